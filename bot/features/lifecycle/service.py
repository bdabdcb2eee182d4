"""What is said when a circle pauses, goes on, merges or ends."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.contact_policy import common_working_hour
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, Member
from bot.features.lifecycle import rules, store
from bot.features.lifecycle.rules import OFFER_KEPT, Question, Standing
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import MAKE_UP_WITHIN, SessionInfo, considerate, missed_at, slots
from bot.features.sessions.service import (
    CARD,
    CARD_BEFORE,
    ROLE_BEFORE,
    ROLE_CARD,
    START,
    SWAP,
    Formats,
    _take_back,
    cancel_planned,
    format_for,
    lengths,
    planned_in,
    refresh,
    refresh_all,
)
from bot.kernel.enums import CircleState, Decision, SessionState
from bot.kernel.errors import CircleIsClosed, CircleIsPaused, ItIsOver
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from models import Session

PAUSED, RESUMED, CLOSING, ENDED = (
    "lifecycle-paused", "lifecycle-resumed", "lifecycle-closing", "lifecycle-ended",
)  # fmt: skip

QUESTION, QUESTION_BEFORE = "lifecycle-question", "lifecycle-question-before"

OFFER, ANSWER, MERGED, WELCOME = (
    "lifecycle-offer", "lifecycle-answer", "lifecycle-merged", "lifecycle-welcome",
)  # fmt: skip

_TOLD_FOR = timedelta(days=3)


async def say(
    work: UnitOfWork,
    kind: str,
    subject: UUID,
    circle: CircleInfo,
    now: datetime,
    *,
    at: datetime,
    once: str = "",
    kept: timedelta = _TOLD_FOR,
) -> None:
    """Have something said in a circle's channel, not before ``at``; it is worth saying while it is ``kept``."""
    due = max(now, at)
    await outbox.put(work, kind, subject, Address(channel=circle.channel), now=due, not_after=due + kept, once=once)


async def tell(work: UnitOfWork, kind: str, subject: UUID, people: tuple[Member, ...], now: datetime) -> None:
    """Have each of these people told something."""
    for person in people:
        to = Address(people=(person.user,))
        await outbox.put(work, kind, subject, to, now=now, not_after=now + _TOLD_FOR)


async def refresh_messages(work: UnitOfWork, kind: str, subject: UUID, now: datetime) -> None:
    """Have what was said brought up to date."""
    await outbox.refresh(work, kind, subject, now=now)


