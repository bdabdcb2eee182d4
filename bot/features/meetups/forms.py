"""The modals of open meetups, as typed values, and the words after `/zirkel`."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from bot.features.circles.forms import NAME_LIMIT, Minutes, Ticked, Venue, check_first
from bot.features.meetups.rules import MeetupWish
from bot.kernel.enums import Language
from bot.kernel.ids import ChannelId
from bot.kernel.recurrence import moment
from bot.slack.forms import Form, one_line

VERBS = ("meetup", "meetups", "event", "events", "treffen")
TOPIC_LIMIT, RECAP_LIMIT = 150, 2500
SEATS = (0, 8, 10, 12, 15, 20, 25, 30, 40, 60, 100)
"""0: for all who come."""


class MeetupForm(Form):
    """What a meetup is to be like; where it is announced is asked of a new one alone."""

    channel: ChannelId | None = None
    format_id: str
    title: Annotated[str, BeforeValidator(one_line)] = Field(default="", max_length=NAME_LIMIT)
    first: date
    at: time
    minutes: Minutes = 0
    venue: Venue = ""
    seats: int = 0
    repeats: Ticked = False
    language: Language

    @field_validator("seats")
    @classmethod
    def _offered(cls, seats: int) -> int:
        if seats not in SEATS:
            raise ValueError("slack-choose-another")
        return seats

    def wish(self, title: str, minutes: int, zone: str, now: datetime) -> MeetupWish:
        """Return what it is to be like; ``title`` and ``minutes`` are the format's, where nothing else is said.

        Raises:
            FormInvalid: it would be in the past, or too far ahead.
        """
        check_first(self.first, self.at, zone, now)
        return MeetupWish(
            format_id=self.format_id, title=self.title or title, language=self.language,
            starts_at=moment(self.first, self.at, zone), minutes=self.minutes or minutes, venue=self.venue,
            seats=self.seats or None, repeats=self.repeats,
        )  # fmt: skip


class BringForm(Form):
    """What somebody brings, and whether they would help."""

    topic: Annotated[str, BeforeValidator(one_line)] = Field(default="", max_length=TOPIC_LIMIT)
    helps: Ticked = False


class RecapForm(Form):
    """What a meetup was about, and what people take from it."""

    recap: str = Field(min_length=1, max_length=RECAP_LIMIT)
    insights: str = Field(default="", max_length=RECAP_LIMIT)
