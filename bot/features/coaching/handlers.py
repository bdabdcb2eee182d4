"""`/coach`, joining and pausing, the private list, and the buttons of a pair's messages."""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from functools import partial

from bot.content.loader import load_library
from bot.features import actions
from bot.features.calendar import service as calendar
from bot.features.coaching import service, store, views
from bot.features.coaching.forms import THEME_LIMIT, VERBS, NotWithForm, PoolForm, mentioned
from bot.features.coaching.rules import CoachingStatus, RoundRhythm
from bot.features.deps import Deps
from bot.features.pairs import views as pair_views
from bot.features.pairs.handlers import chosen_date, date_file
from bot.features.payloads import LanguagesButton, PairButton, PoolButton
from bot.features.people import service as people
from bot.features.people.forms import UntilForm
from bot.kernel.enums import PairState
from bot.kernel.errors import RoundIsOver
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.kernel.text import clean, clean_line
from bot.slack.errors import MISSING_SCOPE, Meaning, SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, CloseModals, Responses, ShowModal, Whisper
from bot.slack.routes import HELP, Routes
from bot.slack.system_messages import guide
from bot.storage.unit_of_work import UnitOfWork

_USUAL_PAUSE = timedelta(weeks=4)
_TANDEM, _TRIAD = "peer-coaching-tandem", "peer-coaching-triad"
_SAID = {
    actions.COACHING_UNDATE: PairState.PAIRED,
    actions.COACHING_MET: PairState.MET,
    actions.COACHING_NOT_YET: PairState.NOT_YET,
    actions.COACHING_NOT_THIS_TIME: PairState.NOT_THIS_TIME,
}
"""What each button says about meeting."""


