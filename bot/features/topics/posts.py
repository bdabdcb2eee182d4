"""What topics post: a line to those whose dots others have moved."""

from typing import ClassVar
from uuid import UUID

from bot.delivery.post import Post
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, Member
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.kernel.enums import CircleState, Priority
from bot.language.translator import Languages, Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _DotsMoved(Post):
    """To somebody whose dots others have moved; nothing where the circle has ended or the reader has left it."""

    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        circle, recorder = await self.about(work, queued.subject)
        reader = next((one for one in circle.members if one.user == queued.people), None)
        if reader is None or circle.state is CircleState.CLOSED:
            return None
        return self.said(self._languages.words(reader.language), circle, recorder)

    async def about(self, work: UnitOfWork, subject: UUID) -> tuple[CircleInfo, Member | None]:
        """Return the circle, and who moved the dots, where that is a member."""
        return await circles.load(work, subject), None

    def said(self, words: Words, circle: CircleInfo, recorder: Member | None) -> Message:
        raise NotImplementedError


class _Recorded(_DotsMoved):
    """Who recorded them, and that they can still be moved."""

    kind: ClassVar[str] = service.RECORDED

    async def about(self, work: UnitOfWork, subject: UUID) -> tuple[CircleInfo, Member | None]:
        return await circles.circle_and_member(work, subject)

    def said(self, words: Words, circle: CircleInfo, recorder: Member | None) -> Message:
        return views.recorded_for_you(words, circle, recorder)


class _Returned(_DotsMoved):
    """That the circle has fewer dots now."""

    kind: ClassVar[str] = service.RETURNED

    def said(self, words: Words, circle: CircleInfo, recorder: Member | None) -> Message:  # noqa: ARG002
        return views.returned(words, circle)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [kind(deps.languages) for kind in (_Recorded, _Returned)]
