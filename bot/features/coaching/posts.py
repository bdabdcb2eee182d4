"""What coaching posts: each pair's group DM, the question midway, and kind words where it doesn't work out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.content.loader import load_library
from bot.content.questions import Library
from bot.delivery.post import A_YEAR_AND_MORE, Due, MaintenanceTask, Post, TimedPost
from bot.features.coaching import service, views
from bot.features.deps import Deps
from bot.kernel.enums import Operation, PairState, Priority
from bot.language.translator import Languages
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class RoundStart(TimedPost):
    """The beginning of a round: it forms the pairs, whose messages are of other kinds."""

    kind: ClassVar[str] = service.ROUND

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the rounds of the workspace's pool."""
        return await service.due_rounds(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Pair everybody anew."""
        await service.start_round(work, scheduled.subject, scheduled.due_at, now)


class PairCard(Post):
    """To a pair or trio: who they are to each other, a first question, a time."""

    kind: ClassVar[str] = service.PAIR
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages, library: Library) -> None:
        """Speak these languages, ask these questions."""
        self._languages = languages
        self._library = library

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as the pair stands now."""
        pair = await service.pair(work, queued.subject)
        if queued.operation is Operation.POST and (pair.over or pair.state is PairState.NOT_THIS_TIME):
            return None
        questions = self._library.opening(pair.language)
        return views.pair_card(self._languages.words(pair.language), pair, questions)


class Midway(TimedPost):
    """To a pair or trio, when half of the round is over: did you meet?"""

    kind: ClassVar[str] = service.MIDWAY
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.REMINDER

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the half of the round that runs."""
        return await service.due_midways(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Ask all pairs that haven't said it yet."""
        await service.ask_midway(work, scheduled.subject, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the question, or what was answered."""
        pair = await service.pair(work, queued.subject)
        if queued.operation is Operation.POST and (pair.over or pair.state not in service.ASKED):
            return None
        return views.midway(self._languages.words(pair.language), pair)


class Declined(Post):
    """To a pair or trio: who can't this time, without a reason."""

    kind: ClassVar[str] = service.DECLINED
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return who can't, nothing where they can after all."""
        pair = await service.pair(work, queued.subject)
        if pair.over or len(pair.present) == len(pair.people):
            return None
        return views.declined(self._languages.words(pair.language), pair)


class LeftOver(Post):
    """To somebody for whom there was nobody in this round."""

    kind: ClassVar[str] = service.LEFT_OVER
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.REMINDER

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the news, nothing for somebody who has left the pool."""
        person = await service.waiting_person(work, queued.subject)
        return views.left_over(self._languages.words(person.language)) if person else None


async def end_coaching_rounds(work: UnitOfWork, now: datetime) -> None:
    """End rounds whose time is over."""
    await service.end_rounds(work, now)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    languages = deps.languages
    return [
        RoundStart(), PairCard(languages, load_library()), Midway(languages), Declined(languages), LeftOver(languages),
    ]  # fmt: skip


def maintenance(_deps: Deps) -> list[MaintenanceTask]:
    """Return what this feature tends to at every plan."""
    return [end_coaching_rounds]
