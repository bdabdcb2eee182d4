"""The modal that founds a circle, and the words after `/circle`, as typed values."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from bot.features.circles.forms.channels import ChannelForm
from bot.features.circles.forms.fields import (
    NO_HOLIDAYS,
    Minutes,
    Name,
    Places,
    Purpose,
    Season,
    Ticked,
    Zone,
    check_first,
)
from bot.features.circles.rules import CircleSettings, proposed
from bot.kernel.recurrence import Rhythm
from bot.kernel.vocabulary import Cadence, Language, Mode
from bot.slack.action_ids import Carried

VERBS = {
    "new": ("new", "neu", "found", "gründen", "create"),
    "edit": ("edit", "change", "bearbeiten", "ändern"),
    "invite": ("invite", "einladen"),
    "leave": ("leave", "aussteigen", "verlassen"),
}


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID


class NewCircleDraft(Carried):
    """What the founding modal knows about the fields that it doesn't show yet."""

    zone: Zone
    language: Language
    holidays: str | None = None


class NewCircleForm(ChannelForm):
    """The founding modal; fields that weren't unfolded have their defaults."""

    name: Name
    purpose: Purpose
    first: date
    at: time
    cadence: Cadence
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
            by_invitation=self.by_invitation, milestones=self.milestones,
        )  # fmt: skip
