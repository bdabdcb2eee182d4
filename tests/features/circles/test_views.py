"""What people see of circles, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.content.loader import load_formats
from bot.features.circles import views
from bot.features.circles.forms import NewCircleDraft
from bot.features.circles.handlers.founding import _offered
from bot.features.circles.rules import ChannelChoice, CircleInfo
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.vocabulary import Cadence, CircleState
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden

FORMATS = load_formats()
ESCAPED = replace(a_circle(), name="<!channel> & co", purpose="*bold* <https://example.com|click>")
CARDS = {
    "circles/card": a_circle(1, places=5),
    "circles/card-full": a_circle(3),
    "circles/card-closed": a_circle(3, state=CircleState.CLOSED),
    "circles/card-paused": replace(
        a_circle(2), state=CircleState.PAUSED, paused_until=datetime(2026, 4, 1, 22, tzinfo=UTC)
    ),
    "circles/card-escaped": ESCAPED,
}


def monthly(day: int) -> CircleInfo:
    circle = a_circle()
    return replace(circle, rhythm=replace(circle.rhythm, cadence=Cadence.MONTHLY, first=date(2026, 4, day)))


@pytest.mark.parametrize(("name", "circle"), CARDS.items(), ids=CARDS)
def test_the_card_in_the_channel(golden: Golden, words: Words, name: str, circle: CircleInfo) -> None:
    golden(name, views.invitation_card(words, circle))


def test_what_a_circle_is(golden: Golden, words: Words) -> None:
    golden("circles/explanation", views.explanation_modal(words, a_circle(places=6)))


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
def test_the_modal_that_founds_one(golden: Golden, words: Words, unfolded: bool) -> None:
    draft = NewCircleDraft(zone="Europe/Berlin", language=words.language)
    view = views.founding_modal(
        words, draft, first=date(2026, 3, 12), channel=ChannelId("C1"), formats=_offered(FORMATS), unfolded=unfolded
    )
    golden(f"circles/founding-{'unfolded' if unfolded else 'folded'}", view)


@pytest.mark.parametrize("channel", [ChannelId("C1"), None], ids=["proposed", "none"])
def test_the_modal_where_channels_can_be_made(golden: Golden, words: Words, channel: ChannelId | None) -> None:
    view = views.founding_modal(
        words, NewCircleDraft(zone="Europe/Berlin", language=words.language), first=date(2026, 3, 12), channel=channel,
        formats=_offered(FORMATS), makable=(ChannelChoice.PUBLIC, ChannelChoice.PRIVATE),
    )  # fmt: skip
    golden(f"circles/founding-makes-channels{'' if channel else '-elsewhere'}", view)


SAID: dict[str, Callable[[Words], Message]] = {
    "circles/founded": lambda words: views.founded(words, a_circle()),
    "circles/joined": lambda words: views.joined(words, a_circle()),
    "circles/left": lambda words: views.left(words, a_circle()),
    "circles/not-invited": lambda words: views.not_invited(words, a_circle(), "UBOT"),
    "circles/not-brought-in": lambda words: views.not_brought_in(words, a_circle(), UserId("U1"), myself=False),
    "circles/not-brought-in-myself": lambda words: views.not_brought_in(words, a_circle(), UserId("U0"), myself=True),
    "circles/in-archive": lambda words: views.in_archive(words, a_circle()),
    "circles/overview-nothing": lambda words: views.overview(words, [], []),
    "circles/overview": lambda words: views.overview(
        words, [a_circle(1)], [a_circle(1), replace(a_circle(2), name="Negotiating", channel=ChannelId("C2")), ESCAPED]
    ),
}


@pytest.mark.parametrize(("name", "view"), SAID.items(), ids=SAID)
def test_what_is_said_to_one_person(golden: Golden, words: Words, name: str, view: Callable[[Words], Message]) -> None:
    golden(name, view(words))


@pytest.mark.parametrize("cadence", list(Cadence))
def test_every_rhythm_can_be_said(words: Words, cadence: Cadence) -> None:
    circle = a_circle()
    line = views.rhythm_line(words, replace(circle, rhythm=replace(circle.rhythm, cadence=cadence)))
    assert "14:00" in line
    assert words.weekday(3) in line


def test_every_week_of_the_month_is_said_differently(words: Words) -> None:
    assert len({views.rhythm_line(words, monthly(day)) for day in (2, 9, 16, 23, 30)}) == 5


def test_a_full_circle_offers_no_place(words: Words) -> None:
    shown = str(views.overview(words, [], [a_circle(3)]).block_dicts())
    assert "circles:join" not in shown


def test_very_many_circles_fit_into_a_message(words: Words) -> None:
    many = [replace(a_circle(), name=f"Circle {n}") for n in range(80)]
    shown = views.overview(words, many, []).block_dicts()
    assert len(shown) == 50
    assert "circles:new" in str(shown[-2:])
