"""What formed circles post: a question to each person, or that there is no circle."""

from datetime import timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, Post
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.programmes import service as programmes
from bot.features.proposals import service, views
from bot.features.proposals.rules import MyProposal
from bot.kernel.enums import Operation, Priority
from bot.kernel.errors import ItIsOver
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Application, OutboxMessage


class _AboutApplication(PersonPost):
    """To somebody who has applied; once their application is gone, that it is settled."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def _shown(self, work: UnitOfWork, queued: OutboxMessage) -> MyProposal | None:
        row = await work.find(Application, queued.subject)
        if row is None:
            return None
        try:
            return await service.proposal(work, row.programme_id, row.person_id)
        except ItIsOver:
            return None


class ProposalQuestion(_AboutApplication):
    """Would this circle suit you?"""

    kind: ClassVar[str] = programmes.QUESTION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question as things stand."""
        shown, words = await self._shown(work, queued), await self.words(work, queued)
        if shown is None or shown.circle is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        return views.question(words, shown)


class NoCircle(_AboutApplication):
    """There is no circle for you, why, and what helps."""

    kind: ClassVar[str] = programmes.NO_CIRCLE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it as things stand; nothing to whom a circle was found for meanwhile."""
        shown, words = await self._shown(work, queued), await self.words(work, queued)
        if shown is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        if shown.circle and queued.operation is Operation.POST:
            return None
        return views.no_circle(words, shown)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [ProposalQuestion(deps), NoCircle(deps)]
