"""What the tests of the message budget count with."""

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.contact_policy import WEEK


def most_in_a_week(moments: Sequence[datetime]) -> int:
    """Return how many of ``moments`` lie within seven days, at the most."""
    return max((sum(first <= at < first + WEEK for at in moments) for first in moments), default=0)
