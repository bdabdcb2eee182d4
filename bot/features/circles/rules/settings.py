"""What a circle's owners can change, and what follows from a change."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.features.circles.rules.circle import CircleInfo
from bot.kernel.errors import PlacesAreTaken, SeasonWentFurther
from bot.kernel.recurrence import Rhythm, dates, moment
from bot.kernel.vocabulary import Cadence, Language, Mode


@dataclass(frozen=True)
class CircleSettings:
    """Everything about a circle that its owners choose."""

    name: str
    purpose: str
    language: Language
    rhythm: Rhythm
    minutes: int
    format_id: str
    mode: Mode
    places: int
    sessions: int
    dots: int
    digest: bool
    by_invitation: bool
    milestones: bool
    holidays: str | None

    @property
    def meeting(self) -> tuple[Rhythm, int, str, Mode]:
        """Return when, how long and how it meets: what all members need to know."""
        return self.rhythm, self.minutes, self.format_id, self.mode

    @property
    def plan(self) -> object:
        """Return what the sessions to come are planned by."""
        return self.meeting, self.sessions, self.milestones, self.holidays

    @property
    def fingerprint(self) -> str:
        """Return a short text that differs where any setting does: whether somebody changed one meanwhile."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def settings_of(circle: CircleInfo) -> CircleSettings:
    """Return what a circle's owners have chosen so far."""
    return CircleSettings(
        name=circle.name, purpose=circle.purpose, language=circle.language, rhythm=circle.rhythm,
        minutes=circle.minutes, format_id=circle.format_id, mode=circle.mode, places=circle.places,
        sessions=circle.sessions, dots=circle.dots, digest=circle.digest, by_invitation=circle.by_invitation,
        milestones=circle.milestones, holidays=circle.holidays,
    )  # fmt: skip


def proposed(language: Language, zone: str, first: date, holidays: str | None) -> CircleSettings:
    """Return what is proposed to whoever founds a circle."""
    return CircleSettings(
        name="", purpose="", language=language, rhythm=Rhythm(Cadence.WEEKLY, first, time(14), zone), minutes=0,
        format_id="learning-circle", mode=Mode.LIVE, places=5, sessions=8, dots=3, digest=True, by_invitation=False,
        milestones=True, holidays=holidays,
    )  # fmt: skip


def upcoming(rhythm: Rhythm, now: datetime) -> date:
    """Return the next date of a rhythm that hasn't begun at ``now``."""
    return next(day for day in dates(rhythm) if moment(day, rhythm.at, rhythm.zone) > now)


def check_fits(wish: CircleSettings, *, taken: int, reached: int) -> None:
    """Let settings be changed where ``taken`` places are, and the season has ``reached`` that session.

    Raises:
        PlacesAreTaken, SeasonWentFurther: there would be too few of them.
    """
    if wish.places < taken:
        raise PlacesAreTaken(field="places", taken=taken)
    if wish.sessions < reached:
        raise SeasonWentFurther(field="sessions", reached=reached)
