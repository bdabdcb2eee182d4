"""The page says nothing that isn't in both languages, and its files stay small."""

import re
from pathlib import Path

from bot import app
from bot.delivery.post import TimedPost
from bot.demo.browser import page_words
from bot.kernel.clock import SimulatedClock
from bot.language.translator import Languages
from bot.settings_keys import Settings
from bot.storage.unit_of_work import Storage
from tests.features.fakes import parts

STATIC = Path(__file__).parents[2] / "bot" / "practice" / "page" / "static"
SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in sorted((STATIC / "js").glob("*.js"))}
SAID = re.compile(r"""\bt\(\s*"([a-z-]+)"|(?<=\W)count\("([a-z-]+)\"""")
BUILT = re.compile(r"\bt\(`([a-z-]+)\$\{")
CHOSEN = re.compile(r'"((?:input|trouble|slow|app)-[a-z-]+)"')
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def test_every_word_that_the_page_says_is_in_both_languages() -> None:
    words = page_words(Languages())
    said = {key or f"{counted}-many" for text in SCRIPTS.values() for key, counted in SAID.findall(text)}
    assert len(said) > 60
    assert {key for key in said if key not in words["en"] or key not in words["de"]} == set()


def test_what_passes_first_is_told_as_it_is() -> None:
    circle, programme = (page_words(Languages(), each)["en"]["opening-text"] for each in ("", "leadership"))
    assert (circle.split()[:2], programme.split()[:2]) == (["Colleagues", "start"], ["A", "programme"])


def test_whatever_the_app_will_do_next_has_words(storage: Storage, clock: SimulatedClock) -> None:
    posts, _ = app.posts_and_maintenance(parts(storage, clock), Settings())
    kinds = {f"kind-{post.kind}" for post in posts if isinstance(post, TimedPost)} | {"kind-again", "kind-other"}
    for words in page_words(Languages()).values():
        assert {key for key in words if key.startswith("kind-")} == kinds


def test_every_word_of_the_page_is_said_somewhere() -> None:
    code = "\n".join(SCRIPTS.values())
    named = set(re.findall(r'"([a-z-]+)"', code)) | set(CHOSEN.findall(code))
    beginnings = tuple(BUILT.findall(code))
    counted = tuple(f"{key}-" for _, key in SAID.findall(code) if key)
    unsaid = {
        key for key in page_words(Languages())["en"] if key not in named and not key.startswith(beginnings + counted)
    }
    assert unsaid == set()


def test_no_script_writes_markup_or_runs_text() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc")
    assert [name for name, text in SCRIPTS.items() if forbidden.search(text)] == []


def test_no_script_and_no_style_is_too_long() -> None:
    files = [*(STATIC / "js").glob("*.js"), *(STATIC / "css").glob("*.css")]
    lengths = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_of_a_script_is_too_long() -> None:
    lengths: dict[str, int] = {}
    for name, text in SCRIPTS.items():
        for match in re.finditer(r"^(?:export )?(?:async )?function (\w+).*?^}", text, re.MULTILINE | re.DOTALL):
            lengths[f"{name}: {match[1]}"] = match[0].count("\n") + 1
    assert len(lengths) > 100
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
