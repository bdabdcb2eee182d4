"""The Home tab, `/zirkel`, the choice of a language, somebody's own pause."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

from slack_sdk.models.views import View

from bot.features.actions import HOME_BACK, HOME_LANGUAGE, HOME_PAUSE, HOME_WHO_SEES_WHAT
from bot.features.deps import Deps
from bot.features.home import service, views
from bot.features.home.forms import VERBS, PauseForm, back_at, is_language, language, read_day
from bot.features.home.rules import Back
from bot.features.people import service as people
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.kernel.text import clean, shorten
from bot.language.translator import Words
from bot.slack.actor import Actor
from bot.slack.forms import FormInvalid
from bot.slack.mrkdwn import escape
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowHome, ShowModal, Whisper
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import UnitOfWork

ActorOf = Callable[[Event, UserId], Awaitable[Actor]]


class TabHandlers:
    """Answers what is about Home, help and language."""

    def __init__(self, deps: Deps, actor_of: ActorOf) -> None:
        """Work with these parts; ``actor_of`` tells who opened Home."""
        self._deps = deps
        self._actor_of = actor_of

    async def opened(self, event: Event) -> None:
        """Show Home as things stand at every opening."""
        if event.payload.get("tab") == "home":
            actor = await self._actor_of(event, UserId(str(event.payload["user"])))
            await self._deps.gateway.publish_home(actor.user, await self._home(actor, actor.words))

    async def anew(self, call: Request) -> ShowHome:
        """Return Home as things stand now."""
        return ShowHome(await self._home(call.actor, call.actor.words))

    async def after(self, call: Request, _work: UnitOfWork) -> ShowHome:
        """Return Home as things stand after something was pressed in it."""
        return await self.anew(call)

    async def _home(self, actor: Actor, words: Words) -> View:
        async with self._deps.storage.work(actor.workspace_id) as work:
            info = await service.home_of(work, actor.person_id, self._deps.formats, self._deps.clock.now())
        return views.home(words, info, self._deps.formats)

    async def command(self, call: Request) -> Responses:
        """Say what can be typed, and first that something else was."""
        return Whisper(views.guide(call.actor.words, clean(call.text)))

    async def help(self, call: Request) -> Responses:
        """Say what can be typed."""
        return Whisper(views.guide(call.actor.words))

    async def language(self, call: Request) -> Responses:
        """Keep the language that somebody typed."""
        if not is_language(call.rest):
            return Whisper(views.which_language(call.actor.words))
        return Whisper(views.language_kept(await self._keep(call, call.rest), language(call.rest)))

    async def choose_language(self, call: Request) -> Responses:
        """Keep the language that somebody chose in Home."""
        words = await self._keep(call, call.value) if is_language(call.value) else call.actor.words
        return ShowHome(await self._home(call.actor, words))

    async def _keep(self, call: Request, named: str) -> Words:
        """Keep the language that somebody named; return its words."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            person = await people.choose_language(work, call.actor.person_id, language(named))
        return self._deps.languages.words(person.language)

    async def explain(self, call: Request) -> Responses:
        """Say who sees what."""
        return ShowModal(views.who_sees_what(call.actor.words))


_USUAL = timedelta(weeks=2)

_TYPED_SHOWN = 60


class PauseHandlers:
    """Answers what is about somebody's own pause."""

    def __init__(self, deps: Deps, tab: TabHandlers) -> None:
        """Work with these parts; ``tab`` shows Home anew."""
        self._deps = deps
        self._tab = tab

    async def open(self, call: Request) -> Responses:
        """Ask until when."""
        return await self._ask(call)

    async def typed(self, call: Request) -> Responses:
        """Pause until what was typed; where that can't be, say why and ask."""
        if not call.rest:
            return await self._ask(call)
        words, now = call.actor.words, self._deps.clock.now()
        day = read_day(call.rest, local_date(now, call.actor.zone))
        if day is None:
            return await self._ask(call, words("home-pause-unread", text=escape(shorten(call.rest, _TYPED_SHOWN))))
        try:
            until = back_at(day, call.actor.zone, now)
        except FormInvalid as invalid:
            return await self._ask(call, invalid.answer(words).errors["until"])
        await self._pause(call, until, now)
        return Whisper(views.paused(words, until))

    async def _ask(self, call: Request, problem: str = "") -> Responses:
        return ShowModal(views.pause_modal(call.actor.words, await self._proposed(call), problem))

    async def _proposed(self, call: Request) -> date:
        """Return the day on which the pause ends by now, else the usual one."""
        now = self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            person = await people.person(work, call.actor.person_id)
        until = person.paused_until if person.paused_until and person.pauses(now) else now + _USUAL
        return local_date(until, call.actor.zone)

    async def keep(self, call: Request) -> Responses:
        """Pause until the day that was chosen."""
        now = self._deps.clock.now()
        until = back_at(PauseForm.read(call.values).until, call.actor.zone, now)
        await self._pause(call, until, now)
        return [ChangeModal(views.paused_modal(call.actor.words, until)), await self._tab.anew(call)]

    async def _pause(self, call: Request, until: datetime, now: datetime) -> None:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.pause(work, call.actor.person_id, until, now)
        self._deps.nudge()

    async def back_typed(self, call: Request) -> Responses:
        """End the pause."""
        return Whisper(views.back(call.actor.words, await self._come_back(call)))

    async def back(self, call: Request) -> Responses:
        """End the pause: in Home that is seen, a message that was pressed says so."""
        found = await self._come_back(call)
        if call.response_url:
            return ChangeMessage(views.back(call.actor.words, found))
        return await self._tab.anew(call)

    async def _come_back(self, call: Request) -> Back:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            found = await service.come_back(work, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return found


def register(routes: Routes, deps: Deps, actor_of: ActorOf) -> None:
    """Answer everything about Home; ``actor_of`` tells who opened it."""
    tab = TabHandlers(deps, actor_of)
    routes.command("/zirkel", tab.command, old=True)
    routes.verb("/zirkel", VERBS["help"], tab.help, old=True)
    routes.verb("/zirkel", VERBS["language"], tab.language, old=True)
    routes.action(HOME_LANGUAGE, tab.choose_language, old=True)
    routes.action(HOME_WHO_SEES_WHAT, tab.explain, old=True)
    routes.event("app_home_opened", tab.opened)
    routes.home(tab.after)
    pause = PauseHandlers(deps, tab)
    routes.verb("/zirkel", VERBS["pause"], pause.typed, old=True)
    routes.verb("/zirkel", VERBS["resume"], pause.back_typed, old=True)
    routes.action(HOME_PAUSE, pause.open, old=True)
    routes.action(HOME_BACK, pause.back, old=True)
    routes.submission(HOME_PAUSE, pause.keep, old=True)
