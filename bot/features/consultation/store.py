"""Who offers something to others, and who helps already."""

from uuid import UUID

import sqlalchemy as sa

from bot.features.tandems.store import BUSY
from bot.kernel.enums import SkillKind, TandemState
from bot.storage.unit_of_work import UnitOfWork
from models import Person, Skill, Tandem, TandemSeat


async def offering(work: UnitOfWork) -> list[Person]:
    """Return who has said what they can teach."""
    known = sa.select(Skill.person_id).where(Skill.kind == SkillKind.OFFER)
    return await work.all(sa.select(Person).where(Person.id.in_(known), ~Person.deleted, ~Person.guest))


async def helping(work: UnitOfWork) -> set[UUID]:
    """Return who helps somebody else just now, or is asked whether they would."""
    query = sa.select(TandemSeat.person_id).join(Tandem, Tandem.id == TandemSeat.tandem_id)
    now = (Tandem.wanted_by.is_not(None), Tandem.state != TandemState.OVER)
    return set(await work.all(query.where(TandemSeat.helps, TandemSeat.said.in_(BUSY), *now)))
