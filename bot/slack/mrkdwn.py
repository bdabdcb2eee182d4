"""Slack's own markup: people's text made harmless, mentions, dates in the reader's zone."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.kernel.ids import ChannelId, UserId
from bot.kernel.text import shorten

_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_EMPHASIS = re.compile(r"(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LOOK_ALIKES = str.maketrans("*~`", "∗∼ˋ")
_OUTSIDE_WORDS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_AT_BEGINNING = re.compile(r"^>", re.MULTILINE)
_ADDRESS = re.compile(r"\bhttps?://(?:[^\s<>|&\"]|&amp;)*[\w/=#]")
"""In literal text; what closes a sentence isn't part of it."""
_LABEL = 50
_LINK = re.compile(r"\b(https://\w[^\s<>|\"]*[\w/=#])")
"""The same in a text as it was typed, but only what nobody on the way can read."""


def literal(text: str) -> str:
    """Return ``text`` with the three characters escaped that Slack has for tokens; emphasis stays what it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape(text: str) -> str:
    """Return what people named something, or wrote, for a line of ours: nothing in it is markup.

    Slack has no escape for emphasis, so look-alikes stand for its marks; an underscore within a word is none.
    """
    return literal(_AT_BEGINNING.sub("›", _OUTSIDE_WORDS.sub("ˍ", text.translate(_LOOK_ALIKES))))


def linked(text: str) -> str:
    """Return what people wrote for a line of ours, in which only an address that begins with https is a link."""
    parts = _LINK.split(text)
    return "".join(_link(part) if place % 2 else escape(part) for place, part in enumerate(parts))


def _link(address: str) -> str:
    """Return an address as a link, called as it begins: those of video conferences are long."""
    return f"<{literal(address)}|{escape(shorten(address.removeprefix('https://'), _LABEL))}>"


def link_in(text: str) -> str | None:
    """Return the first address in ``text`` that begins with https."""
    found = _LINK.search(text)
    return found[1] if found else None


def quote(text: str) -> str:
    """Return what people wrote as a block quote, each line of it; in their own words emphasis and links are theirs."""
    return "\n".join(f">{line}" for line in _ADDRESS.sub(r"<\g<0>>", literal(text)).split("\n"))


def mention(user: UserId | str) -> str:
    """Return the token that Slack shows as the person's name."""
    return f"<@{user}>"


def mentions(users: Iterable[UserId | str]) -> str:
    """Return several people, divided by blanks."""
    return " ".join(mention(user) for user in users)


def channel(channel_id: ChannelId | str) -> str:
    """Return the token that Slack shows as the channel's name."""
    return f"<#{channel_id}>"


def date_token(at: datetime, form: str, fallback: str) -> str:
    """Return a date in the reader's own zone; ``form`` as in ``{date_short_pretty} {time}``."""
    return f"<!date^{int(at.timestamp())}^{form}|{escape(fallback)}>"


def day_and_time(at: datetime, zone: str = "UTC", *, form: str = "{date_long_pretty}") -> str:
    """Return date, with its weekday, and time in the reader's own zone; where Slack can't show that, in ``zone``.

    ``form``: what is read long after it was written has ``{date_long}``, so that it never says "yesterday".
    """
    return date_token(at, f"{form}, {{time}}", f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}")


def clock_time(at: datetime, zone: str = "UTC") -> str:
    """Return the time alone in the reader's own zone; where Slack can't show that, in ``zone``."""
    return date_token(at, "{time}", f"{at.astimezone(ZoneInfo(zone)):%H:%M %Z}")


def day(at: datetime, written: Callable[[date], str], zone: str = "UTC", *, form: str = "{date_long}") -> str:
    """Return the date alone in the reader's own zone; where Slack can't show that, the date in ``zone`` as written."""
    return date_token(at, form, written(at.astimezone(ZoneInfo(zone)).date()))


def plain(text: str) -> str:
    """Return what Slack hands over of a message as plain words: links by their labels, nobody mentioned by id."""
    return _unescaped(_EMPHASIS.sub(r"\2", _TOKEN.sub(_in_words, text)))


def typed(text: str) -> str:
    """Return what somebody typed after a command as they meant it: like ``plain``, but with every mark."""
    return _unescaped(_TOKEN.sub(_in_words, text))


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _in_words(token: re.Match[str]) -> str:
    sign, target, label = token.groups()
    if not sign:
        return label or target
    return f"{'' if sign == '!' else sign}{label.removeprefix('@')}" if label else ""
