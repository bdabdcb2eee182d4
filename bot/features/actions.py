"""What the buttons, modals and shortcuts of all features are called and carry."""

from datetime import date
from uuid import UUID

from bot.slack.action_ids import ActionPayload


class CircleButton(ActionPayload):
    """A button about one circle."""

    circle: UUID


class RequestButton(ActionPayload):
    """A button about somebody at the door."""

    request: UUID


class MemberButton(ActionPayload):
    """A button about a member of a circle."""

    circle: UUID
    person: UUID


class SessionButton(ActionPayload):
    """A button about one session."""

    session: UUID


class RoleButton(ActionPayload):
    """A button about somebody's turn in a role."""

    session: UUID
    turn: UUID


class ChooseButton(ActionPayload):
    """A button by which somebody takes a role that people choose for themselves."""

    session: UUID
    role: str


class PhaseButton(ActionPayload):
    """A button about one phase: pressed twice, it does its work once."""

    session: UUID
    run: UUID


class DateButton(ActionPayload):
    """A button about one date of a circle."""

    circle: UUID
    day: date


class MergeButton(ActionPayload):
    """A button about two circles: one that asks, and one that is asked."""

    circle: UUID
    into: UUID


class OfferButton(ActionPayload):
    """A button about an offer to go on together."""

    offer: UUID


class PageButton(ActionPayload):
    """A button that turns to another page."""

    page: int


class TopicButton(ActionPayload):
    """A button, an option or a modal about the topics of one circle."""

    circle: UUID | None = None
    """None: the person says which."""
    title: str = ""
    """What is proposed already."""


class OneTopicButton(ActionPayload):
    """A button or a modal about one topic."""

    topic: UUID


class PairButton(ActionPayload):
    """A button about one pair; ``midway`` when it stands under the question whether they met."""

    pair: UUID
    midway: bool = False


class CommitmentButton(ActionPayload):
    """A button about one plan."""

    commitment: UUID


class CalendarButton(ActionPayload):
    """A button that opens the calendar; one circle's sessions come first where it says which."""

    circle: UUID | None = None
