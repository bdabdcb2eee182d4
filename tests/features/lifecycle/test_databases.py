"""Dying circles found, and two circles united, on both databases; several people at the same moment."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.lifecycle import service as lifecycle
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.merge.rules import Offer, fits
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.enums import CircleState, Language, MergeState, Mode, SessionState
from bot.kernel.errors import (
    CircleIsClosed,
    Gone,
    ItIsOver,
    NotAMember,
    NotAnOwner,
    Refusal,
    TheyHaveAsked,
    TooManyTogether,
)
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Session
from tests.features.fakes import FORMATS, Team, new_team
from tests.rows import MONDAY

NOW = MONDAY + timedelta(days=60)
SUNDAY = datetime(2026, 4, 26, 11, tzinfo=UTC)
"""One o'clock in Berlin."""


@pytest.fixture
async def team(any_storage: Storage) -> Team:
    return await new_team(any_storage)


def work(team: Team) -> Any:
    return team.storage.work(team.workspace_id)


async def held(team: Team, circle_id: UUID, *states: SessionState, mode: Mode = Mode.LIVE) -> None:
    """Give a circle sessions in these states, a week apart."""
    async with work(team) as unit:
        circle = await circles.load(unit, circle_id)
        for number, state in enumerate(states, 1):
            starts = MONDAY + timedelta(weeks=number)
            over = state is SessionState.ENDED
            unit.add(
                Session(
                    circle_id=circle_id, number=number, local_date=starts.date(), at=circle.rhythm.at,
                    zone=circle.rhythm.zone, starts_at=starts, ends_at=starts + timedelta(hours=1), mode=mode,
                    format_id="learning-circle", state=state, planned_at=MONDAY, ended_at=starts if over else None,
                )
            )  # fmt: skip


ENDED, MISSED, RUNNING, PLANNED = (
    SessionState.ENDED, SessionState.MISSED, SessionState.RUNNING, SessionState.PLANNED,
)  # fmt: skip


async def asked(team: Team) -> set[UUID]:
    async with work(team) as unit:
        return {due.subject for due in await lifecycle.due(unit, NOW)}


async def test_circles_that_are_dying_are_found(team: Team) -> None:
    well = await team.gather("UANA", "UBEN", "UCEM", name="Well")
    missing = await team.gather("UANA", "UBEN", "UCEM", name="Missing")
    caught = await team.gather("UANA", "UBEN", "UCEM", name="Caught itself")
    few = await team.gather("UANA", "UBEN", name="Few")
    founded = await team.gather("UANA", name="Being founded")
    for circle in (well, few):
        await held(team, circle.id, ENDED)
    await held(team, missing.id, ENDED, MISSED, MISSED)
    await held(team, caught.id, MISSED, MISSED, ENDED, MISSED)
    assert await asked(team) == {missing.id, few.id}
    assert founded.id not in await asked(team)
    async with work(team) as unit:
        for circle in (missing, few):
            await lifecycle.ask(unit, circle.id, NOW)
    assert await asked(team) == set()
    async with work(team) as unit:
        await membership.leave(unit, few.id, team.person("UBEN"), NOW + timedelta(hours=1))
    async with work(team) as unit:
        assert [due.subject for due in await lifecycle.due(unit, NOW + timedelta(days=9))] == [few.id]


async def test_the_one_question_is_still_asked_after_days_without_power(team: Team) -> None:
    circle = await team.gather("UANA", "UBEN", "UCEM")
    await held(team, circle.id, MISSED, MISSED)
    async with work(team) as unit:
        await lifecycle.ask(unit, circle.id, NOW)
    async with work(team) as unit:
        kept = await unit.session.scalar(
            sa.select(OutboxMessage.not_after).where(OutboxMessage.kind == lifecycle.QUESTION)
        )
    assert kept == NOW + timedelta(days=14)


async def test_a_circle_that_pauses_is_not_asked(team: Team) -> None:
    few = await team.gather("UANA", "UBEN")
    await held(team, few.id, MISSED, MISSED)
    async with work(team) as unit:
        await lifecycle.pause(unit, few.id, team.person("UANA"), NOW + timedelta(days=20), NOW)
    assert await asked(team) == set()


