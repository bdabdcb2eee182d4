"""Looking for somebody, asking one after the other, meeting for months, and ending: what people do and see."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.features import actions
from bot.features.calendar import service as calendar
from bot.features.calendar.rules import CoachingDate
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.tandems import service
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import TandemState
from bot.kernel.errors import CannotBeAsked, Gone, ItIsOver, NoRoomForMore, NotYourPair
from bot.slack.system_messages import AskedFirst
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, TandemSeat
from tests.features.fakes import new_team
from tests.features.tandems.couple import ABOUT, GOAL, Tandems
from tests.rows import MONDAY

pytestmark = pytest.mark.long


@pytest.fixture
async def tandems(storage: Storage) -> Tandems:
    team = await new_team(storage)
    await team.meet("UANA", "UBEN", "UCARA", "UDAN")
    found = Tandems(team, SimulatedClock(MONDAY))
    await found.offers("UBEN")
    await found.offers("UCARA", "Python and SQL")
    await found.offers("UDAN", "Gardening")
    return found


async def test_whoever_offers_what_is_looked_for_is_proposed_and_nobody_else(tandems: Tandems) -> None:
    page = await tandems.page("UANA", await tandems.looks())
    assert "<@UBEN>: Python" in page
    assert "<@UCARA>: Python and SQL" in page
    assert "UDAN" not in page


async def test_who_is_there_for_nobody_pauses_or_is_avoided_is_not_proposed(tandems: Tandems) -> None:
    await tandems.offers("UBEN", capacity=0)
    await tandems.avoids("UCARA", "UANA")
    await tandems.offers("UDAN")
    await tandems.pauses("UDAN")
    tandem = await tandems.looks()
    assert "Just now Zirkel knows nobody who fits" in await tandems.page("UANA", tandem)
    for hindered in ("UBEN", "UCARA", "UDAN"):
        with pytest.raises(CannotBeAsked):
            await tandems.asks(tandem, hindered)
        with pytest.raises(CannotBeAsked):
            await tandems.submit(
                "UANA", actions.TANDEMS_ASK_BY_NAME, {"person": {"selected_user": hindered}}, about=tandem
            )
    assert await tandems.to_everybody() == []


async def test_a_mentor_is_never_asked_by_more_than_they_have_room_for(tandems: Tandems) -> None:
    await tandems.offers("UBEN", capacity=1)
    await tandems.asks(await tandems.looks("UCARA"), "UBEN", "UCARA")
    tandem = await tandems.looks()
    assert "UBEN" not in await tandems.page("UANA", tandem)
    with pytest.raises(CannotBeAsked):
        await tandems.asks(tandem, "UBEN")


async def test_who_wants_fewer_by_now_is_told_so_before_a_yes(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    await tandems.offers("UBEN", capacity=0)
    with pytest.raises(NoRoomForMore):
        await tandems.press("UBEN", actions.TANDEMS_YES, tandem)


async def test_two_at_once_is_proposed_to_who_is_there_for_others_for_the_first_time(tandems: Tandems) -> None:
    view = await tandems.press("UANA", actions.TANDEMS_CAPACITY, "")
    assert "'initial_option': {'text': {'emoji': True, 'text': 'for 2 people'" in view


async def test_whoever_has_no_room_does_not_look_for_somebody_to_help(tandems: Tandems) -> None:
    await tandems.offers("UBEN", capacity=0)
    with pytest.raises(NoRoomForMore):
        await tandems.looks("UBEN", role="help")


async def test_a_no_has_no_reason_and_another_one_can_be_asked(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    with pytest.raises(ItIsOver):
        await tandems.asks(tandem, "UCARA")
    await tandems.press("UBEN", actions.TANDEMS_NO, tandem)
    assert await tandems.to_everybody() == [("news", "UANA"), ("question", "UBEN")]
    assert "it doesn’t suit the person you asked" in (await tandems.says(service.NEWS))[0]
    page = await tandems.page("UANA", tandem)
    assert "UBEN" not in page
    assert "UCARA" in page
    with pytest.raises(CannotBeAsked):
        await tandems.asks(tandem, "UBEN")
    with pytest.raises(NotYourPair):
        await tandems.page("UBEN", tandem)


async def test_no_answer_is_a_no_after_two_weeks_and_who_asks_need_not_wait(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    await tandems.press("UANA", actions.TANDEMS_WITHDRAW, tandem)
    assert await tandems.says(service.QUESTION) == []
    await tandems.asks(tandem, "UCARA")
    await tandems.later(days=14, hours=12)
    assert ("news", "UANA") in await tandems.to_everybody()
    with pytest.raises(NotYourPair):
        await tandems.press("UCARA", actions.TANDEMS_YES, tandem)


async def test_somebody_is_asked_by_name(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    whom = {"person": {"selected_user": "UNEW"}}
    assert "<@UNEW> is asked" in await tandems.submit("UANA", actions.TANDEMS_ASK_BY_NAME, whom, about=tandem)
    assert await tandems.to_everybody() == [("question", "UNEW")]


async def test_nobody_asks_themselves(tandems: Tandems) -> None:
    with pytest.raises(CannotBeAsked):
        await tandems.asks(await tandems.looks(), "UANA")


async def test_only_who_is_in_it_or_asked_reads_it_and_no_message_holds_it(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    assert GOAL in await tandems.page("UBEN", tandem)
    with pytest.raises(NotYourPair):
        await tandems.page("UCARA", tandem)
    said = [await tandems.says(service.QUESTION)]
    await tandems.press("UBEN", actions.TANDEMS_YES, tandem)
    await tandems.press("UBEN", actions.TANDEMS_END, tandem)
    said += [await tandems.says(kind) for kind in (service.CARD, service.ENDED)]
    assert said[0]
    assert said[2]
    assert GOAL not in str(said)
    assert ABOUT not in str(said)
    async with tandems.team.storage.reading(tandems.team.workspace_id) as work:
        for seat in await work.all(sa.select(TandemSeat)):
            assert GOAL.encode() not in (seat.goal or b"")
            assert ABOUT.encode() not in (seat.about or b"")


async def test_with_a_yes_both_begin_at_once(tandems: Tandems) -> None:
    await tandems.begin()
    assert await tandems.to_everybody() == [("card", "UANA,UBEN"), ("question", "UBEN")]
    (card,) = await tandems.says(service.CARD)
    assert "Mentoring, meeting 1 of 6" in card
    assert "Clarify expectations, limits and rhythm." in card


async def test_meetings_come_in_their_rhythm_each_once_and_half_time_is_asked_once(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    await tandems.later(weeks=13)
    cards = await tandems.says(service.CARD)
    assert len(cards) == 4
    assert ["this meeting is over" in card for card in cards] == [True, True, True, False]
    assert "Half of it is over" in cards[-1]
    assert "Learning from experience" in cards[-1]
    await tandems.later(weeks=4)
    assert "Half of it is over" not in (await tandems.says(service.CARD))[-1]
    assert (await tandems.info(tandem)).number == 5


async def test_after_the_last_meeting_both_look_back_and_thanks_are_told(tandems: Tandems) -> None:
    tandem = await tandems.begin(months=1)
    await tandems.later(weeks=5)
    assert [one for one in await tandems.to_everybody() if one[0] == "ended"] == [("ended", "UANA"), ("ended", "UBEN")]
    written = {"kept": "I ask earlier", "thanks": "Thank you for your patience"}
    assert "I ask earlier" in await tandems.submit("UANA", actions.TANDEMS_KEEP_LOOK_BACK, written, about=tandem)
    assert ("thanks", "UBEN") in await tandems.to_everybody()
    assert "patience" not in str(await tandems.says(service.THANKS))
    page = await tandems.page("UBEN", tandem)
    assert "Thank you for your patience" in page
    assert "I ask earlier" not in page


async def test_a_buddy_meets_somebody_new_nine_times_in_ninety_days(tandems: Tandems) -> None:
    tandem = await tandems.begin("buddy")
    await tandems.later(days=72)
    cards = await tandems.says(service.CARD)
    assert len(cards) == 9
    assert "meeting 9 of 9: What is still open" in cards[-1]
    await tandems.later(days=18)
    assert (await tandems.info(tandem)).state is TandemState.OVER


@pytest.mark.parametrize(("kind", "meetings", "asks"), [("handover", 7, True), ("buddy", 9, False)])
async def test_a_handover_ends_in_insight_cards(tandems: Tandems, kind: str, meetings: int, *, asks: bool) -> None:
    await tandems.begin(kind)
    await tandems.later(days=(72 if meetings == 9 else 56))
    *earlier, last = await tandems.says(service.CARD)
    assert (len(earlier), f"meeting {meetings} of {meetings}" in last) == (meetings - 1, True)
    assert not any("insights:from-handover" in each for each in earlier)
    assert ("insights:from-handover" in last) is asks
    await tandems.later(days=28)
    assert [("insights:from-handover" in each) is asks for each in await tandems.says(service.ENDED)] == [True, True]


@pytest.mark.parametrize("kind", ["reverse", "tutoring", "shadowing", "handover"])
async def test_each_kind_has_meetings_that_run_by_its_own_format(tandems: Tandems, kind: str) -> None:
    await tandems.begin(kind)
    assert ("meeting 1 of" in (await tandems.says(service.CARD))[0]) == (kind != "shadowing")


async def test_a_date_stands_in_both_calendars_and_is_undone(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    inputs = {"day": {"selected_date": "2026-03-05"}, "at": {"selected_time": "14:00"}, "venue": "Room 4"}
    await tandems.submit("UBEN", actions.TANDEMS_KEEP_DATE, inputs, about=tandem)
    assert "You meet:" in (await tandems.says(service.CARD))[0]
    assert "📍 Room 4" in (await tandems.says(service.CARD))[0]
    for user in ("UANA", "UBEN"):
        (entry,) = await dates(tandems, user)
        assert entry.venue == "Room 4"
        assert entry.until - entry.starts_at == timedelta(minutes=60)
    assert "coaching.ics" in await tandems.press("UANA", actions.TANDEMS_CALENDAR, tandem)
    await tandems.press("UANA", actions.TANDEMS_UNDATE, tandem)
    assert await dates(tandems, "UBEN") == []


async def test_a_date_at_which_one_of_them_does_not_work_is_asked_about_once(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    sunday = {"day": {"selected_date": "2026-03-08"}, "at": {"selected_time": "14:00"}}
    with pytest.raises(AskedFirst):
        await tandems.submit("UBEN", actions.TANDEMS_KEEP_DATE, sunday, about=tandem)
    assert await dates(tandems, "UBEN") == []


async def dates(tandems: Tandems, user: str) -> list[CoachingDate]:
    async with tandems.team.storage.reading(tandems.team.workspace_id) as work:
        return await calendar.coaching_dates(work, tandems.team.person(user), MONDAY)


async def test_a_date_to_come_is_kept_and_the_next_meeting_waits_for_it(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    inputs = {"day": {"selected_date": "2026-04-03"}, "at": {"selected_time": "14:00"}}
    await tandems.submit("UANA", actions.TANDEMS_KEEP_DATE, inputs, about=tandem)
    await tandems.later(weeks=4, days=2)
    assert (await tandems.info(tandem)).number == 1
    await tandems.later(days=4)
    assert (await tandems.info(tandem)).number == 2


async def test_a_pause_moves_the_next_meeting_and_ends_by_itself(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    await tandems.press("UBEN", actions.TANDEMS_PAUSE, tandem)
    await tandems.later(weeks=7)
    assert (await tandems.info(tandem)).number == 1
    await tandems.later(weeks=2)
    assert (await tandems.info(tandem)).number == 2
    await tandems.press("UANA", actions.TANDEMS_SOONER, tandem)
    assert (await tandems.info(tandem)).number == 3


async def test_either_ends_it_and_the_other_is_told_that_and_nothing_else(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    await tandems.press("UBEN", actions.TANDEMS_END, tandem)
    assert [one for one in await tandems.to_everybody() if one[0] == "ended"] == [("ended", "UANA")]
    assert "<@UBEN> has ended your time together" in (await tandems.says(service.ENDED))[0]
    assert "It is over" in await tandems.page("UBEN", tandem)
    assert await in_what(tandems, "UANA") == await in_what(tandems, "UBEN") == [TandemState.OVER]
    with pytest.raises(ItIsOver):
        await tandems.press("UANA", actions.TANDEMS_PAUSE, tandem)


async def test_who_stops_looking_asks_nobody_any_more(tandems: Tandems) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    await tandems.press("UANA", actions.TANDEMS_END, tandem)
    assert await tandems.says(service.QUESTION) == []
    with pytest.raises(NotYourPair):
        await tandems.press("UBEN", actions.TANDEMS_YES, tandem)
    assert await in_what(tandems, "UANA") == []


async def in_what(tandems: Tandems, user: str) -> list[TandemState]:
    async with tandems.team.storage.reading(tandems.team.workspace_id) as work:
        found = await service.tandems_of(work, tandems.team.person(user), tandems.clock.now())
        return [one.state for one in found]


async def test_whose_partner_has_gone_is_told(tandems: Tandems) -> None:
    await tandems.begin()
    await tandems.goes("UBEN")
    await tandems.tend()
    assert [one for one in await tandems.to_everybody() if one[0] == "ended"] == [("ended", "UANA")]
    assert "the other one is no longer here" in (await tandems.says(service.ENDED))[0]


async def test_who_is_asked_and_goes_leaves_nobody_waiting(tandems: Tandems) -> None:
    await tandems.asks(await tandems.looks(), "UBEN")
    await tandems.goes("UBEN")
    await tandems.tend()
    assert ("news", "UANA") in await tandems.to_everybody()


async def test_who_is_erased_leaves_no_word_and_the_other_is_told(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    async with tandems.team.storage.work(tandems.team.workspace_id) as work:
        await privacy.erase(work, tandems.team.person("UANA"), Contributions.DELETED, tandems.clock.now())
    assert "the other one is no longer here" in (await tandems.says(service.ENDED))[0]
    page = await tandems.page("UBEN", tandem)
    assert GOAL not in page
    assert "UANA" not in page


async def test_a_year_after_its_end_nothing_is_left(tandems: Tandems) -> None:
    tandem = await tandems.begin()
    await tandems.press("UBEN", actions.TANDEMS_END, tandem)
    await tandems.clock.turn_to(MONDAY + timedelta(days=366))
    await tandems.tend()
    with pytest.raises(Gone):
        await tandems.info(tandem)


async def test_of_colleagues_in_ones_circles_those_are_proposed_who_wish_to_learn(tandems: Tandems) -> None:
    await tandems.team.gather("UANA", "UCARA")
    async with tandems.team.storage.work(tandems.team.workspace_id) as work:
        for user in ("UCARA", "UDAN"):
            await topics.set_skills(work, tandems.team.person(user), Skills((), ("Python",)))
    page = await tandems.page("UANA", await tandems.looks(role="help"))
    assert "UCARA" in page
    assert "UDAN" not in page


async def test_the_same_upkeep_twice_says_nothing_twice(tandems: Tandems) -> None:
    await tandems.begin()
    await tandems.later(weeks=4, days=1)
    async with tandems.team.storage.reading(tandems.team.workspace_id) as work:
        before = await work.all(sa.select(OutboxMessage.id))
    await tandems.tend()
    async with tandems.team.storage.reading(tandems.team.workspace_id) as work:
        assert await work.all(sa.select(OutboxMessage.id)) == before


@pytest.mark.parametrize(("user", "other"), [("UANA", "UBEN"), ("UBEN", "UANA")])
async def test_a_yes_to_somebody_who_is_kept_off_meanwhile_is_a_no_of_which_nobody_learns_why(
    tandems: Tandems, user: str, other: str
) -> None:
    tandem = await tandems.looks()
    await tandems.asks(tandem, "UBEN")
    await tandems.avoids(user, other)
    assert "This question is settled" in await tandems.press("UBEN", actions.TANDEMS_YES, tandem)
    found = await tandems.info(tandem)
    assert found.state is TandemState.LOOKING
    assert found.asked is None
    assert ("news", "UANA") in await tandems.to_everybody()
