"""Every query about notes that come back and the times that they did."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVarTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.enums import MemberState, RecallStop
from bot.storage.unit_of_work import UnitOfWork
from models import Membership, Minutes, Person, RecallAsk, RecallNote, Reflection, Session

Columns = TypeVarTuple("Columns")


def _wanted(query: sa.Select[*Columns]) -> sa.Select[*Columns]:
    """Leave of notes those about which their person may be asked: of circles they are in, with a text, not stopped."""
    theirs = sa.and_(
        Membership.circle_id == Session.circle_id, Membership.person_id == RecallNote.person_id,
        Membership.state == MemberState.ACTIVE,
    )  # fmt: skip
    minutes = sa.and_(RecallNote.reflection_id.is_(None), Minutes.session_id == RecallNote.session_id)
    return (
        query.join(Session, Session.id == RecallNote.session_id)
        .join(Person, Person.id == RecallNote.person_id)
        .join(Membership, theirs)
        .outerjoin(Reflection, Reflection.id == RecallNote.reflection_id)
        .outerjoin(Minutes, minutes)
        .where(sa.or_(Reflection.what.is_not(None), Reflection.so_what.is_not(None), Minutes.id.is_not(None)))
        .where(RecallNote.stopped.is_(None), ~Person.recall_off, ~Person.deleted)
    )


async def due(work: UnitOfWork, since: date, until: date, *which: sa.ColumnElement[bool]) -> list[RecallNote]:
    """Return the notes from ``since`` on whose next day has come by ``until``."""
    query = sa.select(RecallNote).where(RecallNote.since >= since, RecallNote.next_on <= until, *which)
    return await work.all(_wanted(query).order_by(RecallNote.person_id, RecallNote.id))


async def asked_since(work: UnitOfWork, people: Collection[UUID], since: date) -> list[tuple[UUID, date]]:
    """Return whom was asked since then, and on which day: once for each question."""
    query = sa.select(RecallAsk.person_id, RecallAsk.local_date)
    return await work.rows(query.where(RecallAsk.person_id.in_(people), RecallAsk.local_date >= since))


Question = tuple[RecallAsk, RecallNote, Reflection | None, Minutes | None]


async def questions(work: UnitOfWork, person_id: UUID, *which: sa.ColumnElement[bool]) -> list[Question]:
    """Return questions to somebody with what they are about, the earliest first."""
    query = sa.select(RecallAsk, RecallNote, Reflection, Minutes).join(RecallNote, RecallNote.id == RecallAsk.note_id)
    mine = _wanted(query.where(RecallAsk.person_id == person_id, *which))
    return await work.rows(mine.order_by(RecallAsk.local_date, RecallAsk.id))


async def not_noted(work: UnitOfWork, since: datetime) -> list[tuple[Reflection, Session, str, bool]]:
    """Return the reflections since then that nobody has noted yet, with session, zone, whether the topic is stopped."""
    noted = sa.exists().where(RecallNote.reflection_id == Reflection.id)
    query = (
        sa.select(Reflection, Session, Person.zone, _topic_stopped())
        .join(Session, Session.id == Reflection.session_id)
        .join(Person, Person.id == Reflection.person_id)
        .where(Reflection.written_at >= since, ~noted)
    )
    return await work.rows(query)


def _topic_stopped() -> sa.ColumnElement[bool]:
    earlier = aliased(Session)
    return (
        sa.exists()
        .where(RecallNote.person_id == Reflection.person_id, RecallNote.stopped == RecallStop.TOPIC)
        .where(RecallNote.session_id == earlier.id, earlier.topic_id == Session.topic_id)
        .correlate(Reflection, Session)
    )


async def note(work: UnitOfWork, session_id: UUID, person_id: UUID, reflection_id: UUID | None) -> RecallNote | None:
    """Return somebody's note of their reflection; of a session's minutes where none is named."""
    mine = (RecallNote.session_id == session_id, RecallNote.person_id == person_id)
    return await work.session.scalar(sa.select(RecallNote).where(*mine, RecallNote.reflection_id == reflection_id))


async def reflection(work: UnitOfWork, session_id: UUID, person_id: UUID) -> UUID | None:
    """Return what somebody wrote about a session, None where there is no text to be asked about."""
    mine = (Reflection.session_id == session_id, Reflection.person_id == person_id)
    written = sa.or_(Reflection.what.is_not(None), Reflection.so_what.is_not(None))
    found: UUID | None = await work.session.scalar(sa.select(Reflection.id).where(*mine, written))
    return found


async def stop(work: UnitOfWork, note: RecallNote, reach: RecallStop) -> None:
    """Stop a note, or all notes of the same person about the same topic."""
    topic = sa.select(Session.topic_id).where(Session.id == note.session_id).scalar_subquery()
    about = RecallNote.session_id.in_(sa.select(Session.id).where(Session.topic_id == topic))
    which = sa.or_(RecallNote.id == note.id, about) if reach is RecallStop.TOPIC else RecallNote.id == note.id
    await work.session.execute(
        sa.update(RecallNote).where(RecallNote.person_id == note.person_id, which).values(stopped=reach)
    )


async def resume(work: UnitOfWork, person_id: UUID) -> None:
    """Take back all that somebody has stopped."""
    mine = (RecallNote.person_id == person_id, RecallNote.stopped.is_not(None))
    await work.session.execute(sa.update(RecallNote).where(*mine).values(stopped=None))


async def has_stopped(work: UnitOfWork, person_id: UUID) -> bool:
    """Return whether somebody has stopped anything."""
    off = sa.exists().where(Person.id == person_id, Person.recall_off)
    stopped = sa.exists().where(RecallNote.person_id == person_id, RecallNote.stopped.is_not(None))
    return bool(await work.session.scalar(sa.select(sa.or_(off, stopped))))


async def came_once_more(work: UnitOfWork, note: RecallNote, day: int) -> bool:
    """Return whether a note has come once more already, which is its ``day``."""
    again = (RecallAsk.note_id == note.id, RecallAsk.day == day, RecallAsk.local_date >= note.since)
    return bool(await work.session.scalar(sa.select(sa.exists().where(*again))))


async def first_of_day(work: UnitOfWork, person_id: UUID, day: date) -> UUID | None:
    """Return the first of a day's questions to somebody: its message is about them all."""
    mine = (RecallAsk.person_id == person_id, RecallAsk.local_date == day)
    return await work.session.scalar(sa.select(RecallAsk.id).where(*mine).order_by(RecallAsk.id).limit(1))
