"""What Zirkel keeps of people, table by table. A test walks the schema: a column that stands nowhere here fails it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

PLANS_KEPT, REFLECTIONS_KEPT = timedelta(days=90), timedelta(days=365)
"""How long plans and goals are kept after their circle has ended; and reflections, feedback, thanks."""
LEAVERS_KEPT = timedelta(days=30)
"""How long everything stays of somebody whose account is off: they may come back."""


class Contributions(StrEnum):
    """What becomes of the topics, minutes and insight cards of somebody who erases their data."""

    DELETED = "deleted"
    NAMELESS = "nameless"


@dataclass(frozen=True)
class DataPart:
    """Rows of one table that name a person in the column ``whose``, and what is told of each."""

    table: str
    whose: str
    shown: tuple[str, ...]
    called: str = ""

    @property
    def name(self) -> str:
        """Return what files and language files call it."""
        return self.called or self.table


@dataclass(frozen=True)
class OfFormat:
    """The id of a role or a step, whose words stand in a format; ``format`` is its session's, where that is known."""

    what: str
    id: str
    format: str


Value = str | int | bool | None | date | datetime | Enum | OfFormat | tuple["Value", ...]
"""What stands in a column; of a row that it points to, what that is called, part by part."""
Plain = str | int | bool | None
OwnData = Mapping[str, Sequence[Mapping[str, Value]]]
"""Everything that Zirkel keeps of one person: part -> its rows -> column -> what stands there; others are letters."""


PARTS = (
    DataPart("people", "id", (
        "slack_user_id", "slack_locale", "language", "zone", "paused_until", "guest", "deleted", "greeted",
        "recall_off", "weekly_on", "hours_from", "hours_until", "seen_at",
    )),
    DataPart("memberships", "person_id", (
        "circle_id", "state", "owner", "joined_at", "left_at", "in_channel", "again",
    )),
    DataPart("join_requests", "person_id", ("circle_id", "kind", "made_at", "kept_until")),
    DataPart("join_requests", "by_id", ("circle_id", "made_at"), "invitations"),
    DataPart("reflections", "person_id", (
        "session_id", "what", "so_what", "usefulness", "visibility", "written_at", "edited_at", "shared_at",
    )),
    DataPart("commitments", "person_id", (
        "session_id", "if_text", "then_text", "first_step", "state", "note", "visibility", "made_at", "answered_at",
        "carried", "carried_at", "asker_id", "may_ask",
    )),
    DataPart("commitments", "asker_id", ("session_id", "person_id", "may_ask"), "asking"),
    DataPart("later_uses", "person_id", ("session_id", "used", "note", "answered_at")),
    DataPart("recall_notes", "person_id", (
        "session_id", "reflection_id", "since", "next_on", "once_more", "stopped",
    )),
    DataPart("recall_asks", "person_id", ("note_id", "day", "local_date", "answer", "rating", "answered_at")),
    DataPart("goals", "person_id", ("session_id", "wanted", "written_at", "today", "today_at", "visibility")),
    DataPart("feedback", "receiver_id", (
        "circle_id", "pair_id", "giver_id", "about", "asked_at", "situation", "observed", "effect", "wish",
        "answered_at", "read_at",
    )),
    DataPart("feedback", "giver_id", (
        "circle_id", "pair_id", "receiver_id", "asked_at", "declined", "answered_at",
    ), "asked_of_you"),
    DataPart("thanks", "receiver_id", ("circle_id", "giver_id", "text", "given_at", "offered", "shared_at", "read_at")),
    DataPart("thanks", "giver_id", ("circle_id", "receiver_id", "text", "given_at", "offered", "shared_at"), "thanked"),
    DataPart("climate_tickets", "person_id", ("session_id",)),
    DataPart("answers", "person_id", ("run_id", "text", "written_at", "edited_at")),
    DataPart("case_notes", "person_id", ("session_id", "text", "written_at")),
    DataPart("minutes", "author_id", ("session_id", "text", "written_at")),
    DataPart("topics", "proposer_id", ("circle_id", "title", "state", "proposed_at")),
    DataPart("dots", "person_id", ("topic_id",)),
    DataPart("skills", "person_id", ("kind", "text", "listed")),
    DataPart("insight_authors", "person_id", ("insight_id", "agrees")),
    DataPart("role_turns", "person_id", ("session_id", "role", "place", "state")),
    DataPart("helped", "person_id", ("session_id", "turn_id")),
    DataPart("role_swaps", "person_id", ("session_id", "turn_id", "back_id", "starts_at", "state")),
    DataPart("attendances", "person_id", ("session_id", "presence", "for_pause")),
    DataPart("sessions", "mover_id", ("circle_id", "starts_at")),
    DataPart("skipped_dates", "person_id", ("circle_id", "local_date", "why")),
    DataPart("merge_offers", "person_id", ("circle_id", "into_id", "state", "made_at")),
    DataPart("merge_consents", "person_id", ("offer_id", "moves")),
    DataPart("coaching_seats", "person_id", (
        "pool_id", "state", "any_language", "always_new", "own_circles", "department", "paused_until", "joined_at",
        "asked_at", "waits", "at_once",
    )),
    DataPart("pair_seats", "person_id", ("pair_id", "out", "gladly", "tried", "kept")),
    DataPart("not_with", "person_id", ("other_id",)),
    DataPart("mentors", "person_id", ("capacity",)),
    DataPart("tandem_seats", "person_id", (
        "tandem_id", "asks", "helps", "said", "asked_at", "about", "goal", "kept", "thanks",
    )),
    DataPart("applications", "person_id", (
        "programme_id", "state", "applied_at", "wish", "offer", "department", "companions", "own_department",
        "half_days", "languages", "has_moderated", "circle_id", "why", "what_helps", "mixed",
    )),
    DataPart("programmes", "owner_id", ("name", "state", "made_at")),
    DataPart("programme_owners", "person_id", ("reads_only", "given_at", "ended_at")),
    DataPart("programme_owners", "given_by", ("person_id", "given_at"), "let_offer"),
    DataPart("programme_owners", "ended_by", ("person_id", "ended_at"), "let_no_longer"),
    DataPart("snapshot_openings", "person_id", ("programme_id", "opened_at")),
    DataPart("support_requests", "person_id", ("circle_id", "asked_at")),
    DataPart("meetup_signups", "person_id", (
        "meetup_id", "signed_at", "comes", "on_list", "topic", "would_help", "asked", "asked_at", "declined",
    )),
    DataPart("meetup_votes", "person_id", ("signup_id",)),
    DataPart("meetups", "host_id", ("title", "starts_at"), "hosting"),
    DataPart("meetups", "documenter_id", ("title", "starts_at"), "documenting"),
    DataPart("meetups", "author_id", ("title", "starts_at", "recap", "insights"), "recaps"),
    DataPart("calendar_stamps", "person_id", ("session_id", "changed_at")),
    DataPart("outbox", "people", ("kind", "sent_at")),
)  # fmt: skip
"""In the order in which people read it."""

