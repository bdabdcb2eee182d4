"""Messages that may be there or not, or wait before a shut door: what becomes of them takes a person."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.doubts import SAID_TO_BE_THERE
from bot.delivery.post import Address
from bot.kernel.enums import OutboxState
from bot.kernel.ids import UserId
from bot.slack.errors import SHUT
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

QUESTION, SHUT_OUT = "held-question", "held-shut-out"


async def ask(work: UnitOfWork, queued: OutboxMessage, people: tuple[UserId, ...], now: datetime) -> None:
    """Have each of ``people`` asked whether a message is there, as long as it is worth posting."""
    for user in people:
        to = Address(people=(user,))
        await outbox.put(work, QUESTION, queued.id, to, now=now, not_after=queued.not_after, once=str(queued.attempts))


async def tell_shut_out(work: UnitOfWork, queued: OutboxMessage, people: Iterable[UserId], now: datetime) -> None:
    """Have each of ``people`` told, once a week, that a channel lets nothing in about this subject."""
    for user in people:
        to, week = Address(people=(user,)), f"{now:%G-W%V}"
        await outbox.put(work, SHUT_OUT, queued.subject, to, now=now, not_after=queued.not_after, once=week)


async def shut_out(work: UnitOfWork, subject: UUID) -> OutboxMessage | None:
    """Return a message about a subject that a channel doesn't let in; nothing once they all are there."""
    waits = (OutboxMessage.state == OutboxState.PENDING, OutboxMessage.error.in_(SHUT))
    found = await work.all(sa.select(OutboxMessage).where(OutboxMessage.subject == subject, *waits).limit(1))
    return found[0] if found else None


async def was_asked(work: UnitOfWork, message_id: UUID, user: UserId) -> bool:
    """Return whether somebody was asked about a message: then they may say what becomes of it."""
    asked = sa.exists().where(
        OutboxMessage.kind == QUESTION, OutboxMessage.subject == message_id, OutboxMessage.people == user
    )
    return bool(await work.session.scalar(sa.select(asked)))


async def is_there(work: UnitOfWork, message_id: UUID, now: datetime) -> bool:
    """Note that a held message is there; it is looked for once more. Return False where it isn't held any more."""
    return await _decide(work, message_id, now, state=OutboxState.UNKNOWN, error=SAID_TO_BE_THERE)


async def post(work: UnitOfWork, message_id: UUID, now: datetime) -> bool:
    """Have a held message posted: it isn't there. Return False where it isn't held any more, or too late."""
    return await _decide(work, message_id, now, state=OutboxState.PENDING, error=None, sent_at=None)


async def _decide(work: UnitOfWork, message_id: UUID, now: datetime, **values: object) -> bool:
    """Write it down, unless somebody else has; those who were asked are told so."""
    held = (OutboxMessage.id == message_id, OutboxMessage.state == OutboxState.HELD, OutboxMessage.not_after >= now)
    done = await work.session.execute(sa.update(OutboxMessage).where(*held).values(next_at=now, **values))
    await outbox.refresh(work, QUESTION, message_id, now=now)
    return bool(done.rowcount)  # type: ignore[attr-defined]
