"""What a circle's page shows, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.features.membership.rules import RequestInfo
from bot.kernel.enums import RequestKind


@dataclass(frozen=True)
class CirclePage:
    """A circle as one of its members sees it."""

    circle: CircleInfo
    reader: UUID
    next_at: datetime | None
    """When it meets next, None where no date is planned."""
    requests: tuple[RequestInfo, ...] = ()
    """Who has asked, is invited or waits for a place, for owners alone."""
    venue: str = ""
    """Where it meets next."""
    refused: bool = False
    """Whether Zirkel can't write in its channel just now."""

    @property
    def owns(self) -> bool:
        """Return whether the reader is responsible for the circle."""
        return self.circle.is_owner(self.reader)

    @property
    def is_in_again(self) -> bool:
        """Return whether the reader has said yes to another season."""
        return any(member.person_id == self.reader for member in self.circle.again)

    @property
    def may_invite(self) -> bool:
        """Return whether the reader may invite others: into one by invitation owners alone may."""
        return self.owns or not self.circle.by_invitation

    def requests_of(self, kind: RequestKind) -> tuple[RequestInfo, ...]:
        """Return the requests of one kind, the earliest first."""
        return tuple(one for one in self.requests if one.kind is kind)
