"""Use cases of coaching: the pool, its rounds, and what pairs say about meeting."""

from bot.features.coaching.service.pairs import (
    ASKED,
    DECLINED,
    LEFT_OVER,
    MIDWAY,
    PAIR,
    ROUND,
    my_pair,
    pair,
    pair_for,
    say,
)
from bot.features.coaching.service.pool import (
    is_in_pool,
    join,
    keep_not_with,
    leave,
    not_with,
    pause,
    standing,
    waiting_person,
)
from bot.features.coaching.service.rounds import ask_midway, due_midways, due_rounds, end_rounds, start_round

__all__ = [
    "ASKED",
    "DECLINED",
    "LEFT_OVER",
    "MIDWAY",
    "PAIR",
    "ROUND",
    "ask_midway",
    "due_midways",
    "due_rounds",
    "end_rounds",
    "is_in_pool",
    "join",
    "keep_not_with",
    "leave",
    "my_pair",
    "not_with",
    "pair",
    "pair_for",
    "pause",
    "say",
    "standing",
    "start_round",
    "waiting_person",
]
