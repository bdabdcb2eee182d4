"""Every message and modal of coaching, in both languages, as golden files."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from slack_sdk.models.views import View

from bot.content.loader import load_library
from bot.features.actions import COACHING_KEEP_DATE
from bot.features.coaching import views
from bot.features.coaching.rules import MINUTES, Coachee, CoachingStatus, PairInfo, PoolInfo, WhyAlone
from bot.features.pairs import views as pair_views
from bot.features.payloads import PairButton
from bot.features.regrouping.views import left_behind
from bot.kernel.enums import Cadence, Language, PairState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS, LANGUAGES

ANNA, BEN, CARLA = (
    Coachee(UUID(int=1), UserId("UANNA"), Language.ENGLISH, False, ("Python",), ("Rust", "SQL")),
    Coachee(UUID(int=2), UserId("UBEN"), Language.ENGLISH, False, (), ("<!channel> & \u202eevil",)),
    Coachee(UUID(int=3), UserId("UCARLA"), Language.ENGLISH, False, ("Gärtnern",), ()),
)
PAIR = PairInfo(
    UUID(int=9), (ANNA, BEN), PairState.PAIRED, 1, datetime(2026, 3, 3, 9, tzinfo=UTC), Cadence.TWO_WEEKS,
    datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 16, 9, tzinfo=UTC), over=False,
)  # fmt: skip
TRIO = replace(PAIR, people=(ANNA, BEN, CARLA))
OUTSIDE = CoachingStatus(ANNA.person_id, False, None, None, None)
INSIDE = replace(OUTSIDE, in_pool=True, pair=PAIR, next_round=PAIR.ends_at)
LIBRARY = load_library()


def the_date(words: Words, pair: PairInfo) -> View:
    known, about = pair.meets_at or pair.suggested_at, PairButton(pair=pair.id)
    return pair_views.date_modal(
        words, COACHING_KEEP_DATE, about, known, pair.venue, zone="Europe/Berlin", now=PAIR.starts_at
    )


def opening(words: Words) -> tuple[str, ...]:
    return LIBRARY.opening(words.language)


def test_somebody_outside_is_invited(words: Words, golden: Golden) -> None:
    golden("coaching/state-outside", views.state(words, OUTSIDE))


def test_somebody_sees_the_pools_that_there_are(words: Words, golden: Golden) -> None:
    pools = (PoolInfo(UUID(int=1), "", True), PoolInfo(UUID(int=2), "Leading & more", True, 1))
    other = PoolInfo(UUID(int=3), "Sales", False)
    themed = replace(PAIR, theme="Leading & more", nth=2)
    golden("coaching/state-pools", views.state(words, replace(INSIDE, more_pairs=(themed,), pools=(*pools, other))))
    golden("coaching/card-theme", views.pair_card(words, themed, opening(words)))
    golden("coaching/pool", views.pool_modal(words))


def test_somebody_inside_sees_whom_they_meet_and_when_it_goes_on(words: Words, golden: Golden) -> None:
    golden("coaching/state-inside", views.state(words, INSIDE))
    for_guests = LANGUAGES.words(words.language, guest=True)
    golden("coaching/state-outside-guest", views.state(for_guests, OUTSIDE))
    golden("coaching/state-inside-guest", views.state(for_guests, INSIDE))


def test_who_is_in_as_many_pairs_as_they_want_is_told_that_rounds_go_ahead(words: Words, golden: Golden) -> None:
    golden("coaching/state-full", views.state(words, replace(INSIDE, pair=None, at_once=0)))


def test_whoever_cant_this_time_is_not_among_those_whom_somebody_meets(words: Words) -> None:
    trio = replace(TRIO, people=(ANNA, BEN, replace(CARLA, out=True)))
    said = str(views.state(words, replace(INSIDE, pair=trio)).block_dicts())
    assert ("UBEN" in said, "UCARLA" in said) == (True, False)
    alone = replace(PAIR, people=(ANNA, replace(BEN, out=True)))
    assert "UBEN" in str(views.state(words, replace(INSIDE, pair=alone)).block_dicts())


def test_somebody_alone_or_pausing_sees_that(words: Words, golden: Golden) -> None:
    golden("coaching/state-alone", views.state(words, replace(INSIDE, pair=None, next_round=None)))
    golden("coaching/state-pausing", views.state(words, replace(INSIDE, pair=None, paused_until=PAIR.ends_at)))


def test_a_pair_gets_its_card(words: Words, golden: Golden) -> None:
    golden("coaching/card-pair", views.pair_card(words, PAIR, opening(words)))


def test_a_trio_is_told_why_it_is_one(words: Words, golden: Golden) -> None:
    golden("coaching/card-trio", views.pair_card(words, TRIO, opening(words)))


def test_a_trio_with_one_who_cant_goes_on_as_two(words: Words, golden: Golden) -> None:
    trio = replace(TRIO, people=(ANNA, BEN, replace(CARLA, out=True)), cadence=Cadence.WEEKLY)
    golden("coaching/card-trio-of-two", views.pair_card(words, trio, opening(words)))


def test_a_card_that_comes_in_the_middle_of_a_round_says_until_when(words: Words, golden: Golden) -> None:
    golden("coaching/card-late-pair", views.pair_card(words, replace(PAIR, late=True), opening(words)))
    trio = replace(TRIO, people=(*TRIO.people, replace(CARLA, user=UserId("UGONE"), out=True, gone=True)), late=True)
    golden("coaching/card-late-trio", views.pair_card(words, trio, opening(words)))


def test_whoever_is_left_reads_who_has_gone_and_whom_they_meet(words: Words, golden: Golden) -> None:
    lost = replace(PAIR, people=(ANNA, replace(BEN, out=True, gone=True)))
    golden("coaching/gone-with", left_behind(words, lost, replace(PAIR, people=(ANNA, CARLA)), ANNA.user))
    both = replace(TRIO, people=(ANNA, replace(BEN, gone=True), replace(CARLA, gone=True)))
    golden("coaching/gone-nobody", left_behind(words, both, None, ANNA.user))
    closed = views.pair_card(words, replace(lost, state=PairState.NOT_THIS_TIME), opening(words))
    golden("coaching/card-gone", closed)


def test_a_card_without_a_common_hour_says_find_one(words: Words, golden: Golden) -> None:
    card = views.pair_card(words, replace(PAIR, suggested_at=None, cadence=Cadence.FOUR_WEEKS), opening(words))
    golden("coaching/card-without-time", card)


def test_a_card_follows_what_the_pair_says(words: Words, golden: Golden) -> None:
    dated = replace(PAIR, state=PairState.DATED, meets_at=PAIR.suggested_at)
    for pair in (dated, replace(PAIR, state=PairState.MET), replace(PAIR, state=PairState.NOT_THIS_TIME)):
        golden(f"coaching/card-{pair.state}", views.pair_card(words, pair, opening(words)))
    golden("coaching/card-over", views.pair_card(words, replace(PAIR, over=True), opening(words)))


def test_the_question_midway_and_its_answers(words: Words, golden: Golden) -> None:
    golden("coaching/midway", views.midway(words, PAIR))
    planned = replace(PAIR, state=PairState.DATED, meets_at=PAIR.suggested_at, planned=True, venue="Room <4>")
    golden("coaching/midway-planned", views.midway(words, planned))
    for state in (PairState.MET, PairState.NOT_YET, PairState.NOT_THIS_TIME):
        golden(f"coaching/midway-{state}", views.midway(words, replace(PAIR, state=state)))


def test_kind_words_where_it_doesnt_work_out(words: Words, golden: Golden) -> None:
    out = replace(ANNA, out=True)
    golden("coaching/declined", views.declined(words, replace(PAIR, people=(out, BEN))))
    golden("coaching/declined-trio", views.declined(words, replace(TRIO, people=(out, BEN, CARLA))))
    both = replace(TRIO, people=(out, replace(BEN, out=True), CARLA))
    golden("coaching/declined-both", views.declined(words, both))
    for why in WhyAlone:
        golden(f"coaching/left-over-{why}", views.left_over(words, why))


def test_where_few_share_a_language_they_are_told_why_they_keep_meeting(words: Words, golden: Golden) -> None:
    golden("coaching/card-few", views.pair_card(words, replace(TRIO, few=3), opening(words)))
    golden("coaching/state-few", views.state(words, replace(INSIDE, few=3)))
    golden("coaching/state-any-language", views.state(words, replace(INSIDE, any_language=True)))


def test_who_said_no_is_named_nowhere_and_reads_who_is_told(words: Words) -> None:
    pair = replace(TRIO, people=(replace(ANNA, out=True), BEN, CARLA), meets_at=PAIR.suggested_at)
    card = views.pair_card(words, pair, opening(words))
    assert "UANNA" not in f"{card.text}{card.block_dicts()}"
    states = [views.state(words, replace(INSIDE, me=one.person_id, pair=pair)) for one in (ANNA, BEN)]
    shown = [f"{one.text}{one.block_dicts()}" for one in states]
    assert [user for user in ("UANNA", "UBEN", "UCARLA") if user in shown[0]] == ["UBEN", "UCARLA"]
    assert [user for user in ("UANNA", "UBEN", "UCARLA") if user in shown[1]] == ["UCARLA"]


@pytest.mark.parametrize("format_id", ["peer-coaching-tandem", "peer-coaching-triad"])
def test_the_steps_of_the_guide_add_up_to_what_its_title_says(words: Words, format_id: str) -> None:
    form = FORMATS[format_id]
    times = {name: block.times for name, block in form.blocks.items()}
    assert sum(phase.minutes * times.get(phase.block or "", 1) for phase in form.phases) == form.minutes
    assert form.minutes == MINUTES[form.group.ideal]
    blocks = pair_views.how_modal(words, form, ()).to_dict()["blocks"]
    told = [block["elements"][0]["text"] for block in blocks if block["type"] == "context"]
    each = sum(phase.minutes for phase in form.phases if phase.block)
    assert str(each) in told[0]
    assert len(told) == 2


def test_how_it_works_in_pairs_and_trios(words: Words, golden: Golden) -> None:
    questions = LIBRARY.coach(words.language)
    golden("coaching/how-pair", pair_views.how_modal(words, FORMATS["peer-coaching-tandem"], questions))
    golden("coaching/how-trio", pair_views.how_modal(words, FORMATS["peer-coaching-triad"], questions))


def test_the_modals(words: Words, golden: Golden) -> None:
    golden("coaching/date", the_date(words, PAIR))
    later = replace(PAIR, suggested_at=None)
    golden("coaching/date-open", the_date(words, later))
    golden("coaching/pause", views.pause_modal(words, date(2026, 3, 30)))
    golden("coaching/not-with", views.not_with_modal(words, [UserId("UBEN")]))
    golden("coaching/not-with-empty", views.not_with_modal(words, []))
    golden("coaching/not-with-kept", views.not_with_kept(words))


def test_in_the_last_round_nothing_is_said_of_a_next(words: Words, golden: Golden) -> None:
    last = replace(PAIR, theme="Leading & more", last=True)
    golden("coaching/switched-off", views.switched(words, UUID(int=4), "Leading & more", on=False))
    golden("coaching/switched-on", views.switched(words, UUID(int=4), "Leading & more", on=True))
    golden("coaching/last-card", views.pair_card(words, last, opening(words)))
    golden("coaching/last-declined", views.declined(words, replace(last, people=(ANNA, replace(BEN, out=True)))))
    for state in (PairState.MET, PairState.NOT_THIS_TIME):
        golden(f"coaching/last-{state}", views.midway(words, replace(last, state=state)))
