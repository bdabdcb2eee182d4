"""What Home's buttons carry to other features."""

from uuid import UUID

from bot.slack.action_ids import Carried


class SessionButton(Carried):
    """A button about one session."""

    session: UUID


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID
