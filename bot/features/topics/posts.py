"""What topics post: a line to those whose dots others have moved."""

from typing import ClassVar

from bot.delivery.post import Post
from bot.features.circles import service as circles
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.kernel.enums import CircleState, Priority
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class Recorded(Post):
    """To somebody whose dots were recorded: that it happened, and that they can still move them."""

    kind: ClassVar[str] = service.RECORDED
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED
    say = staticmethod(views.recorded_for_you)

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the line; nothing where the circle has ended or the reader has left it."""
        circle = await circles.load(work, queued.subject)
        reader = next((one for one in circle.members if one.user == queued.people), None)
        if reader is None or circle.state is CircleState.CLOSED:
            return None
        return self.say(self._languages.words(reader.language), circle)


class Returned(Recorded):
    """To somebody who has dots back because their circle has fewer now."""

    kind: ClassVar[str] = service.RETURNED
    say = staticmethod(views.returned)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [kind(deps.languages) for kind in (Recorded, Returned)]