async def due(work: UnitOfWork, until: datetime) -> list[Due]:
    """Return when circles that are dying are to be asked."""
    suspects = {
        *await circles.short_of_people(work, rules.FEWEST),
        *await missing(work, rules.MISSED_IN_A_ROW),
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
    return Due(circle.id, local_date(at, zone), at, at + OFFER_KEPT)


async def standing(work: UnitOfWork, circle: CircleInfo) -> Standing:
    """Return what tells whether a circle is dying."""
    (found,) = await _standings(work, [circle])
    return found


async def _standings(work: UnitOfWork, of: Sequence[CircleInfo]) -> list[Standing]:
    ids = [circle.id for circle in of]
    past, lost_at = await past_sessions(work, ids), await circles.lost_at(work, ids)
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
        await say(work, QUESTION, circle_id, circle, now, at=at, kept=OFFER_KEPT)


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
    await refresh_messages(work, QUESTION, circle_id, now)
    return True


async def settle(work: UnitOfWork, now: datetime) -> None:
    """Find out which circles have decided without a button of the question: a new time, or they just met again."""
    asked = await circles.undecided(work)
    past = await past_sessions(work, [circle.id for circle in asked])
    for circle in asked:
        held = [at for at, took_place in past[circle.id] if took_place]
        decision = rules.settled(circle, max(held, default=None))
        if decision:
            await decide(work, circle.id, decision, now)


async def pause(work: UnitOfWork, circle_id: UUID, person_id: UUID, until: datetime, now: datetime) -> CircleInfo:
    """Let a circle pause; what runs goes on to its end. The same pause twice is said once.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't pause, or not by this person.
    """
    await _owned(work, circle_id, person_id)
    if await circles.pause(work, circle_id, until, now):
        await show_pause(work, circle_id, now)
        circle = await circles.load(work, circle_id)
        await say(work, PAUSED, circle_id, circle, now, once=now.isoformat(), at=now)
        await decide(work, circle_id, Decision.PAUSE, now)
    return await circles.load(work, circle_id)


async def resume(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> CircleInfo:
    """End a pause before its time.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't go on, or not by this person.
        ItIsOver: it doesn't pause.
    """
    await _owned(work, circle_id, person_id)
    if not await _go_on(work, circle_id, formats, now, at=now):
        raise ItIsOver
    return await circles.load(work, circle_id)


async def end_pause(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    """End a pause whose time is over; the channel hears of it when people work."""
    await sessions.planned_in(work, circle_id)
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is CircleState.PAUSED and circle.paused_until and circle.paused_until <= now:
        await _go_on(work, circle_id, formats, now, at=considerate(now, circle.rhythm.zone))


async def _go_on(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime, *, at: datetime) -> bool:
    """End a pause; the new dates are there at once, since whoever hears of it asks for them."""
    if not await circles.resume(work, circle_id, now):
        return False
    await show_going_on(work, circle_id, now)
    await schedule.plan_anew(work, circle_id, formats, now)
    await refresh_messages(work, PAUSED, circle_id, now)
    circle = await circles.load(work, circle_id)
    await say(work, RESUMED, circle_id, circle, now, once=now.isoformat(), at=at)
    return True


async def last_session(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> SessionInfo | None:
    """Return the session with which a circle could end well, None where there is only ending it at once.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await circles.require_owner(work, circle_id, person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    planned = await sessions.planned_in(work, circle_id)
    return next((each for each in planned if each.starts_at > now and not each.pauses), None)


async def end_well(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Make the next planned session the one that the circle ends with.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed, CircleIsPaused: that can't be, or not by this person.
        ItIsOver: no session is planned.
    """
    circle = await _owned(work, circle_id, person_id)
    if circle.state is CircleState.PAUSED:
        raise CircleIsPaused
    last = await close_with_next(work, circle_id, formats, now)
    if last is None:
        raise ItIsOver
    await say(work, CLOSING, last.id, circle, now, at=now)
    await decide(work, circle_id, Decision.END_WELL, now)
    return await sessions.session(work, last.id)


async def end_now(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """End a circle: what is planned is called off, what runs goes on to its end, what is kept stays.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: there is nothing to end, or not by this person.
    """
    circle = await _owned(work, circle_id, person_id)
    await decide(work, circle_id, Decision.END, now)
    await sessions.cancel_planned(work, circle_id, now)
    await circles.close(work, circle_id, now)
    await say(work, ENDED, circle_id, circle, now, at=now)
    return await circles.load(work, circle_id)


async def _owned(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> CircleInfo:
    """Return a circle that hasn't ended, for an owner; it and then its planned sessions are locked."""
    await circles.require_owner(work, circle_id, person_id)
    await sessions.planned_in(work, circle_id)
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return await circles.require_owner(work, circle_id, person_id)


CLOSING_FORMAT = "circle-retro"


async def missing(work: UnitOfWork, times: int) -> list[UUID]:
    """Return the circles that meet and have missed so many sessions since one took place, or more."""
    return await store.missing(work, times)


async def past_sessions(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, list[tuple[datetime, bool]]]:
    """Return when the past sessions of circles were over, the first one first, each with whether it took place."""
    found: dict[UUID, list[tuple[datetime, bool]]] = {circle_id: [] for circle_id in circle_ids}
    for row in await store.past(work, circle_ids) if circle_ids else ():
        held = row.ended_at if row.state is SessionState.ENDED else None
        found[row.circle_id].append((held or missed_at(row.starts_at, row.mode), held is not None))
    return found


async def show_pause(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have whatever shows a circle's planned sessions say that it pauses; what isn't sent yet doesn't come."""
    for info in await planned_in(work, circle_id):
        await _take_back(work, info)
        await refresh_all(work, info, now)


async def show_going_on(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have whatever shows a circle's planned sessions say that it goes on.

    Sessions whose time went by get new dates and are announced anew then; what was said of the old ones is over.
    """
    for info in await planned_in(work, circle_id):
        if info.starts_at > now:
            await refresh_all(work, info, now)
            continue
        for kind in (CARD, START):
            await outbox.set_aside(work, kind, info.id, CARD_BEFORE, now=now)
        for holder in info.roles:
            for kind in (ROLE_CARD, SWAP):
                await outbox.set_aside(work, kind, holder.turn_id, ROLE_BEFORE, now=now)


async def close_with_next(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> SessionInfo | None:
    """Make the next planned session the one that a season ends with; None where no session is planned."""
    following = next((info for info in await planned_in(work, circle_id) if info.starts_at > now), None)
    if following is None:
        return None
    form = format_for(formats, CLOSING_FORMAT, following.circle.minutes)
    row = await work.get(Session, following.id)
    row.format_id = form.id
    row.ends_at = max(slot.ends_at for slot in slots(lengths(form), row.mode, row.starts_at, row.zone))
    await cancel_planned(work, circle_id, now, after=following.number)
    await circles.end_season_with(work, circle_id, following.number, now)
    await refresh_all(work, following, now)
    return following


async def end_missed_seasons(work: UnitOfWork, now: datetime) -> None:
    """End the seasons whose last session nobody began and nobody has made up for in time."""
    for row in await store.missed_last(work, now - MAKE_UP_WITHIN):
        await circles.close(work, row.circle_id, now)
        await refresh(work, row.id, now, START)


async def cancel_in_closed(work: UnitOfWork, now: datetime) -> None:
    """Call off what is still planned in circles that have ended, in whatever way."""
    for circle_id in await store.closed_with_planned(work):
        await cancel_planned(work, circle_id, now)