class _CoachingHandlers:
    def __init__(self, deps: Deps, rhythm: RoundRhythm) -> None:
        self._deps = deps
        self._rhythm = rhythm
        self._library = load_library()

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show how things stand; what was typed and is no command is answered with what there is."""
        typed = clean(request.text)
        return await self.help(request, work, typed) if typed else await self.status(request, work)

    async def help(self, request: Request, _work: UnitOfWork, typed: str = "") -> Responses:
        return Whisper(guide(request.actor.words, request.actor.words("coaching-guide"), typed))

    async def status(self, request: Request, work: UnitOfWork) -> Responses:
        return show(request, await service.status(work, request.actor.person_id, self._deps.clock.now()))

    async def join(self, request: Request, work: UnitOfWork) -> Responses:
        actor, now = request.actor, self._deps.clock.now()
        return show(request, await service.join(work, actor.person_id, actor.zone, self._rhythm, now))

    async def resume(self, request: Request, work: UnitOfWork) -> Responses:
        actor, now = request.actor, self._deps.clock.now()
        return show(request, await service.join(work, actor.person_id, actor.zone, self._rhythm, now, back=True))

    async def pool(self, request: Request, work: UnitOfWork, about: PoolButton) -> Responses:
        """Take somebody into a pool, or out of it."""
        actor, now = request.actor, self._deps.clock.now()
        if about.wanted:
            return show(request, await service.join(work, actor.person_id, actor.zone, self._rhythm, now, about.pool))
        await service.leave(work, actor.person_id, now, about.pool)
        return await self.status(request, work)

    async def ask_theme(self, request: Request, _work: UnitOfWork) -> Responses:
        return ShowModal(views.pool_modal(request.actor.words))

    async def type_theme(self, request: Request, work: UnitOfWork) -> Responses:
        """Open a pool about what was typed; where that is nothing, or too much, ask."""
        if not 0 < len(theme := clean_line(request.rest)) <= THEME_LIMIT:
            return await self.ask_theme(request, work)
        return await self._open(request, work, theme)

    async def keep_theme(self, request: Request, work: UnitOfWork) -> Responses:
        return await self._open(request, work, PoolForm.read(request.values).theme)

    async def _open(self, request: Request, work: UnitOfWork, theme: str) -> Responses:
        actor, now = request.actor, self._deps.clock.now()
        return show(request, await service.open_pool(work, actor.person_id, actor.zone, self._rhythm, now, theme))

    async def leave(self, request: Request, work: UnitOfWork) -> Responses:
        await service.leave(work, request.actor.person_id, self._deps.clock.now())
        return await self.status(request, work)

    async def pause(self, request: Request, work: UnitOfWork) -> Responses:
        """Ask until when; who isn't in the pool has nothing to pause."""
        now = self._deps.clock.now()
        status = await service.status(work, request.actor.person_id, now)
        if not status.in_pool:
            return show(request, status)
        until = local_date(now + _USUAL_PAUSE, request.actor.zone)
        return ShowModal(views.pause_modal(request.actor.words, until))

    async def keep_pause(self, request: Request, work: UnitOfWork) -> Responses:
        now = self._deps.clock.now()
        until = UntilForm.read(request.values).end(request.actor.zone, now)
        return show(request, await service.pause(work, request.actor.person_id, until, now))

    async def not_with(self, request: Request, work: UnitOfWork) -> Responses:
        chosen = await service.not_with(work, request.actor.person_id)
        return ShowModal(views.not_with_modal(request.actor.words, chosen))

    async def add_not_with(self, request: Request) -> Responses:
        """Add those mentioned; where nobody can be made out, or Slack doesn't say who they are, the list opens."""
        actor, added = request.actor, mentioned(request.raw_text)
        async with self._deps.storage.reading(actor.workspace_id) as work:
            chosen = await service.not_with(work, actor.person_id)
        problem = await self._keep(request, {*chosen, *added}) if added else None
        if added and problem is None:
            return Whisper(views.not_with_kept(actor.words))
        typed = added if problem == views.SLACK_IS_SILENT else []
        shown = list(dict.fromkeys([*chosen, *typed]))
        return ShowModal(views.not_with_modal(actor.words, shown, problem))

    async def keep_not_with(self, request: Request) -> Responses:
        form = NotWithForm.read(request.values)
        if problem := await self._keep(request, set(form.people)):
            raise FormInvalid({"people": (problem, {})})
        return Whisper(views.not_with_kept(request.actor.words))

    async def _keep(self, request: Request, users: Collection[UserId]) -> str | None:
        """Keep these people as the list; return what to say where nobody was kept, as one of them can't be on it."""
        actor, storage = request.actor, self._deps.storage
        if actor.user in users:
            return "coaching-no-colleague"
        async with storage.reading(actor.workspace_id) as work:
            known = await store.known(work, users)
        try:
            async with asyncio.timeout(self._deps.timeouts.profile):
                profiles = await asyncio.gather(*map(self._deps.gateway.profile, set(users) - known.keys()))
        except TimeoutError:
            return views.SLACK_IS_SILENT
        except SlackFailure as failure:
            if failure.code == MISSING_SCOPE:
                raise
            return "coaching-nobody-there" if failure.meaning is Meaning.TARGET else views.SLACK_IS_SILENT
        if not all(one.belongs for one in profiles):
            return "coaching-no-colleague"
        async with storage.work(actor.workspace_id) as work:
            now = self._deps.clock.now()
            met = [await people.remember(work, one, now) for one in profiles]
            others = {*known.values(), *(person.id for person in met)}
            await service.keep_not_with(work, actor.person_id, others)
        return None

    async def how(self, request: Request, work: UnitOfWork) -> Responses:
        """Explain it, as a pair or a trio does it; the button of one's own state is about no pair."""
        count = 2
        if request.value:
            about = PairButton.unpack(request.value)
            count = len((await service.pair_for(work, about.pair, request.actor.person_id)).present)
        form, words = self._deps.formats[_TANDEM if count <= 2 else _TRIAD], request.actor.words
        return ShowModal(pair_views.how_modal(words, form, self._library.coach(words.language)))

    async def ask_date(self, request: Request, work: UnitOfWork, about: PairButton) -> Responses:
        """Ask when they meet."""
        pair = await service.pair_for(work, about.pair, request.actor.person_id)
        if pair.over:
            raise RoundIsOver
        known, actor = pair.meets_at or pair.suggested_at, request.actor
        now, keep = self._deps.clock.now(), actions.COACHING_KEEP_DATE
        view = pair_views.date_modal(actor.words, keep, about, known, pair.venue, zone=actor.zone, now=now)
        return ShowModal(view)

    async def keep_date(self, request: Request, work: UnitOfWork, about: PairButton) -> Responses:
        """Keep the date; the card that all of them have says it."""
        me, now = request.actor.person_id, self._deps.clock.now()
        pair = await service.pair_for(work, about.pair, me)
        others = [one.person_id for one in pair.others(me)]
        meets_at, venue = await chosen_date(request, work, others, now, pair.ends_at)
        await service.say(work, about.pair, me, PairState.DATED, now, meets_at, venue)
        return CloseModals()

    async def to_calendar(self, request: Request, work: UnitOfWork, about: PairButton) -> Responses:
        """Send the date as a file."""
        entry = await calendar.coaching_date(work, about.pair, request.actor.person_id)
        return date_file(request, self._deps, entry)

    async def languages(self, request: Request, work: UnitOfWork, about: LanguagesButton) -> Responses:
        """Note in which languages somebody coaches; under a message that others read, only they are told."""
        me, now = request.actor.person_id, self._deps.clock.now()
        return show(request, await service.speak(work, me, now, any_language=about.any_language))

    async def say(self, state: PairState, request: Request, work: UnitOfWork, about: PairButton) -> Responses:
        """Keep what one of a pair says about meeting, and show it in the message that all of them have."""
        pair = await service.say(work, about.pair, request.actor.person_id, state, self._deps.clock.now())
        words = self._deps.languages.words(pair.language)
        if about.midway:
            return ChangeMessage(views.midway(words, pair))
        return ChangeMessage(views.pair_card(words, pair, self._library.opening(pair.language)))


