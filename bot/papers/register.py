"""The data sheet: of each column what for, from where, who sees it and how long it stays. A test walks the schema."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from bot.delivery import inbox, purge, uptime
from bot.features.climate import rules as climate
from bot.features.home.service import PROMISED
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.slack.manifest import EVENTS, HISTORY_SCOPES, OPTIONAL_SCOPES, SCOPES
from models import Base

NUMBERS: Mapping[str, int] = {
    **PROMISED,
    "tickets": climate.OPEN_FOR.days,
    "climate_kept": climate.KEPT.days,
    "inbox": inbox.KEPT_FOR.days,
    "uptimes": uptime.KEPT_FOR.days,
    "occasions": purge.OCCASIONS_KEPT.days,
    "lanes": purge.LANES_KEPT.days,
    "removed": purge.REMOVED_KEPT.days,
}
"""What the papers say in numbers: the constants that the code deletes and counts by; days, and how many people."""


@dataclass(frozen=True)
class Purpose:
    """Why a column is there; ``origin``: who puts it in; the rest where it differs from its table.

    ``seen``: who sees it; ``kept``: how long it stays.
    """

    origin: str
    seen: str = ""
    kept: str = ""


PURPOSES: Mapping[str, Purpose] = {
    "row": Purpose("made", "nobody"),
    "whose": Purpose("made"),
    "belongs": Purpose("made"),
    "words": Purpose("typed"),
    "own": Purpose("typed", "author"),
    "note": Purpose("typed", "author", "a_year"),
    "choice": Purpose("typed"),
    "quiet": Purpose("typed", "author"),
    "audience": Purpose("typed", "author"),
    "frame": Purpose("typed"),
    "who": Purpose("slack", "nobody"),
    "profile": Purpose("slack", "nobody"),
    "place": Purpose("slack", "nobody"),
    "state": Purpose("made"),
    "when": Purpose("made"),
    "due": Purpose("made"),
    "fair": Purpose("made", "nobody"),
    "count": Purpose("made"),
    "secret": Purpose("made", "author"),
    "once": Purpose("made", "nobody"),
    "watch": Purpose("made", "operator"),
}


@dataclass(frozen=True)
class Sheet:
    """What is said of one table: who sees it, how long it stays, and its columns by their purpose."""

    seen: str
    kept: str
    columns: Mapping[str, str]


SHEETS: Mapping[str, Sheet] = {
    "people": Sheet("author", "account", {
        "who": "slack_user_id", "profile": "slack_locale zone guest deleted",
        "choice": "language paused_until weekly_on hours_from hours_until", "quiet": "recall_off",
        "secret": "calendar_token", "state": "greeted", "when": "seen_at",
    }),
    "memberships": Sheet("channel", "account", {
        "whose": "person_id", "belongs": "circle_id", "state": "state owner in_channel", "choice": "again",
        "when": "joined_at left_at",
    }),
    "join_requests": Sheet("owners", "settled", {
        "whose": "person_id by_id", "belongs": "circle_id", "state": "kind", "when": "made_at", "due": "kept_until",
    }),
    "circles": Sheet("channel", "open", {
        "words": "name purpose goal ground_rules can_now",
        "frame": "venue language cadence first_date at zone minutes format_id mode places sessions dots digest "
                 "by_invitation milestones holidays own_channel paused_until season_until plan",
        "belongs": "programme_id",
        "place": "channel_id findable channel_people checked_at", "state": "state decision asked_at",
        "when": "created_at closed_at rescheduled_at agreed_at goal_at",
    }),
    "sessions": Sheet("channel", "open", {
        "whose": "mover_id", "belongs": "circle_id topic_id", "frame": "format_id mode venue zone at theme",
        "state": "state moved revision", "due": "local_date starts_at ends_at planned_at dealt_at absent_until",
        "when": "started_at ended_at", "count": "number earlier present", "fair": "turns",
    }),
    "topics": Sheet("channel", "open", {
        "whose": "proposer_id", "belongs": "circle_id", "words": "title", "state": "state", "when": "proposed_at",
        "count": "votes",
    }),
    "dots": Sheet("author", "account", {"whose": "person_id", "belongs": "topic_id"}),
    "skills": Sheet("company", "account", {
        "whose": "person_id", "words": "text", "state": "kind position", "choice": "listed",
    }),
    "role_turns": Sheet("channel", "account", {
        "whose": "person_id", "belongs": "session_id", "state": "role state", "fair": "place",
    }),
    "role_swaps": Sheet("asked", "account", {
        "whose": "person_id", "belongs": "session_id turn_id back_id", "due": "starts_at", "state": "state",
    }),
    "attendances": Sheet("absence", "names", {
        "whose": "person_id", "belongs": "session_id", "choice": "presence", "state": "for_pause",
    }),
    "helped": Sheet("nobody", "names", {"whose": "person_id", "belongs": "session_id turn_id"}),
    "calendar_stamps": Sheet("author", "names", {
        "whose": "person_id", "belongs": "session_id", "once": "fingerprint sequence", "when": "changed_at",
    }),
    "skipped_dates": Sheet("channel", "open", {
        "whose": "person_id", "belongs": "circle_id", "choice": "local_date", "state": "why",
    }),
    "phase_runs": Sheet("channel", "open", {
        "belongs": "session_id phase", "due": "opens_at ends_at", "state": "position state",
    }),
    "answers": Sheet("field", "answers", {
        "whose": "person_id", "belongs": "run_id", "words": "text", "when": "written_at edited_at",
    }),
    "case_notes": Sheet("author", "notes", {
        "whose": "person_id", "belongs": "session_id", "words": "text", "when": "written_at",
    }),
    "minutes": Sheet("channel", "open", {
        "whose": "author_id", "belongs": "session_id", "words": "text", "when": "written_at",
    }),
    "reflections": Sheet("shared", "reflections", {
        "whose": "person_id", "belongs": "session_id", "words": "what", "own": "so_what usefulness",
        "audience": "visibility", "when": "written_at edited_at shared_at",
    }),
    "commitments": Sheet("plan", "plans", {
        "whose": "person_id asker_id", "belongs": "session_id", "words": "if_text then_text",
        "own": "first_step note", "audience": "visibility", "quiet": "state may_ask", "count": "carried",
        "when": "made_at answered_at carried_at",
    }),
    "later_uses": Sheet("author", "plans", {
        "whose": "person_id", "belongs": "session_id", "own": "used note", "when": "answered_at",
    }),
    "goals": Sheet("wall", "plans", {
        "whose": "person_id", "belongs": "session_id", "words": "wanted today", "audience": "visibility",
        "when": "written_at today_at",
    }),
    "recall_notes": Sheet("author", "reflections", {
        "whose": "person_id", "belongs": "session_id reflection_id", "due": "since next_on",
        "quiet": "once_more stopped",
    }),
    "recall_asks": Sheet("author", "recall", {
        "whose": "person_id", "belongs": "note_id", "due": "day local_date", "own": "answer rating",
        "when": "answered_at",
    }),
    "feedback": Sheet("receiver", "reflections", {
        "whose": "receiver_id giver_id", "belongs": "circle_id pair_id",
        "words": "about situation observed effect wish", "quiet": "declined", "when": "asked_at answered_at read_at",
    }),
    "thanks": Sheet("thanked", "reflections", {
        "whose": "receiver_id giver_id", "belongs": "circle_id", "words": "text", "choice": "offered",
        "when": "given_at shared_at read_at",
    }),
    "climate_answers": Sheet("climate", "climate", {"belongs": "session_id", "count": "item score given"}),
    "climate_tickets": Sheet("nobody", "tickets", {"whose": "person_id", "belongs": "session_id"}),
    "insights": Sheet("card", "open", {
        "belongs": "session_id", "words": "title text", "when": "made_at offered_at",
    }),
    "insight_authors": Sheet("card", "account", {"whose": "person_id", "belongs": "insight_id", "quiet": "agrees"}),
    "merge_offers": Sheet("owners", "account", {
        "whose": "person_id", "belongs": "circle_id into_id", "state": "state", "when": "made_at agreed_at",
    }),
    "merge_consents": Sheet("author", "account", {"whose": "person_id", "belongs": "offer_id", "choice": "moves"}),
    "coaching_pools": Sheet("pools", "open", {
        "frame": "cadence first_date at zone together theme", "belongs": "programme_id",
    }),
    "coaching_rounds": Sheet("pair", "open", {
        "belongs": "pool_id number", "due": "local_date starts_at ends_at", "state": "state",
    }),
    "coaching_seats": Sheet("author", "account", {
        "whose": "person_id", "belongs": "pool_id", "own": "department", "state": "state waits",
        "choice": "any_language always_new own_circles paused_until at_once", "when": "joined_at asked_at",
    }),
    "coaching_pairs": Sheet("pair", "open", {
        "belongs": "round_id nth question", "state": "state tended", "due": "suggested_at meets_at",
        "when": "formed_at dated_at", "count": "date_changes", "frame": "venue",
    }),
    "pair_seats": Sheet("pair", "account", {
        "whose": "person_id", "belongs": "pair_id", "state": "out", "quiet": "gladly", "note": "tried kept",
    }),
    "not_with": Sheet("author", "account", {"whose": "person_id other_id"}),
    "mentors": Sheet("mentor", "account", {"whose": "person_id", "choice": "capacity"}),
    "tandems": Sheet("pair", "tandems", {
        "frame": "kind cadence meetings zone minutes venue language", "state": "state number",
        "due": "due_on meets_at wanted_by", "when": "made_at dated_at ended_at opened_at", "count": "date_changes",
    }),
    "tandem_seats": Sheet("pair", "tandems", {
        "whose": "person_id", "belongs": "tandem_id", "state": "asks helps said", "when": "asked_at",
        "words": "about goal thanks", "own": "kept",
    }),
    "programme_owners": Sheet("told", "log", {
        "whose": "person_id given_by ended_by", "state": "reads_only", "when": "given_at ended_at",
    }),
    "programmes": Sheet("programme", "open", {
        "whose": "owner_id",
        "frame": "template_id name aim language zone holidays venue apply_until starts_on minutes places coaching "
        "formats",
        "place": "channel_id", "state": "state draft", "due": "answer_by", "count": "applied",
        "when": "made_at began_at ended_at",
    }),
    "proposed_circles": Sheet("proposed", "open", {
        "belongs": "programme_id", "count": "number", "frame": "language weekday at minutes",
    }),
    "applications": Sheet("author", "applications", {
        "whose": "person_id", "belongs": "programme_id circle_id", "own": "wish offer department companions",
        "quiet": "own_department half_days languages has_moderated why what_helps", "state": "state mixed",
        "when": "applied_at",
    }),
    "programme_snapshots": Sheet("readers", "open", {
        "belongs": "programme_id", "state": "moment", "when": "taken_at", "count": "contents",
    }),
    "snapshot_openings": Sheet("readers", "log", {
        "whose": "person_id", "belongs": "programme_id", "when": "opened_at",
    }),
    "support_requests": Sheet("offering", "account", {
        "whose": "person_id", "belongs": "circle_id", "when": "asked_at",
    }),
    "meetups": Sheet("posted", "open", {
        "whose": "host_id documenter_id author_id", "words": "recap insights", "place": "channel_id",
        "frame": "format_id title language zone starts_at minutes venue seats repeats called_off",
        "belongs": "series_id", "count": "revision", "when": "changed_at",
    }),
    "meetup_signups": Sheet("posted", "meetups", {
        "whose": "person_id", "belongs": "meetup_id", "words": "topic", "choice": "comes on_list",
        "quiet": "would_help declined", "fair": "asked asked_at", "when": "signed_at",
    }),
    "meetup_votes": Sheet("votes", "meetups", {"whose": "person_id", "belongs": "signup_id"}),
    "occasions": Sheet("nobody", "occasions", {
        "belongs": "kind subject", "due": "local_date due_at not_after", "state": "state",
    }),
    "outbox": Sheet("operator", "letters", {
        "whose": "people", "belongs": "kind subject thread_of thread_subject within number",
        "once": "dedupe_key token operation lane superseded state attempts owner lease_until first_try_at error",
        "due": "due_at not_after next_at", "when": "sent_at", "place": "channel_id slack_channel slack_ts",
    }),
    "lanes": Sheet("nobody", "lanes", {"once": "scope next_allowed_at"}),
    "inbox": Sheet("nobody", "inbox", {"once": "key state", "when": "taken_at"}),
    "uptimes": Sheet("operator", "uptimes", {"watch": "since until seconds_ahead broken"}),
    "workspaces": Sheet("operator", "removed", {
        "place": "team_id bot_user_id", "watch": "state paused_at paused_why restored",
        "when": "created_at removed_at",
    }),
    "key_checks": Sheet("nobody", "running", {"watch": "sealed"}),
}  # fmt: skip
"""In the order in which people read it: what people do first, how Zirkel does its work last."""


@dataclass(frozen=True)
class Field:
    """One column, as the data sheet tells it: keys of its words; ``sealed``: encrypted in the database."""

    table: str
    column: str
    purpose: str
    origin: str
    seen: str
    kept: str
    sealed: bool


def fields() -> Iterator[Field]:
    """List every column of every table.

    Raises:
        KeyError: the schema has a table or column of which nothing is said here.
    """
    for table, sheet in SHEETS.items():
        purposes = {column: purpose for purpose, columns in sheet.columns.items() for column in columns.split()}
        for column in Base.metadata.tables[table].columns:
            name = "row" if column.name in {"id", "workspace_id"} else purposes[column.name]
            purpose, sealed = PURPOSES[name], isinstance(column.type, sa.LargeBinary)
            seen = purpose.seen or sheet.seen
            yield Field(table, column.name, name, purpose.origin, seen, purpose.kept or sheet.kept, sealed)


def version() -> str:
    """Return what changes as soon as a field, its purpose, who sees it, a keeping time or a scope does.

    Also where the same is said in other words, in either language.
    """
    scopes = (*SCOPES, *OPTIONAL_SCOPES, *HISTORY_SCOPES)
    told = (*map(str, fields()), *map(str, NUMBERS.items()), *scopes, *EVENTS, *_sentences(scopes))
    return sha256("\n".join(told).encode()).hexdigest()[:8]


def _sentences(scopes: Sequence[str]) -> Iterator[str]:
    known = Languages()
    for words in map(known.words, Language):
        for field in fields():
            yield words(f"papers-for-{field.purpose}")
            yield words(f"papers-seen-{field.seen}", **NUMBERS)
            yield words(f"papers-kept-{field.kept}", **NUMBERS)
        yield from (words("papers-scope-what", scope=scope.replace(":", "-")) for scope in scopes)
