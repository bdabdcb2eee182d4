"""The minutes of sessions: written by one, and read by the circle as long as it keeps them."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.library import store
from bot.features.library.rules import MinutesEntry, MinutesInfo, MinutesLibrary, MissingMinutes, may_read
from bot.features.roles import service as roles
from bot.features.roles.rules import Holder
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.topics import service as topics
from bot.kernel.enums import Presence, SessionState
from bot.kernel.errors import Gone, MinutesChanged, NotAMember
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Membership, Minutes, Session


async def minutes_of(work: UnitOfWork, session_id: UUID) -> MinutesInfo | None:
    """Return what was written down of a session."""
    found = await store.minutes_of_session(work, session_id)
    if found is None:
        return None
    row, author = found
    return MinutesInfo(row.text, UserId(author.slack_user_id) if author else None, row.written_at)


async def write_minutes(
    work: UnitOfWork, session_id: UUID, person_id: UUID, text: str, *, seen: datetime | None, now: datetime
) -> None:
    """Keep the minutes of a session and have them posted; ``seen`` is when the version that was edited was written.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to write minutes of.
        MinutesChanged: somebody else has written meanwhile.
    """
    info = await sessions.in_state_for(work, session_id, person_id, SessionState.RUNNING, SessionState.ENDED)
    found = await store.minutes_of_session(work, session_id)
    if found is None:
        work.add(Minutes(session_id=session_id, author_id=person_id, text=text, written_at=now))
    else:
        row, _ = found
        if row.text == text:
            return
        if row.written_at != seen:
            raise MinutesChanged(field="text")
        row.text, row.author_id, row.written_at = text, person_id, now
    await work.session.flush()
    await sessions_store.mark(work, session_id, person_id, Presence.PRESENT)
    if info.topic:
        await topics.mark_learned(work, info.topic.id)
    await outbox.put(work, sessions.MINUTES, session_id, sessions.thread(info), now=now, not_after=now + sessions.A_DAY)
    await sessions.refresh(work, session_id, now, sessions.MINUTES, sessions.ASK)


async def readable_circles(work: UnitOfWork, person_id: UUID) -> list[CircleInfo]:
    """Return the circles whose minutes somebody may read: their own first, then those that are over."""
    found = await _readable(work, person_id)
    loaded = {circle.id: circle for circle in await circles.load_all(work, found)}
    return [loaded[circle_id] for circle_id in found]


async def open_library(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> MinutesLibrary:
    """Return a circle's minutes for one of its members, or for somebody who was one when its season ended.

    Raises:
        Gone, NotAMember: there is no such circle here, or it is not theirs.
    """
    circle = await circles.load(work, circle_id)
    mine = await _readable(work, person_id)
    if circle_id not in mine:
        raise NotAMember
    writes, left_at = circle.member(person_id) is not None, mine[circle_id].left_at
    rows = [one for one in await store.minutes(work, circle_id) if left_at is None or one[1].starts_at < left_at]
    held = await roles.holders(work, [session.id for _, session, _, _ in rows])
    entries = tuple(_entry(row, held[row[1].id]) for row in rows)
    missing = await _missing(work, circle_id, {entry.session_id for entry in entries}) if writes else None
    return MinutesLibrary(circle, entries, writes, missing)


async def open_minutes(work: UnitOfWork, session_id: UUID, person_id: UUID) -> tuple[MinutesLibrary, MinutesEntry]:
    """Return the minutes of one session with the library that they stand in.

    Raises:
        Gone, NotAMember: there are none, or they are not theirs to read.
    """
    session = await work.get(Session, session_id)
    library = await open_library(work, session.circle_id, person_id)
    entry = next((entry for entry in library.entries if entry.session_id == session_id), None)
    if entry is None:
        raise Gone
    return library, entry


async def _readable(work: UnitOfWork, person_id: UUID) -> dict[UUID, Membership]:
    """Return somebody's memberships of those circles, by the circles' ids."""
    found = await store.memberships(work, person_id)
    return {circle.id: one for one, circle in found if may_read(one.state, one.left_at, circle.closed_at, one.again)}


def _entry(row: store.Written, held: tuple[Holder, ...]) -> MinutesEntry:
    minutes, session, topic, author = row
    return MinutesEntry(
        session_id=session.id, number=session.earlier or session.number, starts_at=session.starts_at,
        local_date=session.local_date, format_id=session.format_id, topic_id=topic.id if topic else None,
        topic=topic.title if topic else session.theme or None,
        text=minutes.text, author=UserId(author.slack_user_id) if author else None, written_at=minutes.written_at,
        roles=held,
    )  # fmt: skip


async def _missing(work: UnitOfWork, circle_id: UUID, written: set[UUID]) -> MissingMinutes | None:
    found = await store.last_ended(work, circle_id)
    if found is None or found[0].id in written:
        return None
    session, topic = found
    about = topic.title if topic else session.theme or None
    return MissingMinutes(session.id, session.starts_at, about, session.format_id)
