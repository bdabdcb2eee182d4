"""Use cases of circles: founding, pausing, ending, where they live; what other features know of them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import store
from bot.features.circles.rules import CircleChannel, CircleInfo, CircleSettings, Member, Within, beginning
from bot.features.people import service as people
from bot.features.people.service import describe
from bot.kernel.enums import CircleState, Decision, Superseded
from bot.kernel.errors import CircleGathers, CircleIsClosed, NotAMember, NotAnOwner
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Programme

INVITATION = "circles-invitation"
"""The card in the circle's channel, and a card in a channel that the circle has left."""

BRING_IN = "circles-bring-in"
"""No message: a member is brought into the circle's channel."""

STILL_GATHERING = "circles-still-gathering"
"""The one question to whoever founded a circle that nobody, or too few, have joined."""

DIGEST = "digests-weekly"
ANOTHER_SEASON, SEASON_KEPT = "seasons-question", timedelta(days=14)
"""To the channel of a circle whose season was held to its end: whether there is another one, and for how long."""

OWNER, CHANGED = "circles-owner", "circles-changed"
"""To a new owner; to the channel: when, how and where the circle meets from now on."""


def changed_kind(*parts: str) -> str:
    """Return the kind of message that tells what has changed: one thing by itself, several in one."""
    return f"{CHANGED}-{parts[0]}" if len(parts) == 1 else CHANGED


INVITATION_KEPT = timedelta(days=30)
"""How long the card waits for the bot to be invited into the channel."""

_SHOWN_TO_JOIN = 8

TOLD_FOR, CHANGED_KEPT = timedelta(days=14), timedelta(days=2)
"""How long what concerns one person may wait for them, and how long the channel is told of a change."""


async def bring_in(work: UnitOfWork, membership: Membership, channel: ChannelId, now: datetime) -> None:
    """Have a member brought into the circle's own channel, once each time they join."""
    to, once = Address(channel=channel), f"{membership.joined_at:%Y-%m-%dT%H:%M:%S}"
    await outbox.put(work, BRING_IN, membership.id, to, now=now, not_after=now + INVITATION_KEPT, once=once)


