"""Looks at Slack: both tokens, their scopes, the clock, and the channels in which circles live."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.kernel.clock import Clock
from bot.operations.causes import cause, is_elsewhere, passes
from bot.operations.findings import Finding, attention, broken, ok
from bot.settings_keys import Settings
from bot.slack.errors import (
    ARCHIVED,
    CALL_ERRORS,
    FORBIDDEN,
    MISSING_SCOPE,
    SHUT,
    UNINVITED,
    Meaning,
    SlackFailure,
    date_of,
    header,
    read_failure,
)
from bot.slack.gateway import TIMEOUT_SECONDS
from bot.slack.manifest import OPTIONAL_SCOPES, SCOPES

_SLOW, _WRONG = timedelta(seconds=5), timedelta(seconds=60)
_HEXADECIMAL_32 = 32
_BOT = "copy it from OAuth & Permissions into slack.bot_token (SLACK_BOT_TOKEN), then start Zirkel again"
_APP = "make one under Basic Information, App-Level Tokens, for slack.app_token (SLACK_APP_TOKEN)"


class HomeChannel(NamedTuple):
    """A channel in which a circle lives, and what Slack said last when something couldn't be posted there."""

    channel: str
    error: str | None


class Identity(NamedTuple):
    """What Slack says of the bot token, and the team where it works."""

    findings: list[Finding]
    team: str | None


def slack_client(settings: Settings) -> AsyncWebClient:
    """Return a client that asks once."""
    token = settings.slack.bot_token.get_secret_value()
    return AsyncWebClient(token=token, base_url=settings.slack.api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])


async def check_bot(client: AsyncWebClient, clock: Clock) -> Identity:
    """Look at the bot token: whether it works, with which scopes, and what time Slack has."""
    try:
        answer = await client.auth_test()
    except CALL_ERRORS as error:
        failure = read_failure(error)
        if is_elsewhere(failure):
            return Identity([_no_way(client, failure)], None)
        name, advice = ("slack", "try again when that is mended") if passes(failure) else ("bot token", _BOT)
        return Identity([broken(name, f"{client.base_url} says {failure.code}: {cause(failure)}.", advice)], None)
    found = [_scopes(answer), *_time(answer, clock)]
    if not answer.get("bot_id"):
        return Identity([broken("bot token", "it is the token of a person, not of the app.", _BOT)], None)
    return Identity([ok("bot token", f"it works, in the workspace {answer['team_id']}."), *found], answer["team_id"])


def _no_way(client: AsyncWebClient, failure: SlackFailure) -> Finding:
    advice = "have the proxy in HTTPS_PROXY let calls to Slack through, or take slack.api_url out of the settings"
    return broken("slack", f"{client.base_url} says {failure.code}: {cause(failure)}.", advice)


def _scopes(answer: AsyncSlackResponse) -> Finding:
    granted = {scope.strip() for scope in header(answer, "x-oauth-scopes").split(",")}
    lacking = [scope for scope in SCOPES if scope not in granted]
    if lacking:
        return broken(
            "scopes",
            f"missing: {', '.join(lacking)}.",
            "give Slack the manifest (zirkel manifest) under App Manifest, then press Reinstall to Workspace",
        )
    refused = ", ".join(scope for scope in OPTIONAL_SCOPES if scope not in granted)
    return ok("scopes", "all that are needed" + (f"; not granted: {refused}." if refused else "."))


def _time(answer: AsyncSlackResponse, clock: Clock) -> list[Finding]:
    if (at := date_of(answer)) is None:
        return []
    apart = clock.now() - at
    if abs(apart) <= _SLOW:
        return [ok("clock", "it agrees with Slack's.")]
    seconds = round(abs(apart).total_seconds())
    says = f"this machine is {seconds} s {'ahead of' if apart > timedelta(0) else 'behind'} Slack."
    return [(broken if abs(apart) > _WRONG else attention)("clock", says, "switch time synchronisation (NTP) on")]


