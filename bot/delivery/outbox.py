"""Messages waiting for Slack: put in by features, in the same transaction as what they tell."""

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.delivery.contact_policy import Reason
from bot.delivery.post import Address
from bot.delivery.recipients import is_for
from bot.kernel.enums import Operation, OutboxState, Superseded
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.slack.errors import MENDABLE
from bot.slack.gateway import Posted
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_new, insert_once
from models import OutboxMessage

Conditions = tuple[sa.ColumnElement[bool], ...]
_KEY_LENGTH, _DELETED = 200, "deleted"
_THEIR_CHOICE = (Reason.PAUSED, Reason.WEEKLY, Reason.HOURS)
_GONE = (OutboxState.DEAD, OutboxState.EXPIRED, OutboxState.CANCELLED)
_MAY_BE_THERE = (OutboxState.SENT, OutboxState.SENDING, OutboxState.UNKNOWN, OutboxState.HELD)
_CATCHES_UP_FOR = timedelta(days=30)
"""How long an update is worth making: it rings no bell, and what stands there untrue is worse than late."""


async def put(
    work: UnitOfWork, kind: str, subject: UUID, to: Address, *, now: datetime, not_after: datetime, once: str = ""
) -> None:
    """Put a message in, at most one for kind, subject, lane and ``once``; a second time changes nothing.

    One that still waits for the same people, about the same, will say it all when it is composed.
    """
    if to.people and await _waiting(work, kind, [subject], [to.lane], not_after):
        return
    key = _key(kind, subject, once, to)
    await insert_once(work.session, OutboxMessage, _row(work, key, kind, subject, to, now, not_after, Operation.POST))


async def put_to_each(
    work: UnitOfWork, kind: str, subject: UUID, people: Mapping[UserId, datetime], *, now: datetime
) -> None:
    """Put a message in for each of ``people``, as ``put`` does, until their own last moment; in two statements."""
    until = sa.case(
        {lane: sa.literal(at, OutboxMessage.not_after.type) for lane, at in people.items()},
        value=OutboxMessage.lane,
        else_=OutboxMessage.not_after,
    )
    waiting = {lane for _, lane in await _waiting(work, kind, [subject], people, until)} if people else set()
    await insert_new(work.session, OutboxMessage, [
        _to_person(work, kind, subject, user, now, not_after) for user, not_after in people.items()
        if user not in waiting
    ])  # fmt: skip


async def put_about_each(
    work: UnitOfWork, kind: str, whom: Mapping[UUID, UserId], *, now: datetime, not_after: datetime, once: str = ""
) -> None:
    """Put a message in about each subject to whom it is about, as ``put`` does; in two statements."""
    waiting = await _waiting(work, kind, whom, whom.values(), not_after) if whom else set()
    await insert_new(work.session, OutboxMessage, [
        _to_person(work, kind, subject, user, now, not_after, once) for subject, user in whom.items()
        if (subject, user) not in waiting
    ])  # fmt: skip


def _to_person(
    work: UnitOfWork, kind: str, subject: UUID, user: UserId, now: datetime, not_after: datetime, once: str = ""
) -> dict[str, object]:
    to = Address(people=(user,))
    return _row(work, _key(kind, subject, once, to), kind, subject, to, now, not_after, Operation.POST)


async def _waiting(
    work: UnitOfWork, kind: str, subjects: Collection[UUID], lanes: Collection[str], until: Any
) -> set[tuple[UUID | None, str]]:
    """Return about what, and in which lanes, such messages wait still; they may wait ``until`` then now."""
    not_after = sa.literal(until, OutboxMessage.not_after.type) if isinstance(until, datetime) else until
    found = await work.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.kind == kind,
            OutboxMessage.subject.in_(subjects),
            OutboxMessage.lane.in_(lanes),
            OutboxMessage.operation == Operation.POST,
            OutboxMessage.state == OutboxState.PENDING,
        )
        .values(not_after=sa.case((OutboxMessage.not_after < not_after, not_after), else_=OutboxMessage.not_after))
        .returning(OutboxMessage.subject, OutboxMessage.lane)
    )
    return {(subject, lane) for subject, lane in found}


async def refresh(
    work: UnitOfWork, kind: str, subject: UUID, *, now: datetime, but: UserId | None = None,
    since: datetime | None = None, newest: bool = False,
) -> None:  # fmt: skip
    """Have the messages of ``kind`` about ``subject`` brought up to date; one update that waits does it for all.

    ``but``: whose message changes by itself, because they have just pressed a button of it; ``since``: only what was
    due first after that, where there are several, each about its own time; ``newest``: only the last one.

    A message that is being posted just now, perhaps composed already, is brought up to date when it is there.
    """
    await _remember_for_posting(work, _posts(kind, subject))
    shown = (await _sent(work, kind, subject))[-1 if newest else 0 :]
    for sent in shown if since is None else [sent for sent in shown if sent.due_at > since][:1]:
        if but is None or sent.people != but:
            await update(work, sent, now)


