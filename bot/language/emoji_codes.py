"""Emoji as people's Slack hands them over (``:wave::skin-tone-3:``), for what is read outside Slack."""

import re
from collections.abc import Iterator

_CODE = re.compile(r":((?=[^:]*[a-z+-]|100:)[a-z0-9_'+-]+):(?::skin-tone-([2-6]):)?")
_FLAG = re.compile(r"flag-([a-z]{2})")
_SKIN_TONES = dict(zip("23456", "🏻🏼🏽🏾🏿", strict=True))
_A, _VARIATION = 0x1F1E6, "\ufe0f"


def with_emoji(text: str) -> str:
    """Return ``text`` with the characters in the place of Slack's codes; what a company has added stays a code."""
    return _CODE.sub(lambda code: _character(code[1], code[2]) or code[0], text)


def _character(name: str, tone: str | None) -> str | None:
    from emoji import emojize  # noqa: PLC0415  it takes long to read, and few texts need it

    if flag := _FLAG.fullmatch(name):
        return "".join(chr(_A + ord(letter) - ord("a")) for letter in flag[1])
    found = (emojize(f":{spelled}:", language="alias") for spelled in _spellings(name))
    character = next((each for each in found if not each.startswith(":")), None)
    if character and tone:
        return character[0] + _SKIN_TONES[tone] + character[1:].removeprefix(_VARIATION)
    return character


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as Slack has it, and as the library may have it."""
    yield name
    yield re.sub(r"^(fe)?male_", lambda sex: "woman_" if sex[1] else "man_", name.replace("-", "_"))
