"""Pausing, going on and ending; asking a circle that is dying how it wants to go on."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart, one_by_one
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.lifecycle import rules, store
from bot.features.lifecycle.rules import CircleHealth, LifecycleQuestion
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import CLOSING as CLOSING_FORMAT
from bot.features.sessions.rules import MAKE_UP_WITHIN, SessionInfo, missed_at
from bot.features.sessions.service import Formats, _take_back
from bot.kernel.enums import CircleState, Decision, SessionState, Superseded
from bot.kernel.errors import CircleIsPaused, ItIsOver
from bot.kernel.recurrence import local_date
from bot.kernel.working_time import ClosedDays, next_working_hour
from bot.storage.unit_of_work import UnitOfWork
from models import Session

PAUSED, RESUMED, CLOSING = "lifecycle-paused", "lifecycle-resumed", "lifecycle-closing"
ENDED, QUESTION = "lifecycle-ended", "lifecycle-question"

_NOT_CALLED = outbox.was_refused((sessions.CARD, sessions.START), Session.id)
"""Sessions that nobody missed: the channel took neither their card nor the call to begin."""

TOLD_FOR = timedelta(days=3)
"""How long news about a circle are worth telling."""


async def say(
    work: UnitOfWork,
    kind: str,
    subject: UUID,
    circle: CircleInfo,
    now: datetime,
    *,
    at: datetime | None = None,
    once: str = "",
    kept: timedelta = TOLD_FOR,
) -> None:
    """Have something said in a circle's channel, not before ``at``; it is worth saying while it is ``kept``."""
    due = max(now, at or now)
    await outbox.put(work, kind, subject, Address(channel=circle.channel), now=due, not_after=due + kept, once=once)


async def due(work: UnitOfWork, until: datetime) -> list[Due]:
    """Return when circles that are dying are to be asked."""
    suspects = {
        *await circles.short_of_people(work, rules.FEWEST),
        *await store.missing(work, rules.MISSED_IN_A_ROW, _NOT_CALLED),
    }
    loaded = await circles.load_all(work, suspects)
    pairs = zip(loaded, await _health(work, loaded), strict=True)

    def listed(of: tuple[CircleInfo, CircleHealth]) -> Due | None:
        circle, health = of
        return _due(circle, health, circle.closed(work.closed))

    found = one_by_one(QUESTION, pairs, listed, lambda pair: pair[0].id)
    return [each for each in found if each and each.at <= until]


def _when_they_work(work: UnitOfWork, circle: CircleInfo, now: datetime) -> datetime:
    return next_working_hour(now, circle.rhythm.zone, circle.closed(work.closed))


def _due(circle: CircleInfo, health: CircleHealth, closed: ClosedDays) -> Due | None:
    since = rules.dying_since(health)
    if since is None:
        return None
    zone = circle.rhythm.zone
    at = rules.ask_at(since, circle.asked_at, zone, closed)
    return Due(circle.id, local_date(at, zone), at, at + rules.OFFER_KEPT)


async def _health(work: UnitOfWork, of: Sequence[CircleInfo]) -> list[CircleHealth]:
    ids = [circle.id for circle in of]
    past, lost_at = await _past_sessions(work, ids), await circles.lost_at(work, ids)
    return [
        CircleHealth(
            meets=circle.state is CircleState.ACTIVE, members=len(circle.members),
            past=tuple(past[circle.id]), lost_at=lost_at.get(circle.id), asked_at=circle.asked_at,
        )
        for circle in of
    ]  # fmt: skip


async def _past_sessions(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, list[tuple[datetime, bool]]]:
    """Return when the past sessions of circles were over, the first one first, each with whether it took place."""
    found: dict[UUID, list[tuple[datetime, bool]]] = {circle_id: [] for circle_id in circle_ids}
    for row in await store.past(work, circle_ids, _NOT_CALLED) if circle_ids else ():
        held = row.ended_at if row.state is SessionState.ENDED else None
        found[row.circle_id].append((held or missed_at(row.starts_at, row.mode), held is not None))
    return found