async def refresh_each(work: UnitOfWork, kind: str, subjects: Collection[UUID], *, now: datetime) -> None:
    """Have the messages of ``kind`` about each of ``subjects`` brought up to date, as ``refresh`` does, all at once."""
    about = _about([kind], subjects)
    await _remember_for_posting(work, about)
    sent = await work.all(
        sa.select(OutboxMessage).where(
            *about, OutboxMessage.state == OutboxState.SENT, OutboxMessage.slack_ts.is_not(None)
        )
    )
    waits = (OutboxMessage.operation == Operation.UPDATE, OutboxMessage.state == OutboxState.PENDING)
    mine = (OutboxMessage.kind == kind, OutboxMessage.subject.in_(subjects))
    known = set(await work.rows(sa.select(OutboxMessage.slack_channel, OutboxMessage.slack_ts).where(*waits, *mine)))
    rows = [_update_row(work, one, now) for one in sent if (one.slack_channel, one.slack_ts) not in known]
    await insert_new(work.session, OutboxMessage, rows)


async def update(work: UnitOfWork, sent: OutboxMessage, now: datetime) -> None:
    """Have one message brought up to date, unless that waits already."""
    there = (OutboxMessage.slack_channel == sent.slack_channel, OutboxMessage.slack_ts == sent.slack_ts)
    waits = (OutboxMessage.operation == Operation.UPDATE, OutboxMessage.state == OutboxState.PENDING)
    changed = sa.update(OutboxMessage).where(*waits, *there).values(superseded=sent.superseded)
    if (await work.session.execute(changed)).rowcount:  # type: ignore[attr-defined]
        return
    await insert_once(work.session, OutboxMessage, _update_row(work, sent, now))


def _update_row(work: UnitOfWork, sent: OutboxMessage, now: datetime) -> dict[str, object]:
    to, until = Address(channel=ChannelId(sent.slack_channel or "")), now + _CATCHES_UP_FOR
    row = _row(work, f"update:{uuid4()}", sent.kind, sent.subject, to, now, until, Operation.UPDATE)
    place = {"people": sent.people, "slack_channel": sent.slack_channel, "slack_ts": sent.slack_ts}
    return row | place | {"superseded": sent.superseded}


async def _remember_for_posting(work: UnitOfWork, about: Conditions) -> None:
    """Mark what is being posted for ``after_posting``; make who wants to claim what waits do so after this work."""
    waiting = (
        sa.select(OutboxMessage.id)
        .where(*about, OutboxMessage.state == OutboxState.PENDING)
        .order_by(OutboxMessage.id)
        .with_for_update()
    )
    await work.session.execute(waiting)
    await work.session.execute(
        sa.update(OutboxMessage)
        .where(*about, OutboxMessage.state == OutboxState.SENDING)
        .values(next_at=OutboxMessage.lease_until)
    )


async def after_posting(work: UnitOfWork, queued: OutboxMessage, now: datetime) -> None:
    """Wake the replies that waited for ``message``, and catch up on what changed while it was posted, or looked for."""
    await work.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.thread_of == queued.kind,
            OutboxMessage.thread_subject == queued.subject,
            OutboxMessage.state == OutboxState.PENDING,
        )
        .values(next_at=now)
    )
    row = await work.get(OutboxMessage, queued.id)
    if row.slack_ts and (row.next_at == queued.lease_until or queued.state is OutboxState.UNKNOWN):
        await update(work, row, now)


async def post_anew(work: UnitOfWork, reply: OutboxMessage, lost: Posted, now: datetime) -> None:
    """Post the deleted first message of a reply's thread anew, once: deleted again, the thread ends there."""
    posts = _posts(reply.thread_of or "", reply.thread_subject)
    there = (OutboxMessage.slack_channel == lost.channel, OutboxMessage.slack_ts == lost.ts)
    for parent in await work.all(sa.select(OutboxMessage).where(*posts, *there)):
        parent.state, parent.error = OutboxState.DEAD, _DELETED
        people = tuple(UserId(user) for user in (parent.people or "").split(",") if user)
        to = Address(channel=ChannelId(parent.channel_id) if parent.channel_id else None, people=people)
        key, until = f"anew:{parent.kind}:{parent.subject}", max(parent.not_after, reply.not_after)
        row = _row(work, key, parent.kind, parent.subject, to, now, until, Operation.POST)
        await work.session.flush()
        await insert_once(work.session, OutboxMessage, row)


