"""What should have come, from the rows that say what was agreed, and what stands in the workspace's own record.

The times stand here once more: they are the promise, not what the code takes them for.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.kernel.enums import Mode, Operation, RoleState, SessionState
from bot.practice.workspace.state import PostedMessage, SlackWorkspace
from bot.slack.gateway import METADATA_EVENT
from bot.storage.unit_of_work import Storage
from models import Circle, OutboxMessage, Person, RoleTurn, Session

_TO_START, _OFFERED_AGAIN = timedelta(minutes=60), timedelta(minutes=15)
_WEEKEND = (5, 6)
_MUCH_LATER = datetime(2100, 1, 1, tzinfo=UTC)
THERE, TWICE, LATE, LOST, HELD, NOBODY_KNOWS = "there", "doubled", "out of its time", "LOST", "held", "NOBODY KNOWS"
_OPEN_ENDS = {"unknown": NOBODY_KNOWS, "held": HELD, "expired": HELD}
"""Of what nobody knows; a person was asked about what is held, until it was too late for it."""
_NOT_WANTED = ("cancelled: None", "expired: budget", "expired: hours", "expired: paused")
"""What has nothing to say, and what its reader's week had no room for; that stands in Home."""
TOLD_TOGETHER = timedelta(days=7)
"""So much earlier a role card may come along with an earlier one, to somebody whose week fills."""
_HARMLESS_TWICE = ("sessions-role-card", "sessions-reminder", "held-question")
"""What is sent once more rather than not at all where nobody can look whether it came."""


@dataclass(frozen=True)
class Expected:
    """One message that was agreed: of what kind, about what, and between which moments it makes sense."""

    kind: str
    subject: UUID
    earliest: datetime
    latest: datetime
    reader_zone: str | None = None
    """Where whoever reads it lives, if it is for one person: it comes while they work."""


@dataclass(frozen=True)
class Fate:
    """What became of a message that was expected."""

    expected: Expected
    what: str
    why: str = ""


async def agreed(storage: Storage, ends: datetime) -> list[Expected]:
    """Return what circles in which nobody does anything hear of their first sessions, up to ``ends``."""
    async with storage.everywhere() as session:
        circles = list(await session.scalars(sa.select(Circle)))
        sessions = list(await session.scalars(sa.select(Session).where(Session.state != SessionState.CANCELLED)))
        turns = await session.execute(
            sa.select(RoleTurn.id, RoleTurn.session_id, Person.zone)
            .join(Person, Person.id == RoleTurn.person_id)
            .where(RoleTurn.state == RoleState.HELD)
        )
        over = {row.id: row for row in sessions if row.starts_at + timedelta(days=1) < ends}
        found = [Expected("circles-invitation", circle.id, circle.created_at, _MUCH_LATER) for circle in circles]
        for row in over.values():
            found += about(row)
        for turn, session_id, zone in turns:
            if session_id in over:
                row = over[session_id]
                earliest = at(working_day_before(row.starts_at.astimezone(ZoneInfo(zone)).date()), zone)
                earliest = max(earliest - TOLD_TOGETHER, row.planned_at)
                latest = row.ends_at if row.mode is Mode.ASYNC else row.starts_at
                found.append(Expected("sessions-role-card", turn, earliest, latest, zone))
    return found


def about(row: Session) -> Iterator[Expected]:
    """Return what a channel hears of a session that nobody starts."""
    card = at(working_day_before(row.local_date - timedelta(days=1)), row.zone)
    over_days = row.mode is Mode.ASYNC
    yield Expected("sessions-card", row.id, max(card, row.planned_at), row.ends_at if over_days else row.starts_at)
    if not over_days:
        missed = row.starts_at + _TO_START
        yield Expected("sessions-start", row.id, row.starts_at, missed)
        yield Expected("sessions-waiting", row.id, row.starts_at + _OFFERED_AGAIN, missed)


def working_day_before(day: date) -> date:
    """Return the last day from Monday to Friday before ``day``."""
    before = day - timedelta(days=1)
    return working_day_before(before) if before.weekday() in _WEEKEND else before


def at(day: date, zone: str, hour: int = 9) -> datetime:
    """Return the moment at which a wall clock in ``zone`` shows that hour."""
    return datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)


def works(moment: datetime, zone: str) -> bool:
    """Return whether people in ``zone`` work then."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.weekday() not in _WEEKEND and time(9) <= local.time() < time(18)


def record(workspace: SlackWorkspace, posts: Collection[OutboxMessage]) -> dict[str, list[PostedMessage]]:
    """Return what really stands in conversations, by the tokens of all that went with a message."""
    found = defaultdict[str, list[PostedMessage]](list)
    for channel in workspace.channels.values():
        for message in channel.messages:
            if token := token_of(message):
                found[token].append(message)
    tokens = {queued.id: queued.token for queued in posts}
    along = {queued.token: tokens[queued.within] for queued in posts if queued.within}
    return dict(found) | {part: found.get(part, []) + found.get(whole, []) for part, whole in along.items()}


def token_of(message: PostedMessage) -> str:
    """Return the token that one of the app's own messages carries."""
    about = message.metadata or {}
    return str(about["event_payload"]["token"]) if about.get("event_type") == METADATA_EVENT else ""


