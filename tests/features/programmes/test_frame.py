"""The frame of a programme, changed, and a programme that ends before it begins: who is told, and what stays."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.content.programmes import ProgrammeTemplate
from bot.features.circle_page import service as circle_page
from bot.features.circle_page.handlers import register
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, settings_of
from bot.features.coaching.rules import RoundRhythm
from bot.features.dates import handlers as dates
from bot.features.launch import service as launch
from bot.features.launch.service import circle_settings
from bot.features.payloads import EditDraft, FrameDraft, MoveDraft
from bot.features.programmes import handlers
from bot.features.programmes import service as programmes
from bot.features.programmes.forms import places_of
from bot.features.programmes.posts import posts
from bot.features.programmes.rules import ProgrammeFrame
from bot.features.proposals.rules import Proposed
from bot.features.reports import service as reports
from bot.features.reports import store as reports_store
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ApplicationState, Language, Operation, OutboxState, ProgrammeState
from bot.kernel.errors import PeopleWereAsked
from bot.kernel.ids import UserId
from bot.slack.forms import FormInvalid
from bot.slack.responses import ShowModal
from bot.slack.routes import Routes
from models import Application, OutboxMessage, Person, Programme, ProposedCircle
from tests.features.fakes import answer, option, parts, press, submit
from tests.features.programmes.test_views import PROGRAMME, TEMPLATES
from tests.features.proposals.conftest import EVERYBODY, FRAME, Offered
from tests.rows import MONDAY

PROPOSED = Proposed(UUID(int=1), 1, Language.ENGLISH, MONDAY, 60, {}, 0)


async def begun(offered: Offered) -> list[UUID]:
    """Let the circles of a programme begin, with everybody's yes."""
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    return await offered.begin()


async def change(offered: Offered, frame: ProgrammeFrame) -> None:
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.change_frame(work, offered.id, offered.team.person("UANA"), frame, MONDAY)


async def load(offered: Offered, circle_ids: list[UUID]) -> list[CircleInfo]:
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        return sorted(await circles.load_all(work, circle_ids), key=lambda one: circle_ids.index(one.id))


@pytest.mark.long
async def test_what_a_circle_has_set_itself_stays_whatever_becomes_of_the_frame(offered: Offered) -> None:
    own, other = await begun(offered)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        wish = replace(settings_of(await circles.load(work, own)), minutes=45, venue="Our room", holidays="DE-BE")
        await circle_page.change(work, own, wish, MONDAY)
    for frame in (replace(FRAME, aim="Other cases", coaching=True), replace(FRAME, venue="Room 2", minutes=90)):
        await change(offered, frame)
        mine, theirs = await load(offered, [own, other])
        assert (mine.minutes, mine.venue, mine.holidays) == (45, "Our room", "DE-BE")
        assert (theirs.minutes, theirs.venue, theirs.holidays) == (frame.minutes, frame.venue, None)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        told = sa.select(OutboxMessage.subject).where(OutboxMessage.kind == circles.CHANGED)
        assert (await work.all(told)).count(own) == 1, "of its own change, and of none of the frame's"


@pytest.mark.long
@pytest.mark.parametrize(
    "changed", [{"minutes": 90}, {"places": 4}, {"starts_on": date(2026, 4, 6)}, {"apply_until": date(2026, 3, 16)}]
)
async def test_circles_that_nobody_was_asked_about_are_formed_anew_with_a_changed_frame(
    offered: Offered, changed: dict[str, Any]
) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await change(offered, replace(FRAME, aim="Other cases"))
    assert await offered.state() is ProgrammeState.PROPOSING
    await change(offered, replace(FRAME, **changed))
    assert await offered.state() is ProgrammeState.INVITING
    assert {row.circle_id for row in await offered.rows()} == {None}
    await offered.form(MONDAY + timedelta(days=20))
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        formed = await work.all(sa.select(ProposedCircle.minutes))
    assert set(formed) == {changed.get("minutes", FRAME.minutes)}


