"""The dates of a circle: moved, left out, taken back, made up for; by anybody in it, once, and told to all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import vobject
from icalendar import Calendar

from bot.features.calendar import service as calendar
from bot.features.calendar import views as calendar_views
from bot.features.circle_page import service as circle_page
from bot.features.circles import service as circles
from bot.features.circles.rules import settings_of
from bot.features.dates import service as dates
from bot.features.payloads import CircleButton, DateButton, MoveDraft, SessionButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState, SessionState
from bot.kernel.errors import DateIsPast, DateIsTaken, DateOutOfOrder, DatesChanged, ItIsOver, NotAMember
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.system_messages import AskedFirst
from bot.storage.unit_of_work import Storage
from models import Session, SkippedDate
from tests.features.fakes import FORMATS, answer, command, option, submit
from tests.features.sessions.stage import ROLE_TIME, START, Shown, Stage, new_stage

pytestmark = pytest.mark.long

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
FIRST, SECOND, THIRD = (START.date() + n * WEEK for n in range(3))


async def rows(stage: Stage) -> list[Session]:
    async with stage.work() as work:
        return list(await work.all(sa.select(Session).order_by(Session.number)))


async def days(stage: Stage) -> list[date]:
    return [row.local_date for row in await rows(stage)]


async def move(
    stage: Stage,
    day: date,
    at: str = "14:00",
    *,
    number: int = 1,
    user: str = "UBEN",
    seen: int | None = None,
    **fields: Any,
) -> Responses:
    """Send the modal that moves a session, as it was when ``seen`` was its revision."""
    row = (await rows(stage))[number - 1]
    inputs = {
        "day": {"selected_date": day.isoformat()}, "at": {"selected_time": at},
        "format_id": option(fields.get("format_id", row.format_id)), "mode": option(fields.get("mode", row.mode)),
        "venue": {"value": fields.get("venue")},
    }  # fmt: skip
    draft = MoveDraft(session=row.id, seen=row.revision if seen is None else seen)
    said = await answer(stage.routes, submit(stage.team.actors[user], "sessions:keep-move", inputs, draft))
    await stage.settle()
    return said


def shown(said: Responses) -> str:
    """Return what stands in the list of dates that is shown now."""
    assert isinstance(said, ChangeModal)
    return str(said.view.to_dict())


async def in_calendar(stage: Stage) -> dict[date, tuple[str, int]]:
    """Return which events Ana's calendar shows on which day, each with its version; two readers agree on them."""
    async with stage.work() as work:
        entries = await calendar.entries_of(work, stage.team.person("UANA"), stage.now())
        file = calendar_views.icalendar(stage.team.actors["UANA"].words, entries, FORMATS)
    events: list[Any] = list(Calendar.from_ical(file).walk("VEVENT"))
    theirs = vobject.readOne(file.decode()).vevent_list
    assert [(each.uid.value, each.dtstart.value) for each in theirs] == [
        (str(each["UID"]), each["DTSTART"].dt) for each in events
    ]
    assert {str(each["STATUS"]) for each in events} == {"CONFIRMED"}
    found = {each["DTSTART"].dt.date(): (str(each["UID"]), int(each["SEQUENCE"])) for each in events}
    assert len(found) == len({uid for uid, _ in found.values()}) == len(events)
    return found


async def meet_in(stage: Stage, venue: str) -> None:
    """Change where the circle meets, as its edit modal does."""
    async with stage.work() as work:
        known = settings_of(await circles.load(work, stage.circle.id))
        await circle_page.edit(
            work, stage.circle.id, stage.team.person("UANA"), replace(known, venue=venue), seen=known.fingerprint,
            reached=1, now=stage.now(),
        )  # fmt: skip
    await stage.settle()


def the_card(stage: Stage) -> Shown:
    (card,) = [one for one in stage.board if "sessions:swap" in one.buttons]
    return card


async def on_date(stage: Stage, action: str, day: date, user: str = "UBEN") -> str:
    """Press the button of a date; return what the list of dates says then."""
    said = await stage.press(user, action, DateButton(circle=stage.circle.id, day=day).pack())
    assert isinstance(said, ShowModal | ChangeModal)
    return str(said.view.to_dict())