def posted_at(message: PostedMessage) -> datetime:
    """Return when a message was posted."""
    return datetime.fromtimestamp(float(message.ts), UTC)


async def judge(storage: Storage, workspace: SlackWorkspace, expected: Sequence[Expected]) -> list[Fate]:
    """Return what became of all that was expected, and of all else that was put into the outbox."""
    async with storage.everywhere() as session:
        posts = list(await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.POST)))
    there = record(workspace, posts)
    by_subject = defaultdict[tuple[str, UUID], list[OutboxMessage]](list)
    for queued in posts:
        by_subject[queued.kind, queued.subject].append(queued)
    listed = {(one.kind, one.subject) for one in expected}
    others = [queued for queued in posts if (queued.kind, queued.subject) not in listed]
    strangers = set(there) - {queued.token for queued in posts}
    asked = {queued.subject for queued in posts if queued.kind == "held-question" and there.get(queued.token)}
    return [
        *(_known(fate(one, rows := by_subject[one.kind, one.subject], there), rows, asked) for one in expected),
        *(_known(_own_fate(queued, there), [queued], asked) for queued in others),
        *(Fate(Expected("?", UUID(int=0), _MUCH_LATER, _MUCH_LATER), TWICE, f"{token}: no row") for token in strangers),
    ]


def _known(found: Fate, rows: Sequence[OutboxMessage], asked: Collection[UUID]) -> Fate:
    """Return a fate as it is where somebody was asked about what may be there, else that nobody knows of it."""
    doubtful = found.what == HELD or (found.what.startswith("expired") and found.what not in _NOT_WANTED)
    if not doubtful or any(queued.id in asked for queued in rows):
        return found
    return replace(found, what=f"{found.what}, {NOBODY_KNOWS}")


def _own_fate(queued: OutboxMessage, there: Mapping[str, Sequence[PostedMessage]]) -> Fate:
    return fate(Expected(queued.kind, queued.subject, queued.due_at, queued.not_after), [queued], there)


def fate(one: Expected, rows: Sequence[OutboxMessage], there: Mapping[str, Sequence[PostedMessage]]) -> Fate:
    """Return what became of one message; ``rows`` are those of the outbox that are about it."""
    by_reader = defaultdict[str, list[PostedMessage]](list)
    for queued in rows:
        by_reader[queued.lane] += there.get(queued.token, ())
    messages = [message for each in by_reader.values() for message in each]
    if any(len(each) > 1 for each in by_reader.values()):
        return Fate(one, TWICE, " ".join(message.ts for message in messages))
    states = sorted({str(queued.state) for queued in rows})
    if messages:
        known = any(queued.state == "sent" for queued in rows)
        if not known:
            return Fate(one, _OPEN_ENDS.get(states[0], LOST), f"it is there, the row says {states}")
        return Fate(one, THERE if in_time(one, posted_at(messages[0])) else LATE, f"{posted_at(messages[0])}")
    for queued in rows:
        if queued.state in ("unknown", "held"):
            return Fate(one, _OPEN_ENDS[queued.state], "it isn't there")
        if queued.state in ("dead", "expired", "cancelled"):
            return Fate(one, f"{queued.state}: {queued.error}")
    return Fate(one, LOST, f"{states}")


def broken(fates: Sequence[Fate], *, readable: bool) -> list[Fate]:
    """Return what breaks the promise; what may have come is held for a person only where nobody can look for it."""
    return [one for one in fates if one.what not in (THERE, *_NOT_WANTED) and (readable or not _blind(one))]


def _blind(one: Fate) -> bool:
    doubled = one.what == TWICE and one.expected.kind in _HARMLESS_TWICE
    return doubled or (one.what.startswith((HELD, "expired")) and NOBODY_KNOWS not in one.what)


def in_time(one: Expected, came: datetime) -> bool:
    """Return whether it came neither too early nor too late, and while its reader works."""
    in_hours = one.reader_zone is None or works(came, one.reader_zone)
    return one.earliest <= came <= one.latest + timedelta(seconds=1) and in_hours


def table(fates: Sequence[Fate]) -> str:
    """Return how many messages of each kind had which fate."""
    whats = sorted({one.what for one in fates})
    counts = Counter((one.expected.kind, one.what) for one in fates)
    kinds = sorted({one.expected.kind for one in fates})
    width = [max(len(what), 6) for what in whats]
    head = f"{'':26}" + "  ".join(f"{what:>{size}}" for what, size in zip(whats, width, strict=True))
    lines = [
        f"{kind:26}" + "  ".join(f"{counts[kind, what]:{size}}" for what, size in zip(whats, width, strict=True))
        for kind in kinds
    ]
    total = Counter(one.what for one in fates)
    last = f"{f'all {len(fates)}':26}" + "  ".join(f"{total[what]:{s}}" for what, s in zip(whats, width, strict=True))
    return "\n".join([head, *lines, last])
