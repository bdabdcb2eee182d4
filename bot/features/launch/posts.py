"""Programmes in which everybody has answered begin, and so do their circles; what there is besides them is told."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain
from typing import ClassVar, Protocol
from uuid import UUID

import structlog

from bot.content.programmes import Week
from bot.delivery.isolation import one_by_one
from bot.delivery.paced import PacedCheck
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.circles import service as circles
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import ChannelChoice, CircleChannel
from bot.features.deps import Deps
from bot.features.launch import service, store, views
from bot.features.people.posts import PersonPost
from bot.features.programmes import service as programmes
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.tandems.service import meetings_by_plan
from bot.kernel.enums import CircleState, Priority
from bot.kernel.errors import ChannelNotMade, MayNotMakeChannels, origin
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import local_date
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Application, OutboxMessage, ProposedCircle, ScheduledEvent

log = structlog.get_logger()
AT_ONCE = 5
"""So many circles begin a minute: Slack doesn't let channels be made faster for long."""


class MakesChannels(Protocol):
    """What makes a circle's channel."""

    async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:
        """Return a new channel; see ``circles.handlers``."""
        ...


class BeginCircles(PacedCheck[UUID]):
    """Circles to which people have said yes begin, a few at a time, each in a channel of its own where we may make one.

    Who says yes later comes into the circle that is there.
    """

    def __init__(self, deps: Deps, channels: MakesChannels) -> None:
        super().__init__(deps.background)
        self._deps, self._channels, self._broken = deps, channels, set[UUID]()

    async def find(self, work: UnitOfWork, now: datetime, but: Collection[UUID]) -> Sequence[UUID]:  # noqa: ARG002
        """Return the next few circles."""
        return await store.to_place(work, but, AT_ONCE)

    async def ask(self, workspace_id: UUID, found: Sequence[UUID]) -> None:
        """Let them begin; one with which something is wrong keeps none of the others, and is tried again later."""
        for circle_id in found:
            try:
                await self._begin(workspace_id, circle_id)
            except Exception as error:  # noqa: BLE001  whatever is wrong with this circle
                self._unanswered.add(circle_id)
                if circle_id not in self._broken and not isinstance(error, ChannelNotMade):
                    log.error("row_broken", what=self.__name__, subject=str(circle_id), error=origin(error))  # noqa: TRY400
                    self._broken.add(circle_id)
        self._deps.nudge()

    async def _begin(self, workspace_id: UUID, circle_id: UUID) -> None:
        """Have a circle's channel made, then let it begin."""
        async with self._deps.storage.reading(workspace_id) as work:
            proposed = await work.get(ProposedCircle, circle_id)
            programme = await programmes.load(work, proposed.programme_id)
        template, where = self._deps.programmes[programme.template_id], CircleChannel(programme.channel, findable=True)
        programme = programmes.told_in(programme, template, proposed.language)
        with suppress(MayNotMakeChannels):  # then its circles live in the programme's channel
            name = f"{programme.name} {proposed.number}"
            made = await self._channels.make(ChannelChoice.PRIVATE, circle_id, name, programme.aim)
            where = CircleChannel(made, own=True)
        steps, now = template.for_circles(self._deps.formats), self._deps.clock.now()
        async with self._deps.storage.work(workspace_id) as work:
            await service.begin(work, circle_id, where, steps, now, template)


class _WouldYouLikeABuddy(PersonPost):
    """To each person whose circle begins: their programme has buddies."""

    kind: ClassVar[str] = service.BUDDY
    priority: ClassVar[Priority] = Priority.DEADLINE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        row = await work.find(Application, queued.subject)
        words = await self.words(work, queued)
        found = await programmes.read(work, row.programme_id, self.deps.programmes, words.language) if row else None
        return views.buddy(words, found, meetings_by_plan()) if found else None


class _AskAlumni(PersonPost, TimedPost):
    """To whoever was in a programme, sixty days after it: who starts the next circle?"""

    kind: ClassVar[str] = service.ALUMNI
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return await service.due_alumni(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask_alumni(work, scheduled.subject, scheduled.not_after, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        words = await self.words(work, queued)
        return views.alumni(words, await programmes.read(work, queued.subject, self.deps.programmes, words.language))


class _OfferItAgain(PersonPost):
    """To whoever offers the programme: would you do it again?"""

    kind: ClassVar[str] = service.NEXT
    priority: ClassVar[Priority] = Priority.REMINDER

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        words = await self.words(work, queued)
        found = await programmes.read(work, queued.subject, self.deps.programmes, words.language)
        return views.offer_again(words, found)


class _NoCircleBegins(PersonPost):
    """To whoever counted on a circle, or offers the programme: none came about, why, and what one can do."""

    kind: str  # type: ignore[misc]  # one class for both kinds, which differ in what they say alone
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, kind: str, deps: Deps) -> None:
        super().__init__(deps)
        self.kind = kind

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        show = views.in_vain if self.kind == service.IN_VAIN else views.no_circles
        words = await self.words(work, queued)
        return show(words, await programmes.read(work, queued.subject, self.deps.programmes, words.language))


class BesideCircle(CirclePost, TimedPost):
    """What the programme has this week besides the circle: for two or three, or for more than a circle."""

    kind: ClassVar[str] = service.BESIDE

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._deps = deps

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the weeks that have something, of all circles that meet."""

        def listed(one: tuple[ProgrammeInfo, Sequence[UUID]]) -> list[Due]:
            programme, circle_ids = one
            first, weeks = self._first(programme), self._weeks(programme)
            moments = (service.told_at(programme, week.week - first, work.closed) for week in weeks)
            return [
                Due(circle_id, local_date(at, programme.zone), at, at + service.BESIDE_KEPT)
                for at in moments if now < at + service.BESIDE_KEPT and at <= until
                for circle_id in circle_ids
            ]  # fmt: skip

        running = await service.running(work)
        found = one_by_one(self.kind, running, listed, subject=lambda one: one[0].id)
        return list(dict.fromkeys(chain.from_iterable(found)))

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the circle's channel."""
        return (await circles.load(work, subject)).channel

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        """Put the message in, unless the circle pauses or is over."""
        await service.tell_beside(work, scheduled.subject, scheduled.not_after, now)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return what there is in the week in which the message was due."""
        circle = await circles.load(work, queued.subject)
        programme = await service.programme_of(work, circle.id)
        if programme is None or circle.state is not CircleState.ACTIVE or not self._weeks(programme):
            return None
        number = service.week_of(programme, local_date(queued.due_at, programme.zone)) + self._first(programme)
        weeks = [each for each in self._weeks(programme) if each.week == number]
        words = self.languages.words(circle.language)
        return views.beside(words, [(each, self._deps.formats[each.format]) for each in weeks], programme)

    def _weeks(self, programme: ProgrammeInfo) -> Sequence[Week]:
        template = self._deps.programmes.get(programme.template_id)
        return template.beside_circles(self._deps.formats) if template else ()

    def _first(self, programme: ProgrammeInfo) -> int:
        return min(each.week for each in self._deps.programmes[programme.template_id].for_circles(self._deps.formats))


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    in_vain = [_NoCircleBegins(kind, deps) for kind in (service.IN_VAIN, service.NO_CIRCLES)]
    return [BesideCircle(deps), *in_vain, *(kind(deps) for kind in (_WouldYouLikeABuddy, _AskAlumni, _OfferItAgain))]


def maintenance(deps: Deps, channels: MakesChannels) -> list[MaintenanceTask]:
    """Return the upkeep: programmes in which everybody has answered begin, and so do their circles."""
    return [AfterChanges(service.settle_all), BeginCircles(deps, channels)]
