"""Changing a circle."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.views import View

from bot.features.circles import service, views
from bot.features.circles.forms import CircleButton, EditDraft, EditForm
from bot.features.circles.handlers.desk import CircleDesk, choices
from bot.features.circles.handlers.fitting import check_region, fitting_minutes, offered
from bot.features.circles.rules import CircleInfo, CircleSettings, settings_of, upcoming
from bot.features.deps import Deps
from bot.kernel.errors import CircleIsClosed
from bot.kernel.vocabulary import CircleState
from bot.slack.answers import Answers, ChangeBelow, ChangeModal, ShowModal, Whisper
from bot.slack.call import Call
from bot.storage.unit_of_work import UnitOfWork


class EditDesk(CircleDesk):
    """Answers what is about changing a circle."""

    def __init__(
        self,
        deps: Deps,
        coming: service.Coming,
        known: views.Known,
        reached: service.Reached,
        regions: Sequence[str],
    ) -> None:
        """Work with these parts; ``regions`` are those whose public holidays the company knows."""
        super().__init__(deps, coming, known)
        self._reached = reached
        self._regions = regions

    async def command(self, call: Call) -> Answers:
        """Change the circle of this channel, or one that is chosen."""
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await choices(work, call, lambda circle: circle.is_owner(me))
            if len(mine) == 1:
                return ShowModal(await self._first(work, call, mine[0]))
        words = call.actor.words
        return Whisper(views.which_circle(words, mine, "circles:edit") if mine else views.owns_none(words))

    async def open(self, call: Call) -> Answers:
        """Show the modal."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.require_owner(work, about.circle, call.actor.person_id)
            return ShowModal(await self._first(work, call, circle))

    async def more(self, call: Call) -> Answers:
        """Unfold the rest of the fields."""
        draft = EditDraft.unpack(call.metadata)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.require_owner(work, draft.circle, call.actor.person_id)
            return ChangeModal(await self._modal(work, call, circle, draft, unfolded=True))

    async def _first(self, work: UnitOfWork, call: Call, circle: CircleInfo) -> View:
        if circle.state is CircleState.CLOSED:
            raise CircleIsClosed
        known = settings_of(circle)
        first = upcoming(known.rhythm, self._deps.clock.now())
        draft = EditDraft(circle=circle.id, seen=known.fingerprint, first=first)
        return await self._modal(work, call, circle, draft, unfolded=False)

    async def _modal(
        self, work: UnitOfWork, call: Call, circle: CircleInfo, draft: EditDraft, *, unfolded: bool
    ) -> View:
        return views.edit_modal(
            call.actor.words, draft, settings_of(circle), formats=offered(self._deps.formats), regions=self._regions,
            reached=await self._reached(work, circle.id), unfolded=unfolded,
        )  # fmt: skip

    async def save(self, call: Call) -> Answers:
        """Change the circle."""
        form, draft, now = EditForm.read(call.values), EditDraft.unpack(call.metadata), self._deps.clock.now()
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            before = settings_of(await service.require_owner(work, draft.circle, me))
            wish = self._fitting(before, form.wish(before, draft, now))
            reached = await self._reached(work, draft.circle)
            circle = await service.edit(work, draft.circle, me, wish, seen=draft.seen, reached=reached, now=now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return ChangeBelow(page) if call.view_below else Whisper(views.edited(call.actor.words, circle))

    def _fitting(self, before: CircleSettings, wish: CircleSettings) -> CircleSettings:
        """Make sure that what was changed goes together; what stays may be from an earlier time."""
        if wish.holidays != before.holidays:
            check_region(wish.holidays, self._regions)
        if (wish.format_id, wish.mode, wish.minutes) == (before.format_id, before.mode, before.minutes):
            return wish
        minutes = fitting_minutes(self._deps.formats, wish.format_id, wish.mode, wish.minutes)
        return replace(wish, minutes=minutes)