async def questions(team: Team) -> list[OutboxMessage]:
    async with work(team) as unit:
        found: list[OutboxMessage] = await unit.all(
            sa.select(OutboxMessage).where(OutboxMessage.kind == lifecycle.QUESTION)
        )
        return found


@pytest.mark.parametrize(("now", "asked_at"), [
    (SUNDAY, SUNDAY + timedelta(hours=20)), (SUNDAY - timedelta(hours=40), SUNDAY + timedelta(hours=20)),
    (SUNDAY + timedelta(hours=22), SUNDAY + timedelta(hours=22)),
])  # fmt: skip
async def test_a_circle_is_asked_when_people_work(team: Team, now: datetime, asked_at: datetime) -> None:
    """Whatever keeps the question from its hour: a pause that ends on a Sunday, a machine that wakes up then."""
    missing = await team.gather("UANA", "UBEN", "UCEM")
    await held(team, missing.id, MISSED, MISSED)
    async with work(team) as unit:
        await lifecycle.ask(unit, missing.id, now)
    assert [queued.due_at for queued in await questions(team)] == [asked_at]


async def test_who_goes_on_knows_the_new_dates_at_once(team: Team) -> None:
    circle = await team.gather("UANA", "UBEN", "UCEM")
    await held(team, circle.id, PLANNED)
    async with work(team) as unit:
        await lifecycle.pause(unit, circle.id, team.person("UANA"), NOW + timedelta(days=20), MONDAY)
        assert await sessions.next_session(unit, circle.id, MONDAY) is None
        await lifecycle.resume(unit, circle.id, team.person("UANA"), FORMATS, NOW)
        following = await sessions.next_session(unit, circle.id, NOW)
    assert following
    assert NOW < following.starts_at <= NOW + timedelta(days=7)
    assert following.starts_at.weekday() == circle.rhythm.first.weekday()


async def two(team: Team) -> tuple[UUID, UUID]:
    mine = await team.gather("UANA", "UBEN", "UCEM", name="Mine")
    theirs = await team.gather("UEVA", "UCEM", "UFAY", name="Theirs", channel="C2")
    return mine.id, theirs.id


async def offered(team: Team) -> Offer:
    mine, theirs = await two(team)
    async with work(team) as unit:
        return await merge.offer(unit, mine, theirs, team.person("UANA"), NOW)


async def test_a_circle_in_a_private_channel_is_shown_to_its_members_alone(team: Team) -> None:
    mine = await team.gather("UANA", "UBEN")
    hidden = await team.gather("UCEM", "UDEA", name="Hidden", channel="C2", findable=False)
    both = await team.gather("UEVA", "UANA", name="Of both", channel="C3", findable=False)
    found = await team.gather("UFAY", name="Found", channel="C4")
    async with work(team) as unit:
        _, others, _ = await merge.choices(unit, mine.id, team.person("UANA"))
        assert {each.id for each in others} == {both.id, found.id}
        with pytest.raises(Gone):
            await merge.offer(unit, mine.id, hidden.id, team.person("UANA"), NOW)
        assert (await merge.offer(unit, mine.id, both.id, team.person("UANA"), NOW)).into.id == both.id


