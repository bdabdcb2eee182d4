"""Use cases of sessions: planning ahead, roles changing hands, leading phase by phase, minutes."""

from bot.features.sessions.service.hands import (
    can_come,
    cannot_come,
    decline,
    offer_roles,
    take_moderation,
    take_role,
)
from bot.features.sessions.service.leading import (
    call_to_start,
    end,
    miss,
    more_time,
    next_phase,
    open_phase,
    run_out,
    start,
)
from bot.features.sessions.service.letters import CARD, END, MINUTES, PHASE, ROLE_CARD, START, SWAP
from bot.features.sessions.service.minutes import write_minutes
from bot.features.sessions.service.planning import announce, fill_roles, plan_ahead, tell_holder
from bot.features.sessions.service.reading import (
    Formats,
    ended_in_circle_since,
    ended_since,
    last_ended,
    minutes_of,
    next_session,
    next_sessions_of,
    of_member,
    phase,
    recipe,
    session,
    turn,
    waiting_phases,
)

__all__ = [
    "CARD", "END", "MINUTES", "PHASE", "ROLE_CARD", "START", "SWAP", "Formats", "announce", "call_to_start",
    "can_come", "cannot_come", "decline", "end", "ended_in_circle_since", "ended_since", "fill_roles", "last_ended",
    "minutes_of", "miss", "more_time", "next_phase", "next_session", "next_sessions_of", "of_member", "offer_roles",
    "open_phase", "phase", "plan_ahead", "recipe", "run_out", "session", "start", "take_moderation", "take_role",
    "tell_holder", "turn", "waiting_phases", "write_minutes",
]  # fmt: skip
