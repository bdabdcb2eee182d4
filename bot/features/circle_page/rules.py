"""Who is at a circle's door, and who gets the next free place."""

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
    """Who is at the door, for owners alone."""

    @property
    def owns(self) -> bool:
        """Return whether the reader is responsible for the circle."""
        return self.circle.is_owner(self.reader)

    @property
    def may_invite(self) -> bool:
        """Return whether the reader may ask others in."""
        return self.owns or not self.circle.by_invitation

    def at_door(self, kind: RequestKind) -> tuple[RequestInfo, ...]:
        """Return who came to the door in this way, the earliest first."""
        return tuple(one for one in self.requests if one.kind is kind)
