"""`/coach mentor`, a tandem's page with all its buttons, and those of its cards."""

import asyncio
from functools import partial

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.calendar import service as calendar
from bot.features.deps import Deps
from bot.features.pairs import views as pair_views
from bot.features.pairs.handlers import chosen_date, date_file
from bot.features.payloads import TandemAskButton, TandemButton
from bot.features.people import service as people
from bot.features.tandems import service, store, views
from bot.features.tandems.forms import VERBS, CapacityForm, GoalAgainForm, LookBackForm, TandemForm, WhomForm
from bot.features.tandems.rules import KEPT, TandemPage
from bot.kernel.errors import CannotBeAsked
from bot.slack.errors import SlackFailure
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class TandemHandlers:
    """One modal that changes in place, the page; and the cards, from which it opens."""

    keep_answer = staticmethod(service.answer)

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def new(self, request: Request, _work: UnitOfWork) -> Responses:
        """Ask what somebody looks for."""
        return ShowModal(views.form_modal(request.actor.words, service.meetings_by_plan()))

    async def keep(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep what somebody looks for, and show who could be asked."""
        actor, form = request.actor, TandemForm.read(request.values)
        tandem = await service.look_for(work, actor.person_id, actor.zone, form, self._deps.clock.now())
        return ChangeModal(await self._view(request, work, TandemButton(tandem=tandem)))

    async def page(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Open a tandem."""
        return ShowModal(await self._view(request, work, about))

    async def ask(self, request: Request, work: UnitOfWork, about: TandemAskButton) -> Responses:
        """Ask somebody who was proposed."""
        await service.ask(work, about.tandem, request.actor.person_id, about.person, self._deps.clock.now())
        return ChangeModal(await self._view(request, work, about))

    async def ask_by_name(self, request: Request, about: TandemButton) -> Responses:
        """Ask somebody by name; Slack says who they are."""
        actor, now, whom = request.actor, self._deps.clock.now(), WhomForm.read(request.values).person
        try:
            async with asyncio.timeout(self._deps.timeouts.profile):
                profile = await self._deps.gateway.profile(whom)
        except (TimeoutError, SlackFailure) as error:
            raise CannotBeAsked(field="person") from error
        async with self._deps.storage.work(actor.workspace_id) as work:
            other = await people.remember(work, profile, now)
            if other.refused:
                raise CannotBeAsked(field="person")
            await service.ask(work, about.tandem, actor.person_id, other.id, now)
            return ChangeModal(await self._view(request, work, about))

    async def answer(self, request: Request, work: UnitOfWork, about: TandemButton, *, yes: bool) -> Responses:
        """Keep a yes or a no; what is left to say after a no is that it is settled."""
        if await self.keep_answer(work, about.tandem, request.actor.person_id, self._deps.clock.now(), yes=yes):
            return ChangeModal(await self._view(request, work, about))
        return ChangeModal(notice_modal(request.actor.words, views.settled(request.actor.words)))

    async def withdraw(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Ask somebody no longer."""
        await service.withdraw(work, about.tandem, request.actor.person_id, self._deps.clock.now())
        return ChangeModal(await self._view(request, work, about))

    async def shift(self, request: Request, work: UnitOfWork, about: TandemButton, *, later: bool) -> Responses:
        """Let the next meeting come now, or after a pause."""
        await service.shift(work, about.tandem, request.actor.person_id, self._deps.clock.now(), later=later)
        return ChangeModal(await self._view(request, work, about))

    async def end(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """End it, or stop looking."""
        await service.end(work, about.tandem, request.actor.person_id, self._deps.clock.now())
        return ChangeModal(await self._view(request, work, about))

    async def ask_goal(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Show somebody's goal to be changed."""
        return ChangeModal(views.goal_modal(request.actor.words, await self._page(request, work, about)))

    async def keep_goal(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Keep somebody's goal."""
        goal = GoalAgainForm.read(request.values).goal
        await service.set_goal(work, about.tandem, request.actor.person_id, goal)
        return ChangeModal(await self._view(request, work, about))

    async def ask_look_back(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Ask what somebody takes with them: in the place of the page, or over a message."""
        view = views.look_back_modal(request.actor.words, await self._page(request, work, about))
        return ChangeModal(view) if "view" in request.payload else ShowModal(view)

    async def keep_look_back(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Keep what somebody takes with them, and their thanks."""
        form, now = LookBackForm.read(request.values), self._deps.clock.now()
        await service.look_back(work, about.tandem, request.actor.person_id, form, now)
        return ChangeModal(await self._view(request, work, about))

    async def ask_date(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Ask when they meet."""
        actor, shown = request.actor, await self._page(request, work, about)
        known, now = shown.tandem.meets_at, self._deps.clock.now()
        keep, venue, zone = actions.TANDEMS_KEEP_DATE, shown.tandem.venue, actor.zone
        return ShowModal(pair_views.date_modal(actor.words, keep, about, known, venue, zone=zone, now=now))

    async def keep_date(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Keep the date; the card that both have says it."""
        me, now = request.actor.person_id, self._deps.clock.now()
        others = [one.person_id for one in (await self._page(request, work, about)).tandem.others(me)]
        meets_at, venue = await chosen_date(request, work, others, now, now + KEPT)
        await service.set_date(work, about.tandem, me, meets_at, now, venue)
        return CloseModals()

    async def undate(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Undo the date."""
        now = self._deps.clock.now()
        found = await service.set_date(work, about.tandem, request.actor.person_id, None, now)
        words = self._deps.languages.words(found.language)
        return ChangeMessage(views.card(words, found, self._deps.formats[found.meeting.format_id]))

    async def to_calendar(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Send the date as a file."""
        entry = await calendar.coaching_date(work, about.tandem, request.actor.person_id)
        return date_file(request, self._deps, entry)

    async def how(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Explain how the meeting that is on runs, step by step."""
        shown = await self._page(request, work, about)
        form = self._deps.formats[shown.tandem.meeting.format_id]
        return ShowModal(pair_views.how_modal(request.actor.words, form, ()))

    async def ask_capacity(self, request: Request, work: UnitOfWork) -> Responses:
        """Ask for how many somebody is there."""
        capacity = await store.capacity(work, request.actor.person_id)
        return ShowModal(views.capacity_modal(request.actor.words, capacity))

    async def keep_capacity(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep for how many somebody is there."""
        capacity, words = CapacityForm.read(request.values).capacity, request.actor.words
        await service.set_capacity(work, request.actor.person_id, capacity)
        return ChangeModal(notice_modal(words, views.capacity_kept(words, capacity)))

    async def _page(self, request: Request, work: UnitOfWork, about: TandemButton) -> TandemPage:
        return await service.page(work, about.tandem, request.actor.person_id, self._deps.clock.now())

    async def _view(self, request: Request, work: UnitOfWork, about: TandemButton) -> View:
        return views.page(request.actor.words, await self._page(request, work, about))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about tandems."""
    tandems = TandemHandlers(deps)
    routes.verb("/coach", VERBS, tandems.new, guests=False)
    routes.action(actions.TANDEMS_NEW, tandems.new, guests=False)
    routes.submission(actions.TANDEMS_KEEP, tandems.keep, writes=True, guests=False)
    routes.action(actions.TANDEMS_PAGE, tandems.page)
    routes.action(actions.TANDEMS_ASK, tandems.ask, writes=True, guests=False)
    routes.submission(actions.TANDEMS_ASK_BY_NAME, tandems.ask_by_name, asks_slack=True, guests=False, opens=False)
    routes.action(actions.TANDEMS_YES, partial(tandems.answer, yes=True), writes=True)
    routes.action(actions.TANDEMS_NO, partial(tandems.answer, yes=False), writes=True)
    routes.action(actions.TANDEMS_WITHDRAW, tandems.withdraw, writes=True)
    routes.action(actions.TANDEMS_PAUSE, partial(tandems.shift, later=True), writes=True)
    routes.action(actions.TANDEMS_SOONER, partial(tandems.shift, later=False), writes=True)
    routes.action(actions.TANDEMS_END, tandems.end, writes=True)
    routes.action(actions.TANDEMS_GOAL, tandems.ask_goal)
    routes.submission(actions.TANDEMS_KEEP_GOAL, tandems.keep_goal, writes=True)
    routes.action(actions.TANDEMS_LOOK_BACK, tandems.ask_look_back)
    routes.submission(actions.TANDEMS_KEEP_LOOK_BACK, tandems.keep_look_back, writes=True)
    routes.action(actions.TANDEMS_DATED, tandems.ask_date)
    routes.submission(actions.TANDEMS_KEEP_DATE, tandems.keep_date, writes=True)
    routes.action(actions.TANDEMS_UNDATE, tandems.undate, writes=True)
    routes.action(actions.TANDEMS_CALENDAR, tandems.to_calendar)
    routes.action(actions.TANDEMS_HOW, tandems.how)
    routes.action(actions.TANDEMS_CAPACITY, tandems.ask_capacity, guests=False)
    routes.submission(actions.TANDEMS_KEEP_CAPACITY, tandems.keep_capacity, writes=True, guests=False)
