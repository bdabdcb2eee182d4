"""`/coach`, joining and pausing, the private list, and the buttons of a pair's messages."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from bot.content.loader import load_library
from bot.features.actions import (
    COACHING_DATED,
    COACHING_HOW,
    COACHING_JOIN,
    COACHING_KEEP_NOT_WITH,
    COACHING_KEEP_PAUSE,
    COACHING_LEAVE,
    COACHING_MET,
    COACHING_NOT_THIS_TIME,
    COACHING_NOT_WITH,
    COACHING_NOT_YET,
    COACHING_PAUSE,
    COACHING_RESUME,
    PairButton,
)
from bot.features.coaching import service, views
from bot.features.coaching.forms import VERBS, NotWithForm, PauseForm, mentioned
from bot.features.coaching.rules import RoundRhythm, Standing
from bot.features.deps import Deps
from bot.features.people import service as people
from bot.kernel.enums import PairState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.slack.errors import SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.gateway import Profile
from bot.slack.input_parsing import subcommand
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal, Whisper
from bot.slack.routes import Routes

_USUAL_PAUSE = timedelta(weeks=4)
_TANDEM, _TRIAD = "peer-coaching-tandem", "peer-coaching-triad"


def register(routes: Routes, deps: Deps, rhythm: RoundRhythm | None = None) -> None:
    """Answer everything about coaching; a new pool's rounds follow ``rhythm``."""
    pool = _PoolHandlers(deps, rhythm or RoundRhythm())
    routes.command("/coach", pool.command, old=True)
    routes.action(COACHING_JOIN, pool.join, old=True)
    routes.action(COACHING_RESUME, pool.join, old=True)
    routes.action(COACHING_LEAVE, pool.leave, old=True)
    routes.action(COACHING_PAUSE, pool.pause, old=True)
    routes.action(COACHING_NOT_WITH, pool.not_with, old=True)
    routes.submission(COACHING_KEEP_PAUSE, pool.keep_pause, old=True)
    routes.submission(COACHING_KEEP_NOT_WITH, pool.keep_not_with, old=True)
    pair = _PairHandlers(deps)
    routes.action(COACHING_HOW, pair.how, old=True)
    routes.action(COACHING_DATED, pair.dated, old=True)
    routes.action(COACHING_MET, pair.met, old=True)
    routes.action(COACHING_NOT_YET, pair.not_yet, old=True)
    routes.action(COACHING_NOT_THIS_TIME, pair.not_this_time, old=True)


class _PoolHandlers:
    def __init__(self, deps: Deps, rhythm: RoundRhythm) -> None:
        self._deps = deps
        self._rhythm = rhythm

    async def command(self, call: Request) -> Responses:
        verb, rest = subcommand(call.text, VERBS)
        match verb:
            case "join" | "resume":
                return await self.join(call)
            case "leave":
                return await self.leave(call)
            case "pause":
                return await self.pause(call)
            case "not-with":
                return await self._add_not_with(call, rest)
            case _:
                return self._show(call, await self._standing(call))

    async def _standing(self, call: Request) -> Standing:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return await service.standing(work, call.actor.person_id, self._deps.clock.now())

    def _show(self, call: Request, standing: Standing) -> Responses:
        """Tell the person; where they pressed something that only they see, there."""
        message: Message = views.state(call.actor.words, standing)
        own = bool((call.payload.get("container") or {}).get("is_ephemeral"))
        return ChangeMessage(message) if own and call.response_url else Whisper(message)

    async def join(self, call: Request) -> Responses:
        actor, now = call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            standing = await service.join(work, actor.person_id, actor.zone, self._rhythm, now)
        return self._show(call, standing)

    async def leave(self, call: Request) -> Responses:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.leave(work, call.actor.person_id)
        return self._show(call, await self._standing(call))

    async def pause(self, call: Request) -> Responses:
        standing = await self._standing(call)
        if not standing.in_pool:
            return self._show(call, standing)
        until = local_date(self._deps.clock.now() + _USUAL_PAUSE, call.actor.zone)
        return ShowModal(views.pause_modal(call.actor.words, until))

    async def keep_pause(self, call: Request) -> Responses:
        now = self._deps.clock.now()
        until = PauseForm.read(call.values).moment(call.actor.zone, now)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            standing = await service.pause(work, call.actor.person_id, until, now)
        return self._show(call, standing)

    async def not_with(self, call: Request) -> Responses:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            chosen = await service.not_with(work, call.actor.person_id)
        return ShowModal(views.not_with_modal(call.actor.words, chosen))

    async def _add_not_with(self, call: Request, text: str) -> Responses:
        """Add those mentioned; where nobody can be made out, the list opens."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            chosen = await service.not_with(work, call.actor.person_id)
        added = mentioned(text)
        try:
            await self._keep(call, [*chosen, *added])
        except SlackFailure:
            added = []
        return Whisper(views.not_with_kept(call.actor.words)) if added else await self.not_with(call)

    async def keep_not_with(self, call: Request) -> Responses:
        form = NotWithForm.read(call.values)
        try:
            await self._keep(call, form.people)
        except SlackFailure as failure:
            raise FormInvalid({"people": ("slack-choose-another", {})}) from failure
        return Whisper(views.not_with_kept(call.actor.words))

    async def _keep(self, call: Request, users: Iterable[UserId]) -> None:
        profiles: list[Profile] = await asyncio.gather(*(self._deps.gateway.profile(user) for user in set(users)))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            now = self._deps.clock.now()
            known = [await people.remember(work, one, now) for one in profiles if not one.is_bot]
            await service.keep_not_with(work, call.actor.person_id, [person.id for person in known])


class _PairHandlers:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._library = load_library()

    async def how(self, call: Request) -> Responses:
        count = 2
        if call.value:
            about = PairButton.unpack(call.value)
            async with self._deps.storage.work(call.actor.workspace_id) as work:
                count = len((await service.pair_for(work, about.pair, call.actor.person_id)).present)
        form = self._deps.formats[_TANDEM if count <= 2 else _TRIAD]
        words = call.actor.words
        return ShowModal(views.how_modal(words, form, self._library.coach(words.language)))

    async def dated(self, call: Request) -> Responses:
        return await self._say(call, PairState.DATED)

    async def met(self, call: Request) -> Responses:
        return await self._say(call, PairState.MET)

    async def not_yet(self, call: Request) -> Responses:
        return await self._say(call, PairState.NOT_YET)

    async def not_this_time(self, call: Request) -> Responses:
        return await self._say(call, PairState.NOT_THIS_TIME)

    async def _say(self, call: Request, state: PairState) -> Responses:
        about = PairButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            pair = await service.say(work, about.pair, call.actor.person_id, state, self._deps.clock.now())
        self._deps.nudge()
        words = self._deps.languages.words(pair.language)
        if about.midway:
            return ChangeMessage(views.midway(words, pair))
        return ChangeMessage(views.pair_card(words, pair, self._library.opening(pair.language)))
