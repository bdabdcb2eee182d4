"""When a formed circle meets, what whoever offers a programme learns of it, and what becomes of answers."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from itertools import combinations
from operator import and_
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.affinity.rules import Couple
from bot.features.circles.rules import FEWEST, CircleInfo
from bot.features.fitting.rules import MEETING, Applicant, WithoutCircle
from bot.features.forming.rules import CircleProposal, FormedCircle, OwnCircle, Size, form, may_move_to
from bot.features.programmes import rules as frames
from bot.features.programmes.rules import ProgrammeInfo
from bot.kernel.enums import CircleState, Language, WhyNoCircle
from bot.kernel.ids import UserId
from bot.kernel.recurrence import moment
from bot.kernel.week import HALF_HOURS, HalfDay, starts, weekly_hours

MANY = 200
"""Of more people than so many, circles are formed in a process of their own."""
_FAVOURITES = (10 * 60, 14 * 60)
_FRIDAY = 4
_LONGEST = timedelta(weeks=16)


@dataclass(frozen=True)
class WeeklySlot:
    """When a circle meets each week: a weekday, 0 for Monday, and a time in the programme's zone; for how long."""

    weekday: int
    at: time
    minutes: int


@dataclass(frozen=True)
class FormedNumbers:
    """What whoever offers a programme learns of its circles: numbers alone."""

    circles: int
    placed: int
    granted: int
    """How many of them meet somebody who offers what they wish for."""
    left_out: Mapping[WhyNoCircle, int]
    accepted: int = 0
    waiting: int = 0
    """How many haven't said anything yet."""

    @property
    def left_out_in_all(self) -> int:
        """Return for how many there is no circle."""
        return sum(self.left_out.values())


@dataclass(frozen=True)
class Proposed:
    """A circle that is proposed, as one of its people sees it, or somebody who could go there."""

    id: UUID
    number: int
    language: Language
    first: datetime
    """When it would meet first."""
    minutes: int
    people: Mapping[UUID, UserId]
    """Who would be in it; once it has begun, who is in it, and who has said yes and is about to come."""
    room: int = 0
    """How many more may come."""
    begun: bool = False


@dataclass(frozen=True)
class MyProposal:
    """What is proposed to somebody in a programme; ``circle`` is None where nothing is."""

    programme: ProgrammeInfo
    circle: Proposed | None
    yes: bool
    others: tuple[Proposed, ...] = ()
    """Where else they could go."""
    why: WhyNoCircle | None = None
    helps: tuple[str, ...] = ()
    """What would have helped: a language, or half-days by their numbers, as ``why`` has it."""


@lru_cache(maxsize=4096)
def season_hours(half_days: int, zone: str, weeks: tuple[date, ...]) -> int:
    """Return the half hours that somebody has ticked, as a number, and that hold in all of ``weeks``."""
    ticked = frames.half_days(frames.from_bits(half_days))
    return reduce(and_, (weekly_hours(ticked, zone, on) for on in weeks))


def formed(
    applicants: Mapping[UUID, Applicant],
    named: Mapping[UUID, Collection[UUID]],
    size: Size,
    met: Mapping[Couple, int],
    *,
    seed: str,
) -> CircleProposal:
    """Form circles: first of people who all named each other, then of everybody; see ``forming``."""
    return form(applicants.values(), size, met, own_circles(named, applicants, size), seed=seed)


def helping(left: WithoutCircle, ticked: int, zone: str, starts_on: date) -> str:
    """Return what would have helped: languages, or the half-days not ``ticked`` at which enough others can."""
    more = sorted({*range(frames.HALF_DAYS)} - frames.from_bits(ticked))
    days = [one for one in more if starts(left.hours & season_hours(1 << one, zone, season(starts_on)), MEETING)]
    return " ".join([*sorted(left.languages), *map(str, days)])


def slot(hours: int, minutes: int, zone: str, on: date) -> WeeklySlot | None:
    """Return when in the week of ``on`` people with ``hours`` in common meet best: mid-morning, else mid-afternoon.

    Where they have less than ``minutes`` in one go it is an hour; None where they haven't even that.
    """
    for lasts in dict.fromkeys((minutes, MEETING)):
        found = [_local(number, zone, on) for number in range(HALF_HOURS) if starts(hours, lasts) >> number & 1]
        usual = [at for at in found if at.weekday() <= _FRIDAY]
        if usual:
            best = min(usual, key=lambda at: (_from_favourite(at.time()), at.weekday()))
            return WeeklySlot(best.weekday(), best.time(), lasts)
    return None