class TestWhere:
    async def test_a_session_is_where_its_circle_meets_until_it_has_a_place_of_its_own(self, stage: Stage) -> None:
        await meet_in(stage, "Room 4")
        assert "📍 Room 4" in the_card(stage).words
        await move(stage, FIRST, venue="Room 5")
        assert "📍 Room 5" in the_card(stage).words
        await meet_in(stage, "Room 6")
        assert "📍 Room 5" in the_card(stage).words
        await move(stage, FIRST, venue="")
        assert "📍" not in the_card(stage).words
        await move(stage, FIRST, venue="Room 6")
        await meet_in(stage, "Room 7")
        assert "📍 Room 7" in the_card(stage).words
        assert [(row.revision, row.moved) for row in await rows(stage)] == [(0, False), (0, False)]

    async def test_whoever_comes_is_called_at_the_start_and_told_where(self, stage: Stage) -> None:
        await move(stage, FIRST, "15:00", venue="https://meet.example/async")
        await stage.press_on("UDEA", the_card(stage), "sessions:cannot-come")
        await stage.live_until(START + timedelta(hours=1))
        said = stage.in_thread()[-1].words
        assert "<@UANA>, <@UBEN> and <@UCEM>" in said
        assert "<https://meet.example/async|meet.example/async>" in said

    async def test_a_place_is_given_up_with_the_date_that_it_was_for(self, stage: Stage) -> None:
        await meet_in(stage, "Room 4")
        await move(stage, FIRST, venue="Room 5")
        await on_date(stage, "sessions:skip", FIRST)
        assert [row.venue for row in await rows(stage)] == [None, None]