async def ask(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Ask a circle how to go on, where it is (still) dying, when people work; an earlier question is over then."""
    (circle,) = await circles.lock(work, circle_id)
    (health,) = await _health(work, [circle])
    if circle.members and rules.is_dying(health, now):
        await circles.note_asked(work, circle_id, now)
        await outbox.supersede(work, QUESTION, circle_id, Superseded.ASKED_ANEW, now=now)
        at = _when_they_work(work, circle, now)
        await say(work, QUESTION, circle_id, circle, now, at=at, kept=rules.OFFER_KEPT)


async def question(work: UnitOfWork, circle_id: UUID) -> LifecycleQuestion:
    """Return what a circle is asked.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    circle = await circles.load(work, circle_id)
    (health,) = await _health(work, [circle])
    return LifecycleQuestion(circle, tuple(rules.signs(health)))


async def ways_on(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> LifecycleQuestion:
    """Return what a circle is asked, for a member who would like to see the other ways.

    Raises:
        Gone, NotAMember, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it has decided already, or wasn't asked.
    """
    circle = await circles.require_member(work, circle_id, person_id, open_one=True)
    if circle.asked_at is None or circle.decision is not None:
        raise ItIsOver
    return await question(work, circle_id)


async def go_on(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> None:
    """Note that a circle goes on as it is.

    Raises:
        Gone, NotAMember, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it has decided already.
    """
    await circles.require_member(work, circle_id, person_id, open_one=True)
    if not await decide(work, circle_id, Decision.GO_ON, now):
        raise ItIsOver


async def decide(work: UnitOfWork, circle_id: UUID, decision: Decision, now: datetime) -> bool:
    """Have the question say how the circle has decided; return whether that was still open."""
    if not await circles.note_decision(work, circle_id, decision):
        return False
    await outbox.refresh(work, QUESTION, circle_id, now=now)
    return True


async def note_implied_decisions(work: UnitOfWork, now: datetime) -> None:
    """Find out which circles have decided without a button of the question: a new time, or they just met again."""
    asked = await circles.undecided(work)
    past = await _past_sessions(work, [circle.id for circle in asked])

    def decision(circle: CircleInfo) -> Decision | None:
        held = [at for at, took_place in past[circle.id] if took_place]
        return rules.implied_decision(circle, max(held, default=None))

    found = {circle.id: made for circle in asked if (made := decision(circle))}
    await each_apart(work, "note_implied_decisions", list(found), lambda one: decide(work, one, found[one], now))


async def pause(work: UnitOfWork, circle_id: UUID, person_id: UUID, until: datetime, now: datetime) -> None:
    """Let a circle pause; what runs goes on to its end. The same pause twice is said once.

    What shows its planned sessions says that it pauses, and what isn't sent yet doesn't come.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't pause, or not by this person.
    """
    circle = await _lock_for_owner(work, circle_id, person_id)
    if not await circles.pause(work, circle_id, until, now):
        return
    for info in await sessions.planned_in(work, circle_id):
        await _take_back(work, info)
        await sessions.refresh_all(work, info, now)
    await say(work, PAUSED, circle_id, circle, now, once=now.isoformat())
    await decide(work, circle_id, Decision.PAUSE, now)


async def resume(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> CircleInfo:
    """End a pause before its time.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it doesn't pause.
    """
    circle = await _lock_for_owner(work, circle_id, person_id)
    if not await _resume(work, circle, formats, now, at=now):
        raise ItIsOver
    return await circles.load(work, circle_id)


async def end_pause(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """End a pause whose time is over; the channel hears of it when people work."""
    await sessions.planned_in(work, circle_id)
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is CircleState.PAUSED and circle.paused_until and circle.paused_until <= now:
        await _resume(work, circle, formats, now, at=_when_they_work(work, circle, now))


async def _resume(work: UnitOfWork, circle: CircleInfo, formats: Formats, now: datetime, *, at: datetime) -> bool:
    """End a pause, and return whether there was one.

    Sessions whose time went by get new dates, at once, since whoever hears of it asks for them; what was said of the
    old dates is over.
    """
    if not await circles.resume(work, circle.id, now):
        return False
    for info in await sessions.planned_in(work, circle.id):
        if info.starts_at > now:
            await sessions.refresh_all(work, info, now)
        else:
            await _forget_old_date(work, info, now)
    await schedule.plan_anew(work, circle.id, formats, now)
    await outbox.refresh(work, PAUSED, circle.id, now=now)
    await say(work, RESUMED, circle.id, circle, now, once=now.isoformat(), at=at)
    return True


async def _forget_old_date(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    for kind in (sessions.CARD, sessions.START):
        await outbox.supersede(work, kind, info.id, Superseded.DATE, now=now)
    for holder in info.roles:
        for kind in (sessions.ROLE_CARD, sessions.SWAP, sessions.HOLDS):
            await outbox.supersede(work, kind, holder.turn_id, Superseded.DATE, now=now)


async def ways_to_end(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime
) -> tuple[CircleInfo, SessionInfo | None]:
    """Return a circle and the session with which it could end well, None where there is only ending it at once.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await circles.require_owner(work, circle_id, person_id, open_one=True)
    rows = await store.next_planned(work, circle_id, now) if circle.state is CircleState.ACTIVE else []
    return circle, next(iter(await sessions.describe(work, rows, circle)), None)


async def end_well(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Make the next planned session the one that the circle ends with.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed, CircleIsPaused: that can't be, or not by this person.
        ItIsOver: no session is planned.
    """
    circle = await _lock_for_owner(work, circle_id, person_id)
    if circle.state is CircleState.PAUSED:
        raise CircleIsPaused
    planned = await sessions.planned_in(work, circle_id)
    last = next((info for info in planned if info.starts_at > now), None)
    if last is None:
        raise ItIsOver
    await _end_season_with(work, last, formats, now)
    await say(work, CLOSING, last.id, circle, now)
    await decide(work, circle_id, Decision.END_WELL, now)
    return await sessions.session(work, last.id)


async def _end_season_with(work: UnitOfWork, last: SessionInfo, formats: Formats, now: datetime) -> None:
    """Give a planned session the format that closes a season, and call off those after it."""
    form = sessions.format_for(formats, CLOSING_FORMAT, last.circle.minutes)
    row = await work.get(Session, last.id)
    row.format_id = form.id
    closed = work.closed(row.zone, last.circle.holidays)
    row.ends_at = schedule.ends_at(sessions.lengths(form), row.mode, row.starts_at, row.zone, closed)
    await sessions.cancel_planned(work, last.circle.id, now, after=last.number)
    await circles.end_season_with(work, last.circle.id, last.number, now)
    await sessions.refresh_all(work, last, now)


async def end_now(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a circle: what is planned is called off, what runs goes on to its end, what is kept stays.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await _lock_for_owner(work, circle_id, person_id)
    await decide(work, circle_id, Decision.END, now)
    await sessions.cancel_planned(work, circle_id, now)
    await circles.close(work, circle_id, now)
    await say(work, ENDED, circle_id, circle, now)
    return await circles.load(work, circle_id)


async def _lock_for_owner(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle that hasn't ended, for an owner; its planned sessions and then its own row are locked."""
    await sessions.planned_in(work, circle_id)
    await circles.lock(work, circle_id)
    return await circles.require_owner(work, circle_id, person_id, open_one=True)


async def end_missed_seasons(work: UnitOfWork, now: datetime) -> None:
    """End the seasons whose last session nobody began and nobody has made up for in time."""

    async def end(session_id: UUID) -> None:
        row = await work.get(Session, session_id)
        await circles.close(work, row.circle_id, now)
        await sessions.refresh(work, row.id, now, sessions.START)

    missed = [row.id for row in await store.missed_last(work, now - MAKE_UP_WITHIN, _NOT_CALLED)]
    await each_apart(work, "end_missed_seasons", missed, end)


async def cancel_in_closed(work: UnitOfWork, now: datetime) -> None:
    """Call off what is still planned in circles that have ended, in whatever way."""
    closed = await store.closed_with_planned(work)
    await each_apart(work, "cancel_in_closed", closed, lambda one: sessions.cancel_planned(work, one, now))
