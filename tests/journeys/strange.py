"""Requests that were real once and are no longer: changed in what stands in them, in their form, or in their bytes."""

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

from bot.practice.workspace.state import Json

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
VALUES: list[Any] = [
    None, True, False, 0, -1, 7, 2**31, 2**63, 10**30, 1.5, 1e308, float("nan"), float("inf"), "", " ", "0", "null",
    [], {}, [[]], [None], [{}], {"": ""}, {"id": {}}, {"id": None}, {"type": "mrkdwn"}, {"value": []}, "x" * 9000,
    "\x00", "\ud800", "\udfff\ud800", "ŉ", "🧑\u200d🚀", "\u202eabc", "\u3164", "\xa0", "<!channel>", "<@U0BEN>",
    "../../etc/passwd", "'; DROP TABLE people; --", "{}", "[", '{"circle":"x"}', "U0BEN", "T0PRACTICE", "C0PYTHON",
    "1" * 400, "9" * 5000, "2026-02-30", "25:61", "1e9", "-0", "%00%ff", "&amp;", "http://127.0.0.1:1/", "file:///etc/passwd",
    "ftp://[::1", "https://slack.com:x",
]  # fmt: skip
NAMES = [
    "id",
    "type",
    "user",
    "team",
    "view",
    "state",
    "values",
    "actions",
    "event",
    "command",
    "text",
    "payload",
    "",
    "\x00",
]
Body = tuple[str, bytes]


def changed(payload: Json, chance: random.Random) -> Body:
    """Return content type and body of ``payload`` with one to three things changed."""
    found = deepcopy(payload)
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(_CHANGES)(found, chance)
    content_type, body = as_sent(found)
    return chance.choice(_ENCODINGS)(content_type, body, chance) if chance.random() < 0.25 else (content_type, body)


def as_sent(payload: Json) -> Body:
    """Return a payload as Slack sends it."""
    if "command" in payload:
        return FORM, urlencode(payload, errors="surrogatepass").encode()
    if "event" in payload:
        return JSON, json.dumps(payload).encode()
    return FORM, urlencode({"payload": json.dumps(payload)}).encode()


def _places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a payload: what holds it, and its name or number there."""
    for key, value in list(found.items() if isinstance(found, dict) else enumerate(found)):
        yield found, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _place(found: Json, chance: random.Random) -> tuple[Any, Any]:
    """Return one place; those near the root come as often as the many below."""
    places = list(_places(found)) or [(found, "")]
    near = [place for place in places if place[0] is found]
    return chance.choice(near if near and chance.random() < 0.4 else places)


def _another_value(found: Json, chance: random.Random) -> None:
    holder, key = _place(found, chance)
    holder[key] = deepcopy(chance.choice(VALUES))


def _missing(found: Json, chance: random.Random) -> None:
    holder, key = _place(found, chance)
    if holder:
        del holder[key]


def _wrapped(found: Json, chance: random.Random) -> None:
    holder, key = _place(found, chance)
    inner = holder[key] if holder else None
    holder[key] = chance.choice([[inner], {"id": inner}, {"value": inner}, str(inner), [inner] * 50])


def _renamed(found: Json, chance: random.Random) -> None:
    holder, key = _place(found, chance)
    if isinstance(holder, dict) and holder:
        holder[chance.choice(NAMES)] = holder.pop(key)


def _exchanged(found: Json, chance: random.Random) -> None:
    (one, here), (other, there) = _place(found, chance), _place(found, chance)
    if one and other:
        one[here], other[there] = deepcopy(other[there]), deepcopy(one[here])


def _deep(found: Json, chance: random.Random) -> None:
    holder, key = _place(found, chance)
    inner: Any = "x"
    for _ in range(chance.choice((50, 400))):
        inner = [inner] if chance.random() < 0.5 else {"a": inner}
    holder[key] = inner


def _typed_strangely(found: Json, chance: random.Random) -> None:
    texts = [(holder, key) for holder, key in _places(found) if isinstance(holder[key], str)]
    if texts:
        holder, key = chance.choice(texts)
        text, at = holder[key], chance.randint(0, len(holder[key]))
        holder[key] = (
            text[:at]
            + chance.choice(["\x00", "\ud800", "ü", "\n", "&", "<", "#", ":", "\xa0", "🧨", "9" * 30])
            + text[at:]
        )


_CHANGES: list[Callable[[Json, random.Random], None]] = [
    _another_value, _another_value, _another_value, _missing, _wrapped, _renamed, _exchanged, _deep, _typed_strangely,
]  # fmt: skip


def _cut(content_type: str, body: bytes, chance: random.Random) -> Body:
    return content_type, body[: chance.randint(0, len(body))]


def _other_bytes(content_type: str, body: bytes, chance: random.Random) -> Body:
    raw = bytearray(body)
    for _ in range(chance.randint(1, 8)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return content_type, bytes(raw)


def _other_type(_content_type: str, body: bytes, chance: random.Random) -> Body:
    types = [
        JSON, FORM, "text/plain", "", "multipart/form-data; boundary=x", f"{JSON}; charset=utf-16",
        f"{FORM}; charset=nonsense", "a/b/c;;",
    ]  # fmt: skip
    return chance.choice(types), body


def _other_alphabet(content_type: str, body: bytes, chance: random.Random) -> Body:
    return content_type, body.decode("utf-8", "replace").encode(
        chance.choice(["utf-16", "utf-8-sig", "utf-7", "utf-32"])
    )


def _more(content_type: str, body: bytes, chance: random.Random) -> Body:
    return content_type, body + chance.choice(
        [b"&payload=%7B%7D", b"&command=/x&command=/y", b"}", b"\0", b"&a" * 90, b" " * 200_000, b"x" * 300_000]
    )


_ENCODINGS = [_cut, _other_bytes, _other_type, _other_alphabet, _more]
