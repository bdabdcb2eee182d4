"""What an unsuccessful answer of Slack means."""

import ssl
from typing import Any

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.kernel.errors import origin
from bot.slack.errors import CALL_ERRORS, Meaning, read_failure

KEY = ConnectionKey("slack.com", 443, True, True, None, None, None)
UNREACHED = [
    aiohttp.ClientConnectorError(KEY, OSError("refused")),
    aiohttp.ClientConnectorDNSError(KEY, OSError("no such host")),
    aiohttp.ClientConnectorSSLError(KEY, OSError("tls")),
    aiohttp.ClientConnectorCertificateError(KEY, ssl.CertificateError("wrong host")),
]
UNCLEAR = [
    TimeoutError(), TimeoutError(), aiohttp.ServerTimeoutError(), aiohttp.ServerDisconnectedError(),
    aiohttp.ClientOSError(), ConnectionResetError(), BrokenPipeError(), aiohttp.ClientPayloadError(),
    ValueError("a page of HTML"), AttributeError("plain text"),
]  # fmt: skip
CODES = {
    Meaning.TARGET: "is_archived channel_not_found not_in_channel user_not_found cannot_dm_bot message_not_found"
    " missing_scope restricted_action restricted_action_thread_only_channel ekm_access_denied no_permission",
    Meaning.INSTALLATION: "invalid_auth token_revoked account_inactive not_authed token_expired org_login_required",
    Meaning.NOT_ACCEPTED: "team_added_to_org",
    Meaning.BUG: "invalid_blocks msg_too_long invalid_arguments no_text msg_blocks_too_long unknown_method",
    Meaning.AMBIGUOUS: "internal_error fatal_error service_unavailable request_timeout",
    Meaning.STRANGE: "something_new",
    Meaning.RATE_LIMITED: "ratelimited rate_limited message_limit_exceeded",
}


def refusal(code: str | None, status: int = 200, **headers: str) -> SlackApiError:
    data: Any = {"ok": False, "error": code} if code else {}
    response = AsyncSlackResponse(
        client=AsyncWebClient(), http_verb="POST", api_url="https://slack", req_args={}, data=data, headers=headers,
        status_code=status,
    )  # fmt: skip
    return SlackApiError("what Slack said", response)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(("meaning", "code"), [(m, code) for m, codes in CODES.items() for code in codes.split()])
def test_each_code_has_its_meaning(meaning: Meaning, code: str) -> None:
    assert read_failure(refusal(code)).meaning is meaning


@pytest.mark.parametrize("error", UNREACHED, ids=lambda error: type(error).__name__)
def test_before_a_byte_was_written_nothing_was_accepted(error: Exception) -> None:
    assert read_failure(error).meaning is Meaning.NOT_ACCEPTED


@pytest.mark.parametrize("error", UNCLEAR, ids=lambda error: type(error).__name__)
def test_after_that_nobody_knows(error: Exception) -> None:
    assert read_failure(error).meaning is Meaning.AMBIGUOUS


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("code", [None, "invalid_auth", "is_archived"])
def test_a_server_error_leaves_it_open_whatever_it_says(status: int, code: str | None) -> None:
    failure = read_failure(refusal(code, status))
    assert (failure.meaning, failure.code) == (Meaning.AMBIGUOUS, f"http_{status}")


def test_an_answer_without_a_code_leaves_it_open() -> None:
    assert read_failure(refusal(None, 200)).meaning is Meaning.AMBIGUOUS


WAITS = [
    ("7", 7), ("0", 1), ("soon", 30), ("", 30), ("1.5", 30), ("-3", 30), ("3600", 3600), ("3601", 3600),
    ("9" * 5000, 3600), ("٣", 30), (" 7 ", 7), ("Wed, 21 Oct 2026 07:28:00 GMT", 30), ("1e9", 30),
]  # fmt: skip


@pytest.mark.parametrize("code", ["x" * 81, "a b", "<html>", "nul\0", "[]"])
def test_a_code_that_is_none_leaves_it_open_and_is_not_written_down(code: str) -> None:
    failure = read_failure(refusal(code, 200))
    assert (failure.meaning, failure.code) == (Meaning.AMBIGUOUS, "http_200")


@pytest.mark.parametrize(("said", "seconds"), WAITS, ids=[said[:30] for said, _ in WAITS])
def test_slack_says_how_long_to_wait(said: str, seconds: int) -> None:
    failure = read_failure(refusal(None, 429, **{"Retry-After": said}))
    assert (failure.meaning, failure.retry_after) == (Meaning.RATE_LIMITED, seconds)


def test_the_header_is_found_in_small_letters_too() -> None:
    assert read_failure(refusal("ratelimited", 429, **{"retry-after": "7"})).retry_after == 7


def test_an_answer_that_the_sdk_could_not_read_leaves_it_open() -> None:
    assert read_failure(SlackApiError("unreadable", object())).meaning is Meaning.AMBIGUOUS  # type: ignore[no-untyped-call]


def test_everything_that_leaves_it_open_is_caught() -> None:
    assert [error for error in [*UNREACHED, *UNCLEAR] if not isinstance(error, CALL_ERRORS)] == []


def test_no_code_has_two_meanings() -> None:
    everything = [code for codes in CODES.values() for code in codes.split()]
    assert len(everything) == len(set(everything))


def test_an_origin_tells_type_and_place_but_no_words() -> None:
    def fail() -> None:
        raise RuntimeError("a secret")

    with pytest.raises(RuntimeError) as raised:
        fail()
    assert origin(raised.value).startswith("RuntimeError at test_errors.py:")
    assert "secret" not in origin(raised.value)


def test_an_error_that_was_never_raised_has_a_type_only() -> None:
    assert origin(RuntimeError("a secret")) == "RuntimeError"
