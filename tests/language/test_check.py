"""The check finds each way in which two languages and the code can fall out of step."""

from pathlib import Path

import pytest

from bot.language.check import main, mistakes

FTL = "hello = Hello { $name }\n    .tip = Tip\ncadence-weekly = weekly\nerror-gone = Gone\n"
PY = 'words("hello", name=name)\nwords("hello.tip")\nwords(f"cadence-{cadence}")\n'


def check(folder: Path, english: str = FTL, german: str = FTL, code: str = PY) -> list[str]:
    for path, text in (("en/a.ftl", english), ("de/a.ftl", german), ("bot/views.py", code)):
        (folder / path).parent.mkdir()
        (folder / path).write_text(text, encoding="utf-8")
    return mistakes(folder, folder / "bot")


def test_languages_in_step_are_without_a_mistake(tmp_path: Path) -> None:
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("english", "german", "line"),
    [
        (FTL, FTL.replace("cadence-weekly = weekly\n", ""), "en/a.ftl:3: cadence-weekly: is missing in de/"),
        (FTL, FTL + "cadence-new = neu\n", "de/a.ftl:5: cadence-new: is missing in en/"),
        (FTL, FTL.replace("    .tip = Tip\n", ""), "en/a.ftl:1: hello.tip: is missing in de/"),
        (FTL, FTL.replace("{ $name }", "du"), "de/a.ftl:1: hello: lacks the place $name"),
        (FTL, FTL.replace("Tip", "{ $other }"), "en/a.ftl:1: hello.tip: lacks the place $other"),
        (FTL, FTL + "hello = Hallo { $name }\n", "de/a.ftl:5: hello: is already defined in de/a.ftl"),
        (FTL, FTL + "hello there\n", "de/a.ftl:5: this isn't Fluent: hello there"),
        (FTL, FTL.replace("= Gone", "= { -term }"), "de/a.ftl:4: error-gone: refers to -term, which doesn't exist"),
    ],
)
def test_a_difference_between_the_languages_is_named(tmp_path: Path, english: str, german: str, line: str) -> None:
    assert line in check(tmp_path, english, german)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ('self._words("hallo")', "bot/views.py:4: hallo: no language file has this key"),
        ('words("hello.tip" if tip else "nope")', "bot/views.py:4: nope: no language file has this key"),
        ('languages.words(german)("nope")', "bot/views.py:4: nope: no language file has this key"),
        ('words("hello")', "bot/views.py:4: hello: is said without $name"),
        ('words(f"state-{state}")', "bot/views.py:4: state-...: no key begins like this"),
    ],
)
def test_a_call_that_the_files_cannot_answer_is_named(tmp_path: Path, code: str, line: str) -> None:
    assert check(tmp_path, code=PY + code) == [line]


def test_places_that_come_as_a_mapping_are_trusted(tmp_path: Path) -> None:
    assert check(tmp_path, code=PY + 'words("hello", **places)') == []


def test_a_place_of_a_message_inside_is_asked_for_too(tmp_path: Path) -> None:
    text = FTL + "outer = { hello } and more\n"
    assert check(tmp_path, text, text, PY + 'words("outer")') == ["bot/views.py:4: outer: is said without $name"]


def test_a_key_that_nothing_uses_is_named(tmp_path: Path) -> None:
    text = FTL + "spare = Spare\n"
    assert check(tmp_path, text, text) == ["en/a.ftl:5: spare: nothing uses it"]


def test_a_key_in_a_table_of_the_code_is_used(tmp_path: Path) -> None:
    text = FTL + "spare = Spare\n"
    assert check(tmp_path, text, text, PY + 'KEYS = {1: "spare"}') == []


def test_mistakes_are_printed_a_line_each_and_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["b: wrong", "a: wrong"]) == 1
    assert capsys.readouterr().out == "a: wrong\nb: wrong\n"


def test_no_mistake_is_success() -> None:
    assert main([]) == 0
