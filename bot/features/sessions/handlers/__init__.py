"""The buttons of sessions: can't come, swap, agenda, start, next, more time, back, end, answer, read, minutes."""

from bot.features.deps import Deps
from bot.features.sessions.handlers.answers import AnswerDesk
from bot.features.sessions.handlers.dates import VERBS, DatesDesk
from bot.features.sessions.handlers.hands import HandsDesk
from bot.features.sessions.handlers.leading import LeadingDesk
from bot.features.sessions.handlers.minutes import MinutesDesk
from bot.slack.routes import Routes


def register(routes: Routes, deps: Deps) -> None:
    """Answer every button of a session."""
    hands, leading, minutes, answers = HandsDesk(deps), LeadingDesk(deps), MinutesDesk(deps), AnswerDesk(deps)
    routes.action("sessions:cannot-come", hands.cannot_come)
    routes.action("sessions:can-come", hands.can_come)
    routes.action("sessions:here", hands.here)
    routes.action("sessions:swap", hands.swap)
    routes.action("sessions:take-role", hands.take_role)
    routes.action("sessions:decline", hands.decline)
    routes.action("sessions:choose-role", hands.choose_role)
    routes.action("sessions:agenda", leading.agenda)
    routes.action("sessions:start", leading.start)
    routes.action("sessions:next-phase", leading.next_phase)
    routes.action("sessions:more-time", leading.more_time)
    routes.action("sessions:back", leading.back)
    routes.action("sessions:end", leading.end)
    routes.action("sessions:take-moderation", hands.take_moderation)
    routes.action("sessions:answer", answers.answer)
    routes.submission("sessions:keep-answer", answers.keep)
    routes.action("sessions:read", answers.read)
    routes.action("sessions:minutes", minutes.minutes)
    routes.submission("sessions:keep-minutes", minutes.keep_minutes)
    dates = DatesDesk(deps)
    routes.verb("/circle", VERBS, dates.command)
    routes.action("sessions:dates", dates.show)
    routes.action("sessions:move", dates.move)
    routes.submission("sessions:keep-move", dates.keep_move)
    routes.action("sessions:skip", dates.skip)
    routes.action("sessions:unskip", dates.unskip)
    routes.action("sessions:not-this-time", dates.not_this_time)