async def refresh_card(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have a circle's card brought up to date."""
    await work.session.flush()
    await outbox.refresh(work, INVITATION, circle_id, now=now)


async def tell(work: UnitOfWork, kind: str, subject: UUID, user: UserId, now: datetime, *, once: str = "") -> None:
    """Have a message sent to one person."""
    to = Address(people=(user,))
    await outbox.put(work, kind, subject, to, now=now, not_after=now + TOLD_FOR, once=once)


async def load(work: UnitOfWork, circle_id: UUID) -> CircleInfo:
    """Return a circle with its members.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _describe(work, [await work.get(Circle, circle_id)]))[0]


async def load_all(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[CircleInfo]:
    """Return circles with their members, the oldest first."""
    return await _describe(work, await store.by_ids(work, circle_ids)) if circle_ids else []


async def require_member(work: UnitOfWork, circle_id: UUID, person_id: UUID, *, open_one: bool = False) -> CircleInfo:
    """Return a circle for one of its members; ``open_one``: one that hasn't ended.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
        CircleIsClosed: it has ended.
    """
    circle = await load(work, circle_id)
    if circle.member(person_id) is None:
        raise NotAMember
    if open_one and circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def require_owner(work: UnitOfWork, circle_id: UUID, person_id: UUID, *, open_one: bool = False) -> CircleInfo:
    """Return a circle for one who is responsible for it; ``open_one``: one that hasn't ended.

    Raises:
        Gone, NotAMember, NotAnOwner: it isn't there, or not theirs to run.
        CircleIsClosed: it has ended.
    """
    circle = await require_member(work, circle_id, person_id)
    if not circle.is_owner(person_id):
        raise NotAnOwner
    if open_one and circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def circle_and_member(work: UnitOfWork, membership_id: UUID) -> tuple[CircleInfo, Member | None]:
    """Return the circle of a membership, and who it is, None for somebody who isn't in it any more.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    row = await work.get(Membership, membership_id)
    circle = await load(work, row.circle_id)
    return circle, circle.member(row.person_id)


async def circles_of(work: UnitOfWork, person_id: UUID) -> list[CircleInfo]:
    """Return the running circles that somebody is in, the oldest first."""
    return await _describe(work, await store.of_person(work, person_id))


async def lately_ended(work: UnitOfWork, person_id: UUID, now: datetime) -> list[CircleInfo]:
    """Return the circles that ended with somebody in them, for as long as another season may be asked for."""
    return await _describe(work, await store.lately_ended(work, person_id, now - SEASON_KEPT))


async def circles_in(work: UnitOfWork, channel: ChannelId) -> list[CircleInfo]:
    """Return the running circles of a channel, the oldest first."""
    return await _describe(work, await store.in_channel(work, channel))


async def circles_to_join(work: UnitOfWork, person_id: UUID) -> list[CircleInfo]:
    """Return circles that somebody could come into; none to a guest, who doesn't find the channels that others do."""
    person = await people.person(work, person_id)
    return [] if person.guest else await _describe(work, await store.to_join(work, person, _SHOWN_TO_JOIN))


async def active_circles(work: UnitOfWork) -> list[CircleInfo]:
    """Return all circles of the workspace that meet just now."""
    return await _describe(work, await store.in_state(work, CircleState.ACTIVE))


async def paused_circles(work: UnitOfWork) -> list[CircleInfo]:
    """Return all circles of the workspace that pause just now."""
    return await _describe(work, await store.in_state(work, CircleState.PAUSED))


async def short_of_people(work: UnitOfWork, fewest: int) -> list[UUID]:
    """Return the circles that meet and have fewer people than ``fewest``."""
    return await store.short_of_people(work, fewest)


async def lost_at(work: UnitOfWork, circle_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return when circles lost somebody last: they left it, or the company; nothing for those that lost nobody."""
    return await store.lost_at(work, circle_ids) if circle_ids else {}


async def undecided(work: UnitOfWork) -> list[CircleInfo]:
    """Return the circles that were asked how to go on and haven't decided."""
    return await _describe(work, await store.undecided(work))


async def with_digest(work: UnitOfWork, since: datetime) -> list[tuple[UUID, tuple[str, str | None], datetime]]:
    """Return each circle that wants a digest and meets now, or ended since then: zone and holidays, when founded."""
    return await store.with_digest(work, since)


async def _describe(work: UnitOfWork, rows: Sequence[Circle]) -> list[CircleInfo]:
    if not rows:
        return []
    groups: dict[UUID, list[Member]] = {row.id: [] for row in rows}
    for membership, row in await store.members(work, list(groups)):
        person = describe(row)
        groups[membership.circle_id].append(
            Member(
                person.id,
                person.user,
                membership.owner,
                person.zone,
                person.language,
                membership.joined_at,
                again=membership.again or False,
            )
        )
    waiting = await store.waiting(work, list(groups))
    programmes = await store.running_programmes(work, {row.programme_id for row in rows if row.programme_id})
    found = [(row, programmes.get(row.programme_id) if row.programme_id else None) for row in rows]
    breaks = await store.with_breaks(work, [row.id for row in rows if row.plan])
    infos = [_info(row, tuple(groups[row.id]), waiting.get(row.id, 0), of) for row, of in found]
    return [replace(one, breaks=True) if one.id in breaks else one for one in infos]


def _within(row: Circle, programme: Programme | None) -> Within | None:
    return Within(programme.template_id, programme.starts_on, programme.minutes) if programme and row.plan else None


def _info(row: Circle, members: tuple[Member, ...], waiting: int, programme: Programme | None) -> CircleInfo:
    return CircleInfo(
        id=row.id, name=row.name, purpose=row.purpose, channel=ChannelId(row.channel_id), language=row.language,
        state=row.state, rhythm=Rhythm(row.cadence, row.first_date, row.at, row.zone), minutes=row.minutes,
        format_id=row.format_id, mode=row.mode, places=row.places, sessions=row.sessions, dots=row.dots,
        digest=row.digest, members=members, by_invitation=row.by_invitation, milestones=row.milestones,
        holidays=row.holidays, venue=row.venue, paused_until=row.paused_until, own_channel=row.own_channel,
        findable=row.findable, channel_people=row.channel_people, rescheduled_at=row.rescheduled_at,
        asked_at=row.asked_at, decision=row.decision, waiting=waiting, goal=row.goal, ground_rules=row.ground_rules,
        agreed_at=row.agreed_at, can_now=row.can_now, goal_at=row.goal_at, season_until=row.season_until,
        in_programme=row.programme_id is not None, formats=frozenset(programme.formats.split() if programme else ()),
        coaching=programme is not None and programme.coaching,
        within=_within(row, programme),
    )  # fmt: skip


async def find_circle(work: UnitOfWork, circle_id: UUID) -> CircleInfo | None:
    """Return a circle, None where there is none of this id."""
    return await load(work, circle_id) if await work.find(Circle, circle_id) else None


async def found_circle(
    work: UnitOfWork, founder: UUID, wish: CircleSettings, where: CircleChannel, *, circle_id: UUID, now: datetime
) -> CircleInfo:
    """Found a circle with its founder as owner and first member; the same ``circle_id`` twice founds one.

    It gathers until enough have joined. Into a channel that was made for it its founder is brought.
    """
    if known := await find_circle(work, circle_id):
        return known
    circle = Circle(id=circle_id, created_at=now, state=CircleState.GATHERING)
    write_settings(circle, wish)
    set_channel(circle, where)
    work.add(circle)
    membership = work.add(Membership(circle_id=circle_id, person_id=founder, owner=True, joined_at=now))
    if where.own:
        await bring_in(work, membership, where.channel, now)
    await post_invitation(work, circle_id, where.channel, now)
    return await load(work, circle_id)


async def post_invitation(work: UnitOfWork, circle_id: UUID, channel: ChannelId, now: datetime) -> None:
    """Have the card with the Join button posted in the channel that a circle lives in from now on."""
    to = Address(channel=channel)
    await outbox.put(work, INVITATION, circle_id, to, now=now, not_after=now + INVITATION_KEPT)


def write_settings(row: Circle, wish: CircleSettings) -> None:
    """Let a circle be what its owners wish."""
    rhythm = wish.rhythm
    row.name, row.purpose, row.language = wish.name, wish.purpose, wish.language
    row.cadence, row.first_date, row.at, row.zone = rhythm.cadence, rhythm.first, rhythm.at, rhythm.zone
    row.minutes, row.format_id, row.mode = wish.minutes, wish.format_id, wish.mode
    row.places, row.sessions, row.dots, row.digest = wish.places, wish.sessions, wish.dots, wish.digest
    row.by_invitation, row.milestones, row.holidays = wish.by_invitation, wish.milestones, wish.holidays
    row.venue = wish.venue


def set_channel(row: Circle, where: CircleChannel) -> None:
    """Let a circle live in a channel."""
    row.channel_id, row.own_channel = where.channel, where.own
    row.findable, row.channel_people = where.findable, where.people


async def begin(work: UnitOfWork, circle_id: UUID, first: date, now: datetime) -> CircleInfo:
    """Let a circle begin that has gathered: it meets from ``first`` on."""
    row = await _open(work, circle_id)
    rhythm = beginning(Rhythm(row.cadence, row.first_date, row.at, row.zone), first)
    row.state, row.first_date = CircleState.ACTIVE, rhythm.first
    await _refresh_gathered(work, circle_id, now)
    return await load(work, circle_id)


async def _refresh_gathered(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have all say what has become of a circle that gathered."""
    await refresh_card(work, circle_id, now)
    await outbox.refresh(work, STILL_GATHERING, circle_id, now=now)


async def pause(work: UnitOfWork, circle_id: UUID, until: datetime, now: datetime) -> bool:
    """Let a circle pause; return whether that is news.

    Raises:
        Gone, CircleIsClosed, CircleGathers: there is nothing to pause.
    """
    row = await _open(work, circle_id)
    if row.state is CircleState.GATHERING:
        raise CircleGathers
    if (row.state, row.paused_until) == (CircleState.PAUSED, until):
        return False
    row.state, row.paused_until = CircleState.PAUSED, until
    await refresh_card(work, circle_id, now)
    return True


async def resume(work: UnitOfWork, circle_id: UUID, now: datetime) -> bool:
    """End a circle's pause: its planned sessions get new dates. Return whether that is news.

    Raises:
        Gone, CircleIsClosed: there is nothing that could go on.
    """
    row = await _open(work, circle_id)
    if row.state is not CircleState.PAUSED:
        return False
    row.state, row.paused_until, row.rescheduled_at = CircleState.ACTIVE, None, now
    await refresh_card(work, circle_id, now)
    return True


async def end_season_with(work: UnitOfWork, circle_id: UUID, number: int, now: datetime) -> None:
    """Let a circle's season end with session ``number``."""
    (await _open(work, circle_id)).sessions = number
    await refresh_card(work, circle_id, now)


async def close(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End a circle: its season is over. One that has ended already stays as it is."""
    row = await work.get(Circle, circle_id, lock=True)
    if row.state is not CircleState.CLOSED:
        refresh = _refresh_gathered if row.state is CircleState.GATHERING else refresh_card
        row.state, row.closed_at, row.paused_until = CircleState.CLOSED, now, None
        await refresh(work, circle_id, now)


async def end_season(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """End a circle whose last session was held; where enough are in it, they are asked for another season."""
    circle = await load(work, circle_id)
    await close(work, circle_id, now)
    if circle.state is not CircleState.CLOSED and not circle.missing:
        await ask_for_season(work, circle_id, now, until=now + SEASON_KEPT)


async def ask_for_season(work: UnitOfWork, circle_id: UUID, now: datetime, *, until: datetime | None) -> None:
    """Have a circle asked for another season, or told that one has begun; what was said before is over."""
    row = await work.get(Circle, circle_id, lock=True)
    row.season_until = until
    await work.session.flush()
    await outbox.supersede(work, ANOTHER_SEASON, circle_id, Superseded.ASKED_ANEW, now=now)
    to, once = Address(channel=ChannelId(row.channel_id)), now.isoformat()
    await outbox.put(work, ANOTHER_SEASON, circle_id, to, now=now, not_after=until or now, once=once)


async def reopen(work: UnitOfWork, circle_id: UUID) -> None:
    """Let a circle that has ended gather again, so that it can begin anew; a programme's plan was for one season."""
    row = await work.get(Circle, circle_id, lock=True)
    row.state, row.closed_at, row.asked_at, row.decision = CircleState.GATHERING, None, None, None
    row.plan = ""
    await work.session.flush()


async def note_asked(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Remember that a circle is asked how to go on."""
    row = await work.get(Circle, circle_id, lock=True)
    row.asked_at, row.decision = now, None
    await work.session.flush()


async def note_decision(work: UnitOfWork, circle_id: UUID, decision: Decision) -> bool:
    """Remember how a circle that was asked has decided; return whether that was still open."""
    row = await work.get(Circle, circle_id, lock=True)
    if row.asked_at is None or row.decision is not None:
        return False
    row.decision = decision
    await work.session.flush()
    return True


async def lock(work: UnitOfWork, *circle_ids: UUID) -> list[CircleInfo]:
    """Return circles, so that nobody else changes them until the end of this work; always in the same order."""
    for circle_id in sorted(circle_ids):
        await work.session.refresh(await work.get(Circle, circle_id, lock=True))
    return [await load(work, circle_id) for circle_id in circle_ids]


async def _open(work: UnitOfWork, circle_id: UUID) -> Circle:
    row = await work.get(Circle, circle_id, lock=True)
    if row.state is CircleState.CLOSED:
        raise CircleIsClosed
    return row
