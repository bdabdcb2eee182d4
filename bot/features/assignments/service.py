"""Who has which role: assigned for sessions to come, and then offered, taken over, chosen and given back.

What a person does is refused with Gone, NotAMember, CircleIsPaused or ItIsOver where the session isn't there, isn't
theirs, or isn't in a state for it, and with ItIsOver where the role has passed on meanwhile.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.contact_policy import WEEK
from bot.delivery.isolation import together_or_apart
from bot.delivery.post import Address
from bot.delivery.recipients import heard_lately
from bot.features.assignments import store
from bot.features.roles import service as roles
from bot.features.roles.rules import Holder, roles_for, roles_to_choose
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import INPUT, MODERATION, SessionInfo, missed_at
from bot.features.sessions.service import Formats, format_for, in_state_for, refresh, thread
from bot.features.topics import service as topics
from bot.features.topics.rules import first_to_ask
from bot.kernel.enums import Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import ItIsOver
from bot.kernel.ids import UserId
from bot.kernel.working_time import LONGEST_HOLIDAYS, next_working_hour
from bot.storage.unit_of_work import UnitOfWork

_TO_COME = (SessionState.PLANNED, SessionState.RUNNING)

GATHERED = 3
"""From so many people on roles are assigned, however long before a session."""
LAST_MINUTE = timedelta(days=2)
"""So long before a session its roles are assigned, however few have joined."""
AT_ONCE = 100
"""So many sessions get their roles in one go: SQLite has one writer, and others want to write, too."""


async def tell_holder(work: UnitOfWork, turn_id: UUID, now: datetime) -> None:
    """Have the role card sent to whoever holds a role.

    Somebody who has had another message this week hears in one of all their roles in the next days: for each of them
    alone there might be no room.
    """
    await sessions.tell_holder(work, turn_id, now)
    _, holder, _ = await sessions.turn(work, turn_id)
    if await heard_lately(work, holder.user, now):
        for turn in await store.turns(work, now + WEEK + LONGEST_HOLIDAYS, holder.person_id):
            if turn.id != turn_id and turn.card_at(work.closed) < now + WEEK:
                await sessions.tell_holder(work, turn.id, now)


async def tell_in_thread(work: UnitOfWork, now: datetime) -> None:
    """Say in the session's thread who has a role, where their week was full before its card could come."""
    turn_ids = await store.without_card(work, sessions.ROLE_CARD, now)
    for turn_id in set(turn_ids) - await outbox.under_way(work, [sessions.HOLDS], turn_ids):
        info, _, _ = await sessions.turn(work, turn_id)
        await _say_who_holds(work, info, turn_id, now)


async def _say_who_holds(work: UnitOfWork, info: SessionInfo, turn_id: UUID, now: datetime) -> None:
    at = next_working_hour(now, info.circle.rhythm.zone, info.circle.closed(work.closed))
    at, until = max(now, min(at, info.starts_at)), max(info.ends_at, missed_at(info.starts_at, info.mode))
    await outbox.put(work, sessions.HOLDS, turn_id, thread(info), now=at, not_after=until)


async def short_of_roles(work: UnitOfWork, formats: Formats, now: datetime) -> list[UUID]:
    """Return the sessions to come, of some where there are many, in which roles are missing."""
    lacking, _ = await _lacking(work, await store.needs(work), formats, now)
    return lacking[:AT_ONCE]


async def fill_roles(work: UnitOfWork, session_ids: Collection[UUID], formats: Formats, now: datetime) -> None:
    """Assign the roles that are missing in these sessions to come: somebody joined, left, or can't come.

    Who founds a circle isn't given all its roles before others have joined. Whoever joins is counted in from the first
    session on of which nobody was told who has which role.
    """

    async def fill(some: Sequence[UUID]) -> None:
        await sessions_store.lock(work, some)
        lacking, anew = await _lacking(work, await store.needs(work, some), formats, now)
        await _assign(work, await sessions.sessions(work, lacking), formats, now, anew)

    await together_or_apart(work, "fill_roles", list(session_ids), fill)


async def _lacking(
    work: UnitOfWork, needs: Sequence[store.Need], formats: Formats, now: datetime
) -> tuple[list[UUID], set[UUID]]:
    """Return the sessions in which roles are missing, and those whose roles are to be assigned anew."""
    near = [need for need in needs if need.present >= GATHERED or need.starts_at - now <= LAST_MINUTE or need.stale]
    late = [need.session_id for need in near if need.newcomers and need.starts_at > now]
    anew = set(late) - await _told(work, late)
    return [need.session_id for need in near if need.session_id in anew or _lacks(need, formats, now)], anew


def _lacks(need: store.Need, formats: Formats, now: datetime) -> bool:
    wanted = roles_for(format_for(formats, need.format_id).roles, need.present)
    missing = need.willing and not need.roles.issuperset(wanted)
    return bool(need.stale) or (need.crowded and need.starts_at > now) or missing


