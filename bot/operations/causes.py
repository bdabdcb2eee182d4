"""Why Slack can't be reached or refuses, in a sentence for whoever runs Zirkel, and whether waiting helps."""

import re

from bot.slack.errors import Meaning, SlackFailure

_PASSING = re.compile(
    r"http_(?:200|408|5\d\d)|unreadable|internal_error|fatal_error|service_unavailable|request_timeout"
)
_ELSEWHERE = re.compile(r"http_4\d\d|unknown_method")
_NETWORK = {
    "ClientConnectorDNSError": "the name of Slack's host can't be resolved; check DNS, HTTPS_PROXY and slack.api_url",
    "ClientConnectorCertificateError": "the certificate isn't one that this machine trusts; a proxy may stand between: "
    "give its authority in SSL_CERT_FILE",
    "ClientConnectorSSLError": "no secure connection comes about; check HTTPS_PROXY and slack.api_url",
    "ClientConnectorError": "nothing answers there; check the firewall, HTTPS_PROXY and slack.api_url",
    "TimeoutError": "there was no answer in time; check the firewall, HTTPS_PROXY and status.slack.com",
    "ratelimited": "Slack wants to be left in peace for a while",
}
_REFUSED = {
    "account_inactive": "the app was removed, or its bot was switched off; install it again",
    "token_revoked": "the token was revoked; install the app again and copy the new one",
    "token_expired": "the token has expired; use one that doesn't rotate",
    "not_allowed_token_type": "this is another kind of token",
    "missing_scope": "a scope is missing; give Slack the manifest (zirkel manifest) and install the app again",
    "two_factor_setup_required": "the workspace wants two-factor authentication to be set up",
    "org_login_required": "the workspace is being moved into an organisation",
}


def passes(failure: SlackFailure) -> bool:
    """Return whether this ends by itself, or with the network: nothing that somebody wrote into the settings."""
    is_raised = failure.code[:1].isupper()  # the class of an exception, not a word of Slack's
    refused = failure.meaning in (Meaning.RATE_LIMITED, Meaning.NOT_ACCEPTED)
    return refused or is_raised or bool(_PASSING.fullmatch(failure.code))


def is_elsewhere(failure: SlackFailure) -> bool:
    """Return whether something else than Slack's Web API has refused, be it a proxy or another address."""
    return bool(_ELSEWHERE.fullmatch(failure.code))


def cause(failure: SlackFailure) -> str:
    """Return the likely cause."""
    if failure.code in _NETWORK:
        return _NETWORK[failure.code]
    if re.fullmatch(r"http_5\d\d|internal_error|fatal_error|service_unavailable|request_timeout", failure.code):
        return "Slack, or a proxy before it, has trouble of its own; see status.slack.com"
    if is_elsewhere(failure):
        return "a proxy refuses, or it isn't Slack's Web API; check HTTPS_PROXY and slack.api_url"
    if passes(failure):
        return "something has answered that isn't Slack's Web API, such as a proxy's page; check slack.api_url"
    return _REFUSED.get(failure.code, "Slack doesn't know the token; copy it once more")
