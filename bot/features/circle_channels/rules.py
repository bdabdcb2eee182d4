"""What Slack says of a channel in which circles live."""

from dataclasses import dataclass

from bot.kernel.ids import UserId


@dataclass(frozen=True)
class SeenChannel:
    """A channel as it is now; of one that Slack doesn't show to us, all is as it is of a private one."""

    findable: bool = False
    archived: bool = False
    people: int = 0
    members: frozenset[UserId] = frozenset()
    """Who is in it, where it is private and Slack says so."""
