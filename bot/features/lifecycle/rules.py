"""When a circle is dying, when it is asked how to go on, and how it has decided without saying so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.features.circles.rules import PLACES, CircleInfo
from bot.kernel.enums import CircleState, Decision
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import WEEKENDS, ClosedDays, working_day_from

FEWEST, MISSED_IN_A_ROW = PLACES.start, 2

LONGEST_PAUSE, OFFER_KEPT = timedelta(days=366), timedelta(days=14)

_USUAL_PAUSE, _AGAIN = timedelta(weeks=3), timedelta(hours=24)

_ASKED_AT = time(10)


class Sign(StrEnum):
    """Why a circle may be dying."""

    MISSED = "missed"
    """Two sessions in a row didn't take place."""
    FEW = "few"
    """Fewer than three people are left."""


@dataclass(frozen=True)
class CircleHealth:
    """What tells whether a circle is dying."""

    meets: bool
    """Whether it neither pauses nor has ended."""
    members: int
    past: tuple[tuple[datetime, bool], ...]
    """When its past sessions were over, the first one first, and whether each took place."""
    lost_at: datetime | None
    """When it lost somebody last."""
    asked_at: datetime | None
    """When it was asked last."""


@dataclass(frozen=True)
class LifecycleQuestion:
    """The circle that is asked how to go on, and why."""

    circle: CircleInfo
    signs: tuple[Sign, ...]


def signs(health: CircleHealth) -> dict[Sign, datetime]:
    """Return why a circle may be dying, and since when; nothing where it pauses, has ended, or is being founded."""
    return dict(_signs(health)) if health.meets and health.past else {}


def _signs(health: CircleHealth) -> Iterator[tuple[Sign, datetime]]:
    begun = health.past[0][0]
    lost = max(begun, health.lost_at or begun)
    missed = _missed_last(health.past)
    if len(missed) >= MISSED_IN_A_ROW:
        yield Sign.MISSED, missed[MISSED_IN_A_ROW - 1]
    if health.members < FEWEST:
        yield Sign.FEW, lost


def _missed_last(past: tuple[tuple[datetime, bool], ...]) -> list[datetime]:
    """Return when sessions were missed since one took place, the first one first."""
    held = max((number for number, (_, took_place) in enumerate(past, 1) if took_place), default=0)
    return [at for at, _ in past[held:]]


def dying_since(health: CircleHealth) -> datetime | None:
    """Return since when there is something that the circle hasn't been asked about, None where there is nothing."""
    news = [at for at in signs(health).values() if health.asked_at is None or at > health.asked_at]
    return min(news, default=None)


def is_dying(health: CircleHealth, now: datetime) -> bool:
    """Return whether a circle should be asked how to go on: once, until something has changed."""
    since = dying_since(health)
    rested = health.asked_at is None or now - health.asked_at >= _AGAIN
    return since is not None and since <= now and rested


def ask_at(since: datetime, asked_at: datetime | None, zone: str, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return when a circle is asked: the next working day at 10:00, and a day after it was asked last."""
    earliest = max(since, asked_at + _AGAIN) if asked_at else since
    return moment(working_day_from(local_date(earliest, zone) + timedelta(days=1), closed), _ASKED_AT, zone)


def implied_decision(circle: CircleInfo, held_at: datetime | None) -> Decision | None:
    """Return how a circle has decided without pressing a button of the question; it met last at ``held_at``."""
    if circle.asked_at is None:
        return None
    if circle.state is CircleState.CLOSED:
        return Decision.END
    if circle.state is CircleState.PAUSED:
        return Decision.PAUSE
    if circle.rescheduled_at and circle.rescheduled_at > circle.asked_at:
        return Decision.NEW_TIME
    return Decision.MET if held_at and held_at > circle.asked_at else None


def usual_pause(now: datetime, zone: str) -> date:
    """Return until when a pause is proposed."""
    return local_date(now + _USUAL_PAUSE, zone)
