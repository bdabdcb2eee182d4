"""Which circles need dates, and what their dates follow from; many circles in one query."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.content.holidays import public_holidays
from bot.features.schedule import rules
from bot.features.schedule.rules import AHEAD, Skipped, in_week_of
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import RETRO
from bot.kernel.enums import Cadence, CircleState, Mode, SessionState
from bot.kernel.recurrence import Rhythm, WhySkipped
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once, insert_or_change
from models import Circle, Session, SkippedDate

_COUNTS = Session.state != SessionState.CANCELLED
_IS_PLANNED = Session.state == SessionState.PLANNED
_IS_MISSED = sa.and_(Session.state == SessionState.MISSED, Session.earlier.is_(None))
_LOOKED_BACK = sa.and_(Session.state != SessionState.MISSED, Session.format_id == RETRO, Session.earlier.is_(None))
_HELD = (SessionState.RUNNING, SessionState.ENDED, SessionState.MISSED)
_NEW_DATE = (
    "local_date", "at", "zone", "starts_at", "ends_at", "format_id", "theme", "mode", "topic_id", "state", "planned_at",
    "moved", "mover_id",
)  # fmt: skip


class PlannedStep(NamedTuple):
    """What one session of a season is to be: its format, and what it is about as long as no topic is chosen."""

    format_id: str
    theme: str = ""


class Season(NamedTuple):
    """What the dates of a circle's sessions follow from, and how far they are planned."""

    circle_id: UUID
    rhythm: Rhythm
    minutes: int
    format_id: str
    mode: Mode
    sessions: int
    milestones: bool
    holidays: str | None
    plan: tuple[PlannedStep, ...]
    """What each session is to be, where a programme proposes it."""
    last_number: int
    last_date: date | None
    planned: int
    missed: int
    looked_back: bool


async def short_of_sessions(work: UnitOfWork, limit: int) -> list[UUID]:
    """Return active circles whose next sessions aren't all planned, though the season isn't over."""
    so_far = _so_far().subquery()
    planned, last = sa.func.coalesce(so_far.c.planned, 0), sa.func.coalesce(so_far.c.last, 0)
    found = await work.session.scalars(
        sa.select(Circle.id)
        .outerjoin(so_far, so_far.c.circle_id == Circle.id)
        .where(Circle.state == CircleState.ACTIVE, planned < AHEAD, last < Circle.sessions)
        .order_by(Circle.id)
        .limit(limit)
    )
    return list(found)


def _so_far() -> sa.Select[UUID, int, date, int, int, int]:
    """Return how far circles are planned: one pass over all sessions, however many circles are asked about."""
    return (
        sa.select(
            Session.circle_id,
            sa.func.max(Session.number).label("last"),
            sa.func.max(Session.local_date).label("day"),
            sa.func.count(sa.case((_IS_PLANNED, 1))).label("planned"),
            sa.func.count(sa.case((_IS_MISSED, 1))).label("missed"),
            sa.func.count(sa.case((_LOOKED_BACK, 1))).label("looked_back"),
        )
        .where(_COUNTS)
        .group_by(Session.circle_id)
    )


async def out_of_rhythm(work: UnitOfWork, limit: int) -> list[UUID]:
    """Return active circles with sessions that were planned for another rhythm, or for a longer season.

    What was planned at the very moment of the change may be either; planning it anew does no harm.
    """
    stale = Session.planned_at <= Circle.rescheduled_at
    found = await work.session.scalars(
        sa.select(Circle.id)
        .join(Session, Session.circle_id == Circle.id)
        .where(Circle.state == CircleState.ACTIVE, _IS_PLANNED, sa.or_(stale, Session.number > Circle.sessions))
        .group_by(Circle.id)
        .order_by(Circle.id)
        .limit(limit)
    )
    return list(found)


async def seasons(work: UnitOfWork, circle_ids: Collection[UUID], *, lock: bool = False) -> list[Season]:
    """Return these circles' seasons; with ``lock`` nobody else changes the circles until the end of this work."""
    query = (
        sa.select(
            Circle.id, Circle.cadence, Circle.first_date, Circle.at, Circle.zone, Circle.minutes, Circle.format_id,
            Circle.mode, Circle.sessions, Circle.milestones, Circle.holidays, Circle.plan,
        )
        .where(Circle.id.in_(circle_ids))
        .order_by(Circle.id)
    )  # fmt: skip
    rows = (await work.session.execute(query.with_for_update(key_share=True) if lock else query)).all()
    sums, none = await _sums(work, circle_ids), (0, None, 0, 0, False)
    return [_season(row, sums.get(row.id, none)) for row in rows]


