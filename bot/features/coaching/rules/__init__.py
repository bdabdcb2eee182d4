"""Who coaches whom, when they could meet, and what a pair is to others."""

from bot.features.coaching.rules.pairing import Couple, Group, Pairing, Peer, pair_up
from bot.features.coaching.rules.pairs import MINUTES, Coachee, PairInfo, Standing, state_after
from bot.features.coaching.rules.times import (
    COMMON_HOURS,
    RoundRhythm,
    common_hours,
    first_round,
    midway,
    round_date_after,
    suggest_slot,
)

__all__ = [
    "COMMON_HOURS",
    "MINUTES",
    "Coachee",
    "Couple",
    "Group",
    "PairInfo",
    "Pairing",
    "Peer",
    "RoundRhythm",
    "Standing",
    "common_hours",
    "first_round",
    "midway",
    "pair_up",
    "round_date_after",
    "state_after",
    "suggest_slot",
]