async def test_the_choice_is_what_fits_and_nobody_else_is_loaded(team: Team) -> None:
    mine = await team.gather("UANA", "UBEN", "UCEM", name="Mine")
    full = await team.gather("U1", "U2", "U3", "U4", "U5", name="Eight together", channel="C2")
    shared = await team.gather("U1", "U2", "U3", "U4", "U5", "UANA", name="One in both", channel="C3")
    many = await team.gather("U1", "U2", "U3", "U4", "U5", "U6", name="Too many", channel="C4")
    asked = await team.gather("U1", name="Asked", channel="C5")
    german = await team.gather("U1", name="German", channel="C6")
    paused = await team.gather("U1", name="Pausing", channel="C7")
    left = await team.gather("U1", "U2", "U3", "U4", "U5", "U6", name="One has gone", channel="C8")
    gathers = await team.gather("U1", name="Gathering", channel="C9")
    async with work(team) as unit:
        for circle in (full, shared, many, left):
            (await unit.get(Circle, circle.id)).places = 8
        (await unit.get(Circle, german.id)).language = Language.GERMAN
        (await unit.get(Circle, paused.id)).state = CircleState.PAUSED
        (await unit.get(Circle, gathers.id)).state = CircleState.GATHERING
        await membership.leave(unit, left.id, team.person("U6"), NOW)
        await merge.offer(unit, mine.id, asked.id, team.person("UANA"), NOW)
    async with work(team) as unit:
        everybody = [*await circles.active_circles(unit), await circles.load(unit, gathers.id)]
    seen: set[UUID] = set()
    with loaded(seen):
        async with work(team) as unit:
            circle, others, waiting = await merge.choices(unit, mine.id, team.person("UANA"))
    assert {each.id for each in others} == {full.id, shared.id, left.id, gathers.id}
    assert {each.id for each in others} == {each.id for each in everybody if fits(circle, each)} - {asked.id}
    assert [offer.into.id for offer in waiting] == [asked.id]
    assert seen == {mine.id, asked.id, full.id, shared.id, left.id, gathers.id}


@contextmanager
def loaded(seen: set[UUID]) -> Iterator[None]:
    """Note of which circles rows are loaded."""

    def note(circle: Circle, _context: Any) -> None:
        seen.add(circle.id)

    sa.event.listen(Circle, "load", note)
    try:
        yield
    finally:
        sa.event.remove(Circle, "load", note)


async def propose(team: Team, circle_id: UUID, user: str, title: str) -> UUID:
    async with work(team) as unit:
        found = await topics.propose(unit, circle_id, team.person(user), title, topic_id=uuid4(), now=NOW)
    return found.id


async def place(team: Team, circle_id: UUID, user: str, *topic_ids: UUID) -> None:
    async with work(team) as unit:
        await topics.place_dots(unit, circle_id, team.person(user), topic_ids)


async def say(team: Team, offer: Offer, user: str, *, moves: bool) -> None:
    """Have somebody answer whether they move."""
    async with work(team) as unit:
        (asked,) = [one for one in await merge.consents_of(unit, team.person(user)) if one.offer.id == offer.id]
        await merge.answer(unit, asked.id, team.person(user), NOW, moves=moves)


async def agree(team: Team, offer: Offer, *, now: datetime = NOW, **moves: bool) -> Offer:
    """Have the other circle agree and members answer, and what follows from it at a moment; return the offer."""
    async with work(team) as unit:
        await merge.accept(unit, offer.id, team.person("UEVA"), NOW)
    for user, yes in moves.items():
        await say(team, offer, user, moves=yes)
    return await after_a_beat(team, offer, now)


async def after_a_beat(team: Team, offer: Offer, now: datetime) -> Offer:
    async with work(team) as unit:
        await merge.tidy(unit, now)
        await merge.settle(unit, now)
    async with work(team) as unit:
        return await merge.find(unit, offer.id)


async def test_nobody_moves_who_did_not_say_yes(team: Team) -> None:
    offer = await offered(team)
    waiting = await agree(team, offer, UBEN=True)
    assert (waiting.state, len(waiting.into.members)) == (MergeState.AGREED, 3)
    early = await after_a_beat(team, offer, NOW + timedelta(days=10, seconds=-1))
    assert early.state is MergeState.AGREED
    after = await after_a_beat(team, offer, NOW + timedelta(days=10))
    assert after.state is MergeState.ACCEPTED
    assert {one.user for one in after.into.members} == {"UBEN", "UCEM", "UEVA", "UFAY"}
    assert after.circle.state is CircleState.CLOSED


async def test_who_is_asked_late_has_three_days_to_answer_too(team: Team) -> None:
    offer = await agree(team, await offered(team))
    async with work(team) as unit:
        latest = await unit.session.scalars(
            sa.select(OutboxMessage.not_after).where(OutboxMessage.kind == merge.CONSENT)
        )
        assert {offer.asked_until - each for each in latest} == {timedelta(days=3)}


