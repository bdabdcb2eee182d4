"""A session format: its roles, and its phases with minutes and one question each."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from bot.content.questions import Questions
from bot.content.texts import Group, Id, Part, Purpose, Text
from bot.kernel.enums import CORE_ROLES, Mode

EVERYBODY = ("all", "solo", "pairs", "groups")
"""Who leads a phase when it isn't one role: all together, each alone, in pairs, in small groups."""

SMALLEST_CIRCLE, LARGEST_CIRCLE = 3, 8

Family = Literal[
    "circle", "casework", "coaching", "mentoring", "teaching", "community",
    "showcase", "practice", "failure", "inquiry", "innovation", "handover",
]  # fmt: skip
_PURPOSES: Mapping[Family, Purpose] = {
    "casework": "case", "coaching": "case", "mentoring": "case", "teaching": "explained", "showcase": "explained",
    "inquiry": "explained", "handover": "explained", "practice": "tried", "innovation": "tried", "failure": "review",
}  # fmt: skip
"""After which questions people reflect; else after the usual ones."""
Reader = Literal["author", "recipient", "pair", "author_case", "circle", "circle_anon", "community", "company"]


def _is_count(value: object) -> int | str:
    if isinstance(value, int) and value >= 1:
        return value
    if isinstance(value, str) and re.fullmatch(r"rest|all|\d+-\d+", value):
        return value
    raise ValueError('must be 1 or more, a range such as "2-5", "rest" or "all"')


Count = Annotated[int | str, PlainValidator(_is_count)]
Days = tuple[Annotated[int, Field(ge=1, le=365)], ...]


class FormatRole(Part):
    """What somebody does in a session of this format; ``n`` is how many: 1, 2-5, the rest or all."""

    id: Id
    n: Count
    rotate: bool = False
    optional: bool = False
    name: Text
    duty: Text | None = None
    """What its card says to whoever has it; of a core role the library says it where the format doesn't."""
    choose: Text | None = None
    """The button by which somebody takes it: such a role is never handed out by lot."""
    helps: Questions | None = None
    """Sentences that help whoever has it."""
    explains: bool = False
    """Whether whoever has it explains something: the others may say that it helped."""


class Phase(Part):
    """One step of a session: its minutes, who leads it, who only listens, and its question."""

    id: Id
    block: Id | None = None
    day: Annotated[int, Field(ge=1, le=7)] | None = None
    """The working day of the week on which it opens, when the session runs over days."""
    hours: Annotated[int, Field(ge=1)] | None = None
    """For how many hours it is open then."""
    minutes: int = Field(ge=1)
    by: Id
    quiet: Id | None = None
    reveal: Literal["after_own_post"] | None = None
    title: Text
    question: Text
    out: Id | None = None

    @property
    def own_first(self) -> bool:
        """Return whether over days others' answers are read only once one's own is there."""
        return self.by == "solo" or self.reveal is not None


class Block(Part):
    """A stretch of phases that comes several times, each time with somebody else in a role."""

    times: int = Field(ge=2)
    rotate: str
    """A role's id, ``all_roles`` or ``none``."""


class Output(Part):
    """Something that a phase leaves behind, and who may read it."""

    id: Id
    vis: Reader
    ttl_days: Annotated[int, Field(ge=1)] | None = None
    consent: Literal["all_members", "author", "tellers"] | None = None


class Series(Part):
    """How many sessions of this format make a season."""

    sessions: int = Field(ge=1)
    min: int = Field(ge=1)
    max: int = Field(ge=1)


class FollowUp(Part):
    """What is asked later."""

    outcome_question_days: Days = ()


class Step(BaseModel):
    """A phase at its place in a session; ``turn`` of ``turns`` where its block comes several times."""

    model_config = ConfigDict(frozen=True)

    phase: Phase
    turn: int = 1
    turns: int = 1


