"""The words after `/zirkel`, until when somebody pauses, and what Home's buttons carry to other features."""

from bot.features.home.forms.buttons import (
    CircleButton,
    CommitmentButton,
    OfferButton,
    PairButton,
    PhaseButton,
    SessionButton,
)
from bot.features.home.forms.pause import PauseForm, back_at, read_day
from bot.features.home.forms.typed import AUTOMATIC, VERBS, is_language, language

__all__ = [
    "AUTOMATIC",
    "VERBS",
    "CircleButton",
    "CommitmentButton",
    "OfferButton",
    "PairButton",
    "PauseForm",
    "PhaseButton",
    "SessionButton",
    "back_at",
    "is_language",
    "language",
    "read_day",
]
