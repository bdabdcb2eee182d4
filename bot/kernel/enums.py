"""The words of the product as enumerations; their values are what the database stores."""

from enum import StrEnum


class Language(StrEnum):
    """The languages that every text exists in."""

    ENGLISH = "en"
    GERMAN = "de"


class Cadence(StrEnum):
    """How often a circle meets or a coaching round begins."""

    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"
    MONTHLY = "monthly"
    """On the n-th weekday of the month that the first date has."""


class Mode(StrEnum):
    """How a session runs: together at one hour, or in a thread over days."""

    LIVE = "live"
    ASYNC = "async"


class CircleState(StrEnum):
    """Where a circle stands."""

    GATHERING = "gathering"
    """Founded, and not enough have joined to begin: it has no sessions yet."""
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class MemberState(StrEnum):
    """Whether somebody belongs to a circle."""

    ACTIVE = "active"
    LEFT = "left"


class RequestKind(StrEnum):
    """How somebody who is not in a circle yet would come into it."""

    INVITED = "invited"
    """An owner asked them."""
    ASKED = "asked"
    """They asked, and the circle takes people in by invitation."""
    WAITING = "waiting"
    """All places were taken when they came."""


class MergeState(StrEnum):
    """What became of one circle's offer to go on together with another."""

    OPEN = "open"
    AGREED = "agreed"
    """The owners of both have said yes; each member who would move is asked."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    """Nobody answered in time, or one of the two has ended meanwhile."""


class Decision(StrEnum):
    """How a circle that was asked how to go on has decided."""

    NEW_TIME = "new_time"
    PAUSE = "pause"
    MERGE = "merge"
    TAKE_ON = "take_on"
    """Somebody became its owner where none was left: until circles were handed on by themselves."""
    END_WELL = "end_well"
    """With one last session."""
    END = "end"
    GO_ON = "go_on"
    MET = "met"
    """Nobody answered, and then it met again."""


class TopicState(StrEnum):
    """Where a topic stands in a circle's backlog."""

    OPEN = "open"
    CHOSEN = "chosen"
    LEARNED = "learned"
    WITHDRAWN = "withdrawn"


class SkillKind(StrEnum):
    """What somebody says about a skill."""

    OFFER = "offer"
    WISH = "wish"


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class PhaseState(StrEnum):
    """Where one phase of a running session stands."""

    WAITING = "waiting"
    OPEN = "open"
    OVER = "over"


class RoleState(StrEnum):
    """Whether a planned role still belongs to its holder."""

    HELD = "held"
    DECLINED = "declined"
    SWAPPED = "swapped"


class SwapState(StrEnum):
    """What became of somebody's question whether another one takes a role of theirs."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """The session, its roles or who comes has changed since."""


class Presence(StrEnum):
    """What somebody said, or showed, about being at a session."""

    ABSENT = "absent"
    COMING = "coming"
    """Said that they come after all, perhaps although they pause."""
    PRESENT = "present"


class Visibility(StrEnum):
    """Who may read what an author wrote."""

    ONLY_ME = "only_me"
    CIRCLE = "circle"
    ANONYMOUS = "anonymous"
    """In the circle's digest, without a name."""


class CommitmentState(StrEnum):
    """What became of an if-then plan."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    CHANGED = "changed"
    DROPPED = "dropped"


class Used(StrEnum):
    """Whether somebody has used what they took with them."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class RecallRating(StrEnum):
    """How much came back when a recall card asked."""

    KNEW = "knew"
    PARTLY = "partly"
    GONE = "gone"


class RecallStop(StrEnum):
    """How far it reaches that somebody doesn't want to be asked again."""

    CARD = "card"
    TOPIC = "topic"
    ALL = "all"


class RoundState(StrEnum):
    """Where a coaching round stands."""

    OPEN = "open"
    OVER = "over"


class PairState(StrEnum):
    """What a coaching pair or trio said about meeting."""

    PAIRED = "paired"
    DATED = "dated"
    MET = "met"
    NOT_YET = "not_yet"
    NOT_THIS_TIME = "not_this_time"


class TandemKind(StrEnum):
    """What two people who meet for weeks or months do together."""

    MENTORING = "mentoring"
    REVERSE = "reverse"
    """Somebody senior learns from somebody junior."""
    BUDDY = "buddy"
    TUTORING = "tutoring"
    CASE = "case"
    """Colleagues think about a case with whoever brings it, once; it is no pair, but up to four."""
    SHADOWING = "shadowing"
    HANDOVER = "handover"


class TandemState(StrEnum):
    """Where a tandem stands."""

    LOOKING = "looking"
    """Somebody looks for the other one."""
    RUNNING = "running"
    OVER = "over"


class TandemAnswer(StrEnum):
    """What somebody has said about being in a tandem."""

    OPEN = "open"
    """Nothing yet."""
    YES = "yes"
    NO = "no"
    LEFT = "left"
    """They were in it, and have ended it."""


