"""What people see of circles, in both languages."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.content.loader import load_formats
from bot.features.circle_channels import views as channels_views
from bot.features.circle_page import views as circle_page_views
from bot.features.circles import views as circles_views
from bot.features.circles.handlers import offered
from bot.features.circles.rules import ChannelChoice, CircleInfo, CircleSettings, proposed
from bot.features.membership import views as membership_views
from bot.features.payloads import EditDraft, NewCircleDraft
from bot.kernel.enums import Cadence, CircleState, RequestKind
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_message, judge_view
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden
from tests.features.fakes import LANGUAGES
from tests.features.membership.requests import a_request
from tests.rows import MONDAY

FORMATS = load_formats()
GATHERING = a_circle(1, places=5, state=CircleState.GATHERING)
ESCAPED = replace(a_circle(), name="<!channel> & co", purpose="*bold* <https://example.com|click>")
CARDS = {
    "circles/card": a_circle(1, places=5),
    "circles/card-full": a_circle(3),
    "circles/card-asking": replace(a_circle(2), by_invitation=True, findable=True, channel_people=9),
    "circles/card-kept": replace(a_circle(2), waiting=1, channel_people=1),
    "circles/card-gathering": a_circle(2, places=5, state=CircleState.GATHERING),
    "circles/card-gathering-asking": replace(a_circle(1, places=5, state=CircleState.GATHERING), by_invitation=True),
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
    golden(name, circles_views.invitation_card(words, circle))


def test_what_a_circle_is(golden: Golden, words: Words) -> None:
    golden("circles/explanation", membership_views.explanation_modal(words, a_circle(places=6)))


def proposal(words: Words) -> CircleSettings:
    return proposed(words.language, "Europe/Berlin", date(2026, 3, 12), None)


def test_the_modal_where_the_company_knows_public_holidays(golden: Golden, words: Words) -> None:
    draft = NewCircleDraft(zone="Europe/Berlin", language=words.language, holidays="DE-BE")
    view = circles_views.founding_modal(
        words, draft, replace(proposal(words), holidays="DE-BE"), channel=ChannelId("C1"), formats=offered(FORMATS),
        regions=["DE-BE", "AT"], unfolded=True,
    )  # fmt: skip
    golden("circles/founding-holidays", view)


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
def test_the_modal_that_changes_one(golden: Golden, words: Words, unfolded: bool) -> None:
    known = replace(a_circle(), findable=unfolded, by_invitation=True, milestones=True, holidays="FR")
    draft = EditDraft(circle=a_circle().id, seen=known.fingerprint, first=date(2026, 4, 2))
    view = circle_page_views.edit_modal(
        words, draft, known, formats=offered(FORMATS), regions=["DE-BE"], reached=5, unfolded=unfolded
    )
    golden(f"circles/edit-{'unfolded' if unfolded else 'folded'}", view)


def test_whatever_a_circle_is_like_it_can_be_changed(words: Words) -> None:
    strange = replace(
        a_circle(), minutes=25, format_id="gone", sessions=23, dots=5, name="", purpose="",
        rhythm=replace(a_circle().rhythm, zone="Asia/Kathmandu"),
    )  # fmt: skip
    draft = EditDraft(circle=a_circle().id, seen="", first=date(2026, 4, 2))
    view = circle_page_views.edit_modal(
        words, draft, strange, formats=offered(FORMATS), regions=[], reached=0, unfolded=True
    )
    assert judge_view(view.to_dict()) == []


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
def test_the_modal_that_founds_one(golden: Golden, words: Words, unfolded: bool) -> None:
    draft = NewCircleDraft(zone="Europe/Berlin", language=words.language)
    view = circles_views.founding_modal(
        words, draft, proposal(words), channel=ChannelId("C1"), formats=offered(FORMATS), unfolded=unfolded
    )
    golden(f"circles/founding-{'unfolded' if unfolded else 'folded'}", view)


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
def test_the_modal_asks_for_what_slack_does_not_say_of_the_founder(
    golden: Golden, words: Words, unfolded: bool
) -> None:
    draft = NewCircleDraft(zone="UTC", language=words.language, ask_zone=True, ask_language=True)
    view = circles_views.founding_modal(
        words, draft, proposal(words), channel=ChannelId("C1"), formats=offered(FORMATS), unfolded=unfolded
    )
    fields = {block["block_id"]: block["element"] for block in view.to_dict()["blocks"] if block["type"] == "input"}
    assert ["initial_option" in fields[name] for name in ("zone", "language")] == [False, False]
    golden(f"circles/founding-asks-{'unfolded' if unfolded else 'folded'}", view)


@pytest.mark.parametrize("channel", [ChannelId("C1"), None], ids=["proposed", "none"])
def test_the_modal_where_channels_can_be_made(golden: Golden, words: Words, channel: ChannelId | None) -> None:
    view = circles_views.founding_modal(
        words, NewCircleDraft(zone="Europe/Berlin", language=words.language), proposal(words), channel=channel,
        formats=offered(FORMATS), makable=(ChannelChoice.PUBLIC, ChannelChoice.PRIVATE),
    )  # fmt: skip
    golden(f"circles/founding-makes-channels{'' if channel else '-elsewhere'}", view)
    [where] = [block["element"] for block in view.to_dict()["blocks"] if block.get("block_id") == "where"]
    assert where["initial_option"]["value"] == "private"


def test_the_modal_that_asks_for_another_channel(golden: Golden, words: Words) -> None:
    golden("circles/moving", channels_views.moving_modal(words, a_circle(), ()))
    golden("circles/moving-makes-channels", channels_views.moving_modal(words, a_circle(), (ChannelChoice.PRIVATE,)))


SAID: dict[str, Callable[[Words], Message]] = {
    "circles/edited": lambda words: circle_page_views.edited(words, a_circle()),
    "circles/owns-none": circle_page_views.owns_none,
    "circles/founded": lambda words: circles_views.founded(words, a_circle()),
    "circles/founded-gathering": lambda words: circles_views.founded(words, GATHERING),
    "circles/joined-gathering": lambda words: membership_views.joined(words, GATHERING),
    "circles/joined-second": lambda words: membership_views.joined(
        words, a_circle(2, places=5, state=CircleState.GATHERING)
    ),
    "circles/joined-third": lambda words: membership_views.joined(
        words, a_circle(3, places=5, state=CircleState.GATHERING)
    ),
    "circles/invitation-gathering": lambda words: membership_views.invitation(
        words, GATHERING, a_request(0, RequestKind.INVITED), UserId("U0"), None
    ),
    "circles/founded-alone": lambda words: circles_views.founded(words, replace(a_circle(), own_channel=True)),
    "circles/joined": lambda words: membership_views.joined(words, a_circle()),
    "circles/joined-late": lambda words: membership_views.joined(words, a_circle(), MONDAY + timedelta(days=3), MONDAY),
    "circles/joined-while-it-runs": lambda words: membership_views.joined(words, a_circle(), MONDAY, MONDAY),
    "circles/left": lambda words: membership_views.left(words, a_circle()),
    "circles/not-invited": lambda words: circles_views.shut_out(words, a_circle(), "not-invited", "UBOT"),
    "circles/not-brought-in": lambda words: circles_views.not_brought_in(words, a_circle(), UserId("U1"), myself=False),
    "circles/not-brought-in-myself": lambda words: circles_views.not_brought_in(
        words, a_circle(), UserId("U0"), myself=True
    ),
    "circles/channel-gone": lambda words: circles_views.channel_gone(words, a_circle()),
    "circles/lives-elsewhere": lambda words: circles_views.lives_elsewhere(words, a_circle()),
    "circles/moved": lambda words: channels_views.moved(words, a_circle()),
    "circles/moved-own-channel": lambda words: channels_views.moved(words, replace(a_circle(), own_channel=True)),
    "circles/in-archive": lambda words: circles_views.shut_out(words, a_circle(), "in-archive"),
    "circles/not-allowed": lambda words: circles_views.shut_out(words, a_circle(), "not-allowed"),
    "circles/overview-nothing": lambda words: circle_page_views.overview(words, [], []),
    "circles/overview-guest": lambda words: circle_page_views.overview(
        LANGUAGES.words(words.language, guest=True), [], []
    ),
    "circles/overview-ended": lambda words: circle_page_views.overview(words, [], [], ended=[GATHERING]),
    "circles/overview-gathering": lambda words: circle_page_views.overview(words, [GATHERING], []),
    "circles/overview": lambda words: circle_page_views.overview(
        words, [a_circle(1)], [a_circle(1), replace(a_circle(2), name="Negotiating", channel=ChannelId("C2")), ESCAPED]
    ),
}


@pytest.mark.parametrize(("name", "view"), SAID.items(), ids=SAID)
def test_what_is_said_to_one_person(golden: Golden, words: Words, name: str, view: Callable[[Words], Message]) -> None:
    golden(name, view(words))


@pytest.mark.parametrize("cadence", list(Cadence))
def test_every_rhythm_can_be_said(words: Words, cadence: Cadence) -> None:
    circle = a_circle()
    line = circles_views.rhythm_line(words, replace(circle, rhythm=replace(circle.rhythm, cadence=cadence)))
    assert "14:00" in line
    assert words.weekday(3) in line


def test_every_week_of_the_month_is_said_differently(words: Words) -> None:
    assert len({circles_views.rhythm_line(words, monthly(day)) for day in (2, 9, 16, 23, 30)}) == 5


def test_a_full_circle_offers_no_place_but_the_waitlist(words: Words) -> None:
    shown = str(circle_page_views.overview(words, [], [a_circle(3)]).block_dicts())
    assert ("circles:join" in shown, "circles:wait" in shown) == (False, True)


def test_a_place_that_is_kept_is_offered_to_nobody_else(words: Words) -> None:
    shown = str(circle_page_views.overview(words, [], [replace(a_circle(2), waiting=1)]).block_dicts())
    assert ("circles:join" in shown, "circles:wait" in shown) == (False, True)


@pytest.mark.parametrize("count", [1, 12, 13, 30, 80, 300])
def test_very_many_circles_fit_into_a_message(words: Words, count: int) -> None:
    mine = [replace(a_circle(), id=UUID(int=n), name=f"{n:3} {'&' * 76}") for n in range(count)]
    here = [replace(a_circle(), id=UUID(int=n + 1000), channel=ChannelId("C2")) for n in range(40)]
    doors = [(replace(a_circle(), id=UUID(int=n + 2000)), a_request(n)) for n in range(20)]
    shown = circle_page_views.overview(words, mine, here, doors)
    assert judge_message(shown.block_dicts(), shown.text) == []
    assert len(shown.block_dicts()) <= 50
    assert "circles:new" in str(shown.block_dicts()[-2:])
    assert 1 <= str(shown.block_dicts()).count("circles:page") <= 13


def test_thirty_circles_can_all_be_opened_and_are_no_long_message(words: Words) -> None:
    mine = [replace(a_circle(), id=UUID(int=n), name=f"Circle {n}") for n in range(30)]
    shown = circle_page_views.overview(words, mine, []).block_dicts()
    assert all(f'"{UUID(int=n)}"' in json.dumps(shown).replace("\\", "") for n in range(30))
    assert len(shown) <= 15
    assert len(json.dumps(shown)) < 13_000


def test_how_many_read_along_is_left_out_where_more_are_in_the_circle(words: Words) -> None:
    circle = replace(a_circle(3), channel_people=2)
    assert "2" not in circles_views.readers(words, circle)
    assert "3" in circles_views.readers(words, replace(circle, channel_people=3))
