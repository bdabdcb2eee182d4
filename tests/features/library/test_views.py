"""The library in both languages, as golden files that an independent judge has seen; its Markdown, read as such."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.features.actions import LIBRARY_COPIED
from bot.features.library import views as library_views
from bot.features.library.forms import ShownSearch
from bot.features.library.rules import MinutesEntry, MinutesLibrary, MissingMinutes
from bot.features.library.views import text
from bot.features.roles.rules import Holder
from bot.kernel.enums import Language
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from bot.slack.system_messages import _parts, copy_modal
from tests.features.conftest import LANGUAGES, Golden
from tests.features.fakes import FORMATS
from tests.features.topics.test_views import CIRCLE, NOW, SECOND

ANA, BEN, GIVER = UserId("UANA"), UserId("UBEN"), UserId("UCEM")
MARKUP = ("<h1", "<h2", "<blockquote", "<em", "<strong", "<code", "<s>", "<a ", "<img", "<b>", "<hr", "<table", "<pre")
NAMES = {ANA: "Ana_Lima", BEN: "Ben *Star*"}


def entry(number: int, topic: str | None, written: str, *more: Holder) -> MinutesEntry:
    at = NOW + timedelta(weeks=number - 1)
    session, about = UUID(int=100 + number), UUID(int=200 + number) if topic else None
    moderation = Holder(UUID(int=1), session, "moderation", UUID(int=2), ANA)
    return MinutesEntry(
        session, number, at, at.date(), "kollegiale-fallberatung", about, topic, written, BEN, at + timedelta(hours=2),
        (moderation, *more),
    )  # fmt: skip


CASE = Holder(UUID(int=3), UUID(int=102), "case", UUID(int=4), GIVER)
ENTRIES = (
    entry(3, None, "We looked back at half of the season.\nKeep: one question each."),
    entry(
        2, "Cancelling <tasks> & waiting", "- A task is *asked*, not killed\n- Open: the importer\n\nNext: tests", CASE
    ),
    entry(1, "Locks", "One slow call holds up all others. " * 20),
)
LIBRARY = MinutesLibrary(CIRCLE, ENTRIES, writes=True)
SEARCH = ShownSearch(circle=CIRCLE.id)


def test_the_whole_library(golden: Golden, words: Words) -> None:
    golden("library/shelf", library_views.library_modal(words, LIBRARY, SEARCH, [CIRCLE]))


def test_a_search_in_one_of_several_circles_while_minutes_are_missing(golden: Golden, words: Words) -> None:
    library = replace(LIBRARY, missing=MissingMinutes(UUID(int=104), NOW + timedelta(weeks=3), "Queues"))
    search = ShownSearch(circle=CIRCLE.id, words="ASKED", since=date(2026, 3, 3), topic=UUID(int=202), drawn=4)
    golden("library/found", library_views.library_modal(words, library, search, [CIRCLE, SECOND]))


def test_nothing_found(golden: Golden, words: Words) -> None:
    golden(
        "library/found-nothing",
        library_views.library_modal(words, LIBRARY, SEARCH.model_copy(update={"words": "goats"})),
    )


def test_an_empty_library(golden: Golden, words: Words) -> None:
    golden("library/empty", library_views.library_modal(words, replace(LIBRARY, entries=()), SEARCH))


def test_a_page_in_the_middle(golden: Golden, words: Words) -> None:
    many = tuple(entry(number, f"Topic {number}", f"About {number}") for number in range(120, 0, -1))
    search = SEARCH.model_copy(update={"page": 3})
    view = library_views.library_modal(words, replace(LIBRARY, entries=many), search, [CIRCLE])
    assert len(view.blocks or []) < 30
    golden("library/page", view)


def test_reading_what_one_may_change(golden: Golden, words: Words) -> None:
    golden("library/reading", library_views.reading_modal(words, LIBRARY, ENTRIES[1], SEARCH))


def test_reading_after_the_end_what_somebody_erased_wrote(golden: Golden, words: Words) -> None:
    anonymous = replace(ENTRIES[0], author=None, roles=())
    golden(
        "library/reading-only", library_views.reading_modal(words, replace(LIBRARY, writes=False), anonymous, SEARCH)
    )


def test_whoever_is_in_no_circle(golden: Golden, words: Words) -> None:
    golden("library/none", library_views.no_library(words))


def test_the_file_to_copy(golden: Golden, words: Words) -> None:
    content = library_views.markdown(words, LIBRARY, FORMATS, NAMES)
    golden("library/to-copy", copy_modal(words, LIBRARY_COPIED, library_views.file_name(words, LIBRARY), content))


def test_a_text_of_any_length_is_shown_whole(words: Words) -> None:
    shown = library_views.reading_modal(words, LIBRARY, replace(ENTRIES[0], text="&" * 2500), SEARCH)
    assert judge_view(shown.to_dict()) == []
    assert sum(block.to_dict().get("text", {}).get("text", "").count("&amp;") for block in shown.blocks or []) == 2500


def test_a_long_library_is_copied_in_parts_that_are_the_whole(words: Words) -> None:
    content = "A line of some length\n" * 3000
    view = copy_modal(words, LIBRARY_COPIED, "a.md", content).to_dict()
    assert judge_view(view) == []
    parts = [block["element"]["initial_value"] for block in view["blocks"] if block["type"] == "input"]
    assert "".join(parts) == content


@pytest.mark.parametrize("line", ["A line of some length\n", "Übergröße, „schön“ 🧑‍🚀\n", '"\\"\n', "日本語です。\n"])
def test_what_is_missing_of_a_library_beyond_all_measure_is_said(words: Words, line: str) -> None:
    content = line * (900_000 // len(line))
    view = copy_modal(words, LIBRARY_COPIED, "a.md", content).to_dict()
    assert judge_view(view) == []
    parts = [block["element"]["initial_value"] for block in view["blocks"] if block["type"] == "input"]
    whole = len(list(_parts(content)))
    assert content.startswith("".join(parts))
    assert f" {whole - len(parts)} " in view["blocks"][1]["text"]["text"]


@pytest.mark.parametrize("size", [220_000, 240_000, 260_000])
def test_a_library_is_whole_or_says_what_is_missing(words: Words, size: int) -> None:
    content = ("x" * 99 + "\n") * (size // 100)
    view = copy_modal(words, LIBRARY_COPIED, "a.md", content).to_dict()
    assert judge_view(view) == []
    parts = [block["element"]["initial_value"] for block in view["blocks"] if block["type"] == "input"]
    missing = len(list(_parts(content))) - len(parts)
    assert ("".join(parts) == content) == (missing == 0) == (size == 220_000)
    assert (f" {missing} " in str(view["blocks"][1])) == (missing > 0)


@pytest.mark.parametrize(("circle", "expected"), [
    ("Async Python", "async-python-minutes.md"), ("Größe & <Straße>/..", "grosse-strasse-minutes.md"),
    ("日本語", "zirkel-minutes.md"), ("x" * 80, "x" * 60 + "-minutes.md"),
])  # fmt: skip
def test_the_file_has_a_name_that_every_machine_takes(circle: str, expected: str) -> None:
    library = replace(LIBRARY, circle=replace(CIRCLE, name=circle))
    assert library_views.file_name(LANGUAGES.words(Language.ENGLISH), library) == expected


def test_the_file_reads_as_one_document_the_oldest_first() -> None:
    content = library_views.markdown(LANGUAGES.words(Language.ENGLISH), LIBRARY, FORMATS, NAMES)
    page = MarkdownIt().render(content)
    assert content.startswith(
        "# Async Python\n\nUnderstand async\n\n*The minutes of 3 sessions, Monday 2 March 2026 to"
    )
    headings = ["Session 1: Locks", "Session 2: Cancelling &lt;tasks&gt; &amp; waiting", "Session 3: No set topic"]
    assert [line[4:-5] for line in page.splitlines() if line.startswith("<h2>")] == headings
    assert " · Case giver: one of you · Last written by" in content
    assert ": Ana_Lima · " in page
    assert "Last written by Ben \\*Star\\*" in content
    assert "<li>A task is *asked*, not killed</li>" in page


def test_a_file_without_minutes_is_a_file() -> None:
    empty = replace(LIBRARY, entries=())
    content = library_views.markdown(LANGUAGES.words(Language.GERMAN), empty, FORMATS, {})
    assert content == "# Async Python\n\nUnderstand async\n"


@pytest.mark.parametrize("written", [
    "# no heading", "> no quote", "*no* _em_ `code` ~~gone~~", "[no](http) ![x](y)", "<b>no</b>", "&amp; & &lt;",
    "a\n---", "a\n===", "a\n-", "- - -", "***", "```\ncode\n```", "    indented\nmore", "\t- item\n\n\t\tcode",
    "a | b\n--|--", "back\\slash\\*", "C# #", "1\\. no", "- # no heading", "1. > no quote",
])  # fmt: skip
def test_what_people_wrote_stays_what_they_wrote(written: str) -> None:
    page = MarkdownIt().render(text(written))
    for tag in (
        "<h1",
        "<h2",
        "<blockquote",
        "<em",
        "<strong",
        "<code",
        "<s>",
        "<a ",
        "<img",
        "<b>",
        "<hr",
        "<table",
        "<pre",
    ):
        assert tag not in page, page


def test_lists_lines_and_addresses_are_kept() -> None:
    page = MarkdownIt().render(text("Kept:\n- one\n- two\n\nSee https://a.example/x_y*z.\nBye"))
    assert page.count("<li>") == 2
    assert '<a href="https://a.example/x_y*z">https://a.example/x_y*z</a>.<br />\nBye' in page


@given(st.text(st.sampled_from("ab *_`[]<>#=-~|\\&;!()\n\t.1"), max_size=40))
def test_no_text_makes_markup_but_lists(written: str) -> None:
    page = MarkdownIt().render(text(written))
    for tag in MARKUP:
        assert tag not in page, (text(written), page)


def test_emoji_codes_are_emoji_in_the_file_but_for_addresses() -> None:
    assert library_views.plain("Done :rocket: https://example.com/:x:/") == "Done 🚀 <https://example.com/:x:/>"
