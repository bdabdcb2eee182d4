"""Occasions that are to come once more, because what they are about has got another time."""

from uuid import UUID

import sqlalchemy as sa

from bot.storage.unit_of_work import UnitOfWork
from models import Occasion


async def forget(work: UnitOfWork, subject: UUID, *kinds: str) -> None:
    """Forget that occasions of ``kinds`` about ``subject`` have come or passed: the next plan lists them anew."""
    await work.session.execute(sa.delete(Occasion).where(Occasion.subject == subject, Occasion.kind.in_(kinds)))
