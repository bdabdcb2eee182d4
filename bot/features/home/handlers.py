"""The Home tab, `/zirkel`, the choice of a language, somebody's own pause."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.deps import Deps
from bot.features.home import service, views
from bot.features.home.forms import is_language, language, read_day
from bot.features.people import service as people
from bot.features.people.forms import WEEKLY, UntilForm, back_at
from bot.features.people.rules import EARLIEST, LATEST
from bot.features.proposals import service as proposals
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.kernel.text import clean, shorten
from bot.slack.actor import Actor
from bot.slack.blocks import text_message
from bot.slack.forms import FormInvalid
from bot.slack.mrkdwn import escape
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowHome, ShowModal, Whisper
from bot.slack.routes import HELP, Event, Look, Routes
from bot.storage.unit_of_work import UnitOfWork

ActorOf = Callable[[Event, UserId], Awaitable[Actor]]

_USUAL_PAUSE = timedelta(weeks=2)
_TYPED_SHOWN = 60
_HOURS = [str(hour) for hour in range(EARLIEST, LATEST + 1)]


class HomeHandlers:
    """Answers what is about Home, help, language and somebody's own pause."""

    def __init__(self, deps: Deps, actor_of: ActorOf, look: Look) -> None:
        """Work with these parts; ``actor_of`` tells who opened Home, ``look`` asks what they may see by now."""
        self._deps = deps
        self._actor_of = actor_of
        self._look = look

    async def tab_opened(self, event: Event) -> None:
        """Show Home as things stand at every opening; in the messages, whoever is new is told what this is."""
        actor, _ = await asyncio.gather(self._actor_of(event, event.user), self._look(event.workspace_id, event.user))
        if event.payload.get("tab") != "home":
            if not actor.refused:
                async with self._deps.storage.work(actor.workspace_id) as work:
                    await service.greet(work, actor.person_id, self._deps.clock.now())
                self._deps.nudge()
        elif actor.refused:
            await self._deps.gateway.publish_home(actor.user, views.closed_home(actor.words, actor.refused))
        else:
            async with self._deps.storage.reading(actor.workspace_id) as work:
                view = await self._home(work, actor.person_id)
            await self._deps.gateway.publish_home(actor.user, view)

    async def home(self, request: Request, work: UnitOfWork) -> ShowHome:
        """Return Home as things stand now, in the language that the person reads by now."""
        return ShowHome(await self._home(work, request.actor.person_id))

    async def _home(self, work: UnitOfWork, person_id: UUID) -> View:
        info = await service.home_of(work, person_id, self._deps.formats, self._deps.clock.now())
        language, templates = info.person.language, self._deps.programmes
        asked = tuple(proposals.told_in(one, templates, language) for one in info.proposals)
        words = self._deps.languages.words(language, guest=info.person.guest)
        return views.home(words, replace(info, proposals=asked), self._deps.formats)

    async def command(self, request: Request, _work: UnitOfWork) -> Responses:
        """Say what can be typed, and first that something else was."""
        return Whisper(views.guide(request.actor.words, clean(request.text)))

    async def help(self, request: Request, _work: UnitOfWork) -> Responses:
        """Say what can be typed."""
        return Whisper(views.guide(request.actor.words))

    async def explain(self, request: Request, _work: UnitOfWork) -> Responses:
        """Say who sees what."""
        return ShowModal(views.who_sees_what(request.actor.words, service.PROMISED))

    async def type_language(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep the language that somebody typed, and say so in it."""
        if not is_language(request.rest):
            return Whisper(text_message(request.actor.words("home-which-language")))
        chosen = language(request.rest)
        person = await people.choose_language(work, request.actor.person_id, chosen)
        kept = "home-language-kept" if chosen else "home-language-follows"
        return Whisper(text_message(self._deps.languages.words(person.language)(kept)))

    async def choose_language(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep the language that somebody chose in Home, which is shown in it then."""
        if is_language(request.value):
            await people.choose_language(work, request.actor.person_id, language(request.value))
        return None

    async def choose_weekly(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep how what can wait is to come: on a weekday in one message, or one by one."""
        if request.value in WEEKLY:
            await service.gather(work, request.actor.person_id, WEEKLY[request.value], self._deps.clock.now())
        return None

    async def choose_begin(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep from which hour on messages may come."""
        if request.value in _HOURS:
            await service.choose_hours(work, request.actor.person_id, int(request.value), None, self._deps.clock.now())
        return None

    async def choose_end(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep until which hour messages may come."""
        if request.value in _HOURS:
            await service.choose_hours(work, request.actor.person_id, None, int(request.value), self._deps.clock.now())
        return None

    async def ask_pause(self, request: Request, work: UnitOfWork, problem: str = "") -> Responses:
        """Ask until when; proposed is the day on which the pause ends by now, else the usual one."""
        now = self._deps.clock.now()
        person = await people.person(work, request.actor.person_id)
        until = person.paused_until if person.paused_until and person.pauses(now) else now + _USUAL_PAUSE
        return ShowModal(views.pause_modal(request.actor.words, local_date(until, request.actor.zone), problem))

    async def type_pause(self, request: Request, work: UnitOfWork) -> Responses:
        """Pause until what was typed; where that can't be, say why and ask."""
        actor, now = request.actor, self._deps.clock.now()
        if not request.rest:
            return await self.ask_pause(request, work)
        day = read_day(request.rest, local_date(now, actor.zone))
        if day is None:
            typed = escape(shorten(request.rest, _TYPED_SHOWN))
            return await self.ask_pause(request, work, actor.words("home-pause-unread", text=typed))
        try:
            until = back_at(day, actor.zone, now)
        except FormInvalid as invalid:
            return await self.ask_pause(request, work, invalid.answer(actor.words).errors["until"])
        await service.pause(work, actor.person_id, until, now)
        return Whisper(views.paused(actor.words, until, actor.zone))

    async def keep_pause(self, request: Request, work: UnitOfWork) -> Responses:
        """Pause until the day that was chosen."""
        actor, now = request.actor, self._deps.clock.now()
        until = UntilForm.read(request.values).end(actor.zone, now)
        await service.pause(work, actor.person_id, until, now)
        return [ChangeModal(views.paused_modal(actor.words, until, actor.zone)), await self.home(request, work)]

    async def come_back(self, request: Request, work: UnitOfWork) -> Responses:
        """End the pause: in Home that is seen, a message that was pressed says so."""
        found = await service.come_back(work, request.actor.person_id, self._deps.clock.now())
        message = views.back(request.actor.words, found)
        if request.kind is Kind.COMMAND:
            return Whisper(message)
        return ChangeMessage(message) if request.response_url else None


def register(routes: Routes, deps: Deps, actor_of: ActorOf) -> None:
    """Answer everything about Home; ``actor_of`` tells who opened it."""
    handlers = HomeHandlers(deps, actor_of, routes.look_first)
    routes.command("/zirkel", handlers.command, opens=False)
    routes.verb("/zirkel", HELP, handlers.help, opens=False)
    routes.verb("/zirkel", ("language", "sprache", "lang"), handlers.type_language, writes=True, opens=False)
    routes.verb("/zirkel", ("pause", "pausieren"), handlers.type_pause, writes=True)
    resume = ("resume", "weiter", "weitermachen", "continue", "back", "zurück")
    routes.verb("/zirkel", resume, handlers.come_back, writes=True)
    routes.action(actions.HOME_LANGUAGE, handlers.choose_language, writes=True)
    routes.action(actions.HOME_HOURS_FROM, handlers.choose_begin, writes=True)
    routes.action(actions.HOME_HOURS_UNTIL, handlers.choose_end, writes=True)
    routes.action(actions.HOME_WEEKLY, handlers.choose_weekly, writes=True)
    routes.action(actions.HOME_WHO_SEES_WHAT, handlers.explain, opens=False)
    routes.action(actions.HOME_PAUSE, handlers.ask_pause)
    routes.action(actions.HOME_BACK, handlers.come_back, writes=True)
    routes.submission(actions.HOME_PAUSE, handlers.keep_pause, writes=True)
    routes.event("app_home_opened", handlers.tab_opened)
    routes.home(handlers.home)
