"""What a pair is to others, what its people say about meeting, where somebody stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.kernel.ids import UserId
from bot.kernel.vocabulary import Cadence, Language, PairState

MINUTES = {2: 50, 3: 75}
"""How long a pair and a trio take, 25 minutes for each."""


@dataclass(frozen=True)
class Coachee:
    """Somebody in a pair or trio; ``out`` is who said that they can't this time."""

    person_id: UUID
    user: UserId
    language: Language
    out: bool
    offers: tuple[str, ...]
    wishes: tuple[str, ...]


@dataclass(frozen=True)
class PairInfo:
    """A pair or trio of one round."""

    id: UUID
    people: tuple[Coachee, ...]
    state: PairState
    question: int
    suggested_at: datetime | None
    cadence: Cadence
    starts_at: datetime
    ends_at: datetime
    over: bool

    @property
    def language(self) -> Language:
        """Return the language that all of them read, English where they differ."""
        languages = {one.language for one in self.people}
        return languages.pop() if len(languages) == 1 else Language.ENGLISH

    @property
    def present(self) -> tuple[Coachee, ...]:
        """Return those who haven't said that they can't."""
        return tuple(one for one in self.people if not one.out)

    def others(self, person_id: UUID) -> tuple[Coachee, ...]:
        """Return whom a person meets."""
        return tuple(one for one in self.people if one.person_id != person_id)


@dataclass(frozen=True)
class Standing:
    """Where somebody stands with coaching; ``next_round`` is None while there are fewer than two."""

    me: UUID
    in_pool: bool
    paused_until: datetime | None
    pair: PairInfo | None
    next_round: datetime | None


def state_after(before: PairState, said: PairState, present: int) -> PairState:
    """Return what holds for a pair when one of them has said something and ``present`` of them can."""
    if said is PairState.MET:
        return said
    if present < 2:
        return PairState.NOT_THIS_TIME
    return before if said is PairState.NOT_THIS_TIME else said
