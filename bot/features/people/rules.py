"""Which language somebody reads, and when what we know of them is stale."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.kernel.enums import Language
from bot.kernel.ids import UserId
from bot.kernel.recurrence import is_zone

FRESH_FOR = timedelta(days=1)


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

    def pauses(self, now: datetime) -> bool:
        """Return whether they have paused Zirkel until later than ``now``."""
        return self.paused_until is not None and self.paused_until > now


def spoken_language(slack_locale: str, chosen: Language | None) -> Language:
    """Return what the person chose, else German for German locales, else English."""
    if chosen is not None:
        return chosen
    return Language.GERMAN if slack_locale.lower().startswith("de") else Language.ENGLISH


def known_zone(zone: str) -> str:
    """Return ``zone``, or UTC where Slack names one that this machine doesn't know."""
    return zone if is_zone(zone) else "UTC"


def is_stale(seen_at: datetime, now: datetime) -> bool:
    """Return whether locale and zone should be read from Slack again."""
    return now - seen_at > FRESH_FOR
