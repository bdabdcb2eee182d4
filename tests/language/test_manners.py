"""Every sentence keeps Zirkel's manners: no shouting, few emoji, du in lower case."""

import re
from pathlib import Path

import pytest

from bot.language.translator import FOLDER

FILES = sorted(FOLDER.glob("*/*.ftl"))
ALLOWED_EMOJI = set("🌱🗓💡🎙✍🔍💬🎯🔁🔒👥📍💭🙏")
_EMOJI = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_SHOUT = re.compile(r"(?<!<)!")
_FORMAL = re.compile(r"(?<=[a-zäöüß,)] )(?:Du|Dir|Dich|Dein\w*|Ihnen|Ihre?[nmrs]?)\b")
"""Capitals in the middle of a sentence."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
class TestManners:
    def test_no_sentence_shouts(self, file: Path) -> None:
        assert [line for line in sentences(file) if _SHOUT.search(line)] == []

    def test_only_the_agreed_emoji_are_used(self, file: Path) -> None:
        assert set(_EMOJI.findall(" ".join(sentences(file)))) <= ALLOWED_EMOJI

    def test_praise_stays_plain(self, file: Path) -> None:
        assert [line for line in sentences(file) if re.search(r"\bawesome\b|\bsuper\b", line, re.IGNORECASE)] == []


@pytest.mark.parametrize("file", sorted((FOLDER / "de").glob("*.ftl")), ids=lambda file: file.name)
def test_german_says_du_in_lower_case(file: Path) -> None:
    assert [line for line in sentences(file) if _FORMAL.search(line)] == []


def sentences(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
