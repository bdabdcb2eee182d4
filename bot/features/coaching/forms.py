"""The modals of coaching and the words after `/coach`, as typed values."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.kernel.ids import UserId
from bot.slack.forms import Form, one_line

VERBS = {
    "join": ("join", "mitmachen", "in", "dabei"),
    "leave": ("leave", "aussteigen", "out", "raus"),
    "not-with": ("not-with", "nicht-mit", "notwith", "nichtmit"),
    "pause": ("pause", "pausieren"),
    "pool": ("pool", "thema", "theme"),
    "resume": ("resume", "weiter", "continue", "weitermachen"),
}

PEOPLE_LIMIT, THEME_LIMIT = 10, 60

_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,20})(?:\|[^>]*)?>")


class PoolForm(Form):
    """What a pool is to be about."""

    theme: Annotated[str, BeforeValidator(one_line), Field(min_length=1, max_length=THEME_LIMIT)]


class NotWithForm(Form):
    """The private list of people."""

    people: tuple[UserId, ...] = Field(default=(), max_length=PEOPLE_LIMIT)


def mentioned(text: str) -> list[UserId]:
    """Return the people mentioned in what was typed, at most as many as the list holds."""
    return [UserId(user) for user in dict.fromkeys(_MENTION.findall(text))][:PEOPLE_LIMIT]
