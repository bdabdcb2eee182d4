"""What a session is to other features; when things of it are due, and how its phases follow each other in time."""

from bot.features.sessions.rules.info import DOCUMENTATION, MODERATION, MinutesInfo, PhaseInfo, SessionInfo, to_open
from bot.features.sessions.rules.times import (
    AHEAD,
    MORE,
    Length,
    Slot,
    card_at,
    considerate,
    missed_at,
    next_dates,
    role_card_at,
    slots,
    wall_time,
)

__all__ = [
    "AHEAD",
    "DOCUMENTATION",
    "MODERATION",
    "MORE",
    "Length",
    "MinutesInfo",
    "PhaseInfo",
    "SessionInfo",
    "Slot",
    "card_at",
    "considerate",
    "missed_at",
    "next_dates",
    "role_card_at",
    "slots",
    "to_open",
    "wall_time",
]
