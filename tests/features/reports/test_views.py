"""What people see of reports, word for word."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

from bot.features import actions
from bot.features.reports import rules, views
from bot.features.reports.rules import (
    ALL,
    MARKS,
    Cell,
    Least,
    Measure,
    Opening,
    ProgrammeReport,
    ProgrammeWeek,
    Snapshot,
    SupportWanted,
)
from bot.kernel.enums import Language, ReportMoment
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import SECTION_LIMIT
from bot.slack.system_messages import copy_modal
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden
from tests.features.programmes.test_views import RUNNING

TAKEN = datetime(2026, 5, 25, 4, tzinfo=UTC)
COMING = rules.taken_at(date(2026, 3, 30), 16, "Europe/Berlin")
CELLS = tuple(
    Cell(measure, part, 7 if measure in MARKS else number % 10, 0)
    if number % 4 and part == ALL
    else Cell(measure, part)
    for number, measure in enumerate(Measure)
    for part in rules.SLICES
)
HALF = Snapshot(ReportMoment.HALF_TIME, TAKEN, CELLS)
END = Snapshot(ReportMoment.END, COMING[ReportMoment.END], tuple(
    Cell(one.measure, one.part, 4, 15) for one in CELLS
))  # fmt: skip
NONE = ProgrammeReport(RUNNING, Least(), COMING, (), (Opening(UserId("UANA"), TAKEN, 1),))
BOTH = ProgrammeReport(
    RUNNING,
    Least(people=12),
    COMING,
    (HALF, END),
    (
        Opening(UserId("UBEN"), TAKEN, 3),
        Opening(None, TAKEN, 2),
        Opening(UserId("UANA"), TAKEN, 1),
    ),
)


def test_the_report(words: Words, golden: Golden) -> None:
    golden("reports/list", views.listed(words, [RUNNING]))
    golden("reports/list-none", views.listed(words, []))
    golden("reports/none-yet", views.report_modal(words, NONE))
    golden("reports/two", views.report_modal(words, BOTH))
    golden("reports/copied", copy_modal(words, actions.REPORTS_COPIED, "report.csv", "a,b"))


def test_what_whoever_offers_it_is_told(words: Words, golden: Golden) -> None:
    golden("reports/support", views.support(words, SupportWanted(RUNNING, a_circle(), UserId("UBEN"))))
    golden("reports/week", views.week(words, ProgrammeWeek(RUNNING, 7, 1)))
    golden("reports/week-quiet", views.week(words, ProgrammeWeek(RUNNING, None, 0)))
    golden("reports/week-unplanned", views.week(words, ProgrammeWeek(RUNNING, None, 2, planned=False)))


def test_the_page_is_whole_prints_and_comes_with_charts(words: Words) -> None:
    page = views.as_page(words, BOTH, {})
    body = page[page.index("<body>") : page.index("</html>")]
    tree = ET.fromstring(body)
    assert len(tree.findall(".//svg")) == sum(
        one.band is not None
        for taken in BOTH.taken
        for one in taken.cells
        if taken.tells(one.measure) and (one.part == ALL or taken is END)
    )
    assert "size: A4" in page
    assert "Leading &amp; *learning*" in page
    assert not any(outside in page for outside in ("http", "src=", "<script"))


def test_the_page_names_all_who_have_opened_it_and_the_modal_those_who_came_last(words: Words) -> None:
    many = [Opening(UserId(f"U{number:010}"), TAKEN, number) for number in range(60, 0, -1)]
    shown = replace(BOTH, openings=(Opening(None, TAKEN, 2), *many))
    erased, page = words("reports-opening-erased"), views.as_page(words, shown, {UserId("U0000000001"): "Ana & Co"})
    assert all(f"<p>{one.user}: " in page for one in many[:-1])
    assert "<p>Ana &amp; Co: " in page
    assert f"<p>{erased}: " in page
    told = views.report_modal(words, shown).to_dict()["blocks"][-1]["elements"][0]["text"]
    assert len(told) <= SECTION_LIMIT
    assert erased in told
    assert [f"<@{one.user}>" in told for one in many] == [True] * 19 + [False] * 41
    assert words("reports-opened-more", count=41) in told


def test_of_a_measure_that_was_not_told_yet_an_earlier_report_says_nothing(words: Words) -> None:
    old = replace(HALF, cells=tuple(one for one in CELLS if one.measure is not Measure.CLIMATE))
    name, half = words("reports-measure-climate"), words("reports-moment-half_time")
    for taken, told in (((old,), False), ((old, END), True)):
        shown = replace(BOTH, taken=taken)
        assert (name in views.as_page(words, shown, {})) is told
        lines = [line for line in str(views.report_modal(words, shown).to_dict()).split("\\n") if name in line]
        assert len(lines) == told
        assert not any(half in line.split(name)[1] for line in lines)


def test_for_other_programs_every_cell_is_a_line_and_too_few_has_no_number(words: Words) -> None:
    head, *lines = csv.reader(views.as_csv(words, BOTH).splitlines())
    told = [one for one in CELLS if one.measure is not Measure.ACROSS]
    assert len(lines) == len(CELLS) + len(told)
    assert {len(line) for line in (head, *lines)} == {5}
    few = {words("reports-too-few"), words("reports-too-few-circles")}
    assert [line[4] for line in lines if line[3] in few] == [""] * sum(one.band is None for one in told)


def test_where_circles_are_counted_it_says_that_these_are_too_few(words: Words) -> None:
    shown = replace(BOTH, taken=(replace(END, cells=tuple(Cell(one, ALL) for one in Measure)),))
    said = {line[1]: line[3] for line in csv.reader(views.as_csv(words, shown).splitlines())}
    for measure in Measure:
        few = words("reports-too-few-circles" if measure in rules.OF_CIRCLES else "reports-too-few")
        assert said[words(f"reports-measure-{measure}")] == few
        assert f"({few})" in next(
            line for line in str(views.report_modal(words, shown).to_dict()).split("\\n")
            if words(f"reports-measure-{measure}") in line
        )  # fmt: skip


def test_what_has_another_moment_and_a_language_that_no_circle_has_is_left_out(words: Words) -> None:
    half = replace(HALF, cells=tuple(Cell(one, part) for one in Measure for part in rules.SLICES))
    across, german = words("reports-measure-across"), words("reports-part-de")
    for shown in (replace(BOTH, taken=(half,)), replace(BOTH, taken=(half, END), languages=frozenset())):
        told = END in shown.taken
        assert (across in str(views.report_modal(words, shown).to_dict())) is told
        assert (across in views.as_csv(words, shown)) is (across in views.as_page(words, shown, {})) is told
        assert (german in views.as_csv(words, shown)) is told, "there was one when the last report was taken"
    few = replace(BOTH, taken=(half,), languages=frozenset({Language.GERMAN}))
    assert german in views.as_csv(words, few), "anybody knows that there are some; how many is not told"
    assert words("reports-part-en") not in views.as_csv(words, few)


def test_every_measure_stands_on_one_tile() -> None:
    assert sorted(each for known in rules.TILES.values() for each in known) == sorted(Measure)
