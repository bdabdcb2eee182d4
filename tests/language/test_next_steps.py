"""What is refused says what to do next: every refusal that the code raises, and every sentence under a field."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from bot.kernel import errors
from bot.kernel.enums import Language
from bot.kernel.errors import Refusal
from bot.language import files
from bot.language.translator import FOLDER, Languages
from tests.architecture.source import Module, modules

LANGUAGES = Languages()
REFUSALS = {
    each.__name__: each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal)
}
STEPS = {
    Language.ENGLISH: re.compile(
        r"/[a-z]+|\b(?:please|answer|ask|choose|close|copy|keep|leave|make|open|press|say|talk|type|unarchive|write)\b"
        r"|\byou(?:[’']ll)? (?:can|find|follow|see)\b",
        re.IGNORECASE,
    ),
    Language.GERMAN: re.compile(
        r"/[a-z]+|\b(?:bitte|antworte|drück|frag|gib|heb|kopier|lass|mach|öffne|sag|schau|schließ|schreib|wähl)\b"
        r"|\b(?:findest|kannst|liest|siehst) du\b|\bdu (?:findest|kannst)\b|\bsiehst du\b|\bkönnt ihr\b|\bfehlt noch\b",
        re.IGNORECASE,
    ),
}
"""A command, a request, or what the reader can do: without one of them a sentence only states something."""


def raised() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """Yield each refusal as it is made: where, its name, the places that are filled (None: by ``**``)."""
    for module in modules():
        if module.name != "bot/kernel/errors.py":
            yield from _raised(module)


def _raised(module: Module) -> Iterator[tuple[str, str, frozenset[str] | None]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id in REFUSALS:
            yield f"{module.name}:{node.lineno}", node.exc.id, frozenset()
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSALS:
            names = [keyword.arg for keyword in node.keywords]
            filled = None if None in names else frozenset(name for name in names if name and name != "field")
            yield f"{module.name}:{node.lineno}", node.func.id, filled


def under_fields() -> Iterator[str]:
    """Yield the keys of what stands under fields: of ``FormInvalid({field: (key, ...)})`` and ``ValueError(key)``."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("FormInvalid", "ValueError"):
                parts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
                yield from (part for part in parts if isinstance(part, str) and part in places())


@cache
def places() -> dict[str, frozenset[str]]:
    """Return every key with its places."""
    items = files.read(FOLDER / Language.ENGLISH)
    return {item.key: item.places for item in items if isinstance(item, files.Sentence)}


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The names of the refusals that the code raises."""
    return {name for _, name, _ in raised()}


def test_no_refusal_is_left_that_nobody_raises(used: set[str]) -> None:
    assert sorted(REFUSALS.keys() - {*used, Refusal.__name__}) == []


def test_a_refusal_is_raised_with_all_that_its_sentence_needs() -> None:
    lacking = [
        f"{where}: {name} lacks {needed - filled}"
        for where, name, filled in raised()
        if filled is not None and (needed := places()[REFUSALS[name].key()]) != filled
    ]
    assert lacking == []


def test_what_is_refused_says_what_to_do_next(used: set[str]) -> None:
    keys = {REFUSALS[name].key() for name in used} | set(under_fields())
    said = [(lang, LANGUAGES.words(lang)(key, **dict.fromkeys(places()[key], 2))) for key in keys for lang in Language]
    assert len(said) > 2 * len(used)
    assert [text for language, text in said if not STEPS[language].search(text)] == []


CLOSED_TO_GUESTS = re.compile(r"/circle (?:new|neu|merge|zusammenlegen)|/coach (?:join|mitmachen|resume|weiter)")
READ_BY_OTHERS = ("practice-", "papers-", "error-too-many-together")
"""The practice workspace's own words, papers for a whole company, and what only who merges circles reads."""


@pytest.mark.parametrize("language", list(Language))
def test_no_guest_is_offered_what_guests_may_not_do(language: Language) -> None:
    words = LANGUAGES.words(language, guest=True)
    keys = {key.removesuffix(".guest") for key in places() if not key.startswith((*READ_BY_OTHERS, "-"))}
    said = {key: words(key, **dict.fromkeys(places()[key], 2)) for key in keys if key in places()}
    assert sorted(key for key, text in said.items() if CLOSED_TO_GUESTS.search(text)) == []
