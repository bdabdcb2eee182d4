"""`zirkel outbox`: messages that nobody will send any more, or of which nobody knows whether they came. No texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import OutboxState
from bot.kernel.errors import ZirkelError
from models import OutboxMessage

STUCK = (OutboxState.DEAD, OutboxState.HELD)
ANOTHER_HOUR = timedelta(hours=1)
"""How long a message is tried that was worth reading until earlier; whether anybody wants it is looked at anyway."""
_SHORTEST = 6


class NoSuchMessage(ZirkelError):
    """There is no stuck message of that id, or several."""


@dataclass(frozen=True)
class StuckMessage:
    """What may be shown of a message: never its text, never who reads it."""

    id: UUID
    state: OutboxState
    kind: str
    where: str
    due_at: datetime
    why: str

    @property
    def line(self) -> str:
        """Return it as a line for a terminal."""
        return (
            f"{self.id.hex[:12]}  {self.state:<7}  {self.due_at:%Y-%m-%d %H:%M}  {self.kind}  {self.where}  {self.why}"
        )


async def stuck(session: AsyncSession) -> list[StuckMessage]:
    """Return all stuck messages, the oldest first."""
    rows = await session.scalars(
        sa.select(OutboxMessage).where(OutboxMessage.state.in_(STUCK)).order_by(OutboxMessage.due_at)
    )
    return [_shown(row) for row in rows]


def _shown(row: OutboxMessage) -> StuckMessage:
    where = row.channel_id or ("direct message" if "," not in (row.people or "") else "group message")
    return StuckMessage(row.id, row.state, row.kind, where, row.due_at, row.error or "")


async def retry(session: AsyncSession, ids: Sequence[str], now: datetime) -> list[StuckMessage]:
    """Have these messages sent once more, as they read now, if they are still wanted; return them as they were."""
    rows = await _found(session, ids)
    before = [_shown(row) for row in rows]
    for row in rows:
        row.state, row.error, row.attempts, row.next_at = OutboxState.PENDING, None, 0, now
        row.sent_at, row.not_after = None, max(row.not_after, now + ANOTHER_HOUR)
    return before


async def drop(session: AsyncSession, ids: Sequence[str]) -> list[StuckMessage]:
    """Give these messages up; return them as they were."""
    rows = await _found(session, ids)
    before = [_shown(row) for row in rows]
    for row in rows:
        row.state = OutboxState.CANCELLED
    return before


async def _found(session: AsyncSession, ids: Sequence[str]) -> list[OutboxMessage]:
    """Return the stuck messages whose ids begin like that, or all in the state of that name; no others."""
    rows = list(await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.state.in_(STUCK)).with_for_update()))
    found = []
    for wanted in ids:
        if wanted in STUCK:
            found += [row for row in rows if row.state == wanted]
            continue
        if len(wanted) < _SHORTEST:
            raise NoSuchMessage(
                f"{wanted}: give at least {_SHORTEST} characters of an id; zirkel outbox list shows them."
            )
        meant = [row for row in rows if row.id.hex.startswith(wanted.replace("-", ""))]
        if len(meant) != 1:
            raise NoSuchMessage(f"{wanted}: {len(meant)} stuck messages have this id; zirkel outbox list shows them.")
        found.append(meant[0])
    return found
