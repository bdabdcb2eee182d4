"""What Home asks the database about many circles at once."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import RequestKind
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import JoinRequest, Person


async def asking(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, list[UserId]]:
    """Return who asks to join each of these circles, the first first; those that nobody asks are left out."""
    rows = await work.session.execute(
        sa.select(JoinRequest.circle_id, Person.slack_user_id)
        .join(Person, Person.id == JoinRequest.person_id)
        .where(JoinRequest.circle_id.in_(circle_ids), JoinRequest.kind == RequestKind.ASKED, ~Person.deleted)
        .order_by(JoinRequest.made_at, JoinRequest.id)
    )
    found = defaultdict[UUID, list[UserId]](list)
    for circle_id, user in rows:
        found[circle_id].append(UserId(user))
    return found
