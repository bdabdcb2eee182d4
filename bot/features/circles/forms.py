"""What modals of circles bring, and the words after `/circle`, as typed values."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from bot.features.circles.rules import PLACES, SEASON, ChannelChoice, CircleSettings, proposed
from bot.features.payloads import NewCircleDraft, Zone
from bot.kernel.enums import Cadence, Language, Mode
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import Rhythm, local_date, moment
from bot.slack.forms import Form, FormInvalid, one_line

NAME_LIMIT, PURPOSE_LIMIT, MOST_DOTS = 80, 500, 5
VENUE_LIMIT = 300
"""As long as the links of some video conferences are."""
NO_HOLIDAYS = "none"
_SHORTEST, _A_YEAR = 15, timedelta(days=366)

VERBS = {
    "new": ("new", "neu", "found", "gründen", "create"),
    "edit": ("edit", "change", "bearbeiten", "ändern"),
    "invite": ("invite", "einladen"),
    "leave": ("leave", "aussteigen", "verlassen"),
}


def _long_enough(minutes: int) -> int:
    if 0 < minutes < _SHORTEST:
        raise ValueError("slack-choose-another")
    return minutes


Name = Annotated[str, Field(min_length=1, max_length=NAME_LIMIT), BeforeValidator(one_line)]
Purpose = Annotated[str, Field(min_length=1, max_length=PURPOSE_LIMIT)]
Venue = Annotated[str, Field(max_length=VENUE_LIMIT), BeforeValidator(one_line)]
"""A link, a room; empty where nobody says so."""
Minutes = Annotated[int, Field(ge=0, le=240), AfterValidator(_long_enough)]
"""0: as long as the format has it."""
Places = Annotated[int, Field(ge=PLACES.start, lt=PLACES.stop)]
Season = Annotated[int, Field(ge=SEASON.start, lt=SEASON.stop)]
Dots = Annotated[int, Field(ge=1, le=MOST_DOTS)]
Ticked = Annotated[bool, BeforeValidator(lambda ticked: bool(ticked) if isinstance(ticked, list) else ticked)]
"""A checkbox alone: ticked or not."""


def check_first(first: date, at: time, zone: str, now: datetime) -> None:
    """Let a circle meet first at this moment.

    Raises:
        FormInvalid: it would be in the past, or too far ahead.
    """
    today = local_date(now, zone)
    if first > today + _A_YEAR:
        raise FormInvalid({"first": ("circles-first-is-far", {})})
    if first < today or moment(first, at, zone) <= now:
        raise FormInvalid({"first": ("circles-first-is-past", {})})


class ChannelForm(Form):
    """The fields of a modal that ask for a circle's channel."""

    where: ChannelChoice = ChannelChoice.THERE
    channel: str | None = Field(default=None, pattern=r"^[CG][A-Z0-9]{1,30}$", validate_default=True)

    @field_validator("channel")
    @classmethod
    def _chosen(cls, channel: str | None, info: ValidationInfo) -> str | None:
        where = info.data.get("where")
        if where is ChannelChoice.THERE and channel is None:
            raise ValueError("circles-channel-missing")
        if where in (ChannelChoice.PRIVATE, ChannelChoice.PUBLIC) and channel is not None:
            raise ValueError("circles-channel-or-new")
        return channel

    @property
    def chosen(self) -> ChannelId | None:
        """Return the channel that is there, None where one is to be made."""
        return ChannelId(self.channel) if self.channel else None


class HowItRuns(Form):
    """What decides which agendas fit, as far as it is chosen in a modal that is still open."""

    format_id: str = "learning-circle"
    mode: Mode = Mode.LIVE
    places: Places = 5


class NewCircleForm(ChannelForm):
    """The founding modal; fields that weren't unfolded have their defaults."""

    name: Name
    purpose: Purpose
    first: date
    at: time
    cadence: Cadence
    venue: Venue = ""
    format_id: str = "learning-circle"
    mode: Mode = Mode.LIVE
    minutes: Minutes = 0
    places: Places = 5
    sessions: Season = 8
    language: Language | None = None
    zone: Zone | None = None
    by_invitation: bool = False
    milestones: Ticked = True
    holidays: str | None = None

    def wish(self, draft: NewCircleDraft, now: datetime) -> CircleSettings:
        """Return what the circle is to be like.

        Raises:
            FormInvalid: the first session would be in the past, or too far ahead.
        """
        zone, holidays = self.zone or draft.zone, self.holidays or draft.holidays
        check_first(self.first, self.at, zone, now)
        return replace(
            proposed(self.language or draft.language, zone, self.first, None if holidays == NO_HOLIDAYS else holidays),
            name=self.name, purpose=self.purpose, rhythm=Rhythm(self.cadence, self.first, self.at, zone),
            minutes=self.minutes, format_id=self.format_id, mode=self.mode, places=self.places, sessions=self.sessions,
            by_invitation=self.by_invitation, milestones=self.milestones, venue=self.venue,
        )  # fmt: skip
