"""People who act by themselves: they look for buttons that they know and react by simple rules, the same each time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from bot.practice.people.acting import Acting
from bot.practice.people.finding import NotPossible
from bot.practice.people.surroundings import ActionOutcome
from bot.practice.reading.reading import SeenElement, SeenView
from bot.practice.workspace.state import SlackUser

MODAL_SECONDS = 5.0


@dataclass(frozen=True)
class Rule:
    """How people react to a button: how likely, and what they enter in the modal that it opens."""

    action: str
    """The button's ``action_id``, or a pattern such as ``topics:*``."""
    chance: float = 1.0
    """How likely one person reacts to one such button, 0 to 1; decided once."""
    once: bool = False
    """Whether they react once to whatever does the same, in whichever message it stands."""
    modal: Mapping[str, Sequence[Any]] | None = None
    """Pattern of ``action_id`` or ``block_id`` -> what may be entered there; None: no modal opens."""


@dataclass(frozen=True)
class Reaction:
    """What somebody did by a rule, and how it ended."""

    person: str
    action: str
    outcome: ActionOutcome


@dataclass(frozen=True)
class _Chance:
    """A button before somebody's eyes: in a message of a channel, or (no channel) in Home."""

    person: SlackUser
    button: SeenElement
    channel: str | None = None
    ts: str = ""

    def key(self) -> str:
        return f"{self.person.id}:{self.ts}:{self.button.action_id}:{self.button.value}"

    def same(self) -> str:
        """Return what is alike where the same can be done from another message: what the value begins with."""
        return f"{self.person.id}:{self.button.action_id}:{str(self.button.value).partition(',')[0]}"


@dataclass
class ScriptedPeople:
    """Some or all people of a workspace, with rules instead of a mind."""

    acting: Acting
    rules: Sequence[Rule]
    seed: int
    names: Sequence[str] = ()
    """Who acts; empty: everybody."""
    absent: frozenset[str] = frozenset()
    """Ids of people who don't act just now."""
    _decided: set[str] = field(default_factory=set)

    async def react(self) -> list[Reaction]:
        """Let everybody look around once and do what they feel like; return what they did."""
        done = []
        for person in self._people():
            for chance in list(self._chances(person)):
                rule = self._rule(chance)
                if rule is not None and self._wants(chance, rule):
                    done.append(await self._do(chance, rule))
        return done

    async def react_until_quiet(self, rounds: int = 20) -> list[Reaction]:
        """Let people react until nobody finds anything new to do, or ``rounds`` have passed."""
        done: list[Reaction] = []
        for _ in range(rounds):
            latest = await self.react()
            if not latest:
                break
            done += latest
        return done

    def _people(self) -> list[SlackUser]:
        stage = self.acting.stage
        named = [stage.person(name) for name in self.names] if self.names else list(stage.workspace.people.values())
        return [each for each in named if not (each.is_bot or each.deleted or each.id in self.absent)]

    def _chances(self, person: SlackUser) -> Iterator[_Chance]:
        reading = self.acting.stage.reading
        for channel in list(self.acting.stage.workspace.channels.values()):
            if person.id in channel.members and not channel.archived:
                there = reading.clickable(person, channel)
                yield from (_Chance(person, each, channel.id, ts) for ts, each in there if each.kind == "button")
        home = reading.home(person)
        yield from (_Chance(person, each) for each in (home.elements if home else ()) if each.kind == "button")

    def _rule(self, chance: _Chance) -> Rule | None:
        return next((each for each in self.rules if fnmatchcase(chance.button.action_id, each.action)), None)

    def _wants(self, chance: _Chance, rule: Rule) -> bool:
        key = chance.same() if rule.once else f"{chance.channel}:{chance.key()}"
        if key in self._decided:
            return False
        self._decided.add(key)
        return self._dice(chance).random() < rule.chance

    def _dice(self, chance: _Chance) -> Random:
        return Random(f"{self.seed}:{chance.key()}")  # noqa: S311  the same season each time, nothing secret

    async def _do(self, chance: _Chance, rule: Rule) -> Reaction:
        name, button, acting = chance.person.id, chance.button, self.acting
        value = button.value if isinstance(button.value, str) else None
        try:
            outcome = await acting.click(name, button.action_id, channel=chance.channel, ts=chance.ts, value=value)
        except NotPossible as refused:  # somebody else's click has just changed the message
            return Reaction(name, button.action_id, ActionOutcome(error=str(refused)))
        if rule.modal is not None and outcome.error is None:
            outcome = await self._answer_modal(chance, rule.modal)
        return Reaction(name, button.action_id, outcome)

    async def _answer_modal(self, chance: _Chance, entries: Mapping[str, Sequence[Any]]) -> ActionOutcome:
        person, reading, dice = chance.person, self.acting.stage.reading, self._dice(chance)
        try:
            await self.acting.until(lambda: _can_submit(reading.modal(person)), timeout=MODAL_SECONDS)
        except TimeoutError:  # the app told them something else instead
            return ActionOutcome(error="no modal opened")
        modal = reading.modal(person)
        values = {}
        for each in modal.elements if modal else ():
            for pattern, choices in entries.items():
                if fnmatchcase(each.action_id, pattern) or fnmatchcase(each.block_id, pattern):
                    values[each.block_id] = dice.choice(list(choices))
        outcome = await self.acting.submit(person.id, values)
        if outcome.modal is not None:  # read, or not accepted: either way they are done with it
            await self.acting.close(person.id, everything=True)
        return outcome


def _can_submit(modal: SeenView | None) -> bool:
    return modal is not None and modal.submit is not None
