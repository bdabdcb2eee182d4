"""What programmes post: the invitation, and who looks after them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery.post import A_YEAR_AND_MORE, Post
from bot.features.circles.posts import CirclePost
from bot.features.deps import Deps
from bot.features.held.posts import ChannelPost
from bot.features.people.posts import PersonPost
from bot.features.programmes import service, store, views
from bot.features.programmes.rules import FORMING
from bot.kernel.enums import CircleState, Operation, Priority, ProgrammeState
from bot.kernel.ids import ChannelId, UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Application, OutboxMessage, ProgrammeOwner


class ProgrammePost(ChannelPost):
    """A post into a programme's channel, in its language."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        """Return who offers the programme."""
        found = await service.find(work, queued.subject)
        return [found.owner] if found and found.owner else []

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the programme's channel."""
        return (await service.load(work, subject)).channel


class ProgrammeInvitation(ProgrammePost):
    """The card with the button to apply, brought up to date as things go on."""

    kind: ClassVar[str] = service.INVITATION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as the programme stands now; one that is called off already gets none any more."""
        found = await service.load(work, queued.subject)
        if found.state is ProgrammeState.CALLED_OFF and queued.operation is Operation.POST:
            return None
        words, template = self.deps.languages.words(found.language), self.deps.programmes.get(found.template_id)
        offering, reading = await service.offering(work), await service.readers(work)
        now = self.deps.clock.now()
        found = service.told_in(found, template, found.language)
        return views.invitation(words, found, template, self.deps.formats, now, offering, reading)


class _MayOffer(PersonPost):
    """To somebody who may offer programmes from now on."""

    kind: ClassVar[str] = service.MAY_OFFER
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        row = await work.get(ProgrammeOwner, queued.subject)
        words, giver = await self.words(work, queued), await _user(work, row.given_by)
        return None if row.ended_at else views.may_offer(words, giver, reads_only=row.reads_only)


class _Needed(PersonPost):
    """To somebody who counts on hearing of it."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED


class _NoLonger(_Needed):
    """To somebody who may offer programmes, or read their reports, no longer."""

    kind: ClassVar[str] = service.NO_LONGER

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        row = await work.get(ProgrammeOwner, queued.subject)
        again = await store.ownership(work, row.person_id)
        if again and (row.reads_only or not again.reads_only):
            return None
        words, by = await self.words(work, queued), await _user(work, row.ended_by)
        return views.no_longer(words, by, reads_only=row.reads_only)


class _NewDates(_Needed):
    """To each who has applied: when circles are formed and start now."""

    kind: ClassVar[str] = service.NEW_DATES

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        row = await work.find(Application, queued.subject)
        if row is None:
            return None
        words = await self.words(work, queued)
        found = await service.read(work, row.programme_id, self.deps.programmes, words.language)
        return views.new_dates(words, found) if found.state in FORMING else None


class _CalledOff(_Needed):
    """To each who had applied: that the programme doesn't take place."""

    kind: ClassVar[str] = service.CALLED_OFF

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        words = await self.words(work, queued)
        return views.called_off(words, await service.read(work, queued.subject, self.deps.programmes, words.language))


class OfferedBy(ChannelPost):
    """To a programme's channel: who looks after programmes, too, and who let them."""

    kind: ClassVar[str] = service.OFFERED_BY

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        """Return who let them."""
        giver = await _user(work, (await work.get(ProgrammeOwner, queued.subject)).given_by)
        return [giver] if giver else []

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it, as long as they may."""
        row = await work.get(ProgrammeOwner, queued.subject)
        language = await store.language_in(work, ChannelId(queued.channel_id or ""))
        known = await store.users(work, [row.person_id])
        if row.ended_at or language is None or row.person_id not in known:
            return None
        words, user = self._deps.languages.words(language), UserId(known[row.person_id])
        return views.offered_by(words, user, await _user(work, row.given_by), reads_only=row.reads_only)


class FrameChanged(CirclePost):
    """To a circle's channel: what its programme's frame lets it choose or find from now on."""

    kind: str  # type: ignore[misc]  # one class for both kinds, which differ in what they say alone

    def __init__(self, kind: str, deps: Deps) -> None:
        super().__init__(deps.languages)
        self.kind, self._formats = kind, deps.formats

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return how it stands; nothing of coaching that was switched off meanwhile, or to a circle that is over."""
        circle = await self.circle_of(work, queued)
        words = self.languages.words(circle.language)
        if circle.state is CircleState.CLOSED:
            return None
        if self.kind == service.COACHING:
            return views.has_coaching(words) if circle.coaching else None
        return views.on_offer(words, [form for key, form in self._formats.items() if key in circle.formats])


async def _user(work: UnitOfWork, person_id: UUID | None) -> UserId | None:
    known = await store.users(work, [person_id]) if person_id else {}
    return UserId(known[person_id]) if person_id in known else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    changed = [FrameChanged(kind, deps) for kind in (service.FORMATS, service.COACHING)]
    kinds = (ProgrammeInvitation, _MayOffer, _NoLonger, _NewDates, _CalledOff, OfferedBy)
    return [*(kind(deps) for kind in kinds), *changed]
