"""How fair roles are over 1,000 seasons in which people come late and can't come, and what it costs: beside a list."""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from statistics import fmean
from uuid import UUID

from bot.features.roles.rules import PastSession, next_rotation
from bot.kernel.enums import CORE_ROLES

SEASONS, SESSIONS, FOUNDERS, LATE = 1_000, 16, 5, 2
AWAY = (0.0, 0.15)
"""How often people can't come. Absence is no debt, so only where nobody is away do counts differ by at most one."""
PEOPLE = [UUID(int=number) for number in range(1, FOUNDERS + LATE + 1)]
Attendance = list[list[UUID]]
Rule = Callable[[Attendance], list[PastSession]]


async def measure() -> None:
    """Print, for our rule and for going down the list: the spread of turns, and microseconds a session."""
    print(f"Roles over {SEASONS:,} seasons of {SESSIONS} sessions, {FOUNDERS} people and {LATE} who come late")
    for away in AWAY:
        chance = random.Random(4)
        seasons = [_attendance(chance, away) for _ in range(SEASONS)]
        print(f"  away {away:.0%} of the time:")
        ours, naive = _tell("rotation", _rotate, seasons), _tell("down the list", _down_the_list, seasons)
        print(f"    time: {ours / naive:.0f} times that of going down the list")


def _tell(name: str, rule: Rule, seasons: Sequence[Attendance]) -> float:
    began = time.perf_counter()
    played = [rule(attendance) for attendance in seasons]
    spent = time.perf_counter() - began
    founders = [_spread(season, PEOPLE[:FOUNDERS], role) for season in played for role in CORE_ROLES]
    print(
        f"    {name:13} turns in a role among founders differ by {fmean(founders):.2f}, at most {max(founders)}; "
        f"{spent / SEASONS / SESSIONS * 1e6:.0f} us a session"
    )
    return spent


def _attendance(chance: random.Random, away: float) -> Attendance:
    """Return who can come to each session: most founders, and later two more."""
    came = {person: 0 if number < FOUNDERS else chance.randrange(1, SESSIONS) for number, person in enumerate(PEOPLE)}
    return [
        [person for person in PEOPLE if came[person] <= number and chance.random() >= away]
        for number in range(SESSIONS)
    ]


def _rotate(attendance: Attendance) -> list[PastSession]:
    season: list[PastSession] = []
    for present in attendance:
        season.append(PastSession(frozenset(present), tuple(next_rotation(CORE_ROLES, present, season).items())))
    return season


def _down_the_list(attendance: Attendance) -> list[PastSession]:
    """Go down the list of who is there, on from where it stopped last."""
    line = cycle(PEOPLE)
    return [
        PastSession(
            frozenset(present),
            tuple(zip(CORE_ROLES, islice((one for one in line if one in present), len(CORE_ROLES)), strict=False))
            if present
            else (),
        )
        for present in attendance
    ]


def _spread(season: Sequence[PastSession], people: Sequence[UUID], role: str) -> int:
    """Return by how many turns those who had a role most often are ahead of those who had it least often."""
    turns = Counter(person for session in season for name, person in session.turns if name == role)
    return max(turns[one] for one in people) - min(turns[one] for one in people)