async def remove(work: UnitOfWork, queued: OutboxMessage, astray: Posted, now: datetime) -> None:
    """Have a message taken away from where it has gone astray, before anything else is said there."""
    to, until = Address(channel=astray.channel), now + _CATCHES_UP_FOR
    row = _row(work, f"remove:{uuid4()}", queued.kind, queued.subject, to, now, until, Operation.REMOVE)
    place = {"slack_channel": astray.channel, "slack_ts": astray.ts, "due_at": queued.due_at}
    await insert_once(work.session, OutboxMessage, row | place)


async def find_posted(work: UnitOfWork, kind: str, subject: UUID) -> Posted | None:
    """Return where the newest message of ``kind`` about ``subject`` stands, None before it is there."""
    sent = await _sent(work, kind, subject)
    return Posted(ChannelId(sent[-1].slack_channel or ""), MessageTs(sent[-1].slack_ts or "")) if sent else None


async def is_lost(work: UnitOfWork, kind: str, subject: UUID | None) -> bool:
    """Return whether nobody knows where this message stands: what belongs into its thread comes without it.

    That isn't so of one that was deleted: whoever did that doesn't want its thread in the channel.
    """
    found = await work.all(sa.select(OutboxMessage).where(*_posts(kind, subject)))
    return bool(found) and all(_is_lost(row) for row in found)


def _is_lost(row: OutboxMessage) -> bool:
    gone = row.state in (OutboxState.HELD, OutboxState.DEAD, OutboxState.EXPIRED) and row.error != _DELETED
    return gone or (row.state is OutboxState.SENT and row.slack_ts is None)


async def take_back(work: UnitOfWork, kind: str, subject: UUID) -> None:
    """Take the messages of ``kind`` about ``subject`` that aren't sent yet out again: such may be put in later."""
    waits = (OutboxMessage.kind == kind, OutboxMessage.subject == subject, OutboxMessage.state == OutboxState.PENDING)
    await work.session.execute(sa.delete(OutboxMessage).where(*waits, OutboxMessage.superseded.is_(None)))


async def supersede(work: UnitOfWork, kind: str, subject: UUID, why: Superseded, *, now: datetime) -> None:
    """Have the messages of ``kind`` about ``subject`` say that, and why, they hold no longer; others may come then.

    What isn't sent yet is taken back.
    """
    await take_back(work, kind, subject)
    for queued in await work.all(sa.select(OutboxMessage).where(*_posts(kind, subject))):
        queued.superseded, queued.dedupe_key = why, f"superseded:{queued.id}"
        if queued.state is OutboxState.SENT:
            await update(work, queued, now)
        elif queued.state is OutboxState.SENDING:
            queued.next_at = queued.lease_until or now
    await work.session.flush()


def _posts(kind: str, subject: UUID | None) -> Conditions:
    """Return the conditions of the messages that say of ``subject`` what holds."""
    return (
        OutboxMessage.kind == kind,
        OutboxMessage.subject == subject,
        OutboxMessage.operation == Operation.POST,
        OutboxMessage.superseded.is_(None),
    )


async def is_under_way(work: UnitOfWork, kind: str, subject: UUID) -> bool:
    """Return whether a message of ``kind`` about ``subject`` is there, or will be."""
    return bool(await under_way(work, [kind], [subject]))


async def under_way(work: UnitOfWork, kinds: Collection[str], subjects: Collection[UUID]) -> set[UUID]:
    """Return those of ``subjects`` about which a message of one of ``kinds`` is there, or will be."""
    gone = OutboxMessage.state.in_(_GONE)
    found = await work.session.scalars(
        sa.select(OutboxMessage.subject).where(*_about(kinds, subjects), ~gone).distinct()
    )
    return {subject for subject in found if subject is not None}


def _about(kinds: Collection[str], subjects: Collection[UUID]) -> Conditions:
    return (
        OutboxMessage.kind.in_(kinds),
        OutboxMessage.subject.in_(subjects),
        OutboxMessage.operation == Operation.POST,
        OutboxMessage.superseded.is_(None),
    )


async def was_said(work: UnitOfWork, kind: str, subject: UUID, *with_it: str) -> bool:
    """Return whether a message of ``kind`` came, or may have, or its channel was shut to it or to one ``with_it``."""
    about = (OutboxMessage.subject == subject, OutboxMessage.operation == Operation.POST)
    came = sa.and_(
        OutboxMessage.kind == kind, sa.or_(OutboxMessage.state.in_(_MAY_BE_THERE), OutboxMessage.error == _DELETED)
    )
    refused = was_refused((kind, *with_it), sa.literal(subject, OutboxMessage.subject.type))
    return bool(await work.session.scalar(sa.select(sa.or_(sa.exists().where(*about, came), refused))))


