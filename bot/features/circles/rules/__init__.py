"""What a circle is to other features, and what is decided about it."""

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
    "CircleInfo",
    "Member",
    "NewCircle",
    "check_may_join",
    "suggested_first_date",
]