@pytest.mark.long
@pytest.mark.parametrize(
    "changed", [{"minutes": 90}, {"places": 4}, {"starts_on": date(2026, 4, 6)}, {"apply_until": date(2026, 3, 16)}]
)
async def test_what_people_are_asked_about_stays(offered: Offered, changed: dict[str, Any]) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    with pytest.raises(PeopleWereAsked) as refused:
        await change(offered, replace(FRAME, aim="Other cases", **changed))
    assert [refused.value.field] == list(changed)
    await change(offered, replace(FRAME, aim="Other cases"))
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    if "minutes" not in changed:
        with pytest.raises(PeopleWereAsked):
            await change(offered, replace(FRAME, **changed))


async def test_whoever_has_applied_is_told_once_of_new_dates(offered: Offered) -> None:
    await offered.apply("U00", "U01")
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.withdraw(work, offered.id, offered.team.person("U01"))
    for frame in (replace(FRAME, minutes=45, places=4), replace(FRAME, starts_on=date(2026, 4, 13))):
        await change(offered, frame)
        await change(offered, frame)
    assert await offered.told(programmes.NEW_DATES) == ["U00"]
    assert "the circles start in the week of Monday 13 April" in await said(offered, programmes.NEW_DATES)
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    assert await said(offered, programmes.NEW_DATES) == "None", "they are asked about a circle with its date meanwhile"


@pytest.mark.parametrize("asked", [False, True])
async def test_whoever_has_applied_is_told_that_it_is_called_off(offered: Offered, *, asked: bool) -> None:
    await offered.apply(*EVERYBODY)
    if asked:
        await offered.form()
        await offered.ask()
        await offered.answer("U00", yes=False)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.call_off(work, offered.id, offered.team.person("UANA"), MONDAY)
    assert await offered.told(programmes.CALLED_OFF) == list(EVERYBODY[1:] if asked else EVERYBODY)
    assert await offered.rows() == []


@pytest.mark.parametrize("half_days", [(0, 2), (9,)])
async def test_a_programme_in_which_no_circle_came_about_is_over_at_once_and_everybody_hears_why(
    offered: Offered, half_days: tuple[int, ...]
) -> None:
    await offered.apply(*EVERYBODY[:9])
    await offered.apply("U09", half_days=half_days)
    await offered.form()
    await offered.ask()
    at = {row.person_id: row.circle_id for row in await offered.rows()}
    mine = [user for user in EVERYBODY if at[offered.team.person(user)] == at[offered.team.person("U00")]]
    await offered.answer(*mine[:2])
    await offered.settle()
    assert await offered.state() is ProgrammeState.OVER
    alone = {"U09"} if at[offered.team.person("U09")] is None else set()
    assert await offered.told(launch.IN_VAIN) == sorted({*mine[:2], *alone})
    assert await offered.told(launch.NO_CIRCLES) == ["UANA"]
    assert await offered.rows() == []
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        found = await programmes.load(work, offered.id)
        assert found.in_vain
        assert await reports.due_lines(work, MONDAY + timedelta(days=30), MONDAY + timedelta(days=45)) == []
        assert await launch.due_alumni(work, MONDAY + timedelta(days=31), MONDAY + timedelta(days=200)) == []
        assert await reports_store.begun(work) == []


async def test_one_circle_of_three_is_enough_for_a_programme_to_begin(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:5])
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY[:3])
    await offered.settle()
    assert await offered.state() is ProgrammeState.RUNNING
    assert await offered.told(launch.IN_VAIN) == []


async def test_a_programme_that_has_long_run_without_a_circle_is_over(offered: Offered) -> None:
    await offered.apply("U00")
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        (row,) = await work.all(sa.select(Application))
        row.state = ApplicationState.ACCEPTED
        programme = await work.get(Programme, offered.id)
        programme.state, programme.began_at = ProgrammeState.RUNNING, MONDAY
    await offered.settle()
    assert await offered.state() is ProgrammeState.RUNNING
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        (await work.get(Person, offered.team.person("U00"))).deleted = True
    await offered.settle()
    assert await offered.state() is ProgrammeState.OVER


