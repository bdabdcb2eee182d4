"""Reports of a programme: what they are made of, when, who opens them; calls for support, a weekly line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.post import Address, Due, TimedPost
from bot.features import actions
from bot.features.climate import store as climate_store
from bot.features.climate.rules import ENOUGH, ITEMS
from bot.features.payloads import CircleButton, ProgrammeButton, ReportButton
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.programmes import service as programmes
from bot.features.proposals import service as proposals
from bot.features.reports import handlers, posts, rules, service
from bot.features.reports.rules import ALL, Least, Measure, ProgrammeReport
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import (
    Cadence,
    CommitmentState,
    Language,
    Mode,
    Operation,
    PairState,
    ProgrammeState,
    ReportMoment,
    RoundState,
    SessionState,
    Used,
)
from bot.kernel.errors import ItIsOver, NotAMember, NotProgrammeOwner, NotReportReader
from bot.kernel.ids import ChannelId, UserId
from bot.slack.responses import ChangeModal, SendFile
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import (
    Application,
    Circle,
    CoachingPair,
    CoachingPool,
    CoachingRound,
    Commitment,
    Helped,
    Insight,
    InsightAuthor,
    LaterUse,
    Membership,
    OutboxMessage,
    PairSeat,
    Programme,
    ProgrammeSnapshot,
    Reflection,
    RoleTurn,
    Session,
    SnapshotOpening,
)
from tests.features.fakes import Team, answer, new_team, parts, press
from tests.features.programmes.test_views import FORMATS, TEMPLATES
from tests.features.proposals.conftest import FRAME
from tests.rows import MONDAY, a_circle

PEOPLE = tuple(f"U{number:02}" for number in range(20))
COMING = rules.taken_at(FRAME.starts_on, TEMPLATES["leadership"].weeks, "Europe/Berlin")
HALF, END = COMING[ReportMoment.HALF_TIME], COMING[ReportMoment.END]
NAME = "Circle of secrets"


@dataclass
class Running:
    """A programme with four circles of five that has run since March; Ana offers it, Rea reads its reports."""

    team: Team
    id: UUID
    circles: list[UUID]
    sessions: list[UUID]

    async def take(self, now: datetime, seed: int = 1) -> list[ProgrammeSnapshot]:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await service.take_all(work, TEMPLATES, Least(), Random(seed), now)
            return await work.all(sa.select(ProgrammeSnapshot).order_by(ProgrammeSnapshot.taken_at))

    async def facts(
        self, since: datetime | None, until: datetime, of: ReportMoment = ReportMoment.HALF_TIME
    ) -> dict[Measure, set[float]]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            found = await service.facts(work, self.id, of, (since, until))
        return {measure: {round(one.value, 3) for one in found if one.measure is measure} for measure in Measure}

    async def reflect(self, mark: int, at: datetime) -> None:
        """Let everybody say this of the session that comes next in their circle."""
        async with self.team.storage.work(self.team.workspace_id) as work:
            for circle_id, users in by_circle(self.circles):
                row = work.add(a_session(circle_id, at))
                await work.session.flush()
                for user in users:
                    person = self.team.person(user)
                    work.add(Reflection(session_id=row.id, person_id=person, usefulness=mark, written_at=at))

    async def open(self, user: str, at: datetime = END) -> ProgrammeReport:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await service.open_report(work, self.id, self.team.person(user), TEMPLATES, Least(), at)

    async def told(self, kind: str) -> list[str]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            found = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == kind))
            return sorted(str(one.people or one.channel_id) for one in found if one.operation is Operation.POST)


def by_circle(circles: list[UUID]) -> Iterator[tuple[UUID, tuple[str, ...]]]:
    for number, circle_id in enumerate(circles):
        yield circle_id, PEOPLE[5 * number : 5 * number + 5]


def a_session(circle_id: UUID, at: datetime, state: SessionState = SessionState.ENDED) -> Session:
    return Session(
        circle_id=circle_id, number=int(at.timestamp()), local_date=at.date(), at=time(9), zone="Europe/Berlin",
        starts_at=at - timedelta(hours=1), format_id="learning-circle", mode=Mode.LIVE, state=state, ends_at=at,
        planned_at=MONDAY, present=4,
    )  # fmt: skip


@pytest.fixture
async def running(storage: Storage) -> Running:
    team, programme_id = await new_team(storage), uuid4()
    await team.meet("UANA", "UREA", "UADMIN", "UNOBODY", *PEOPLE)
    admin, met_at = team.person("UADMIN"), HALF - timedelta(days=20)
    async with storage.work(team.workspace_id) as work:
        await programmes.let_offer(work, admin, team.person("UANA"), UserId("UANA"), MONDAY)
        await programmes.offer(
            work, team.person("UANA"), "leadership", FRAME, (ChannelId("C1"), "Europe/Berlin"),
            programme_id=programme_id, now=MONDAY,
        )  # fmt: skip
        row = await work.get(Programme, programme_id)
        row.state, row.began_at = ProgrammeState.RUNNING, MONDAY
        await programmes.let_offer(work, admin, team.person("UREA"), UserId("UREA"), MONDAY, reads_only=True)
        circles, sessions = [], []
        for number in range(4):
            circle = work.add(a_circle(f"{NAME} {number}"))
            circle.programme_id = programme_id
            await work.session.flush()
            circles.append(circle.id)
            held = [work.add(a_session(circle.id, met_at + timedelta(days=each))) for each in range(3)]
            work.add(a_session(circle.id, met_at + timedelta(days=3), SessionState.MISSED))
            await work.session.flush()
            sessions += [one.id for one in held]
            card = work.add(Insight(session_id=held[0].id, title="", text="", made_at=met_at, offered_at=met_at))
            await work.session.flush()
            work.add(InsightAuthor(
                insight_id=card.id, person_id=team.person(PEOPLE[5 * number]), agrees=True if number else None
            ))  # fmt: skip
            for user in PEOPLE[5 * number : 5 * number + 5]:
                person = team.person(user)
                work.add(Membership(circle_id=circle.id, person_id=person, joined_at=MONDAY))
                work.add(Reflection(session_id=held[0].id, person_id=person, usefulness=4, written_at=met_at))
                work.add(Commitment(
                    session_id=held[0].id, person_id=person, if_text=b"", then_text=b"", made_at=met_at,
                    state=CommitmentState.DROPPED if user == PEOPLE[0] else CommitmentState.DONE, answered_at=met_at,
                ))  # fmt: skip
                work.add(LaterUse(session_id=held[0].id, person_id=person, used=Used.YES, answered_at=met_at))
                work.add(RoleTurn(session_id=held[0].id, person_id=person, role="moderation"))
                work.add(Application(
                    programme_id=programme_id, person_id=person, applied_at=MONDAY, half_days=0, languages="en",
                    mixed=True,
                ))  # fmt: skip
    return Running(team, programme_id, circles, sessions)


async def test_it_is_made_of_what_people_did_in_that_time(running: Running) -> None:
    found = await running.facts(None, HALF)
    assert found[Measure.PRESENT] == {0.8}
    assert found[Measure.HELD] == {0.75}
    assert found[Measure.USEFUL] == {4.0}
    assert found[Measure.KEPT] == {0.0, 1.0}
    assert found[Measure.REFLECTED] == {0.333}
    assert found[Measure.REMEMBERED] == set()
    assert found[Measure.HOURS] == {3.0}
    assert found[Measure.EXPLAINED] == found[Measure.BROUGHT] == found[Measure.DOCUMENTED] == {0.0}
    assert found[Measure.SHARED] == {0.0, 1.0}
    assert all(found[each] == {1.0} for each in (Measure.STAYED, Measure.USED, Measure.MODERATED))
    later = await running.facts(HALF, END)
    assert not any(later[each] for each in (Measure.PRESENT, Measure.USEFUL, Measure.KEPT))


async def test_whose_circle_still_meets_is_looked_at_for_the_last_three_weeks_and_their_hours_are_counted(
    running: Running,
) -> None:
    assert (await running.facts(None, HALF))[Measure.MEETING] == {1.0}
    last = HALF - timedelta(days=18)
    for days, told in ((20, {1.0}), (22, {0.0})):
        assert (await running.facts(None, last + timedelta(days=days)))[Measure.MEETING] == told
    later = await running.facts(HALF, END)
    assert later[Measure.MEETING] == later[Measure.HOURS] == {0.0}


async def say_of_the_climate(running: Running, answers: int, score: int = 4) -> None:
    """Let so many of each circle give each sentence this score after its last session."""
    async with running.team.storage.work(running.team.workspace_id) as work:
        for session_id in running.sessions[2::3]:
            await climate_store.begin(work, session_id)
            for _ in range(answers):
                await climate_store.count(work, session_id, dict.fromkeys(ITEMS, score))


async def test_the_climate_is_told_of_checks_that_are_closed_in_which_enough_answered(running: Running) -> None:
    ended = HALF - timedelta(days=18)
    await say_of_the_climate(running, ENOUGH)
    assert (await running.facts(None, ended + timedelta(hours=1)))[Measure.CLIMATE] == set()
    assert (await running.facts(None, HALF))[Measure.CLIMATE] == {4.0}
    assert (await running.facts(HALF, END))[Measure.CLIMATE] == set()
    async with running.team.storage.reading(running.team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.HALF_TIME, (None, HALF))
    told = [one for one in found if one.measure is Measure.CLIMATE]
    assert len({one.person for one in told}) == len(told) == 4 * ENOUGH
    assert {one.person for one in told}.isdisjoint(map(running.team.person, PEOPLE))


async def test_of_fewer_answers_than_a_circle_is_shown_nothing_goes_into_a_report(running: Running) -> None:
    await say_of_the_climate(running, ENOUGH - 1)
    assert (await running.facts(None, HALF))[Measure.CLIMATE] == set()


async def test_who_changes_circles_counts_once_where_circles_are_known_as_a_whole_alone(running: Running) -> None:
    team, (first, second, *_) = running.team, running.circles
    async with team.storage.work(team.workspace_id) as work:
        work.add(Membership(circle_id=second, person_id=team.person(PEOPLE[0]), joined_at=HALF - timedelta(days=1)))
    async with team.storage.reading(team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.HALF_TIME, (None, HALF))
    assert first not in {one.circle for one in found if one.measure is Measure.PRESENT}
    assert first in {one.circle for one in found if one.measure is Measure.HELD}


async def test_who_changes_circles_while_a_check_is_open_counts_once_in_the_report_after_it(running: Running) -> None:
    await say_of_the_climate(running, ENOUGH)
    team, (first, second, *_), since = running.team, running.circles, HALF - timedelta(days=18, hours=-1)
    async with team.storage.work(team.workspace_id) as work:
        moved = sa.update(Membership).where(Membership.person_id == team.person(PEOPLE[0]))
        await work.session.execute(moved.values(left_at=since - timedelta(minutes=5)))
        work.add(Membership(circle_id=second, person_id=team.person(PEOPLE[0]), joined_at=since))
    async with team.storage.reading(team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.END, (since, HALF))
    told = {one.circle for one in found if one.measure is Measure.CLIMATE}
    assert second in told
    assert first not in told


async def test_people_count_for_what_they_said_themselves_of_explaining_and_of_cards(running: Running) -> None:
    async with running.team.storage.work(running.team.workspace_id) as work:
        turn = (await work.all(sa.select(RoleTurn).where(RoleTurn.session_id == running.sessions[0])))[0]
        listener = running.team.person(PEOPLE[1])
        work.add(Helped(turn_id=turn.id, session_id=turn.session_id, person_id=listener))
        card = (await work.all(sa.select(Insight).where(Insight.session_id == running.sessions[3])))[0]
        work.add(InsightAuthor(insight_id=card.id, person_id=running.team.person(PEOPLE[6]), agrees=None))
    async with running.team.storage.reading(running.team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.HALF_TIME, (None, HALF))
    told = {each: {one.person for one in found if one.measure is each and one.value} for each in Measure}
    assert told[Measure.EXPLAINED] == {listener}
    assert told[Measure.SHARED] == {running.team.person(PEOPLE[5 * number]) for number in (1, 2, 3)}


async def test_of_coaching_each_pair_of_the_last_round_counts_once(running: Running) -> None:
    team = running.team
    async with team.storage.work(team.workspace_id) as work:
        pool = work.add(CoachingPool(
            programme_id=running.id, cadence=Cadence.TWO_WEEKS, first_date=MONDAY.date(), at=time(9), zone="UTC",
        ))  # fmt: skip
        await work.session.flush()
        for number, met in ((1, False), (2, True)):
            ends = HALF - timedelta(days=30 - number)
            row = work.add(CoachingRound(
                pool_id=pool.id, number=number, local_date=MONDAY.date(), starts_at=MONDAY, ends_at=ends,
                state=RoundState.OVER,
            ))  # fmt: skip
            await work.session.flush()
            for one, other in zip(PEOPLE[::2], PEOPLE[1::2], strict=True):
                pair = work.add(CoachingPair(
                    round_id=row.id, question=0, state=PairState.MET if met else PairState.PAIRED
                ))  # fmt: skip
                await work.session.flush()
                for user in (one, other):
                    work.add(PairSeat(pair_id=pair.id, person_id=team.person(user)))
    async with team.storage.reading(team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.HALF_TIME, (None, HALF))
    told = [one for one in found if one.measure is Measure.COACHED]
    assert len({one.person for one in told}) == len(told) == 10
    assert {one.value for one in told} == {1.0}
    assert (await running.facts(HALF, END))[Measure.COACHED] == set()


async def test_who_met_other_departments_is_told_at_the_end_alone(running: Running) -> None:
    told = [(await running.facts(None, HALF, moment))[Measure.ACROSS] for moment in ReportMoment]
    assert told == [set(), {1.0}, set()]


async def test_a_report_is_taken_once_at_its_moment_and_never_made_anew(running: Running) -> None:
    assert await running.take(HALF - timedelta(minutes=1)) == []
    (first,) = await running.take(HALF + timedelta(days=1))
    before = first.contents
    assert (first.moment, first.taken_at) == (ReportMoment.HALF_TIME, HALF)
    await running.reflect(1, HALF - timedelta(days=1))
    (again,) = await running.take(HALF + timedelta(days=2), seed=2)
    assert again.contents == before
    assert [row.moment for row in await running.take(COMING[ReportMoment.LATER])] == list(ReportMoment)


async def test_the_next_report_is_about_what_came_since_and_needs_enough_people_anew(running: Running) -> None:
    await running.take(HALF)
    await running.reflect(1, HALF + timedelta(days=7))
    await running.take(END)
    half, end = (await running.open("UANA")).taken
    marks = [one.cell(Measure.USEFUL).band for one in (half, end)]
    assert marks[0] in (7, 8, 9)
    assert marks[1] in (2, 3)
    assert half.cell(Measure.KEPT).band is not None
    assert end.cell(Measure.KEPT) == rules.Cell(Measure.KEPT, ALL)


async def test_nothing_in_it_is_about_one_person_or_circle(running: Running) -> None:
    (row,) = await running.take(HALF)
    values = {value for cell in json.loads(row.contents) for value in cell}
    assert values <= {*Measure, *rules.SLICES, *range(11), None}
    assert NAME not in repr(await running.open("UANA"))


async def test_owners_and_readers_open_the_same_report_and_both_see_who_did(running: Running) -> None:
    await running.take(HALF)
    await running.open("UANA")
    read = await running.open("UREA")
    assert sorted(str(one.user) for one in read.openings) == ["UANA", "UREA"]
    assert (await running.open("UANA")).taken == read.taken
    for user in (PEOPLE[0], "UADMIN"):
        with pytest.raises(NotReportReader):
            await running.open(user)


async def test_who_only_reads_may_do_nothing_else_and_is_told_of_in_the_channel(running: Running) -> None:
    team = running.team
    assert await running.told(programmes.MAY_OFFER) == ["UANA", "UREA"]
    assert await running.told(programmes.OFFERED_BY) == ["C1"]
    async with team.storage.work(team.workspace_id) as work:
        assert await programmes.offering(work) == ["UANA"]
        with pytest.raises(NotProgrammeOwner):
            await programmes.change_frame(work, running.id, team.person("UREA"), FRAME, MONDAY)
        with pytest.raises(NotProgrammeOwner):
            await proposals.ask_everybody(work, running.id, team.person("UREA"), MONDAY)
        await programmes.let_offer(work, team.person("UADMIN"), team.person("UREA"), UserId("UREA"), MONDAY)
        assert await programmes.may_offer(work, team.person("UREA"))
        await programmes.let_no_longer(work, team.person("UREA"), team.person("UADMIN"), MONDAY)
        assert not await programmes.may_read(work, team.person("UREA"))


async def test_a_programme_that_has_not_begun_has_no_report(running: Running) -> None:
    async with running.team.storage.work(running.team.workspace_id) as work:
        (await work.get(Programme, running.id)).state = ProgrammeState.INVITING
    assert await running.take(END) == []
    with pytest.raises(ItIsOver):
        await running.open("UANA")


async def test_a_circle_shows_itself_only_by_asking_for_support_and_once_a_week(running: Running) -> None:
    team, circle_id = running.team, running.circles[0]
    post = next(
        each for each in posts.posts(parts(team.storage, SimulatedClock(MONDAY))) if each.kind == service.SUPPORT
    )
    async with team.storage.work(team.workspace_id) as work:
        with pytest.raises(NotAMember):
            await service.ask_support(work, circle_id, team.person("UNOBODY"), HALF)
        assert await service.ask_support(work, circle_id, team.person("U00"), HALF)
        assert not await service.ask_support(work, circle_id, team.person("U01"), HALF + timedelta(days=6))
        assert await service.ask_support(work, circle_id, team.person("U01"), HALF + timedelta(days=8))
    assert await running.told(service.SUPPORT) == ["UANA", "UANA"]
    async with team.storage.work(team.workspace_id) as work:
        queued = (await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == service.SUPPORT)))[0]
        said = await post.compose(work, queued)
        assert said
        assert f"{NAME} 0" in said.text
        assert "<@U0" in said.text
        (await work.get(Circle, circle_id)).programme_id = None
        await work.session.flush()
        assert await post.compose(work, queued) is None
        with pytest.raises(ItIsOver):
            await service.ask_support(work, circle_id, team.person("U00"), END)


async def test_a_line_a_week_says_how_many_circles_met_and_ask_for_support(running: Running) -> None:
    team, at = running.team, HALF - timedelta(days=15)
    post = next(each for each in posts.posts(parts(team.storage, SimulatedClock(MONDAY))) if each.kind == service.WEEK)
    assert isinstance(post, TimedPost)
    async with team.storage.work(team.workspace_id) as work:
        (due,) = await post.due(work, at, at + timedelta(days=6))
        assert due == Due(running.id, due.local_date, due.at, due.at + rules.LINE_KEPT)
        assert due.local_date.weekday() == 0
        await service.ask_support(work, running.circles[0], team.person("U00"), at)
        told = await service.week_of(work, running.id, at, TEMPLATES, FORMATS)
        assert (told.met, told.asking) == (4, 1)
        quiet = await service.week_of(work, running.id, END, TEMPLATES, FORMATS)
        assert (quiet.met, quiet.asking) == (None, 0)


async def test_no_line_comes_before_the_first_week_is_over_or_of_a_week_without_news(running: Running) -> None:
    team = running.team
    async with team.storage.work(team.workspace_id) as work:
        (await work.get(Programme, running.id)).began_at = formed = MONDAY + timedelta(days=10)
    async with team.storage.reading(team.workspace_id) as work:
        dues = await service.due_lines(work, formed, formed + timedelta(days=32))
        assert [due.local_date for due in dues] == [date(2026, 4, 6), date(2026, 4, 13)]
        weeks = [await service.week_of(work, running.id, due.at, TEMPLATES, FORMATS) for due in dues]
    assert [week.planned for week in weeks] == [True, False], "its plan has nothing in the second week"


@pytest.mark.parametrize(("days", "comes"), [(7, True), (14, False)])
async def test_the_line_is_composed_where_there_is_news_alone(running: Running, days: int, *, comes: bool) -> None:
    team = running.team
    deps = replace(parts(team.storage, SimulatedClock(MONDAY)), programmes=TEMPLATES)
    post = next(each for each in posts.posts(deps) if each.kind == service.WEEK)
    async with team.storage.work(team.workspace_id) as work:
        at = datetime(2026, 3, 30, 7, tzinfo=UTC) + timedelta(days=days)
        to = Address(people=(UserId("UANA"),))
        await outbox.put(work, service.WEEK, running.id, to, now=at, not_after=at + timedelta(days=1))
        await work.session.flush()
        (queued,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == service.WEEK))
        assert (await post.compose(work, queued) is not None) is comes


async def test_everybody_who_opened_it_stays_on_it_with_their_last_time_and_how_often(running: Running) -> None:
    await running.open("UANA", HALF)
    await running.take(HALF)
    times = [HALF + timedelta(hours=each) for each in (1, 1.9, 3, 27)]
    for at in times:
        await running.open("UANA", at)
    for number in range(12):
        await running.open("UREA", HALF + timedelta(days=2, hours=2 * number))
    rea, ana = (await running.open("UREA", HALF + timedelta(days=2, hours=22))).openings
    assert (ana.user, ana.at, ana.times) == ("UANA", times[-1], 3)
    assert (rea.user, rea.times) == ("UREA", 12)


async def test_whoever_erases_their_data_leaves_the_opening_without_a_name(running: Running) -> None:
    await running.take(HALF)
    await running.open("UREA", HALF)
    async with running.team.storage.work(running.team.workspace_id) as work:
        await privacy.erase(work, running.team.person("UREA"), Contributions.DELETED, HALF)
    mine, theirs = (await running.open("UANA")).openings
    assert mine.user == "UANA"
    assert (theirs.user, theirs.at, theirs.times) == (None, HALF, 1)


async def test_pressing_opens_and_sends_it_which_is_one_opening(running: Running) -> None:
    team, routes, clock = running.team, Routes(), SimulatedClock(HALF)
    await running.take(HALF)
    deps = parts(team.storage, clock)
    object.__setattr__(deps, "programmes", TEMPLATES)
    handlers.register(routes, deps, Least())
    actor, about = team.actors["UREA"], ProgrammeButton(programme=running.id)
    assert isinstance(await answer(routes, press(actor, actions.REPORTS_OPEN.name, about)), ChangeModal)
    for action, page in ((actions.REPORTS_PAGE, True), (actions.REPORTS_CSV, False)):
        sent = await answer(routes, press(actor, action.name, ReportButton(programme=running.id, page=page)))
        assert isinstance(sent, SendFile)
        written = sent.write({UserId("UREA"): "Rea"})
        assert NAME not in written
        assert ("<svg" in written) is ("<p>Rea: " in written) is (sent.people == ["UREA"]) is page
    async with team.storage.reading(team.workspace_id) as work:
        assert len(await work.all(sa.select(SnapshotOpening))) == 1
    asked = await answer(routes, press(team.actors["U00"], "reports:support", CircleButton(circle=running.circles[0])))
    assert isinstance(asked, ChangeModal)


async def test_slices_are_by_the_language_of_circles_alone(running: Running) -> None:
    async with running.team.storage.reading(running.team.workspace_id) as work:
        found = await service.facts(work, running.id, ReportMoment.HALF_TIME, (None, HALF))
    assert {one.language for one in found} == {Language.ENGLISH}
    assert {one.circle for one in found} == set(running.circles)