class TestMoving:
    async def test_a_saturday_is_asked_about_first_and_what_only_gets_another_place_is_not(self, stage: Stage) -> None:
        with pytest.raises(AskedFirst):
            await move(stage, date(2026, 3, 14))
        assert await days(stage) == [FIRST, SECOND]
        async with stage.work() as work:
            early = sa.update(Session).where(Session.number == 1).values(starts_at=START - timedelta(hours=8))
            await work.session.execute(early)
        await move(stage, FIRST, "06:00", venue="Room 5")
        assert [row.venue for row in await rows(stage)] == ["Room 5", None]

    async def test_the_card_the_channel_and_the_list_say_the_new_date(self, stage: Stage) -> None:
        said = await move(stage, date(2026, 3, 13), "15:30")
        assert isinstance(said, ChangeModal)
        assert "Moved. The channel hears of it." in str(said.view.to_dict())
        cards = [one for one in stage.board if "sessions:swap" in one.buttons]
        assert ["Friday 13 March at 15:30" in one.message.text for one in cards] == [True]
        assert "by <@UBEN>" in stage.board[-1].words
        assert [(row.revision, row.moved) for row in await rows(stage)] == [(1, True), (0, False)]

    async def test_moved_and_moved_back_it_leaves_nothing_behind_in_a_calendar(self, stage: Stage) -> None:
        before = await in_calendar(stage)
        await move(stage, date(2026, 3, 13))
        moved = await in_calendar(stage)
        await move(stage, FIRST)
        back = await in_calendar(stage)
        assert (sorted(moved), sorted(back)) == ([date(2026, 3, 13), SECOND], sorted(before))
        event, versions = before[FIRST][0], (before[FIRST][1], moved[date(2026, 3, 13)][1], back[FIRST][1])
        assert moved[date(2026, 3, 13)][0] == back[FIRST][0] == event
        assert versions[0] < versions[1] < versions[2]
        assert back[SECOND] == before[SECOND]

    async def test_left_out_and_taken_back_it_leaves_nothing_behind_in_a_calendar(self, stage: Stage) -> None:
        before = await in_calendar(stage)
        await on_date(stage, "sessions:skip", FIRST)
        assert FIRST not in await in_calendar(stage)
        await on_date(stage, "sessions:unskip", FIRST)
        back = await in_calendar(stage)
        assert {day: uid for day, (uid, _) in back.items()} == {day: uid for day, (uid, _) in before.items()}
        assert all(back[day][1] > before[day][1] for day in before)

    async def test_topic_and_roles_stay(self, stage: Stage) -> None:
        before = await stage.session()
        await move(stage, date(2026, 3, 13))
        after = await stage.session()
        assert (after.topic, after.roles) == (before.topic, before.roles)

    async def test_it_begins_at_its_new_time_and_not_at_the_old_one(self, stage: Stage) -> None:
        await move(stage, date(2026, 3, 13))
        await stage.live_until(START + timedelta(hours=2))
        assert not [one for one in stage.in_thread() if "sessions:start" in one.buttons]
        await stage.live_until(START + timedelta(days=1))
        assert "sessions:start" in stage.in_thread()[-1].buttons

    async def test_the_call_to_start_is_over_when_it_is_moved_to_the_evening(self, called: Stage) -> None:
        call = called.in_thread()[-1]
        value = call.buttons["sessions:start"]
        await move(called, FIRST, "17:00")
        with pytest.raises(ItIsOver):
            await called.press("UANA", "sessions:start", value)
        await called.live_until(START + timedelta(hours=3))
        calls = [one for one in called.in_thread() if "sessions:start" in one.buttons]
        assert len(calls) == 1
        assert calls[0].ts != call.ts

    async def test_a_role_card_that_is_not_sent_yet_comes_once_before_the_new_date(self, stage: Stage) -> None:
        await stage.clock.turn_to(ROLE_TIME)
        await stage.planner.plan()
        await move(stage, date(2026, 3, 16))
        await stage.live_until(datetime(2026, 3, 16, 12, tzinfo=UTC))
        (card,) = [one for one in stage.dms("UANA") if "sessions:decline" in one.buttons]
        assert "Monday 16 March" in card.message.text

    async def test_on_the_same_day_it_comes_at_once(self, stage: Stage) -> None:
        await stage.clock.turn_to(ROLE_TIME)
        await stage.planner.plan()
        await move(stage, FIRST, "17:00")
        (card,) = [one for one in stage.dms("UANA") if "sessions:decline" in one.buttons]
        assert "17:00" in card.message.text

    async def test_an_earlier_date_does_not_bring_the_next_one_forward(self, planned: Stage) -> None:
        await move(planned, SECOND - timedelta(days=2), number=2)
        await planned.live_until(START + 61 * MINUTE)
        await planned.settle()
        assert await days(planned) == [FIRST, SECOND - timedelta(days=2), THIRD]

    @pytest.mark.parametrize(
        ("day", "refusal"),
        [(date(2026, 3, 1), DateIsPast), (SECOND, DateIsTaken), (SECOND + timedelta(days=1), DateOutOfOrder)],
    )
    async def test_it_stays_in_order_and_ahead(self, planned: Stage, day: date, refusal: type[Exception]) -> None:
        with pytest.raises(refusal):
            await move(planned, day)
        assert await days(planned) == [FIRST, SECOND]

    async def test_not_further_ahead_than_a_year(self, planned: Stage) -> None:
        with pytest.raises(FormInvalid):
            await move(planned, date(2028, 1, 1), number=2)

    async def test_who_comes_second_is_told(self, planned: Stage) -> None:
        await move(planned, date(2026, 3, 13), user="UBEN", seen=0)
        with pytest.raises(DatesChanged):
            await move(planned, date(2026, 3, 14), user="UCEM", seen=0)
        assert (await days(planned))[0] == date(2026, 3, 13)

    async def test_sent_twice_it_is_moved_once(self, planned: Stage) -> None:
        await move(planned, date(2026, 3, 13), seen=0)
        with pytest.raises(DatesChanged):
            await move(planned, date(2026, 3, 13), seen=0)
        assert (await rows(planned))[0].revision == 1

    async def test_only_members_may(self, planned: Stage) -> None:
        await planned.team.meet("UZOE")
        with pytest.raises(NotAMember):
            await move(planned, date(2026, 3, 13), user="UZOE")

    async def test_another_format_for_this_time(self, stage: Stage) -> None:
        await move(stage, FIRST, format_id="circle-retro")
        first, second = await rows(stage)
        assert (first.format_id, second.format_id, first.revision) == ("circle-retro", "learning-circle", 0)
        assert first.topic_id is None
        assert "Looking back" in stage.card().message.text

    async def test_a_format_that_cannot_run_that_way_is_refused(self, planned: Stage) -> None:
        with pytest.raises(FormInvalid):
            await move(planned, FIRST, format_id="action-learning", mode="async")

    async def test_the_channel_hears_once_what_else_has_changed_and_the_list_says_it(self, stage: Stage) -> None:
        before = len(stage.board)
        said = await move(stage, FIRST, mode="async")
        assert "Changed: how you meet. The date stays" in shown(said)
        assert "this time in a thread, over several days" in stage.board[-1].words
        said = await move(stage, FIRST)
        assert "Nothing has changed." in shown(said)
        assert len(stage.board) == before + 1
        said = await move(stage, FIRST, mode="live", venue="Room 5")
        assert "Changed: how you meet and the place." in shown(said)
        assert "changed: together, at the same time. Agenda: Learning circle." in stage.board[-1].words
        assert "📍 Room 5" in stage.board[-1].words
        await move(stage, date(2026, 3, 13), mode="async", venue="Room 5")
        assert "this time in a thread" in stage.board[-1].words
        assert len(stage.board) == before + 3, "the date and how it is are told together"

    async def test_what_else_has_changed_is_a_newer_version_in_a_calendar(self, stage: Stage) -> None:
        versions = [(await in_calendar(stage))[FIRST][1]]
        for form in ("learning-circle", "circle-retro"):
            await move(stage, FIRST, venue="Room 5", format_id=form)
            versions.append((await in_calendar(stage))[FIRST][1])
        assert versions == sorted(set(versions))

    async def test_a_running_session_cannot_be_moved(self, live: Stage) -> None:
        with pytest.raises(ItIsOver):
            await move(live, date(2026, 3, 13))


