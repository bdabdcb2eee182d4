"""Which language somebody reads, and when what we know of them is stale."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bot.kernel.enums import Language
from bot.kernel.errors import Refusal
from bot.kernel.ids import UserId
from bot.kernel.working_time import WORK, Hours

FRESH_FOR = timedelta(days=1)
NO_ZONE = "UTC"
"""The zone of whoever has none that we know: in no company's office it is that all year."""


@dataclass(frozen=True)
class PersonInfo:
    """Somebody as other features see them."""

    id: UUID
    user: UserId
    language: Language
    zone: str
    paused_until: datetime | None = None
    """When their pause ends, or ended."""
    chosen_language: Language | None = None
    """None follows Slack."""
    language_known: bool = True
    """Whether they chose it, or Slack has said which they read."""
    weekly_on: int | None = None
    """On which weekday they get all that can wait in one message, 0 is Monday."""
    hours: Hours = WORK
    """When they want messages that they didn't ask for."""
    guest: bool = False
    """Whether their account sees some channels alone."""
    refused: Refusal | None = field(default=None, compare=False)
    """Why they can't do anything here: they are of another company, or their account is off."""

    def pauses(self, now: datetime) -> bool:
        """Return whether they have paused Zirkel until later than ``now``."""
        return self.paused_until is not None and self.paused_until > now


def spoken_language(slack_locale: str, chosen: Language | None) -> Language:
    """Return what the person chose, else German for German locales, else English."""
    if chosen is not None:
        return chosen
    return Language.GERMAN if slack_locale.lower().startswith("de") else Language.ENGLISH


EARLIEST, LATEST, _SHORTEST = 6, 22, 2


def begins(end: int) -> range:
    """Return the full hours from which somebody can want messages until ``end``: for two hours of a day at least."""
    return range(EARLIEST, end - _SHORTEST + 1)


def ends(begin: int) -> range:
    """Return the full hours until which somebody can want messages that come from ``begin`` on."""
    return range(begin + _SHORTEST, LATEST + 1)


def is_stale(seen_at: datetime, now: datetime) -> bool:
    """Return whether locale and zone should be read from Slack again."""
    return now - seen_at > FRESH_FOR