def _season(row: Any, sums: tuple[int, date | None, int, int, bool]) -> Season:
    plan = tuple(PlannedStep(*line.split(" ", 1)) for line in row.plan.splitlines())
    return Season(
        row.id, Rhythm(row.cadence, row.first_date, row.at, row.zone), row.minutes, row.format_id, row.mode,
        row.sessions, row.milestones, row.holidays, plan, *sums,
    )  # fmt: skip


async def _sums(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, tuple[int, date | None, int, int, bool]]:
    """Return how far each circle's season is, as ``Season`` has it; those without a session are left out."""
    rows = await work.session.execute(_so_far().where(Session.circle_id.in_(circle_ids)))
    return {
        circle_id: (number, day, planned, missed, looked_back > 0)
        for circle_id, number, day, planned, missed, looked_back in rows
    }


def looked_back(rows: Iterable[Session]) -> bool:
    """Return whether one of these sessions is, or was, this season's look back."""
    found = [row for row in rows if row.format_id == RETRO and row.earlier is None]
    return any(row.state is not SessionState.MISSED for row in found)


async def skipped(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, Skipped]:
    """Return when these circles don't meet; what a programme's plan left free counts as long as they follow it."""
    rows = await work.session.execute(
        sa.select(
            Circle.id, Circle.cadence, Circle.first_date, Circle.holidays, SkippedDate.why, SkippedDate.local_date
        )
        .join(SkippedDate, SkippedDate.circle_id == Circle.id)
        .where(Circle.id.in_(circle_ids), sa.or_(SkippedDate.why != WhySkipped.PLAN, Circle.plan != ""))
        .order_by(Circle.id)
    )
    found = dict.fromkeys(circle_ids, Skipped())
    return found | {circle_id: _skipped(list(some)) for circle_id, some in groupby(rows, key=lambda row: row.id)}


def _skipped(rows: Sequence[Any]) -> Skipped:
    circle, days = rows[0], {why: {row.local_date for row in rows if row.why is why} for why in WhySkipped}
    gaps = {in_week_of(day, circle.first_date.weekday()) for day in days[WhySkipped.PLAN]}
    never = public_holidays(circle.holidays) if circle.cadence is Cadence.WEEKLY else gaps
    return rules.skipped(gaps, days[WhySkipped.MEMBERS], days[WhySkipped.EARLIER], never)


async def skip(
    work: UnitOfWork, circle_id: UUID, day: date, person_id: UUID | None, why: WhySkipped = WhySkipped.MEMBERS
) -> SkippedDate:
    """Note that a circle doesn't meet on a date; a second time changes nothing."""
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "circle_id": circle_id, "local_date": day,
        "person_id": person_id, "why": why,
    }  # fmt: skip
    await insert_once(work.session, SkippedDate, row)
    same = (SkippedDate.circle_id == circle_id, SkippedDate.local_date == day, SkippedDate.why == why)
    return (await work.session.scalars(sa.select(SkippedDate).where(*same))).one()


async def unskip(work: UnitOfWork, circle_id: UUID, *days: date) -> None:
    """Forget that a circle left out dates; what its programme's plan leaves free stays so."""
    own = (SkippedDate.circle_id == circle_id, SkippedDate.local_date.in_(days), SkippedDate.why != WhySkipped.PLAN)
    await work.session.execute(sa.delete(SkippedDate).where(*own))


async def season_sessions(work: UnitOfWork, circle_id: UUID) -> list[Session]:
    """Return the sessions of a circle that count, in their order, locked; lock the circle before."""
    return await sessions_store.locked(work, Session.circle_id == circle_id, _COUNTS)


async def add_planned(work: UnitOfWork, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert planned sessions; where a circle has one of that number already, only a cancelled one is planned anew."""
    fixed = {"workspace_id": work.workspace_id, "moved": False, "revision": 0}
    await insert_or_change(
        work.session, Session, [{"id": uuid4(), **fixed, **row} for row in rows], key=("circle_id", "number"),
        change=_NEW_DATE, also={"revision": Session.revision + 1}, where=Session.state == SessionState.CANCELLED,
    )  # fmt: skip


async def has_met(work: UnitOfWork, circle_id: UUID) -> bool:
    """Return whether any session of a circle was held, in this season or an earlier one."""
    held = sa.exists().where(Session.circle_id == circle_id, Session.state.in_(_HELD))
    return bool(await work.session.scalar(sa.select(held)))


async def reached(work: UnitOfWork, circle_id: UUID) -> int:
    """Return the number of the session that comes next, or was held last where none is planned; 0 before the first."""
    held = sa.func.max(sa.case((Session.state.in_(_HELD), Session.number)))
    coming = sa.func.min(sa.case((Session.state == SessionState.PLANNED, Session.number)))
    found = await work.session.execute(sa.select(held, coming).where(Session.circle_id == circle_id))
    return max((number or 0 for number in found.one()), default=0)
