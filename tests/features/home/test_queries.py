"""Home costs as many queries for somebody in thirty circles as for somebody in one, and no write."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.feedback import service as feedback
from bot.features.feedback.rules import Observation
from bot.features.home import service
from bot.features.home.rules import HomeInfo
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.payloads import PeersButton
from bot.features.reflections import service as reflections
from bot.features.reflections.rules import IfThenPlan, Written
from bot.features.swaps import service as swaps
from bot.features.topics import service as topics
from bot.kernel.enums import Mode, PhaseState, SessionState, Visibility
from bot.kernel.ids import UserId
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, PhaseRun, RoleTurn, Session
from tests.features.fakes import FORMATS, Team, new_team, waiting
from tests.rows import MONDAY

NOW = MONDAY + timedelta(days=10)
A_DAY = timedelta(days=1)
FORMAT = "learning-circle"
GUEST = Profile(UserId("UANNA"), "en-US", "Europe/Berlin", is_bot=False, deleted=False)


@pytest.mark.long
@pytest.mark.parametrize("circles", [1, 30])
async def test_all_that_waits_in_many_circles_is_found(storage: Storage, circles: int) -> None:
    home, _ = await home_in(storage, circles)
    lists = (
        home.circles, home.reflections, home.votes, home.own_requests, home.requests_to_owner, home.offers, home.plans,
        home.questions, home.swaps,
    )  # fmt: skip
    assert [len(each) for each in lists] == [circles] * len(lists)
    assert len(home.sessions) == 2 * circles
    shown = min(circles, 20)
    assert [len(home.feedback.answers), len(home.feedback.thanks)] == [circles, shown]
    assert waiting(home) == 9 * circles + shown + 1
    assert len(home.feedback.questions) == 1


@pytest.mark.long
async def test_as_many_queries_are_asked_for_thirty_circles_as_for_one(storage: Storage) -> None:
    (_, one), (_, thirty) = await home_in(storage, 1, "T1"), await home_in(storage, 30, "T30")
    assert len(thirty) == len(one)
    assert all(each.startswith(("SELECT", "BEGIN")) for each in one)


async def home_in(storage: Storage, circles: int, workspace: str = "T1") -> tuple[HomeInfo, list[str]]:
    """Return the Home of somebody for whom everything waits in so many circles, and what the database was asked."""
    team = await new_team(storage, workspace)
    await team.meet("UANNA", "UBEN", "UCEM", "UDEA")
    for number in range(circles):
        await busy_circle(team, number)
    with asked_of(storage) as asked:
        async with storage.reading(team.workspace_id) as work:
            return await service.home_of(work, team.person("UANNA"), FORMATS, NOW), asked


@contextmanager
def asked_of(storage: Storage) -> Iterator[list[str]]:
    """Note every statement, on whichever connection."""
    asked: list[str] = []

    def note(*seen: object) -> None:
        asked.append(str(seen[2]))

    engines = {storage.engine.sync_engine, storage.reader.sync_engine}
    for engine in engines:
        sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        for engine in engines:
            sa.event.remove(engine, "before_cursor_execute", note)


async def busy_circle(team: Team, number: int) -> None:
    """Start a circle of Anna's in which all kinds of things wait for her, and one that invites her and asks hers."""
    circle = await team.gather("UANNA", "UBEN", name=f"Mine {number}", channel=f"C{number}")
    theirs = await team.gather("UDEA", name=f"Theirs {number}", channel=f"D{number}")
    anna = team.person("UANNA")
    async with team.storage.work(team.workspace_id) as work:
        (await work.get(Circle, circle.id)).by_invitation = True
        await membership.ask(work, circle.id, team.person("UCEM"), MONDAY)
        await membership.invite(work, theirs.id, team.person("UDEA"), [GUEST], MONDAY)
        await merge.offer(work, theirs.id, circle.id, team.person("UDEA"), MONDAY)
        await topics.propose(work, circle.id, team.person("UBEN"), "Tasks", topic_id=uuid4(), now=MONDAY)
        past = add_session(work, circle.id, 1, SessionState.ENDED, NOW - 8 * A_DAY)
        add_session(work, circle.id, 2, SessionState.ENDED, NOW - A_DAY)
        over_days = add_session(work, circle.id, 3, SessionState.RUNNING, NOW - A_DAY, Mode.ASYNC)
        planned = add_session(work, circle.id, 4, SessionState.PLANNED, NOW + A_DAY)
        await work.session.flush()
        turn = work.add(RoleTurn(session_id=planned.id, person_id=team.person("UBEN"), role="moderation"))
        await work.session.flush()
        await swaps.ask(work, planned.id, turn.id, anna, None, team.person("UBEN"), NOW)
        first = next(iter(FORMATS[FORMAT].steps()))
        work.add(
            PhaseRun(
                session_id=over_days.id, position=0, phase=first.phase.id, opens_at=NOW - A_DAY, ends_at=NOW + A_DAY,
                state=PhaseState.OPEN,
            )
        )  # fmt: skip
        await feedback.ask(work, team.person("UBEN"), PeersButton(circle=circle.id), [UserId("UANNA")], "Tasks", NOW)
        await feedback.thank(work, team.person("UBEN"), circle.id, UserId("UANNA"), "Tasks", offered=True, now=NOW)
        await feedback.ask(work, anna, PeersButton(circle=circle.id), [UserId("UBEN")], "Tasks", NOW)
        (asked,) = (await feedback.waiting(work, team.person("UBEN"), NOW)).questions
        await feedback.answer(work, asked.id, team.person("UBEN"), Observation("Then", "That", "So"), NOW)
        written = Written("Tasks", "", IfThenPlan("I block", "I await"), None, Visibility.ONLY_ME)
        await reflections.keep(work, past.id, anna, written, NOW - 8 * A_DAY)


def add_session(
    work: UnitOfWork, circle_id: UUID, number: int, state: SessionState, starts: datetime, mode: Mode = Mode.LIVE
) -> Session:
    """Add a session of an hour, or of three days where it goes on over days."""
    ends = starts + (3 * A_DAY if mode is Mode.ASYNC else timedelta(hours=1))
    return work.add(
        Session(
            circle_id=circle_id, number=number, local_date=starts.date(), at=starts.time(), zone="Europe/Berlin",
            starts_at=starts, ends_at=ends, format_id=FORMAT, mode=mode, state=state, planned_at=MONDAY,
            ended_at=ends if state is SessionState.ENDED else None,
        )
    )  # fmt: skip
