"""What somebody has written, with the sessions it is about."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bot.features.journal.rules import NotedSession
from bot.kernel.enums import MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Answer,
    Circle,
    CoachingPair,
    CoachingRound,
    Commitment,
    Membership,
    PairSeat,
    PhaseRun,
    RecallAsk,
    RecallNote,
    Reflection,
    Session,
    Tandem,
    TandemSeat,
    Topic,
)


async def of_sessions(
    work: UnitOfWork, kind: type[Reflection] | type[Commitment], person_id: UUID
) -> list[tuple[Any, NotedSession]]:
    """Return somebody's reflections or plans."""
    return [(row[0], NotedSession(*row[1:])) for row in await _rows(work, _select(kind, person_id, kind.session_id))]


async def answers(work: UnitOfWork, person_id: UUID) -> list[tuple[Answer, PhaseRun, NotedSession]]:
    """Return somebody's answers with the steps that they are to."""
    query = _select(Answer, person_id, PhaseRun.session_id, (PhaseRun, PhaseRun.id == Answer.run_id))
    return [
        (row[0], row[-1], NotedSession(*row[1:-1]))
        for row in await _rows(work, query.add_columns(PhaseRun).order_by(PhaseRun.position))
    ]


async def recalled(work: UnitOfWork, person_id: UUID) -> list[tuple[RecallAsk, NotedSession]]:
    """Return what somebody wrote from memory."""
    through = (RecallNote, RecallNote.id == RecallAsk.note_id)
    query = _select(RecallAsk, person_id, RecallNote.session_id, through).where(RecallAsk.answer.is_not(None))
    return [(row[0], NotedSession(*row[1:])) for row in await _rows(work, query)]


async def coached(work: UnitOfWork, person_id: UUID) -> list[tuple[PairSeat, NotedSession]]:
    """Return what somebody wrote after coaching rounds."""
    query = (
        sa.select(PairSeat, CoachingPair.id, CoachingRound.pool_id, CoachingRound.number, CoachingRound.starts_at)
        .join(CoachingPair, CoachingPair.id == PairSeat.pair_id)
        .join(CoachingRound, CoachingRound.id == CoachingPair.round_id)
        .where(PairSeat.person_id == person_id, sa.or_(PairSeat.tried.is_not(None), PairSeat.kept.is_not(None)))
    )
    return [
        (row, NotedSession(pair, pool, "", number, at, "", None, mine=True))
        for row, pair, pool, number, at in await work.rows(query)
    ]


async def of_tandems(work: UnitOfWork, person_id: UUID) -> list[tuple[TandemSeat, NotedSession]]:
    """Return what somebody took with them from pairs that lasted."""
    at = sa.func.coalesce(Tandem.ended_at, Tandem.made_at)
    query = (
        sa.select(TandemSeat, Tandem.id, Tandem.workspace_id, Tandem.number, at, Tandem.kind)
        .join(Tandem, Tandem.id == TandemSeat.tandem_id)
        .where(TandemSeat.person_id == person_id, TandemSeat.kept.is_not(None))
    )
    return [
        (row, NotedSession(tandem, of, "", number, ended, str(kind), None, mine=True))
        for row, tandem, of, number, ended, kind in await work.rows(query)
    ]


async def forget_tandem(work: UnitOfWork, tandem_id: UUID, person_id: UUID) -> None:
    """Delete what somebody took with them from a pair that lasted."""
    mine = (TandemSeat.tandem_id == tandem_id, TandemSeat.person_id == person_id)
    await work.session.execute(sa.update(TandemSeat).where(*mine).values(kept=None))


async def forget_coached(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> None:
    """Delete what somebody wrote after a coaching round."""
    mine = (PairSeat.pair_id == pair_id, PairSeat.person_id == person_id)
    await work.session.execute(sa.update(PairSeat).where(*mine).values(tried=None, kept=None))


async def _rows(work: UnitOfWork, query: sa.Select[Any]) -> Sequence[Any]:
    found: Sequence[Any] = (await work.session.execute(query)).all()
    return found


def _select(kind: Any, person_id: UUID, session_id: Any, *through: tuple[Any, Any]) -> sa.Select[Any]:
    member = sa.exists().where(
        Membership.circle_id == Session.circle_id, Membership.person_id == person_id,
        Membership.state == MemberState.ACTIVE,
    )  # fmt: skip
    query = sa.select(
        kind, Session.id, Session.circle_id, Circle.name, sa.func.coalesce(Session.earlier, Session.number),
        Session.starts_at, Session.format_id, sa.func.coalesce(Topic.title, Session.theme), member,
    ).select_from(kind)  # fmt: skip
    for table, on in through:
        query = query.join(table, on)
    return (
        query.join(Session, Session.id == session_id).join(Circle, Circle.id == Session.circle_id)
        .outerjoin(Topic, Topic.id == Session.topic_id).where(kind.person_id == person_id)
    )  # fmt: skip
