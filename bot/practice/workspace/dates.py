"""Slack's date tokens, as somebody in a given zone with a given language reads them."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_timedelta

from bot.practice.workspace.state import SlackUser

PLACE = re.compile(r"\{(\w+)\}")
PATTERNS = {
    "en": {"date": "MMMM d, y", "date_short": "MMM d, y", "date_long": "EEEE, MMMM d, y", "time": "h:mm a"},
    "de": {"date": "d. MMMM y", "date_short": "d. MMM y", "date_long": "EEEE, d. MMMM y", "time": "HH:mm"},
}
EVERYWHERE = {"date_num": "yyyy-MM-dd", "date_slash": "yyyy/MM/dd", "time_secs": "HH:mm:ss"}
NEAR = {"en": ("yesterday", "today", "tomorrow"), "de": ("gestern", "heute", "morgen")}


def read_date(seconds: int, pattern: str, reader: SlackUser, now: datetime) -> str:
    """Return ``pattern`` with its places such as ``{date_short_pretty}`` filled in; unknown places stay."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return PLACE.sub(lambda match: _place(match[1], moment, reader, now) or match[0], pattern)


def _place(name: str, moment: datetime, reader: SlackUser, now: datetime) -> str | None:
    language = reader.locale[:2] if reader.locale[:2] in PATTERNS else "en"
    if name == "ago":
        return format_timedelta(moment - now, add_direction=True, locale=language)
    zone = ZoneInfo(reader.zone or "UTC")
    if name.endswith("_pretty"):
        near = _near(moment.astimezone(zone), now.astimezone(zone), language)
        if near is not None:
            return near
    pattern = (PATTERNS[language] | EVERYWHERE).get(name.removesuffix("_pretty"))
    return format_datetime(moment, pattern, tzinfo=zone, locale=language) if pattern else None


def _near(moment: datetime, now: datetime, language: str) -> str | None:
    days = (moment.date() - now.date()) // timedelta(days=1)
    return NEAR[language][days + 1] if -1 <= days <= 1 else None
