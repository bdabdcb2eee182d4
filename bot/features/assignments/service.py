"""Who does what in sessions to come: roles handed out, and whoever comes late let in."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.assignments import store
from bot.features.roles import service as roles
from bot.features.roles.rules import roles_for, roles_to_choose
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import MODERATION, SessionInfo
from bot.features.sessions.service import (
    CARD,
    LEADS,
    PHASE,
    ROLE_CARD,
    START,
    SWAP,
    Formats,
    in_state_for,
    recipe,
    refresh,
    session,
    sessions,
    tell_holder,
    thread,
)
from bot.kernel.enums import Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import ItIsOver
from bot.storage.unit_of_work import UnitOfWork

GATHERED = 3

LAST_MINUTE = timedelta(days=2)
"""So long before a session its roles are handed out, however few have joined."""

AT_ONCE = 100
"""So many sessions get their roles in one go: SQLite has one writer, and others want to write, too."""


async def short_of_roles(work: UnitOfWork, formats: Formats, now: datetime) -> list[UUID]:
    """Return the sessions to come, of some where there are many, in which roles are missing."""
    lacking, _ = await _lacking(work, await store.needs(work), formats, now)
    return lacking[:AT_ONCE]


async def fill_roles(work: UnitOfWork, session_ids: Collection[UUID], formats: Formats, now: datetime) -> None:
    """Hand out the roles that are missing in these sessions to come: somebody joined, left, or can't come.

    Who founds a circle isn't given all its roles before others have joined. Whoever joins is let in from the first
    session on of which nobody was told who has which role.
    """
    lacking, anew = await _lacking(work, await store.needs(work, session_ids), formats, now)
    await _staff(work, await sessions(work, lacking), formats, now, anew)


async def _lacking(
    work: UnitOfWork, needs: Sequence[store.Need], formats: Formats, now: datetime
) -> tuple[list[UUID], set[UUID]]:
    """Return the sessions in which roles are missing, and those whose roles are to be dealt anew."""
    ready = [need for need in needs if need.stale or _is_near(need, now)]
    late = [need.session_id for need in ready if need.newcomers and need.starts_at > now]
    anew = set(late) - await _told(work, late)
    return [need.session_id for need in ready if need.session_id in anew or _lacks(need, formats, now)], anew


def _is_near(need: store.Need, now: datetime) -> bool:
    return need.present >= GATHERED or need.starts_at - now <= LAST_MINUTE


def _lacks(need: store.Need, formats: Formats, now: datetime) -> bool:
    wanted = roles_for(recipe(formats, need.format_id).roles, need.present)
    missing = need.willing and not need.roles.issuperset(wanted)
    return bool(need.stale) or (need.crowded and need.starts_at > now) or missing


async def staff(work: UnitOfWork, info: SessionInfo, formats: Formats, now: datetime) -> SessionInfo:
    """Plan the roles of a session anew; what is right already stays."""
    await _staff(work, [info], formats, now)
    return await session(work, info.id)


async def _staff(
    work: UnitOfWork, infos: Sequence[SessionInfo], formats: Formats, now: datetime, anew: Collection[UUID] = ()
) -> None:
    await roles.plan_roles(work, [_to_assign(info, formats, anew=info.id in anew) for info in infos], now)
    for before, after in await _tell_of_roles(work, infos, now):
        if after.state is SessionState.RUNNING:
            for holder in [one for one in after.roles if one not in before.roles]:
                await tell_holder(work, holder.turn_id, now)  # over days; who meets just now hears it there


def _to_assign(info: SessionInfo, formats: Formats, *, anew: bool) -> roles.RolesToAssign:
    present = [member for member in info.circle.members if member.person_id not in info.absent]
    form = recipe(formats, info.format_id)
    wanted, chosen = roles_for(form.roles, len(present)), roles_to_choose(form.roles)
    return roles.RolesToAssign(info.circle, info.id, wanted, info.absent, chosen, anew)


async def tell_of_roles(work: UnitOfWork, before: SessionInfo, now: datetime) -> SessionInfo:
    """Bring up to date what names the holders of roles, where they changed since ``before``."""
    await _tell_of_roles(work, [before], now)
    return await session(work, before.id)


async def _tell_of_roles(
    work: UnitOfWork, infos: Sequence[SessionInfo], now: datetime
) -> list[tuple[SessionInfo, SessionInfo]]:
    """Bring up to date what was said; return the sessions of which something was, before and after the change."""
    told = await _told(work, [info.id for info in infos])
    before = [info for info in infos if info.id in told or info.state is SessionState.RUNNING]
    pairs = zip(before, await sessions(work, [info.id for info in before]), strict=True)
    changed = [(old, new) for old, new in pairs if old.roles != new.roles]
    for old, new in changed:
        await _refresh(work, old, new, now)
    return changed


async def _refresh(work: UnitOfWork, before: SessionInfo, after: SessionInfo, now: datetime) -> None:
    await refresh(work, before.id, now, CARD, START)
    for holder in set(before.roles) - set(after.roles):
        await refresh(work, holder.turn_id, now, ROLE_CARD, SWAP)
    for run in await sessions_store.runs(work, before.id):
        if run.state is PhaseState.OPEN:
            await refresh(work, run.id, now, PHASE)
    await _say_who_leads(work, before, after, now)


async def _say_who_leads(work: UnitOfWork, before: SessionInfo, after: SessionInfo, now: datetime) -> None:
    """Say in the thread of a live session that somebody else moderates: they may not have asked for it."""
    leads = after.holder(MODERATION)
    if after.state is SessionState.RUNNING and after.mode is Mode.LIVE and leads and leads not in before.roles:
        await outbox.put(work, LEADS, leads.turn_id, thread(after), now=now, not_after=after.ends_at)


async def _told(work: UnitOfWork, session_ids: Collection[UUID]) -> set[UUID]:
    """Return the sessions of which anybody was told, or is about to be, who has which role."""
    if not session_ids:
        return set()
    session_of = await store.turn_ids(work, session_ids) | {each: each for each in session_ids}
    written = await outbox.under_way(work, (CARD, START, ROLE_CARD, SWAP), session_of)
    return {session_of[subject] for subject in written}


async def cannot_come(
    work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> tuple[SessionInfo, tuple[str, ...]]:
    """Note without a reason that somebody can't come; return the session and the roles that others have now.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to come to.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    await sessions_store.mark(work, session_id, person_id, Presence.ABSENT)
    await refresh(work, session_id, now, CARD)
    after = await staff(work, await session(work, session_id), formats, now)
    return after, tuple(holder.role for holder in info.roles_of(person_id))


async def can_come(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Note that somebody can come after all; roles that others have taken stay with them.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to come to.
    """
    await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    await sessions_store.mark(work, session_id, person_id, Presence.COMING)
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
    await sessions_store.mark(work, session_id, person_id, Presence.COMING)
    await roles.choose(work, session_id, role, person_id, form.places(role))
    if info.state is SessionState.RUNNING:
        return await tell_of_roles(work, info, now)
    return await staff(work, info, formats, now)


async def _take(
    work: UnitOfWork, info: SessionInfo, role: str, person_id: UUID, now: datetime, place: int = 0
) -> SessionInfo:
    await sessions_store.mark(work, info.id, person_id, Presence.PRESENT)
    await roles.take_over(work, info.id, role, person_id, place)
    return await tell_of_roles(work, info, now)
