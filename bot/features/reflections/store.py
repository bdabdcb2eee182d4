"""Every query about reflections and commitments."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.kernel.enums import MemberState, Operation, OutboxState, PhaseState, SessionState, Visibility
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_or_change
from models import Circle, Commitment, Membership, OutboxMessage, PhaseRun, Reflection, Session


async def state_for(work: UnitOfWork, session_id: UUID, person_id: UUID) -> tuple[SessionState, bool, str, bool] | None:
    """Return a session's state, whether the person is in its circle, the circle's channel, whether it is the last."""
    member = sa.exists().where(
        Membership.circle_id == Session.circle_id,
        Membership.person_id == person_id,
        Membership.state == MemberState.ACTIVE,
    )
    last = Session.number >= Circle.sessions
    query = sa.select(Session.state, member, Circle.channel_id, last).join(Circle, Circle.id == Session.circle_id)
    found = (await work.session.execute(query.where(Session.id == session_id))).first()
    return (found[0], found[1], found[2], found[3]) if found else None


async def begin(
    work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime
) -> tuple[Reflection, Commitment | None, bool]:
    """Return the person's reflection on a session, locked, their plan from it, and whether the reflection is new."""
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "session_id": session_id, "person_id": person_id,
        "visibility": Visibility.ONLY_ME, "written_at": now, "edited_at": now,
    }  # fmt: skip
    key = ("session_id", "person_id")
    await insert_or_change(work.session, Reflection, [row], key=key, change=("edited_at",))  # which locks what is there
    its_plan = sa.and_(Commitment.session_id == session_id, Commitment.person_id == person_id)
    query = sa.select(Reflection, Commitment).outerjoin(Commitment, its_plan)
    mine = query.where(Reflection.session_id == session_id, Reflection.person_id == person_id)
    reflection, plan = (await work.session.execute(mine)).one()
    return reflection, plan, reflection.id == row["id"]


async def reflection(work: UnitOfWork, session_id: UUID, person_id: UUID, *, lock: bool = False) -> Reflection | None:
    """Return what the person wrote about a session."""
    query = sa.select(Reflection).where(Reflection.session_id == session_id, Reflection.person_id == person_id)
    return await work.session.scalar(query.with_for_update() if lock else query)


async def commitment(work: UnitOfWork, session_id: UUID, person_id: UUID) -> Commitment | None:
    """Return the person's plan from a session."""
    return await work.session.scalar(
        sa.select(Commitment).where(Commitment.session_id == session_id, Commitment.person_id == person_id)
    )


async def written_about(work: UnitOfWork, person_id: UUID, session_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the sessions that the person has reflected on."""
    mine = sa.and_(Reflection.person_id == person_id, Reflection.session_id.in_(session_ids))
    return set(await work.session.scalars(sa.select(Reflection.session_id).where(mine)))


async def last_reflected(work: UnitOfWork, person_id: UUID) -> UUID | None:
    """Return the session that the person wrote about last."""
    return await work.session.scalar(
        sa.select(Reflection.session_id)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.written_at.desc(), Reflection.id)
        .limit(1)
    )


async def shared_since(work: UnitOfWork, circle_id: UUID, since: datetime, until: datetime | None) -> list[Reflection]:
    """Return what was shared with a circle since then, and before ``until``, the earliest first."""
    return await work.all(
        sa.select(Reflection)
        .join(Session, Session.id == Reflection.session_id)
        .where(
            Session.circle_id == circle_id, Reflection.visibility != Visibility.ONLY_ME, Reflection.shared_at >= since
        )
        .where(Reflection.shared_at < until if until else sa.true())
        .order_by(Reflection.shared_at, Reflection.id)
    )


async def showing(
    work: UnitOfWork, session_id: UUID, shared_at: datetime, *, digest: str, phase: str
) -> list[tuple[str, UUID]]:
    """Return kind and subject of the messages that may show what was shared about a session then.

    That is digests since, and the phases that are open in another session of the circle.
    """
    message, circle = OutboxMessage, sa.select(Session.circle_id).where(Session.id == session_id).scalar_subquery()
    elsewhere = sa.and_(Session.circle_id == circle, Session.id != session_id, PhaseRun.state == PhaseState.OPEN)
    open_phases = sa.select(PhaseRun.id).join(Session, Session.id == PhaseRun.session_id).where(elsewhere)
    in_digest = sa.and_(message.kind == digest, message.due_at > shared_at, message.subject == circle)
    in_thread = sa.and_(message.kind == phase, message.subject.in_(open_phases))
    query = sa.select(message.kind, message.subject).where(sa.or_(in_digest, in_thread), *_IN_CHANNEL)
    return await work.rows(query.distinct())


_IN_CHANNEL = (
    OutboxMessage.operation == Operation.POST,
    OutboxMessage.state.not_in((OutboxState.DEAD, OutboxState.EXPIRED, OutboxState.CANCELLED)),
)


async def commitments_touched_since(work: UnitOfWork, circle_id: UUID, since: datetime) -> list[Commitment]:
    """Return a circle's visible plans that were made or answered since then."""
    return await work.all(
        sa.select(Commitment)
        .join(Session, Session.id == Commitment.session_id)
        .where(
            Session.circle_id == circle_id,
            Commitment.visibility != Visibility.ONLY_ME,
            sa.or_(Commitment.made_at >= since, Commitment.answered_at >= since),
        )
    )
