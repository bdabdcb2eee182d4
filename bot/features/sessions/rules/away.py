"""To which sessions somebody can't come because they pause."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from bot.kernel.vocabulary import Presence


@dataclass(frozen=True)
class Seat:
    """Somebody's place in a session to come, and what they last said about it."""

    session_id: UUID
    person_id: UUID
    starts_at: datetime
    begun: bool
    """Whether it runs just now, live: who sits in it isn't sent away."""
    paused_until: datetime | None
    presence: Presence | None = None
    for_pause: bool = False
    """Whether they can't come only because they pause."""


class Step(Enum):
    """What follows from a pause for one seat."""

    LEAVE = "leave"
    RETURN = "return"


def is_away(seat: Seat, now: datetime) -> bool:
    """Return whether somebody pauses now, and still will when the session starts."""
    return seat.paused_until is not None and seat.paused_until > max(now, seat.starts_at)


def step(seat: Seat, now: datetime, newly_from: datetime | None = None) -> Step | None:
    """Return what is to be done so that a seat follows its person's pause; nothing where it does.

    What somebody said themselves stays, but for sessions from ``newly_from`` on where they have just decided to pause.
    """
    if not is_away(seat, now):
        return Step.RETURN if seat.for_pause else None
    decided = newly_from is not None and seat.starts_at >= newly_from and seat.presence is not Presence.ABSENT
    return Step.LEAVE if not seat.begun and (seat.presence is None or decided) else None
