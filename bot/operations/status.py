"""`zirkel status`: what was posted, what is due, held or dead, and which circle comes next. No text, no name."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import CircleState, OutboxState, ScheduledState, WorkspaceState
from bot.storage.unreadable import look
from models import Circle, OutboxMessage, ScheduledEvent, Session, Uptime, Workspace

_DAY = timedelta(days=1)
_TOGETHER = timedelta(minutes=15)
"""Processes that were there within so long of each other work side by side."""


@dataclass(frozen=True)
class NextPost:
    """The earliest planned thing of one circle."""

    circle: UUID
    channel: str
    state: CircleState
    kind: str | None
    at: datetime | None


@dataclass(frozen=True)
class Status:
    """How things stand at one moment."""

    posted_in_a_day: int
    expired_in_a_day: dict[str, int]
    """How many messages never came, by reason."""
    waiting: int
    due: int
    held: int
    unknown: int
    dead: int
    oldest_due: timedelta | None
    """How long the message waits that has been due the longest and may go."""
    paused: list[str]
    """Workspaces in which Zirkel may not speak, with what is known of why."""
    circles: list[NextPost]
    unreadable: list[str]
    """Rows with a word, moment or id in them that is none: the app passes them over."""
    broken: list[str]
    """Rows of which nothing could be made lately: with which kind or task that went wrong, and the id."""
    processes: list[str]
    """Those that were there last: until when, and whether their clock is wrong."""

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data."""
        seconds = None if self.oldest_due is None else round(self.oldest_due.total_seconds())
        return asdict(self) | {"oldest_due": seconds}


async def status(session: AsyncSession, now: datetime) -> Status:
    """Return how things stand."""
    unreadable = await look(session)
    counted = sa.select(OutboxMessage.state, sa.func.count()).group_by(OutboxMessage.state)
    by_state = {row[0]: row[1] for row in await session.execute(counted)}
    in_a_day = (OutboxMessage.state == OutboxState.SENT, OutboxMessage.sent_at > now - _DAY)
    posted = await session.scalar(sa.select(sa.func.count()).where(*in_a_day))
    due, oldest = await due_since(session, now)
    processes = await _processes(session)
    return Status(
        posted_in_a_day=posted or 0,
        expired_in_a_day=await _expired(session, now),
        waiting=by_state.get(OutboxState.PENDING, 0),
        due=due,
        held=by_state.get(OutboxState.HELD, 0),
        unknown=by_state.get(OutboxState.UNKNOWN, 0),
        dead=by_state.get(OutboxState.DEAD, 0),
        oldest_due=None if oldest is None else now - oldest,
        paused=await _paused(session),
        circles=await _next_posts(session),
        unreadable=[f"{row.table} {row.id}: {row.column}" for row in sorted(unreadable)],
        broken=sorted({row for process in processes for row in process.broken.splitlines()}),
        processes=[f"there until {row.until:%Y-%m-%d %H:%M} UTC{_clock(row)}" for row in processes],
    )


async def _expired(session: AsyncSession, now: datetime) -> dict[str, int]:
    why = sa.func.coalesce(OutboxMessage.error, "?")
    lately = (OutboxMessage.state == OutboxState.EXPIRED, OutboxMessage.next_at > now - _DAY)
    rows = await session.execute(sa.select(why, sa.func.count()).where(*lately).group_by(why).order_by(why))
    return {row[0]: row[1] for row in rows}


async def _processes(session: AsyncSession) -> Sequence[Uptime]:
    latest = await session.scalar(sa.select(sa.func.max(Uptime.until)))
    if latest is None:
        return []
    side_by_side = sa.select(Uptime).where(Uptime.until >= latest - _TOGETHER).order_by(Uptime.until)
    return (await session.scalars(side_by_side)).all()


def _clock(row: Uptime) -> str:
    return f" · its clock is off by {row.seconds_ahead} s: nothing is sent" if row.seconds_ahead else ""


async def due_since(session: AsyncSession, now: datetime) -> tuple[int, datetime | None]:
    """Return how many messages may go in a workspace that isn't paused, and since when the first of them."""
    found = await session.execute(
        sa.select(sa.func.count(), sa.func.min(OutboxMessage.next_at))
        .join(Workspace, Workspace.id == OutboxMessage.workspace_id)
        .where(
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.next_at <= now,
            Workspace.state == WorkspaceState.ACTIVE,
        )
    )
    count, oldest = found.one()
    return count, oldest


async def _paused(session: AsyncSession) -> list[str]:
    rows = await session.scalars(sa.select(Workspace).where(Workspace.state != WorkspaceState.ACTIVE))
    return [f"{row.team_id}: {row.state}{_since(row.paused_at)} ({row.paused_why or '?'})" for row in rows]


def _since(at: datetime | None) -> str:
    return f" since {at:%Y-%m-%d %H:%M} UTC" if at else ""


async def _next_posts(session: AsyncSession) -> list[NextPost]:
    """Return the next planned event of each circle that hasn't ended; those without one come last."""
    sessions = sa.select(Session.id).where(Session.circle_id == Circle.id)
    about = sa.or_(ScheduledEvent.subject == Circle.id, ScheduledEvent.subject.in_(sessions))
    first = (
        sa.select(ScheduledEvent.id)
        .where(ScheduledEvent.state == ScheduledState.PLANNED, about)
        .order_by(ScheduledEvent.due_at)
        .limit(1)
        .correlate(Circle)
        .scalar_subquery()
    )
    rows = await session.execute(
        sa.select(Circle.id, Circle.channel_id, Circle.state, ScheduledEvent.kind, ScheduledEvent.due_at)
        .outerjoin(ScheduledEvent, ScheduledEvent.id == first)
        .where(Circle.state != CircleState.CLOSED)
        .order_by(ScheduledEvent.due_at.is_(None), ScheduledEvent.due_at, Circle.created_at)
    )
    return [NextPost(*row) for row in rows]


def as_lines(found: Status) -> list[str]:
    """Return the status as lines for a terminal."""
    oldest = "" if found.oldest_due is None else f", the oldest for {round(found.oldest_due.total_seconds())} s"
    expired = found.expired_in_a_day
    reasons = ", ".join(f"{why}: {count}" for why, count in expired.items())
    return [
        f"posted in the last 24 hours: {found.posted_in_a_day}",
        f"expired in the last 24 hours: {sum(expired.values())}{f' ({reasons})' if reasons else ''}",
        f"waiting: {found.waiting}, of them due: {found.due}{oldest}",
        f"held: {found.held} · unknown: {found.unknown} · dead: {found.dead}",
        *(f"silent in {workspace}" for workspace in found.paused),
        *(f"can't be read: {row}" for row in found.unreadable),
        *(f"goes wrong: {row}" for row in found.broken),
        *(f"process: {process}" for process in found.processes),
        "next post of each circle (UTC):",
        *(f"  {_line(circle)}" for circle in found.circles),
    ]


def _line(circle: NextPost) -> str:
    coming = f"{circle.at:%Y-%m-%d %H:%M}  {circle.kind}" if circle.at else "nothing planned within 48 hours"
    state = "" if circle.state is CircleState.ACTIVE else f"  ({circle.state})"
    return f"{str(circle.circle)[:8]}  {circle.channel:<12}  {coming}{state}"