class TestLeavingOut:
    async def test_all_that_follows_comes_later_and_the_season_keeps_its_length(self, planned: Stage) -> None:
        said = await on_date(planned, "sessions:skip", FIRST)
        assert await days(planned) == [SECOND, THIRD]
        assert "Thursday 12 March: left out" in said
        assert "No session on *Thursday 12 March*" in planned.board[-1].words
        assert "by <@UBEN>" in planned.board[-1].words

    async def test_a_date_that_is_not_planned_yet(self, planned: Stage) -> None:
        await on_date(planned, "sessions:skip", THIRD)
        await planned.live_until(START + 61 * MINUTE)
        await planned.settle()
        assert await days(planned) == [FIRST, SECOND, THIRD + WEEK]

    async def test_a_second_person_is_told_and_nothing_is_left_out_twice(self, planned: Stage) -> None:
        await on_date(planned, "sessions:skip", FIRST)
        said = await on_date(planned, "sessions:skip", FIRST, "UCEM")
        assert "Somebody has just changed these dates" in said
        async with planned.work() as work:
            assert await work.session.scalar(sa.select(sa.func.count()).select_from(SkippedDate)) == 1
        assert await days(planned) == [SECOND, THIRD]

    async def test_it_can_be_taken_back(self, planned: Stage) -> None:
        await on_date(planned, "sessions:skip", FIRST)
        said = await on_date(planned, "sessions:unskip", FIRST, "UCEM")
        assert "You meet on this date after all." in said
        assert await days(planned) == [FIRST, SECOND]
        assert "Moved: now" in planned.board[-1].words
        assert "Somebody has just changed" in await on_date(planned, "sessions:unskip", FIRST)

    async def test_only_members_may(self, planned: Stage) -> None:
        await planned.team.meet("UZOE")
        with pytest.raises(NotAMember):
            await on_date(planned, "sessions:skip", FIRST, "UZOE")


class TestTheList:
    async def test_it_shows_what_is_planned_and_what_will_be(self, planned: Stage) -> None:
        about = CircleButton(circle=planned.circle.id).pack()
        said = await planned.press("UANA", "sessions:dates", about)
        assert isinstance(said, ShowModal)
        shown = str(said.view.to_dict())
        assert shown.count("'sessions:move'") == 2
        assert shown.count("'sessions:skip'") == 8

    @pytest.mark.parametrize("typed", ["dates", "Termine", "dates async"])
    async def test_by_command(self, planned: Stage, typed: str) -> None:
        assert isinstance(
            await answer(planned.routes, command(planned.team.actors["UANA"], "/circle", typed)), ShowModal
        )

    async def test_in_several_circles_one_is_asked_which(self, planned: Stage) -> None:
        await planned.team.gather("UANA", "UBEN", name="Rust")
        said = await answer(planned.routes, command(planned.team.actors["UANA"], "/circle", "dates"))
        assert isinstance(said, Whisper)
        assert "Rust" in str(said.message.block_dicts())


