"""What a topic is to other features, and which one a circle takes up next."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.kernel.enums import TopicState
from bot.kernel.errors import TextMissing, TextTooLong
from bot.kernel.ids import UserId
from bot.kernel.text import clean_line

TITLE_LIMIT = 150
SKILL_LIMIT, SKILL_LINES = 150, 5
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """a an and the of to in on at by for from with without how what why is it my our your or as be do can more
        better good learn learning know use using about into some der die das den dem des ein eine einen einem einer und
        oder von zu zum zur im am an auf für mit ohne wie was warum ist es ich wir mein meine unser unsere über aus bei
        sich nicht mehr besser gut lernen können""",
    )
)
"""Words that two texts may share without being about the same."""
_PLURAL = 4
"""From so many messages on a word may be a plural with s."""


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
    votes: int | None = None
    """How many dots it had when it was chosen; None as long as it waits."""


@dataclass(frozen=True)
class Skills:
    """What somebody can teach and what they want to learn."""

    offers: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    listed: bool = False
    """Whether everybody in the company finds what they offer."""


@dataclass(frozen=True)
class TakenUp:
    """A topic with the session that is about it."""

    topic: TopicInfo
    session_id: UUID
    at: datetime
    over: bool
    minutes: bool
    """Whether its minutes are written."""


@dataclass(frozen=True)
class TopicList:
    """All that a circle wants to learn, will learn next and has learned."""

    waiting: tuple[TopicInfo, ...] = ()
    """The longest waiting first."""
    coming: tuple[TakenUp, ...] = ()
    """The next first."""
    learned: tuple[TakenUp, ...] = ()
    """The latest first."""


@dataclass(frozen=True)
class Match:
    """What one member offers and others wish."""

    teacher: UserId
    offer: str
    learners: tuple[UserId, ...]


def matches(skills: Mapping[UserId, Skills]) -> list[Match]:
    """Return who offers what others wish: texts that share a word, however it is written."""
    wishes = [(user, _words(text)) for user, one in skills.items() for text in one.wishes]
    found: list[Match] = []
    for teacher, one in skills.items():
        for offer in one.offers:
            about = _words(offer)
            learners = dict.fromkeys(user for user, wish in wishes if user != teacher and about & wish)
            if learners:
                found.append(Match(teacher, offer, tuple(learners)))
    return found


def explainers(title: str, skills: Mapping[UserId, Skills]) -> tuple[UserId, ...]:
    """Return who can explain what a topic is about: those of whose offers one shares a word with it."""
    about = _words(title)
    return tuple(user for user, one in skills.items() if any(about & _words(offer) for offer in one.offers))


def first_to_ask(topic: TopicInfo, skills: Mapping[UserId, Skills]) -> UserId | None:
    """Return who is asked to explain a topic: whoever proposed it, else the first who can explain it."""
    return topic.proposer if topic.proposer in skills else next(iter(explainers(topic.title, skills)), None)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[\w+#]{2,}", unicodedata.normalize("NFKC", text).casefold())
    return frozenset(word if len(word) < _PLURAL else word.removesuffix("s") for word in found if word not in _FILLERS)


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


def may_change(topic: TopicInfo, circle: CircleInfo, person_id: UUID) -> bool:
    """Return whether somebody may say a topic in other words or withdraw it: its proposer, and the circle's owners."""
    member = circle.member(person_id)
    return member is not None and (member in circle.owners or member.user == topic.proposer)
