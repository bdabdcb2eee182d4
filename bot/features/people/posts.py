"""What posts to people share. About them nothing is posted; their upkeep is to ask Slack again who they are."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery.paced import PacedQuestion
from bot.delivery.post import A_YEAR_AND_MORE, MaintenanceTask, Post
from bot.features.deps import Deps
from bot.features.people import service, store
from bot.features.people.rules import FRESH_FOR
from bot.kernel.enums import Priority
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

AT_ONCE = 25
"""So many a minute, once a day: a thousand people take an hour at most, also where only every fourth beat asks."""


class PersonPost(Post):
    """A post to one person, in the language that they read."""

    harmless_twice: ClassVar[bool] = True

    def __init__(self, deps: Deps) -> None:
        self.deps = deps

    async def words(self, work: UnitOfWork, queued: OutboxMessage) -> Words:
        """Return the words of whoever reads the message."""
        language, guest = await service.reader(work, queued.people or "")
        return self.deps.languages.words(language, guest=guest)


class PersonReminder(PersonPost):
    """A reminder to one person that says as long as it is read how things stand."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.REMINDER


class CheckPeople(PacedQuestion[UserId]):
    """Asks once a day who somebody is: of an account that is off no event may have come."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.background, deps.storage, deps.clock)
        self._deps = deps

    async def find(self, work: UnitOfWork, now: datetime, but: Collection[UserId]) -> Sequence[UserId]:
        """Return who wasn't asked about for a day."""
        return await store.not_seen_since(work, now - FRESH_FOR, AT_ONCE, but)

    async def ask(self, workspace_id: UUID, found: Sequence[UserId]) -> None:
        """Write down what Slack says; whom it doesn't know is as good as gone."""
        said, now = await self.answers(workspace_id, found, self._deps.gateway.profile), self._deps.clock.now()
        async with self._deps.storage.work(workspace_id) as work:
            for user, profile in said:
                if profile:
                    await service.remember(work, profile, now)
                else:
                    await service.account_is_off(work, user, now)


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: who people are by now."""
    return [CheckPeople(deps)]
