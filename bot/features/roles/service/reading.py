"""Who holds which role."""

from collections.abc import Collection
from uuid import UUID

from bot.features.roles import store
from bot.features.roles.rules import Holder, in_order
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import RoleTurn


async def holders(work: UnitOfWork, session_ids: Collection[UUID]) -> dict[UUID, tuple[Holder, ...]]:
    """Return who holds which role, for each of these sessions."""
    found: dict[UUID, list[Holder]] = {session_id: [] for session_id in session_ids}
    for turn, person in await store.held(work, session_ids):
        found[turn.session_id].append(describe(turn, UserId(person.slack_user_id)))
    return {session_id: in_order(held) for session_id, held in found.items()}


def describe(turn: RoleTurn, user: UserId) -> Holder:
    """Return the row as views and rules see it."""
    return Holder(turn.id, turn.session_id, turn.role, turn.person_id, user, turn.place)


def key_of(turn: RoleTurn) -> str:
    """Return what tells this turn from others of the same session: its role, and its place where several have it."""
    return f"{turn.role}#{turn.place}" if turn.place else turn.role
