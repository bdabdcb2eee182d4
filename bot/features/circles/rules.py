"""What a circle is, what its owners choose, and which channels it can live in."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.kernel.enums import Cadence, CircleState, Decision, Language, Mode
from bot.kernel.errors import (
    ChannelIsArchived,
    ChannelIsDirect,
    ChannelIsExternal,
    ChannelIsGeneral,
    PlacesAreTaken,
    SeasonWentFurther,
)
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm, dates, local_date, moment
from bot.kernel.working_time import WEEKENDS, ClosedDays, ClosedIn, working_day_from

PLACES, SEASON = range(3, 9), range(1, 27)
"""How many people a circle may have, and how often it may meet in a season."""

MINUTES = (30, 45, 60, 75, 90, 120)

FEWEST = PLACES.start
"""With so many members a circle begins."""

TAKES_IN = (CircleState.GATHERING, CircleState.ACTIVE)
"""Where a circle stands that people can come into."""

_DAYS_TO_GATHER = 5


@dataclass(frozen=True)
class Member:
    """Somebody in a circle."""

    person_id: UUID
    user: UserId
    owner: bool
    zone: str
    language: Language
    joined_at: datetime
    again: bool = False
    """Whether they are in for another season."""


@dataclass(frozen=True, kw_only=True)
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
    by_invitation: bool = False
    """Whether an owner lets people in."""
    milestones: bool = False
    """Whether the season has a kick-off, a look-back at half-time and a closing."""
    holidays: str | None = None
    """On whose public holidays it doesn't meet, such as ``DE-BE``."""
    venue: str = ""
    """Where it meets: a link, a room; empty where nobody said so."""

    @property
    def plan(self) -> object:
        """Return what the sessions to come are planned by."""
        how = self.rhythm, self.minutes, self.format_id, self.mode
        return how, self.sessions, self.milestones, self.holidays

    def closed(self, closed: ClosedIn) -> ClosedDays:
        """Return when nobody works in it."""
        return closed(self.rhythm.zone, self.holidays)

    @property
    def fingerprint(self) -> str:
        """Return a short text that differs where any setting does: whether somebody changed one meanwhile."""
        return hashlib.sha256(repr(settings_of(self)).encode()).hexdigest()[:16]


MEETING = ("rhythm", "minutes", "mode", "format_id", "venue")
"""What all members need to know of the settings: when, how long, how and where they meet."""


def changed_meeting(before: CircleSettings, now: CircleSettings) -> list[str]:
    """Return what of when, how long, how and where a circle meets has changed."""
    return [part for part in MEETING if getattr(before, part) != getattr(now, part)]


def settings_of(circle: CircleSettings) -> CircleSettings:
    """Return a circle's settings alone, to be compared with others."""
    return CircleSettings(**{each.name: getattr(circle, each.name) for each in fields(CircleSettings)})


@dataclass(frozen=True)
class Within:
    """The frame within which a circle plans its season: that of its programme."""

    template_id: str
    starts_on: date
    minutes: int


@dataclass(frozen=True, kw_only=True)
class CircleInfo(CircleSettings):
    """A circle: its settings, and its active members in the order in which they joined."""

    id: UUID
    channel: ChannelId
    state: CircleState
    members: tuple[Member, ...]
    paused_until: datetime | None = None
    own_channel: bool = False
    """Whether Zirkel made its channel."""
    findable: bool = False
    """Whether everybody in the company can find its channel, as far as Slack has said so."""
    channel_people: int | None = None
    """How many were in its channel at last count."""
    rescheduled_at: datetime | None = None
    """Since when its present rhythm holds."""
    asked_at: datetime | None = None
    """When it was asked last how to go on."""
    decision: Decision | None = None
    """How it decided then; None while that is open."""
    waiting: int = 0
    """How many wait for a place."""
    goal: str = ""
    ground_rules: str = ""
    """What it agreed on, a rule in each line."""
    can_now: str = ""
    """What its members wrote down at its closing that they can do now."""
    agreed_at: datetime | None = None
    """When any of that was written last."""
    goal_at: datetime | None = None
    """When the goal was, as it reads."""
    season_until: datetime | None = None
    """Until when its people may say that they are in for another season."""
    in_programme: bool = False
    """Whether a programme formed it."""
    formats: frozenset[str] = frozenset()
    """Which formats its programme offers, as long as that runs; empty: all."""
    within: Within | None = None
    """Within what it plans: as long as its programme runs, and the season that this has planned."""
    breaks: bool = False
    """Whether its programme's plan has weeks in which it doesn't meet."""
    coaching: bool = False
    """Whether whoever is in it finds coaching in its programme's own pool."""

    def may_choose(self, format_id: str) -> bool:
        """Return whether it can choose that format: its programme offers it, or it is what the circle has chosen."""
        return not self.formats or format_id in (*self.formats, self.format_id)

    def member(self, person_id: UUID) -> Member | None:
        """Return the person's membership, None for anybody else."""
        return next((member for member in self.members if member.person_id == person_id), None)

    @property
    def owners(self) -> tuple[Member, ...]:
        """Return those who are responsible; until a circle whose owner's account is off is handed on, everybody."""
        return tuple(member for member in self.members if member.owner) or self.members

    def is_owner(self, person_id: UUID) -> bool:
        """Return whether the person is responsible for it."""
        return any(owner.person_id == person_id for owner in self.owners)

    @property
    def again(self) -> tuple[Member, ...]:
        """Return who is in for another season."""
        return tuple(member for member in self.members if member.again)

    @property
    def gathers(self) -> bool:
        """Return whether it hasn't begun: it has no sessions yet."""
        return self.state is CircleState.GATHERING

    @property
    def missing(self) -> int:
        """Return how many have yet to join for it to begin."""
        return max(0, FEWEST - len(self.members))

    @property
    def empty_places(self) -> int:
        """Return how many places no member has."""
        return max(0, self.places - len(self.members))

    @property
    def free_places(self) -> int:
        """Return how many more may join: whoever waits comes before everybody else."""
        return max(0, self.empty_places - self.waiting)


