"""After which sessions a circle is asked, until when, and what it is shown of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.features.sessions.rules import Milestone, SessionInfo
from bot.kernel.working_time import ClosedDays, ClosedIn, next_working_hour

ITEMS = SCORES = range(1, 6)
ENOUGH = 4
"""So many answers a sentence takes before anything of them is shown; a circle of fewer isn't asked."""
KEPT = timedelta(days=14)
"""How long the numbers stay after their season has ended."""
OPEN_FOR, _FIRST = timedelta(days=2), 2


@dataclass(frozen=True)
class ItemResult:
    """What is shown of the answers to one sentence."""

    mean: float
    lowest: int
    highest: int


@dataclass(frozen=True)
class CircleClimate:
    """What a circle said of its climate: the mean of its sentences, and how many people spoke of each at least."""

    mean: float
    people: int


Results = Mapping[int, ItemResult | None]
"""What is shown of each sentence; None where it has too few answers."""


def is_asked(number: int, sessions: int, milestone: Milestone | None, *, milestones: bool) -> bool:
    """Return whether the climate is asked about after session ``number``: the second, at half-time, at the end."""
    if milestones:
        return number == _FIRST or milestone in (Milestone.MIDPOINT, Milestone.CLOSING)
    return number in {_FIRST, max(_FIRST, ceil(sessions / 2)), max(_FIRST, sessions)}


def closes_at(session: SessionInfo, closed: ClosedIn) -> datetime:
    """Return until when answers to the check after a session are taken; from then on the result stands."""
    return closing(session.ends_at, session.circle.rhythm.zone, session.circle.closed(closed))


def closing(ends_at: datetime, zone: str, closed: ClosedDays) -> datetime:
    """Return the same of a session that ended then, in a circle that works there on days that aren't closed."""
    return next_working_hour(ends_at + OPEN_FOR, zone, closed)


def shown(given: Mapping[int, int]) -> ItemResult | None:
    """Return mean and spread of one sentence's answers (score -> how many gave it), None where there are too few."""
    answers = sum(given.values())
    if answers < ENOUGH:
        return None
    scores = [score for score, count in given.items() if count]
    return ItemResult(sum(score * given[score] for score in scores) / answers, min(scores), max(scores))


def overall(given: Mapping[int, Mapping[int, int]]) -> CircleClimate | None:
    """Return what the sentences with enough answers come to (sentence -> score -> how many), None where none has."""
    known = [(result.mean, sum(each.values())) for each in given.values() if (result := shown(each))]
    if not known:
        return None
    return CircleClimate(sum(mean for mean, _ in known) / len(known), min(answers for _, answers in known))
