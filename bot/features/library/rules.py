"""What stands in a circle's library, who may read it, and what a search finds."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.features.roles.rules import Holder
from bot.kernel.enums import CORE_ROLES, MemberState
from bot.kernel.ids import UserId

PAGE = 10
WORDS_LIMIT = 100


@dataclass(frozen=True)
class MinutesEntry:
    """The minutes of one session; ``author`` wrote them last, None where that person's data were erased."""

    session_id: UUID
    number: int
    starts_at: datetime
    local_date: date
    format_id: str
    topic_id: UUID | None
    topic: str | None
    text: str
    author: UserId | None
    written_at: datetime
    roles: tuple[Holder, ...] = ()

    @property
    def moderator(self) -> UserId | None:
        """Return who moderated, None where nobody is known to have."""
        return next((holder.user for holder in self.roles if holder.role == CORE_ROLES[0]), None)


@dataclass(frozen=True)
class MissingMinutes:
    """The session that took place last, where nobody has written its minutes yet."""

    session_id: UUID
    starts_at: datetime
    topic: str | None
    format_id: str = ""


@dataclass(frozen=True)
class MinutesLibrary:
    """A circle's minutes, the latest first; ``writes`` tells whether its reader may still change them."""

    circle: CircleInfo
    entries: tuple[MinutesEntry, ...]
    writes: bool
    missing: MissingMinutes | None = None

    @property
    def topics(self) -> dict[UUID, str]:
        """Return the topics that there are minutes about, the latest first."""
        return {entry.topic_id: entry.topic for entry in self.entries if entry.topic_id and entry.topic}


@dataclass(frozen=True)
class Search:
    """What somebody looks for; nothing at all finds everything."""

    words: str = ""
    topic: UUID | None = None
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        """Return whether something is looked for."""
        return self != Search()


E = TypeVar("E")


@dataclass(frozen=True)
class ResultPage(Generic[E]):
    """One page of what was found; ``number`` is 0 for the latest."""

    entries: tuple[E, ...]
    number: int
    found: int
    """How many there are on all pages."""

    @property
    def has_earlier(self) -> bool:
        """Return whether a page with earlier ones follows."""
        return (self.number + 1) * PAGE < self.found


def may_read(
    state: MemberState, left_at: datetime | None, closed_at: datetime | None, again: bool | None = None
) -> bool:
    """Return whether a membership opens the library: an active one, or one that ended when the circle's season did."""
    ended_with_it = left_at is not None and closed_at is not None and left_at >= closed_at
    return state is MemberState.ACTIVE or ended_with_it or again is False


def fold(text: str) -> str:
    """Return ``text`` without what doesn't count in a search: capitals, accents, umlauts' dots."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    for mark in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(mark, "")
    return apart


def has_all(words: str) -> Callable[[str], bool]:
    """Return what tells of a text whether it has all these words."""
    wanted = fold(words).split()
    return lambda text: not wanted or all(map(fold(text).__contains__, wanted))


def find(entries: Sequence[MinutesEntry], search: Search) -> list[MinutesEntry]:
    """Return what has all the words, in its text or its topic, and fits topic and dates; in the order given.

    This is done here and not by the database: a circle has some hundred minutes at most, SQLite and PostgreSQL fold
    messages each in its own way, and both would have to be taught.
    """
    named = has_all(search.words)

    def fits(entry: MinutesEntry) -> bool:
        return (
            search.topic in (None, entry.topic_id)
            and (search.since or date.min) <= entry.local_date <= (search.until or date.max)
            and named(f"{entry.topic or ''}\n{entry.text}")
        )

    return [entry for entry in entries if fits(entry)]


def page_of(entries: Sequence[E], number: int) -> ResultPage[E]:
    """Return a page; one that doesn't exist (any more) is the last that does."""
    last = max(0, (len(entries) - 1) // PAGE)
    number = min(max(number, 0), last)
    return ResultPage(tuple(entries[number * PAGE : (number + 1) * PAGE]), number, len(entries))


def telling_line(text: str, words: str) -> str:
    """Return the line of ``text`` that shows best what it is about: the first with a word, else the first."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    wanted = fold(words).split()
    return next((line for line in lines if any(word in fold(line) for word in wanted)), next(iter(lines), ""))


@dataclass(frozen=True)
class MinutesInfo:
    """What was written down of a session; ``author`` is None where that person's data were erased."""

    text: str
    author: UserId | None
    written_at: datetime
