"""What the digest's button carries: topics reads it."""

from uuid import UUID

from bot.slack.action_ids import Carried


class VoteButton(Carried):
    """The way to a circle's vote."""

    circle: UUID
