"""The founding modal as it comes back: also empty, too long, hostile, or from another time."""

from datetime import date, time
from typing import Any

import pytest

from bot.features.circles.forms import VERBS, NewCircleForm
from bot.features.circles.rules import CircleSettings
from bot.features.payloads import CircleButton, NewCircleDraft
from bot.kernel.enums import Cadence, Language, Mode
from bot.kernel.errors import Gone
from bot.kernel.recurrence import Rhythm
from bot.slack.forms import FormInvalid
from tests.rows import MONDAY

DRAFT = NewCircleDraft(zone="Europe/Berlin", language=Language.GERMAN)


def filled(**changes: Any) -> dict[str, Any]:
    report: dict[str, Any] = {
        "name": {"value": "Async Python"}, "purpose": {"value": "Understand async"},
        "channel": {"selected_conversation": "C0PYTHON"}, "first": {"selected_date": "2026-03-12"},
        "at": {"selected_time": "14:00"}, "cadence": {"selected_option": {"value": "weekly"}},
    }  # fmt: skip
    return {name: {name: value} for name, value in (report | changes).items()}


def one(value: object) -> dict[str, Any]:
    return {"selected_option": {"value": str(value)}}


def wish(**changes: Any) -> CircleSettings:
    return NewCircleForm.read(filled(**changes)).wish(DRAFT, MONDAY)


def problem(**changes: Any) -> dict[str, str]:
    with pytest.raises(FormInvalid) as invalid:
        wish(**changes)
    return {name: key for name, (key, _) in invalid.value.problems.items()}


def test_what_was_not_unfolded_has_its_defaults() -> None:
    found = wish()
    assert (found.minutes, found.places, found.sessions, found.format_id) == (0, 5, 8, "learning-circle")
    assert (found.mode, found.language, found.dots, found.digest) == (Mode.LIVE, Language.GERMAN, 3, True)
    assert found.rhythm == Rhythm(Cadence.WEEKLY, date(2026, 3, 12), time(14), "Europe/Berlin")


def test_what_was_chosen_counts() -> None:
    found = wish(
        minutes=one(90), places=one(4), sessions=one(12), mode=one("async"), language=one("en"), zone=one("Asia/Tokyo"),
        cadence=one("monthly"),
    )  # fmt: skip
    assert (found.minutes, found.places, found.sessions, found.mode) == (90, 4, 12, Mode.ASYNC)
    zone, cadence = found.rhythm.zone, found.rhythm.cadence
    assert (found.language, zone, cadence) == (Language.ENGLISH, "Asia/Tokyo", Cadence.MONTHLY)


def test_where_people_meet_is_one_line_and_may_be_left_open() -> None:
    said = ("  Room 4,\n 2nd floor ", None, "https://meet.example/a?b=c")
    found = [wish(venue={"value": text}).venue for text in said]
    assert found == ["Room 4, 2nd floor", "", "https://meet.example/a?b=c"]


@pytest.mark.parametrize(("typed", "kept"), [
    ("  Async \n Python ", "Async Python"), ("\u202eAsync\u202c", "Async"), ("A\x00sync", "Async"),
    ("A\ud800sync", "Async"), ("<!channel>", "<!channel>"), ("שלום", "שלום"),
])  # fmt: skip
def test_a_name_is_one_tidy_line(typed: str, kept: str) -> None:
    assert wish(name={"value": typed}).name == kept


