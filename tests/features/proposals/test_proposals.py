"""From applying to circles that begin: what is kept, who is told what, and what becomes of every answer."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery.contact_policy import Recipient, verdict
from bot.delivery.isolation import collected
from bot.features.circles import service as circles
from bot.features.circles.handlers import on_offer
from bot.features.circles.rules import ChannelChoice
from bot.features.coaching.rules import RoundRhythm
from bot.features.home.service import home_of
from bot.features.launch import service as launch
from bot.features.launch.posts import BeginCircles
from bot.features.membership import service as membership
from bot.features.payloads import FrameDraft, ProgrammeButton
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.programmes import service as programmes
from bot.features.programmes.forms import OWN, ApplicationForm
from bot.features.programmes.handlers import register
from bot.features.programmes.rules import ProgrammeFrame
from bot.features.proposals import service
from bot.features.proposals.posts import NoCircle, ProposalQuestion
from bot.features.proposals.rules import FormedNumbers
from bot.features.reports import service as reports
from bot.features.schedule import service as schedule
from bot.features.tandems import service as tandems
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import (
    ApplicationState,
    Language,
    Operation,
    OutboxState,
    ProgrammeState,
    TandemKind,
    WhyNoCircle,
)
from bot.kernel.errors import ItIsOver, NobodyApplied, NoCircleFormed, NotProgrammeOwner, PeopleStillApply
from bot.kernel.ids import ChannelId
from bot.slack.forms import FormInvalid
from bot.slack.responses import ShowModal
from bot.slack.routes import Routes
from models import (
    Application,
    Circle,
    Membership,
    NotWith,
    OutboxMessage,
    Programme,
    ProgrammeOwner,
    ProposedCircle,
    Session,
    SkippedDate,
)
from tests.features.fakes import answer, parts, press, submit
from tests.features.programmes.test_views import FORMATS, TEMPLATES
from tests.features.proposals.conftest import DEPARTMENT, EVERYBODY, FORMED_AT, FRAME, STEPS, WISH, Offered
from tests.rows import MONDAY, a_circle, was_away
from tests.slack.gate import logged


async def test_home_has_what_somebody_applied_for_and_then_the_question(offered: Offered) -> None:
    team = offered.team

    async def home() -> tuple[list[UUID], list[UUID]]:
        async with team.storage.reading(team.workspace_id) as work:
            found = await home_of(work, team.person("U00"), FORMATS, FORMED_AT)
        return [one.programme.id for one in found.applied], [one.programme.id for one in found.proposals]

    assert await home() == ([], [])
    await offered.apply(*EVERYBODY)
    assert await home() == ([offered.id], [])
    await offered.form()
    assert await home() == ([offered.id], [])
    await offered.ask()
    assert await home() == ([], [offered.id])
    await offered.answer("U00")
    assert await home() == ([offered.id], [])


async def test_what_somebody_applies_with_is_sealed_and_read_by_them_alone(offered: Offered) -> None:
    await offered.apply("U00", "U01")
    async with offered.team.storage.everywhere() as session:
        rows = (await session.execute(sa.select(Application.__table__))).all()
    assert WISH not in str(rows)
    assert DEPARTMENT not in str(rows)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        mine = await programmes.application(work, offered.id, offered.team.person("U00"))
        assert mine
        assert (mine.wish, mine.department) == (WISH, DEPARTMENT)
        assert await programmes.application(work, offered.id, offered.team.person("UANA")) is None
        assert WISH not in repr(await service.numbers(work, offered.id))
        assert WISH not in repr(await programmes.load(work, offered.id))


async def test_who_withdraws_leaves_nothing_and_nobody_is_told(offered: Offered) -> None:
    await offered.apply("U00")
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        before = await work.all(sa.select(OutboxMessage.id))
        await programmes.withdraw(work, offered.id, offered.team.person("U00"))
        assert await work.all(sa.select(OutboxMessage.id)) == before
    assert await offered.rows() == []


async def test_only_who_may_offer_programmes_forms_circles_and_it_is_logged_who_let_them(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    with pytest.raises(NotProgrammeOwner):
        await service.form_circles(
            offered.team.storage, offered.team.workspace_id, offered.id, offered.team.person("U00"), MONDAY
        )
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.let_no_longer(work, offered.team.person("UANA"), offered.team.person("UADMIN"), MONDAY)
        (row,) = await work.all(sa.select(ProgrammeOwner))
        assert (row.given_by, row.ended_by) == (offered.team.person("UADMIN"),) * 2
    with pytest.raises(NotProgrammeOwner):
        await offered.form()


async def test_nobody_forms_circles_while_people_can_still_apply(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    with pytest.raises(PeopleStillApply):
        await offered.form(MONDAY + timedelta(days=11))
    await offered.form()


async def test_two_are_too_few(offered: Offered) -> None:
    await offered.apply("U00", "U01")
    with pytest.raises(NobodyApplied):
        await offered.form()


async def test_where_no_circle_came_about_nobody_is_asked_and_the_programme_goes_on(offered: Offered) -> None:
    for number, user in enumerate(EVERYBODY[:5]):
        await offered.apply(user, half_days=[2 * number])
    await offered.form()
    with pytest.raises(NoCircleFormed):
        await offered.ask()
    assert await offered.state() is ProgrammeState.PROPOSING
    assert len(await offered.rows()) == 5
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await service.take_more(work, offered.id, offered.team.person("UANA"), MONDAY)
    await offered.apply(*EVERYBODY[5:])
    await offered.form()
    await offered.ask()
    assert await offered.told(programmes.QUESTION)


async def test_everybody_is_asked_about_their_circle_or_told_why_there_is_none(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:9])
    await offered.apply("U09", half_days=[9])
    await offered.form()
    await offered.ask()
    assert await offered.told(programmes.QUESTION) == list(EVERYBODY[:9])
    assert await offered.told(programmes.NO_CIRCLE) == ["U09"]
    assert "At the hours you ticked" in (await offered.says(NoCircle))["U09"]
    asked = (await offered.says(ProposalQuestion))["U00"]
    assert "<@U00>" in asked
    assert "Does that suit you?" in asked
    assert WISH not in str(await offered.says(ProposalQuestion))
    with pytest.raises(ItIsOver):
        await offered.apply("U00")


async def test_who_fits_nowhere_is_told_at_which_half_days_enough_others_could(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:5], half_days=[2, 3, 4])
    await offered.apply("U09", half_days=[9])
    await offered.apply("U08", half_days=[7])
    await offered.form()
    await offered.ask()
    said = (await offered.says(NoCircle))["U09"]
    assert "On Tuesday morning, Tuesday afternoon and Wednesday morning enough others could have met with you" in said
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        (there,) = {row.circle_id for row in await offered.rows() if row.circle_id}
        await service.move(work, offered.id, offered.team.person("U09"), there, {there}, MONDAY)
    assert {row.what_helps for row in await offered.rows() if row.circle_id} == {""}


async def test_who_fits_nowhere_is_told_in_which_language_enough_others_could(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:6])
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        form = ApplicationForm(wish=WISH, half_days=(0,), languages=(Language.GERMAN,))
        await programmes.apply(work, offered.id, offered.team.person("U09"), form, MONDAY)
    await offered.form()
    await offered.ask()
    assert "In English there would have been enough others" in (await offered.says(NoCircle))["U09"]


async def test_who_is_not_to_meet_is_in_no_circle_together(offered: Offered) -> None:
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        work.add(NotWith(person_id=offered.team.person("U00"), other_id=offered.team.person("U01")))
    await offered.apply(*EVERYBODY)
    await offered.form()
    at = {row.person_id: row.circle_id for row in await offered.rows()}
    assert at[offered.team.person("U00")] != at[offered.team.person("U01")]


async def test_whoever_all_named_each_other_are_in_one_circle_and_no_one_else_reads_whom_they_named(
    offered: Offered,
) -> None:
    own = ("U00", "U04", "U09")
    await offered.apply(*own, companions=own)
    await offered.apply(*(each for each in EVERYBODY if each not in own), companions=["U00"])
    async with offered.team.storage.everywhere() as session:
        assert "U09" not in str((await session.execute(sa.select(Application.__table__))).all())
    await offered.form()
    users = {offered.team.person(user): user for user in EVERYBODY}
    rows = await offered.rows()
    (circle,) = {row.circle_id for row in rows if users[row.person_id] in own}
    assert circle
    await offered.ask()
    assert len(await offered.told(programmes.QUESTION)) == len(EVERYBODY)


async def test_who_meets_in_another_circle_at_that_hour_is_in_none_that_meets_then(offered: Offered) -> None:
    await offered.apply("U00", half_days=[0])
    await offered.apply(*EVERYBODY[1:5])
    await offered.form()
    assert None not in {row.circle_id for row in await offered.rows()}
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        other = work.add(a_circle())
        other.first_date, other.at, other.minutes = date(2026, 3, 30), time(9, 15), 150
        await work.session.flush()
        work.add(Membership(circle_id=other.id, person_id=offered.team.person("U00"), joined_at=MONDAY))
    await offered.form()
    (alone,) = [row for row in await offered.rows() if row.circle_id is None]
    assert (alone.person_id, alone.why) == (offered.team.person("U00"), WhyNoCircle.NO_HOURS)


async def test_forming_anew_and_taking_more_leave_no_trace_of_the_first_try(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.form()
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        assert len(await work.all(sa.select(ProposedCircle))) == 2
        await service.take_more(work, offered.id, offered.team.person("UANA"), MONDAY)
    assert await offered.state() is ProgrammeState.INVITING
    assert [row.circle_id for row in await offered.rows()] == [None] * 10
    await offered.apply("U00", wish="Something else")


async def test_it_begins_once_all_have_answered_with_those_who_said_yes(offered: Offered) -> None:
    await offered.apply(*EVERYBODY, moderated=["yes"], together=OWN)
    await offered.form()
    await offered.ask()
    await offered.answer("U00", yes=False)
    await offered.settle(days=0)
    assert await offered.state() is ProgrammeState.ASKING
    await offered.answer(*EVERYBODY[1:])
    await offered.settle(days=0)
    assert await offered.state() is ProgrammeState.RUNNING
    begun = await offered.begin()
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        found = await circles.load_all(work, begun)
        members = sorted(str(member.user) for one in found for member in one.members)
        skipped = await work.all(sa.select(SkippedDate).where(SkippedDate.circle_id == begun[0]))
    assert members == list(EVERYBODY[1:])
    assert await offered.told(circles.OWNER) == sorted(str(owner.user) for one in found for owner in one.owners)
    assert {one.venue for one in found} == {"Room 1"}
    assert {one.sessions for one in found} == {len(STEPS)}
    assert len(skipped) == 17 - len(STEPS)
    assert [
        (row.wish, row.offer, row.department, row.companions, row.own_department, row.half_days, row.has_moderated)
        for row in await offered.rows()
    ] == [(None, None, None, None, None, 0, False)] * 9


async def test_of_departments_it_is_only_kept_whether_they_met_another_one(offered: Offered) -> None:
    for user, department in zip(EVERYBODY[:5], ("Sales", "sales", "IT", "", "Sales"), strict=True):
        await offered.apply(user, department=department)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY[:5])
    await offered.settle(days=0)
    await offered.begin()
    users = {offered.team.person(user): user for user in EVERYBODY}
    assert {users[row.person_id]: row.mixed for row in await offered.rows()} == {
        "U00": True, "U01": True, "U02": True, "U03": None, "U04": True,
    }  # fmt: skip


async def test_who_says_nothing_is_not_in_it_and_too_few_are_told_where_else_there_is_room(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    at = {row.person_id: row.circle_id for row in await offered.rows()}
    one, other = dict.fromkeys(at.values())
    users = {offered.team.person(user): user for user in EVERYBODY}
    groups = {key: [users[person] for person, circle in at.items() if circle == key] for key in (one, other)}
    await offered.answer(*groups[one][:4], groups[other][0])
    await offered.answer(groups[other][1], yes=False)
    await offered.settle()
    said = await offered.says(NoCircle)
    silent = {groups[one][4], *groups[other][2:]}
    assert said.keys() == {groups[other][0], *silent}, "who said no hears nothing more"
    assert "too few people" in said[groups[other][0]]
    assert all("no answer came from you in time" in said[user] for user in silent)
    assert len(await offered.rows()) == 9
    assert await offered.begin() == [one]
    team = offered.team
    found = await service.elsewhere(team.storage, team.workspace_id, offered.id, team.person(groups[other][0]))
    assert [each.id for each in found.others] == [one]
    await moves_to_the_circle_that_began(offered, groups[other][0], one)


async def test_who_could_not_answer_because_we_were_away_has_as_long_again(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    lost = await one_was_lost_and_one_is_there(offered)
    await was_away(offered.team.storage, MONDAY + timedelta(days=6), MONDAY + timedelta(days=9))
    await offered.settle(days=9)
    assert await offered.state() is ProgrammeState.ASKING
    assert len(await offered.rows()) == len(EVERYBODY)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        until = (await work.get(Programme, offered.id)).answer_by
        asked = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.QUESTION))
    assert Counter(one.people for one in asked if one.operation is Operation.POST) == {
        **dict.fromkeys(EVERYBODY, 1), lost: 2,
    }  # fmt: skip
    assert {one.not_after for one in asked if one.state is OutboxState.PENDING and one.people != "U00"} == {until}
    assert [one.people for one in asked if one.operation is Operation.UPDATE] == ["U00"]
    await offered.settle(days=17)
    assert await offered.state() is ProgrammeState.OVER


async def one_was_lost_and_one_is_there(offered: Offered) -> str:
    """Let one question never have come, and one stand there; return to whom it never came."""
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        rows = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.QUESTION))
        by_user = {one.people: one for one in rows}
        by_user["U01"].state = OutboxState.EXPIRED
        there = by_user["U00"]
        there.state, there.slack_channel, there.slack_ts = OutboxState.SENT, "D1", "1.000001"
    return "U01"


async def test_the_question_waits_until_a_pause_ends_and_as_long_as_an_answer_counts(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        until = (await work.get(Programme, offered.id)).answer_by
        asked = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.QUESTION))
    assert until == datetime(2026, 3, 9, 16, tzinfo=UTC), "on the fifth working day at 17:00"
    assert {one.not_after for one in asked} == {until}
    back = MONDAY + timedelta(days=3)
    reader = Recipient("U00", "Europe/Berlin", paused_until=back)
    assert verdict(ProposalQuestion.priority, [reader], MONDAY, until).until == back
    assert "<!date^1773072000" in (await offered.says(ProposalQuestion))["U00"]


async def test_a_programme_that_lives_nowhere_keeps_no_other_from_beginning_and_being_told_of(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        row = await work.get(Programme, offered.id)
        same = {
            name: getattr(row, name) for name in set(sa.inspect(Programme).columns.keys()) - {"id", "zone", "state"}
        }
        states = (ProgrammeState.ASKING, ProgrammeState.RUNNING), (ApplicationState.PROPOSED, ApplicationState.ACCEPTED)
        for state, said in zip(*states, strict=True):
            lost = Programme(id=uuid4(), zone="Mars/Base", state=state, **(same | {"began_at": MONDAY}))
            work.add(lost)
            await work.session.flush()
            who = {"person_id": offered.team.person("U00"), "state": said}
            work.add(Application(programme_id=lost.id, applied_at=MONDAY, half_days=0, languages="en", **who))
    await offered.answer(*EVERYBODY)
    with collected() as broken:
        await offered.settle()
        async with offered.team.storage.reading(offered.team.workspace_id) as work:
            lines = await reports.due_lines(work, MONDAY + timedelta(days=30), MONDAY + timedelta(days=45))
    assert {what for what, _ in broken} == {"settle_programmes", reports.WEEK}
    assert {due.subject for due in lines} == {offered.id}


async def test_a_circle_that_cannot_begin_keeps_no_other_from_it_and_is_named_once(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle()
    known = list(dict.fromkeys(row.circle_id for row in await offered.rows() if row.circle_id))
    deps = replace(parts(offered.team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)

    class Channels:
        async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:  # noqa: ARG002
            if key == known[0]:
                raise ZeroDivisionError
            return ChannelId("C2")

    begins = BeginCircles(deps, Channels())
    with logged() as entries:
        for _ in range(2):
            await begins.ask(offered.team.workspace_id, known)
    assert [(each["event"], each["subject"]) for each in entries] == [("row_broken", str(known[0]))]
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        assert await work.all(sa.select(Circle.id)) == known[1:]
        assert await begins.find(work, MONDAY, known[:1]) == []


async def moves_to_the_circle_that_began(offered: Offered, user: str, circle_id: UUID | None) -> None:
    team, person = offered.team, offered.team.person(user)
    assert circle_id
    async with team.storage.work(team.workspace_id) as work:
        with pytest.raises(ItIsOver):
            await service.move(work, offered.id, person, circle_id, (), MONDAY)
        await service.move(work, offered.id, person, circle_id, {circle_id}, MONDAY)
    await offered.begin()
    async with team.storage.reading(team.workspace_id) as work:
        assert (await circles.load(work, circle_id)).member(person)


async def test_where_else_somebody_could_go_is_found_for_them(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer("U01", yes=False)
    team = offered.team
    found = await service.elsewhere(team.storage, team.workspace_id, offered.id, team.person("U00"))
    assert found.circle
    assert found.circle.id not in {one.id for one in found.others}


async def test_calling_off_deletes_what_people_applied_with(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.call_off(work, offered.id, offered.team.person("UANA"), MONDAY)
    assert await offered.rows() == []
    assert await offered.state() is ProgrammeState.CALLED_OFF


async def test_who_erases_their_data_is_in_no_circle(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await privacy.erase(work, offered.team.person("U00"), Contributions.DELETED, MONDAY)
    await offered.ask()
    assert "U00" not in await offered.told(programmes.QUESTION)
    assert len(await offered.rows()) == 9


async def test_a_changed_frame_reaches_circles_that_have_begun(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    begun = await offered.begin()
    changed = ProgrammeFrame(**{**vars(FRAME), "minutes": 90, "venue": "Room 2"})
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.change_frame(work, offered.id, offered.team.person("UANA"), changed, MONDAY)
        found = await circles.load_all(work, begun)
        told = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == circles.CHANGED))
    assert {(one.minutes, one.venue) for one in found} == {(90, "Room 2")}
    assert len(told) == 2
    assert {one.state for one in told} == {OutboxState.PENDING}


@pytest.mark.long
async def test_circles_choose_among_the_formats_on_offer_as_long_as_their_programme_runs(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    begun, ana = await offered.begin(), offered.team.person("UANA")
    frame = replace(FRAME, formats="goal-weekly troika", coaching=True)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.change_frame(work, offered.id, ana, frame, MONDAY)
        await programmes.change_frame(work, offered.id, ana, replace(frame, name="Lead"), MONDAY)
        found = await circles.load_all(work, begun)
        told = [
            await work.all(sa.select(OutboxMessage.kind).where(OutboxMessage.kind == kind))
            for kind in (programmes.FORMATS, programmes.COACHING)
        ]
        for circle in found:
            assert set(on_offer(FORMATS, circle, "jigsaw")) == {"goal-weekly", "troika", circle.format_id, "jigsaw"}
            assert circle.coaching
        (await work.get(Programme, offered.id)).state = ProgrammeState.OVER
        await work.session.flush()
        assert set(on_offer(FORMATS, await circles.load(work, begun[0]))) == set(FORMATS)
    assert [len(each) for each in told] == [2, 2], "each circle's channel hears of each once"


@pytest.mark.parametrize("chosen", [["troika"], ["troika", "nothing"], []])
async def test_the_formats_of_the_plan_are_always_on_offer(offered: Offered, chosen: list[str]) -> None:
    team, routes = offered.team, Routes()
    register(routes, replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES), (), RoundRhythm())
    inputs = {
        "name": {"value": "Leading"}, "aim": {"value": "Cases"}, "minutes": {"selected_option": {"value": "60"}},
        "formats": {"selected_options": [{"value": one} for one in chosen]},
        "coaching": {"selected_options": [{"value": "yes"}]},
    }  # fmt: skip
    draft = FrameDraft(template="leadership", programme=offered.id)
    keep = answer(routes, submit(team.actors["UANA"], "programmes:keep", inputs, draft))
    if "nothing" in chosen:
        with pytest.raises(FormInvalid):
            await keep
        return
    await keep
    async with team.storage.reading(team.workspace_id) as work:
        kept = await programmes.load(work, offered.id)
    assert set(kept.formats.split()) == ({*chosen, *(step.format for step in STEPS)} if chosen else set())
    assert kept.coaching


async def test_applications_without_a_circle_go_after_thirty_days(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:9])
    await offered.apply("U09", half_days=[9])
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY[:9])
    await offered.settle(days=0)
    assert WhyNoCircle.NO_HOURS in {row.why for row in await offered.rows()}
    await offered.settle(days=29)
    assert len(await offered.rows()) == 10
    await offered.settle(days=31)
    assert len(await offered.rows()) == 9


async def test_who_says_no_is_out_without_a_reason(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer("U00", yes=False)
    assert len(await offered.rows()) == 9
    said = await offered.says(ProposalQuestion)
    assert said["U00"] == ""
    assert not any("<@U00>" in text for text in said.values())
    numbers = await numbers_of(offered)
    assert (numbers.waiting, numbers.accepted, numbers.left_out_in_all) == (9, 0, 0)


async def numbers_of(offered: Offered) -> FormedNumbers:
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        return await service.numbers(work, offered.id)


async def test_a_programme_is_over_once_all_its_circles_are(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    await offered.settle(days=1)
    assert await offered.state() is ProgrammeState.RUNNING
    first, second = await offered.begin()
    for circle_id, state in ((first, ProgrammeState.RUNNING), (second, ProgrammeState.OVER)):
        async with offered.team.storage.work(offered.team.workspace_id) as work:
            await circles.close(work, circle_id, MONDAY)
        await offered.settle(days=2)
        assert await offered.state() is state


async def test_whose_circle_begins_finds_a_buddy_who_is_there_for_others_and_both_say_yes(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:5])
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY[:5])
    await offered.settle(days=0)
    await offered.begin(buddies=True)
    await offered.begin(buddies=True)
    assert await offered.told(launch.BUDDY) == list(EVERYBODY[:5])
    new, buddy = offered.team.person("U00"), offered.team.person("U09")
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        tandem = await launch.find_partner(work, offered.id, TandemKind.BUDDY, new, "Europe/Berlin", MONDAY)
        assert (await tandems.page(work, tandem, new, MONDAY)).proposals == ()
        await tandems.set_capacity(work, buddy, 1)
        (proposal,) = (await tandems.page(work, tandem, new, MONDAY)).proposals
        assert proposal.person.id == buddy
        await tandems.ask(work, tandem, new, buddy, MONDAY)
        assert await tandems.answer(work, tandem, buddy, MONDAY, yes=True)
        assert await launch.find_partner(work, offered.id, TandemKind.BUDDY, new, "Europe/Berlin", MONDAY) == tandem
        found = await tandems.tandem(work, tandem)
        visit = await launch.find_partner(work, offered.id, TandemKind.SHADOWING, new, "Europe/Berlin", MONDAY)
        assert len((await tandems.tandem(work, visit)).plan) == 1
    assert (found.kind, len(found.plan), found.seats[0].about) == (TandemKind.BUDDY, 9, FRAME.name)


async def test_sixty_days_after_the_end_whoever_stayed_is_asked_once_who_starts_the_next(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:5])
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY[:5])
    await offered.settle(days=0)
    (circle,) = await offered.begin()
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await membership.leave(work, circle, offered.team.person("U00"), MONDAY)
        await circles.close(work, circle, MONDAY)
    await offered.settle(days=0)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        assert await launch.due_alumni(work, MONDAY, MONDAY + timedelta(days=59)) == []
        (due,) = await launch.due_alumni(work, MONDAY, MONDAY + timedelta(days=70))
        assert due.at.date() == date(2026, 5, 1)
        await launch.ask_alumni(work, due.subject, due.not_after, due.at)
        assert await launch.due_alumni(work, due.not_after, due.not_after + timedelta(days=70)) == []
    assert await offered.told(launch.ALUMNI) == list(EVERYBODY[1:5])
    assert await offered.told(launch.NEXT) == ["UANA"]


async def test_a_programme_is_offered_again_in_its_old_frame_with_new_dates(offered: Offered) -> None:
    team, routes, clock = offered.team, Routes(), SimulatedClock(MONDAY + timedelta(days=100))
    register(routes, replace(parts(team.storage, clock), programmes=TEMPLATES), (), RoundRhythm())
    asked = press(team.actors["UANA"], "programmes:again", ProgrammeButton(programme=offered.id))
    shown = await answer(routes, asked)
    assert isinstance(shown, ShowModal)
    assert all(kept in str(shown.view.to_dict()) for kept in (FRAME.name, FRAME.aim, FRAME.venue, "'C1'", "2026-06-24"))
    with pytest.raises(NotProgrammeOwner):
        await answer(routes, press(team.actors["U00"], "programmes:again", ProgrammeButton(programme=offered.id)))


async def test_a_circle_follows_its_programmes_plan(offered: Offered) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    (first, _) = await offered.begin()
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await schedule.begin(work, first, FORMATS, MONDAY)
        rows = await work.all(sa.select(Session).where(Session.circle_id == first).order_by(Session.number))
        weeks = [(row.local_date - rows[0].local_date).days // 7 for row in rows]
    steps = STEPS[: len(rows)]
    assert [(row.format_id, row.theme) for row in rows] == [(one.format, one.title(Language.ENGLISH)) for one in steps]
    assert weeks == [step.week for step in steps]


async def test_what_nobody_forms_circles_for_is_called_off_thirty_days_after_it_was_to_begin(offered: Offered) -> None:
    await offered.apply("U00", "U01")
    begins = (FRAME.starts_on - MONDAY.date()).days
    await offered.settle(days=begins + 30)
    assert await offered.state() is ProgrammeState.INVITING
    await offered.settle(days=begins + 31)
    assert await offered.state() is ProgrammeState.CALLED_OFF
    assert await offered.rows() == []
    assert await offered.told(programmes.CALLED_OFF) == ["U00", "U01"]
    assert await offered.told(launch.NO_CIRCLES) == ["UANA"]