async def test_the_card_says_who_looks_after_programmes_and_whoever_no_longer_may_is_told(offered: Offered) -> None:
    team = offered.team
    admin, hours = team.person("UADMIN"), count(1)

    async def let(user: str, *, reads_only: bool = False) -> None:
        now = MONDAY + timedelta(hours=next(hours))
        async with team.storage.work(team.workspace_id) as work:
            await programmes.let_offer(work, admin, team.person(user), UserId(user), now, reads_only=reads_only)

    await let("U00", reads_only=True)
    await let("U01")
    shown = await said(offered, programmes.INVITATION)
    assert "Looked after by <@UANA> and <@U01>. Reports are also read by <@U00>." in shown
    await let("U01", reads_only=True)
    assert "You no longer offer programmes" in await said(offered, programmes.NO_LONGER)
    assert "Reports are also read by <@U00> and <@U01>." in await said(offered, programmes.INVITATION)
    await let("U01")
    assert await said(offered, programmes.NO_LONGER, 0) == "None", "they may again"
    async with team.storage.work(team.workspace_id) as work:
        await programmes.let_no_longer(work, team.person("U01"), admin, MONDAY + timedelta(hours=next(hours)))
    assert "decided by <@UADMIN>" in await said(offered, programmes.NO_LONGER)
    assert "Looked after by <@UANA>. " in await said(offered, programmes.INVITATION)


async def test_cards_are_brought_up_to_date_when_somebody_may_offer_programmes_or_no_longer(offered: Offered) -> None:
    team, person = offered.team, offered.team.person("U00")
    async with team.storage.work(team.workspace_id) as work:
        (card,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.INVITATION))
        card.state, card.slack_channel, card.slack_ts = OutboxState.SENT, "C1", "1.0"
        updates = sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.UPDATE)
        await programmes.let_offer(work, person, person, UserId("U00"), MONDAY)
        (waits,) = await work.all(updates)
        waits.state = OutboxState.SENT
        await programmes.let_no_longer(work, person, person, MONDAY)
        assert len(await work.all(updates)) == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("how", "refused"),
    [
        ({"minutes": "120"}, {"minutes": "circles-longer-than-frame"}),
        ({"minutes": "45"}, {}),
        ({"sessions": "26"}, {"sessions": "circles-ends-after-frame"}),
        ({"sessions": "4"}, {}),
        ({"cadence": "two_weeks", "sessions": "10"}, {"sessions": "circles-ends-after-frame"}),
        ({"cadence": "monthly"}, {"first": "circles-ends-after-frame"}),
    ],
)
async def test_a_circle_plans_within_its_programmes_frame_as_long_as_that_runs(
    offered: Offered, how: dict[str, str], refused: dict[str, str]
) -> None:
    first, _ = await begun(offered)
    if refused:
        with pytest.raises(FormInvalid) as invalid:
            await edit(offered, first, how)
        assert {field: key for field, (key, _) in invalid.value.problems.items()} == refused
        async with offered.team.storage.work(offered.team.workspace_id) as work:
            (await work.get(Programme, offered.id)).state = ProgrammeState.OVER
    await edit(offered, first, how)
    (circle,) = await load(offered, [first])
    shown = {"minutes": circle.minutes, "sessions": circle.sessions, "cadence": circle.rhythm.cadence}
    assert {name: str(shown[name]) for name in how} == how


async def test_a_session_is_moved_within_its_programmes_frame(offered: Offered) -> None:
    first, _ = await begun(offered)
    team, (circle,) = offered.team, await load(offered, [first])
    template, routes = TEMPLATES[PROGRAMME.template_id], Routes()
    deps = replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)
    dates.register(routes, deps)
    async with team.storage.work(team.workspace_id) as work:
        await schedule.begin(work, first, deps.formats, MONDAY)
        session = (await sessions.planned_in(work, first))[-1]
    last = template.last_day(FRAME.starts_on)

    async def move(day: date) -> None:
        inputs = {
            "day": {"selected_date": str(day)}, "at": {"selected_time": "10:00"}, "venue": "",
            "format_id": option(session.format_id), "mode": option(session.mode),
        }  # fmt: skip
        draft = MoveDraft(session=session.id, seen=session.revision)
        await answer(routes, submit(team.actors[circle.owners[0].user], "sessions:keep-move", inputs, draft))

    with pytest.raises(FormInvalid) as invalid:
        await move(last + timedelta(days=1))
    assert invalid.value.problems["day"][0] == "sessions-move-after-frame"
    await move(last - timedelta(days=2))  # a Friday


