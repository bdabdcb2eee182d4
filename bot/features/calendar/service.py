"""Somebody's calendar, and the secret address of its feed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.calendar import store
from bot.features.calendar.rules import COACHED, KEPT, CalendarEntry, CoachingDate
from bot.features.people import service as people
from bot.features.people.rules import PersonInfo
from bot.features.sessions import service as sessions
from bot.kernel.enums import SessionState
from bot.kernel.errors import Gone
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import CalendarStamp, Meetup, Person

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)


async def owner_of(storage: Storage, token: str) -> store.FeedOwner | None:
    """Return whose feed this is; None where the address is nobody's (any more)."""
    async with storage.reading_everywhere() as session:
        return await store.owner_of(session, token)


async def feed(
    storage: Storage, owner: store.FeedOwner, now: datetime
) -> tuple[PersonInfo, list[CalendarEntry | CoachingDate]]:
    """Return whose feed this is and what stands in it."""
    async with storage.work(owner.workspace_id) as work:
        dates = await coaching_dates(work, owner.person_id, now - KEPT)
        entries = await entries_of(work, owner.person_id, now)
        return await people.person(work, owner.person_id), [*entries, *dates]


async def coaching_dates(work: UnitOfWork, person_id: UUID, since: datetime | None) -> list[CoachingDate]:
    """Return when somebody meets whom they coach, and which open meetups they come to, from a moment on."""
    zone = (await people.person(work, person_id)).zone
    rounds = [
        CoachingDate(
            row.id,
            count,
            at,
            at + COACHED * count,
            zone,
            row.date_changes,
            row.dated_at or at,
            venue=row.venue,
        )
        for row, count in await store.coaching_of(work, person_id, since)
        if (at := row.meets_at)
    ]
    lasting = [
        CoachingDate(
            row.id, 2, at, at + timedelta(minutes=row.minutes), zone, row.date_changes, row.dated_at or at,
            kind=row.kind, venue=row.venue,
        )
        for row in await store.tandems_of(work, person_id, since)
        if (at := row.meets_at)
    ]  # fmt: skip
    meetups = [_meetup(row) for row in await store.meetups_of(work, person_id, since)] if since else []
    return [*rounds, *lasting, *meetups]


async def meetup_date(work: UnitOfWork, meetup_id: UUID) -> CoachingDate:
    """Return the date of an open meetup.

    Raises:
        Gone: there is none with this id.
    """
    return _meetup(await work.get(Meetup, meetup_id))


def _meetup(row: Meetup) -> CoachingDate:
    until = row.starts_at + timedelta(minutes=row.minutes)
    return CoachingDate(
        row.id, 0, row.starts_at, until, row.zone, row.revision, row.changed_at, title=row.title, venue=row.venue,
        called_off=row.called_off,
    )  # fmt: skip


async def coaching_date(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> CoachingDate:
    """Return the date of somebody's coaching pair or tandem.

    Raises:
        Gone: there is none (any more).
    """
    for one in await coaching_dates(work, person_id, None):
        if one.id == pair_id:
            return one
    raise Gone


async def entries_of(work: UnitOfWork, person_id: UUID, now: datetime) -> list[CalendarEntry]:
    """Return all of somebody's sessions: those to come, and those of the last thirty days."""
    person = await work.get(Person, person_id, lock=True)
    return await _describe(work, person_id, await store.sessions_of(work, person, now - KEPT), now)


async def to_come(work: UnitOfWork, person_id: UUID, now: datetime) -> list[CalendarEntry]:
    """Return what of somebody's sessions is still to come."""
    return [entry for entry in await entries_of(work, person_id, now) if entry.state in _TO_COME and entry.until > now]


async def entry(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> CalendarEntry:
    """Return one session for the calendar of a member.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    await sessions.of_member(work, session_id, person_id)
    await work.get(Person, person_id, lock=True)
    row = await store.session_of(work, person_id, session_id)
    if row is None:
        raise Gone
    return (await _describe(work, person_id, [row], now))[0]


async def address(work: UnitOfWork, person_id: UUID, new: str, *, renewed: bool = False) -> str:
    """Return the secret in somebody's address; it is ``new`` at first, and when it is to be ``renewed``."""
    person = await work.get(Person, person_id, lock=True)
    if renewed or person.calendar_token is None:
        person.calendar_token = new
    return person.calendar_token


async def _describe(work: UnitOfWork, person_id: UUID, rows: Sequence[store.Row], now: datetime) -> list[CalendarEntry]:
    """Describe sessions to a person, whose row is locked, and remember what they were told."""
    ids = [session.id for session, _, _ in rows]
    roles, absent = await store.roles_of(work, person_id, ids), await store.absences_of(work, person_id, ids)
    stamps = await store.stamps_of(work, person_id, ids)
    entries = [_entry(row, roles.get(row[0].id, ()), absent=row[0].id in absent) for row in rows]
    return [_told(work, person_id, entry, stamps.get(entry.id), now) for entry in entries]


def _told(
    work: UnitOfWork, person_id: UUID, entry: CalendarEntry, before: CalendarStamp | None, now: datetime
) -> CalendarEntry:
    stamp = before or work.add(CalendarStamp(
        person_id=person_id, session_id=entry.id, fingerprint=entry.fingerprint, sequence=entry.sequence,
        changed_at=entry.modified_at,
    ))  # fmt: skip
    told = entry.told_after(stamp.fingerprint, stamp.sequence, stamp.changed_at, now)
    stamp.fingerprint, stamp.sequence, stamp.changed_at = entry.fingerprint, told.sequence, told.modified_at
    return told


def _entry(row: store.Row, roles: tuple[str, ...], *, absent: bool) -> CalendarEntry:
    session, circle, topic = row
    known = [at for at in (session.planned_at, session.started_at, session.ended_at) if at]
    return CalendarEntry(
        id=session.id, circle_id=circle.id, circle=circle.name, number=session.number, sessions=circle.sessions,
        topic=topic.title if topic else session.theme or None,
        starts_at=session.starts_at, ends_at=session.ends_at, zone=session.zone,
        mode=session.mode, state=session.state, revision=session.revision, known_at=max(known),
        format_id=session.format_id, venue=circle.venue if session.venue is None else session.venue, roles=roles,
        absent=absent,
    )  # fmt: skip
