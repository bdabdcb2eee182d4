"""The Home tab, `/zirkel`, the choice of a language."""

from collections.abc import Awaitable, Callable

from slack_sdk.models.views import View

from bot.features.deps import Deps
from bot.features.home import service, views
from bot.features.home.forms import is_language, language
from bot.features.people import service as people
from bot.kernel.ids import UserId
from bot.kernel.text import clean
from bot.language.translator import Words
from bot.slack.actor import Actor
from bot.slack.answers import Answers, ShowHome, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.routes import Event

ActorOf = Callable[[Event, UserId], Awaitable[Actor]]


class TabDesk:
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

    async def anew(self, call: Call) -> ShowHome:
        """Return Home as things stand now."""
        return ShowHome(await self._home(call.actor, call.actor.words))

    async def _home(self, actor: Actor, words: Words) -> View:
        async with self._deps.storage.work(actor.workspace_id) as work:
            info = await service.home_of(work, actor.person_id, self._deps.formats, self._deps.clock.now())
        return views.home(words, info, self._deps.formats)

    async def command(self, call: Call) -> Answers:
        """Say what can be typed, and first that something else was."""
        return Whisper(views.guide(call.actor.words, clean(call.text)))

    async def help(self, call: Call) -> Answers:
        """Say what can be typed."""
        return Whisper(views.guide(call.actor.words))

    async def language(self, call: Call) -> Answers:
        """Keep the language that somebody typed."""
        if not is_language(call.rest):
            return Whisper(views.which_language(call.actor.words))
        return Whisper(views.language_kept(await self._keep(call, call.rest), language(call.rest)))

    async def choose_language(self, call: Call) -> Answers:
        """Keep the language that somebody chose in Home."""
        words = await self._keep(call, call.value) if is_language(call.value) else call.actor.words
        return ShowHome(await self._home(call.actor, words))

    async def _keep(self, call: Call, named: str) -> Words:
        """Keep the language that somebody named; return its words."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            person = await people.choose_language(work, call.actor.person_id, language(named))
        return self._deps.languages.words(person.language)

    async def explain(self, call: Call) -> Answers:
        """Say who sees what."""
        return ShowModal(views.who_sees_what(call.actor.words))
