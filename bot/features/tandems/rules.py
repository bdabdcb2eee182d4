"""Who could be asked, which meetings there are and when, and what a tandem is to others."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np

from bot.features.affinity.rules import Couple, Peer, PeerGraph
from bot.features.people.rules import PersonInfo
from bot.kernel.enums import Cadence, Language, TandemAnswer, TandemKind, TandemState
from bot.kernel.ids import UserId

CAPACITY, MOST_AT_ONCE = 2, 5
"""For how many somebody is there at once where they didn't say, and at most."""
OPEN_FOR, PAUSE, KEPT = timedelta(days=14), timedelta(weeks=4), timedelta(days=365)
"""How long a question waits for its answer; how long a pause is; how long a tandem is kept once it is over."""
LASTING = tuple(kind for kind in TandemKind if kind is not TandemKind.CASE)
"""What somebody looks for themselves."""
MONTHS = (1, 3, 6, 12)
_WEEKS_APART = {Cadence.WEEKLY: 1, Cadence.TWO_WEEKS: 2, Cadence.FOUR_WEEKS: 4}
CADENCES = tuple(_WEEKS_APART)
_WEEKS_IN_A_YEAR, _FEWEST_WITH_HALF = 52, 4
_FORMATS: Mapping[TandemKind, tuple[str, str]] = {
    TandemKind.MENTORING: ("mentoring-start", "mentoring-session"),
    TandemKind.REVERSE: ("reverse-mentoring", "reverse-mentoring"),
    TandemKind.CASE: ("fallberatung-kurz", "fallberatung-kurz"),
    TandemKind.TUTORING: ("peer-tutoring", "peer-tutoring"),
    TandemKind.SHADOWING: ("shadowing", "shadowing"),
}
"""How the first meeting and those after it run; what isn't here has a programme of its own."""


@dataclass(frozen=True)
class Meeting:
    """One of a tandem's meetings: in which week, how it runs, what it is called where it has a name of its own."""

    week: int
    format_id: str
    titles: Mapping[Language, str] = field(default_factory=dict)


