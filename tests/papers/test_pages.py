"""The papers: whole in both languages, true to the schema and the manifest, and nothing secret or foreign in them."""

import base64
import csv
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from pydantic import SecretStr

from bot.content.loader import load_formats
from bot.kernel.enums import Language
from bot.language.translator import Languages, UnknownWord
from bot.papers import pages, register
from bot.papers.register import NUMBERS, PURPOSES, SHEETS, Sheet, fields, version
from bot.settings_keys import Commands, Database, Settings, Slack
from bot.slack.manifest import HISTORY_SCOPES, OPTIONAL_SCOPES, SCOPES

KEY = base64.b64encode(b"0123456789abcdef" * 2).decode()
SETTINGS = Settings(
    slack=Slack(bot_token=SecretStr("xoxb-hush"), app_token=SecretStr("xapp-hush"), commands=Commands(circle="/ring")),
    database=Database(url="postgresql://zirkel:hush@db.internal/zirkel", master_key=SecretStr(KEY)),
)
FILES = {*(f"{name}.html" for name in ("index", *pages.PAPERS)), "sheet.csv"}
_VOID = {"meta", "br", "hr"}
_BOTH = pytest.mark.parametrize("language", list(Language))


class Page(HTMLParser):
    """Reads a page: what opens closes; its text, links, elements, and the columns under each table's heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open, self.text, self.code = list[str](), list[str](), list[str]()
        self.links, self.count, self.columns = list[str](), dict[str, int](), dict[str, list[str]]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [tag] * (tag not in _VOID)
        self.count[tag] = self.count.get(tag, 0) + 1
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["code"]:
            self.code.append(data)
            if "h2" in self.open:
                self.columns[data] = []
            elif "td" in self.open and self.columns:
                list(self.columns.values())[-1].append(data)
        elif self.open[-1:] != ["style"] and data.strip():
            self.text.append(data)


@cache
def written(language: Language) -> Mapping[str, str]:
    words = Languages(renamed=SETTINGS.slack.commands.renamed).words(language)
    return pages.files(words, SETTINGS, date(2026, 3, 6))


def read(language: Language) -> dict[str, Page]:
    return {name: Page(html) for name, html in written(language).items() if name.endswith(".html")}


@_BOTH
class TestInBothLanguages:
    def test_each_paper_is_a_whole_page(self, language: Language) -> None:
        assert written(language).keys() == FILES
        for page in read(language).values():
            assert page.open == []
            assert page.count["h1"] == 1
            assert f'<html lang="{language}">' in written(language)["index.html"]
            assert re.findall(r"\{ ?\$|\*\w|\| -|^#", "\n".join(page.text), re.MULTILINE) == []

    def test_what_is_linked_is_there_and_nothing_comes_from_elsewhere(self, language: Language) -> None:
        linked = {link for page in read(language).values() for link in page.links}
        assert linked <= FILES
        assert {f"{name}.html" for name in pages.PAPERS} <= set(read(language)["index.html"].links)

    def test_each_says_its_version_and_day_and_that_it_is_no_legal_advice(self, language: Language) -> None:
        said = {Language.ENGLISH: "Friday 6 March 2026", Language.GERMAN: "Freitag, 6. März 2026"}
        advice = {Language.ENGLISH: "no legal advice", Language.GERMAN: "keine Rechtsberatung"}
        for page in read(language).values():
            foot = page.text[-1]
            assert all(each in foot for each in (version(), said[language], advice[language]))

    def test_the_table_has_a_line_for_each_field(self, language: Language) -> None:
        head, *lines = csv.reader(written(language)["sheet.csv"].splitlines(), delimiter=";")
        assert [tuple(line[:2]) for line in lines] == [(field.table, field.column) for field in fields()]
        assert {len(line) for line in lines} == {len(head)}
        assert all(cell for line in lines for cell in line[:-1])

    def test_the_sheet_names_each_column_under_its_table(self, language: Language) -> None:
        told = {table: sorted(columns) for table, columns in read(language)["sheet.html"].columns.items()}
        said = {table: sorted(" ".join(sheet.columns.values()).split()) for table, sheet in SHEETS.items()}
        assert told == said

    def test_each_right_in_slack_has_its_reason(self, language: Language) -> None:
        for name in ("agreement", "records"):
            assert {*SCOPES, *OPTIONAL_SCOPES, *HISTORY_SCOPES} <= set(read(language)[f"{name}.html"].code)

    def test_the_settings_in_force_are_in_the_annex_and_no_secret_is(self, language: Language) -> None:
        assert "slack.mode = socket" in read(language)["agreement.html"].code
        assert "PostgreSQL" in written(language)["agreement.html"]
        everything = "\n".join(written(language).values())
        assert [secret for secret in ("hush", KEY, "db.internal", "SecretStr") if secret in everything] == []

    def test_commands_are_called_as_the_company_calls_them(self, language: Language) -> None:
        assert "/ring" in read(language)["launch.html"].code
        assert "/circle" not in read(language)["launch.html"].code

    def test_the_first_hour_is_the_kick_off_as_it_runs(self, language: Language) -> None:
        format_, told = load_formats()["circle-kickoff"], written(language)["moderating.html"]
        assert all(phase.question(language) in told for phase in format_.phases)
        assert f"–{format_.minutes}<" in told

    def test_no_number_in_a_keeping_time_is_typed_by_hand(self, language: Language) -> None:
        words = Languages().words(language)
        nameless = dict.fromkeys(NUMBERS, "some")
        said = [words(f"papers-kept-{sheet.kept}", **nameless) for sheet in SHEETS.values()]
        assert [text for text in said if re.search(r"\d", text)] == []
        assert NUMBERS["lanes"] == 1, "they say “a day”"


@pytest.mark.parametrize("name", sorted(FILES - {"sheet.csv"}))
def test_german_papers_have_all_that_the_english_ones_have(name: str) -> None:
    english, german = (read(language)[name].count for language in Language)
    assert german == english


def test_a_purpose_that_has_no_words_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PURPOSES", {**PURPOSES, "curiosity": PURPOSES["choice"]})
    monkeypatch.setattr(
        register, "SHEETS", {"mentors": Sheet("author", "account", {"curiosity": "person_id capacity"})}
    )
    with pytest.raises(UnknownWord, match="papers-for-curiosity"):
        pages.files(Languages().words(Language.ENGLISH), SETTINGS, date(2026, 3, 6))


@pytest.mark.parametrize("language", Language)
def test_where_fields_of_one_table_go_at_different_times_they_are_named(language: Language) -> None:
    files = pages.files(Languages().words(language), SETTINGS, date(2026, 3, 6))
    for paper in ("records.html", "agreement.html", "threshold.html"):
        lines = [line for line in files[paper].splitlines() if "365" in line and "tried" in line]
        assert len(lines) == 1, paper
    assert "http.port" not in files["agreement.html"], "nothing listens in socket mode"
    assert "coaching.time = 09:00<" in files["agreement.html"]
