"""A season that plays by itself: eight colleagues found a circle, meet, reflect and coach each other."""

import re
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from bot.kernel.clock import SimulatedClock
from bot.practice.people.acting import Acting
from bot.practice.people.finding import elements
from bot.practice.people.scripted import Reaction, Rule, ScriptedPeople
from bot.practice.people.season_words import ENGLISH, GERMAN, PURPOSE, SKILLED, SPOKEN, TOPICS
from bot.practice.workspace.state import Channel, PostedMessage, SlackUser

CHANNEL = "C0PYTHON"
SESSIONS = 4
LONGEST_STEP = timedelta(days=1)
COACHING = (Rule("coaching:dated", chance=0.5, modal={}), Rule("coaching:met", chance=0.6))
OTHERWISE = (
    Rule("sessions:cannot-come", chance=0.06),
    Rule("sessions:take-role", chance=0.8),
    Rule("sessions:choose-role", chance=0.8),
    Rule("reflections:commitment-done", chance=0.6),
    *COACHING,
)
TALKATIVE = 0.7
"""How likely somebody who is there answers a step in its thread."""
LED: Mapping[str, Sequence[str]] = {"sessions:start": (), "sessions:minutes": ("text",)}
"""What the person named in a message does: the button, and the fields of the modal that it opens."""


@dataclass(frozen=True)
class Summary:
    """What happened, as far as it can be seen in Slack."""

    began: datetime
    ended: datetime
    messages: int
    api_calls: int
    refused: Sequence[str]
    """Errors that Slack answered with, but for rate limits."""
    rate_limited: int
    reactions: Mapping[str, int]
    """Action id -> how often people pressed it."""


