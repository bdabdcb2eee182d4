"""Nothing is posted about people; their upkeep is to ask Slack again who they are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery.paced import PacedCheck
from bot.delivery.post import MaintenanceTask
from bot.features.deps import Deps
from bot.features.people import service, store
from bot.features.people.rules import FRESH_FOR
from bot.kernel.ids import UserId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import UnitOfWork

AT_ONCE = 15
"""So many a minute: a thousand people take a good hour, once a day."""


class CheckPeople(PacedCheck[UserId]):
    """Asks once a day who somebody is: of an account that is off no event may have come."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.background)
        self._deps = deps
        self._unsaid: set[UserId] = set()

    async def find(self, work: UnitOfWork, now: datetime) -> Sequence[UserId]:
        """Return who wasn't asked about for a day; of whom Slack didn't tell lately last."""
        found = await store.not_seen_since(work, now - FRESH_FOR, AT_ONCE, self._unsaid)
        if not found:
            self._unsaid.clear()
        return found

    async def ask(self, workspace_id: UUID, found: Sequence[UserId]) -> None:
        """Write down what Slack says; whom it doesn't know is as good as gone."""
        profiles, gone = await self._profiles(found)
        now = self._deps.clock.now()
        async with self._deps.storage.work(workspace_id) as work:
            for profile in profiles:
                await service.remember(work, profile, now)
            for user in gone:
                await service.account_is_off(work, user, now)

    async def _profiles(self, users: Sequence[UserId]) -> tuple[list[Profile], list[UserId]]:
        """Return who people are, and whom Slack doesn't know."""
        profiles: list[Profile] = []
        gone: list[UserId] = []
        for user in users:
            try:
                profiles.append(await self._deps.gateway.profile(user))
            except SlackFailure as failure:
                if failure.meaning is Meaning.TARGET:
                    gone.append(user)
                elif failure.meaning is Meaning.AMBIGUOUS:
                    self._unsaid.add(user)
                else:
                    break
        return profiles, gone


def maintenance(deps: Deps) -> list[MaintenanceTask]:
    """Return the upkeep: who people are by now."""
    return [CheckPeople(deps)]
