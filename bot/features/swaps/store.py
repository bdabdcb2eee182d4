"""Every query about questions to swap a role."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from bot.delivery import outbox
from bot.kernel.enums import SwapState
from bot.storage.unit_of_work import UnitOfWork
from models import Person, RoleSwap, RoleTurn

_IS_OPEN = RoleSwap.state == SwapState.OPEN


async def open_about(work: UnitOfWork, turn_ids: Collection[UUID]) -> list[RoleSwap]:
    """Return the questions about roles that people have, which wait for an answer."""
    return await work.all(sa.select(RoleSwap).where(RoleSwap.turn_id.in_(turn_ids), _IS_OPEN).order_by(RoleSwap.id))


async def open_to(work: UnitOfWork, person_id: UUID) -> list[RoleSwap]:
    """Return what somebody was asked and hasn't answered."""
    return await work.all(sa.select(RoleSwap).where(RoleSwap.person_id == person_id, _IS_OPEN).order_by(RoleSwap.id))


async def all_open(work: UnitOfWork) -> list[RoleSwap]:
    """Return all questions that wait for an answer."""
    return await work.all(sa.select(RoleSwap).where(_IS_OPEN).order_by(RoleSwap.id))


async def unasked(work: UnitOfWork, kind: str) -> set[UUID]:
    """Return the questions whose ``kind`` of message never came: who was to be asked has had enough this week."""
    return set(
        await work.session.scalars(sa.select(RoleSwap.id).where(_IS_OPEN, outbox.without_room(kind, RoleSwap.id)))
    )


async def turns(work: UnitOfWork, turn_ids: Collection[UUID]) -> dict[UUID, tuple[RoleTurn, Person]]:
    """Return turns in roles, held or not, with whose they are."""
    found = sa.select(RoleTurn, Person).join(Person, Person.id == RoleTurn.person_id).where(RoleTurn.id.in_(turn_ids))
    return {turn.id: (turn, person) for turn, person in await work.session.execute(found)}


async def read_again(work: UnitOfWork, swap: RoleSwap) -> None:
    """Read a question as it is now; its session is locked."""
    await work.session.refresh(swap)
