"""What insight cards post, in private: a question to each author of one that is offered; that a name was taken off."""

from typing import ClassVar

from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.insights import service, views
from bot.features.people.posts import PersonReminder
from bot.kernel.enums import Operation
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class ReleaseQuestion(PersonReminder):
    """To an author: may the company find it? Home asks the same, whether this came or not."""

    kind: ClassVar[str] = service.QUESTION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question, which names the circle and nothing of the card; afterwards that it is settled."""
        card, words = await service.asked(work, queued.subject, self.deps.clock.now()), await self.words(work, queued)
        if card:
            return views.question(words, card)
        return None if queued.operation is Operation.POST else views.settled(words)


class TakenOff(PersonReminder):
    """To somebody who stood on a card and doesn't any more."""

    kind: ClassVar[str] = service.OFF

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that they don't, unless they were put back or the card is gone."""
        card = await service.without(work, queued.subject, UserId(queued.people or ""))
        return views.off(await self.words(work, queued), card) if card else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [ReleaseQuestion(deps), TakenOff(deps)]
