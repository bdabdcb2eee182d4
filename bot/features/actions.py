"""What the buttons, modals and shortcuts of all features are called and carry."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from bot.kernel.enums import Language, NoteKind, RecallRating, RecallStop
from bot.kernel.recurrence import is_zone
from bot.slack.action_ids import Action, ActionPayload, Nothing


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


CALENDAR_CALENDAR = Action("calendar:calendar", Nothing)
CALENDAR_COPIED = Action("calendar:copied", Nothing)
CALENDAR_OPEN = Action("calendar:open", CalendarButton)
CALENDAR_RENEW = Action("calendar:renew", CalendarButton)
CALENDAR_SESSION = Action("calendar:session", SessionButton)

CASES_NOTES = Action("cases:notes", Nothing)
CASES_READ = Action("cases:read", SessionButton)

CHARTER_KEEP = Action("charter:keep", MinutesDraft)
CHARTER_OPEN = Action("charter:open", SessionButton)

CIRCLES_ASK = Action("circles:ask", CircleButton)
CIRCLES_CHANGE = Action("circles:change", EditDraft)
CIRCLES_CO_OWNER = Action("circles:co-owner", MemberButton)
CIRCLES_EDIT = Action("circles:edit", CircleButton)
CIRCLES_EDIT_MORE = Action("circles:edit-more", Nothing)
CIRCLES_END = Action("circles:end", CircleButton)
CIRCLES_EXPLANATION = Action("circles:explanation", Nothing)
CIRCLES_FOUND = Action("circles:found", NewCircleDraft)
CIRCLES_HAND_OVER = Action("circles:hand-over", MemberButton)
CIRCLES_INVITE = Action("circles:invite", CircleButton)
CIRCLES_JOIN = Action("circles:join", CircleButton)
CIRCLES_LEAVE = Action("circles:leave", CircleButton)
CIRCLES_LET_IN = Action("circles:let-in", RequestButton)
CIRCLES_MORE = Action("circles:more", Nothing)
CIRCLES_REFIT = Action("circles:refit", Nothing)
CIRCLES_MOVE = Action("circles:move", CircleButton)
CIRCLES_MOVE_CHANNEL = Action("circles:move-channel", CircleButton)
CIRCLES_NEW = Action("circles:new", Nothing)
CIRCLES_NOT_NOW = Action("circles:not-now", RequestButton)
CIRCLES_NOT_OWNER = Action("circles:not-owner", CircleButton)
CIRCLES_PAGE = Action("circles:page", CircleButton)
CIRCLES_PAUSE = Action("circles:pause", CircleButton)
CIRCLES_PEOPLE = Action("circles:people", CircleButton)
CIRCLES_RESUME = Action("circles:resume", CircleButton)
CIRCLES_SEND_INVITATIONS = Action("circles:send-invitations", CircleButton)
CIRCLES_WAIT = Action("circles:wait", CircleButton)
CIRCLES_WHAT = Action("circles:what", CircleButton)
CIRCLES_WITHDRAW = Action("circles:withdraw", CircleButton)

CLIMATE_KEEP = Action("climate:keep", SessionButton)
CLIMATE_OPEN = Action("climate:open", SessionButton)
CLIMATE_RESULT = Action("climate:result", SessionButton)
CLIMATE_SHOWN = Action("climate:shown", Nothing)

COACHING_CALENDAR = Action("coaching:calendar", PairButton)
COACHING_DATED = Action("coaching:dated", PairButton)
COACHING_EXPLANATION = Action("coaching:explanation", Nothing)
COACHING_HOW = Action("coaching:how", Nothing)
COACHING_JOIN = Action("coaching:join", Nothing)
COACHING_KEEP_DATE = Action("coaching:keep-date", PairButton)
COACHING_KEEP_NOT_WITH = Action("coaching:keep-not-with", Nothing)
COACHING_KEEP_PAUSE = Action("coaching:keep-pause", Nothing)
COACHING_LANGUAGES = Action("coaching:languages", LanguagesButton)
COACHING_LEAVE = Action("coaching:leave", Nothing)
COACHING_MET = Action("coaching:met", PairButton)
COACHING_NOT_THIS_TIME = Action("coaching:not-this-time", PairButton)
COACHING_NOT_WITH = Action("coaching:not-with", Nothing)
COACHING_NOT_YET = Action("coaching:not-yet", PairButton)
COACHING_PAUSE = Action("coaching:pause", Nothing)
COACHING_RESUME = Action("coaching:resume", Nothing)
COACHING_UNDATE = Action("coaching:undate", PairButton)

GOALS_KEEP = Action("goals:keep", GoalButton)
GOALS_OPEN = Action("goals:open", GoalButton)
GOALS_WALL = Action("goals:wall", CircleButton)

HOME_BACK = Action("home:back", Nothing)
HOME_HOME = Action("home:home", Nothing)
HOME_LANGUAGE = Action("home:language", Nothing)
HOME_PAUSE = Action("home:pause", Nothing)
HOME_PAUSED = Action("home:paused", Nothing)
HOME_SEEN = Action("home:seen", Nothing)
HOME_WHO_SEES_WHAT = Action("home:who-sees-what", Nothing)

JOURNAL_BACK = Action("journal:back", Nothing)
JOURNAL_CHANGE = Action("journal:change", NoteButton)
JOURNAL_CIRCLE = Action("journal:circle", Nothing)
JOURNAL_DELETE = Action("journal:delete", NoteButton)
JOURNAL_KEEP = Action("journal:keep", Nothing)
JOURNAL_OPEN = Action("journal:open", Nothing)
JOURNAL_READ = Action("journal:read", NoteButton)
JOURNAL_READING = Action("journal:reading", Nothing)
JOURNAL_SEARCH = Action("journal:search", Nothing)
JOURNAL_TURN = Action("journal:turn", PageButton)
JOURNAL_WORDS = Action("journal:words", Nothing)

LIBRARY_BACK = Action("library:back", Nothing)
LIBRARY_CIRCLE = Action("library:circle", CircleButton)
LIBRARY_CLEAR = Action("library:clear", Nothing)
LIBRARY_COPIED = Action("library:copied", Nothing)
LIBRARY_EXPORT = Action("library:export", CircleButton)
LIBRARY_MINUTES = Action("library:minutes", SessionButton)
LIBRARY_OPEN = Action("library:open", CircleButton)
LIBRARY_READ = Action("library:read", SessionButton)
LIBRARY_READING = Action("library:reading", Nothing)
LIBRARY_SEARCH = Action("library:search", Nothing)
LIBRARY_SINCE = Action("library:since", Nothing)
LIBRARY_TOPIC = Action("library:topic", Nothing)
LIBRARY_TURN = Action("library:turn", PageButton)
LIBRARY_UNTIL = Action("library:until", Nothing)
LIBRARY_WORDS = Action("library:words", Nothing)

LIFECYCLE_ACCEPT = Action("lifecycle:accept", OfferButton)
LIFECYCLE_DECLINE = Action("lifecycle:decline", OfferButton)
LIFECYCLE_END = Action("lifecycle:end", Nothing)
LIFECYCLE_END_NOW = Action("lifecycle:end-now", CircleButton)
LIFECYCLE_END_WELL = Action("lifecycle:end-well", CircleButton)
LIFECYCLE_ENDED = Action("lifecycle:ended", Nothing)
LIFECYCLE_GO_ON = Action("lifecycle:go-on", CircleButton)
LIFECYCLE_MERGE = Action("lifecycle:merge", CircleButton)
LIFECYCLE_MOVE = Action("lifecycle:move", ConsentButton)
LIFECYCLE_OFFER = Action("lifecycle:offer", MergeButton)
LIFECYCLE_PAUSE = Action("lifecycle:pause", CircleButton)
LIFECYCLE_STAY = Action("lifecycle:stay", ConsentButton)
LIFECYCLE_WAYS = Action("lifecycle:ways", CircleButton)
LIFECYCLE_WITHDRAW = Action("lifecycle:withdraw", OfferButton)

PRIVACY_ASK_ERASE = Action("privacy:ask-erase", Nothing)
PRIVACY_COPIED = Action("privacy:copied", Nothing)
PRIVACY_ERASE = Action("privacy:erase", Nothing)
PRIVACY_ERASED = Action("privacy:erased", Nothing)
PRIVACY_FILE = Action("privacy:file", FileButton)
PRIVACY_JSON = Action("privacy:json", FileButton)
PRIVACY_OPEN = Action("privacy:open", Nothing)

EXPLAINING_HELPED = Action("explaining:helped", RoleButton)

PLANS_CARRY_ON = Action("plans:carry-on", CommitmentButton)
PLANS_MAY_ASK = Action("plans:may-ask", CommitmentButton)
PLANS_MAY_NOT_ASK = Action("plans:may-not-ask", CommitmentButton)
PLANS_NOTE = Action("plans:note", CommitmentButton)
PLANS_OPEN = Action("plans:open", SessionButton)
PLANS_OUTCOME_NO = Action("plans:outcome-no", SessionButton)
PLANS_OUTCOME_NOT_YET = Action("plans:outcome-not-yet", SessionButton)
PLANS_OUTCOME_NOTE = Action("plans:outcome-note", SessionButton)
PLANS_OUTCOME_YES = Action("plans:outcome-yes", SessionButton)

RECALL_CIRCLE = Action("recall:circle", RecallButton)
RECALL_KEEP = Action("recall:keep", RecallButton)
RECALL_LATER = Action("recall:later", SessionButton)
RECALL_NEXT = Action("recall:next", Nothing)
RECALL_OPEN = Action("recall:open", Nothing)
RECALL_RATE = Action("recall:rate", RatingButton)
RECALL_RESUME = Action("recall:resume", Nothing)
RECALL_SHOWN = Action("recall:shown", Nothing)
RECALL_STOP = Action("recall:stop", StopButton)

REFLECTIONS_COMMITMENT_CHANGED = Action("reflections:commitment-changed", CommitmentButton)
REFLECTIONS_COMMITMENT_DONE = Action("reflections:commitment-done", CommitmentButton)
REFLECTIONS_COMMITMENT_DROPPED = Action("reflections:commitment-dropped", CommitmentButton)
REFLECTIONS_COMMITMENT_PARTLY = Action("reflections:commitment-partly", CommitmentButton)
REFLECTIONS_COMMITMENT_SHOW = Action("reflections:commitment-show", CommitmentButton)
REFLECTIONS_DEEPEN = Action("reflections:deepen", SessionButton)
REFLECTIONS_KEEP = Action("reflections:keep", SessionButton)
REFLECTIONS_KEPT = Action("reflections:kept", Nothing)
REFLECTIONS_OPEN = Action("reflections:open", ReflectionButton)
REFLECTIONS_PLAN = Action("reflections:plan", CommitmentButton)

SEASONS_IN = Action("seasons:in", CircleButton)
SEASONS_OUT = Action("seasons:out", CircleButton)

SESSIONS_AGENDA = Action("sessions:agenda", SessionButton)
SESSIONS_ANSWER = Action("sessions:answer", PhaseButton)
SESSIONS_ASK_TO_SWAP = Action("sessions:ask-to-swap", SwapDraft)
SESSIONS_BACK = Action("sessions:back", PhaseButton)
SESSIONS_CAN_COME = Action("sessions:can-come", SessionButton)
SESSIONS_CANNOT_COME = Action("sessions:cannot-come", SessionButton)
SESSIONS_CHOOSE_ROLE = Action("sessions:choose-role", ChooseButton)
SESSIONS_DATES = Action("sessions:dates", CircleButton)
SESSIONS_DECLINE = Action("sessions:decline", RoleButton)
SESSIONS_END = Action("sessions:end", SessionButton)
SESSIONS_HAND_OVER = Action("sessions:hand-over", RoleButton)
SESSIONS_HERE = Action("sessions:here", SessionButton)
SESSIONS_KEEP_ANSWER = Action("sessions:keep-answer", PhaseButton)
SESSIONS_KEEP_MINUTES = Action("sessions:keep-minutes", MinutesDraft)
SESSIONS_KEEP_MOVE = Action("sessions:keep-move", MoveDraft)
SESSIONS_KEPT = Action("sessions:kept", Nothing)
SESSIONS_MINUTES = Action("sessions:minutes", SessionButton)
SESSIONS_MORE_TIME = Action("sessions:more-time", PhaseButton)
SESSIONS_MOVE = Action("sessions:move", SessionButton)
SESSIONS_NEXT_PHASE = Action("sessions:next-phase", PhaseButton)
SESSIONS_NO_INPUT = Action("sessions:no-input", SessionButton)
SESSIONS_NOT_THIS_TIME = Action("sessions:not-this-time", SessionButton)
SESSIONS_READ = Action("sessions:read", PhaseButton)
SESSIONS_SKIP = Action("sessions:skip", DateButton)
SESSIONS_START = Action("sessions:start", SessionButton)
SESSIONS_SWAP = Action("sessions:swap", SessionButton)
SESSIONS_SWAP_NO = Action("sessions:swap-no", SwapButton)
SESSIONS_SWAP_YES = Action("sessions:swap-yes", SwapButton)
SESSIONS_SWAPPING = Action("sessions:swapping", Nothing)
SESSIONS_TAKE_BACK = Action("sessions:take-back", RoleButton)
SESSIONS_TAKE_MODERATION = Action("sessions:take-moderation", SessionButton)
SESSIONS_TAKE_ROLE = Action("sessions:take-role", RoleButton)
SESSIONS_UNSKIP = Action("sessions:unskip", DateButton)

TOPICS_CHANGE = Action("topics:change", OneTopicButton)
TOPICS_CIRCLE = Action("topics:circle", Nothing)
TOPICS_FROM_MESSAGE = Action("topics:from-message", Nothing)
TOPICS_LIST = Action("topics:list", TopicButton)
TOPICS_PLACE_DOTS = Action("topics:place-dots", TopicButton)
TOPICS_PROPOSE = Action("topics:propose", TopicButton)
TOPICS_RECORD = Action("topics:record", TopicButton)
TOPICS_RETITLE = Action("topics:retitle", OneTopicButton)
TOPICS_ROOM = Action("topics:room", TopicButton)
TOPICS_SKILLS = Action("topics:skills", Nothing)
TOPICS_VOTE = Action("topics:vote", TopicButton)
TOPICS_WITHDRAW = Action("topics:withdraw", OneTopicButton)

HELD_IS_THERE = Action("held:is-there", HeldButton)
HELD_POST_IT = Action("held:post-it", HeldButton)
