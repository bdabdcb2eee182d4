"""What a session is about reads the same in Home, among the dates, in the library and in a calendar."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from icalendar import Calendar

from bot.features.calendar import views as calendar_views
from bot.features.dates import views as dates_views
from bot.features.dates.rules import DatesInfo, LaterDate
from bot.features.home import views as home_views
from bot.features.library import views as library_views
from bot.features.library.rules import MissingMinutes
from bot.features.reflections import views as reflections_views
from bot.features.sessions.rules import SessionInfo
from bot.language.translator import Words
from tests.features.calendar.test_ics import ENTRY as CALENDAR
from tests.features.fakes import FORMATS
from tests.features.home.test_views import NEWCOMER
from tests.features.library.test_views import LIBRARY, SEARCH
from tests.features.sessions.test_views import SESSION

THEME = "A problem without an easy answer"
BY_PLAN = replace(SESSION, topic=None, theme=THEME)
CLOSING = replace(SESSION, topic=None, theme="What stays", format_id="circle-closing")


def home(words: Words, session: SessionInfo) -> str:
    return str(home_views.home(words, replace(NEWCOMER, sessions=(session,)), FORMATS).to_dict())


def still_open(words: Words, session: SessionInfo) -> str:
    return str(home_views.home(words, replace(NEWCOMER, reflections=(session,)), FORMATS).to_dict())


def dates(words: Words, session: SessionInfo) -> str:
    return str(dates_views.dates_modal(words, FORMATS, DatesInfo(session.circle, (session,), (), ())).to_dict())


def later(words: Words, session: SessionInfo) -> str:
    one = LaterDate(session.number, session.local_date, session.starts_at, session.format_id, session.theme)
    return str(dates_views.dates_modal(words, FORMATS, DatesInfo(session.circle, (), (one,), ())).to_dict())


def library(words: Words, session: SessionInfo) -> str:
    missing = MissingMinutes(session.id, session.starts_at, session.theme, session.format_id)
    shown = replace(LIBRARY, entries=(), missing=missing)
    return str(library_views.library_modal(words, shown, SEARCH, [LIBRARY.circle]).to_dict())


def minutes(words: Words, session: SessionInfo) -> str:
    entry = replace(LIBRARY.entries[0], topic_id=None, topic=session.theme, format_id=session.format_id)
    return library_views.markdown(words, replace(LIBRARY, entries=(entry,)), FORMATS, {})


def calendar(words: Words, session: SessionInfo) -> str:
    entry = replace(CALENDAR, topic=session.theme, format_id=session.format_id)
    (event,) = Calendar.from_ical(calendar_views.icalendar(words, [entry], FORMATS)).walk("VEVENT")
    return str(event["SUMMARY"])


@pytest.mark.parametrize(
    "told", [home, still_open, dates, later, library, minutes, calendar, reflections_views.subject]
)
def test_a_theme_of_the_plan_or_what_it_is_for_is_named_wherever_a_session_is(
    words: Words, told: Callable[[Words, SessionInfo], str]
) -> None:
    assert THEME in told(words, BY_PLAN)
    closing = words("sessions-milestone-closing")
    assert closing in told(words, CLOSING)
    assert "What stays" not in told(words, CLOSING).replace(closing, "")
