"""What people see of open meetups, word for word."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.content.loader import load_formats
from bot.features.meetups import views
from bot.features.meetups.rules import MeetupInfo, MeetupTopic, MeetupWish
from bot.kernel.enums import Language, MeetupRole
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from tests.features.conftest import Golden

FORMATS = load_formats()
AT = datetime(2026, 3, 12, 13, tzinfo=UTC)
BEFORE, AFTER = AT - timedelta(days=7), AT + timedelta(days=1)
ANA, BEN, CARA = UserId("UANA"), UserId("UBEN"), UserId("UCARA")
MEETUP = MeetupInfo(
    format_id="show-and-tell", title="Half <done> & *shown*", language=Language.ENGLISH, starts_at=AT, minutes=45,
    venue="https://meet.example/show", seats=12, repeats=True, id=UUID(int=1), series_id=UUID(int=1),
    channel=ChannelId("C1"), zone="Europe/Berlin", called_off=False, revision=0, host=ANA, documenter=None,
    author=None, recap="", insights="", people=(ANA, BEN, CARA), waiting=(),
    topics=(MeetupTopic(UUID(int=2), "A parser & its grammar", BEN, 3), MeetupTopic(UUID(int=3), "A map", CARA, 0)),
)  # fmt: skip
BARE = replace(MEETUP, venue="", seats=None, repeats=False, people=(ANA,), topics=())
FULL = replace(MEETUP, seats=3, documenter=BEN, host=None, waiting=(UserId("UDORA"), UserId("UEMIL")))
WRITTEN = replace(MEETUP, author=BEN, recap="A parser.\nA map.", insights="Show it while it still hurts.")


@pytest.mark.parametrize(
    ("name", "meetup", "now"),
    [
        ("open", MEETUP, BEFORE), ("bare", BARE, BEFORE), ("full", FULL, BEFORE), ("over", MEETUP, AFTER),
        ("called-off", replace(MEETUP, called_off=True), BEFORE),
    ],
)  # fmt: skip
def test_the_card(words: Words, golden: Golden, name: str, meetup: MeetupInfo, now: datetime) -> None:
    golden(f"meetups/card-{name}", views.card(words, meetup, views.form_of(FORMATS, meetup), now))


@pytest.mark.parametrize("format_id", views.made_for_many(FORMATS))
def test_every_format_for_many_has_a_card_and_a_guide(words: Words, golden: Golden, format_id: str) -> None:
    meetup = replace(MEETUP, format_id=format_id)
    form = views.form_of(FORMATS, meetup)
    golden(f"meetups/guide-{format_id}", views.guide(words, meetup, form))
    assert views.card(words, meetup, form, BEFORE).block_dicts()


def test_what_is_made_for_fifteen_and_more_is_offered_here_and_for_eight_is_not() -> None:
    many = views.made_for_many(FORMATS)
    assert {"show-and-tell", "failure-night", "brown-bag", "office-hour", "lean-coffee"} <= many.keys()
    assert not {"learning-circle", "peer-coaching-tandem", "troika"} & many.keys()


def test_what_is_to_come(words: Words, golden: Golden) -> None:
    golden("meetups/coming", views.coming(words, [MEETUP, FULL, BARE], UserId("UEMIL")))
    golden("meetups/seat", views.seat(words, MEETUP))


def test_planning_and_changing(words: Words, golden: Golden) -> None:
    wish = MeetupWish(
        format_id="show-and-tell", title="", language=words.language, starts_at=AT, minutes=0, venue="", seats=None,
        repeats=False,
    )  # fmt: skip
    golden("meetups/new", views.meetup_modal(words, wish, FORMATS, zone="Europe/Berlin", channel_id=ChannelId("C1")))
    golden("meetups/change", views.meetup_modal(words, MEETUP, FORMATS, meetup=MEETUP, zone="Europe/Berlin"))


def test_bringing_something(words: Words, golden: Golden) -> None:
    golden("meetups/bring", views.bring_modal(words, MEETUP, "", helps=False))
    golden("meetups/bring-again", views.bring_modal(words, MEETUP, "A map", helps=True))
    golden("meetups/how", views.how_modal(words, MEETUP, views.form_of(FORMATS, MEETUP), BEFORE))
    golden("meetups/how-over", views.how_modal(words, MEETUP, views.form_of(FORMATS, MEETUP), AFTER))


@pytest.mark.parametrize("role", MeetupRole)
def test_asking_for_help(words: Words, golden: Golden, role: MeetupRole) -> None:
    golden(f"meetups/asked-{role}", views.asked(words, MEETUP, role))
    golden(f"meetups/yours-{role}", views.settled(words, replace(MEETUP, documenter=ANA), role, ANA))


def test_what_is_told(words: Words, golden: Golden) -> None:
    golden("meetups/settled", views.settled(words, MEETUP, MeetupRole.HOST, BEN))
    golden("meetups/no-host", views.no_host(words, replace(MEETUP, host=None), BEFORE))
    golden("meetups/hosts", views.no_host(words, MEETUP, BEFORE))
    golden("meetups/let-go", views.let_go(words))
    golden("meetups/moved", views.moved(words, MEETUP))
    golden("meetups/told-off", views.called_off(words, MEETUP))
    golden("meetups/reminder", views.reminder(words, MEETUP, views.form_of(FORMATS, MEETUP)))


def test_the_recap(words: Words, golden: Golden) -> None:
    golden("meetups/recap-asked", views.recap_asked(words, MEETUP))
    golden("meetups/recap-is-there", views.recap_asked(words, WRITTEN))
    golden("meetups/recap-write", views.recap_modal(words, MEETUP))
    golden("meetups/recap", views.recap(words, WRITTEN, BEN))
    golden("meetups/recap-short", views.recap(words, replace(WRITTEN, insights=""), BEN))
