"""What a circle is to other features, and what is decided about it."""

from bot.features.circles.rules.channels import ChannelChoice, Room, channel_names, check_can_live_in, makable
from bot.features.circles.rules.circle import (
    MINUTES,
    PLACES,
    SEASON,
    CircleInfo,
    Member,
    suggested_first_date,
)
from bot.features.circles.rules.doors import (
    CirclePage,
    Entry,
    RequestInfo,
    check_may_join,
    is_passed_on,
    keep_until,
    next_in_line,
)
from bot.features.circles.rules.settings import CircleSettings, check_fits, proposed, settings_of, upcoming

__all__ = [
    "MINUTES",
    "PLACES",
    "SEASON",
    "ChannelChoice",
    "CircleInfo",
    "CirclePage",
    "CircleSettings",
    "Entry",
    "Member",
    "RequestInfo",
    "Room",
    "channel_names",
    "check_can_live_in",
    "check_fits",
    "check_may_join",
    "is_passed_on",
    "keep_until",
    "makable",
    "next_in_line",
    "proposed",
    "settings_of",
    "suggested_first_date",
    "upcoming",
]
