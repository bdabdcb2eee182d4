"""What people offer and wish."""

from collections.abc import Collection, Sequence
from uuid import UUID

from bot.features.topics import store
from bot.features.topics.rules import Skills
from bot.kernel.vocabulary import SkillKind
from bot.storage.unit_of_work import UnitOfWork
from models import Skill


async def skills_of(work: UnitOfWork, person_ids: Collection[UUID]) -> dict[UUID, Skills]:
    """Return what each of these people offers and wishes, in the order in which they named it."""
    rows = await store.skills(work, person_ids)
    return {person_id: _skills([row for row in rows if row.person_id == person_id]) for person_id in person_ids}


async def set_skills(work: UnitOfWork, person_id: UUID, offers: Sequence[str], wishes: Sequence[str]) -> None:
    """Replace what somebody offers and wishes; each text has at most 150 characters."""
    await store.remove_skills(work, person_id)
    for kind, texts in ((SkillKind.OFFER, offers), (SkillKind.WISH, wishes)):
        for position, text in enumerate(texts):
            work.add(Skill(person_id=person_id, kind=kind, position=position, text=text))
    await work.session.flush()


def _skills(rows: Sequence[Skill]) -> Skills:
    offers = tuple(row.text for row in rows if row.kind is SkillKind.OFFER)
    return Skills(offers, tuple(row.text for row in rows if row.kind is SkillKind.WISH))
