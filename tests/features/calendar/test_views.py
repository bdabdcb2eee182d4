"""The calendar in Slack, in both languages, as golden files that an independent judge has seen."""

from dataclasses import replace
from datetime import timedelta

from bot.features.actions import CALENDAR_COPIED
from bot.features.calendar import views as calendar_views
from bot.kernel.enums import Mode
from bot.language.translator import Words
from bot.slack.system_messages import copy_modal
from tests.features.calendar.test_ics import AT, ENTRY
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS

ADDRESS = f"https://zirkel.example/calendar/{'a' * 43}.ics"
OVER_DAYS = replace(ENTRY, topic=None, mode=Mode.ASYNC, circle="R&D <reads>", ends_at=AT + timedelta(days=4))


def test_a_calendar_with_a_feed(golden: Golden, words: Words) -> None:
    golden("calendar/calendar", calendar_views.calendar_modal(words, [ENTRY, OVER_DAYS], ADDRESS))


def test_a_calendar_where_the_company_has_no_feeds(golden: Golden, words: Words) -> None:
    golden("calendar/without-feed", calendar_views.calendar_modal(words, [ENTRY], None))


def test_a_calendar_with_nothing_in_it(golden: Golden, words: Words) -> None:
    golden("calendar/empty", calendar_views.calendar_modal(words, [], ADDRESS))


def test_a_file_to_copy(golden: Golden, words: Words) -> None:
    content = calendar_views.icalendar(words, [ENTRY], FORMATS).decode()
    golden("calendar/to-copy", copy_modal(words, CALENDAR_COPIED, calendar_views.file_name(ENTRY), content))
