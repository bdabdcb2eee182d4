"""What is said about an offer to go on together."""

from typing import ClassVar

from bot.delivery.post import MaintenanceTask, Post
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.lifecycle import service as lifecycle
from bot.features.merge import service, views
from bot.features.people import service as people
from bot.kernel.enums import MergeState, Operation, Priority
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class Offered(Post):
    """To the owners of the circle that is asked: the offer, and then what became of it."""

    kind: ClassVar[str] = lifecycle.OFFER
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the offer in its reader's language; nothing where it was settled before it was said."""
        offer = await service.find(work, queued.subject)
        if queued.operation is Operation.POST and offer.state is not MergeState.OPEN:
            return None
        return views.offer(self._languages.words(await people.language_of(work, queued.people or "")), offer)


class Answer(Offered):
    """To the owners of the circle that has asked: not now, or no answer came."""

    kind: ClassVar[str] = lifecycle.ANSWER
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the answer in its reader's language, nothing to somebody who has left."""
        offer = await service.find(work, queued.subject)
        reader = next((each for each in offer.circle.owners if each.user == queued.people), None)
        return views.answer(self._languages.words(reader.language), offer) if reader else None


class Merged(CirclePost):
    """In the channel of the circle that has asked: where it goes on."""

    kind: ClassVar[str] = lifecycle.MERGED

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that has come to its end."""
        return (await service.find(work, queued.subject)).circle

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return where it goes on."""
        offer = await service.find(work, queued.subject)
        return views.merged(self.languages.words(offer.circle.language), offer)


class Welcome(CirclePost):
    """In the channel of the circle that was asked: who has come."""

    kind: ClassVar[str] = lifecycle.WELCOME

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that goes on."""
        return (await service.find(work, queued.subject)).into

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return who has come."""
        offer = await service.find(work, queued.subject)
        return views.welcome(self.languages.words(offer.into.language), offer)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (
        Offered,
        Answer,
        Merged,
        Welcome,
    )
    return [*(kind(deps.languages) for kind in kinds)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: offers that have come to nothing."""
    return [service.tidy]
