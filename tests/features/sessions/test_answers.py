"""A week in a thread: one's own answer, the others', all together, and what becomes of them."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.answers.rules import ANSWER_LIMIT
from bot.features.library import service as library
from bot.features.membership import service as membership
from bot.features.payloads import ChooseButton, PhaseButton, SessionButton
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import ItIsOver, NotAMember, OnlyListening, OthersAnswer, PhaseIsOver
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.storage.unit_of_work import Storage
from models import Answer, Attendance, Circle, PhaseRun, Session
from tests.features.fakes import FORMATS, answer, submit
from tests.features.sessions.stage import FOUR, Relived, Stage, new_stage

pytestmark = pytest.mark.long

BEGIN = datetime(2026, 3, 12, 8, tzinfo=UTC)
"""Thursday, 09:00 in Berlin."""
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
RECALL, POST, BUILD, SUM, REFLECT, COMMIT = range(6)
OWN, OTHERS, THIRD = "I never cancelled a task", "Cancelling is a request", "Locks & <!channel>"


async def over_days(storage: Storage, clock: SimulatedClock, form: str, case_of: str = "", *users: str) -> Stage:
    """Return a circle that meets in its thread, after its session has begun; ``case_of`` has brought a case."""

    def change(row: Circle) -> None:
        row.mode, row.format_id, row.at = Mode.ASYNC, form, time(9)

    stage = await new_stage(storage, clock, *(users or FOUR), change=change)
    await stage.live_until(BEGIN - timedelta(hours=1))
    if case_of:
        about = ChooseButton(session=(await stage.session()).id, role="case")
        await stage.press(case_of, "sessions:choose-role", about.pack())
    await stage.live_until(BEGIN + timedelta(minutes=2))
    return stage


@pytest.fixture
async def week(relived: Relived) -> AsyncIterator[Stage]:
    async with relived.after(over_days, "async-week") as stage:
        yield stage


@pytest.fixture
async def case(relived: Relived) -> AsyncIterator[Stage]:
    """A short case round over days: Ana has the case, Dea moderates, Ben writes for Ana."""
    async with relived.after(over_days, "fallberatung-kurz", "UANA") as stage:
        roles = [(one.role, one.user) for one in (await stage.session()).roles]
        assert roles == [("moderation", "UDEA"), ("documentation", "UBEN"), ("case", "UANA")]
        yield stage


async def runs(stage: Stage) -> list[PhaseRun]:
    async with stage.work() as work:
        first = sa.select(Session.id).where(Session.number == 1).scalar_subquery()
        found: list[PhaseRun] = await work.all(
            sa.select(PhaseRun).where(PhaseRun.session_id == first).order_by(PhaseRun.position)
        )
    return found


async def button(stage: Stage, place: int) -> PhaseButton:
    run = (await runs(stage))[place]
    return PhaseButton(session=run.session_id, run=run.id)


async def write(stage: Stage, user: str, place: int, text: str) -> Responses:
    """Have somebody submit the modal of a phase."""
    call = submit(stage.team.actors[user], "sessions:keep-answer", {"answer": text}, await button(stage, place))
    said = await answer(stage.routes, call)
    await stage.settle()
    return said


async def read(stage: Stage, user: str, place: int) -> str:
    """Return what somebody sees who presses Read."""
    return seen(await stage.press(user, "sessions:read", (await button(stage, place)).pack()))


def seen(said: Responses) -> str:
    assert isinstance(said, ShowModal | ChangeModal)
    return json.dumps(said.view.to_dict(), ensure_ascii=False)


def shown(stage: Stage) -> str:
    """Return all that stands in any message."""
    return "\n".join(one.words for one in stage.board)


def together(stage: Stage) -> list[str]:
    return [one.words for one in stage.in_thread() if "what you wrote" in one.words]


class TestOnesOwn:
    async def test_the_button_opens_the_question_and_says_who_reads_it(self, week: Stage) -> None:
        said = await week.press_on("UBEN", week.in_thread()[RECALL], "sessions:answer")
        assert "What do you still know from last week?" in seen(said)
        assert "Only you see this" in seen(said)
        said = await week.press_on("UBEN", week.in_thread()[POST], "sessions:answer")
        assert "This goes into the thread with your name" in seen(said)

    async def test_it_is_kept_sealed_and_said_nowhere(self, week: Stage) -> None:
        await write(week, "UBEN", RECALL, OWN)
        assert OWN not in shown(week)
        async with week.work() as work:
            row = (await work.all(sa.select(Answer)))[0]
            assert OWN.encode() not in row.text
            assert work.vault.open(row, "text") == OWN

    async def test_it_comes_back_to_be_changed(self, week: Stage) -> None:
        await write(week, "UBEN", RECALL, OWN)
        assert OWN in seen(await week.press_on("UBEN", week.in_thread()[RECALL], "sessions:answer"))
        assert OWN not in seen(await week.press_on("UANA", week.in_thread()[RECALL], "sessions:answer"))
        await week.jump_to(week.now() + HOUR)
        await write(week, "UBEN", RECALL, OTHERS)
        async with week.work() as work:
            (row,) = await work.all(sa.select(Answer))
            assert (work.vault.open(row, "text"), row.edited_at is not None) == (OTHERS, True)

    async def test_the_same_submission_twice_is_kept_once(self, week: Stage) -> None:
        for _ in range(2):
            await write(week, "UBEN", POST, OWN)
        async with week.work() as work:
            (row,) = await work.all(sa.select(Answer))
            assert row.edited_at is None

    async def test_who_answers_is_there(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OWN)
        async with week.work() as work:
            assert await work.session.scalar(sa.select(Attendance.presence)) is Presence.PRESENT

    @pytest.mark.parametrize("text", ["", "   ", "\0", "x" * (ANSWER_LIMIT + 1), "\ud800"])
    async def test_nothing_and_too_much_are_told_under_the_field(self, week: Stage, text: str) -> None:
        with pytest.raises(FormInvalid) as invalid:
            await write(week, "UBEN", POST, text)
        assert set(invalid.value.problems) == {"answer"}

    async def test_a_closed_step_says_so_under_the_field(self, week: Stage) -> None:
        await week.live_until(BEGIN + 33 * HOUR)
        with pytest.raises(PhaseIsOver) as refused:
            await write(week, "UBEN", POST, OWN)
        assert refused.value.field == "answer"
        with pytest.raises(PhaseIsOver):
            await week.press("UBEN", "sessions:answer", (await button(week, POST)).pack())

    async def test_a_step_that_has_not_opened_cannot_be_answered(self, week: Stage) -> None:
        with pytest.raises(PhaseIsOver):
            await write(week, "UBEN", BUILD, OWN)

    async def test_a_session_that_was_ended_keeps_the_typed_text_too(self, week: Stage) -> None:
        value = SessionButton(session=(await week.session()).id).pack()
        await week.press("UANA", "sessions:end", value)
        with pytest.raises(PhaseIsOver):
            await write(week, "UBEN", POST, OWN)

    async def test_only_members_answer_and_read(self, week: Stage) -> None:
        await week.team.meet("UEVA")
        for action in ("answer", "read"):
            with pytest.raises(NotAMember):
                await week.press("UEVA", f"sessions:{action}", (await button(week, POST)).pack())
        with pytest.raises(NotAMember):
            await write(week, "UEVA", POST, OWN)

    async def test_a_phase_of_another_session_is_over(self, week: Stage) -> None:
        about = PhaseButton(session=(await week.session()).id, run=uuid4())
        with pytest.raises(ItIsOver):
            await week.press("UBEN", "sessions:answer", about.pack())


class TestOwnFirst:
    async def test_others_are_read_only_after_ones_own(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        asked = await read(week, "UANA", POST)
        assert OTHERS not in asked
        assert "Write your own view first" in asked
        assert OTHERS in seen(await write(week, "UANA", POST, OWN))
        assert OTHERS in await read(week, "UANA", POST)

    async def test_the_first_is_told_so(self, week: Stage) -> None:
        assert "You are the first" in seen(await write(week, "UBEN", POST, OTHERS))

    async def test_where_the_format_does_not_say_so_reading_is_open(self, week: Stage) -> None:
        await week.live_until(BEGIN + timedelta(days=4, minutes=1))
        await write(week, "UBEN", BUILD, OTHERS)
        assert OTHERS in await read(week, "UANA", BUILD)

    async def test_nothing_of_others_is_read_where_it_is_for_the_author_alone(self, week: Stage) -> None:
        await write(week, "UBEN", RECALL, OTHERS)
        assert OTHERS not in await read(week, "UANA", RECALL)
        assert OTHERS not in seen(await write(week, "UANA", RECALL, OWN))
        assert OWN in await read(week, "UANA", RECALL)

    async def test_when_the_step_is_over_everybody_reads(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        await week.live_until(BEGIN + 33 * HOUR)
        assert OTHERS in await read(week, "UANA", POST)


class TestRolesOnTheWay:
    async def test_who_gets_a_role_when_it_has_begun_is_told(self, week: Stage) -> None:
        session = await week.session()
        before = session.holder("documentation")
        assert before
        await week.press(before.user, "sessions:cannot-come", SessionButton(session=session.id).pack())
        after = (await week.session()).holder("documentation")
        assert after
        assert after.user != before.user
        said = week.dms(after.user)[-1]
        assert "You take notes in" in said.words
        assert "It has started" in said.words
        assert not said.buttons
        await week.live_until(BEGIN + timedelta(days=1))
        assert len([one for one in week.dms(after.user) if "You take notes in" in one.words]) == 1


class TestTogether:
    async def test_they_stand_in_the_thread_when_the_step_is_over(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        await write(week, "UANA", POST, THIRD)
        await write(week, "UBEN", RECALL, OWN)
        await week.live_until(BEGIN + 32 * HOUR - MINUTE)
        assert together(week) == []
        await week.live_until(BEGIN + 32 * HOUR + timedelta(seconds=1))
        (words,) = together(week)
        assert f">{OTHERS}" in words
        assert "<@UBEN>" in words
        assert "<!channel>" not in words
        assert OWN not in shown(week)

    async def test_as_soon_as_all_are_there_and_a_change_is_brought_up_to_date(self, week: Stage) -> None:
        for user in FOUR:
            assert together(week) == []
            await write(week, user, POST, f"{user} thinks so")
        await write(week, "UDEA", POST, "I changed my mind")
        (words,) = together(week)
        assert "I changed my mind" in words
        assert "UDEA thinks so" not in words
        await week.live_until(BEGIN + 34 * HOUR)
        assert len(together(week)) == 1

    async def test_who_cannot_come_is_not_waited_for(self, week: Stage) -> None:
        await week.press("UDEA", "sessions:cannot-come", SessionButton(session=(await week.session()).id).pack())
        for user in FOUR[:3]:
            await write(week, user, POST, f"{user} thinks so")
        assert len(together(week)) == 1

    async def test_without_answers_there_is_none(self, week: Stage) -> None:
        await week.live_until(BEGIN + 33 * HOUR)
        assert together(week) == []

    async def test_the_end_of_the_session_shows_what_is_there(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        await week.press("UANA", "sessions:end", SessionButton(session=(await week.session()).id).pack())
        assert len(together(week)) == 1

    async def test_those_of_somebody_who_has_left_are_gone(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        await write(week, "UCEM", POST, OWN)
        async with week.work() as work:
            await membership.leave(work, week.circle.id, week.team.person("UBEN"), week.now())
        await week.live_until(BEGIN + 33 * HOUR)
        assert OTHERS not in shown(week)
        assert OWN in shown(week)

    async def test_a_step_of_one_person_is_shown_when_it_is_written(self, week: Stage) -> None:
        await week.live_until(BEGIN + timedelta(days=5, minutes=1))
        with pytest.raises(OthersAnswer):
            await write(week, "UANA", SUM, OWN)
        await write(week, "UBEN", SUM, OTHERS)
        assert len(together(week)) == 1


class TestNameless:
    @pytest.fixture
    async def hour(self, relived: Relived) -> AsyncIterator[Stage]:
        """A retro over days: its second step is read without names."""
        async with relived.after(over_days, "circle-retro") as stage:
            yield stage

    async def place(self, stage: Stage) -> int:
        form = sessions.format_for(FORMATS, "circle-retro")
        output = {one.id: one.vis for one in form.outputs}
        place = next(n for n, one in enumerate(form.steps()) if output.get(one.phase.out or "") == "circle_anon")
        await stage.live_until((await runs(stage))[place].opens_at + MINUTE)
        return place

    async def test_three_are_shown_without_names_in_an_order_of_their_own(self, hour: Stage) -> None:
        place = await self.place(hour)
        for user in FOUR[:3]:
            await write(hour, user, place, f"{user[1:]} says")
            assert "without names" in await read(hour, "UDEA", place)
            assert f"{user[1:]} says" not in await read(hour, "UDEA", place)
        await hour.live_until((await runs(hour))[place].ends_at)
        (words,) = together(hour)
        assert all(f"{user[1:]} says" in words for user in FOUR[:3])
        assert "<@U" not in words
        found = await read(hour, "UDEA", place)
        assert all(f"{user[1:]} says" in found for user in FOUR[:3])

    async def test_two_are_not(self, hour: Stage) -> None:
        place = await self.place(hour)
        for user in FOUR[:2]:
            await write(hour, user, place, f"{user[1:]} says")
        await hour.live_until((await runs(hour))[place].ends_at + HOUR)
        assert together(hour) == []
        assert "ANA says" in await read(hour, "UANA", place)
        assert "BEN says" not in await read(hour, "UANA", place)


class TestCase:
    """story (case) · clarify (advisors) · talk (advisors, the case giver is quiet) · choice (case) · close (all)."""

    async def until(self, stage: Stage, place: int) -> None:
        await stage.live_until((await runs(stage))[place].opens_at + MINUTE)

    async def test_it_goes_its_way_over_days(self, case: Stage) -> None:
        for user in ("UCEM", "UBEN", "UDEA"):
            with pytest.raises(OnlyListening):
                await case.press_on(user, case.in_thread()[0], "sessions:answer")
        await write(case, "UANA", 0, "My team says yes and does no")
        assert "My team says yes" in together(case)[0]

        await self.until(case, 1)
        with pytest.raises(OthersAnswer):
            await write(case, "UANA", 1, OWN)
        await write(case, "UCEM", 1, "Since when?")
        assert "Since when?" in await read(case, "UANA", 1)

        await self.until(case, 2)
        with pytest.raises(OnlyListening):
            await case.press("UANA", "sessions:answer", (await button(case, 2)).pack())
        assert "you and <@UANA>" in seen(await case.press("UBEN", "sessions:answer", (await button(case, 2)).pack()))
        for user, text in (("UCEM", "They fear the date"), ("UBEN", "Ask one of them"), ("UDEA", "Do nothing")):
            await write(case, user, 2, text)
        assert "They fear the date" not in shown(case)
        assert "They fear the date" in await read(case, "UANA", 2)
        assert "Ask one of them" not in await read(case, "UCEM", 2)
        assert "They fear the date" in await read(case, "UCEM", 2)

        await self.until(case, 3)
        await write(case, "UANA", 3, "I ask one of them")
        assert "I ask one of them" not in await read(case, "UCEM", 3)
        await case.live_until(BEGIN + timedelta(days=8))
        assert (await case.session()).state is SessionState.ENDED
        assert "They fear the date" not in shown(case)
        assert "Do nothing" in await read(case, "UANA", 2)

    async def test_the_ideas_can_be_read_when_the_step_is_over(self, case: Stage) -> None:
        await self.until(case, 2)
        await write(case, "UCEM", 2, "They fear the date")
        await case.live_until(BEGIN + timedelta(days=8))
        over = next(one for one in case.in_thread() if "3 of 5" in one.words)
        assert set(over.buttons) == {"sessions:read"}
        assert "They fear the date" in seen(await case.press_on("UANA", over, "sessions:read"))

    async def test_in_a_circle_of_three_whoever_tells_a_case_has_it(
        self, storage: Storage, clock: SimulatedClock
    ) -> None:
        stage = await over_days(storage, clock, "fallberatung-kurz", "", "UANA", "UBEN", "UCEM")
        assert (await stage.session()).holder("case") is None
        await write(stage, "UBEN", 0, "My team says yes and does no")
        holder = (await stage.session()).holder("case")
        assert holder is not None
        assert holder.user == "UBEN"
        with pytest.raises(OnlyListening):
            await write(stage, "UANA", 0, "Mine, too")


class TestReminder:
    async def test_one_on_the_day_on_which_most_is_open(self, week: Stage) -> None:
        await write(week, "UANA", RECALL, OWN)
        await write(week, "UANA", POST, OWN)
        await write(week, "UBEN", POST, OWN)
        await week.live_until(BEGIN + timedelta(days=7))
        reminders = {user: self.reminders(week, user) for user in FOUR}
        assert [len(found) for found in reminders.values()] == [1, 1, 1, 1]
        assert "2 questions are open for you until Friday 13 March" in reminders["UDEA"][0].message.text

    def reminders(self, stage: Stage, user: str) -> list[Any]:
        return [one for one in stage.dms(user) if "open for you" in one.message.text or "sessions:answer" in one.words]

    async def test_none_to_who_answered_all(self, week: Stage) -> None:
        await self.all_answered_by(week, "UANA")
        await week.live_until(BEGIN + timedelta(days=7))
        assert self.reminders(week, "UANA") == []

    async def all_answered_by(self, stage: Stage, user: str) -> None:
        for place in (RECALL, POST, BUILD, REFLECT, COMMIT):
            await stage.live_until((await runs(stage))[place].opens_at + MINUTE)
            await write(stage, user, place, OWN)

    async def test_none_to_who_cannot_come(self, week: Stage) -> None:
        await week.press("UDEA", "sessions:cannot-come", SessionButton(session=(await week.session()).id).pack())
        await week.live_until(BEGIN + timedelta(days=7))
        assert self.reminders(week, "UDEA") == []

    async def test_its_button_opens_the_question(self, week: Stage) -> None:
        await week.live_until(BEGIN + timedelta(days=2))
        (reminder,) = self.reminders(week, "UDEA")
        accessory = next(block["accessory"] for block in reminder.message.block_dicts() if block.get("accessory"))
        assert accessory["action_id"] == "sessions:answer"
        with pytest.raises(PhaseIsOver):
            await week.press("UDEA", "sessions:answer", accessory["value"])

    async def test_its_text_quotes_no_answer(self, week: Stage) -> None:
        await write(week, "UBEN", POST, OTHERS)
        await week.live_until(BEGIN + 30 * HOUR)
        assert OTHERS not in shown(week)

    async def test_after_downtime_it_is_not_made_up_for(self, week: Stage) -> None:
        await week.jump_to(BEGIN + 31 * HOUR)
        assert self.reminders(week, "UCEM") == []


class TestForgetting:
    async def ended(self, stage: Stage) -> None:
        await write(stage, "UBEN", RECALL, OWN)
        await write(stage, "UBEN", POST, OTHERS)
        await write(stage, "UANA", POST, THIRD)
        await stage.press("UANA", "sessions:end", SessionButton(session=(await stage.session()).id).pack())

    async def left(self, stage: Stage) -> set[str]:
        async with stage.work() as work:
            return {work.vault.open(row, "text") for row in await work.all(sa.select(Answer))}

    async def test_names_after_thirty_days_only_the_number_stays(self, week: Stage) -> None:
        await self.ended(week)
        session = (await week.session()).id
        await week.jump_to(week.now() + timedelta(days=29))
        assert await self.attended(week, session) == (2, None)
        await week.jump_to(week.now() + timedelta(days=2))
        assert await self.attended(week, session) == (0, 2)

    async def attended(self, stage: Stage, session_id: UUID) -> tuple[int, int | None]:
        async with stage.work() as work:
            rows = await work.all(sa.select(Attendance).where(Attendance.session_id == session_id))
            return len(rows), (await work.get(Session, session_id)).present

    async def test_minutes_that_come_later_bring_no_name_back(self, week: Stage) -> None:
        await self.ended(week)
        session = (await week.session()).id
        await week.jump_to(week.now() + timedelta(days=31))
        async with week.work() as work:
            await library.write_minutes(work, session, week.team.person("UDEA"), "Late", seen=None, now=week.now())
        assert await self.attended(week, session) == (0, 2)

    async def test_answers_for_the_circle_go_after_ninety_days_ones_own_after_a_year(self, week: Stage) -> None:
        await self.ended(week)
        await week.jump_to(week.now() + timedelta(days=89))
        assert await self.left(week) == {OWN, OTHERS, THIRD}
        await week.jump_to(week.now() + timedelta(days=2))
        assert await self.left(week) == {OWN}
        await week.jump_to(week.now() + timedelta(days=280))
        assert await self.left(week) == set()

    async def test_a_format_says_how_long_its_answers_are_kept(self, case: Stage) -> None:
        await write(case, "UANA", 0, OWN)
        await case.press("UDEA", "sessions:end", SessionButton(session=(await case.session()).id).pack())
        await case.jump_to(case.now() + timedelta(days=31))
        assert await self.left(case) == set()

    async def test_what_was_deleted_is_told_kindly(self, week: Stage) -> None:
        await self.ended(week)
        await week.jump_to(week.now() + timedelta(days=91))
        assert "There is nothing to read here" in await read(week, "UANA", POST)


async def test_a_phase_whose_time_is_over_is_closed(week: Stage) -> None:
    await week.live_until(BEGIN + 24 * HOUR)
    assert [run.state for run in await runs(week)][:2] == [PhaseState.OVER, PhaseState.OPEN]
    await week.live_until(BEGIN + 32 * HOUR + MINUTE)
    assert [run.state for run in await runs(week)][:3] == [PhaseState.OVER, PhaseState.OVER, PhaseState.WAITING]
    assert [bool(one.buttons) for one in week.in_thread()] == [True, False]