async def edit(offered: Offered, circle_id: UUID, how: dict[str, str]) -> None:
    """Change a circle's settings as its owner does."""
    team, routes = offered.team, Routes()
    register(routes, replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES))
    (circle,) = await load(offered, [circle_id])
    draft = EditDraft(circle=circle.id, seen=circle.fingerprint, first=circle.rhythm.first)
    chosen = {"cadence": circle.rhythm.cadence, "minutes": circle.minutes, "sessions": circle.sessions} | how
    inputs = {
        "name": circle.name, "purpose": circle.purpose, "venue": circle.venue,
        "first": {"selected_date": str(circle.rhythm.first)}, "at": {"selected_time": f"{circle.rhythm.at:%H:%M}"},
        **{name: option(str(value)) for name, value in chosen.items()},
    }  # fmt: skip
    await answer(routes, submit(team.actors[circle.owners[0].user], "circles:change", inputs, draft))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("typed", ["template", "own"])
async def test_what_is_the_templates_own_stands_in_the_language_of_the_invitation_whoever_typed_it(
    offered: Offered, language: Language, typed: str
) -> None:
    team, routes, template = offered.team, Routes(), TEMPLATES["leadership"]
    handlers.register(
        routes, replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES), (), RoundRhythm()
    )
    name, aim = (template.name.de, template.goal.de) if typed == "template" else ("Führung 26", "Echte Fälle")
    inputs = {
        "name": name, "aim": f"{aim} ", "minutes": option("60"), "places": option("5"), "language": option(language),
    }  # fmt: skip
    draft = FrameDraft(template="leadership", programme=offered.id)
    await answer(routes, submit(team.actors["UANA"], "programmes:keep", inputs, draft))
    async with team.storage.reading(team.workspace_id) as work:
        kept = await programmes.load(work, offered.id)
    if typed == "template":
        assert (kept.name, kept.aim) == (template.name(language), template.goal(language))
    else:
        assert (kept.name, kept.aim.strip()) == (name, aim)


async def test_what_is_the_templates_own_is_read_in_ones_language_and_a_circles_in_its_own(offered: Offered) -> None:
    team, routes, template = offered.team, Routes(), TEMPLATES["leadership"]
    german = replace(FRAME, name=template.name.de, aim=template.goal.de, language=Language.GERMAN)
    await change(offered, german)
    deps = replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)
    handlers.register(routes, deps, (), RoundRhythm())
    shown = await answer(routes, press(team.actors["U00"], "programmes:overview"))
    assert isinstance(shown, ShowModal)
    assert template.goal.en in str(shown.view.to_dict())
    assert template.goal.de not in str(shown.view.to_dict())
    english = await load(offered, await begun(offered))
    assert {(one.language, one.purpose) for one in english} == {(Language.ENGLISH, template.goal.en)}
    assert english[0].name == f"{template.name.en} 1"


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_no_circle_is_larger_than_its_template_is_made_for(template: ProgrammeTemplate) -> None:
    places = places_of(template.group)
    assert template.group.ideal in places
    assert circle_settings(replace(PROGRAMME, places=places[-1]), (), PROPOSED, 0).places <= template.group.max


@pytest.mark.parametrize(("places", "fits"), [("6", True), ("7", False)])
async def test_a_frame_is_for_as_many_people_as_its_template(offered: Offered, places: str, *, fits: bool) -> None:
    team, routes = offered.team, Routes()
    deps = replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)
    handlers.register(routes, deps, (), RoundRhythm())
    inputs = {"name": "Leading", "aim": "Cases", "minutes": option("60"), "places": option(places)}
    draft = FrameDraft(template="leadership", programme=offered.id)
    keep = answer(routes, submit(team.actors["UANA"], "programmes:keep", inputs, draft))
    if not fits:
        with pytest.raises(FormInvalid):
            await keep
        return
    await keep


async def said(offered: Offered, kind: str, number: int = -1) -> str:
    """Return what a message of a kind says, the last one or another."""
    post = next(one for one in posts(parts(offered.team.storage, SimulatedClock(MONDAY))) if one.kind == kind)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        found = sa.select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.due_at)
        shown = await post.compose(work, (await work.all(found))[number])
    return f"{shown.text} {shown.block_dicts()}" if shown else "None"
