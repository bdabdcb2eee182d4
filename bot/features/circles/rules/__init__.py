"""What a circle is to other features, and what is decided about it."""

from bot.features.circles.rules.channels import ChannelChoice, channel_names, check_can_live_in, makable
from bot.features.circles.rules.circle import (
    MINUTES,
    PLACES,
    SEASON,
    CircleInfo,
    Member,
    NewCircle,
    check_may_join,
    suggested_first_date,
)

__all__ = [
    "MINUTES",
    "PLACES",
    "SEASON",
    "ChannelChoice",
    "CircleInfo",
    "Member",
    "NewCircle",
    "channel_names",
    "check_can_live_in",
    "check_may_join",
    "makable",
    "suggested_first_date",
]