def suggested_first_date(now: datetime, zone: str, closed: ClosedDays = WEEKENDS) -> date:
    """Return a working day far enough ahead that people can join before it."""
    return working_day_from(local_date(now, zone) + timedelta(days=_DAYS_TO_GATHER), closed)


def proposed(language: Language, zone: str, first: date, holidays: str | None) -> CircleSettings:
    """Return what is proposed to whoever founds a circle."""
    return CircleSettings(
        name="", purpose="", language=language, rhythm=Rhythm(Cadence.WEEKLY, first, time(14), zone), minutes=0,
        format_id="learning-circle", mode=Mode.LIVE, places=5, sessions=8, dots=3, digest=True, by_invitation=False,
        milestones=True, holidays=holidays,
    )  # fmt: skip


def upcoming(rhythm: Rhythm, now: datetime) -> date:
    """Return the next date of a rhythm whose session hasn't begun at ``now``."""
    return next(day for day in dates(rhythm) if moment(day, rhythm.at, rhythm.zone) > now)


def beginning(rhythm: Rhythm, day: date) -> Rhythm:
    """Return a rhythm as it is from ``day`` on, which is one of its dates.

    One on the last weekday of the month keeps its first date where ``day`` is a fourth one: it would become another.
    """
    keeps = rhythm.cadence is Cadence.MONTHLY and (day.day - 1) // 7 != (rhythm.first.day - 1) // 7
    return rhythm if keeps else replace(rhythm, first=day)


def check_fits(wish: CircleSettings, *, taken: int, reached: int) -> None:
    """Let settings be changed where ``taken`` places are, and the season has ``reached`` that session.

    Raises:
        PlacesAreTaken, SeasonWentFurther: there would be too few of them.
    """
    if wish.places < taken:
        raise PlacesAreTaken(field="places", taken=taken)
    if wish.sessions < reached:
        raise SeasonWentFurther(field="sessions", reached=reached)


LONGEST_NAME = 80

_TAIL = 4
"""How many characters of the circle's id tell its channel from another one of the same name."""

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class CircleChannel:
    """The channel that a circle lives in."""

    channel: ChannelId
    own: bool = False
    """Whether it was made for the circle."""
    findable: bool = False
    """Whether everybody in the company can find it, as far as Slack has said so."""
    people: int | None = None
    """How many are in it, as far as Slack has said so."""


class ChannelChoice(StrEnum):
    """Where a circle is to live, in the order in which it is offered."""

    PRIVATE = "private"
    """In a new one that only its members see."""
    THERE = "there"
    """In a channel that is there."""
    PUBLIC = "public"
    """In a new one that everybody can find."""


_SCOPES = {ChannelChoice.PUBLIC: "channels:manage", ChannelChoice.PRIVATE: "groups:write"}


class Facts(Protocol):
    """What Slack says of a channel, as far as it decides whether a circle can live there."""

    @property
    def general(self) -> bool: ...  # noqa: D102
    @property
    def archived(self) -> bool: ...  # noqa: D102
    @property
    def direct(self) -> bool: ...  # noqa: D102
    @property
    def external(self) -> bool: ...  # noqa: D102


def makable(scopes: Collection[str]) -> tuple[ChannelChoice, ...]:
    """Return which kinds of channel can be made with these scopes."""
    return tuple(kind for kind, scope in _SCOPES.items() if scope in scopes)


def check_can_live_in(channel: Facts) -> None:
    """Let a circle live in a channel.

    Raises:
        ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it had better not.
    """
    if channel.direct:
        raise ChannelIsDirect(field="channel")
    if channel.archived:
        raise ChannelIsArchived(field="channel")
    if channel.general:
        raise ChannelIsGeneral(field="channel")
    if channel.external:
        raise ChannelIsExternal(field="channel")


def channel_names(circle: str, key: UUID) -> tuple[str, str]:
    """Return what to call a circle's own channel, and what else where that name is taken: in Slack's small letters."""
    name = _slack_name(circle) or "zirkel"
    tail = f"-{key.hex[-_TAIL:]}"
    return name, name[: LONGEST_NAME - len(tail)].rstrip("-_") + tail


def _slack_name(text: str) -> str:
    """Return ``text`` in small letters, digits and single hyphens; accents go, letters of other scripts stay."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED_OUT)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare).lower())
    return "-".join(words)[:LONGEST_NAME].strip("-")