async def redirect(work: UnitOfWork, subject: UUID, channel: ChannelId, now: datetime) -> None:
    """Have what is still to be posted about ``subject`` in some channel posted in this one, but for replies."""
    await work.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.subject == subject,
            OutboxMessage.operation == Operation.POST,
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.channel_id.is_not(None),
            OutboxMessage.thread_of.is_(None),
        )
        .values(
            channel_id=channel,
            lane=channel,
            next_at=sa.case((OutboxMessage.error.is_(None), OutboxMessage.next_at), else_=now),
        )
    )


async def revive(work: UnitOfWork, channel: ChannelId, now: datetime) -> None:
    """Send at once what waits until the bot can write in ``channel``: it can, now."""
    await work.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.channel_id == channel,
            OutboxMessage.state == OutboxState.PENDING,
            OutboxMessage.error.in_(MENDABLE),
        )
        .values(next_at=now, error=None)
    )


async def is_refused(work: UnitOfWork, channel: ChannelId) -> bool:
    """Return whether something waits until the bot can write in ``channel``."""
    waits = (OutboxMessage.channel_id == channel, OutboxMessage.state == OutboxState.PENDING)
    refused = sa.exists().where(*waits, OutboxMessage.error.in_(MENDABLE))
    return bool(await work.session.scalar(sa.select(refused)))


async def takes_again(work: UnitOfWork, channel: ChannelId, since: datetime) -> bool:
    """Return whether ``channel`` has taken a post after ``since``, and nothing waits until the bot can write there."""
    posts = (OutboxMessage.channel_id == channel, OutboxMessage.operation == Operation.POST)
    taken = sa.exists().where(*posts, OutboxMessage.state == OutboxState.SENT, OutboxMessage.sent_at > since)
    return bool(await work.session.scalar(sa.select(taken))) and not await is_refused(work, channel)


def was_refused(kinds: Collection[str], subject: sa.SQLColumnExpression[UUID]) -> sa.ColumnElement[bool]:
    """Return the condition that a message of ``kinds`` about ``subject`` never came because its channel refuses it."""
    waits = OutboxMessage.state.in_((OutboxState.PENDING, OutboxState.EXPIRED))
    about = (OutboxMessage.kind.in_(kinds), OutboxMessage.subject == subject)
    return sa.exists().where(*about, waits, OutboxMessage.error.in_(MENDABLE))


def without_room(kind: str, subject: sa.SQLColumnExpression[UUID]) -> sa.ColumnElement[bool]:
    """Return the condition that no message of ``kind`` about ``subject`` came, since its reader's week was full."""
    about = (OutboxMessage.kind == kind, OutboxMessage.subject == subject, OutboxMessage.superseded.is_(None))
    crowded = sa.exists().where(
        *about, OutboxMessage.state == OutboxState.EXPIRED, OutboxMessage.error == Reason.BUDGET
    )
    return sa.and_(crowded, ~sa.exists().where(*about, OutboxMessage.state.not_in(_GONE)))


async def wake(work: UnitOfWork, user: UserId, now: datetime) -> None:
    """Look again at what waits for the end of somebody's pause, their hours or weekly message: that changed."""
    await work.session.execute(
        sa.update(OutboxMessage)
        .where(is_for(user), OutboxMessage.state == OutboxState.PENDING, OutboxMessage.error.in_(_THEIR_CHOICE))
        .values(next_at=now, error=None)
    )


async def _sent(work: UnitOfWork, kind: str, subject: UUID) -> Sequence[OutboxMessage]:
    return await work.all(
        sa.select(OutboxMessage)
        .where(*_posts(kind, subject), OutboxMessage.state == OutboxState.SENT, OutboxMessage.slack_ts.is_not(None))
        .order_by(OutboxMessage.due_at, OutboxMessage.number)
    )


def _key(kind: str, subject: UUID, once: str, to: Address) -> str:
    """Return what is put in once, or what is as unique where that is too long for its column."""
    key = f"{kind}:{subject}:{once}:{to.lane}"
    return key if len(key) <= _KEY_LENGTH else hashlib.sha256(key.encode()).hexdigest()


def _row(
    work: UnitOfWork,
    key: str,
    kind: str,
    subject: UUID,
    to: Address,
    now: datetime,
    not_after: datetime,
    operation: Operation,
) -> dict[str, object]:
    return {
        "id": uuid4(),
        "workspace_id": work.workspace_id,
        "dedupe_key": key,
        "token": secrets.token_hex(16),
        "kind": kind,
        "subject": subject,
        "operation": operation,
        "lane": to.lane,
        "channel_id": to.channel,
        "people": ",".join(to.people) or None,
        "thread_of": to.thread_of,
        "thread_subject": to.thread_subject,
        "due_at": now,
        "next_at": now,
        "not_after": not_after,
    }
