"""What tandems post: a question in private, cards for two, and kind words when it ends."""

from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from bot.delivery.isolation import each_apart
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, MaintenanceTask, Post
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.tandems import service, store, views
from bot.features.tandems.rules import KEPT, OPEN_FOR, TandemInfo, TandemPerson
from bot.kernel.enums import Operation, Priority, TandemAnswer, TandemState
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class TandemCard(Post):
    """To both: which meeting is on, and how to set a date; of an earlier meeting, that it is over."""

    kind: ClassVar[str] = service.CARD
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as things stand; a new one comes only as long as they are two."""
        found = await service.tandem(work, queued.subject)
        if queued.operation is Operation.POST and found.state is not TandemState.RUNNING:
            return None
        words = self._deps.languages.words(found.language)
        return views.card(words, found, self._deps.formats[found.meeting.format_id])

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return that the next meeting is on."""
        found = await service.tandem(work, queued.subject)
        return views.earlier_card(self._deps.languages.words(found.language), found)


class _ToOne(PersonPost):
    """To one person in a tandem, or asked, about their seat."""

    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return what is to be said to whoever has the seat."""
        found, reader = await service.of_seat(work, queued.subject)
        return self._say(await self.words(work, queued), found, reader, queued.operation)

    def _say(self, words: Words, found: TandemInfo, reader: TandemPerson, operation: Operation) -> Message | None:
        raise NotImplementedError


class _Question(_ToOne):
    """Would you? Home asks the same, whether this came or not."""

    kind: ClassVar[str] = service.QUESTION
    priority: ClassVar[Priority] = Priority.REMINDER

    def _say(self, words: Words, found: TandemInfo, reader: TandemPerson, operation: Operation) -> Message | None:
        if found.state is TandemState.LOOKING and reader.said is TandemAnswer.OPEN:
            return views.question(words, found)
        return None if operation is Operation.POST else views.settled(words)


class _CaseQuestion(_Question):
    """Would you help? Somebody waits, so that it doesn't wait for its reader's weekly message."""

    kind: ClassVar[str] = service.CASE_QUESTION
    priority: ClassVar[Priority] = Priority.DEADLINE


class _News(_ToOne):
    """To whoever looks for somebody: the one they asked can't just now."""

    kind: ClassVar[str] = service.NEWS

    def _say(self, words: Words, found: TandemInfo, _: TandemPerson, __: Operation) -> Message | None:
        looks = found.state is TandemState.LOOKING and not found.asked
        return views.news(words, found) if looks else None


class _Ended(_ToOne):
    """It is over; with the way to look back."""

    kind: ClassVar[str] = service.ENDED

    def _say(self, words: Words, found: TandemInfo, reader: TandemPerson, _: Operation) -> Message | None:
        return views.ended(words, found, reader.person_id)


class _Thanks(_ToOne):
    """The other one has left a word of thanks."""

    kind: ClassVar[str] = service.THANKS
    priority: ClassVar[Priority] = Priority.REMINDER

    def _say(self, words: Words, found: TandemInfo, reader: TandemPerson, _: Operation) -> Message | None:
        thanking = next((one for one in found.others(reader.person_id) if one.thanks), None)
        return views.thanked(words, found, thanking) if thanking else None


async def tend_tandems(work: UnitOfWork, now: datetime) -> None:
    """Let come what has come: the next meetings, the ends, answers that never came; tell whose partner has gone."""
    tomorrow = local_date(now, "UTC") + timedelta(days=1)
    for what, ids, do in (
        ("tandems_go_on", await store.due(work, tomorrow, now), partial(service.go_on, work, now=now)),
        ("tandems_lapse", await store.unanswered(work, now - OPEN_FOR), partial(service.lapse, work, now=now)),
        ("tandems_part", await store.lost(work), partial(service.part, work, now=now)),
    ):
        await each_apart(work, what, ids, do)
    await store.delete_old(work, now - KEPT)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [TandemCard(deps), *(kind(deps) for kind in (_Question, _CaseQuestion, _News, _Ended, _Thanks))]


def maintenance() -> list[MaintenanceTask]:
    """Return what this feature tends to."""
    return [AfterChanges(tend_tandems)]
