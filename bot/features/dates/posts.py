"""What the channel hears of a date that is left out."""

from collections.abc import Sequence
from typing import ClassVar

from bot.delivery.post import Post
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.dates import views
from bot.features.deps import Deps
from bot.features.sessions import service as sessions
from bot.features.sessions.posts import SessionPost
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, SkippedDate


class _Skipped(SessionPost):
    """The circle doesn't meet on a date, which then is no session's; nothing where it was taken back meanwhile."""

    kind: ClassVar[str] = sessions.SKIPPED

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        return await circles.load(work, (await work.get(SkippedDate, queued.subject)).circle_id)

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        return await CirclePost.responsible(self, work, queued)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        row = await work.find(SkippedDate, queued.subject)
        if row is None:
            return None
        circle = await circles.load(work, row.circle_id)
        following = await sessions.next_session(work, circle.id, queued.due_at)
        return views.skipped(self.languages.words(circle.language), circle, row.local_date, row.person_id, following)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_Skipped(deps)]
