"""Who offers something to others."""

import sqlalchemy as sa

from bot.kernel.enums import SkillKind
from bot.storage.unit_of_work import UnitOfWork
from models import Person, Skill


async def offering(work: UnitOfWork) -> list[Person]:
    """Return who has said what they can teach."""
    known = sa.select(Skill.person_id).where(Skill.kind == SkillKind.OFFER)
    return await work.all(sa.select(Person).where(Person.id.in_(known), ~Person.deleted, ~Person.guest))
