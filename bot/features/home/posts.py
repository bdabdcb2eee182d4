"""What somebody new is told, once."""

from typing import ClassVar

from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.home import service, views
from bot.features.people import service as people
from bot.kernel.enums import Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _Greeting(Post):
    """What this is, to whoever looks for the first time."""

    kind: ClassVar[str] = service.GREETING
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.ASKED_FOR

    def __init__(self, deps: Deps) -> None:
        self._languages = deps.languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        person = await people.person(work, queued.subject)
        return views.what_this_is(self._languages.words(person.language, guest=person.guest))


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_Greeting(deps)]
