"""What the channel hears of other dates, and of a session that nobody has started."""

from typing import ClassVar

from bot.delivery.post import Post
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.dates import service, views
from bot.features.deps import Deps
from bot.features.sessions import service as sessions
from bot.features.sessions.posts import SessionPost
from bot.kernel.errors import Gone
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class Skipped(SessionPost):
    """The circle doesn't meet on a date."""

    kind: ClassVar[str] = sessions.SKIPPED

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that leaves the date out."""
        row = await service.skipped_date(work, queued.subject)
        if row is None:
            raise Gone
        return await circles.load(work, row.circle_id)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return which date it is, and when they meet next; nothing where it was taken back meanwhile."""
        row = await service.skipped_date(work, queued.subject)
        if row is None:
            return None
        circle = await circles.load(work, row.circle_id)
        following = await sessions.next_session(work, circle.id, queued.due_at)
        return views.skipped(self.languages.words(circle.language), circle, row.local_date, row.person_id, following)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (Skipped,)
    return [*(kind(deps) for kind in kinds)]