async def _assigned(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Assign the roles of a session anew, where what is right already stays; return the session after that."""
    await _assign(work, [await sessions.session(work, session_id)], formats, now)
    return await sessions.session(work, session_id)


async def _assign(
    work: UnitOfWork, infos: Sequence[SessionInfo], formats: Formats, now: datetime, anew: Collection[UUID] = (),
    by: UUID | None = None,
) -> None:  # fmt: skip
    """Assign what is missing; ``by``: who has just taken a role, and knows."""
    await roles.plan_roles(work, [_to_assign(info, formats, anew=info.id in anew) for info in infos], now)
    for before, after in await tell_of_roles(work, infos, now):
        for holder in [one for one in after.roles if one not in before.roles and one.person_id != by]:
            await _tell_late(work, after, holder, now)


async def _tell_late(work: UnitOfWork, info: SessionInfo, holder: Holder, now: datetime) -> None:
    """Tell who gets a role once the session's time has come, when no role card is planned any more."""
    if info.state is SessionState.RUNNING and info.mode is Mode.ASYNC:
        await sessions.tell_holder(work, holder.turn_id, now)
    elif info.starts_at <= now and not (info.state is SessionState.RUNNING and holder.role == MODERATION):
        await _say_who_holds(work, info, holder.turn_id, now)


def _to_assign(info: SessionInfo, formats: Formats, *, anew: bool) -> roles.RolesToAssign:
    present = [member for member in info.circle.members if member.person_id not in info.absent]
    form = format_for(formats, info.format_id)
    wanted, chosen = roles_for(form.roles, len(present)), roles_to_choose(form.roles)
    return roles.RolesToAssign(info.circle, info.id, wanted, info.absent, chosen, anew)


async def tell_of_roles(
    work: UnitOfWork, infos: Sequence[SessionInfo], now: datetime
) -> list[tuple[SessionInfo, SessionInfo]]:
    """Bring up to date what names the holders of roles, where they have changed since ``infos`` were read.

    Returns the sessions of which something was said, before and after the change.
    """
    told = await _told(work, [info.id for info in infos])
    before = [info for info in infos if info.id in told or info.state is SessionState.RUNNING]
    pairs = zip(before, await sessions.sessions(work, [info.id for info in before]), strict=True)
    changed = [(old, new) for old, new in pairs if old.roles != new.roles]
    for old, new in changed:
        await _refresh(work, old, new, now)
    return changed


async def _refresh(work: UnitOfWork, before: SessionInfo, after: SessionInfo, now: datetime) -> None:
    await refresh(work, before.id, now, sessions.CARD, sessions.START)
    for holder in set(before.roles) - set(after.roles):
        await refresh(work, holder.turn_id, now, sessions.SWAP)
    passed_on = set(await store.turn_ids(work, [before.id])) - {one.turn_id for one in after.roles}
    for turn_id in passed_on:  # also of who had a role earlier: their messages name who has it now
        await refresh(work, turn_id, now, sessions.ROLE_CARD, sessions.HOLDS)
    for run in await sessions_store.runs(work, before.id):
        if run.state is PhaseState.OPEN:
            await refresh(work, run.id, now, sessions.PHASE)
    await _say_who_leads(work, before, after, now)


async def _say_who_leads(work: UnitOfWork, before: SessionInfo, after: SessionInfo, now: datetime) -> None:
    """Say in the thread of a live session that somebody else moderates: they may not have asked for it."""
    leads = after.holder(MODERATION)
    if after.state is SessionState.RUNNING and after.mode is Mode.LIVE and leads and leads not in before.roles:
        await outbox.put(work, sessions.LEADS, leads.turn_id, thread(after), now=now, not_after=after.ends_at)


async def _told(work: UnitOfWork, session_ids: Collection[UUID]) -> set[UUID]:
    """Return the sessions of which anybody was told, or is about to be, who has which role."""
    if not session_ids:
        return set()
    session_of = await store.turn_ids(work, session_ids) | {each: each for each in session_ids}
    written = await outbox.under_way(
        work, (sessions.CARD, sessions.START, sessions.ROLE_CARD, sessions.SWAP), session_of
    )
    return {session_of[subject] for subject in written}


async def cannot_come(
    work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> tuple[SessionInfo, tuple[str, ...]]:
    """Note without a reason that somebody can't come; return the session and the roles that others have now."""
    info = await in_state_for(work, session_id, person_id, *_TO_COME)
    after = await _said(work, info, person_id, Presence.ABSENT, formats, now)
    return after, tuple(holder.role for holder in info.roles_of(person_id))


async def can_come(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> SessionInfo:
    """Note that somebody can come after all; who has two roles gives them one, else others keep what they took."""
    info = await in_state_for(work, session_id, person_id, *_TO_COME)
    return await _said(work, info, person_id, Presence.COMING, formats, now)


async def am_here(
    work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> tuple[SessionInfo, bool]:
    """Note that somebody is there; return the session, and whether they had said that they can't come."""
    info = await sessions.am_here(work, session_id, person_id, now)
    if person_id not in info.absent:
        return info, False
    return await _said(work, info, person_id, Presence.PRESENT, formats, now), True


async def _said(
    work: UnitOfWork, info: SessionInfo, person_id: UUID, presence: Presence, formats: Formats, now: datetime
) -> SessionInfo:
    await sessions_store.mark(work, info.id, person_id, presence)
    await refresh(work, info.id, now, sessions.CARD)
    return await _assigned(work, info.id, formats, now)


async def offer_role(work: UnitOfWork, info: SessionInfo, turn_id: UUID, now: datetime) -> None:
    """Ask in a planned session's thread who takes a role over; its holder has it until then."""
    in_thread = await outbox.find_posted(work, sessions.CARD, info.id) is not None
    to = thread(info) if in_thread else Address(channel=info.circle.channel)
    await outbox.put(work, sessions.SWAP, turn_id, to, now=now, not_after=info.starts_at)


async def offered(work: UnitOfWork, turn_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these turns in roles are offered to whoever likes."""
    return await outbox.under_way(work, [sessions.SWAP], turn_ids)


async def take_role(
    work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Take a role that its holder offered; the first who presses has it, and a role that they had goes on."""
    info = await in_state_for(work, session_id, person_id, *_TO_COME)
    held = _held_as(info, turn_id)
    if not await offered(work, [turn_id]):
        raise ItIsOver
    await _take(work, info, held.role, person_id, formats, now, held.place)


async def take_moderation(work: UnitOfWork, session_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> None:
    """Take over the moderation of a session whose time has come: who has it may not be there."""
    info = await in_state_for(work, session_id, person_id, *_TO_COME)
    if info.starts_at > now:
        raise ItIsOver
    await _take(work, info, MODERATION, person_id, formats, now)


async def _take(
    work: UnitOfWork, info: SessionInfo, role: str, person_id: UUID, formats: Formats, now: datetime, place: int = 0
) -> None:
    """Give somebody a role; while the session runs who had it may be gone, so they keep theirs beside it."""
    await sessions_store.mark(work, info.id, person_id, Presence.PRESENT)
    if info.state is SessionState.RUNNING:
        await roles.take_over(work, info.id, role, person_id, place)
        await tell_of_roles(work, [info], now)
    else:
        chosen = roles_to_choose(format_for(formats, info.format_id).roles)
        await roles.take_over(work, info.id, role, person_id, place, keeping={role, *chosen})
        await _assign(work, [info], formats, now, by=person_id)


async def decline(
    work: UnitOfWork, session_id: UUID, turn_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Give a role back without a reason; somebody else is asked."""
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED)
    given = _held_as(info, turn_id)
    chosen = given.role in roles_to_choose(format_for(formats, info.format_id).roles)
    await roles.decline(work, turn_id, person_id, chosen=chosen)
    await _assign(work, [info], formats, now)


def _held_as(info: SessionInfo, turn_id: UUID) -> Holder:
    """Return who holds a role by this turn; another turn means that it has passed on."""
    holder = next((one for one in info.roles if one.turn_id == turn_id), None)
    if holder is None:
        raise ItIsOver
    return holder


async def choose_topic_ahead(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Close the vote, and ask whoever proposed the topic, or offers it, to bring the input; the card asks others."""
    row = await sessions.lock(work, session_id)
    info = await sessions.session(work, session_id)
    if row.state is not SessionState.PLANNED or info.pauses:
        return
    await sessions.choose_topic(work, row, formats, now)
    info = await sessions.session(work, session_id)
    user = await _first_to_ask(work, info) if input_is_open(info, formats) else None
    if user:
        to, once = Address(people=(user,)), sessions.once(info.revision)
        await outbox.put(work, sessions.TOPIC, info.id, to, now=now, not_after=info.starts_at, once=once)


def input_is_open(info: SessionInfo, formats: Formats) -> bool:
    """Return whether somebody may still say that they bring the input on a planned session's topic."""
    role = format_for(formats, info.format_id).role(INPUT)
    planned = info.state is SessionState.PLANNED and not info.pauses
    return bool(planned and info.topic and role and role.choose and not info.holder(INPUT))


async def _first_to_ask(work: UnitOfWork, info: SessionInfo) -> UserId | None:
    coming = {member.person_id: member.user for member in info.circle.members if member.person_id not in info.absent}
    skills = await topics.skills_of(work, coming)
    return first_to_ask(info.topic, {coming[one]: found for one, found in skills.items()}) if info.topic else None


async def choose_role(
    work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, formats: Formats, now: datetime
) -> None:
    """Take a role that people choose for themselves; what was assigned to them goes on to others.

    Raises:
        RoleIsTaken: others were quicker.
    """
    info = await in_state_for(work, session_id, person_id, *_TO_COME)
    form = format_for(formats, info.format_id)
    if role not in roles_to_choose(form.roles):
        raise ItIsOver
    await sessions_store.mark(work, session_id, person_id, Presence.COMING)
    await roles.choose(work, session_id, role, person_id, form.places(role))
    await refresh(work, session_id, now, sessions.TOPIC)
    if info.state is SessionState.RUNNING:
        await tell_of_roles(work, [info], now)
    else:
        await _assign(work, [info], formats, now, by=person_id)
