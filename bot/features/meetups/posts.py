"""What open meetups post: the card, questions and reminders, how it goes, and what people take from it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart, one_by_one
from bot.delivery.post import Address, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.deps import Deps
from bot.features.held.posts import ChannelPost
from bot.features.meetups import rules, service, store, views
from bot.features.meetups.rules import MeetupInfo
from bot.features.people.posts import PersonPost
from bot.kernel.enums import MeetupRole, Operation, Priority
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Meetup, MeetupSignup, OutboxMessage, ScheduledEvent

_DAYS = timedelta(days=4)
"""How far before or after a meetup something may be due about it."""


class MeetupPost(ChannelPost):
    """A post into a meetup's channel, in its language."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        """Return who hosts it, or looked after one of its series last."""
        found = await service.load(work, queued.subject)
        return [found.host] if found.host else await store.looked_after(work, found.series_id)

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the meetup's channel."""
        return (await service.load(work, subject)).channel

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it as things stand; one that is called off already gets nothing new."""
        found = await service.load(work, queued.subject)
        if found.called_off and queued.operation is Operation.POST:
            return None
        return self._say(self.deps.languages.words(found.language), found)

    def _say(self, words: Words, found: MeetupInfo) -> Message | None:
        raise NotImplementedError


class _Card(MeetupPost):
    kind: ClassVar[str] = service.CARD

    def _say(self, words: Words, found: MeetupInfo) -> Message:
        return views.card(words, found, views.form_of(self.deps.formats, found), self.deps.clock.now())


class _NoHost(MeetupPost):
    kind: ClassVar[str] = service.NO_HOST

    def _say(self, words: Words, found: MeetupInfo) -> Message:
        return views.no_host(words, found, self.deps.clock.now())

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return who hosts it by now."""
        return await self.compose(work, queued)


class _Recap(MeetupPost):
    kind: ClassVar[str] = service.RECAP
    goes_when_empty: ClassVar[bool] = True

    def _say(self, words: Words, found: MeetupInfo) -> Message | None:
        return views.recap(words, found, found.author) if found.author and found.recap else None


class _AtItsTime(TimedPost):
    """Something that is due about meetups that take place, at a time that follows from theirs."""

    def moments(self, row: Meetup) -> tuple[datetime, datetime]:
        """Return when it is due, and until when it is of use."""
        raise NotImplementedError

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List what is due about the meetups around now."""

        def listed(row: Meetup) -> Due:
            at, not_after = self.moments(row)
            return Due(row.id, local_date(at, row.zone), at, not_after)

        rows = await store.between(work, now - _DAYS, until + _DAYS)
        return [one for one in one_by_one(self.kind, rows, listed) if one.at <= until and one.not_after > now]


class _Guide(_AtItsTime, MeetupPost):
    kind: ClassVar[str] = service.GUIDE

    def moments(self, row: Meetup) -> tuple[datetime, datetime]:
        return row.starts_at, _end(row)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        found = await service.load(work, scheduled.subject)
        await outbox.put(work, self.kind, found.id, service.thread_of(found), now=now, not_after=scheduled.not_after)

    def _say(self, words: Words, found: MeetupInfo) -> Message:
        return views.guide(words, found, views.form_of(self.deps.formats, found))


def _end(row: Meetup) -> datetime:
    return row.starts_at + timedelta(minutes=row.minutes)


class _ToOne(PersonPost):
    """To one person, about a meetup."""

    kept_for: ClassVar[timedelta | None] = rules.KEPT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        return self._say(await self.words(work, queued), await service.load(work, queued.subject))

    def _say(self, words: Words, found: MeetupInfo) -> Message | None:
        raise NotImplementedError


class _Moved(_ToOne):
    kind: ClassVar[str] = service.MOVED

    def _say(self, words: Words, found: MeetupInfo) -> Message | None:
        return None if found.called_off else views.moved(words, found)


class _CalledOff(_ToOne):
    kind: ClassVar[str] = service.CALLED_OFF

    def _say(self, words: Words, found: MeetupInfo) -> Message:
        return views.called_off(words, found)


class _Seat(PersonPost):
    """To somebody who has waited for a seat: there is one."""

    kind: ClassVar[str] = service.SEAT
    kept_for: ClassVar[timedelta | None] = rules.KEPT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        signup = await work.find(MeetupSignup, queued.subject)
        if signup is None or not signup.comes:
            return None
        return views.seat(await self.words(work, queued), await service.load(work, signup.meetup_id))


class _ToWhoeverDoesIt(_AtItsTime, _ToOne):
    """To whoever hosts, or documents, where somebody does."""

    def _reader(self, found: MeetupInfo) -> UserId | None:
        raise NotImplementedError

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Tell them; the card is brought up to date, too: some of its buttons may be over."""
        found = await service.load(work, scheduled.subject)
        if user := self._reader(found):
            to = Address(people=(user,))
            await outbox.put(work, self.kind, found.id, to, now=now, not_after=scheduled.not_after)
        await service.refresh(work, found.id, now)


