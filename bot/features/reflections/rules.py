"""What somebody writes about a session, and who reads it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import SessionState, Visibility
from bot.kernel.ids import ChannelId, UserId

TEXT_LIMIT, MORE_LIMIT, PLAN_LIMIT = 3000, 1000, 300
WAITS_FOR = timedelta(days=14)
"""How long a session waits for a reflection; writing one later is fine, only nobody is reminded of it."""
_FEW_WORDS = 12
_REASON = re.compile(
    r"\b(?:weil|damit|wenn|denn|deshalb|darum|because|since|so that|if|when|therefore)\b", re.IGNORECASE
)
_LOST = re.compile(
    r"\b(?:i (?:was|am|got|feel|felt) (?:[\w ]+ )?(?:lost|confused)|no (?:idea|clue)|over my head"
    r"|(?:did|do|could)n['’]t (?:\w+ )?(?:understand|follow|get)"
    r"|(?:nichts?|kaum|wenig) (?:verstanden|mitgekommen|kapiert)|abgehängt|verwirrt"
    r"|keine? (?:ahnung|plan)|den faden verloren|nur bahnhof)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"^(?:if|wenn|falls)\b\s*", re.IGNORECASE)
_THEN = re.compile(r"^(?:then\s+|dann\s+)?(?:i will|i'll|i’ll|werde ich)\b\s*", re.IGNORECASE)


@dataclass(frozen=True)
class IfThenPlan:
    """A commitment as its author puts it: if something comes up, then they will do something."""

    if_text: str
    then_text: str


@dataclass(frozen=True)
class Written:
    """What somebody wrote about one session; empty texts were left out."""

    what: str
    so_what: str
    plan: IfThenPlan | None
    usefulness: int | None
    visibility: Visibility


@dataclass(frozen=True)
class Draft:
    """A session, and what this person has written about it so far."""

    session: SessionInfo
    written: Written | None


@dataclass(frozen=True)
class KeptReflection:
    """What was kept; ``new`` when nothing was there before."""

    session_id: UUID
    channel: ChannelId
    """Where others read it, if its author shares it."""
    written: Written
    new: bool
    last: bool = False
    """Whether the season ends with the session, so that no other one shows its plans."""


@dataclass(frozen=True)
class SharedAnswer:
    """What somebody lets their circle read; without an author where they chose so."""

    text: str
    author: UserId | None


@dataclass(frozen=True)
class Progress:
    """How many plans a circle's members set out and did; only those that the circle may know of."""

    set_out: int
    done: int


def can_be_reflected(state: SessionState) -> bool:
    """Return whether there is something to look back on."""
    return state in (SessionState.RUNNING, SessionState.ENDED)


def turn(prompts: int, number: int, person_id: UUID) -> int:
    """Return which of so many prompts is somebody's after session ``number``: the next one each time."""
    return (number + person_id.int) % prompts


def needs_a_why(written: Written) -> bool:
    """Return whether one more question may help: the answers are short, or give no reason.

    Whoever says that they were lost isn't asked how they know; an emoji claims nothing that has a reason.
    """
    text = f"{written.what} {written.so_what}".strip()
    room = TEXT_LIMIT - len(written.so_what) > MORE_LIMIT
    asks = any(map(str.isalpha, text)) and room and not _LOST.search(text)
    return asks and (len(text.split()) < _FEW_WORDS or not _REASON.search(text))


def tidy_plan(if_text: str, then_text: str) -> IfThenPlan:
    """Return the plan without the words that its sentence brings along: if, then I will."""
    return IfThenPlan(_IF.sub("", if_text).rstrip(" ,.") or if_text, _THEN.sub("", then_text).rstrip(" .") or then_text)
