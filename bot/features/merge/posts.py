"""What is said about an offer to go on together, to owners and in both channels."""

from typing import ClassVar

from bot.delivery.post import MaintenanceTask, Post
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.merge import service, views
from bot.features.people import service as people
from bot.kernel.enums import MergeState, Operation, Priority
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _Offered(Post):
    """To the owners of the circle that is asked: the offer, and then what became of it."""

    kind = service.OFFER
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages) -> None:
        self.languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        if queued.operation is Operation.POST and offer.state is not MergeState.OPEN:
            return None
        return views.offer(self.languages.words(await people.language_of(work, queued.people or "")), offer)


class _Answered(_Offered):
    """To the owners of the circle that has asked, who are still in it: not now, or no answer came."""

    kind = service.ANSWER
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        offer = await service.find(work, queued.subject)
        reader = next((each for each in offer.circle.owners if each.user == queued.people), None)
        return views.answer(self.languages.words(reader.language), offer) if reader else None


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
    return [kind(deps.languages) for kind in (_Offered, _Answered, _Merged, _Welcome)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: offers that have come to nothing."""
    return [service.tidy]
