"""When the company finds a card, and what a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.library.rules import has_all
from bot.kernel.ids import UserId

OPEN_FOR = timedelta(days=14)
"""How long authors have to say yes to an offer."""
TITLE_LIMIT, TEXT_LIMIT = 150, 600


@dataclass(frozen=True)
class CardAuthor:
    """Somebody who stands on a card."""

    id: UUID
    """That they do."""
    person_id: UUID
    user: UserId
    agrees: bool | None = None
    """Whether the company may find it; None as long as they said nothing."""


@dataclass(frozen=True)
class InsightCard:
    """What somebody learned and wants to keep."""

    id: UUID
    session_id: UUID | None
    circle_id: UUID | None
    """None where it is from a handover: its authors alone read it, until all of them say yes."""
    circle: str | None
    topic: str | None
    title: str
    text: str
    made_at: datetime
    authors: tuple[CardAuthor, ...]
    """Nobody any more where all of them were erased and left it without their names."""
    offered_at: datetime | None = None

    def author(self, person_id: UUID) -> CardAuthor | None:
        """Return somebody as an author of it, None for anybody else."""
        return next((author for author in self.authors if author.person_id == person_id), None)

    @property
    def is_released(self) -> bool:
        """Return whether the company finds it: it was offered, and all authors say yes."""
        return self.offered_at is not None and all(author.agrees for author in self.authors)

    @property
    def open_until(self) -> datetime | None:
        """Return until when its authors have to say yes; None where nobody asks them."""
        return None if self.offered_at is None or self.is_released else self.offered_at + OPEN_FOR

    def is_open(self, now: datetime) -> bool:
        """Return whether its authors are asked just now.

        A no doesn't change that: whether somebody said no or nothing can't be told apart from outside.
        """
        return self.open_until is not None and now < self.open_until


@dataclass(frozen=True)
class AskablePerson:
    """Somebody who may be asked about what they offer."""

    user: UserId
    offers: tuple[str, ...]


def find(cards: Sequence[InsightCard], words: str) -> list[InsightCard]:
    """Return the cards with all the words, in order. A topic isn't looked through: its words are somebody else's."""
    named = has_all(words)
    return [card for card in cards if named(f"{card.title}\n{card.text}")]


def who_knows(people: Sequence[AskablePerson], words: str) -> list[AskablePerson]:
    """Return who offers something with all the words, with these offers alone; nobody where there are no words."""
    named = has_all(words)
    fitting = [AskablePerson(one.user, tuple(filter(named, one.offers))) for one in people] if words.strip() else []
    return [one for one in fitting if one.offers]
