"""The modal that founds a circle, and the words after `/circle`, as typed values."""

from datetime import date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, field_validator

from bot.features.circles.forms.channels import ChannelForm
from bot.features.circles.rules import PLACES, SEASON, NewCircle
from bot.kernel.recurrence import is_zone, local_date, moment
from bot.kernel.vocabulary import Cadence, Language, Mode
from bot.slack.action_ids import Carried
from bot.slack.forms import FormInvalid
from bot.slack.typed import one_line

VERBS = {
    "new": ("new", "neu", "found", "gründen", "create"),
    "edit": ("edit", "change", "bearbeiten", "ändern"),
    "invite": ("invite", "einladen"),
    "leave": ("leave", "aussteigen", "verlassen"),
}
SHORTEST = 15
NAME_LIMIT, PURPOSE_LIMIT = 80, 500
_A_YEAR = timedelta(days=366)
Line = Annotated[str, BeforeValidator(one_line)]


def _check_zone(zone: str) -> str:
    if not is_zone(zone):
        raise ValueError("slack-choose-another")
    return zone


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID


class NewCircleDraft(Carried):
    """What the founding modal knows about the fields that it doesn't show yet."""

    zone: str
    language: Language

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return _check_zone(zone)


class NewCircleForm(ChannelForm):
    """The founding modal; fields that weren't unfolded have their defaults."""

    name: Line = Field(min_length=1, max_length=NAME_LIMIT)
    purpose: str = Field(min_length=1, max_length=PURPOSE_LIMIT)
    first: date
    at: time
    cadence: Cadence
    format_id: str = "learning-circle"
    mode: Mode = Mode.LIVE
    minutes: int = Field(default=0, ge=0, le=240)
    """0: as long as the format has it."""
    places: int = Field(default=5, ge=PLACES.start, lt=PLACES.stop)
    sessions: int = Field(default=8, ge=SEASON.start, lt=SEASON.stop)
    language: Language | None = None
    zone: str | None = None

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        return zone and _check_zone(zone)

    @field_validator("minutes")
    @classmethod
    def _long_enough(cls, minutes: int) -> int:
        if 0 < minutes < SHORTEST:
            raise ValueError("slack-choose-another")
        return minutes

    def wish(self, draft: NewCircleDraft, now: datetime) -> NewCircle:
        """Return what is to be founded.

        Raises:
            FormInvalid: the first session would be in the past, or too far ahead.
        """
        zone = self.zone or draft.zone
        today = local_date(now, zone)
        if self.first > today + _A_YEAR:
            raise FormInvalid({"first": ("circles-first-is-far", {})})
        if self.first < today or moment(self.first, self.at, zone) <= now:
            raise FormInvalid({"first": ("circles-first-is-past", {})})
        return NewCircle(
            name=self.name, purpose=self.purpose, channel=self.chosen, cadence=self.cadence,
            first=self.first, at=self.at, zone=zone, minutes=self.minutes, format_id=self.format_id, mode=self.mode,
            places=self.places, sessions=self.sessions, language=self.language or draft.language,
        )  # fmt: skip