class WorkspaceState(StrEnum):
    """Whether Zirkel may speak in a workspace."""

    ACTIVE = "active"
    PAUSED = "paused"
    """Slack refuses our token; rows are kept until that is mended."""
    REMOVED = "removed"


class ScheduledState(StrEnum):
    """Where a scheduled event stands."""

    PLANNED = "planned"
    QUEUED = "queued"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class NoteKind(StrEnum):
    """What somebody has written for themselves."""

    REFLECTION = "reflection"
    """With the plan that was made in it."""
    ANSWER = "answer"
    """To a step of a session over days."""
    RECALL = "recall"
    """From memory, some days later."""
    COACHING, TANDEM = "coaching", "tandem"
    """After a coaching round, and at the end of a pair that lasted."""


class WhyNoCircle(StrEnum):
    """Why somebody is in no circle, as far as it lies in what they themselves have said, or haven't."""

    NO_LANGUAGE = "no_language"
    """Not enough people speak a language with them."""
    NO_HOURS = "no_hours"
    """At none of their hours can enough people who speak a language with them."""
    KEPT_APART = "kept_apart"
    """Their own "not with" and reporting line leave too few; which of the two isn't told."""
    TOO_FEW, NO_PLACE, NO_ANSWER = "too_few", "no_place", "no_answer"
    """Too few people for one more circle around them; the last place was taken before they came; no word in time."""


class ProgrammeState(StrEnum):
    """Where a programme stands: people apply; circles are formed, and looked at as numbers; everybody is asked."""

    INVITING = "inviting"
    PROPOSING = "proposing"
    ASKING = "asking"
    RUNNING = "running"
    OVER = "over"
    CALLED_OFF = "called_off"


class ApplicationState(StrEnum):
    """Where somebody's wish to take part stands: a circle is proposed, accepted, there is none, they are in one."""

    APPLIED = "applied"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LEFT_OUT = "left_out"
    PLACED = "placed"


class ReportMoment(StrEnum):
    """When a programme's report is taken, each once; the last one sixty days after the end."""

    HALF_TIME = "half_time"
    END = "end"
    LATER = "later"


class MeetupRole(StrEnum):
    """What somebody does for an open meetup beyond coming."""

    HOST = "host"
    DOCUMENTER = "documenter"


class OutboxState(StrEnum):
    """Where one message of the outbox stands."""

    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    """Slack's answer was ambiguous: the message may be there, and is looked for."""
    HELD = "held"
    """It may be there, and can't be looked for: somebody is asked, until it is too late for it."""
    SENT = "sent"
    DEAD = "dead"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How a message to people themselves (a DM) goes with their week; a channel's messages are not concerned."""

    ASKED_FOR = "asked_for"
    """It answers what its reader has just done, or belongs to a session that runs: at once, and not counted."""
    NEEDED = "needed"
    """Somebody counts on it: it waits for working hours, counts, and leaves the last place of a week while it can."""
    BEFOREHAND = "beforehand"
    """Needed before a moment that people have set: where no working hour is left, it comes in the last hour before."""
    REMINDER = "reminder"
    """It does no harm if it never comes: it waits, counts, and leaves the last message of a week to what is needed."""
    DEADLINE = "deadline"
    """A reminder that others gain by, until some moment: it doesn't wait for its reader's weekly message."""
    SPARE = "spare"
    """A reminder that comes only to whom nothing else came for a week."""


class Superseded(StrEnum):
    """Why a message that is there says no longer what it said; its thread and its place are another one's by then."""

    DATE = "date"
    """Its day went by in a pause; what it is about gets another one."""
    MOVED = "moved"
    """What it is about is at another time."""
    CHANNEL = "channel"
    """Its circle lives in another channel."""
    ASKED_ANEW = "asked_anew"
    """The same was asked once more."""
    WITHDRAWN = "withdrawn"
    """Whoever had it said has taken it back."""


class Operation(StrEnum):
    """What a message does in Slack."""

    POST = "post"
    UPDATE = "update"
    """Repeatable: bring an earlier message up to date."""
    REMOVE = "remove"
    """Repeatable: take away what has gone astray."""


class InboxState(StrEnum):
    """Where a received request stands."""

    TAKEN = "taken"
    DONE = "done"
    FAILED = "failed"


class ClaimResult(StrEnum):
    """Whose turn a request is when it comes: it may be repeated, by a second tap or by Slack."""

    NEW = "new"
    """It is ours to answer."""
    BUSY = "busy"
    """It came before and is being worked on, or was a moment ago: nobody knows how that ends."""
    DONE = "done"
    """It came before and is done."""


CORE_ROLES = ("moderation", "documentation", "reflection")
"""Role ids that every circle rotates; formats add their own."""
