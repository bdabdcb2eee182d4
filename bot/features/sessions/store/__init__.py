"""Every query about sessions, their phases, answers, attendance and minutes."""

from bot.features.sessions.store.answers import (
    answer,
    answered,
    answers,
    delete_answers,
    has_answers,
    oldest_answered,
    open_over_days,
    running_over_days,
)
from bot.features.sessions.store.attendance import absences, forget_attendance, mark
from bot.features.sessions.store.away import forget_away, seats
from bot.features.sessions.store.life import closed_with_planned, lock_planned, missed_last, missing, past
from bot.features.sessions.store.minutes import minutes
from bot.features.sessions.store.phases import runs, session_of_run, waiting_runs
from bot.features.sessions.store.planning import by_ids, ended, ended_for, planned, running, to_come
from bot.features.sessions.store.reached import reached
from bot.features.sessions.store.seasons import (
    Season,
    add_planned,
    out_of_rhythm,
    season_sessions,
    seasons,
    short_of_sessions,
    skip,
    skipped,
    unskip,
)
from bot.features.sessions.store.staffing import Need, Turn, needs, turn, turn_ids, turns

__all__ = [
    "Need",
    "Season",
    "Turn",
    "absences",
    "add_planned",
    "answer",
    "answered",
    "answers",
    "by_ids",
    "closed_with_planned",
    "delete_answers",
    "ended",
    "ended_for",
    "forget_attendance",
    "forget_away",
    "has_answers",
    "lock_planned",
    "mark",
    "minutes",
    "missed_last",
    "missing",
    "needs",
    "oldest_answered",
    "open_over_days",
    "out_of_rhythm",
    "past",
    "planned",
    "reached",
    "running",
    "running_over_days",
    "runs",
    "season_sessions",
    "seasons",
    "seats",
    "session_of_run",
    "short_of_sessions",
    "skip",
    "skipped",
    "to_come",
    "turn",
    "turn_ids",
    "turns",
    "unskip",
    "waiting_runs",
]
