"""Who can't come, and roles that change hands: offered, taken over, declined."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.roles import service as roles
from bot.features.roles.rules import roles_to_choose
from bot.features.sessions import store
from bot.features.sessions.rules import MODERATION, SessionInfo
from bot.features.sessions.service.letters import CARD, SWAP, refresh, thread
from bot.features.sessions.service.reading import Formats, in_state_for, recipe, session
from bot.features.sessions.service.staffing import staff, tell_of_roles
from bot.kernel.errors import ItIsOver
from bot.kernel.vocabulary import Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork


async def cannot_come(
    work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> tuple[SessionInfo, tuple[str, ...]]:
    """Note without a reason that somebody can't come; return the session and the roles that others have now.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to come to.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    await store.mark(work, session_id, person_id, Presence.ABSENT)
    await refresh(work, session_id, now, CARD)
    after = await staff(work, await session(work, session_id), formats, now)
    return after, tuple(holder.role for holder in info.roles_of(person_id))


async def can_come(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Note that somebody can come after all; roles that others have taken stay with them.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to come to.
    """
    await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    await store.mark(work, session_id, person_id, Presence.COMING)
    await refresh(work, session_id, now, CARD)
    return await staff(work, await session(work, session_id), formats, now)


async def offer_roles(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Ask in the session's thread who takes over what somebody holds; they hold it until then.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to hand over.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED)
    in_thread = await outbox.find_posted(work, CARD, session_id) is not None
    to = thread(info) if in_thread else Address(channel=info.circle.channel)
    for holder in info.roles_of(person_id):
        await outbox.put(work, SWAP, holder.turn_id, to, now=now, not_after=info.starts_at)
    return info


async def take_role(work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Take a role that its holder offered; the first who presses has it.

    Raises:
        Gone, ItIsOver, NotAMember: the role isn't on offer any more, or not to this person.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    offered = next((holder for holder in info.roles if holder.turn_id == turn_id), None)
    if offered is None:
        raise ItIsOver
    return await _take(work, info, offered.role, person_id, now, offered.place)


async def take_moderation(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Take over the moderation of a session whose time has come: who has it may not be there.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to moderate.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    if info.starts_at > now:
        raise ItIsOver
    return await _take(work, info, MODERATION, person_id, now)


async def decline(
    work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Give a role back without a reason; somebody else is asked.

    Raises:
        Gone, ItIsOver, NotAMember: the role isn't this person's any more.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED)
    if turn_id not in {holder.turn_id for holder in info.roles_of(person_id)}:
        raise ItIsOver
    chosen = roles_to_choose(recipe(formats, info.format_id).roles)
    given = next(holder for holder in info.roles if holder.turn_id == turn_id)
    await roles.decline(work, turn_id, person_id, chosen=given.role in chosen)
    await staff(work, info, formats, now)


async def choose_role(
    work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, formats: Formats, now: datetime
) -> SessionInfo:
    """Take a role that people choose for themselves; what was handed out to them goes on to others.

    Raises:
        Gone, ItIsOver, NotAMember, RoleIsTaken: there is no such role to choose any more, or not for this person.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    form = recipe(formats, info.format_id)
    if role not in roles_to_choose(form.roles):
        raise ItIsOver
    await store.mark(work, session_id, person_id, Presence.COMING)
    await roles.choose(work, session_id, role, person_id, form.places(role))
    if info.state is SessionState.RUNNING:
        return await tell_of_roles(work, info, now)
    return await staff(work, info, formats, now)


async def _take(
    work: UnitOfWork, info: SessionInfo, role: str, person_id: UUID, now: datetime, place: int = 0
) -> SessionInfo:
    await store.mark(work, info.id, person_id, Presence.PRESENT)
    await roles.take_over(work, info.id, role, person_id, place)
    return await tell_of_roles(work, info, now)
