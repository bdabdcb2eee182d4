"""What a programme has besides its circles is told them in its week, and in no other."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.content.holidays import WorkCalendar
from bot.features.launch import service, views
from bot.features.tandems.service import meetings_by_plan
from bot.kernel.enums import TandemKind
from bot.kernel.working_time import weekends_in
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.programmes.test_views import FORMATS, PROGRAMME, TEMPLATES

INNOVATION = {each.week: each for each in TEMPLATES["innovation"].beside_circles(FORMATS)}


@pytest.mark.parametrize(("name", "week"), [("few", 1), ("many", 4)])
def test_the_message(words: Words, golden: Golden, name: str, week: int) -> None:
    shown = views.beside(words, [(INNOVATION[week], FORMATS[INNOVATION[week].format])], PROGRAMME)
    assert shown
    golden(f"launch/beside-{name}", shown)


def test_whoever_is_in_a_programme_is_asked_for_a_buddy_and_afterwards_who_starts_the_next(
    words: Words, golden: Golden
) -> None:
    first = TEMPLATES["onboarding"].beside_circles(FORMATS)[0]
    shown = views.beside(words, [(first, FORMATS[first.format])], PROGRAMME)
    assert shown
    golden("launch/beside-buddies", shown)
    golden("launch/alumni", views.alumni(words, PROGRAMME))
    golden("launch/again", views.offer_again(words, PROGRAMME))
    golden("launch/in-vain", views.in_vain(words, PROGRAMME))
    golden("launch/no-circles", views.no_circles(words, replace(PROGRAMME, in_vain=True)))
    golden("launch/never-begun", views.no_circles(words, PROGRAMME))
    golden("launch/buddy", views.buddy(words, PROGRAMME, meetings_by_plan()))


@pytest.mark.parametrize("kind", views.FOR_TWO.values())
def test_what_is_for_two_has_a_button_that_finds_the_other_one(words: Words, kind: TandemKind) -> None:
    (format_id,) = (one for one, found in views.FOR_TWO.items() if found is kind)
    week = INNOVATION[1].model_copy(update={"format": format_id})
    shown = views.beside(words, [(week, FORMATS[format_id])], PROGRAMME)
    assert shown
    assert words(f"launch-find-{kind}") in str(shown.block_dicts())
    assert words("launch-find") not in str(shown.block_dicts())


def test_two_such_formats_in_one_week_have_a_row_each(words: Words, golden: Golden) -> None:
    both = [(INNOVATION[1].model_copy(update={"format": one}), FORMATS[one]) for one in ("peer-tutoring", "shadowing")]
    shown = views.beside(words, both, PROGRAMME)
    assert shown
    golden("launch/beside-two", shown)


def test_where_there_is_nothing_nothing_is_said(words: Words) -> None:
    assert views.beside(words, [], PROGRAMME) is None


def test_a_week_is_told_on_its_first_working_day() -> None:
    starts = replace(PROGRAMME, starts_on=date(2026, 4, 1), holidays="DE-BE")
    easter_monday = service.told_at(starts, 1, WorkCalendar(("DE-BE",)).closed)
    assert easter_monday == datetime(2026, 4, 7, 7, 30, tzinfo=UTC)
    assert service.told_at(starts, 0, weekends_in) == datetime(2026, 3, 30, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("week", range(16))
def test_the_week_of_a_day_is_found_again(week: int) -> None:
    starts = replace(PROGRAMME, starts_on=date(2026, 4, 1))
    told = service.told_at(starts, week, weekends_in)
    assert service.week_of(starts, told.date()) == week
    assert service.week_of(starts, told.date() + timedelta(days=4)) == week
