"""What coaching posts: each pair's group DM, the question midway, and kind words where it doesn't work out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from bot.content.loader import load_library
from bot.content.questions import Library
from bot.delivery.post import A_YEAR_AND_MORE, Due, Happening, MaintenanceTask, Post, PreparedPost, TimedPost
from bot.features.coaching import rules, views
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import PairInfo
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.rounds import service
from bot.kernel.aside import aside
from bot.kernel.enums import Operation, PairState, Priority
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage, ScheduledEvent


class RoundStart(PreparedPost):
    """The beginning of a round: it forms the pairs, whose messages are of other kinds."""

    kind: ClassVar[str] = coaching.ROUND

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the rounds of all pools."""
        return await service.due_rounds(work, now, until)

    async def prepare(self, storage: Storage, scheduled: ScheduledEvent, now: datetime) -> Happening:
        """Pair everybody anew: for thousands that takes seconds, in a process of its own and in no transaction."""
        async with storage.reading(scheduled.workspace_id) as work:
            basis, peers, met = await service.pool_to_pair(work, scheduled.subject, now)
        pool_id, day = scheduled.subject, scheduled.local_date
        seed = f"{pool_id}:{basis.number}"
        asked = partial(rules.plan_round, basis, peers, met, on=day, seed=seed, now=now, closed=storage.closed)
        plan = await aside(asked, heavy=len(peers) > rules.MANY)
        return partial(service.start_round, pool_id=pool_id, due_at=scheduled.due_at, plan=plan)


class _ToPair(Post):
    """To a pair or trio, in the language that all of them read."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, deps: Deps, library: Library) -> None:
        self._languages, self._clock = deps.languages, deps.clock
        self._library = library

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the message as the pair stands now; a new one comes only as long as somebody wants it."""
        pair = await coaching.as_told(work, queued.subject, self._clock.now())
        if queued.operation is Operation.POST and (pair.over or not self._is_wanted(pair)):
            return None
        return self._say(self._languages.words(pair.language), pair)

    def _is_wanted(self, pair: PairInfo) -> bool:
        raise NotImplementedError

    def _say(self, words: Words, pair: PairInfo) -> Message:
        raise NotImplementedError


class PairCard(_ToPair):
    """Who they are to each other, a first question, a time."""

    kind: ClassVar[str] = coaching.PAIR

    def _is_wanted(self, pair: PairInfo) -> bool:
        return pair.state is not PairState.NOT_THIS_TIME

    def _say(self, words: Words, pair: PairInfo) -> Message:
        return views.pair_card(words, pair, self._library.opening(pair.language))


class Midway(_ToPair, TimedPost):
    """When half of the round is over: did you meet?"""

    kind: ClassVar[str] = coaching.MIDWAY
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the half of the round that runs."""
        return await service.due_midways(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Ask all pairs that haven't said it yet."""
        await service.ask_midway(work, scheduled.subject, now)

    def _is_wanted(self, pair: PairInfo) -> bool:
        return pair.state in coaching.ASKED

    def _say(self, words: Words, pair: PairInfo) -> Message:
        return views.midway(words, pair)


class Declined(_ToPair):
    """Who can't this time, without a reason; nothing where they can after all."""

    kind: ClassVar[str] = coaching.DECLINED

    def _is_wanted(self, pair: PairInfo) -> bool:
        return len(pair.present) < len(pair.people)

    def _say(self, words: Words, pair: PairInfo) -> Message:
        return views.declined(words, pair)


class LeftOver(Post):
    """To somebody for whom there was nobody in this round."""

    kind: ClassVar[str] = coaching.LEFT_OVER
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.REMINDER

    def __init__(self, deps: Deps) -> None:
        """Speak these languages."""
        self._languages, self._clock = deps.languages, deps.clock

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the news, nothing for somebody who has left the pool."""
        found = await coaching.waiting(work, queued.subject, self._clock.now())
        return views.left_over(self._languages.words(found[0].language), found[1]) if found else None


class PoolSwitched(PersonPost):
    """To whoever takes part in a programme's pool: it was switched off, or on again."""

    kind: ClassVar[str] = coaching.SWITCHED
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return how it stands, nothing for somebody who has left the pool."""
        if not (found := await coaching.switch_of(work, queued.subject)):
            return None
        pool, on = found
        return views.switched(await self.words(work, queued), pool.id, pool.theme, on=on)


async def end_coaching_rounds(work: UnitOfWork, now: datetime) -> None:
    """End rounds whose time is over."""
    await service.end_rounds(work, now)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    library = load_library()
    to_pairs = [kind(deps, library) for kind in (PairCard, Midway, Declined)]
    return [RoundStart(), *to_pairs, LeftOver(deps), PoolSwitched(deps)]


def maintenance(_deps: Deps) -> list[MaintenanceTask]:
    """Return what this feature tends to at every plan."""
    return [end_coaching_rounds]
