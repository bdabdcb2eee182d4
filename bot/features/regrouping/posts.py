"""Tells whoever is left of a coaching pair who has gone, and looks at every beat whether anybody is left like that."""

from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.coaching import service as coaching
from bot.features.deps import Deps
from bot.features.people import store as people_store
from bot.features.people.posts import PersonPost
from bot.features.regrouping import service, views
from bot.kernel.enums import PairState, Priority
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _PartnerGone(PersonPost):
    """To one of those who are left: the news as it stands; nothing once the round is over, or in a new pair."""

    kind: ClassVar[str] = service.GONE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        reader, lost = UserId(queued.people or ""), await coaching.pair(work, queued.subject)
        person = await people_store.by_user(work, reader)
        if lost.over or person is None:
            return None
        mine = await coaching.my_pair(work, person.id, self.deps.clock.now(), lost.pool)
        meets = mine is not None and mine.state is not PairState.NOT_THIS_TIME and len(mine.present) > 1
        if mine and meets and mine.id != lost.id:
            return None
        return views.left_behind(await self.words(work, queued), lost, mine if meets else None, reader)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_PartnerGone(deps)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep of pairs."""
    return [AfterChanges(service.regroup)]
