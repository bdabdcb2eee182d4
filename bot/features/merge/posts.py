"""What is said about an offer to go on together, to owners and in both channels."""

from datetime import datetime
from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.merge import service, views
from bot.features.merge.rules import Consent
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, MergeState, Operation, Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _Offered(PersonPost):
    """To the owners of the circle that is asked: the offer, and then what became of it."""

    kind = service.OFFER
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        if queued.operation is Operation.POST and offer.state is not MergeState.OPEN:
            return None
        return views.offer(await self.words(work, queued), offer)


class _Answered(_Offered):
    """To the owners of the circle that has asked, who are still in it: not now, or no answer came."""

    kind = service.ANSWER

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        reader = next((each for each in offer.circle.owners if each.user == queued.people), None)
        return views.answer(self.deps.languages.words(reader.language), offer) if reader else None


class _ConsentAsked(PersonPost):
    """To each member who would move: the question, and then what they have said."""

    kind = service.CONSENT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        asked = await service.consent(work, queued.subject)
        waits = asked.offer.state is MergeState.AGREED and asked.moves is None
        if asked.reader is None or (queued.operation is Operation.POST and not waits):
            return None
        return views.consent(self.deps.languages.words(asked.reader.language), asked, await self.following(work, asked))

    async def following(self, work: UnitOfWork, asked: Consent) -> datetime | None:
        """Return when the circle meets next that one would move into."""
        return await sessions.meets_next(work, asked.offer.into.id, self.deps.clock.now())


class _MemberMoved(_ConsentAsked):
    """To each member who was asked: what has become of it."""

    kind = service.MOVED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        asked = await service.consent(work, queued.subject)
        ended = asked.offer.state is not MergeState.ACCEPTED and asked.offer.circle.state is CircleState.CLOSED
        if asked.reader is None or ended:
            return None
        return views.moved(self.deps.languages.words(asked.reader.language), asked, await self.following(work, asked))


class _Merged(CirclePost):
    """In the channel of the circle that has asked: where it goes on."""

    kind = service.MERGED

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        return (await service.find(work, queued.subject)).circle

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        return views.merged(self.languages.words(offer.circle.language), offer)


class _Welcome(CirclePost):
    """In the channel of the circle that was asked: who has come."""

    kind = service.WELCOME

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        return (await service.find(work, queued.subject)).into

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        return views.welcome(self.languages.words(offer.into.language), offer)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    to_people = (_Offered, _Answered, _ConsentAsked, _MemberMoved)
    return [*(kind(deps) for kind in to_people), _Merged(deps.languages), _Welcome(deps.languages)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: offers that have come to nothing, and those of which something comes."""
    return [service.tidy, AfterChanges(service.settle)]