async def test_a_no_is_kept_and_the_last_answer_settles_it(team: Team) -> None:
    offer = await offered(team)
    after = await agree(team, offer, UANA=False, UBEN=True)
    assert after.state is MergeState.ACCEPTED
    assert "UANA" not in {one.user for one in after.into.members}


async def test_where_nobody_says_yes_both_go_on_as_before(team: Team) -> None:
    offer = await offered(team)
    after = await agree(team, offer, UANA=False, UBEN=False)
    assert after.state is MergeState.EXPIRED
    assert (after.circle.state, len(after.circle.members)) == (CircleState.ACTIVE, 3)


async def test_nobody_is_moved_into_a_circle_that_has_filled_meanwhile(team: Team) -> None:
    offer = await offered(team)
    crowd = ("U1", "U2", "U3", "U4")
    await team.meet(*crowd)
    async with work(team) as unit:
        await merge.accept(unit, offer.id, team.person("UEVA"), NOW)
        (await unit.get(Circle, offer.into.id)).places = 8
        for user in crowd:
            await membership.join(unit, offer.into.id, team.person(user), NOW)
    for user in ("UANA", "UBEN"):
        await say(team, offer, user, moves=True)
    after = await after_a_beat(team, offer, NOW)
    assert (after.state, after.circle.state) == (MergeState.EXPIRED, CircleState.ACTIVE)


async def test_nobody_answers_for_somebody_else_or_twice(team: Team) -> None:
    offer = await offered(team)
    await agree(team, offer)
    async with work(team) as unit:
        (asked,) = await merge.consents_of(unit, team.person("UBEN"))
        with pytest.raises(Gone):
            await merge.answer(unit, asked.id, team.person("UANA"), NOW, moves=True)
        await merge.answer(unit, asked.id, team.person("UBEN"), NOW, moves=False)
        with pytest.raises(ItIsOver):
            await merge.answer(unit, asked.id, team.person("UBEN"), NOW, moves=True)


async def test_people_topics_and_dots_move_as_far_as_they_go(team: Team) -> None:
    offer = await offered(team)
    mine, theirs = offer.circle.id, offer.into.id
    moving = [await propose(team, mine, "UBEN", title) for title in ("Locks", "Queues", "Tests")]
    there = [await propose(team, theirs, "UEVA", title) for title in ("locks", "Talks", "Reviews")]
    await place(team, mine, "UCEM", *moving)
    await place(team, mine, "UANA", moving[0])
    await place(team, theirs, "UCEM", *there[1:])
    await agree(team, offer, UANA=True, UBEN=True)
    async with work(team) as unit:
        circle, into = await circles.load(unit, mine), await circles.load(unit, theirs)
        backlog = await topics.backlog(unit, theirs)
        dots = {user: await topics.dots_of(unit, theirs, team.person(user)) for user in ("UANA", "UCEM")}
        assert await topics.backlog(unit, mine) == []
    assert circle.state is CircleState.CLOSED
    assert sorted(one.user for one in into.members) == ["UANA", "UBEN", "UCEM", "UEVA", "UFAY"]
    assert [one.user for one in into.members if one.owner] == ["UEVA"]
    assert sorted(one.title for one in backlog) == ["Queues", "Reviews", "Talks", "Tests", "locks"]
    assert dots["UANA"] == {there[0]}
    assert len(dots["UCEM"]) == into.dots
    assert {there[1], there[2]} <= dots["UCEM"]


async def test_a_running_session_is_waited_for(team: Team) -> None:
    offer = await offered(team)
    await held(team, offer.circle.id, RUNNING, PLANNED)
    after = await agree(team, offer, UANA=True, UBEN=True)
    assert (after.state, after.circle.state) == (MergeState.AGREED, CircleState.ACTIVE)