async def check_way_in(client: AsyncWebClient, settings: Settings) -> Finding:
    """Look at how requests reach us: the app token and its socket, or the signing secret."""
    if settings.slack.mode == "http":
        return _signing_secret(settings.slack.signing_secret.get_secret_value())
    try:
        await client.apps_connections_open(app_token=settings.slack.app_token.get_secret_value())
    except CALL_ERRORS as error:
        failure = read_failure(error)
        says = f"apps.connections.open says {failure.code}"
        if is_elsewhere(failure):
            return _no_way(client, failure)
        if passes(failure):
            return broken("socket", f"{says}: {cause(failure)}.", "try again when that is mended")
        if failure.code in (MISSING_SCOPE, "no_permission"):
            return broken("app token", f"{says}: it lacks the scope connections:write.", _APP)
        if failure.meaning is Meaning.INSTALLATION:
            return broken("app token", f"{says}: {cause(failure)}.", _APP)
        return broken("socket", f"{says}.", "switch Socket Mode on, on your app's page under Socket Mode")
    return ok("socket", "the app token works, and Slack opens a socket.")


def _signing_secret(secret: str) -> Finding:
    if len(secret) == _HEXADECIMAL_32 and not secret.strip("0123456789abcdef"):
        return ok("signing secret", "it looks like one; Slack's next request shows whether it is the right one.")
    advice = "copy it from Basic Information, App Credentials, into slack.signing_secret (SLACK_SIGNING_SECRET)"
    return broken("signing secret", "it isn't 32 characters of 0-9 and a-f.", advice)


async def check_channels(client: AsyncWebClient, homes: Sequence[HomeChannel]) -> list[Finding]:
    """Look at each channel in which a circle lives; where Slack wants peace, say how far that came."""
    found: list[Finding] = []
    unseen = 0
    for looked_at, home in enumerate(homes):
        try:
            facts = (await client.conversations_info(channel=home.channel))["channel"]
        except CALL_ERRORS as error:
            failure = read_failure(error)
            if passes(failure):
                says = f"{looked_at} of {len(homes)} were looked at, then: {failure.code}."
                return [*found, attention("channels", says, "ask again in a minute")]
            if is_elsewhere(failure):
                return [*found, _no_way(client, failure)]
            hidden = failure.code == MISSING_SCOPE  # private ones can be looked at with an optional scope alone
            unseen += hidden
            code = _last_said(home, SHUT) if hidden else failure.code
        else:
            code = _code(home, facts)
        found += [_problem(home.channel, code)] if code else []
    return [*found, *_channels(len(homes), unseen, fine=not found)]


def _channels(homes: int, unseen: int, *, fine: bool) -> list[Finding]:
    if unseen:
        return [ok("channels", f"circles live in {homes}; {unseen} couldn't be looked at (without groups:read).")]
    return [ok("channels", f"circles live in {homes}, and nothing speaks against posting there.")] if fine else []


def _code(home: HomeChannel, facts: dict[str, object]) -> str | None:
    """Return what speaks against posting in a channel: what Slack says of it now, or said of the last message."""
    if facts.get("is_archived"):
        return ARCHIVED[0]
    if facts.get("is_member") is False:
        return UNINVITED[0]
    return _last_said(home, FORBIDDEN) or ("restricted_action" if facts.get("is_read_only") else None)


def _last_said(home: HomeChannel, codes: Sequence[str]) -> str | None:
    return home.error if home.error in codes else None


def _problem(channel: str, code: str) -> Finding:
    if code in ARCHIVED:
        return broken("channel", f"{channel} is archived.", "unarchive it, or an owner gives the circle another one")
    if code in UNINVITED:
        return broken("channel", f"Zirkel isn't in {channel}.", "somebody in it types: /invite @Zirkel")
    if code.startswith("restricted_action"):
        advice = "let Zirkel post there (the channel's settings, Posting permissions), or choose another channel"
        return broken("channel", f"only some may post in {channel}.", advice)
    if code in FORBIDDEN:
        advice = "an admin of the workspace lets the app write there, or an owner gives the circle another channel"
        return broken("channel", f"Zirkel may not write in {channel} ({code}).", advice)
    return broken("channel", f"{channel} says {code}.", "look at it in Slack, or give the circle another one")
