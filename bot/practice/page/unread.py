"""How far each person has read in each conversation; the app knows nothing of it, as in Slack."""

from bot.practice.workspace.state import Channel, SlackUser

MOST = 99


class Unread:
    """Marks by person and channel: the ``ts`` up to which all is read."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, str], str] = {}
        self._floor = ""

    def count(self, person: SlackUser, channel: Channel) -> int:
        """Return how many messages of others are new to ``person``, at most 99."""
        mark = self._marks.get((person.id, channel.id), self._floor)
        new = 0
        for message in reversed(channel.messages):
            if message.ts <= mark or new == MOST:
                break
            new += message.user != person.id and message.only_for in (None, person.id)
        return new

    def read(self, person: SlackUser, channel: Channel) -> bool:
        """Note that ``person`` has read all in ``channel``; return whether anything was new."""
        new = self.count(person, channel) > 0
        self._marks[person.id, channel.id] = channel.last_ts
        return new

    def read_all_until(self, seconds: float) -> None:
        """Let everybody have read what came before this moment (seconds since 1970)."""
        self._floor = f"{seconds:.6f}"
