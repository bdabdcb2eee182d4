"""Every query about sessions, their phases and attendance."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.features.sessions.rules import Seat
from bot.kernel.enums import CircleState, MemberState, Mode, PhaseState, Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_or_change
from models import Attendance, CalendarStamp, Circle, Helped, Membership, Minutes, Person, PhaseRun, RoleTurn, Session

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)
_OVER = (SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED)
_FORGOTTEN_AT_ONCE = 500


def is_planned(starting_until: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """Return what holds for planned sessions of active circles that start up to a moment.

    Those that were planned before their circle's rhythm was set are left out: they get new dates first.
    """
    up_to_date = sa.or_(Circle.rescheduled_at.is_(None), Session.planned_at >= Circle.rescheduled_at)
    starts = Session.starts_at <= starting_until
    return Session.state == SessionState.PLANNED, starts, Circle.state == CircleState.ACTIVE, up_to_date


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[Session]:
    """Return sessions by their ids."""
    return await work.all(sa.select(Session).where(Session.id.in_(ids)))


async def planned(work: UnitOfWork, starting_until: datetime) -> list[Session]:
    """Return the planned sessions of active circles that start up to a moment, the earliest first."""
    return [row for row, _ in await planned_and_kept(work, starting_until)]


async def planned_and_kept(work: UnitOfWork, starting_until: datetime) -> list[tuple[Session, str | None]]:
    """Return the same, each with the region on whose public holidays its circle doesn't meet."""
    rows = await work.session.execute(
        sa.select(Session, Circle.holidays)
        .join(Circle, Circle.id == Session.circle_id)
        .where(*is_planned(starting_until))
        .order_by(Session.starts_at, Session.id)
    )
    return [(row, region) for row, region in rows]


async def fallen_out(work: UnitOfWork, circle_id: UUID) -> list[Session]:
    """Return the sessions of a circle that fell out in Zirkel's last absence and aren't made up for."""
    fell_out = (Session.circle_id == circle_id, Session.state == SessionState.MISSED)
    last = sa.select(sa.func.max(Session.absent_until)).where(*fell_out).scalar_subquery()
    return await work.all(sa.select(Session).where(*fell_out, Session.absent_until == last).order_by(Session.number))


async def running(work: UnitOfWork, ending_until: datetime) -> list[Session]:
    """Return the sessions that run and end up to a moment."""
    return await work.all(
        sa.select(Session)
        .where(Session.state == SessionState.RUNNING, Session.ends_at <= ending_until)
        .order_by(Session.ends_at, Session.id)
    )


async def to_come(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[Session]:
    """Return what is planned or runs in these circles, the earliest first."""
    return await work.all(
        sa.select(Session)
        .where(Session.circle_id.in_(circle_ids), Session.state.in_(_TO_COME))
        .order_by(Session.starts_at, Session.id)
    )


async def ended(work: UnitOfWork, circle_id: UUID, since: datetime, until: datetime | None) -> list[Session]:
    """Return the sessions of a circle that ended from a moment on, and before ``until``, the latest first."""
    return await work.all(
        sa.select(Session)
        .where(Session.circle_id == circle_id, Session.state == SessionState.ENDED, Session.ended_at >= since)
        .where(Session.ended_at < until if until else sa.true())
        .order_by(Session.ended_at.desc(), Session.id)
    )


async def ended_for(work: UnitOfWork, person_id: UUID, since: datetime) -> list[Session]:
    """Return the sessions that took place while somebody was a member and didn't say no, the latest first."""
    absent = sa.exists().where(
        Attendance.session_id == Session.id,
        Attendance.person_id == person_id,
        Attendance.presence == Presence.ABSENT,
    )
    return await work.all(
        sa.select(Session)
        .join(Membership, Membership.circle_id == Session.circle_id)
        .where(
            Session.state == SessionState.ENDED,
            Session.ended_at >= since,
            Membership.person_id == person_id,
            Membership.joined_at <= Session.ended_at,
            sa.or_(Membership.left_at.is_(None), Membership.left_at >= Session.ended_at),
            ~absent,
        )
        .order_by(Session.ended_at.desc(), Session.id)
    )


async def mark(
    work: UnitOfWork, session_id: UUID, person_id: UUID, presence: Presence, *, for_pause: bool = False
) -> None:
    """Write down what somebody said or showed about being there; the latest word counts, while names are kept."""
    if await work.session.scalar(sa.select(Session.present).where(Session.id == session_id)) is not None:
        return
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "session_id": session_id, "person_id": person_id,
        "presence": presence, "for_pause": for_pause,
    }  # fmt: skip
    # Who said that they come after all isn't there yet, and who is there has said so already.
    where = Attendance.presence == Presence.ABSENT if presence is Presence.COMING else None
    change = ("presence", "for_pause")
    key = ("session_id", "person_id")
    await insert_or_change(work.session, Attendance, [row], key=key, change=change, where=where)