def meetings_in(kind: TandemKind, cadence: Cadence, months: int) -> int:
    """Return how many meetings fit into so many months; a visit is one."""
    if kind in (TandemKind.SHADOWING, TandemKind.CASE):
        return 1
    return max(1, months * _WEEKS_IN_A_YEAR // 12 // _WEEKS_APART[cadence])


def regular(kind: TandemKind, cadence: Cadence, meetings: int) -> tuple[Meeting, ...]:
    """Return so many meetings in the same rhythm; empty for what follows a programme."""
    if kind not in _FORMATS:
        return ()
    first, later = _FORMATS[kind]
    return tuple(Meeting(_WEEKS_APART[cadence] * n, later if n else first) for n in range(meetings))


def next_day(due_on: date, weeks: int, today: date) -> date:
    """Return when the next meeting comes, ``weeks`` after the last; where that is over, so long after today."""
    planned = due_on + timedelta(weeks=weeks)
    return planned if planned > today else today + timedelta(weeks=weeks)


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be asked, and for how many more they are there."""

    peer: Peer
    free: int


def proposed(
    me: Peer,
    others: Sequence[Candidate],
    blocked: Collection[Couple],
    *,
    helps: bool,
    on: date,
    seed: str,
    anybody: bool = False,
) -> list[UUID]:
    """Return who could be asked, the best first: they offer what ``me`` wishes, or the other way round where I help.

    ``anybody``: those who don't, too, after them.

    Never somebody whom one of them doesn't want to meet, or, where they are to help, who has no room; ``me`` has it.
    """
    found = [one for one in others if one.peer.id != me.id and (helps or one.free > 0)]
    if not found:
        return []
    graph = PeerGraph([me, *(one.peer for one in found)], {}, blocked, on, seed)
    mine, theirs = np.zeros(len(found), np.int64), np.arange(1, len(found) + 1)
    giver, taker = (mine, theirs) if helps else (theirs, mine)
    fits = graph.may_meet(mine, theirs)
    if not anybody:
        fits &= graph.offers.share(giver, graph.wishes, taker)
    worth = graph.worth(mine, theirs)
    order = sorted(np.flatnonzero(fits), key=lambda n: (-worth[n], found[n].peer.id))
    return [found[n].peer.id for n in order]


@dataclass(frozen=True)
class TandemPerson:
    """Somebody in a tandem, or asked; ``id`` is that of their seat, ``gone`` whose account is off."""

    id: UUID
    person_id: UUID
    user: UserId
    language: Language
    asks: bool
    helps: bool
    said: TandemAnswer
    gone: bool = False
    about: str = ""
    goal: str = ""
    kept: str = ""
    thanks: str = ""


@dataclass(frozen=True)
class TandemInfo:
    """Two people who meet for a while, one who looks for the other, or a few who meet once about a case."""

    id: UUID
    kind: TandemKind
    state: TandemState
    cadence: Cadence
    plan: tuple[Meeting, ...]
    number: int
    seats: tuple[TandemPerson, ...]
    due_on: date | None = None
    meets_at: datetime | None = None
    date_changes: int = 0
    wanted_by: date | None = None
    """Until when Zirkel asks, one after the other, whether they would help; None where people ask."""
    made_at: datetime | None = None
    opened_at: datetime | None = None
    venue: str = ""

    @property
    def pair(self) -> tuple[TandemPerson, ...]:
        """Return who is in it."""
        return tuple(one for one in self.seats if one.said in (TandemAnswer.YES, TandemAnswer.LEFT))

    @property
    def present(self) -> tuple[TandemPerson, ...]:
        """Return who is still in it."""
        return tuple(one for one in self.seats if one.said is TandemAnswer.YES and not one.gone)

    def goes_on_without(self, person_id: UUID) -> bool:
        """Return whether it goes on when one of its people leaves: whoever looked for others is there, and one more.

        As long as others are looked for, that one may still be to come.
        """
        rest = [one for one in self.present if one.person_id != person_id]
        return any(one.asks for one in rest) and (self.state is TandemState.LOOKING or len(rest) > 1)

    @property
    def asker(self) -> TandemPerson | None:
        """Return who looked for the other one; None once they are erased."""
        return next((one for one in self.seats if one.asks), None)

    @property
    def asked(self) -> TandemPerson | None:
        """Return whose answer is waited for."""
        return next((one for one in self.seats if one.said is TandemAnswer.OPEN), None)

    def seat(self, person_id: UUID) -> TandemPerson | None:
        """Return somebody's place in it, as long as they said no no."""
        return next((one for one in self.seats if one.person_id == person_id and one.said is not TandemAnswer.NO), None)

    def others(self, person_id: UUID) -> tuple[TandemPerson, ...]:
        """Return whom somebody meets or has met."""
        return tuple(one for one in self.pair if one.person_id != person_id)

    @property
    def meeting(self) -> Meeting:
        """Return the meeting that is on."""
        return self.plan[max(self.number, 1) - 1]

    @property
    def halfway(self) -> bool:
        """Return whether half of it is over with the meeting that is on; of a few meetings nobody asks."""
        return len(self.plan) >= _FEWEST_WITH_HALF and self.number == len(self.plan) // 2 + 1

    @property
    def leaves_cards(self) -> bool:
        """Return whether its two are asked what others should find of it: in a handover's last meeting, and after."""
        last = self.number == len(self.plan) or self.state is TandemState.OVER
        return self.kind is TandemKind.HANDOVER and self.number > 0 and last

    @property
    def weeks_to_next(self) -> int:
        """Return how long after this meeting the next one comes; after the last, the end."""
        weeks = [meeting.week for meeting in self.plan] or [0]
        at = min(max(self.number, 1), len(weeks) - 1)
        return (weeks[at] - weeks[at - 1]) if len(weeks) > 1 else _WEEKS_APART[self.cadence]

    @property
    def language(self) -> Language:
        """Return the language that both read; English where they read different ones."""
        languages = {one.language for one in self.pair}
        return languages.pop() if len(languages) == 1 else Language.ENGLISH


@dataclass(frozen=True)
class Proposal:
    """Somebody who could be asked, with what they offer where they are to help."""

    person: PersonInfo
    offers: tuple[str, ...]


@dataclass(frozen=True)
class TandemPage:
    """A tandem for one of its people, or for whoever is asked."""

    tandem: TandemInfo
    me: TandemPerson
    proposals: tuple[Proposal, ...] = ()