def show(request: Request, status: CoachingStatus) -> Responses:
    """Tell the person how they take part; where they pressed something that only they see, there."""
    message = views.state(request.actor.words, status)
    own = bool((request.payload.get("container") or {}).get("is_ephemeral"))
    return ChangeMessage(message) if own and request.response_url else Whisper(message)


def register(routes: Routes, deps: Deps, rhythm: RoundRhythm | None = None) -> None:
    """Answer everything about coaching; a new pool's rounds follow ``rhythm``."""
    coaching = _CoachingHandlers(deps, rhythm or RoundRhythm())
    routes.command("/coach", coaching.command)
    routes.verb("/coach", HELP, coaching.help, opens=False)
    routes.verb("/coach", VERBS["join"], coaching.join, writes=True, guests=False)
    routes.verb("/coach", VERBS["resume"], coaching.resume, writes=True, guests=False)
    routes.verb("/coach", VERBS["pool"], coaching.type_theme, writes=True, guests=False)
    routes.action(actions.COACHING_POOL, coaching.pool, writes=True, guests=False)
    routes.action(actions.COACHING_OPEN_POOL, coaching.ask_theme, guests=False)
    routes.submission(actions.COACHING_OPEN_POOL, coaching.keep_theme, writes=True, guests=False)
    routes.verb("/coach", VERBS["leave"], coaching.leave, writes=True)
    routes.verb("/coach", VERBS["pause"], coaching.pause)
    routes.verb("/coach", VERBS["not-with"], coaching.add_not_with, asks_slack=True, opens=False)
    routes.action(actions.COACHING_JOIN, coaching.join, writes=True, guests=False)
    routes.action(actions.COACHING_RESUME, coaching.resume, writes=True, guests=False)
    routes.action(actions.COACHING_LEAVE, coaching.leave, writes=True)
    routes.action(actions.COACHING_PAUSE, coaching.pause)
    routes.submission(actions.COACHING_KEEP_PAUSE, coaching.keep_pause, writes=True)
    routes.action(actions.COACHING_NOT_WITH, coaching.not_with)
    routes.submission(actions.COACHING_KEEP_NOT_WITH, coaching.keep_not_with, asks_slack=True, opens=False)
    routes.action(actions.COACHING_HOW, coaching.how)
    routes.action(actions.COACHING_DATED, coaching.ask_date)
    routes.submission(actions.COACHING_KEEP_DATE, coaching.keep_date, writes=True)
    routes.action(actions.COACHING_CALENDAR, coaching.to_calendar)
    routes.action(actions.COACHING_LANGUAGES, coaching.languages, writes=True)
    for action, state in _SAID.items():
        routes.action(action, partial(coaching.say, state), writes=True)
