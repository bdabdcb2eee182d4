"""What Home's buttons carry to other features."""

from uuid import UUID

from bot.slack.action_ids import Carried


class SessionButton(Carried):
    """A button about one session."""

    session: UUID


class PhaseButton(Carried):
    """A button about one phase of a session over days."""

    session: UUID
    run: UUID


class CommitmentButton(Carried):
    """A button about one plan."""

    commitment: UUID


class PairButton(Carried):
    """A button about one coaching pair."""

    pair: UUID


class OfferButton(Carried):
    """A button about an offer to go on together."""

    offer: UUID


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID
