"""What is posted at a crossroads: that a circle pauses, goes on, ends or merges; what a dying one is asked."""

from datetime import datetime

from bot.delivery.post import Chore, Post
from bot.features.crossroads import service
from bot.features.crossroads.posts.life import Closing, Ended, Paused, Resumed
from bot.features.crossroads.posts.merging import Answer, Merged, Offered, Welcome
from bot.features.crossroads.posts.questions import Asked, AskedBefore
from bot.features.deps import Deps
from bot.storage.unit_of_work import UnitOfWork


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    languages = deps.languages
    kinds = (Paused, Closing, Ended, Asked, AskedBefore, Offered, Answer, Merged, Welcome)
    return [Resumed(deps), *(kind(languages) for kind in kinds)]


def chores(deps: Deps) -> list[Chore]:  # noqa: ARG001
    """Return the upkeep: questions that have found an answer, offers that have come to nothing."""

    async def settle_questions(work: UnitOfWork, now: datetime) -> None:
        await service.settle(work, now)

    async def tidy_offers(work: UnitOfWork, now: datetime) -> None:
        await service.tidy(work, now)

    return [settle_questions, tidy_offers]
