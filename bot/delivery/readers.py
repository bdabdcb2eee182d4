"""Who reads the letters that are ready, what came to them in the last week, and what that makes of a letter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.manners import WEEK, Reader, verdict
from bot.kernel.vocabulary import Courtesy, LetterState, Operation
from models.delivery import Letter
from models.workspaces import Person


class Who(NamedTuple):
    """A Slack user in a workspace."""

    workspace: UUID
    user: str


@dataclass
class Readers:
    """The readers of some letters. Until the transaction ends nobody else decides about a letter to them."""

    courtesies: Mapping[str, Courtesy]
    """Those of each kind."""
    known: dict[Who, Reader] = field(default_factory=dict)
    received: dict[Who, dict[UUID, datetime]] = field(default_factory=dict)
    """Which letters came to them in the last week, or may have come, and when."""
    busy: frozenset[Who] = frozenset()
    """Those about whom another process decides just now."""
    put_off: int = 0
    """How many letters had to wait or were dropped."""

    @classmethod
    async def of(
        cls, session: AsyncSession, letters: Sequence[Letter], courtesies: Mapping[str, Courtesy], now: datetime
    ) -> "Readers":
        """Find and lock who would read those of ``letters`` that count."""
        found = cls(courtesies)
        wanted = {who for letter in letters if found.counts(letter) for who in _recipients(letter)}
        if wanted:
            met = {Who(*row) for row in await session.execute(_people(wanted, Person.slack_user_id))}
            columns = (Person.slack_user_id, Person.zone, Person.paused_until)
            locked = _people(wanted, *columns).with_for_update(skip_locked=True, key_share=True)
            for workspace, user, zone, paused_until in await session.execute(locked):
                found.known[Who(workspace, user)] = Reader(user, zone, paused_until)
            found.busy = frozenset(met - found.known.keys())
            found.received = await _received(session, wanted, found.uncounted, now)
        return found

    @property
    def uncounted(self) -> list[str]:
        """Return the kinds that are in nobody's way."""
        return [kind for kind, courtesy in self.courtesies.items() if courtesy is Courtesy.ASKED_FOR]

    def counts(self, letter: Letter) -> bool:
        """Return whether a letter is a message to people that they haven't asked for."""
        posts = letter.operation is Operation.POST and letter.people is not None
        return posts and self._courtesy(letter) is not Courtesy.ASKED_FOR

    def admit(self, letter: Letter, now: datetime) -> bool:
        """Return whether a letter may be sent now, and then count it as sent; otherwise let it wait, or drop it."""
        if not self.counts(letter):
            return True
        people = _recipients(letter)
        if not self.busy.isdisjoint(people):
            return False
        readers = [self._reader(who, letter) for who in people]
        found = verdict(self._courtesy(letter), readers, now, letter.not_after)
        if found.until is not None and found.until <= now:
            for who in people:
                self.received.setdefault(who, {})[letter.id] = now
            return True
        self.put_off += 1
        letter.error = found.reason
        if found.until is None:
            letter.state = LetterState.EXPIRED
        else:
            letter.next_at = found.until
        return False

    def _reader(self, who: Who, letter: Letter) -> Reader:
        """Return somebody with all that came but ``letter`` itself, which may have been tried before."""
        others = [at for letter_id, at in self.received.get(who, {}).items() if letter_id != letter.id]
        return replace(self.known.get(who, Reader(who.user)), received=others)

    def _courtesy(self, letter: Letter) -> Courtesy:
        return self.courtesies.get(letter.kind, Courtesy.NEEDED)


def _recipients(letter: Letter) -> list[Who]:
    return [Who(letter.workspace_id, user) for user in (letter.people or "").split(",")]


def _people(wanted: Collection[Who], *columns: Any) -> sa.Select[Any]:
    """Select ``columns`` of these people, after their workspace; always in the same order, to be locked."""
    return (
        sa.select(Person.workspace_id, *columns)
        .where(sa.tuple_(Person.workspace_id, Person.slack_user_id).in_(sorted(wanted)))
        .order_by(Person.id)
    )


async def _received(
    session: AsyncSession, wanted: Collection[Who], uncounted: Collection[str], now: datetime
) -> dict[Who, dict[UUID, datetime]]:
    rows = await session.execute(
        sa.select(Letter.id, Letter.workspace_id, Letter.people, Letter.sent_at).where(
            Letter.workspace_id.in_({who.workspace for who in wanted}),
            Letter.people.is_not(None),
            Letter.sent_at > now - WEEK,
            Letter.operation == Operation.POST,
            Letter.kind.not_in(uncounted),
            sa.or_(*(is_for(user) for user in sorted({who.user for who in wanted}))),
        )
    )
    found: dict[Who, dict[UUID, datetime]] = {}
    for letter_id, workspace, people, at in rows:
        for user in (people or "").split(","):
            found.setdefault(Who(workspace, user), {})[letter_id] = at or now
    return found


def is_for(user: str) -> sa.ColumnElement[bool]:
    """Return the condition that ``user`` is among those whom a letter goes to."""
    among = sa.literal(",").concat(Letter.people).concat(",").contains(f",{user},", autoescape=True)
    return sa.or_(Letter.people == user, among)
