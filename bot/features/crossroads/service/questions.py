"""Asking a circle that is dying how to go on: once, and what it decides."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.manners import common_working_hour
from bot.delivery.post import Due
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.crossroads import rules
from bot.features.crossroads.rules import Question, Standing
from bot.features.crossroads.service.letters import QUESTION, QUESTION_BEFORE, refresh, say
from bot.features.sessions import service as sessions
from bot.kernel.errors import CircleIsClosed, ItIsOver
from bot.kernel.recurrence import local_date
from bot.kernel.vocabulary import CircleState, Decision
from bot.storage.unit_of_work import UnitOfWork


async def due(work: UnitOfWork, until: datetime) -> list[Due]:
    """Return when circles that are dying are to be asked."""
    suspects = {
        *await circles.short_of_people(work, rules.FEWEST),
        *await sessions.missing(work, rules.MISSED_IN_A_ROW),
    }
    loaded = await circles.load_all(work, suspects)
    found = [_due(circle, how) for circle, how in zip(loaded, await _standings(work, loaded), strict=True)]
    return [each for each in found if each and each.at <= until]


def _due(circle: CircleInfo, how: Standing) -> Due | None:
    since = rules.dying_since(how)
    if since is None:
        return None
    zone = circle.rhythm.zone
    at = rules.ask_at(since, circle.asked_at, zone)
    return Due(circle.id, local_date(at, zone), at, at + rules.OFFER_KEPT)


async def standing(work: UnitOfWork, circle: CircleInfo) -> Standing:
    """Return what tells whether a circle is dying."""
    (found,) = await _standings(work, [circle])
    return found


async def _standings(work: UnitOfWork, of: Sequence[CircleInfo]) -> list[Standing]:
    ids = [circle.id for circle in of]
    past, lost_at = await sessions.past(work, ids), await circles.lost_at(work, ids)
    return [
        Standing(
            meets=circle.state is CircleState.ACTIVE,
            members=len(circle.members),
            owned=circle.is_owned,
            past=tuple(past[circle.id]),
            lost_at=lost_at.get(circle.id),
            asked_at=circle.asked_at,
        )
        for circle in of
    ]


async def ask(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Ask a circle how to go on, where it is (still) dying, when people work; an earlier question is over then."""
    (circle,) = await circles.lock(work, circle_id)
    if circle.members and rules.is_dying(await standing(work, circle), now):
        await circles.note_asked(work, circle_id, now)
        await outbox.set_aside(work, QUESTION, circle_id, QUESTION_BEFORE, now=now)
        at = common_working_hour([circle.rhythm.zone], now) or now
        await say(work, QUESTION, circle_id, circle, now, at=at, kept=rules.OFFER_KEPT)


async def question(work: UnitOfWork, circle_id: UUID) -> Question:
    """Return what a circle is asked.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    circle = await circles.load(work, circle_id)
    return Question(circle, tuple(rules.signs(await standing(work, circle))))


async def go_on(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> None:
    """Note that a circle goes on as it is.

    Raises:
        Gone, NotAMember, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it has decided already.
    """
    circle = await circles.require_member(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if not await decide(work, circle_id, Decision.GO_ON, now):
        raise ItIsOver


async def take_on(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """Make a member owner of a circle that has none.

    Raises:
        Gone, NotAMember, CircleIsClosed: there is nothing to take on, or not for this person.
        ItIsOver: somebody was quicker.
    """
    if not await circles.take_on(work, circle_id, person_id):
        raise ItIsOver
    await decide(work, circle_id, Decision.TAKE_ON, now)
    return await circles.load(work, circle_id)


async def decide(work: UnitOfWork, circle_id: UUID, decision: Decision, now: datetime) -> bool:
    """Have the question say how the circle has decided; return whether that was still open."""
    if not await circles.note_decision(work, circle_id, decision):
        return False
    await refresh(work, QUESTION, circle_id, now)
    return True


async def settle(work: UnitOfWork, now: datetime) -> None:
    """Find out which circles have decided without a button of the question: a new time, or they just met again."""
    asked = await circles.undecided(work)
    past = await sessions.past(work, [circle.id for circle in asked])
    for circle in asked:
        held = [at for at, took_place in past[circle.id] if took_place]
        decision = rules.settled(circle, max(held, default=None))
        if decision:
            await decide(work, circle.id, decision, now)