@pytest.mark.parametrize(("changes", "expected"), [
    ({"name": {"value": "x" * 10_000}}, {"name": "error-text-too-long"}),
    ({"name": {"value": "\x00"}}, {"name": "error-text-missing"}),
    ({"name": {"value": None}, "purpose": {"value": None}},
     {"name": "error-text-missing", "purpose": "error-text-missing"}),
    ({"purpose": {"value": "x" * 501}}, {"purpose": "error-text-too-long"}),
    ({"channel": {"selected_conversation": None}}, {"channel": "circles-channel-missing"}),
    ({"channel": {"selected_conversation": None}, "where": one("there")}, {"channel": "circles-channel-missing"}),
    ({"where": one("elsewhere")}, {"where": "slack-choose-another"}),
    ({"channel": {"selected_conversation": "D0DIRECT"}}, {"channel": "slack-choose-another"}),
    ({"channel": {"selected_conversation": "C" * 99}}, {"channel": "slack-choose-another"}),
    ({"channel": {"selected_conversation": "<!channel>"}}, {"channel": "slack-choose-another"}),
    ({"first": {"selected_date": "tomorrow"}}, {"first": "slack-choose-another"}),
    ({"first": {"selected_date": "2026-03-01"}}, {"first": "circles-first-is-past"}),
    ({"first": {"selected_date": "0001-01-01"}}, {"first": "circles-first-is-past"}),
    ({"first": {"selected_date": "2026-03-02"}, "at": {"selected_time": "08:59"}}, {"first": "circles-first-is-past"}),
    ({"first": {"selected_date": "2027-03-10"}}, {"first": "circles-first-is-far"}),
    ({"first": {"selected_date": "9999-12-31"}}, {"first": "circles-first-is-far"}),
    ({"at": {"selected_time": "25:00"}}, {"at": "slack-choose-another"}),
    ({"at": {"selected_time": None}}, {"at": "slack-choose-another"}),
    ({"cadence": one("hourly")}, {"cadence": "slack-choose-another"}),
    ({"minutes": one(5)}, {"minutes": "slack-choose-another"}),
    ({"minutes": one(-1)}, {"minutes": "slack-choose-another"}),
    ({"minutes": one(10**30)}, {"minutes": "slack-choose-another"}),
    ({"places": one(2)}, {"places": "slack-choose-another"}),
    ({"places": one(9)}, {"places": "slack-choose-another"}),
    ({"sessions": one(0)}, {"sessions": "slack-choose-another"}),
    ({"language": one("tlh")}, {"language": "slack-choose-another"}),
    ({"zone": one("../../etc/passwd")}, {"zone": "slack-choose-another"}),
    ({"venue": {"value": "x" * 301}}, {"venue": "error-text-too-long"}),
    ({"mode": one("in dreams")}, {"mode": "slack-choose-another"}),
])  # fmt: skip
def test_what_does_not_work_is_said_under_its_field(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert problem(**changes) == expected


def test_today_is_early_enough_while_the_hour_is_to_come() -> None:
    assert wish(first={"selected_date": "2026-03-02"}, at={"selected_time": "09:01"}).rhythm.first == MONDAY.date()


@pytest.mark.parametrize("packed", [
    '{"zone": "Mars/Base", "language": "de"}', '{"zone": "Europe/Berlin", "language": "tlh"}', "", "{}",
])  # fmt: skip
def test_a_draft_that_somebody_made_up_is_gone(packed: str) -> None:
    with pytest.raises(Gone):
        NewCircleDraft.unpack(packed)


def test_a_button_without_a_circle_is_gone() -> None:
    with pytest.raises(Gone):
        CircleButton.unpack('{"circle": "1; DROP TABLE circles"}')


@pytest.mark.parametrize("typed", ["new", "neu", "gründen", "Gründen bitte", "FOUND", "create"])
def test_founding_is_understood_in_both_languages(typed: str) -> None:
    assert typed.split(maxsplit=1)[0].casefold() in VERBS["new"]


def test_as_long_as_the_agenda_says_can_be_chosen() -> None:
    assert NewCircleForm.read(filled(minutes=one(0))).minutes == 0


@pytest.mark.parametrize("where", ["public", "private"])
def test_where_a_channel_is_made_none_is_chosen(where: str) -> None:
    assert NewCircleForm.read(filled(where=one(where), channel={"selected_conversation": None})).chosen is None
    assert problem(where=one(where)) == {"channel": "circles-channel-or-new"}
