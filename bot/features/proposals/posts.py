"""What is posted about circles to be formed: that it is time to; a question to each person; that there is none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.programmes import service as programmes
from bot.features.proposals import service, views
from bot.features.proposals.rules import MyProposal
from bot.kernel.enums import Language, Operation, Priority
from bot.kernel.errors import ItIsOver
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Application, OutboxMessage, ScheduledEvent


class _AboutApplication(PersonPost):
    """To somebody who has applied; once their application is gone, that it is settled."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def _shown(self, work: UnitOfWork, queued: OutboxMessage, language: Language) -> MyProposal | None:
        row = await work.find(Application, queued.subject)
        if row is None:
            return None
        try:
            shown = await service.proposal(work, row.programme_id, row.person_id)
        except ItIsOver:
            return None
        return service.told_in(shown, self.deps.programmes, language)


class ProposalQuestion(_AboutApplication):
    """Would this circle suit you?"""

    kind: ClassVar[str] = programmes.QUESTION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question as things stand."""
        words = await self.words(work, queued)
        shown = await self._shown(work, queued, words.language)
        if shown is None or shown.circle is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        return views.question(words, shown)


class NoCircle(_AboutApplication):
    """There is no circle for you, why, and what helps."""

    kind: ClassVar[str] = programmes.NO_CIRCLE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it as things stand; nothing to whom a circle was found for meanwhile."""
        words = await self.words(work, queued)
        shown = await self._shown(work, queued, words.language)
        if shown is None:
            return None if queued.operation is Operation.POST else views.settled(words)
        if shown.circle and queued.operation is Operation.POST:
            return None
        return views.no_circle(words, shown)


class FormNow(PersonPost, TimedPost):
    """To whoever looks after a programme, once the last day to apply is over: form the circles."""

    kind: ClassVar[str] = programmes.FORM_NOW
    priority: ClassVar[Priority] = Priority.NEEDED

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the days after the last day to apply, as they begin."""
        return await programmes.due_forming(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put the message in, which waits for working hours, and have the card say that one can apply late."""
        await programmes.remind_to_form(work, scheduled.subject, scheduled.not_after, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return it, unless circles are formed or there is more time to apply meanwhile."""
        words = await self.words(work, queued)
        found = await programmes.read(work, queued.subject, self.deps.programmes, words.language)
        return views.form_now(words, found) if found.is_late(self.deps.clock.now()) else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [ProposalQuestion(deps), NoCircle(deps), FormNow(deps)]
