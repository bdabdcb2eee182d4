"""Use cases of open meetups: planning, signing up, what people bring, who hosts, and what they take from it."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.meetups import rules, store
from bot.features.meetups.rules import Helper, MeetupInfo, MeetupTopic, MeetupWish
from bot.features.people import service as people
from bot.kernel.enums import MeetupRole, Superseded
from bot.kernel.errors import AllSeatsTaken, ItIsOver, NotHosting
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.working_time import next_working_hour
from bot.storage.unit_of_work import UnitOfWork
from models import Meetup, MeetupSignup, MeetupVote

CARD, NO_HOST, GUIDE, RECAP = "meetups-card", "meetups-no-host", "meetups-guide", "meetups-recap"
"""In the channel: the card, that nobody hosts; in the card's thread: how it goes, what people take from it."""

ASKED, REMINDER, RECAP_ASKED = "meetups-asked", "meetups-reminder", "meetups-recap-asked"
"""To one person: would you host or document, tomorrow you host, please write the recap."""

MOVED, CALLED_OFF, SEAT = "meetups-moved", "meetups-called-off", "meetups-seat"
"""To each who has signed up; to whoever has waited for a seat: there is one."""

_COLUMNS = {role: column.key for role, column in store.OF_ROLE.items()}


async def load(work: UnitOfWork, meetup_id: UUID) -> MeetupInfo:
    """Return a meetup.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    row = await work.get(Meetup, meetup_id)
    known = await people.people(work, [one for one in (row.host_id, row.documenter_id, row.author_id) if one])
    users: dict[UUID | None, UserId] = {person_id: one.user for person_id, one in known.items() if one.refused is None}
    signups, votes = await store.signups(work, meetup_id), await store.votes(work, meetup_id)
    topics = [
        MeetupTopic(one.id, one.topic, UserId(person.slack_user_id), votes.get(one.id, 0))
        for one, person in signups if one.topic
    ]  # fmt: skip
    wish = {each.name: getattr(row, each.name) for each in fields(MeetupWish)}
    return MeetupInfo(
        **wish, id=row.id, series_id=row.series_id, channel=ChannelId(row.channel_id), zone=row.zone,
        called_off=row.called_off, revision=row.revision, host=users.get(row.host_id),
        documenter=users.get(row.documenter_id), author=users.get(row.author_id), recap=row.recap,
        insights=row.insights, topics=rules.agenda(topics),
        people=tuple(UserId(person.slack_user_id) for one, person in signups if one.comes),
        waiting=tuple(UserId(person.slack_user_id) for one, person in signups if one.on_list),
    )  # fmt: skip


async def plan(
    work: UnitOfWork, person_id: UUID, wish: MeetupWish, where: tuple[ChannelId, str], *, meetup_id: UUID, now: datetime
) -> MeetupInfo:
    """Announce a meetup in a channel, in a zone; whoever plans it hosts. The same ``meetup_id`` twice plans one."""
    if await work.find(Meetup, meetup_id):
        return await load(work, meetup_id)
    channel, zone = where
    row = Meetup(id=meetup_id, series_id=meetup_id, channel_id=channel, zone=zone, host_id=person_id, changed_at=now)
    await _announce(work, row, wish, now)
    (await _signup(work, row, person_id, now)).comes = True
    return await load(work, meetup_id)


async def _announce(work: UnitOfWork, row: Meetup, wish: MeetupWish, at: datetime) -> None:
    _write(row, wish)
    work.add(row)
    await work.session.flush()
    to = Address(channel=ChannelId(row.channel_id))
    await outbox.put(work, CARD, row.id, to, now=at, not_after=(await load(work, row.id)).ends_at)


def _write(row: Meetup, wish: MeetupWish) -> None:
    for each in fields(MeetupWish):
        setattr(row, each.name, getattr(wish, each.name))


async def change(work: UnitOfWork, meetup_id: UUID, person_id: UUID, wish: MeetupWish, now: datetime) -> MeetupInfo:
    """Change a meetup; who has signed up is told when it has another time.

    Raises:
        NotHosting, ItIsOver: they may not, or it is over.
    """
    row = await _hosted(work, meetup_id, person_id, now)
    moved = row.starts_at != wish.starts_at
    _write(row, wish)
    row.revision, row.changed_at = row.revision + 1, now
    if moved:
        await _tell_all(work, row, person_id, MOVED, now)
    await move_up(work, meetup_id, now)
    return await load(work, meetup_id)


async def call_off(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> MeetupInfo:
    """Call a meetup off; who has signed up is told.

    Raises:
        NotHosting, ItIsOver: they may not, or it is over.
    """
    row = await _hosted(work, meetup_id, person_id, now)
    row.called_off, row.revision, row.changed_at = True, row.revision + 1, now
    await _tell_all(work, row, person_id, CALLED_OFF, now)
    await refresh(work, meetup_id, now)
    return await load(work, meetup_id)


async def _hosted(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> Meetup:
    row = await _open(work, meetup_id, now)
    if row.host_id != person_id:
        raise NotHosting
    return row


async def require_host(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> MeetupInfo:
    """Return a meetup that can be changed, to whoever hosts it.

    Raises:
        NotHosting, ItIsOver: they don't, or it is over.
    """
    await _hosted(work, meetup_id, person_id, now)
    return await load(work, meetup_id)


async def _open(work: UnitOfWork, meetup_id: UUID, now: datetime) -> Meetup:
    row = await work.get(Meetup, meetup_id, lock=work.writes)
    if not (await load(work, meetup_id)).is_open(now):
        raise ItIsOver
    return row


async def _tell_all(work: UnitOfWork, row: Meetup, but: UUID, kind: str, now: datetime) -> None:
    await work.session.flush()
    until = max((await load(work, row.id)).ends_at, now + rules.ANSWER_WITHIN)
    for one, person in await store.signups(work, row.id):
        if (one.comes or one.on_list) and one.person_id != but:
            to = Address(people=(UserId(person.slack_user_id),))
            await outbox.put(work, kind, row.id, to, now=now, not_after=until, once=str(row.revision))


async def refresh(work: UnitOfWork, meetup_id: UUID, now: datetime) -> None:
    """Have the card, and that nobody hosts, say how things stand."""
    await work.session.flush()
    for kind in (CARD, NO_HOST):
        await outbox.refresh(work, kind, meetup_id, now=now)


async def mine(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> tuple[str, bool]:
    """Return what somebody brings to a meetup, and whether they would help there.

    Raises:
        ItIsOver: nobody can sign up any more.
    """
    row = await _open(work, meetup_id, now)
    known = await store.signup(work, meetup_id, person_id)
    helps = known.would_help if known else person_id in await store.helpers(work, row.series_id)
    return known.topic if known else "", helps


async def come(
    work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime, brings: tuple[str, bool] | None = None
) -> MeetupInfo:
    """Let somebody come, or wait for a seat where there is none; ``brings``: their topic, and whether they'd help.

    Votes for another topic go.

    Raises:
        ItIsOver: nobody can sign up any more.
    """
    row = await _open(work, meetup_id, now)
    signup = await _signup(work, row, person_id, now)
    if not (signup.comes or signup.on_list):
        full = (await load(work, meetup_id)).is_full
        signup.comes, signup.on_list, signup.signed_at = not full, full, now
    if brings:
        topic, signup.would_help = brings
        await _set_topic(work, signup, topic)
    await refresh(work, meetup_id, now)
    return await load(work, meetup_id)


async def move_up(work: UnitOfWork, meetup_id: UUID, now: datetime) -> None:
    """Give free seats to those who have waited for one longest, and tell them."""
    await work.session.flush()
    while (found := await load(work, meetup_id)).waiting and not found.is_full:
        rows = await store.signups(work, meetup_id)
        one, person = next((one, person) for one, person in rows if one.on_list)
        one.comes, one.on_list = True, False
        await work.session.flush()
        to = Address(people=(UserId(person.slack_user_id),))
        await outbox.put(work, SEAT, one.id, to, now=now, not_after=found.starts_at, once=one.signed_at.isoformat())
    await refresh(work, meetup_id, now)


async def _signup(work: UnitOfWork, row: Meetup, person_id: UUID, now: datetime) -> MeetupSignup:
    if known := await store.signup(work, row.id, person_id):
        return known
    helps = person_id in await store.helpers(work, row.series_id)
    signup = work.add(MeetupSignup(meetup_id=row.id, person_id=person_id, signed_at=now, would_help=helps, topic=""))
    await work.session.flush()
    return signup


async def _set_topic(work: UnitOfWork, signup: MeetupSignup, topic: str) -> None:
    if signup.topic != topic:
        await store.delete_votes(work, signup.id)
        signup.topic = topic


async def withdraw(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> None:
    """Let somebody stay away, with what they would have brought; what they would have done is somebody else's.

    Raises:
        ItIsOver: it is over.
    """
    row = await _open(work, meetup_id, now)
    if signup := await store.signup(work, meetup_id, person_id):
        signup.comes, signup.on_list, signup.declined = False, False, True
        await _set_topic(work, signup, "")
    for column in _COLUMNS.values():
        _let_go(row, column, person_id)
    await move_up(work, meetup_id, now)


def _let_go(row: Meetup, column: str, person_id: UUID) -> None:
    if getattr(row, column) == person_id:
        setattr(row, column, None)


async def vote(work: UnitOfWork, signup_id: UUID, person_id: UUID, now: datetime) -> None:
    """Let somebody vote for what somebody brings, or no longer.

    Raises:
        Gone, ItIsOver: it isn't brought any more, or the meetup is over.
    """
    signup = await work.get(MeetupSignup, signup_id)
    await _open(work, signup.meetup_id, now)
    if known := await store.vote(work, signup_id, person_id):
        await work.session.delete(known)
    elif signup.topic:
        work.add(MeetupVote(signup_id=signup_id, person_id=person_id))
    await refresh(work, signup.meetup_id, now)


async def take(work: UnitOfWork, meetup_id: UUID, person_id: UUID, role: MeetupRole, now: datetime) -> MeetupInfo:
    """Let somebody host or document, who comes then; where somebody does already, they keep it.

    Raises:
        AllSeatsTaken, ItIsOver: there is no seat left, or it is over.
    """
    row = await _open(work, meetup_id, now)
    if getattr(row, _COLUMNS[role]) is None:
        signup = await _signup(work, row, person_id, now)
        if not signup.comes and (await load(work, meetup_id)).is_full:
            raise AllSeatsTaken
        setattr(row, _COLUMNS[role], person_id)
        signup.comes, signup.on_list, signup.declined = True, False, False
        if role is MeetupRole.HOST:
            await outbox.supersede(work, NO_HOST, meetup_id, Superseded.WITHDRAWN, now=now)
        await _settle(work, meetup_id, now)
        await _remind_late(work, await load(work, meetup_id), now)
    return await load(work, meetup_id)


async def _remind_late(work: UnitOfWork, meetup: MeetupInfo, now: datetime) -> None:
    """Tell whoever hosts from the last day on what a host is told the day before."""
    if meetup.host and now >= meetup.starts_at + rules.REMINDED:
        to = Address(people=(meetup.host,))
        await outbox.put(work, REMINDER, meetup.id, to, now=now, not_after=meetup.starts_at)


async def rather_not(work: UnitOfWork, meetup_id: UUID, person_id: UUID, role: MeetupRole, now: datetime) -> None:
    """Let somebody not host or document, this time; the next one is asked.

    Raises:
        ItIsOver: it is over.
    """
    row = await _open(work, meetup_id, now)
    (await _signup(work, row, person_id, now)).declined = True
    _let_go(row, _COLUMNS[role], person_id)
    await _settle(work, meetup_id, now)


async def _settle(work: UnitOfWork, meetup_id: UUID, now: datetime) -> None:
    await refresh(work, meetup_id, now)
    for one, _ in await store.signups(work, meetup_id):
        if one.asked:
            await outbox.refresh(work, ASKED, one.id, now=now)


async def fill(work: UnitOfWork, meetup_id: UUID, now: datetime, *, role: MeetupRole) -> None:
    """Ask the next one to host or document, nobody twice; where nobody is left to host, the channel is told."""
    row = await work.get(Meetup, meetup_id, lock=True)
    if (await load(work, meetup_id)).holder(role):
        return
    if getattr(row, _COLUMNS[role]):  # their account is off
        setattr(row, _COLUMNS[role], None)
        await refresh(work, meetup_id, now)
    said = {one.person_id: one for one, _ in await store.signups(work, meetup_id)}
    if any(_waits(one, role, now) for one in said.values()):
        return
    but = {one.person_id for one in said.values() if one.declined or one.asked}
    if found := rules.in_turn(await _helpers(work, row, role, {*but, row.host_id, row.documenter_id})):
        await _ask(work, row, found, role, now)
    elif role is MeetupRole.HOST and not await outbox.is_under_way(work, NO_HOST, meetup_id):
        to, at = Address(channel=ChannelId(row.channel_id)), next_working_hour(now, row.zone, work.closed(row.zone))
        await outbox.put(work, NO_HOST, meetup_id, to, now=at if at < row.starts_at else now, not_after=row.starts_at)


def _waits(one: MeetupSignup, role: MeetupRole, now: datetime) -> bool:
    return (
        one.asked is role and not one.declined and one.asked_at is not None and one.asked_at > now - rules.ANSWER_WITHIN
    )


async def _helpers(work: UnitOfWork, row: Meetup, role: MeetupRole, but: Iterable[UUID | None]) -> list[Helper]:
    known, had = await store.helpers(work, row.series_id), await store.had(work, row.series_id, role)
    return [Helper(one, had.get(one, 0), since) for one, since in known.items() if one not in but]


async def _ask(work: UnitOfWork, row: Meetup, helper: Helper, role: MeetupRole, now: datetime) -> None:
    signup = await _signup(work, row, helper.person_id, now)
    signup.asked, signup.asked_at = role, now
    await work.session.flush()
    to = Address(people=((await people.person(work, helper.person_id)).user,))
    await outbox.put(work, ASKED, signup.id, to, now=now, not_after=row.starts_at, once=role)


async def repeat(work: UnitOfWork, meetup_id: UUID, now: datetime) -> None:
    """Announce the next of a series, which has no host yet; it ends with one that nobody hosted."""
    row, last = await work.get(Meetup, meetup_id, lock=True), await load(work, meetup_id)
    if row.host_id is None:
        row.repeats = False
        return
    closed = work.closed(row.zone)
    starts_at = rules.next_start(last.starts_at, row.zone, now, closed)
    if starts_at - rules.AHEAD > now:
        return
    following = Meetup(series_id=row.series_id, channel_id=row.channel_id, zone=row.zone, changed_at=now)
    wish = {each.name: getattr(last, each.name) for each in fields(MeetupWish)}
    wish["starts_at"] = starts_at
    await _announce(work, following, MeetupWish(**wish), next_working_hour(now, row.zone, closed))


async def forget_signups(work: UnitOfWork, meetup_id: UUID, now: datetime) -> None:
    """Forget who had signed up; the card names them no longer."""
    await store.delete_signups(work, meetup_id)
    await refresh(work, meetup_id, now)


async def to_write(work: UnitOfWork, meetup_id: UUID, person_id: UUID, now: datetime) -> MeetupInfo:
    """Return a meetup of which somebody may write the recap: its documenter, its host, whoever wrote it.

    Raises:
        NotHosting: they may not, or it hasn't begun.
    """
    row = await work.get(Meetup, meetup_id, lock=work.writes)
    if person_id not in (row.host_id, row.documenter_id, row.author_id) or row.called_off or row.starts_at > now:
        raise NotHosting
    return await load(work, meetup_id)


async def write_recap(
    work: UnitOfWork, meetup_id: UUID, person_id: UUID, recap: str, insights: str, now: datetime
) -> MeetupInfo:
    """Keep what a meetup was about and what people take from it; it comes into the thread, or is changed there.

    Raises:
        NotHosting: they may not.
    """
    found, row = await to_write(work, meetup_id, person_id, now), await work.get(Meetup, meetup_id)
    row.author_id, row.recap, row.insights = person_id, recap, insights
    await work.session.flush()
    await outbox.put(work, RECAP, meetup_id, thread_of(found), now=now, not_after=now + rules.KEPT)
    await outbox.refresh(work, RECAP, meetup_id, now=now)
    await outbox.refresh(work, RECAP_ASKED, meetup_id, now=now)
    return await load(work, meetup_id)


def thread_of(meetup: MeetupInfo) -> Address:
    """Return where what belongs to a meetup goes: under its card."""
    return Address(channel=meetup.channel, thread_of=CARD, thread_subject=meetup.id)


async def forget_author(work: UnitOfWork, person_id: UUID) -> None:
    """Delete the recaps that somebody wrote."""
    for row in await store.written_by(work, person_id):
        row.author_id, row.recap, row.insights = None, "", ""
    await work.session.flush()


async def where_words_stand(work: UnitOfWork, person_id: UUID) -> list[tuple[str, UUID]]:
    """Return the messages that name somebody or show what they brought or wrote: kind and subject."""
    shown, written = await store.shown_of(work, person_id), await store.written_by(work, person_id)
    return [*((kind, one) for one in shown for kind in (CARD, REMINDER)), *((RECAP, row.id) for row in written)]
