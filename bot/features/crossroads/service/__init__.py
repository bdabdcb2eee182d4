"""Use cases at a crossroads: a circle pauses, goes on, merges, ends; one that is dying is asked."""

from bot.features.crossroads.service.letters import (
    ANSWER,
    CLOSING,
    ENDED,
    MERGED,
    OFFER,
    PAUSED,
    QUESTION,
    QUESTION_BEFORE,
    RESUMED,
    WELCOME,
)
from bot.features.crossroads.service.life import end_now, end_pause, end_well, last_session, pause, resume
from bot.features.crossroads.service.merging import accept, choices, decline, find, offer, offers_to, tidy, withdraw
from bot.features.crossroads.service.questions import ask, due, go_on, question, settle, standing, take_on

__all__ = [
    "ANSWER",
    "CLOSING",
    "ENDED",
    "MERGED",
    "OFFER",
    "PAUSED",
    "QUESTION",
    "QUESTION_BEFORE",
    "RESUMED",
    "WELCOME",
    "accept",
    "ask",
    "choices",
    "decline",
    "due",
    "end_now",
    "end_pause",
    "end_well",
    "find",
    "go_on",
    "last_session",
    "offer",
    "offers_to",
    "pause",
    "question",
    "resume",
    "settle",
    "standing",
    "take_on",
    "tidy",
    "withdraw",
]
