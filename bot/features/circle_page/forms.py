"""The modals that change a circle, and that invite to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from pydantic import Field, field_validator

from bot.features.circles import forms as fields
from bot.features.circles.rules import CircleSettings
from bot.features.payloads import EditDraft, Zone
from bot.kernel.enums import Cadence, Language, Mode
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm
from bot.slack.forms import Form

_ALIKE = (
    "name", "purpose", "minutes", "format_id", "mode", "places", "sessions", "dots", "language", "digest",
    "by_invitation", "milestones", "venue",
)  # fmt: skip
"""The fields that are called the same in the settings."""


class EditForm(Form):
    """A circle as an owner wants it; fields that weren't unfolded are None and stay as they are."""

    name: fields.Name
    purpose: fields.Purpose
    first: date
    at: time
    cadence: Cadence
    venue: fields.Venue = ""
    format_id: str | None = None
    mode: Mode | None = None
    minutes: fields.Minutes | None = None
    places: fields.Places | None = None
    sessions: fields.Season | None = None
    dots: fields.Dots | None = None
    language: Language | None = None
    zone: Zone | None = None
    digest: fields.Ticked | None = None
    by_invitation: bool | None = None
    milestones: fields.Ticked | None = None
    holidays: str | None = None

    def wish(self, before: CircleSettings, draft: EditDraft, now: datetime) -> CircleSettings:
        """Return what the circle is to be like; its rhythm stays where nothing of it was touched.

        Raises:
            FormInvalid: the next date would be in the past, or too far ahead.
        """
        given = {name: getattr(self, name) for name in _ALIKE if getattr(self, name) is not None}
        if self.holidays is not None:
            given["holidays"] = None if self.holidays == fields.NO_HOLIDAYS else self.holidays
        return replace(before, rhythm=self._rhythm(before.rhythm, draft, now), **given)

    def _rhythm(self, before: Rhythm, draft: EditDraft, now: datetime) -> Rhythm:
        wanted = Rhythm(self.cadence, self.first, self.at, self.zone or before.zone)
        if wanted == replace(before, first=draft.first):
            return before
        fields.check_first(self.first, self.at, wanted.zone, now)
        return wanted


class InviteForm(Form):
    """Whom somebody invites: at least one person, each once."""

    people: tuple[UserId, ...] = Field(max_length=30)

    @field_validator("people", mode="before")
    @classmethod
    def _somebody(cls, people: Sequence[str] | None) -> Sequence[str]:
        if not people:
            raise ValueError("circles-invite-nobody")
        return list(dict.fromkeys(people))