class TestNobodyStarted:
    async def test_it_is_offered_again_once_and_then_missed_without_blame(self, called: Stage) -> None:
        await called.live_until(START + 20 * MINUTE)
        offers = [one for one in called.in_thread() if "sessions:not-this-time" in one.buttons]
        assert len(offers) == 1
        await called.live_until(START + 61 * MINUTE)
        assert (await rows(called))[0].state is SessionState.MISSED
        assert not [one for one in called.in_thread() if "sessions:not-this-time" in one.buttons]

    async def test_it_can_begin_late(self, called: Stage) -> None:
        await called.live_until(START + 20 * MINUTE)
        await called.press_on("UANA", called.in_thread()[-1], "sessions:start")
        assert (await rows(called))[0].state is SessionState.RUNNING
        assert not [one for one in called.in_thread() if "sessions:not-this-time" in one.buttons]

    async def test_not_this_time_leaves_it_out_at_once(self, called: Stage) -> None:
        await called.live_until(START + 20 * MINUTE)
        offer = called.in_thread()[-1]
        value = offer.buttons["sessions:not-this-time"]
        await called.press_on("UDEA", offer, "sessions:not-this-time")
        assert (await rows(called))[0].state is SessionState.MISSED
        with pytest.raises(ItIsOver):
            await called.press("UDEA", "sessions:not-this-time", value)

    async def test_a_missed_session_can_be_made_up_for(self, called: Stage) -> None:
        await called.live_until(START + 61 * MINUTE)
        (call,) = [one for one in called.in_thread() if "sessions:move" in one.buttons]
        assert isinstance(await called.press_on("UANA", call, "sessions:move"), ShowModal)
        await move(called, date(2026, 3, 16))
        assert (await rows(called))[0].state is SessionState.PLANNED
        await called.live_until(datetime(2026, 3, 16, 13, tzinfo=UTC))
        assert "sessions:start" in called.in_thread()[-1].buttons

    async def test_but_not_after_the_next_one_or_after_a_week(self, called: Stage) -> None:
        await called.live_until(START + 61 * MINUTE)
        with pytest.raises(DateOutOfOrder):
            await move(called, SECOND + timedelta(days=1))
        value = SessionButton(session=(await rows(called))[0].id).pack()
        await called.live_until(START + timedelta(days=7, hours=1))
        with pytest.raises(ItIsOver):
            await called.press("UANA", "sessions:move", value)


@pytest.fixture
async def missed_last(called: Stage) -> Stage:
    """The only session of a season, which nobody has begun."""
    async with called.work() as work:
        await circles.end_season_with(work, called.circle.id, 1, called.now())
    await called.live_until(START + 61 * MINUTE)
    return called


async def state(stage: Stage) -> CircleState:
    async with stage.work() as work:
        return (await circles.load(work, stage.circle.id)).state


class TestNobodyStartedTheLastOne:
    async def test_it_can_be_made_up_for_and_then_the_season_ends(self, missed_last: Stage) -> None:
        assert await state(missed_last) is CircleState.ACTIVE
        (call,) = [one for one in missed_last.in_thread() if "sessions:move" in one.buttons]
        assert "hold it within a week" in call.words
        await move(missed_last, date(2026, 3, 18))
        await missed_last.live_until(datetime(2026, 3, 18, 13, 1, tzinfo=UTC))
        begin = missed_last.in_thread()[-1]
        assert await state(missed_last) is CircleState.ACTIVE
        await missed_last.press_on("UANA", begin, "sessions:start")
        await missed_last.live_until(datetime(2026, 3, 18, 15, tzinfo=UTC))
        assert await state(missed_last) is CircleState.CLOSED
        assert (await rows(missed_last))[0].state is SessionState.ENDED

    async def test_when_nobody_does_the_season_ends_after_a_week(self, missed_last: Stage) -> None:
        value = SessionButton(session=(await rows(missed_last))[0].id).pack()
        await missed_last.live_until(START + WEEK)
        assert await state(missed_last) is CircleState.ACTIVE
        await missed_last.live_until(START + WEEK + 2 * MINUTE)
        assert await state(missed_last) is CircleState.CLOSED
        assert not [one for one in missed_last.in_thread() if "sessions:move" in one.buttons]
        assert "The season of" in missed_last.in_thread()[0].words
        with pytest.raises(ItIsOver):
            await missed_last.press("UANA", "sessions:move", value)

    async def test_missed_once_more_it_has_another_week(self, missed_last: Stage) -> None:
        await move(missed_last, date(2026, 3, 18))
        await missed_last.live_until(START + WEEK + timedelta(days=5))
        assert await state(missed_last) is CircleState.ACTIVE
        await missed_last.live_until(START + WEEK + timedelta(days=7))
        assert await state(missed_last) is CircleState.CLOSED


async def test_dates_change_on_both_databases(any_storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(any_storage, clock)
    await stage.settle()
    await move(stage, date(2026, 3, 13))
    await on_date(stage, "sessions:skip", SECOND)
    assert await days(stage) == [date(2026, 3, 13), THIRD]
    await on_date(stage, "sessions:unskip", SECOND)
    assert await days(stage) == [date(2026, 3, 13), SECOND]
    async with stage.work() as work:
        found = await dates.dates_of(work, stage.circle.id, stage.team.person("UANA"), stage.now())
    numbers = [*(one.number for one in found.sessions), *(one.number for one in found.later)]
    assert numbers == list(range(1, 9))
