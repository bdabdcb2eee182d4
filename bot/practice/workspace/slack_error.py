"""What Slack says when it refuses: an error code, with more about it for some codes."""

from bot.practice.workspace.state import Json


class SlackError(Exception):
    """A call is answered with ``{"ok": false, "error": code}`` and the details beside it."""

    def __init__(self, code: str, *messages: str, **details: object) -> None:
        """Refuse with ``code``; ``messages`` say in words what is wrong (``response_metadata.messages``)."""
        super().__init__(": ".join([code, "; ".join(messages)]) if messages else code)
        self.code = code
        self.messages = list(messages)
        self.details = details

    def envelope(self) -> Json:
        """Return the answer's JSON."""
        answer: Json = {"ok": False, "error": self.code, **self.details}
        if self.messages:
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return answer