class _Reminder(_ToWhoeverDoesIt):
    kind: ClassVar[str] = service.REMINDER

    def moments(self, row: Meetup) -> tuple[datetime, datetime]:
        return row.starts_at + rules.REMINDED, row.starts_at

    def _reader(self, found: MeetupInfo) -> UserId | None:
        return found.host

    def _say(self, words: Words, found: MeetupInfo) -> Message | None:
        return None if found.called_off else views.reminder(words, found, views.form_of(self.deps.formats, found))


class _RecapAsked(_ToWhoeverDoesIt):
    kind: ClassVar[str] = service.RECAP_ASKED
    priority: ClassVar[Priority] = Priority.REMINDER

    def moments(self, row: Meetup) -> tuple[datetime, datetime]:
        at = _end(row) + rules.RECAP_ASKED
        return at, at + rules.ANSWER_WITHIN

    def _reader(self, found: MeetupInfo) -> UserId | None:
        return found.documenter or found.host

    def _say(self, words: Words, found: MeetupInfo) -> Message:
        return views.recap_asked(words, found)


class _Asked(PersonPost):
    """To somebody who would help: would you host, or document?"""

    kind: ClassVar[str] = service.ASKED
    kept_for: ClassVar[timedelta | None] = rules.KEPT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        signup = await work.get(MeetupSignup, queued.subject)
        found, words = await service.load(work, signup.meetup_id), await self.words(work, queued)
        if signup.asked is None:
            return None
        if found.holder(signup.asked) or signup.declined or not found.is_open(self.deps.clock.now()):
            post = queued.operation is Operation.POST
            return None if post else views.settled(words, found, signup.asked, UserId(queued.people or ""))
        return views.asked(words, found, signup.asked)


async def tend_meetups(work: UnitOfWork, now: datetime) -> None:
    """Announce the next of a series, ask who hosts and documents, forget who had signed up long ago."""
    for what, ids, do in (
        ("meetups_repeat", await store.to_repeat(work, now - rules.AHEAD), partial(service.repeat, work, now=now)),
        ("meetups_move_up", await store.with_free_seats(work, now), partial(service.move_up, work, now=now)),
        (
            "meetups_forget",
            await store.with_old_signups(work, now - rules.KEPT),
            partial(service.forget_signups, work, now=now),
        ),
    ):
        await each_apart(work, what, ids, do)
    for role in MeetupRole:
        fill = partial(service.fill, work, now=now, role=role)
        await each_apart(work, "meetups_fill", await store.vacant(work, role, now), fill)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    in_channel = (_Card, _NoHost, _Guide, _Recap)
    return [*(kind(deps) for kind in in_channel), *(
        kind(deps) for kind in (_Asked, _Moved, _CalledOff, _Seat, _Reminder, _RecapAsked)
    )]  # fmt: skip


def maintenance() -> list[MaintenanceTask]:
    """Return what this feature tends to."""
    return [AfterChanges(tend_meetups)]
