"""Every refusal tells a person something, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kernel import errors
from bot.kernel.enums import Language
from bot.kernel.errors import Refusal
from bot.language.translator import Languages

LANGUAGES = Languages()
_PLACE = re.compile(r"\{\s*\$(\w+)\s*\}")


def refusals(parent: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    yield parent
    for child in parent.__subclasses__():
        yield from refusals(child)


KERNEL = [refusal for refusal in refusals() if refusal.__module__ == errors.__name__]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("refusal", KERNEL, ids=lambda refusal: refusal.__name__)
def test_a_refusal_has_a_sentence(refusal: type[Refusal], language: Language) -> None:
    assert LANGUAGES.words(language)(refusal.key(), **filled(refusal))


@pytest.mark.parametrize("refusal", KERNEL, ids=lambda refusal: refusal.__name__)
def test_the_english_sentence_is_the_docstring(refusal: type[Refusal]) -> None:
    docstring = " ".join((refusal.__doc__ or "").split())
    told = _PLACE.sub(lambda place: f"<{place[1]}>", docstring)
    assert LANGUAGES.words(Language.ENGLISH)(refusal.key(), **filled(refusal)) == told


def test_all_refusals_live_in_one_tree() -> None:
    strays = [
        f"{file}: {node.name}"
        for file in Path("bot").rglob("*.py")
        if file.name != "errors.py" or file.parent.name != "kernel"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & {"Refusal", "errors.Refusal"}
    ]
    assert strays == []


def filled(refusal: type[Refusal]) -> dict[str, str | int]:
    return {place: f"<{place}>" for place in _PLACE.findall(refusal.__doc__ or "")}
