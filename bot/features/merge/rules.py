"""Which circles can go on together, who may know of them, and when an offer has come to nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.circles.rules import PLACES, TAKES_IN, CircleInfo, Member
from bot.features.lifecycle.rules import OFFER_KEPT
from bot.kernel.enums import CircleState, MergeState
from bot.kernel.ids import UserId

MOST_TOGETHER = PLACES.stop - 1

WAITING = (MergeState.OPEN, MergeState.AGREED)
"""Offers of which it isn't decided what becomes of them."""

MOST_CHOICES = 40
"""How many circles one can choose from: a modal takes a hundred blocks."""


THINKING_TIME = timedelta(days=3)
"""What each member has at least to think about moving, once the question has come."""
ASKED_FOR = timedelta(days=7) + THINKING_TIME
"""How long the members are asked: in any seven days there is room for the question, however full their week is."""


@dataclass(frozen=True)
class Offer:
    """One circle's offer to go on as part of another."""

    id: UUID
    circle: CircleInfo
    into: CircleInfo
    by: UserId
    state: MergeState
    made_at: datetime
    agreed_at: datetime | None = None
    """When the owners of both had said yes: since then the members are asked."""

    @property
    def asked_until(self) -> datetime:
        """Return until when members can say that they move."""
        return (self.agreed_at or self.made_at) + ASKED_FOR

    @property
    def newcomers(self) -> tuple[Member, ...]:
        """Return who came with it, once it is accepted; before that, who would come."""
        if self.state is not MergeState.ACCEPTED:
            return tuple(each for each in self.circle.members if not self.into.member(each.person_id))
        came = (each for each in self.into.members if self.circle.member(each.person_id))
        return tuple(each for each in came if each.joined_at > self.made_at)


@dataclass(frozen=True)
class Consent:
    """The question to one member whether they move, and what they have said; None: nothing yet."""

    id: UUID
    offer: Offer
    person_id: UUID
    moves: bool | None

    @property
    def reader(self) -> Member | None:
        """Return who is asked, None where they are in neither circle any more."""
        return self.offer.circle.member(self.person_id) or self.offer.into.member(self.person_id)


def together(one: CircleInfo, other: CircleInfo) -> int:
    """Return how many people are in one of two circles, or in both."""
    return len({member.person_id for circle in (one, other) for member in circle.members})


def fits(circle: CircleInfo, other: CircleInfo) -> bool:
    """Return whether ``circle`` could go on as part of ``other``."""
    return (
        circle.id != other.id
        and other.state in TAKES_IN
        and circle.language is other.language
        and together(circle, other) <= MOST_TOGETHER
    )


def may_see(circle: CircleInfo, person_id: UUID) -> bool:
    """Return whether somebody may hear of a circle: of one in a private channel its members alone."""
    return circle.findable or circle.member(person_id) is not None


def is_void(offer: Offer, now: datetime) -> bool:
    """Return whether an offer has come to nothing: nobody answered in time, or one of the two can't any more."""
    gone = offer.circle.state is CircleState.CLOSED or offer.into.state not in TAKES_IN
    too_old = offer.state is MergeState.OPEN and now >= offer.made_at + OFFER_KEPT
    return offer.state in WAITING and (gone or too_old)
