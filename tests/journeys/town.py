"""A town to tell stories in: people who act and read, a clock to turn, the app, which may be stopped and started."""

import json
import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.app import Running, running
from bot.kernel.clock import SimulatedClock
from bot.practice.people.acting import Acting
from bot.practice.people.surroundings import ActionOutcome
from bot.practice.reading.reading import SeenMessage, SeenView
from bot.practice.server import PracticeServer
from bot.practice.workspace.state import PostedMessage
from bot.settings_keys import Settings
from bot.slack.timeouts import Timeouts
from bot.storage.engine import open_engine, parse_url
from models import Circle
from tests.databases import storage_with_kept_engines

PYTHON = "C0PYTHON"
"""The channel that the app is in from the beginning."""
DIRECT = "@zirkel"
"""The direct messages of whoever acts with the app."""
LONGEST_STEP = timedelta(hours=47)
"""Shorter than the app plans ahead (48 h), so that nothing is stepped over."""


def berlin(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of 2026 by the clock on a wall in Berlin."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


def posted_at(message: SeenMessage | PostedMessage) -> datetime:
    """Return when a message was posted, to the second."""
    return datetime.fromtimestamp(int(float(message.ts)), UTC)


def roles_on(message: SeenMessage | PostedMessage) -> list[str]:
    """Return the ids of those who moderate, document and reflect, as a session's card names them."""
    return re.findall(r"(?:🎙|✍|🔍) <@(\w+)>", json.dumps(message.blocks, ensure_ascii=False))


@dataclass
class Town:
    """Everything that a story needs."""

    server: PracticeServer
    clock: SimulatedClock
    settings: Settings
    timeouts: Timeouts
    app: Running | None = None
    milestones: bool = False
    """Whether seasons begin with a kick-off and end with a look back."""
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def acting(self) -> Acting:
        return self.server.acting

    async def start_app(self) -> None:
        app = running(self.settings, self.clock, self.timeouts, storage_with_kept_engines)
        self.app = await self._stack.enter_async_context(app)

    async def stop_app(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        self.app = None

    async def settle(self) -> None:
        """Let the app plan and send what this moment gives."""
        await self.clock.turn_to(self.clock.now())

    async def pass_time(self, span: timedelta) -> None:
        """Turn the clock from one thing that is due to the next, so that all happens at its time."""
        await self.wait_until(self.clock.now() + span)

    async def wait_until(self, until: datetime) -> None:
        """Turn the clock as far as ``until``, with everything on the way happening at its time."""
        while self.clock.now() < until:
            coming = (await self.app.scheduler.next_moment() if self.app else None) or until
            step = min(max(coming, self.clock.now()), self.clock.now() + LONGEST_STEP, until)
            await self.clock.turn_to(step if step > self.clock.now() else self.clock.now() + timedelta(seconds=1))

    async def a_moment(self) -> None:
        """Let ten seconds pass: a channel gets one message a second."""
        await self.pass_time(timedelta(seconds=10))

    async def press(self, person: str, name: str, channel: str | None = PYTHON, **where: Any) -> ActionOutcome:
        """Have somebody click what they see, and let the app do what follows."""
        outcome = await self.acting.click(person, name, channel=channel, **where)
        assert outcome.error is None, outcome
        await self.settle()
        return outcome

    async def all_move(self, *people: str) -> None:
        """Have members say in Home that they move into the circle that theirs goes on as part of."""
        for person in people:
            await self.press_in_home(person, "lifecycle:move")
        await self.a_moment()

    async def press_in_home(self, person: str, name: str) -> None:
        """Have somebody click what waits for them in Home, where it stands also while their week has no room."""
        await self.acting.open_home(person)
        await self.acting.until(lambda: self.waits_in_home(person, name))
        await self.press(person, name, None)

    def waits_in_home(self, person: str, name: str) -> bool:
        """Return whether somebody has this button before them in Home, as they saw it last."""
        home = self.acting.stage.reading.home(self.acting.stage.person(person))
        return home is not None and name in [each.action_id for each in home.elements]

    async def types(self, person: str, typed: str, channel: str = PYTHON) -> str:
        """Have somebody type a command; return what they alone are told, if anything."""
        outcome = await self.acting.command(person, channel, typed)
        assert outcome.error is None, outcome
        await self.settle()
        return "\n".join(message.text for message in outcome.messages if message.only_you)

    def sees(self, person: str, channel: str) -> list[SeenMessage]:
        """Return all that a person can read in a channel, also in threads."""
        stage = self.acting.stage
        who = stage.person(person)
        return stage.reading.everything(who, stage.place(who, channel))

    def direct_messages(self, person: str) -> list[SeenMessage]:
        """All that a person can read in DMs and group DMs with the app."""
        stage = self.acting.stage
        who = stage.person(person)
        direct = [each for each in stage.workspace.channels.values() if each.id[0] in "DG" and who.id in each.members]
        return [message for channel in direct for message in stage.reading.everything(who, channel)]

    def finds(self, person: str, words: str | tuple[str, ...], channel: str = PYTHON) -> list[SeenMessage]:
        """Return the messages with these words, or with those in the other language, the oldest first."""
        either = (words,) if isinstance(words, str) else words
        return [message for message in self.sees(person, channel) if any(each in message.text for each in either)]

    async def reads(self, person: str, words: str, channel: str = PYTHON) -> SeenMessage:
        """Wait until a person can read a message with these words; return the newest."""
        if not self.finds(person, words, channel):
            await self.a_moment()
        try:
            await self.acting.until(lambda: self.finds(person, words, channel))
        except TimeoutError:
            texts = "\n---\n".join(message.text for message in self.sees(person, channel))
            raise AssertionError(f"{person} never read {words!r}, only:\n{texts}") from None
        return self.finds(person, words, channel)[-1]

    def home(self, person: str) -> str:
        """Return what stands in somebody's Home, nothing before they have opened it."""
        home = self.acting.stage.reading.home(self.acting.stage.person(person))
        return home.text if home else ""

    def modal(self, person: str) -> SeenView | None:
        return self.acting.stage.reading.modal(self.acting.stage.person(person))

    async def see_modal(self, person: str, callback_id: str | None = None) -> SeenView:
        """Wait until a modal lies before the person (with this callback id, where one is given)."""

        def there() -> bool:
            modal = self.modal(person)
            return modal is not None and callback_id in (None, modal.callback_id)

        await self.acting.until(there)
        modal = self.modal(person)
        assert modal is not None
        return modal

    async def open_founding_modal(self, person: str, channel: str = PYTHON) -> None:
        """Have somebody type `/circle new` and unfold all fields."""
        await self.acting.command(person, channel, "/circle new")
        await self.see_modal(person)
        await self.acting.click(person, "circles:more")
        await self.acting.until(lambda: self._offers(person, "sessions"))

    async def found_circle(self, person: str = "anna", channel: str = PYTHON, **fields: Any) -> None:
        """Have somebody found a circle whose first session is on the Thursday in ten days, 14:00 Berlin.

        Unless the town has ``milestones``, every session has a topic, the first one too.
        """
        await self.open_founding_modal(person, channel)
        first = (self.clock.now() + timedelta(days=10)).date().isoformat()
        values = {
            "name": "Async Python",
            "purpose": "Trust our own services",
            "first": first,
            "sessions": "4",
            "milestones": [],
        }
        values |= {"channel": channel} | ({"where": "there"} if self._offers(person, "where") else {})
        await self._choose_who_and_how(person, fields)
        outcome = await self.acting.submit(person, values | fields)
        assert outcome.modal is None or (outcome.modal.errors, outcome.modal.trouble) == ({}, None), outcome.modal
        if not self.milestones:
            await self.forgo_milestones()
        if self.modal(person):
            await self.acting.close(person, everything=True)
        await self.settle()

    async def _choose_who_and_how(self, person: str, fields: Mapping[str, Any]) -> None:
        """Choose what decides which agendas are offered, and wait until those are."""
        chosen = {"places": "5", "mode": "live"}
        for place, name in enumerate(chosen):
            if fields.get(name, chosen[name]) != chosen[name]:
                chosen[name] = fields[name]
                await self.acting.choose(person, f"circles:refit#{place}", chosen[name])
                drawn = "format_id-{mode}-{places}".format_map(chosen)
                await self.acting.until(partial(self._offers, person, "format_id", drawn))

    async def forgo_milestones(self) -> None:
        """Have all circles begin with a topic, and end with one."""
        engine = open_engine(parse_url(self.settings.database.url))
        async with engine.begin() as connection:
            await connection.execute(sa.update(Circle).values(milestones=False))
        await engine.dispose()

    async def gather(self, *names: str, channel: str = PYTHON) -> None:
        """Have people join by the newest card of the channel."""
        for name in names:
            await self.press(name, "circles:join", channel)

    def _offers(self, person: str, block_id: str, action_id: str = "") -> bool:
        modal = self.modal(person)
        found = [each.action_id for each in modal.elements if each.block_id == block_id] if modal else []
        return action_id in found if action_id else bool(found)

    def api_errors(self) -> list[tuple[str, str]]:
        """Every error that the app got from the Web API, but for rate limits, which are no mistake."""
        calls = [each for each in self.server.workspace.traffic if each.direction == "to_slack"]
        errors = [(each.kind, (each.answer or {}).get("error", "")) for each in calls]
        return [(kind, error) for kind, error in errors if error not in ("", "ratelimited")]

    def all_messages(self) -> list[PostedMessage]:
        """Everything that stands in any conversation of the workspace, whoever can read it."""
        return [message for channel in self.server.workspace.channels.values() for message in channel.messages]
