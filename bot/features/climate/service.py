"""Asking after the climate, counting answers without names, and showing what they come to.

A session that isn't there is ``Gone``; who isn't in its circle is ``NotAMember``.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Due
from bot.features.climate import store
from bot.features.climate.rules import (
    ENOUGH,
    KEPT,
    OPEN_FOR,
    CircleClimate,
    Results,
    closes_at,
    closing,
    is_asked,
    overall,
    shown,
)
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo, milestone_of
from bot.kernel.enums import CircleState
from bot.kernel.errors import ItIsOver
from bot.kernel.working_time import LONGEST_HOLIDAYS
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Session

ASK, RESULT = "climate-ask", "climate-result"
_RESULT_WAITS = timedelta(days=7)
LONGEST_OPEN = OPEN_FOR + LONGEST_HOLIDAYS
"""Who has answered a check was a member at some time in so long before it closed."""


async def to_ask(work: UnitOfWork, now: datetime) -> list[Due]:
    """Return the sessions that have just ended and after which the climate is asked about."""

    def listed(one: tuple[Session, Circle]) -> Due:
        row = one[0]
        ended = row.ended_at or now
        return Due(row.id, row.local_date, ended, ended + sessions.A_DAY)

    ended = [one for one in await store.ended_since(work, now - sessions.A_DAY) if _asks(*one)]
    return one_by_one(ASK, ended, listed, lambda one: one[0].id)


def _asks(row: Session, circle: Circle) -> bool:
    number, milestone = row.earlier or row.number, milestone_of(row.format_id)
    return is_asked(number, circle.sessions, milestone, milestones=circle.milestones)


async def ask(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Ask in the thread; a circle in which too few could answer gets a question to talk about."""
    info = await sessions.session(work, session_id)
    if len(info.circle.members) >= ENOUGH:
        await store.begin(work, session_id)
    await outbox.put(work, ASK, session_id, sessions.thread(info), now=now, not_after=closes_at(info, work.closed))


async def to_show(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return the checks that close by then."""
    asked = await store.ended_since(work, now - LONGEST_HOLIDAYS - _RESULT_WAITS, checked=True)

    def listed(one: tuple[Session, Circle]) -> Due:
        row, circle = one
        at = closing(row.ends_at, circle.zone, work.closed(circle.zone, circle.holidays))
        return Due(row.id, row.local_date, at, at + _RESULT_WAITS)

    found = one_by_one(RESULT, asked, listed, lambda one: one[0].id)
    return [due for due in found if due.at <= until and due.not_after > now]


async def close(work: UnitOfWork, session_id: UUID, now: datetime) -> None:
    """Forget who has answered, and say in the thread that there is a result; in a circle that pauses, after that."""
    info = await sessions.session(work, session_id)
    await store.forget_who(work, session_id)
    pauses = info.circle.state is CircleState.PAUSED
    at = max(now, info.circle.paused_until or now) if pauses else now
    await outbox.put(work, RESULT, session_id, sessions.thread(info), now=at, not_after=at + _RESULT_WAITS)
    await outbox.refresh(work, ASK, session_id, now=now)


async def opened(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> tuple[SessionInfo, bool]:
    """Return the session after which somebody is asked, and whether they have answered already.

    Raises:
        ItIsOver: no answers are taken any more.
    """
    info = await sessions.of_member(work, session_id, person_id)
    if now >= closes_at(info, work.closed) or not await store.is_there(work, session_id):
        raise ItIsOver
    return info, await store.has_answered(work, session_id, person_id)


async def answer(
    work: UnitOfWork, session_id: UUID, person_id: UUID, scores: Mapping[int, int], now: datetime
) -> SessionInfo:
    """Count somebody's answers, once: a second time changes nothing, as nobody knows which the first were.

    Raises:
        ItIsOver: no answers are taken any more.
    """
    info, _ = await opened(work, session_id, person_id, now)
    if await store.use_ticket(work, session_id, person_id):
        await store.count(work, session_id, scores)
    return info


async def result(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> Results:
    """Return what a member is shown once the check is closed: before, each new answer would tell whose it is.

    Raises:
        ItIsOver: it isn't closed yet, or the numbers are deleted.
    """
    info = await sessions.of_member(work, session_id, person_id)
    if now < closes_at(info, work.closed) or not await store.is_there(work, session_id):
        raise ItIsOver
    return await results(work, session_id)


async def results(work: UnitOfWork, session_id: UUID) -> Results:
    """Return what is shown of each sentence."""
    return {item: shown(given) for item, given in (await store.counted(work, session_id)).items()}


async def latest(
    work: UnitOfWork, circles: Collection[UUID], since: datetime | None, until: datetime
) -> dict[UUID, CircleClimate]:
    """Return what each circle said in its last check that closed in that time, where enough have answered."""
    last = dict[UUID, UUID]()
    for row, circle in await store.checks(work, circles):
        at = closing(row.ends_at, circle.zone, work.closed(circle.zone, circle.holidays))
        if at <= until and (since is None or at > since):
            last[circle.id] = row.id
    found = {circle: overall(await store.counted(work, session_id)) for circle, session_id in last.items()}
    return {circle: known for circle, known in found.items() if known}


async def delete_what_is_over(work: UnitOfWork, now: datetime) -> None:
    """Delete the numbers of seasons that are over; the messages about them say so."""
    for session_id in await store.delete_of_seasons_before(work, now - KEPT):
        await store.forget_who(work, session_id)
        await outbox.refresh(work, RESULT, session_id, now=now)
