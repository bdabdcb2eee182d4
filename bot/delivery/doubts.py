"""Finding out whether a message is there after an answer that didn't say so: by the token in its metadata."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.delivery.outcomes import Outcome, back_off
from bot.kernel.enums import OutboxState
from bot.kernel.ids import ChannelId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Gateway, Posted
from models import OutboxMessage

LOOK_AFTER = timedelta(seconds=60)
"""What Slack takes late is there by then."""
LOOK_AGAIN = timedelta(seconds=30)
_ASK_LATER = timedelta(minutes=2)
_BEFORE = timedelta(hours=1)
"""How far behind ours Slack's clock may be: what is looked for isn't older than that."""
SAID_TO_BE_THERE, _NOT_FOUND = "said_to_be_there", "not_found"

Place = Callable[[], Awaitable[tuple[ChannelId, Posted | None]]]
"""Returns the conversation that a message goes to, and the first message of its thread."""


async def find_out(gateway: Gateway, queued: OutboxMessage, place: Place, now: datetime, *, harmless: bool) -> Outcome:
    """Look for a message in its ``place``, at the earliest a minute after it was tried, and twice.

    Found, it is sent; not found, it is sent again. Where it can't be looked for, a ``harmless`` one is sent again, too,
    and any other is held for a person.
    """
    tried = queued.sent_at or now
    readable = any(scope.endswith(":history") for scope in gateway.scopes)
    if readable and now < tried + LOOK_AFTER and queued.error != SAID_TO_BE_THERE:
        return Outcome(OutboxState.UNKNOWN, queued.error, next_at=tried + LOOK_AFTER)
    if not readable:
        return _unreadable(queued, now, harmless=harmless)
    try:
        channel, parent = await place()
        found = await gateway.find(channel, queued.token, tried - _BEFORE, parent.ts if parent else None)
    except SlackFailure as failure:
        if failure.meaning in (Meaning.TARGET, Meaning.BUG):
            return _unreadable(queued, now, harmless=harmless)
        return look_later(queued, now, failure)
    if found and found.astray:
        return Outcome(OutboxState.PENDING, next_at=now, astray=found, lost_parent=parent)
    if found:
        return Outcome(OutboxState.SENT, posted=found)
    return _not_found(queued, now)


def _unreadable(queued: OutboxMessage, now: datetime, *, harmless: bool) -> Outcome:
    if queued.error == SAID_TO_BE_THERE:
        return Outcome(OutboxState.SENT)
    if harmless:
        return back_off(queued, queued.error or "", now)
    return Outcome(OutboxState.HELD if queued.not_after >= now else OutboxState.EXPIRED, queued.error)


def look_later(queued: OutboxMessage, now: datetime, failure: SlackFailure | None = None) -> Outcome:
    """Return that a message is looked for later; of failures only what concerns the whole workspace is told."""
    wait = max(_ASK_LATER, timedelta(seconds=failure.retry_after if failure else 0))
    told = failure if failure and failure.meaning in (Meaning.INSTALLATION, Meaning.RATE_LIMITED) else None
    return Outcome(OutboxState.UNKNOWN, queued.error, next_at=now + wait, failure=told)


def _not_found(queued: OutboxMessage, now: datetime) -> Outcome:
    if queued.error == SAID_TO_BE_THERE:
        return Outcome(OutboxState.SENT)
    if queued.error != _NOT_FOUND:
        return Outcome(OutboxState.UNKNOWN, _NOT_FOUND, next_at=now + LOOK_AGAIN)
    return Outcome(OutboxState.PENDING, _NOT_FOUND, next_at=now)