async def forget_attendance(work: UnitOfWork, before: datetime) -> None:
    """Keep only how many were there of sessions that were over before a moment, and nobody's name."""
    were_there = (
        sa.select(sa.func.count(Attendance.id))
        .where(Attendance.session_id == Session.id, Attendance.presence == Presence.PRESENT)
        .correlate(Session)
        .scalar_subquery()
    )
    over = sa.func.coalesce(Session.ended_at, Session.ends_at) < before
    old = sa.and_(Session.state.in_(_OVER), Session.present.is_(None), over)
    ids = list(await work.session.scalars(sa.select(Session.id).where(old).limit(_FORGOTTEN_AT_ONCE)))
    if ids:
        await work.session.execute(sa.update(Session).where(Session.id.in_(ids)).values(present=were_there))
        for table in (Attendance, CalendarStamp, Helped):
            await work.session.execute(sa.delete(table).where(table.session_id.in_(ids)))


async def seats(work: UnitOfWork, now: datetime, person_id: UUID | None = None) -> list[Seat]:
    """Return the seats, in sessions to come, of people who pause, and those that are empty because of a pause.

    ``person_id``: only this person's.
    """
    said = sa.and_(Attendance.session_id == Session.id, Attendance.person_id == Person.id)
    rows = (
        sa.select(
            Session.id, Person.id, Session.starts_at,
            sa.and_(Session.state == SessionState.RUNNING, Session.mode == Mode.LIVE),
            Person.paused_until, Attendance.presence, sa.func.coalesce(Attendance.for_pause, sa.false()),
        )
        .select_from(Person)
        .join(Membership, Membership.person_id == Person.id)
        .join(Session, Session.circle_id == Membership.circle_id)
        .outerjoin(Attendance, said)
        .where(
            Person.paused_until.is_not(None),
            Membership.state == MemberState.ACTIVE,
            Session.state.in_(_TO_COME),
            sa.or_(Person.paused_until > now, Attendance.for_pause),
        )
        .order_by(Session.starts_at, Session.id, Person.id)
    )  # fmt: skip
    theirs = rows.where(Person.id == person_id) if person_id else rows
    return [Seat(*row) for row in await work.session.execute(theirs)]


async def forget_away(work: UnitOfWork, session_id: UUID, person_id: UUID) -> None:
    """Forget that somebody couldn't come because of a pause."""
    await work.session.execute(
        sa.delete(Attendance).where(
            Attendance.session_id == session_id, Attendance.person_id == person_id, Attendance.for_pause
        )
    )


async def runs(work: UnitOfWork, session_id: UUID) -> list[PhaseRun]:
    """Return the phases of a session in their order."""
    return await work.all(sa.select(PhaseRun).where(PhaseRun.session_id == session_id).order_by(PhaseRun.position))


async def session_of_run(work: UnitOfWork, run_id: UUID) -> UUID | None:
    """Return which session a phase belongs to."""
    return await work.session.scalar(sa.select(PhaseRun.session_id).where(PhaseRun.id == run_id))


async def waiting_runs(work: UnitOfWork) -> list[tuple[Session, PhaseRun]]:
    """Return the phases that are still to come in running sessions, in their order."""
    rows = await work.session.execute(
        sa.select(Session, PhaseRun)
        .join(PhaseRun, PhaseRun.session_id == Session.id)
        .where(Session.state == SessionState.RUNNING, PhaseRun.state == PhaseState.WAITING)
        .order_by(Session.id, PhaseRun.position)
    )
    return [(session, run) for session, run in rows]


async def lock(work: UnitOfWork, session_ids: Collection[UUID]) -> list[Session]:
    """Return these sessions as they are now, locked after their circles; those that aren't there are left out."""
    theirs = sa.select(Session.circle_id).where(Session.id.in_(session_ids))
    circles = sa.select(Circle.id).where(Circle.id.in_(theirs)).order_by(Circle.id)
    await work.session.execute(circles.with_for_update(key_share=True))
    return await locked(work, Session.id.in_(session_ids))


async def lock_planned(work: UnitOfWork, circle_id: UUID) -> list[Session]:
    """Return what is planned in a circle in its order, locked after the circle."""
    await work.get(Circle, circle_id, lock=True)
    return await locked(work, Session.circle_id == circle_id, Session.state == SessionState.PLANNED)


async def locked(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[Session]:
    """Return some sessions of a circle that is locked already, locked and as they are now, in their order."""
    return await work.all(
        sa.select(Session)
        .where(*which)
        .order_by(Session.number, Session.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )


async def turn(work: UnitOfWork, turn_id: UUID) -> tuple[RoleTurn, Person] | None:
    """Return somebody's turn in a role, in whatever state, and whose it is."""
    query = sa.select(RoleTurn, Person).join(Person, Person.id == RoleTurn.person_id).where(RoleTurn.id == turn_id)
    row = (await work.session.execute(query)).first()
    return (row[0], row[1]) if row else None


async def has_minutes(work: UnitOfWork, session_id: UUID) -> bool:
    """Return whether somebody wrote down what a session was about."""
    return bool(await work.session.scalar(sa.select(sa.exists().where(Minutes.session_id == session_id))))