def around(weekday: int, at: time, minutes: int) -> HalfDay:
    """Return the whole half hours around a meeting, up to midnight: in those its people can't meet elsewhere."""
    first = at.hour * 2 + at.minute // 30
    last = min(-(-(at.hour * 60 + at.minute + minutes) // 30), 47)
    return weekday, (time(first // 2, first % 2 * 30), time(last // 2, last % 2 * 30))


def _local(number: int, zone: str, on: date) -> datetime:
    monday = datetime.combine(on - timedelta(on.weekday()), time(), UTC)
    return (monday + timedelta(minutes=30 * number)).astimezone(ZoneInfo(zone))


def _from_favourite(at: time) -> int:
    return min(abs(at.hour * 60 + at.minute - favourite) for favourite in _FAVOURITES)


def own_circles(
    named: Mapping[UUID, Collection[UUID]], applicants: Mapping[UUID, Applicant], size: Size
) -> list[OwnCircle]:
    """Return the circles of people who all named each other and can meet, the largest first; nobody is in two."""
    found: dict[frozenset[UUID], None] = {}
    for one, others in named.items():
        near = sorted(other for other in others if other != one and one in named.get(other, ()))
        groups = (frozenset((one, *some)) for n in range(FEWEST - 1, size.most) for some in combinations(near, n))
        found |= dict.fromkeys(each for each in groups if _all_want(each, named) and _can_meet(each, applicants))
    own: list[OwnCircle] = []
    for group in sorted(found, key=lambda each: (-len(each), sorted(each))):
        if not any(group & each.members for each in own):
            own.append(OwnCircle(group, wants_more=True))
    return own


def _all_want(group: Collection[UUID], named: Mapping[UUID, Collection[UUID]]) -> bool:
    return all(other in named[one] for one in group for other in group if other != one)


def _can_meet(group: Collection[UUID], applicants: Mapping[UUID, Applicant]) -> bool:
    people = [applicants[one] for one in group]
    hours = reduce(and_, (one.hours for one in people))
    languages = frozenset[Language].intersection(*(one.languages for one in people))
    return bool(languages and starts(hours, MEETING)) and not any(one.not_with & {*group} for one in people)


def as_begun(known: Proposed, circle: CircleInfo, coming: Mapping[UUID, UserId]) -> Proposed:
    """Return a circle that was proposed as it is now that it has begun; ``coming``: who has said yes."""
    inside = {member.person_id: member.user for member in circle.members}
    people = {**inside, **coming}
    room = 0 if circle.state is CircleState.CLOSED else circle.free_places - len(people) + len(inside)
    first = moment(circle.rhythm.first, circle.rhythm.at, circle.rhythm.zone)
    return replace(
        known, language=circle.language, first=first, minutes=circle.minutes, people=people, room=max(0, room),
        begun=True,
    )  # fmt: skip


def may_go(
    me: Applicant,
    known: Sequence[Proposed],
    others: Mapping[UUID, Applicant],
    frame: ProgrammeInfo,
    met: Mapping[Couple, int],
) -> list[Proposed]:
    """Return where somebody could go, the best first: they have time when it meets, speak its language, it has room."""
    circles = [
        FormedCircle(tuple(one.people), _meets(one, frame), frozenset({one.language}), one.minutes,
                     closed=not one.room and me.id not in one.people)
        for one in known
    ]  # fmt: skip
    there = [
        replace(others[one], hours=each.hours, languages=each.languages)
        for each in circles for one in each.members if one != me.id
    ]  # fmt: skip
    size = replace(size_of(frame.places), most=1 + max((len(each.members) for each in circles), default=0))
    return [known[number] for number in may_move_to(me, circles, there, size, met)]


def size_of(places: int) -> Size:
    """Return how many people may be in a circle for so many."""
    return Size(max(FEWEST, min(4, places)), places, places + 1)


def season(starts_on: date) -> tuple[date, date]:
    """Return two days between which a programme that starts then is over: what holds in both weeks holds all along."""
    return starts_on, starts_on + _LONGEST


def _meets(circle: Proposed, frame: ProgrammeInfo) -> int:
    """Return the half hours of a week in which a circle meets: whoever comes into it has time then."""
    local = circle.first.astimezone(ZoneInfo(frame.zone))
    whole = around(local.weekday(), local.time(), circle.minutes)
    return reduce(and_, (weekly_hours([whole], frame.zone, on) for on in season(frame.starts_on)))


def granted(groups: Iterable[Collection[UUID]], applicants: Mapping[UUID, Applicant]) -> int:
    """Return how many are with somebody who offers what they wish for."""
    return sum(
        any(applicants[one].wishes & applicants[other].offers for other in group if other != one)
        for group in groups
        for one in group
        if one in applicants
    )


def left_out(reasons: Iterable[WhyNoCircle | None]) -> Mapping[WhyNoCircle, int]:
    """Return how many found no circle, by what they were told."""
    return Counter(one for one in reasons if one)


def seasons_of(together: Sequence[Collection[UUID]]) -> dict[Couple, int]:
    """Return when any two were last together, as a number from 1; ``together``: circles' people, the oldest first."""
    return {
        frozenset(two): number for number, group in enumerate(together, 1) for two in combinations(sorted(group), 2)
    }
