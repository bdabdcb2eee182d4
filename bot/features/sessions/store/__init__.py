"""Every query about sessions, their phases, attendance and minutes."""

from bot.features.sessions.store.attendance import absences, mark, unmark_absent
from bot.features.sessions.store.life import closed_with_planned, lock_planned
from bot.features.sessions.store.minutes import minutes
from bot.features.sessions.store.phases import runs, session_of_run, waiting_runs
from bot.features.sessions.store.planning import (
    Short,
    add_planned,
    ended,
    ended_for,
    planned,
    running,
    short_of_sessions,
    to_come,
)
from bot.features.sessions.store.staffing import Staffing, Turn, staffing, turn, turns

__all__ = [
    "Short",
    "Staffing",
    "Turn",
    "absences",
    "add_planned",
    "closed_with_planned",
    "ended",
    "ended_for",
    "lock_planned",
    "mark",
    "minutes",
    "planned",
    "running",
    "runs",
    "session_of_run",
    "short_of_sessions",
    "staffing",
    "to_come",
    "turn",
    "turns",
    "unmark_absent",
    "waiting_runs",
]
