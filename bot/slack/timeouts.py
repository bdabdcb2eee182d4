"""How the three seconds are shared out that Slack gives from a click to an answer."""

from dataclasses import dataclass


@dataclass
class Timeouts:
    """How long each may take, in seconds; whoever runs the app where no Slack is waiting may give more."""

    answer: float = 2.0
    """All that is done before the answer; past that, what we commit would be saved behind the person's back."""
    settle: float = 0.5
    """Writing down how a request ended."""
    profile: float = 1.2
    """What Slack says of people."""
    look: float = 0.8
    """What Slack says of a channel."""
    make: float = 1.2
    """A new channel."""
