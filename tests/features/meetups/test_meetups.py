"""Planning, signing up, bringing something, voting, hosting by turn, and what stays of it: what people do and see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.content.holidays import WorkCalendar
from bot.features import actions
from bot.features.calendar import service as calendar
from bot.features.meetups import rules, service
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import MeetupRole
from bot.kernel.errors import AllSeatsTaken, ItIsOver, NotHosting
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, SendFile, ShowModal
from bot.slack.system_messages import AskedFirst
from bot.storage.unit_of_work import Storage
from models import MeetupSignup, MeetupVote, OutboxMessage
from tests.features.fakes import new_team, option
from tests.features.meetups.people import INPUTS, Meetups
from tests.rows import MONDAY

pytestmark = pytest.mark.long

AT = datetime(2026, 3, 12, 13, tzinfo=UTC)
END = AT + timedelta(minutes=45)


@pytest.fixture
async def meetups(storage: Storage) -> Meetups:
    team = await new_team(storage)
    await team.meet("UANA", "UBEN", "UCARA", "UDAN")
    return Meetups(team, SimulatedClock(MONDAY))


async def test_whoever_plans_it_hosts_and_comes_and_its_card_stands_in_the_channel(meetups: Meetups) -> None:
    assert isinstance(await meetups.types("UANA"), ShowModal)
    meetup = await meetups.plan()
    found = await meetups.info(meetup)
    assert (found.host, found.people, found.starts_at, found.minutes) == ("UANA", ("UANA",), AT, 45)
    assert await meetups.told(service.CARD) == ["C1"]
    await meetups.beat()
    assert await meetups.told(service.ASKED) == []


async def test_without_a_title_and_minutes_it_has_those_of_its_format(meetups: Meetups) -> None:
    found = await meetups.info(await meetups.plan(title="", minutes=option(0), language=option("de")))
    assert (found.title, found.minutes) == ("Show & Tell", 30)


async def test_a_time_at_which_nobody_works_is_asked_about_once(meetups: Meetups) -> None:
    late: dict[str, Any] = {"at": {"selected_time": "21:00"}}
    with pytest.raises(AskedFirst) as asked:
        await meetups.plan(**late)
    assert await meetups.plan(asked=asked.value, **late)


@pytest.mark.parametrize(
    "wrong",
    [{"channel": {"selected_conversation": None}}, {"format_id": option("troika")}, {"seats": option(7)},
     {"first": {"selected_date": "2026-03-01"}}],
)  # fmt: skip
async def test_what_cannot_be_is_said_below_its_field(meetups: Meetups, wrong: dict[str, Any]) -> None:
    with pytest.raises(FormInvalid) as invalid:
        await meetups.plan(**wrong)
    assert invalid.value.problems.keys() == wrong.keys()


async def test_who_signs_up_stands_on_the_card_with_what_they_bring_and_votes_are_numbers(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.comes(meetup, "UBEN", "UBEN")
    await meetups.brings(meetup, "UBEN", "A parser")
    await meetups.brings(meetup, "UCARA", "A map")
    await meetups.votes(meetup, "UDAN", "A map")
    card = await meetups.says(service.CARD)
    assert card
    assert "<@UBEN>" in card
    assert card.index("A map") < card.index("A parser")
    assert "I’d like that · 1" in card
    assert "UDAN" not in card


async def test_one_has_one_vote_for_each_and_takes_it_back_by_a_second_tap(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A parser")
    for expected in (1, 0, 1):
        await meetups.votes(meetup, "UCARA", "A parser")
        assert [topic.votes for topic in (await meetups.info(meetup)).topics] == [expected]


async def test_another_topic_has_none_of_the_votes_of_the_first(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A parser")
    await meetups.votes(meetup, "UCARA", "A parser")
    await meetups.brings(meetup, "UBEN", "A parser")
    assert (await meetups.info(meetup)).topics[0].votes == 1
    await meetups.brings(meetup, "UBEN", "A map")
    assert (await meetups.info(meetup)).topics[0].votes == 0


async def test_when_all_seats_are_taken_the_next_one_is_on_the_list_and_moves_up(meetups: Meetups) -> None:
    meetup = await meetups.plan(seats=option(8))
    others = [f"UP{number}" for number in range(7)]
    await meetups.team.meet(*others)
    await meetups.comes(meetup, *others)
    assert "number 1 on the list" in str(await meetups.press("UBEN", actions.MEETUPS_COME, meetup))
    await meetups.clock.turn_to(meetups.clock.now() + timedelta(seconds=1))
    brings = {"topic": "A map", "helps": []}
    told = await meetups.submit("UCARA", actions.MEETUPS_KEEP_BRINGING, meetup, brings)
    assert isinstance(told, ChangeModal)
    assert "number 2 on the list" in str(told.view.to_dict())
    with pytest.raises(AllSeatsTaken):
        await meetups.takes(meetup, "UCARA", MeetupRole.DOCUMENTER)
    assert (await meetups.info(meetup)).waiting == ("UBEN", "UCARA")
    await meetups.press("UP1", actions.MEETUPS_WITHDRAW, meetup)
    assert await meetups.told(service.SEAT) == ["UBEN"]
    assert "you’re in at *Half done*" in str(await meetups.says(service.SEAT))
    await meetups.goes("UP2")
    await meetups.beat()
    assert await meetups.told(service.SEAT) == ["UBEN", "UCARA"]
    found = await meetups.info(meetup)
    assert {"UBEN", "UCARA"} <= {*found.people}
    assert (found.waiting, len(found.people)) == ((), 8)


async def test_who_asks_sees_what_is_to_come_here_and_what_they_signed_up_for(meetups: Meetups) -> None:
    here = await meetups.plan()
    elsewhere = await meetups.plan(title="Far away", channel={"selected_conversation": "C2"})
    shown = str(await meetups.types("UBEN"))
    assert "Half done" in shown
    assert "Far away" not in shown
    await meetups.comes(elsewhere, "UBEN")
    listed = await meetups.types("UBEN")
    assert isinstance(listed, ShowModal)
    assert "Far away" in str(listed.view.to_dict())
    await meetups.press("UANA", actions.MEETUPS_CALL_OFF, here)
    assert "meetups:keep" in str(await meetups.types("UCARA"))


async def test_who_withdraws_leaves_nothing_on_the_card(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A parser")
    await meetups.press("UBEN", actions.MEETUPS_WITHDRAW, meetup)
    found = await meetups.info(meetup)
    assert (found.people, found.topics) == (("UANA",), ())


async def test_only_whoever_hosts_changes_it_and_all_are_told_of_another_time(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.comes(meetup, "UBEN", "UCARA")
    with pytest.raises(NotHosting):
        await meetups.change(meetup, "UBEN")
    await meetups.change(meetup, venue="Room 4")
    assert await meetups.told(service.MOVED) == []
    await meetups.change(meetup, at={"selected_time": "15:00"})
    assert sorted(await meetups.told(service.MOVED)) == ["UBEN", "UCARA"]
    await meetups.send()
    await meetups.change(meetup, at={"selected_time": "16:00"})
    assert len(await meetups.told(service.MOVED)) == 4


async def test_called_off_all_are_told_the_card_says_so_and_nothing_comes_of_it(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.comes(meetup, "UBEN")
    with pytest.raises(NotHosting):
        await meetups.press("UBEN", actions.MEETUPS_CALL_OFF, meetup)
    await meetups.press("UANA", actions.MEETUPS_CALL_OFF, meetup)
    assert await meetups.told(service.CALLED_OFF) == ["UBEN"]
    with pytest.raises(ItIsOver):
        await meetups.comes(meetup, "UCARA")
    await meetups.until(END + timedelta(days=1))
    card = await meetups.says(service.CARD)
    assert card
    assert "called off" in card
    assert "meetups:" not in card
    assert [await meetups.told(kind) for kind in (service.REMINDER, service.GUIDE, service.RECAP_ASKED)] == [[], [], []]


async def test_the_host_is_reminded_the_channel_told_how_it_goes_and_the_documenter_asked(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A map")
    await meetups.takes(meetup, "UBEN", MeetupRole.DOCUMENTER)
    await meetups.until(AT - timedelta(days=1, minutes=1))
    assert await meetups.told(service.REMINDER) == []
    await meetups.until(AT - timedelta(hours=20))
    assert await meetups.told(service.REMINDER) == ["UANA"]
    assert "A map" in (await meetups.says(service.REMINDER) or "")
    await meetups.until(AT)
    assert await meetups.told(service.GUIDE) == ["C1"]
    assert "What works well?" in (await meetups.says(service.GUIDE) or "")
    await meetups.until(END + timedelta(minutes=59))
    assert await meetups.told(service.RECAP_ASKED) == []
    await meetups.until(END + timedelta(hours=1))
    assert await meetups.told(service.RECAP_ASKED) == ["UBEN"]
    card = await meetups.says(service.CARD)
    assert card
    assert "meetups:" not in card


async def test_who_hosts_from_the_last_day_on_is_told_at_once_how_it_goes(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.rather_not(meetup, "UANA")
    await meetups.until(AT - timedelta(hours=20))
    assert await meetups.told(service.REMINDER) == []
    await meetups.takes(meetup, "UBEN")
    assert await meetups.told(service.REMINDER) == ["UBEN"]


async def test_the_recap_stands_in_the_thread_and_can_be_changed(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.takes(meetup, "UBEN", MeetupRole.DOCUMENTER)
    with pytest.raises(NotHosting):
        await meetups.writes(meetup, "UBEN")  # it hasn't begun
    await meetups.until(END + timedelta(hours=2))
    with pytest.raises(NotHosting):
        await meetups.writes(meetup, "UCARA")
    await meetups.writes(meetup, "UBEN")
    await meetups.send()
    await meetups.writes(meetup, "UBEN", recap="We saw many maps")
    assert await meetups.told(service.RECAP) == ["C1"]
    recap = await meetups.says(service.RECAP)
    assert recap
    assert all(text in recap for text in ("We saw many maps", "Show early", "<@UBEN>"))
    assert "is in its thread" in (await meetups.says(service.RECAP_ASKED) or "")


async def test_who_said_they_would_help_is_asked_and_a_yes_is_needed(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", helps=True)
    await meetups.beat()
    assert await meetups.told(service.ASKED) == ["UBEN"]
    assert (await meetups.info(meetup)).documenter is None
    await meetups.takes(meetup, "UBEN", MeetupRole.DOCUMENTER)
    assert (await meetups.info(meetup)).documenter == "UBEN"
    assert "Noted, you document" in (await meetups.says(service.ASKED) or "")


async def test_after_a_no_or_two_days_without_an_answer_the_next_is_asked(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    for user in ("UBEN", "UCARA", "UDAN"):
        await meetups.brings(meetup, user, helps=True)
        await meetups.clock.turn_to(meetups.clock.now() + timedelta(minutes=1))
    await meetups.beat()
    await meetups.beat()
    await meetups.rather_not(meetup, "UBEN", MeetupRole.DOCUMENTER)
    await meetups.beat()
    assert await meetups.told(service.ASKED) == ["UBEN", "UCARA"]
    await meetups.until(meetups.clock.now() + timedelta(days=3))
    assert await meetups.told(service.ASKED) == ["UBEN", "UCARA", "UDAN"]
    await meetups.takes(meetup, "UCARA", MeetupRole.DOCUMENTER)
    await meetups.takes(meetup, "UDAN", MeetupRole.DOCUMENTER)
    assert (await meetups.info(meetup)).documenter == "UCARA"
    assert "this is settled" in (await meetups.says(service.ASKED) or "")


@pytest.mark.parametrize("way", ["rather_not", "withdraws", "account", "erases"])
async def test_when_the_host_goes_the_next_is_asked_and_then_the_channel(meetups: Meetups, way: str) -> None:
    meetup = await meetups.plan()
    await meetups.takes(meetup, "UDAN", MeetupRole.DOCUMENTER)
    await meetups.brings(meetup, "UBEN", helps=True)
    match way:
        case "rather_not":
            await meetups.rather_not(meetup, "UANA")
        case "withdraws":
            await meetups.press("UANA", actions.MEETUPS_WITHDRAW, meetup)
        case "account":
            await meetups.goes("UANA")
        case _:
            await erase(meetups, "UANA")
    await meetups.beat()
    assert await meetups.told(service.ASKED) == ["UBEN"]
    assert await meetups.told(service.NO_HOST) == []
    await meetups.rather_not(meetup, "UBEN")
    await meetups.beat()
    await meetups.beat()
    assert await meetups.told(service.NO_HOST) == ["C1"]
    await meetups.takes(meetup, "UCARA")
    assert (await meetups.info(meetup)).host == "UCARA"
    assert "Hosts: <@UCARA>" in (await meetups.says(service.NO_HOST) or "")
    await meetups.rather_not(meetup, "UCARA")
    await meetups.beat()
    assert await meetups.told(service.NO_HOST) == ["C1", "C1"]


async def erase(meetups: Meetups, user: str) -> None:
    async with meetups.team.storage.work(meetups.team.workspace_id) as work:
        await privacy.erase(work, meetups.team.person(user), Contributions.NAMELESS, meetups.clock.now())


async def test_the_next_of_a_series_comes_two_weeks_ahead_and_who_has_hosted_least_is_asked(meetups: Meetups) -> None:
    first = await meetups.plan(repeats=["yes"])
    await meetups.brings(first, "UANA", helps=True)
    await meetups.brings(first, "UBEN", helps=True)
    await meetups.until(AT + timedelta(days=13))
    assert await meetups.ids() == [first]
    await meetups.until(AT + timedelta(days=14))
    second = (await meetups.ids())[1]
    found = await meetups.info(second)
    assert found.starts_at == AT + timedelta(weeks=4) - timedelta(hours=1)  # 14:00 in Berlin, now in summer time
    assert (found.host, found.people) == (None, ())
    await meetups.beat()
    assert (await meetups.told(service.ASKED))[-2:] == ["UBEN", "UANA"]  # to host, to document
    await meetups.takes(second, "UBEN")
    assert (await meetups.info(second)).host == "UBEN"


async def test_what_comes_by_itself_comes_on_a_working_day_and_has_somebody_to_ask_about_it(meetups: Meetups) -> None:
    storage = meetups.team.storage
    closed = WorkCalendar(("DE-BE",)).closed
    clock = SimulatedClock(datetime(2026, 5, 10, 8, tzinfo=UTC))
    meetups = Meetups(replace(meetups.team, storage=replace(storage, closed=closed)), clock)
    first = await meetups.plan(repeats=["yes"], first={"selected_date": "2026-05-11"})  # two weeks later is Whit Monday
    await meetups.until(datetime(2026, 5, 25, 15, tzinfo=UTC))
    await meetups.beat()
    async with storage.reading(meetups.team.workspace_id) as work:
        posts = await work.all(
            sa.select(OutboxMessage).where(OutboxMessage.kind.in_(("meetups-card", "meetups-no-host")))
        )
        of_the_second = [one for one in posts if one.subject != first]
        assert {one.kind for one in of_the_second} == {"meetups-card", "meetups-no-host"}
        for one in of_the_second:
            assert one.due_at == datetime(2026, 5, 26, 7, tzinfo=UTC)
            assert await meetups.posts[one.kind].responsible(work, one) == ["UANA"]


async def test_a_series_ends_with_one_that_nobody_hosted(meetups: Meetups) -> None:
    first = await meetups.plan(repeats=["yes"])
    await meetups.press("UANA", actions.MEETUPS_WITHDRAW, first)
    await meetups.until(AT + timedelta(days=60))
    assert await meetups.ids() == [first]


async def test_a_series_goes_on_after_one_that_was_called_off(meetups: Meetups) -> None:
    first = await meetups.plan(repeats=["yes"])
    await meetups.press("UANA", actions.MEETUPS_CALL_OFF, first)
    await meetups.until(AT + timedelta(days=15))
    assert len(await meetups.ids()) == 2


async def test_sign_ups_and_votes_are_deleted_after_thirty_days_and_the_card_names_nobody(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A map")
    await meetups.votes(meetup, "UCARA", "A map")
    await meetups.until(AT + rules.KEPT)
    assert await count(meetups) == (2, 1)
    await meetups.until(AT + rules.KEPT + timedelta(days=1))
    assert await count(meetups) == (0, 0)
    card = await meetups.says(service.CARD)
    assert card
    assert "UBEN" not in card
    assert "A map" not in card


async def count(meetups: Meetups) -> tuple[int, ...]:
    async with meetups.team.storage.reading(meetups.team.workspace_id) as work:
        return tuple([len(await work.all(sa.select(kind))) for kind in (MeetupSignup, MeetupVote)])


async def test_who_erases_their_data_is_on_no_card_and_their_recap_is_taken_away(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.brings(meetup, "UBEN", "A map")
    await meetups.takes(meetup, "UBEN", MeetupRole.DOCUMENTER)
    await meetups.until(END + timedelta(hours=2))
    await meetups.writes(meetup, "UBEN")
    await meetups.send()
    before = await meetups.updates(service.CARD), await meetups.updates(service.RECAP)
    await erase(meetups, "UBEN")
    assert (await meetups.updates(service.CARD), await meetups.updates(service.RECAP)) == tuple(n + 1 for n in before)
    assert await meetups.says(service.RECAP) is None
    assert meetups.posts[service.RECAP].goes_when_empty
    card = await meetups.says(service.CARD)
    assert card
    assert "UBEN" not in card
    assert "A map" not in card


async def test_the_date_comes_as_a_file_and_stands_in_the_feed_of_who_comes(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    await meetups.comes(meetup, "UBEN")
    sent = await meetups.press("UCARA", actions.MEETUPS_CALENDAR, meetup)
    assert isinstance(sent, SendFile)
    assert all(line in sent.write({}) for line in ("SUMMARY:Half done", "LOCATION:Room 3", "STATUS:CONFIRMED"))
    assert [await feed(meetups, user) for user in ("UBEN", "UCARA")] == [[("Half done", 0, False)], []]
    await meetups.change(meetup, title="Half way", venue="Room 4")
    assert await feed(meetups, "UBEN") == [("Half way", 1, False)]
    await meetups.press("UANA", actions.MEETUPS_CALL_OFF, meetup)
    assert await feed(meetups, "UBEN") == [("Half way", 2, True)]


async def feed(meetups: Meetups, user: str) -> list[tuple[str, int, bool]]:
    async with meetups.team.storage.reading(meetups.team.workspace_id) as work:
        dates = await calendar.coaching_dates(work, meetups.team.person(user), MONDAY)
    return [(one.title, one.sequence, one.called_off) for one in dates]


async def test_a_modal_that_comes_again_plans_none_again(meetups: Meetups) -> None:
    meetup = await meetups.plan()
    info = await meetups.info(meetup)
    async with meetups.team.storage.work(meetups.team.workspace_id) as work:
        again = await service.plan(
            work, meetups.team.person("UANA"), info, (info.channel, info.zone), meetup_id=meetup, now=MONDAY
        )
    assert again.id == meetup
    assert await meetups.ids() == [meetup]
    assert INPUTS["title"] == again.title