UNTOLD: Mapping[str, tuple[str, ...]] = {
    "people": ("calendar_token",),
    "topics": ("votes",),
    "skills": ("position",),
    "sessions": (
        "number", "earlier", "local_date", "at", "zone", "format_id", "theme", "mode", "venue", "topic_id", "state",
        "ends_at", "planned_at", "dealt_at", "moved", "revision", "turns", "present", "absent_until", "started_at",
        "ended_at",
    ),
    "programmes": (
        "template_id", "channel_id", "aim", "language", "zone", "holidays", "venue", "apply_until", "starts_on",
        "minutes", "places", "coaching", "formats", "draft", "answer_by", "applied", "began_at", "ended_at",
    ),
    "meetups": (
        "series_id", "channel_id", "format_id", "language", "zone", "minutes", "venue", "seats", "repeats",
        "called_off", "revision", "changed_at",
    ),
    "merge_offers": ("agreed_at",),
    "calendar_stamps": ("fingerprint", "sequence"),
    "outbox": (
        "dedupe_key", "token", "subject", "operation", "lane", "channel_id", "thread_of", "thread_subject",
        "superseded", "due_at", "not_after", "state", "attempts", "next_at", "owner", "lease_until", "first_try_at",
        "error", "slack_channel", "slack_ts", "within", "number",
    ),
}  # fmt: skip
"""What else stands in those tables: secrets, a circle's own business, how Zirkel does its work."""

OF_NOBODY = frozenset((
    "circles", "climate_answers", "coaching_pairs", "coaching_pools", "coaching_rounds", "inbox", "insights",
    "key_checks", "lanes", "occasions", "phase_runs", "programme_snapshots", "proposed_circles", "tandems",
    "uptimes", "workspaces",
))  # fmt: skip
"""Tables that name no person."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "circles": ("name",),
    "sessions": ("circle_id", "local_date"),
    "topics": ("title",),
    "phase_runs": ("session_id", "phase"),
    "insights": ("session_id", "title", "text"),
    "reflections": ("session_id",),
    "recall_notes": ("session_id",),
    "coaching_pools": ("theme",),
    "coaching_rounds": ("local_date",),
    "coaching_pairs": ("round_id",),
    "tandems": ("kind",),
    "merge_offers": ("circle_id", "into_id"),
    "role_turns": ("role",),
    "programmes": ("name",),
    "proposed_circles": ("number",),
    "meetups": ("title",),
    "meetup_signups": ("topic",),
}
"""What a row of a table is called where another one points to it."""
OF_FORMAT: Mapping[tuple[str, str], str] = {("role_turns", "role"): "role", ("phase_runs", "phase"): "phase"}
"""Columns that hold the id of a format's role or step."""


def plain(value: Value) -> Plain:
    """Return a value as other programs read it."""
    match value:
        case tuple():
            return " · ".join(str(plain(each)) for each in value)
        case OfFormat():
            return value.id
        case Enum():
            return str(value.value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case _:
            return value


def letter(number: int) -> str:
    """Return A, B, ... Z, AA, AB, ... for 0, 1, ...: what others are called in somebody's own data."""
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
