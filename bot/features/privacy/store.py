"""Rows of any table, by what `rules` says of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bot.features.privacy.rules import LABELS, DataPart
from bot.kernel.enums import PhaseState, TopicState, Visibility
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Answer,
    Application,
    Base,
    Circle,
    CoachingPair,
    CoachingRound,
    Commitment,
    Feedback,
    Goal,
    LaterUse,
    Minutes,
    OutboxMessage,
    PairSeat,
    Person,
    PhaseRun,
    RecallNote,
    Reflection,
    Session,
    Thanks,
    Topic,
)
from models.base import Moment

Reference = tuple[str, UUID]
"""A table and the id of one of its rows."""


async def rows_of(work: UnitOfWork, part: DataPart, person: Person) -> Sequence[sa.RowMapping]:
    """Return somebody's rows of a table, the earliest first."""
    table = Base.metadata.tables[part.table]
    whose = table.c[part.whose]
    sent = part.table == OutboxMessage.__tablename__
    theirs = _named_in(whose, person.slack_user_id) if sent else whose == person.id
    when = [each for each in table.c if each.name in part.shown and isinstance(each.type, sa.Date | Moment)]
    query = sa.select(table).where(table.c.workspace_id == work.workspace_id, theirs).order_by(*when[:1], table.c.id)
    return (await work.session.execute(query)).mappings().all()


def _named_in(people: sa.SQLColumnExpression[Any], user: str) -> sa.ColumnElement[bool]:
    return (sa.literal(",") + people + ",").contains(f",{user},")


def references(table: str, row: sa.RowMapping, columns: Iterable[str]) -> dict[str, Reference]:
    """Return to which rows of other tables these columns point."""
    of = Base.metadata.tables[table].c
    return {
        column: (key.column.table.name, row[column])
        for column in columns for key in of[column].foreign_keys if row[column]
    }  # fmt: skip


async def referred(work: UnitOfWork, wanted: set[Reference]) -> dict[Reference, sa.RowMapping]:
    """Return the rows that are pointed to, and those to which these point; people are left out."""
    found: dict[Reference, sa.RowMapping] = {}
    while missing := {one for one in wanted if one not in found and one[0] in LABELS}:
        by_table = defaultdict[str, set[UUID]](set)
        for name, row_id in missing:
            by_table[name].add(row_id)
        for name, ids in by_table.items():
            table = Base.metadata.tables[name]
            for row in (await work.session.execute(sa.select(table).where(table.c.id.in_(ids)))).mappings():
                found[name, row["id"]] = row
                wanted |= set(references(name, row, LABELS[name]).values())
        wanted -= missing - found.keys()
    return found


async def delete_contributions(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Delete the topics that wait and the minutes of somebody; return the sessions of these."""
    await work.session.execute(sa.delete(Topic).where(Topic.proposer_id == person_id, Topic.state == TopicState.OPEN))
    gone = sa.delete(Minutes).where(Minutes.author_id == person_id).returning(Minutes.session_id)
    return (await work.session.scalars(gone)).all()


async def delete_messages_to(work: UnitOfWork, user: UserId) -> None:
    """Forget what was sent to somebody, and what still waits for them."""
    there = OutboxMessage.people.is_not(None)
    await work.session.execute(sa.delete(OutboxMessage).where(there, _named_in(OutboxMessage.people, user)))


async def forget_companion(work: UnitOfWork, user: UserId) -> None:
    """Take somebody out of what others have applied with: with whom they would like to be in a circle."""
    for row in await work.all(sa.select(Application).where(Application.companions.is_not(None))):
        named = work.vault.open(row, "companions").split()
        if user in named:
            work.vault.write(row, companions=" ".join(other for other in named if other != user))


async def off_since(work: UnitOfWork, before: datetime) -> Sequence[UUID]:
    """Return whose account has been off since before then."""
    return (await work.session.scalars(sa.select(Person.id).where(Person.deleted, Person.seen_at < before))).all()


async def delete_after_season(
    work: UnitOfWork,
    kind: type[Reflection | Commitment | LaterUse | Goal | RecallNote | Feedback | Thanks],
    before: datetime,
) -> int:
    """Delete what was written in circles that ended before then; return how many rows."""
    over = sa.select(Circle.id).where(Circle.closed_at < before)
    if issubclass(kind, Feedback | Thanks):
        old = kind.circle_id.in_(over)
    else:
        old = kind.session_id.in_(sa.select(Session.id).where(Session.circle_id.in_(over)))
    if not await work.session.scalar(sa.select(sa.exists().where(old))):
        return 0
    return len((await work.session.scalars(sa.delete(kind).where(old).returning(kind.id))).all())


async def forget_after_round(work: UnitOfWork, before: datetime) -> int:
    """Delete what people wrote for themselves after coaching rounds that ended before then; return of how many."""
    ended = sa.select(CoachingPair.id).join(CoachingRound).where(CoachingRound.ends_at < before)
    written = sa.or_(PairSeat.tried.is_not(None), PairSeat.kept.is_not(None))
    old = (PairSeat.pair_id.in_(ended), written)
    if not await work.session.scalar(sa.select(sa.exists().where(*old))):
        return 0
    gone = sa.update(PairSeat).where(*old).values(tried=None, kept=None).returning(PairSeat.id)
    return len((await work.session.scalars(gone)).all())


async def answered_phases(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Return the phases to which somebody has answered."""
    return (await work.session.scalars(sa.select(Answer.run_id).where(Answer.person_id == person_id))).all()


async def circles_with_words(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Return the circles with which somebody has shared a reflection, a plan, or thanks from or to them."""
    shared = [
        sa.select(Session.circle_id).join(kind, kind.session_id == Session.id)
        .where(kind.person_id == person_id, kind.visibility != Visibility.ONLY_ME)
        for kind in (Reflection, Commitment)
    ]  # fmt: skip
    theirs = sa.or_(Thanks.giver_id == person_id, Thanks.receiver_id == person_id)
    thanks = sa.select(Thanks.circle_id).where(theirs, Thanks.shared_at.is_not(None))
    return (await work.session.scalars(sa.union(*shared, thanks))).all()


async def between_two(work: UnitOfWork, kind: type[Feedback | Thanks], person_id: UUID) -> Sequence[UUID]:
    """Return the rows that are from somebody or to them."""
    theirs = sa.or_(kind.giver_id == person_id, kind.receiver_id == person_id)
    return (await work.session.scalars(sa.select(kind.id).where(theirs))).all()


async def plans_asked_about(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Return the plans of somebody about which another one may ask."""
    theirs = sa.select(Commitment.id).where(Commitment.person_id == person_id, Commitment.asker_id.is_not(None))
    return (await work.session.scalars(theirs)).all()


async def open_phases_beside_plans(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Return the phases that are open in a circle with which somebody has shared a plan: they may show it."""
    shared = (
        sa.select(Session.circle_id).join(Commitment, Commitment.session_id == Session.id)
        .where(Commitment.person_id == person_id, Commitment.visibility != Visibility.ONLY_ME)
    )  # fmt: skip
    query = sa.select(PhaseRun.id).join(Session, Session.id == PhaseRun.session_id)
    open_ones = query.where(Session.circle_id.in_(shared), PhaseRun.state == PhaseState.OPEN)
    return (await work.session.scalars(open_ones)).all()
