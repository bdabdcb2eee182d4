"""What a topic is to other features, and which one a circle takes up next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.kernel.errors import TextMissing, TextTooLong
from bot.kernel.ids import UserId
from bot.kernel.text import clean_line
from bot.kernel.vocabulary import TopicState

TITLE_LIMIT = 150
SKILL_LIMIT, SKILL_LINES = 150, 5


@dataclass(frozen=True)
class TopicInfo:
    """Something that a circle wants to learn."""

    id: UUID
    circle_id: UUID
    title: str
    state: TopicState
    proposer: UserId | None
    """None where that person has been erased."""
    proposed_at: datetime


@dataclass(frozen=True)
class Skills:
    """What somebody can teach and what they want to learn."""

    offers: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


def check_title(title: str) -> str:
    """Return ``title`` as one tidy line.

    Raises:
        TextMissing, TextTooLong: there is nothing in it, or more than 150 characters.
    """
    tidy = clean_line(title)
    if not tidy:
        raise TextMissing(field="title")
    if len(tidy) > TITLE_LIMIT:
        raise TextTooLong(field="title", limit=TITLE_LIMIT)
    return tidy


def next_topic(waiting: Sequence[TopicInfo], dots: Mapping[UUID, int]) -> TopicInfo | None:
    """Return the topic with the most dots; a tie goes to the one that has waited longest. None where none waits."""
    return min(waiting, key=lambda topic: (-dots.get(topic.id, 0), topic.proposed_at, topic.id), default=None)