class Format(Part):
    """How one session runs."""

    id: Id
    family: Family
    name: Text
    goal: Text
    suits: Text | None = None
    """Whom or what it is for, in a few words, for whoever chooses one."""
    reflect: Purpose | None = None
    """After which questions people reflect; where it isn't said, its family says it."""
    topics: bool = True
    """Whether the circle's list of topics says what it is about; else people bring that along."""
    group: Group
    minutes: int = Field(ge=1)
    cadence: Id
    """A suggestion for people to read; the circle decides."""
    series: Series | None = None
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)]
    followup: FollowUp = FollowUp()
    sources: tuple[str, ...] = ()
    note: str = ""
    """For whoever edits the file; nobody else reads it."""
    blocks: dict[Id, Block] = Field(default_factory=dict)
    roles: Annotated[tuple[FormatRole, ...], Field(min_length=1)]
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    outputs: tuple[Output, ...] = ()

    @property
    def purpose(self) -> Purpose:
        """Return after which questions people reflect."""
        return self.reflect or _PURPOSES.get(self.family, "usual")

    def steps(self) -> tuple[Step, ...]:
        """Return the phases in the order in which they happen, blocks as often as they come."""
        steps: list[Step] = []
        for name, group in groupby(self.phases, key=lambda phase: phase.block):
            phases, turns = tuple(group), self.blocks[name].times if name in self.blocks else 1
            steps.extend(Step(phase=phase, turn=turn, turns=turns) for turn in range(1, turns + 1) for phase in phases)
        return tuple(steps)

    def lasting(self, minutes: int) -> "Format":
        """Return this format in about ``minutes``: each phase takes its share, at least one minute."""
        if minutes == self.minutes:
            return self
        phases = tuple(
            phase.model_copy(update={"minutes": max(1, round(phase.minutes * minutes / self.minutes))})
            for phase in self.phases
        )
        longer = self.model_copy(update={"phases": phases})
        return longer.model_copy(update={"minutes": sum(step.phase.minutes for step in longer.steps())})

    @property
    def one_for_each(self) -> frozenset[str]:
        """Return the names of the blocks in which everybody has a turn: their role passes on, and nobody chooses it."""
        passing = {name: self.role(block.rotate) for name, block in self.blocks.items()}
        return frozenset(name for name, role in passing.items() if role and not role.choose)

    def in_turns(self, people: int) -> "Format":
        """Return this format with a turn for each of so many ``people``, in the same time, where everybody has one."""
        times = max(2, min(people, self.group.max))
        blocks = {
            name: block.model_copy(update={"times": times}) if name in self.one_for_each else block
            for name, block in self.blocks.items()
        }
        phases = tuple(
            phase.model_copy(update={"minutes": max(1, round(phase.minutes * self.blocks[phase.block].times / times))})
            if phase.block in self.one_for_each else phase
            for phase in self.phases
        )  # fmt: skip
        other = self.model_copy(update={"blocks": blocks, "phases": phases})
        return other.model_copy(update={"minutes": sum(step.phase.minutes for step in other.steps())})

    @property
    def check_in(self) -> int:
        """Return the place of the step in which people tell of their plans: the check-in, else the first."""
        return next((place for place, step in enumerate(self.steps()) if step.phase.id == "checkin"), 0)

    @property
    def made_for_circles(self) -> bool:
        """Return whether it goes best with as many people as a circle has."""
        return SMALLEST_CIRCLE <= self.group.ideal <= LARGEST_CIRCLE

    @property
    def recurs(self) -> bool:
        """Return whether a whole season can be made of it: it has no moment of its own in one."""
        return self.cadence not in ("once", "midpoint")

    def fits(self, places: int, mode: Mode) -> bool:
        """Return whether it is made for a circle that has so many places and meets like that."""
        return self.made_for_circles and self.group.min <= places <= self.group.max and mode in self.modes

    def output(self, phase: Phase) -> Output | None:
        """Return what a phase leaves behind; None where it is said in the circle and that is all."""
        return next((output for output in self.outputs if output.id == phase.out), None)

    @property
    def about_a_case(self) -> bool:
        """Return whether what is collected is for whoever brings a case, and for nobody else."""
        return any(output.vis == "author_case" for output in self.outputs)

    def receivers(self, phase: Phase) -> tuple[str, ...]:
        """Return the roles for whose holders the answers to a phase are, beside their authors."""
        output = self.output(phase)
        if output is None or output.vis not in ("author_case", "recipient", "pair"):
            return ()
        if output.vis == "author_case":
            return ("case",)
        own = tuple(role.id for role in self.roles if role.id not in CORE_ROLES)
        passed_on = self.blocks[phase.block].rotate if phase.block in self.blocks else None
        one = phase.quiet or (passed_on if passed_on in own else None)
        return (one,) if one and output.vis == "recipient" else own

    def places(self, role_id: str) -> int:
        """Return how many people have a role one after the other: one in each turn of a block that it rotates in."""
        return max((block.times for block in self.blocks.values() if block.rotate == role_id), default=1)

    @property
    def explaining(self) -> frozenset[str]:
        """Return the ids of the roles whose holders explain something."""
        return frozenset(role.id for role in self.roles if role.explains)

    def rotates(self, step: Step) -> str | None:
        """Return what passes on at each turn of the block of ``step``: a role's id, ``all_roles`` or ``none``."""
        return self.blocks[step.phase.block].rotate if step.phase.block in self.blocks else None

    def role(self, role_id: str) -> FormatRole | None:
        """Return the role with this id; None for ``all``, ``solo``, ``pairs`` and ``groups``."""
        return next((role for role in self.roles if role.id == role_id), None)
