"""What Slack's answer makes of a message, after the table in README.md; pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.kernel.enums import OutboxState
from bot.slack.errors import ARCHIVED, MENDABLE, UNINVITED, Meaning, SlackFailure
from bot.slack.gateway import Posted
from models import OutboxMessage

BACK_OFF = (5, 30, 120, 600)
"""Seconds to wait after the first, second, third and every further attempt that Slack didn't accept."""
STRANGE_BACK_OFF = (5, 30, 120, 600, 1800, 7200, 21600)
"""The same where Slack says something that we don't know: after that it is given up."""
UNTIL_MENDED = timedelta(hours=1)
"""When to try again what people can mend: a channel, a scope; the event of its end may not reach us."""
LATE = "late"
"""Why a message expired that nothing else held up."""
Expired = Counter[tuple[str, str]]
"""How many messages of which kind expired, and why."""
UNCLEAR = (Meaning.AMBIGUOUS, Meaning.STRANGE)
"""After these nobody knows whether it was done."""


@dataclass(frozen=True)
class Outcome:
    """What becomes of a claimed message, and until when its lane rests."""

    state: OutboxState
    error: str | None = None
    next_at: datetime | None = None
    posted: Posted | None = None
    attempt: bool = True
    """Whether it counts as an attempt."""
    lane_until: datetime | None = None
    failure: SlackFailure | None = None
    lost_parent: Posted | None = None
    """The first message of its thread, which was deleted."""
    astray: Posted | None = None
    """Where it stands now and mustn't."""

    def columns(self, queued: OutboxMessage, now: datetime) -> dict[str, Any]:
        """Return what to write into the message's row; what may have come counts as sent when it was tried."""
        changed: dict[str, Any] = {"state": self.state, "error": self.error}
        if self.state is OutboxState.SENT:
            changed["sent_at"] = now
        elif not self._may_be_there:
            changed["sent_at"] = None
        if at := now if self.state is OutboxState.EXPIRED else self.next_at:
            changed["next_at"] = at
        if self.posted:
            changed |= {"slack_channel": self.posted.channel, "slack_ts": self.posted.ts}
        return changed if self.attempt else changed | {"attempts": queued.attempts - 1}

    @property
    def _may_be_there(self) -> bool:
        ambiguous = self.failure is not None and self.failure.meaning in UNCLEAR
        return ambiguous or self.state in (OutboxState.UNKNOWN, OutboxState.HELD)


def back_off(queued: OutboxMessage, error: str, now: datetime, pauses: Sequence[int] = BACK_OFF) -> Outcome:
    """Return that the message is tried again later, the longer the more often it was tried."""
    wait = timedelta(seconds=pauses[min(queued.attempts, len(pauses)) - 1])
    return Outcome(OutboxState.PENDING, error, next_at=now + wait)


def after(queued: OutboxMessage, failure: SlackFailure, now: datetime, *, repeatable: bool) -> Outcome:
    """Return what ``failure`` makes of the message; a ``repeatable`` one may be sent again although it may be there."""
    pending, why = OutboxState.PENDING, failure.code
    match failure.meaning:
        case Meaning.RATE_LIMITED:
            until = now + timedelta(seconds=failure.retry_after)
            return Outcome(pending, why, next_at=until, lane_until=until, attempt=False, failure=failure)
        case Meaning.INSTALLATION:
            return Outcome(pending, why, next_at=now, attempt=False, failure=failure)
        case Meaning.AMBIGUOUS | Meaning.STRANGE if not repeatable:
            return Outcome(OutboxState.UNKNOWN, why, next_at=now, failure=failure)
        case Meaning.STRANGE if queued.attempts <= len(STRANGE_BACK_OFF):
            return replace(back_off(queued, why, now, STRANGE_BACK_OFF), failure=failure)
        case Meaning.NOT_ACCEPTED | Meaning.AMBIGUOUS:
            return replace(back_off(queued, why, now), failure=failure)
        case Meaning.TARGET if _may_be_mended(queued, why):
            return Outcome(pending, why, next_at=now + UNTIL_MENDED, attempt=False, failure=failure)
        case _:
            return Outcome(OutboxState.DEAD, why, failure=failure)


def _may_be_mended(queued: OutboxMessage, why: str) -> bool:
    """Return whether trying again makes sense; a conversation with people isn't archived, nor can one be invited."""
    return why in MENDABLE and (queued.channel_id is not None or why not in (*UNINVITED, *ARCHIVED))
