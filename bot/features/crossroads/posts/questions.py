"""What a circle that is dying is asked in its channel."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.delivery.post import Due, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.crossroads import service
from bot.features.crossroads.views import questions as views
from bot.kernel.vocabulary import CircleState, Operation
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion


class Asked(CirclePost, TimedPost):
    """How a circle wants to go on; then, how it has decided."""

    kind: ClassVar[str] = service.QUESTION

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the circles that are dying and haven't been asked about it."""
        return await service.due(work, until)

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Ask."""
        await service.ask(work, occasion.subject, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the question while it is open; nothing where it was settled before it was said."""
        question = await service.question(work, letter.subject)
        circle = question.circle
        words = self.languages.words(circle.language)
        if circle.decision is None and circle.state is CircleState.ACTIVE:
            return views.question(words, question)
        return views.decided(words, circle) if letter.operation is Operation.UPDATE else None


class AskedBefore(CirclePost):
    """An earlier question, when a circle is asked again."""

    kind: ClassVar[str] = service.QUESTION_BEFORE

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return that it is over."""
        circle = await circles.load(work, letter.subject)
        return views.asked_before(self.languages.words(circle.language), circle)