@dataclass
class SampleSeason:
    """The play: who does what at which time is decided by ``seed`` alone."""

    acting: Acting
    clock: SimulatedClock
    next_moment: Callable[[], Awaitable[datetime | None]]
    """What the app will do next, and when; the clock is turned to it."""
    seed: int = 7
    sessions: int = SESSIONS
    _done: list[Reaction] = field(default_factory=list)
    _people: list[ScriptedPeople] = field(default_factory=list)
    _led: set[tuple[str, str, str]] = field(default_factory=set)
    """What was done already: channel, message, action. A ``ts`` alone may stand in several channels."""
    _here: set[str] = field(default_factory=set)
    """Who has said in the session of theirs that goes on that they are here."""
    _heard: set[tuple[str, str]] = field(default_factory=set)
    _declined: set[str] = field(default_factory=set)
    """Who can't come to the session of theirs that is next."""
    _away: set[str] = field(default_factory=set)
    """Who isn't in the session of theirs that goes on, or was the last one."""
    _lines: dict[str, Iterator[str]] = field(default_factory=dict)

    async def play(self, weeks: int = 5) -> Summary:
        """Start a circle, gather people for it and for coaching, then let ``weeks`` pass."""
        began = self.clock.now()
        await self.open()
        await self.go_on(began + timedelta(weeks=weeks))
        return self._summary(began, self._done)

    async def open(self) -> None:
        """Start a circle and gather people for it and for coaching."""
        await self._found()
        await self._gather()

    async def go_on(self, until: datetime) -> None:
        """Let time pass until then, with everybody doing what they feel like."""
        while self.clock.now() < until:
            await self._turn(until)
            await self.react()

    async def react(self, *, without: Collection[str] = ()) -> None:
        """Let everybody but those ``without`` (ids) do what they feel like at this moment."""
        self._people = self._people or self._scripted()
        for group in self._people:
            group.absent = frozenset(without) | (self._away if group is self._people[0] else set())
            latest = await group.react_until_quiet()
            self._here |= {each.person for each in latest if each.action == "sessions:here"}
            self._declined |= {each.person for each in latest if each.action == "sessions:cannot-come"}
            self._done += latest
        self._done += await self._lead(without)
        await self._speak(without)
        await self._tidy(without)

    async def _tidy(self, without: Collection[str]) -> None:
        """Close what still lies before people, such as a thank-you."""
        open_modals = self.acting.stage.workspace.modals
        for user in [user for user, stack in open_modals.items() if stack and user not in without]:
            await self.acting.close(user, everything=True)

    async def _turn(self, until: datetime) -> None:
        now = self.clock.now()
        coming = await self.next_moment() or until
        await self.clock.turn_to(max(now, min(coming, now + LONGEST_STEP, until)))

    async def _settle(self) -> None:
        await self.clock.turn_to(self.clock.now())

    async def _found(self) -> None:
        """Anna founds the circle in a modal, first with a slip of the hand."""
        await self.acting.command("anna", CHANNEL, "/circle new")
        anna = self.acting.stage.person("anna")
        await self._see_modal(anna)
        await self.acting.click("anna", "circles:more")
        await self.acting.until(lambda: self._field(anna, "sessions"))
        first = (self.clock.now() + timedelta(days=10)).date()
        here = {"channel": CHANNEL} | ({"where": "there"} if self._field(anna, "where") else {})
        await self.acting.submit(
            "anna",
            {
                "name": "Async Python",
                "purpose": PURPOSE[self._spoken()],
                "first": (self.clock.now() - timedelta(days=3)).date().isoformat(),
                "sessions": str(self.sessions),
            }
            | here,
        )
        await self.acting.submit("anna", {"first": first.isoformat()})
        await self._settle()
        await self.acting.close("anna", everything=True)

    async def _gather(self) -> None:
        for name in ("ben", "carla", "david", "elif"):
            await self.acting.click(name, "circles:join", channel=CHANNEL)
        for name, topic in zip(("anna", "ben", "carla", "david"), TOPICS[self._spoken()], strict=True):
            await self.acting.command(name, CHANNEL, f"/topics add {topic}")
        for name in ("ben", "david", "elif"):
            await self._vote(name)
        for name in ("anna", "ben", "carla", "david", "elif", "frank", "grace", "hannes"):
            await self.acting.command(name, CHANNEL, "/coach join")
        await self._settle()

    async def _vote(self, name: str) -> None:
        person = self.acting.stage.person(name)
        await self.acting.command(name, CHANNEL, "/topics vote")
        await self._see_modal(person)
        modal = self.acting.stage.reading.modal(person)
        dots = next(each for each in modal.elements if each.kind == "multi_static_select") if modal else None
        words = [TOPICS[self._spoken()][1], TOPICS[self._spoken()][3]]
        outcome = await self.acting.submit(name, {dots.block_id: words} if dots else None)
        if outcome.modal is not None:
            await self.acting.close(name, everything=True)

    async def _lead(self, without: Collection[str]) -> list[Reaction]:
        """Have sessions started, and minutes written, by whom the message names, not by whoever sees it first."""
        done: list[Reaction] = []
        for channel, message, actions in self._threads():
            for action in actions & LED.keys():
                fields, leader = LED[action], self._named_in(message, channel)
                key = (channel.id, message.ts, action)
                if key in self._led or leader is None or (fields and leader.id in without):
                    continue
                self._led.add(key)
                if action == "sessions:start":
                    self._away = self._away - channel.members | self._declined & channel.members
                    self._declined -= channel.members
                outcome = await self.acting.click(leader.id, action, channel=channel.id, ts=message.ts)
                if fields:
                    await self._see_modal(leader)
                    words = self._skilled()
                    number = sum(place == channel.id and led == action for place, _, led in self._led) - 1
                    written = {name: words[name][number % len(words[name])] for name in fields}
                    outcome = await self.acting.submit(leader.id, written)
                    self._here -= channel.members
                done.append(Reaction(leader.id, action, outcome))
        if done:
            await self._settle()
        return done

    async def _speak(self, without: Collection[str]) -> None:
        """Have those who are there answer in the thread what a step asks of all, a sentence each."""
        for channel, message, _ in self._threads():
            if (channel.id, message.ts) in self._heard:
                continue
            self._heard.add((channel.id, message.ts))
            for title in [title for title in SPOKEN[self._spoken()] if _asks(message.text, title)]:
                lines = self._lines.setdefault(title, cycle(SPOKEN[self._spoken()][title]))
                speakers = self._speakers(channel, message, without)[: len(SPOKEN[self._spoken()][title])]
                for person in speakers:
                    await self.acting.say(person, channel.id, next(lines), message.thread_ts)

    def _speakers(self, channel: Channel, message: PostedMessage, without: Collection[str]) -> list[str]:
        """Return who answers, of those who have said that they are here."""
        dice = Random(f"{self.seed}:{message.ts}")  # noqa: S311  the same season each time, nothing secret
        here = sorted(self._here & channel.members - set(without))
        dice.shuffle(here)
        return [each for each in here if dice.random() < TALKATIVE]

    def _threads(self) -> Iterator[tuple[Channel, PostedMessage, set[str]]]:
        """Yield what the app has written to all in threads, and what can be pressed there."""
        for channel in list(self.acting.stage.workspace.channels.values()):
            for message in list(channel.messages):
                if message.bot_id and message.thread_ts and message.only_for is None:
                    yield channel, message, {each.action_id for each in elements(message.blocks)}

    def _named_in(self, message: PostedMessage, channel: Channel) -> SlackUser | None:
        """Return whom a message names in its one sentence, or else anywhere: below it may call all who come."""
        people = [each for each in self.acting.stage.workspace.people.values() if each.id in channel.members]
        named = (each for text in (message.text, str(message.blocks)) for each in people if f"<@{each.id}>" in text)
        return next(named, None)

    def _circle(self) -> list[SlackUser]:
        return [self.acting.stage.person(name) for name in ("anna", "ben", "carla", "david", "elif")]

    def _scripted(self) -> list[ScriptedPeople]:
        """Return who is in a session, the same people otherwise, and others: they don't press the circle's buttons."""
        circle = {each.id for each in self._circle()}
        everybody = {each.id for each in self.acting.stage.workspace.people.values() if not each.is_bot}
        return [
            ScriptedPeople(self.acting, in_session(self._skilled()), self.seed, sorted(circle)),
            ScriptedPeople(self.acting, OTHERWISE, self.seed, sorted(circle)),
            ScriptedPeople(self.acting, COACHING, self.seed, sorted(everybody - circle)),
        ]

    def _skilled(self) -> Mapping[str, Sequence[str]]:
        """Return what people write."""
        return SKILLED[self._spoken()]

    def _spoken(self) -> str:
        """Return in which language the circle writes: its founder's."""
        return GERMAN if self.acting.stage.person("anna").locale.startswith("de") else ENGLISH

    async def _see_modal(self, person: SlackUser) -> None:
        await self.acting.until(lambda: self.acting.stage.reading.modal(person))

    def _field(self, person: SlackUser, block_id: str) -> bool:
        modal = self.acting.stage.reading.modal(person)
        return modal is not None and any(each.block_id == block_id for each in modal.elements)

    def _summary(self, began: datetime, done: Sequence[Reaction]) -> Summary:
        workspace = self.acting.stage.workspace
        calls = [entry for entry in workspace.traffic if entry.direction == "to_slack"]
        errors = [(entry.kind, (entry.answer or {}).get("error")) for entry in calls]
        reactions: dict[str, int] = {}
        for reaction in done:
            reactions[reaction.action] = reactions.get(reaction.action, 0) + (reaction.outcome.error is None)
        return Summary(
            began=began,
            ended=self.clock.now(),
            messages=sum(len(channel.messages) for channel in workspace.channels.values()),
            api_calls=len(calls),
            refused=[f"{method}: {error}" for method, error in errors if error and error != "ratelimited"],
            rate_limited=sum(error == "ratelimited" for _, error in errors),
            reactions=reactions,
        )


def _asks(text: str, step: str) -> bool:
    """Return whether a message opens this step, which is told by its title or its question."""
    return bool(re.search(rf"\d, {step}, \d", text)) or text.endswith(step)


def in_session(words: Mapping[str, Sequence[str]]) -> list[Rule]:
    """Return what people do in a session, and with which ``words``."""
    reflection = {key: words[key] for key in ("what", "so_what", "if_text", "then_text")}
    return [
        Rule(
            "reflections:open",
            chance=0.8,
            once=True,
            modal=reflection | {"visibility": ("only_me", "circle", "anonymous")},
        ),
        Rule("sessions:here", chance=0.7),
        Rule("climate:open", chance=0.9, modal={"item_*": ("3", "4", "5")}),
        Rule("sessions:answer", chance=0.8, modal={"answer": words["so_what"]}),
    ]