async def test_what_runs_over_days_goes_on(team: Team) -> None:
    offer = await offered(team)
    await held(team, offer.circle.id, RUNNING, PLANNED, mode=Mode.ASYNC)
    await agree(team, offer, UANA=True, UBEN=True)
    async with work(team) as unit:
        running = await sessions.session_at_hand(unit, offer.circle.id, NOW)
    assert running is not None
    assert running.state is RUNNING


async def test_planned_sessions_are_called_off(team: Team) -> None:
    offer = await offered(team)
    await held(team, offer.circle.id, ENDED, PLANNED, PLANNED)
    await agree(team, offer, UANA=True, UBEN=True)
    async with work(team) as unit:
        assert await sessions.planned_in(unit, offer.circle.id) == []


async def test_who_may_offer_answer_and_take_back(team: Team) -> None:
    mine, theirs = await two(team)

    async def refused(error: type[Refusal], act: Any, *about: Any) -> None:
        with pytest.raises(error):
            async with work(team) as unit:
                await act(unit, *about, NOW)

    await refused(NotAnOwner, merge.offer, mine, theirs, team.person("UBEN"))
    await refused(NotAMember, merge.offer, mine, theirs, team.person("UEVA"))
    await refused(ItIsOver, merge.offer, mine, mine, team.person("UANA"))
    async with work(team) as unit:
        offer = await merge.offer(unit, mine, theirs, team.person("UANA"), NOW)
        again = await merge.offer(unit, mine, theirs, team.person("UANA"), NOW)
    assert again.id == offer.id
    await refused(TheyHaveAsked, merge.offer, theirs, mine, team.person("UEVA"))
    await refused(NotAnOwner, merge.accept, offer.id, team.person("UFAY"))
    await refused(NotAMember, merge.decline, offer.id, team.person("UANA"))
    await refused(NotAMember, merge.withdraw, offer.id, team.person("UEVA"))


async def test_nine_are_too_many(team: Team) -> None:
    mine = await team.gather("U1", "U2", "U3", "U4", "U5", name="Mine")
    theirs = await team.gather("U6", "U5", "U7", "U8", name="Theirs", channel="C2")
    async with work(team) as unit:
        offer = await merge.offer(unit, mine.id, theirs.id, team.person("U1"), NOW)
    await team.meet("U9")
    async with work(team) as unit:
        await membership.join(unit, theirs.id, team.person("U9"), NOW)
    with pytest.raises(TooManyTogether):
        async with work(team) as unit:
            await merge.accept(unit, offer.id, team.person("U6"), NOW)


async def test_all_at_once_give_one_outcome(team: Team) -> None:
    """Two accept, one declines, one takes it back, and the circle that asks is ended, all at the same moment."""
    offer = await offered(team)

    async def act(deed: Any, *about: Any) -> None:
        async with work(team) as unit:
            await deed(unit, *about, NOW)

    eva, ana = team.person("UEVA"), team.person("UANA")
    said = await asyncio.gather(
        act(merge.accept, offer.id, eva),
        act(merge.decline, offer.id, eva),
        act(merge.accept, offer.id, eva),
        act(merge.withdraw, offer.id, ana),
        act(lifecycle.end_now, offer.circle.id, ana),
        return_exceptions=True,
    )
    assert {type(one) for one in said} <= {type(None), ItIsOver, CircleIsClosed}
    after = await after_a_beat(team, offer, NOW)
    assert after.state not in (MergeState.OPEN, MergeState.AGREED)
    assert len(after.into.members) == 3
    assert after.circle.state is CircleState.CLOSED


async def test_ending_well_makes_the_next_session_the_last(team: Team) -> None:
    circle = await team.gather("UANA", "UBEN", "UCEM")
    await held(team, circle.id, ENDED, PLANNED, PLANNED)
    now = MONDAY + timedelta(weeks=1, days=1)
    async with work(team) as unit:
        last = await lifecycle.end_well(unit, circle.id, team.person("UANA"), FORMATS, now)
    assert (last.number, last.format_id, last.is_last) == (2, "circle-closing", True)
    async with work(team) as unit:
        assert [each.number for each in await sessions.planned_in(unit, circle.id)] == [2]
        assert (await unit.get(Circle, circle.id)).state is CircleState.ACTIVE
