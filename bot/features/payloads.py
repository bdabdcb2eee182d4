"""What the buttons, modals and shortcuts of all features carry."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from bot.kernel.enums import Language, MeetupRole, NoteKind, RecallRating, RecallStop, TandemKind
from bot.kernel.recurrence import is_zone
from bot.slack.action_ids import ActionPayload


def _known_zone(zone: str) -> str:
    if not is_zone(zone):
        raise ValueError("slack-choose-another")
    return zone


Zone = Annotated[str, AfterValidator(_known_zone)]
"""The name of a time zone that there is."""


class CircleButton(ActionPayload):
    """A button about one circle."""

    circle: UUID


class GoalButton(CircleButton):
    """A button about somebody's goal in a circle; ``then`` where they look back at it."""

    then: bool = False


class RequestButton(ActionPayload):
    """A button about somebody's request to join."""

    request: UUID


class MemberButton(ActionPayload):
    """A button about a member of a circle."""

    circle: UUID
    person: UUID


class HeldButton(ActionPayload):
    """A button about a message that may be there or not."""

    message: UUID


class SessionButton(ActionPayload):
    """A button about one session."""

    session: UUID


class ReflectionButton(SessionButton):
    """A button that opens somebody's two minutes about a session; ``plan`` where it asks what they set out to do."""

    plan: bool = False


class RoleButton(ActionPayload):
    """A button about somebody's turn in a role."""

    session: UUID
    turn: UUID


class SwapDraft(RoleButton):
    """A button that asks somebody to take a role, for the one that they have, if any."""

    person: UUID
    back: UUID | None = None


class SwapButton(ActionPayload):
    """A button about somebody's question whether another one takes a role of theirs."""

    swap: UUID


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


class ConsentButton(ActionPayload):
    """A button about somebody's own moving into another circle."""

    consent: UUID


class PageButton(ActionPayload):
    """A button that turns to another page."""

    page: int


class FileButton(ActionPayload):
    """A button that sends somebody their data, as a page or for other programs."""

    page: bool


class TopicButton(ActionPayload):
    """A button, an option or a modal about the topics of one circle."""

    circle: UUID | None = None
    """None: the person says which."""
    title: str = ""
    """What is proposed already."""


class PeersButton(ActionPayload):
    """A button or a modal about other members: of this circle, this coaching pair, or any circle of one's own."""

    circle: UUID | None = None
    pair: UUID | None = None


class FeedbackButton(ActionPayload):
    """A button about one question for feedback, or its answer."""

    feedback: UUID


class FeedbackDraft(FeedbackButton):
    """A button or a modal in which somebody answers; whether they were told to say rather what they saw."""

    hinted: bool = False


class ThanksButton(ActionPayload):
    """A button about somebody's thanks."""

    thanks: UUID


class ShareButton(ThanksButton):
    """A button that has thanks stand in the digest, or not any more."""

    wanted: bool


class OneTopicButton(ActionPayload):
    """A button or a modal about one topic."""

    topic: UUID


class PairButton(ActionPayload):
    """A button about one pair; ``midway`` when it stands under the question whether they met."""

    pair: UUID
    midway: bool = False


class LanguagesButton(ActionPayload):
    """A button that says in which languages somebody coaches."""

    any_language: bool


class TandemButton(ActionPayload):
    """A button or a modal about one tandem."""

    tandem: UUID


class TandemAskButton(TandemButton):
    """A button that asks somebody whether they would be in it."""

    person: UUID


class TogetherButton(ActionPayload):
    """A button that says for how many rounds pairs stay together."""

    rounds: int
    pool: UUID | None = None


class PoolButton(ActionPayload):
    """A button that takes somebody into a pool, or out of it."""

    pool: UUID
    wanted: bool


class CommitmentButton(ActionPayload):
    """A button about one plan."""

    commitment: UUID


class RecallButton(ActionPayload):
    """A button or a modal about one question that comes back."""

    ask: UUID


class RatingButton(RecallButton):
    """A button that says how much was still there."""

    rating: RecallRating


class StopButton(RecallButton):
    """A button that stops such questions."""

    reach: RecallStop


class NoteButton(ActionPayload):
    """A button about something that somebody has written: what kind of thing, and which."""

    kind: NoteKind
    note: UUID


class InsightButton(ActionPayload):
    """A button about one insight card."""

    insight: UUID


class InsightAnswer(InsightButton):
    """An author's yes or no to what was offered at that moment: to these words and no others."""

    offered: datetime


class CalendarButton(ActionPayload):
    """A button that opens the calendar; one circle's sessions come first where it says which."""

    circle: UUID | None = None


class NewCircleDraft(ActionPayload):
    """What the founding modal knows about the fields that it doesn't show yet."""

    zone: Zone
    language: Language
    holidays: str | None = None
    ask_zone: bool = False
    """Whether Slack hasn't said which zone the founder lives in, so that the modal asks."""
    ask_language: bool = False
    name: str = ""
    """What was typed after the command."""


class EditDraft(ActionPayload):
    """What the modal was opened with: which circle, what it was like, and which next date it showed."""

    circle: UUID
    seen: str
    first: date


class MoveDraft(ActionPayload):
    """What the modal that moves a session knows: which one, and its revision when it was shown."""

    session: UUID
    seen: int


class MinutesDraft(ActionPayload):
    """What the modals for minutes, goal and rules know: the session, and when what they show was written."""

    session: UUID
    seen: datetime | None
    notes_for: UUID | None = None
    """For whom notes on a case may be written beside."""


class TemplateButton(ActionPayload):
    """A button that chooses what a programme is made of."""

    template: str


class ProgrammeButton(ActionPayload):
    """A button about one programme."""

    programme: UUID


class PartnerButton(ProgrammeButton):
    """The button that finds somebody for what a programme has for two."""

    kind: TandemKind


class MeetupButton(ActionPayload):
    """A button or a modal about an open meetup; None: a new one."""

    meetup: UUID | None = None


class MeetupRoleButton(ActionPayload):
    """A button by which somebody hosts or documents a meetup, or rather not."""

    meetup: UUID
    role: MeetupRole


class MeetupTopicButton(ActionPayload):
    """A button about what somebody brings to a meetup."""

    signup: UUID


class MoveButton(ProgrammeButton):
    """A button that takes somebody to another circle of a programme."""

    circle: UUID


class FrameDraft(ActionPayload):
    """What the modal of a programme's frame belongs to: one that is there, or a new one from a template."""

    template: str
    programme: UUID | None = None


class ReportButton(ProgrammeButton):
    """A button that sends somebody a report, as a page or for other programs."""

    page: bool


class OwnerButton(ActionPayload):
    """A button about somebody who may offer programmes."""

    person: UUID
