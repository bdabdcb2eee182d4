"""What the calendar's buttons carry."""

from uuid import UUID

from bot.slack.action_ids import Carried

VERBS = ("calendar", "kalender")


class CalendarButton(Carried):
    """A button that opens the calendar; one circle's sessions come first where it says which."""

    circle: UUID | None = None


class SessionButton(Carried):
    """A button about one session."""

    session: UUID
