"""What Zirkel needs each scope for: what can't be done where Slack hasn't granted one."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from bot.language.translator import Words
from bot.slack.errors import MISSING_SCOPE, SlackFailure
from bot.slack.manifest import OPTIONAL_SCOPES, SCOPES


class MissingScope(NamedTuple):
    """A scope that isn't granted; a company may mean to do without an ``optional`` one."""

    scope: str
    cannot: str
    optional: bool


def missing_scopes(granted: Collection[str], words: Words) -> Sequence[MissingScope]:
    """Return what isn't among the ``granted`` scopes, and what can't be done without it; none where none is known."""
    return [
        MissingScope(scope, cannot(words, scope), scope in OPTIONAL_SCOPES)
        for scope in (*SCOPES, *OPTIONAL_SCOPES)
        if granted and scope not in granted
    ]


def cannot(words: Words, scope: str) -> str:
    """Return the sentence that says what can't be done without ``scope``, and what to do."""
    return words("scopes-missing", what=words("scopes-what", scope=scope.replace(":", "-")), scope=scope)


def what_went_wrong(words: Words, failure: SlackFailure) -> str:
    """Return what somebody is told whose request Slack refused: that a scope is missing, or to try it again."""
    if failure.code == MISSING_SCOPE and failure.needed:
        return cannot(words, failure.needed.partition(",")[0])
    return words("slack-try-again")
