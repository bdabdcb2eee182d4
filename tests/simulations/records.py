"""What came of a season: every message that came to Slack, who held which role and was told of it, every card."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from uuid import UUID

import sqlalchemy as sa
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.delivery.post import Due
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, Mode, Operation, OutboxState, RoleState, SessionState
from models import Circle, OutboxMessage, Person, RoleTurn, Session
from tests.databases import open_storage
from tests.simulations.company import Company, Size, Slack, new_company
from tests.simulations.life import Life, Pause


@dataclass(frozen=True)
class Said:
    """One message as it came to Slack."""

    at: datetime
    channel: str
    users: tuple[str, ...]
    """To whom it went; nobody where it is in a circle's channel."""
    kind: str
    words: str
    """All that can be read in it."""
    about: UUID
    thread: str | None = None


@dataclass(frozen=True)
class Card:
    """A session's card: when it came, if it did, and from when on it could be known."""

    came: datetime | None
    planned_at: datetime
    starts_at: datetime
    local_date: date
    zone: str


@dataclass(frozen=True)
class Role:
    """A role in a session whose time came, its holder, and when they were told, or why they weren't."""

    user: str
    until: datetime
    """Until when the card is of use: the session's begin, where it runs over days its end."""
    told_at: datetime | None
    why_not: str | None
    turn: UUID


class HeldRole(NamedTuple):
    """A row of roles: whose, and in which session."""

    id: UUID
    session_id: UUID
    user: str


@dataclass(frozen=True)
class Season:
    """A season as it was."""

    said: Sequence[Said]
    cards: Sequence[Card]
    roles: Sequence[Role]
    zones: Mapping[str, str]
    resting: Sequence[Pause]
    quiet: Sequence[Pause]
    circles: Counter[CircleState]
    turmoil: Mapping[str, int]
    """How often people left, came late and so on."""
    unforeseen: Sequence[tuple[str, Due]]
    """What came up between two changes and hadn't been listed before."""
    mistakes: Sequence[EventDict]
    """What the log complains about."""

    def messages(self, user: str) -> list[Said]:
        """Return what came to somebody outside channels, in order."""
        return [one for one in self.said if user in one.users]


async def live_through(file: Path, size: Size, seed: int) -> Season:
    """Let a company live through a season in the migrated database ``file``: the same one for each ``seed``."""
    with capture_logs() as logs, patch("os.urandom", random.Random(seed).randbytes):
        season = await _live(file, size, random.Random(seed))
    return replace(season, mistakes=[log for log in logs if log["log_level"] in ("error", "warning")])


async def _live(file: Path, size: Size, chance: random.Random) -> Season:
    async with open_storage(f"sqlite:///{file}") as storage:
        company = await new_company(storage, size, chance)
        life, unforeseen = Life(company), list[tuple[str, Due]]()
        await company.settle()
        while company.now < size.ends:
            await company.turn_to_next(size.ends)
            await life.act()
            await company.settle()
            unforeseen += await company.unforeseen()
        return replace(await _read(company, life), unforeseen=unforeseen)


async def _read(company: Company, life: Life) -> Season:
    async with company.storage.work(company.workspace_id) as work:
        queued_messages = await work.all(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.POST))
        states = await work.session.scalars(sa.select(Circle.state))
        held = await work.all(sa.select(Session).where(Session.state.in_((SessionState.ENDED, SessionState.MISSED))))
        rows = await work.session.execute(
            sa.select(RoleTurn.id, RoleTurn.session_id, Person.slack_user_id)
            .join(Person, Person.id == RoleTurn.person_id)
            .where(RoleTurn.state == RoleState.HELD)
        )
        turns = [HeldRole(*row) for row in rows]
        return Season(
            said=list(_said(company.slack, queued_messages)), cards=list(_cards(held, queued_messages)),
            roles=list(_roles(held, turns, queued_messages)), zones=company.zones,
            resting=life.resting, quiet=life.quiet,
            circles=Counter(states), turmoil=life.turmoil.counts, unforeseen=[], mistakes=[],
        )  # fmt: skip


def _said(slack: Slack, queued_messages: Sequence[OutboxMessage]) -> Iterator[Said]:
    by_token = {queued.token: queued for queued in queued_messages}
    for heard in slack.heard:
        queued, message = by_token[heard.token], heard.message
        users = tuple(heard.channel[1:].split("+")) if heard.channel.startswith("D") else ()
        words = str([message.text, message.block_dicts()])
        yield Said(heard.at, heard.channel, users, queued.kind, words, queued.subject, heard.thread)


def _cards(held: Sequence[Session], queued_messages: Sequence[OutboxMessage]) -> Iterator[Card]:
    came = {queued.subject: queued.sent_at for queued in queued_messages if queued.kind == sessions.CARD}
    for row in held:
        yield Card(came.get(row.id), row.planned_at, row.starts_at, row.local_date, row.zone)


def _roles(
    held: Sequence[Session], turns: Sequence[HeldRole], queued_messages: Sequence[OutboxMessage]
) -> Iterator[Role]:
    until = {row.id: row.ends_at if row.mode is Mode.ASYNC else row.starts_at for row in held}
    tells = [queued for queued in queued_messages if queued.kind in (sessions.ROLE_CARD, sessions.HOLDS)]
    tells.sort(key=lambda queued: queued.state is OutboxState.SENT)  # one that came is brought up to date
    told = {queued.subject: queued for queued in tells}
    for turn_id, session_id, user in turns:
        if session_id in until:
            queued = told.get(turn_id)
            came = queued.sent_at if queued and queued.state is OutboxState.SENT else None
            why_not = queued.error or queued.state if queued and not came else None
            yield Role(user, until[session_id], came, why_not, turn_id)


def weekly_counts(season: Season) -> list[int]:
    """Return how many messages each person had in each week from Monday to Sunday, the fewest first."""
    found = Counter((user, one.at.isocalendar().week) for one in season.said for user in one.users)
    weeks = {one.at.isocalendar().week for one in season.said}
    return sorted(found[user, week] for user in season.zones for week in weeks)
