"""What a failed Slack call means, and what to do next; after the table in bot/delivery/README.md."""

import asyncio
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError, SlackRequestError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.kernel.errors import ZirkelError


class Meaning(StrEnum):
    """What an unsuccessful answer says about whether Slack did the thing, and whose problem it is."""

    RATE_LIMITED = "rate_limited"
    NOT_ACCEPTED = "not_accepted"
    AMBIGUOUS = "ambiguous"
    STRANGE = "strange"
    """As ambiguous, but Slack itself said so, in a word that we don't know: it may say the same for ever."""
    TARGET = "target"
    """This channel or person can't be reached, or a scope for just this isn't granted."""
    INSTALLATION = "installation"
    """The token: nothing in this workspace will work until somebody mends it."""
    BUG = "bug"
    """We sent something that Slack doesn't take."""


UNINVITED = ("not_in_channel", "channel_not_found")
"""What Slack says of a channel that the bot isn't in: inviting it mends that."""
ARCHIVED = ("is_archived", "channel_is_archived")
"""What Slack says of an archived channel: only unarchiving it mends that."""
FORBIDDEN = (
    "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "ekm_access_denied",
    "no_permission", "access_denied", "team_access_not_granted",
)  # fmt: skip
"""What Slack says of a channel in which somebody doesn't let the bot write: only they can mend that."""
MISSING_SCOPE = "missing_scope"
"""What Slack says where the company hasn't granted what a call needs."""
SHUT = (*UNINVITED, *ARCHIVED, *FORBIDDEN)
"""What Slack says of a channel that lets nothing in until somebody opens it."""
MENDABLE = (*SHUT, MISSING_SCOPE)
"""What people can mend, so that trying again makes sense."""
THREAD_GONE = ("thread_not_found", "message_not_found")
"""What Slack says of a thread whose first message was deleted, where it says it at all."""
ACCOUNT_OFF = ("account_inactive_user", "is_inactive", "user_disabled", "user_not_found")
"""What Slack says of somebody who can't be written to because they have left the company."""


class SlackFailure(ZirkelError):
    """A Slack call that didn't succeed."""

    def __init__(self, meaning: Meaning, code: str, retry_after: int = 0, needed: str = "") -> None:
        """Say what it means, Slack's own ``code``, when rate limited the seconds to wait, and which scope it lacks."""
        super().__init__(f"{meaning}: {code}")
        self.meaning = meaning
        self.code = code
        self.retry_after = retry_after
        self.needed = needed


_TARGET = {
    *MENDABLE, *THREAD_GONE, *ACCOUNT_OFF,
    "already_in_channel", "cannot_dm_bot", "cannot_reply_to_message", "cant_delete_message", "cant_invite",
    "cant_invite_self", "cant_update_message", "edit_window_closed", "invalid_name", "invalid_name_maxlength",
    "invalid_name_punctuation", "invalid_name_required", "invalid_name_specials", "is_bot", "messages_tab_disabled",
    "method_not_supported_for_channel_type", "name_taken", "org_user_not_in_team", "too_many_users",
    "ura_max_channels", "user_is_restricted", "user_is_ultra_restricted", "user_not_in_channel", "user_not_visible",
    "user_team_not_in_channel", "users_not_found",
}  # fmt: skip
_INSTALLATION = {
    "account_inactive", "invalid_auth", "not_allowed_token_type", "not_authed", "org_login_required",
    "token_expired", "token_revoked", "two_factor_setup_required",
}  # fmt: skip
_NOT_NOW = {"team_added_to_org"}
"""What passes by itself."""
_UNCLEAR = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
_BUG = {
    "duplicate_external_id", "exchanged", "hash_conflict", "invalid_arg_name", "invalid_arguments",
    "invalid_blocks", "invalid_blocks_format", "invalid_metadata_format", "invalid_metadata_schema",
    "invalid_trigger", "invalid_trigger_id", "metadata_too_large", "msg_blocks_too_long", "msg_too_long", "no_text",
    "not_found", "push_limit_reached", "too_many_attachments", "trigger_exchanged", "view_too_large",
    "expired_trigger_id", "unknown_method",
}  # fmt: skip
_MEANINGS = (
    dict.fromkeys(_TARGET, Meaning.TARGET) | dict.fromkeys(_INSTALLATION, Meaning.INSTALLATION)
    | dict.fromkeys(_BUG, Meaning.BUG) | dict.fromkeys(_NOT_NOW, Meaning.NOT_ACCEPTED)
    | dict.fromkeys(_UNCLEAR, Meaning.AMBIGUOUS)
)  # fmt: skip
_RATE_LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded"}
_TOO_MANY, _SERVER_ERROR = 429, 500
_PATIENCE, _LONGEST = 30, 3600
"""Seconds to wait where Slack says to wait but not for how long, and at most."""
_CODE = re.compile(r"[\w.:-]{1,80}", re.ASCII)


def read_failure(error: BaseException) -> SlackFailure:
    """Return what ``error``, raised by a Slack call, means; what is unknown counts as ambiguous."""
    if isinstance(error, SlackApiError):
        return _read_answer(error.response)
    if isinstance(error, aiohttp.ClientConnectorError):
        return SlackFailure(Meaning.NOT_ACCEPTED, type(error).__name__)
    return SlackFailure(Meaning.AMBIGUOUS, type(error).__name__)


def _read_answer(answer: object) -> SlackFailure:
    if not isinstance(answer, AsyncSlackResponse):  # the SDK hands on what it couldn't read
        return SlackFailure(Meaning.AMBIGUOUS, "unreadable")
    said = answer.data if isinstance(answer.data, dict) else {}  # a proxy answers in plain text
    code = str(said.get("error") or f"http_{answer.status_code}")
    if code in _RATE_LIMITED or answer.status_code == _TOO_MANY:
        return SlackFailure(Meaning.RATE_LIMITED, "ratelimited", _retry_after(answer))
    if answer.status_code >= _SERVER_ERROR or "error" not in said or not _CODE.fullmatch(code):
        return SlackFailure(Meaning.AMBIGUOUS, f"http_{answer.status_code}")
    return SlackFailure(_MEANINGS.get(code, Meaning.STRANGE), code, needed=str(said.get("needed") or "")[:80])


def _retry_after(answer: AsyncSlackResponse) -> int:
    """Return how many seconds Slack, or whatever answers for it, says to wait: a foreign number."""
    said = header(answer, "retry-after").strip()
    if not (said.isascii() and said.isdecimal()):
        return _PATIENCE
    return min(max(1, int(said[:9])), _LONGEST)


def header(answer: AsyncSlackResponse, name: str) -> str:
    """Return a header of an answer by its ``name`` in small letters, however it is written there; empty without it."""
    return next((str(value) for key, value in answer.headers.items() if key.lower() == name), "")


def date_of(answer: AsyncSlackResponse) -> datetime | None:
    """Return what time an answer says it is, None where it doesn't, or not so that it can be read."""
    try:
        at = parsedate_to_datetime(header(answer, "date"))
    except (ValueError, TypeError, OverflowError, LookupError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)  # "-0000" is UTC without a word of where


CALL_ERRORS = (
    SlackApiError, SlackClientError, SlackRequestError, aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError,
    AttributeError,
)  # fmt: skip
"""Everything that a call of the SDK is known to raise; the last two are what it makes of an answer that isn't JSON."""


SHAPE_ERRORS = (LookupError, TypeError, AttributeError)
"""What reading a payload raises that isn't shaped as Slack's are."""
