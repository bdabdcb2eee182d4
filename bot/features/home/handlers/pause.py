"""Somebody's own pause: opened, typed, kept, ended."""

from datetime import date, datetime, timedelta

from bot.features.deps import Deps
from bot.features.home import service, views
from bot.features.home.forms import PauseForm, back_at, read_day
from bot.features.home.handlers.tab import TabDesk
from bot.features.home.rules import Back
from bot.features.people import service as people
from bot.kernel.recurrence import local_date
from bot.kernel.text import shorten
from bot.slack.answers import Answers, ChangeMessage, ChangeModal, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.forms import FormInvalid
from bot.slack.mrkdwn import escape

_USUAL = timedelta(weeks=2)
_TYPED_SHOWN = 60


class PauseDesk:
    """Answers what is about somebody's own pause."""

    def __init__(self, deps: Deps, tab: TabDesk) -> None:
        """Work with these parts; ``tab`` shows Home anew."""
        self._deps = deps
        self._tab = tab

    async def open(self, call: Call) -> Answers:
        """Ask until when."""
        return await self._ask(call)

    async def typed(self, call: Call) -> Answers:
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

    async def _ask(self, call: Call, problem: str = "") -> Answers:
        return ShowModal(views.pause_modal(call.actor.words, await self._proposed(call), problem))

    async def _proposed(self, call: Call) -> date:
        """Return the day on which the pause ends by now, else the usual one."""
        now = self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            person = await people.person(work, call.actor.person_id)
        until = person.paused_until if person.paused_until and person.pauses(now) else now + _USUAL
        return local_date(until, call.actor.zone)

    async def keep(self, call: Call) -> Answers:
        """Pause until the day that was chosen."""
        now = self._deps.clock.now()
        until = back_at(PauseForm.read(call.values).until, call.actor.zone, now)
        await self._pause(call, until, now)
        return [ChangeModal(views.paused_modal(call.actor.words, until)), await self._tab.anew(call)]

    async def _pause(self, call: Call, until: datetime, now: datetime) -> None:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.pause(work, call.actor.person_id, until, now)
        self._deps.nudge()

    async def back_typed(self, call: Call) -> Answers:
        """End the pause."""
        return Whisper(views.back(call.actor.words, await self._come_back(call)))

    async def back(self, call: Call) -> Answers:
        """End the pause: in Home that is seen, a message that was pressed says so."""
        found = await self._come_back(call)
        if call.response_url:
            return ChangeMessage(views.back(call.actor.words, found))
        return await self._tab.anew(call)

    async def _come_back(self, call: Call) -> Back:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            found = await service.come_back(work, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return found
