"""Use cases of circles: founding, joining, leaving; what other features know of them."""

from bot.features.circles.service.doors import join, leave
from bot.features.circles.service.founding import found_circle, is_founded
from bot.features.circles.service.letters import BRING_IN, INVITATION, INVITATION_KEPT
from bot.features.circles.service.life import (
    close,
    end_season_with,
    lock,
    note_asked,
    note_decision,
    pause,
    resume,
)
from bot.features.circles.service.reading import (
    Coming,
    active_circles,
    circles_in,
    circles_of,
    load,
    meeting_or_closed_since,
    membership,
    require_member,
)

__all__ = [
    "BRING_IN",
    "INVITATION",
    "INVITATION_KEPT",
    "Coming",
    "active_circles",
    "circles_in",
    "circles_of",
    "close",
    "end_season_with",
    "found_circle",
    "is_founded",
    "join",
    "leave",
    "load",
    "lock",
    "meeting_or_closed_since",
    "membership",
    "note_asked",
    "note_decision",
    "pause",
    "require_member",
    "resume",
]
