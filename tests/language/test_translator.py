"""Words: two languages, places that must be filled, dates as people say them."""

import datetime as dt
from pathlib import Path

import pytest

from bot.kernel.enums import Language
from bot.language.translator import Languages, UnknownWord

ENGLISH = """
hello = Hello { $name }
    .tip = Say hello
    .guest = Welcome { $name }
only-here = Only English
help = Type /circle new, /circles or /circle.
count = { $number } of them
"""
GERMAN = """
hello = Hallo { $name }
    .tip = Sag hallo
help = Tippe /circle neu, a/circle oder /coach.
count = { $number } davon
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in (("en", ENGLISH), ("de", GERMAN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "words.ftl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_sentence_comes_in_the_language_that_was_asked_for(folder: Path) -> None:
    languages = Languages(folder)
    assert languages.words(Language.ENGLISH)("hello", name="Ada") == "Hello Ada"
    assert languages.words(Language.GERMAN)("hello", name="Ada") == "Hallo Ada"


def test_words_know_their_language(folder: Path) -> None:
    assert Languages(folder).words(Language.GERMAN).language is Language.GERMAN


def test_an_attribute_is_named_after_a_dot(folder: Path) -> None:
    assert Languages(folder).words(Language.GERMAN)("hello.tip") == "Sag hallo"


def test_a_guest_is_told_what_is_meant_for_guests_where_there_is_something(folder: Path) -> None:
    languages = Languages(folder)
    assert languages.words(Language.ENGLISH, guest=True)("hello", name="Ada") == "Welcome Ada"
    assert languages.words(Language.GERMAN, guest=True)("hello", name="Ada") == "Hallo Ada"
    assert languages.words(Language.GERMAN, guest=True)("only-here") == "Only English"


def test_what_people_wrote_fills_a_place_at_any_length(folder: Path) -> None:
    name = "&amp;" * 2_000
    assert Languages(folder).words(Language.GERMAN)("hello", name=name) == f"Hallo {name}"


def test_what_german_lacks_is_told_in_english(folder: Path) -> None:
    assert Languages(folder).words(Language.GERMAN)("only-here") == "Only English"


@pytest.mark.parametrize("key", ["nowhere", "hello.nowhere"])
def test_a_key_that_no_language_has_is_a_mistake(folder: Path, key: str) -> None:
    with pytest.raises(UnknownWord, match=key):
        Languages(folder).words(Language.GERMAN)(key, name="Ada")


def test_a_place_that_nothing_fills_is_a_mistake(folder: Path) -> None:
    with pytest.raises(UnknownWord, match="hello"):
        Languages(folder).words(Language.ENGLISH)("hello")


def test_what_people_typed_is_put_in_unchanged(folder: Path) -> None:
    typed = '{ $name } "quoted" \u202etfel <!channel>'
    assert Languages(folder).words(Language.ENGLISH)("hello", name=typed) == f"Hello {typed}"


def test_numbers_are_written_as_the_language_does(folder: Path) -> None:
    languages = Languages(folder)
    assert languages.words(Language.ENGLISH)("count", number=10000) == "10,000 of them"
    assert languages.words(Language.GERMAN)("count", number=10000) == "10.000 davon"


def test_commands_are_called_as_the_company_calls_them(folder: Path) -> None:
    languages = Languages(folder, renamed={"/circle": "/coach", "/coach": "/circle"})
    assert languages.words(Language.ENGLISH)("help") == "Type /coach new, /circles or /coach."
    assert languages.words(Language.GERMAN)("help") == "Tippe /coach neu, a/circle oder /circle."


def test_days_times_and_lists_are_told_as_people_say_them() -> None:
    english, german = (Languages().words(language) for language in Language)
    day, at, items = dt.date(2026, 12, 3), dt.time(9, 5), ["a", "b", "c"]
    assert [english.weekday(0), german.weekday(6)] == ["Monday", "Sonntag"]
    assert [english.date(day), german.date(day)] == ["Thursday 3 December", "Donnerstag, 3. Dezember"]
    assert [english.time(at), german.time(at)] == ["09:05", "09:05"]
    assert [english.list(items), german.list(items)] == ["a, b and c", "a, b und c"]


@pytest.mark.parametrize("language", list(Language))
def test_the_words_that_all_share_are_there(language: Language) -> None:
    words = Languages().words(language)
    assert words("only-you-see").startswith("🔒 ")
    assert words("button-cancel")
