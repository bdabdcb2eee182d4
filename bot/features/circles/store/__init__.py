"""Every query about circles and who belongs to them."""

from bot.features.circles.store.circles import (
    active,
    in_channel,
    meeting_or_closed_since,
    members,
    membership,
    of_person,
)

__all__ = ["active", "in_channel", "meeting_or_closed_since", "members", "membership", "of_person"]
