"""Every button of a session, pressed by the right people, by the wrong ones, twice, and much too late."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.library.forms import MINUTES_LIMIT
from bot.features.membership import service as membership
from bot.features.payloads import MinutesDraft, PhaseButton, RoleButton, SessionButton
from bot.features.payloads import SessionButton as ReflectionButton
from bot.features.sessions import service as sessions
from bot.kernel.enums import PhaseState, Presence, SessionState, TopicState
from bot.kernel.errors import Gone, ItIsOver, MinutesChanged, NotAMember, Refusal
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeMessage, Responses, ShowModal, Whisper
from bot.storage.unit_of_work import Storage
from models import Attendance, Minutes, PhaseRun
from tests.features.fakes import answer, new_team, press, submit
from tests.features.sessions.stage import START, Stage

MINUTE, WEEK = timedelta(minutes=1), timedelta(weeks=1)
ACTIONS = (
    "cannot-come", "can-come", "here", "take-role", "decline", "agenda", "start", "next-phase", "more-time",
    "back", "end", "take-moderation", "minutes", "answer", "read",
)  # fmt: skip
WITH_ROLE, WITH_PHASE = ("take-role", "decline"), ("next-phase", "more-time", "back", "answer", "read")
NASTY = ("\0", "\ud800 lone", "\u202eright to left", "<!channel> <@UANA>", "  padded  ", "*bold* & <b>")


def said_in(said: Responses) -> str:
    """Return what somebody is told by an answer that is one message."""
    assert isinstance(said, Whisper | ChangeMessage)
    return str(said.message.block_dicts())


def button_in(said: Responses) -> tuple[str, str]:
    assert isinstance(said, Whisper)
    element = said.message.block_dicts()[-1]["elements"][0]
    return element["action_id"], element["value"]


async def presence(stage: Stage, user: str) -> Presence | None:
    async with stage.work() as work:
        found: Presence | None = await work.session.scalar(
            sa.select(Attendance.presence).where(Attendance.person_id == stage.team.person(user))
        )
    return found


async def runs(stage: Stage) -> list[PhaseRun]:
    async with stage.work() as work:
        found: list[PhaseRun] = await work.all(sa.select(PhaseRun).order_by(PhaseRun.position))
    return found


class TestCannotCome:
    async def test_the_moderation_goes_on_to_somebody_who_can(self, stage: Stage) -> None:
        said = await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert "Moderation goes to <@UDEA>" in said_in(said)
        assert "Moderation: <@UDEA>" in stage.card().message.text

    async def test_no_reason_is_asked_for_and_none_else_is_told(self, stage: Stage) -> None:
        before = len(stage.board)
        said = await stage.press_on("UDEA", stage.card(), "sessions:cannot-come")
        assert "no reason needed" in said_in(said)
        assert len(stage.board) == before
        assert await presence(stage, "UDEA") is Presence.ABSENT

    async def test_pressing_it_twice_changes_nothing_more(self, stage: Stage) -> None:
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        holders = (await stage.session()).roles
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert (await stage.session()).roles == holders

    async def test_one_can_come_after_all(self, stage: Stage) -> None:
        said = await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        back = await stage.press("UANA", *button_in(said))
        assert isinstance(back, ChangeMessage)
        assert "You’re back in" in said_in(back)
        assert await presence(stage, "UANA") is Presence.COMING

    async def test_who_comes_after_all_is_told_which_roles_they_have_now(self, told: Stage) -> None:
        said = await told.press_on("UANA", told.card(), "sessions:cannot-come")
        await told.press_on("UBEN", told.card(), "sessions:cannot-come")
        assert len((await told.session()).roles_of(told.team.person("UDEA"))) == 1
        back = await told.press("UANA", *button_in(said))
        assert "no role this time" in said_in(back)
        await told.press_on("UCEM", told.card(), "sessions:cannot-come")
        await told.press_on("UDEA", told.card(), "sessions:cannot-come")
        ben = await told.press("UBEN", "sessions:can-come", SessionButton(session=(await told.session()).id).pack())
        [mine] = (await told.session()).roles_of(told.team.person("UBEN"))
        assert {"moderation": "🎙", "documentation": "✍"}[mine.role] in said_in(ben)
        assert "Everything else stays" in said_in(ben)
        old = [one.words for user in ("UANA", "UBEN") for one in told.dms(user) if "is with" in one.words]
        now = {one.role: one.user for one in (await told.session()).roles}
        for words in old:
            role = "moderation" if "Moderation" in words else "documentation"
            assert now[role] in words
        assert any("is yours again" in one.words for one in told.dms("UANA") + told.dms("UBEN"))

    async def test_who_is_there_after_all_reads_that_the_card_says_so(self, called: Stage) -> None:
        await called.press_on("UANA", called.card(), "sessions:cannot-come")
        for user in ("UBEN", "UCEM"):
            await called.press_on(user, called.card(), "sessions:cannot-come")
        said = await called.press_on("UANA", called.in_thread()[0], "sessions:here")
        assert "off the card’s list" in said_in(said)
        assert "You now have: " in said_in(said)
        assert "<@UANA>" not in called.card().words.split("Can’t come this time")[1]

    async def test_when_nobody_is_left_the_roles_stay_open(self, stage: Stage) -> None:
        for user in ("UDEA", "UCEM", "UBEN"):
            await stage.press_on(user, stage.card(), "sessions:cannot-come")
        said = await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert "stays open for now" in said_in(said)
        assert "Nobody has a role yet" in stage.card().words

    async def test_a_role_card_that_was_sent_says_who_has_it_now(self, told: Stage) -> None:
        await told.press_on("UANA", told.card(), "sessions:cannot-come")
        assert "is with <@UDEA> now" in told.dms("UANA")[0].words
        assert told.dms("UANA")[0].buttons == {}

    async def test_a_role_that_comes_once_it_is_time_is_told_in_the_thread(self, called: Stage) -> None:
        moderator = (await called.session()).roles[0]
        about = SessionButton(session=moderator.session_id).pack()
        await called.press(str(moderator.user), "sessions:cannot-come", about)
        holder = (await called.session()).roles[0]
        assert called.in_thread()[-1].message.text == f"🎙 Moderation is with <@{holder.user}> this time."


class TestRoleCard:
    async def test_not_this_time_needs_no_reason(self, told: Stage) -> None:
        assert await told.press_on("UANA", told.dms("UANA")[0], "sessions:decline") is None
        assert "is with <@UDEA> now" in told.dms("UANA")[0].words
        assert "Moderation: <@UDEA>" in told.card().message.text
        assert "You moderate" in told.dms("UDEA")[0].message.text

    async def test_it_cannot_be_declined_twice(self, told: Stage) -> None:
        button = told.dms("UANA")[0].buttons["sessions:decline"]
        await told.press("UANA", "sessions:decline", button)
        with pytest.raises(ItIsOver):
            await told.press("UANA", "sessions:decline", button)

    async def test_nobody_declines_for_somebody_else(self, told: Stage) -> None:
        with pytest.raises(ItIsOver):
            await told.press_on("UBEN", told.dms("UANA")[0], "sessions:decline")

    async def test_it_opens_the_agenda(self, told: Stage) -> None:
        said = await told.press_on("UANA", told.dms("UANA")[0], "sessions:agenda")
        assert isinstance(said, ShowModal)
        assert "Working on it" in json.dumps(said.view.to_dict())


class TestStart:
    async def test_the_moderator_starts_with_the_first_phase(self, called: Stage) -> None:
        assert await called.press_on("UANA", called.in_thread()[0], "sessions:start") is None
        assert "Step 1 of 8" in called.in_thread()[-1].message.text
        assert set(called.in_thread()[0].buttons) == {"sessions:here"}
        assert await presence(called, "UANA") is Presence.PRESENT

    async def test_somebody_else_is_offered_the_moderation(self, called: Stage) -> None:
        said = await called.press_on("UBEN", called.in_thread()[0], "sessions:start")
        assert "<@UANA> moderates" in said_in(said)
        assert (await called.session()).state is SessionState.PLANNED
        assert await presence(called, "UBEN") is None

    @pytest.mark.long
    async def test_who_takes_the_moderation_over_starts(self, called: Stage) -> None:
        said = await called.press_on("UDEA", called.in_thread()[0], "sessions:start")
        assert isinstance(await called.press("UDEA", *button_in(said)), ChangeMessage)
        await called.press_on("UDEA", called.in_thread()[0], "sessions:start")
        assert (await called.session()).state is SessionState.RUNNING

    async def test_the_moderation_cannot_be_taken_over_before_its_time(self, stage: Stage) -> None:
        session = await stage.session()
        with pytest.raises(ItIsOver):
            await stage.press("UDEA", "sessions:take-moderation", SessionButton(session=session.id).pack())

    @pytest.mark.long
    async def test_without_a_moderator_anybody_starts(self, called: Stage) -> None:
        session = await called.session()
        for user in ("UANA", "UDEA", "UBEN", "UCEM"):
            await called.press(user, "sessions:cannot-come", SessionButton(session=session.id).pack())
        assert "whoever presses Start opens" in called.in_thread()[0].words
        await called.press_on("UCEM", called.in_thread()[0], "sessions:start")
        assert (await called.session()).state is SessionState.RUNNING

    async def test_starting_twice_starts_once(self, called: Stage) -> None:
        start = called.in_thread()[0].buttons["sessions:start"]
        await called.press("UANA", "sessions:start", start)
        with pytest.raises(ItIsOver):
            await called.press("UANA", "sessions:start", start)
        assert len(await runs(called)) == 8


class TestPhases:
    async def test_next_opens_the_next_phase_and_brings_all_others_forward(self, live: Stage) -> None:
        before = await runs(live)
        await live.jump_to(before[0].opens_at + 2 * MINUTE)
        await live.press_on("UANA", live.in_thread()[-1], "sessions:next-phase")
        after = await runs(live)
        assert before[-1].ends_at - after[-1].ends_at == before[1].opens_at - after[1].opens_at
        assert after[0].ends_at == after[1].opens_at < before[1].opens_at
        assert "Step 2 of 8" in live.in_thread()[-1].message.text
        assert not live.in_thread()[-2].buttons
        assert (await live.session()).ends_at == after[-1].ends_at

    async def test_two_presses_of_next_advance_once(self, live: Stage) -> None:
        button = live.in_thread()[-1].buttons["sessions:next-phase"]
        await live.press("UANA", "sessions:next-phase", button)
        with pytest.raises(ItIsOver):
            await live.press("UANA", "sessions:next-phase", button)
        assert "Step 2 of 8" in live.in_thread()[-1].message.text

    async def test_a_phase_opened_early_is_not_opened_again_at_its_old_time(self, live: Stage) -> None:
        await live.press_on("UANA", live.in_thread()[-1], "sessions:next-phase")
        await live.live_until(START + 8 * MINUTE)
        assert [one.message.text[:7] for one in live.in_thread()[1:]] == ["*1 of 8", "Step 2 "]

    async def test_five_minutes_more_put_off_all_that_follows(self, live: Stage) -> None:
        before, end = await runs(live), (await live.session()).ends_at
        await live.press_on("UANA", live.in_thread()[-1], "sessions:more-time")
        after = await runs(live)
        assert [now.ends_at - then.ends_at for now, then in zip(after, before, strict=True)] == [5 * MINUTE] * 8
        assert (await live.session()).ends_at == end + 5 * MINUTE
        assert "10 min" in live.in_thread()[-1].words
        await live.live_until(START + 9 * MINUTE)
        assert "Step 1 of 8" in live.in_thread()[-1].message.text

    @pytest.mark.long
    async def test_next_after_the_last_phase_would_end_so_there_is_none(self, live: Stage) -> None:
        await live.live_until(START + 59 * MINUTE)
        assert set(live.in_thread()[-1].buttons) == {"sessions:more-time", "sessions:back", "sessions:end"}

    @pytest.mark.long
    async def test_next_pressed_on_the_last_phase_ends_the_session(self, live: Stage) -> None:
        await live.live_until(START + 59 * MINUTE)
        last = (await runs(live))[-1]
        value = PhaseButton(session=last.session_id, run=last.id).pack()
        await live.press("UANA", "sessions:next-phase", value)
        assert (await live.session()).state is SessionState.ENDED

    async def test_end_goes_straight_to_reflecting(self, live: Stage) -> None:
        await live.press_on("UANA", live.in_thread()[-1], "sessions:end")
        assert "reflections:open" in live.in_thread()[-2].buttons
        assert (await live.session()).state is SessionState.ENDED
        await live.live_until(START + 90 * MINUTE)
        assert len(live.in_thread()) == 4

    @pytest.mark.parametrize("action", ["next-phase", "more-time", "end"])
    async def test_only_the_moderation_leads(self, live: Stage, action: str) -> None:
        before = [(run.state, run.ends_at) for run in await runs(live)]
        said = await live.press_on("UBEN", live.in_thread()[-1], f"sessions:{action}")
        assert "Take over moderation" in said_in(said)
        assert [(run.state, run.ends_at) for run in await runs(live)] == before

    async def test_a_moderator_who_has_to_go_is_followed_by_another(self, live: Stage) -> None:
        session = await live.session()
        await live.press("UANA", "sessions:cannot-come", SessionButton(session=session.id).pack())
        moderator = (await live.session()).holder("moderation")
        assert moderator is not None
        assert moderator.user != "UANA"
        phase, said = live.in_thread()[-2:]
        assert said.message.text.startswith(f"🎙 <@{moderator.user}> moderates from here on")
        await live.press_on(moderator.user, phase, "sessions:next-phase")
        assert "Step 2 of 8" in live.in_thread()[-1].message.text

    async def test_who_moderates_is_said_in_the_thread_only_when_that_is_news(self, live: Stage) -> None:
        said = len(live.in_thread())
        session = await live.session()
        await live.press("UBEN", "sessions:cannot-come", SessionButton(session=session.id).pack())
        assert [one.message.text for one in live.in_thread()[said:]] == ["✍ Documentation is with <@UDEA> this time."]


class TestBack:
    @pytest.mark.long
    async def test_the_phase_before_opens_again_with_what_was_left_of_it(self, live: Stage) -> None:
        await live.live_until(START + 5 * MINUTE + timedelta(seconds=5))
        await live.live_until(live.now() + 3 * MINUTE)
        await live.press_on("UANA", live.in_thread()[-1], "sessions:next-phase")
        planned = await runs(live)
        await live.press_on("UANA", live.in_thread()[-1], "sessions:back")
        found = await runs(live)
        assert [run.state for run in found[:4]] == [
            PhaseState.OVER, PhaseState.OPEN, PhaseState.WAITING, PhaseState.WAITING,
        ]  # fmt: skip
        assert timedelta(minutes=6) < found[1].ends_at - live.now() < timedelta(minutes=7)
        assert [run.ends_at - run.opens_at for run in found[2:]] == [run.ends_at - run.opens_at for run in planned[2:]]
        assert found[2].opens_at == found[1].ends_at
        assert (await live.session()).ends_at == found[-1].ends_at

    async def test_at_least_five_minutes(self, live: Stage) -> None:
        await live.live_until(START + 6 * MINUTE)
        await live.press_on("UANA", live.in_thread()[-1], "sessions:back")
        assert timedelta(minutes=4, seconds=50) < (await runs(live))[0].ends_at - live.now() <= 5 * MINUTE

    @pytest.mark.long
    async def test_it_stands_in_the_thread_anew_and_then_all_goes_on(self, live: Stage) -> None:
        await live.live_until(START + 6 * MINUTE)
        second = live.in_thread()[-1]
        await live.press_on("UANA", second, "sessions:back")
        first, again, reopened = live.in_thread()[-3:]
        assert ("over" in first.words, "will come again" in again.words) == (True, True)
        assert "1 of 8" in reopened.words
        assert not first.buttons
        assert not again.buttons
        assert set(reopened.buttons) == {"sessions:next-phase", "sessions:more-time", "sessions:end"}
        await live.live_until(START + 12 * MINUTE)
        assert [one.message.text[:11].lstrip("*") for one in live.in_thread()[1:]] == [
            "1 of 8 · R", "Step 2 of 8", "1 of 8 · R", "Step 2 of 8",
        ]  # fmt: skip
        assert [bool(one.buttons) for one in live.in_thread()[1:]] == [False, False, False, True]
        await live.live_until(START + timedelta(hours=2))
        assert [one.message.text[1:7] for one in live.in_thread()[5:-2]] == [f"{n} of 8" for n in range(3, 9)]

    async def test_pressed_twice_it_goes_one_step_back(self, live: Stage) -> None:
        await live.live_until(START + 16 * MINUTE)
        back = live.in_thread()[-1].buttons["sessions:back"]
        await live.press("UANA", "sessions:back", back)
        with pytest.raises(ItIsOver):
            await live.press("UANA", "sessions:back", back)
        assert [run.state for run in await runs(live)][:3] == [PhaseState.OVER, PhaseState.OPEN, PhaseState.WAITING]

    async def test_before_the_first_there_is_none(self, live: Stage) -> None:
        assert "sessions:back" not in live.in_thread()[-1].buttons
        first = (await runs(live))[0]
        with pytest.raises(ItIsOver):
            await live.press("UANA", "sessions:back", PhaseButton(session=first.session_id, run=first.id).pack())

    async def test_only_the_moderation_goes_back(self, live: Stage) -> None:
        await live.live_until(START + 6 * MINUTE)
        said = await live.press_on("UBEN", live.in_thread()[-1], "sessions:back")
        assert "Take over moderation" in said_in(said)
        assert (await runs(live))[1].state is PhaseState.OPEN

    @pytest.mark.long
    async def test_back_and_forth_in_the_same_moment_ends_where_it_began(self, live: Stage) -> None:
        await live.live_until(START + 6 * MINUTE)
        for action in ("back", "next-phase", "back", "next-phase"):
            open_now = next(run for run in await runs(live) if run.state is PhaseState.OPEN)
            value = PhaseButton(session=open_now.session_id, run=open_now.id).pack()
            await live.press("UANA", f"sessions:{action}", value)
        assert [run.state for run in await runs(live)][:3] == [PhaseState.OVER, PhaseState.OPEN, PhaseState.WAITING]
        assert "sessions:next-phase" in live.in_thread()[-1].buttons


class TestHere:
    async def test_a_tap_is_enough_and_nobody_else_sees_it(self, called: Stage) -> None:
        before = len(called.gateway.asked)
        said = await called.press_on("UDEA", called.in_thread()[0], "sessions:here")
        assert "you’re here" in said_in(said)
        assert await presence(called, "UDEA") is Presence.PRESENT
        assert len(called.gateway.asked) == before

    async def test_who_comes_late_taps_while_it_runs(self, live: Stage) -> None:
        await live.press_on("UDEA", live.in_thread()[0], "sessions:here")
        await live.press_on("UDEA", live.in_thread()[0], "sessions:here")
        assert await presence(live, "UDEA") is Presence.PRESENT

    async def test_who_said_no_and_came_is_there(self, live: Stage) -> None:
        session = (await live.session()).id
        await live.press("UDEA", "sessions:cannot-come", SessionButton(session=session).pack())
        await live.press_on("UDEA", live.in_thread()[0], "sessions:here")
        assert await presence(live, "UDEA") is Presence.PRESENT

    async def test_nobody_is_there_before_its_time(self, stage: Stage) -> None:
        with pytest.raises(ItIsOver):
            await stage.press("UDEA", "sessions:here", SessionButton(session=(await stage.session()).id).pack())

    async def test_when_it_is_over_the_button_goes(self, over: Stage) -> None:
        assert not over.in_thread()[0].buttons


class TestWhoCannotCome:
    @pytest.mark.long
    async def test_the_circle_sees_it_on_the_card_until_it_is_over(self, called: Stage) -> None:
        value = SessionButton(session=(await called.session()).id).pack()
        await called.press("UDEA", "sessions:cannot-come", value)
        assert "Can’t come this time: <@UDEA>" in called.card().words
        await called.press_on("UANA", called.in_thread()[0], "sessions:start")
        assert "Can’t come this time: <@UDEA>" in called.card().words
        await called.press_on("UANA", called.in_thread()[-1], "sessions:end")
        assert "<@UDEA>" not in called.card().words

    async def test_who_can_after_all_is_off_the_list(self, stage: Stage) -> None:
        value = SessionButton(session=(await stage.session()).id).pack()
        await stage.press("UDEA", "sessions:cannot-come", value)
        await stage.press("UDEA", "sessions:can-come", value)
        assert "Can’t come" not in stage.card().message.text
        assert "<@UDEA>" not in stage.card().words


class TestMinutes:
    async def write(self, stage: Stage, user: str, text: str, opened: Responses = None) -> Responses:
        opened = opened or await stage.press_on(user, stage.in_thread()[-1], "sessions:minutes")
        assert isinstance(opened, ShowModal)
        call = submit(
            stage.team.actors[user], "sessions:keep-minutes", {"text": text}, opened.view.private_metadata or ""
        )
        said = await answer(stage.routes, call)
        await stage.settle()
        return said

    async def kept(self, stage: Stage) -> list[str]:
        async with stage.work() as work:
            return list(await work.session.scalars(sa.select(Minutes.text)))

    async def test_they_go_to_the_thread_and_the_topic_is_learned(self, over: Stage) -> None:
        await self.write(over, "UBEN", "Locks are not queues")
        assert ">Locks are not queues" in over.in_thread()[-1].words
        topic = (await over.session()).topic
        assert topic is not None
        assert topic.state is TopicState.LEARNED
        assert await presence(over, "UBEN") is Presence.PRESENT

    async def test_they_can_be_edited_by_another_member(self, over: Stage) -> None:
        end = over.in_thread()[-1]
        await self.write(over, "UBEN", "Locks are not queues")
        opened = await over.press_on("UDEA", end, "sessions:minutes")
        assert isinstance(opened, ShowModal)
        assert "Locks are not queues" in json.dumps(opened.view.to_dict())
        await self.write(over, "UDEA", "Locks are queues, sometimes", opened)
        assert ">Locks are queues, sometimes" in over.in_thread()[-1].words
        assert "<@UDEA>" in over.in_thread()[-1].words
        assert await self.kept(over) == ["Locks are queues, sometimes"]
        assert "Edit the minutes" in over.in_thread()[-2].words

    async def test_nobody_overwrites_what_they_have_not_seen(self, over: Stage) -> None:
        end = over.in_thread()[-1]
        opened = await over.press_on("UDEA", end, "sessions:minutes")
        await self.write(over, "UBEN", "Locks are not queues")
        with pytest.raises(MinutesChanged) as refused:
            await self.write(over, "UDEA", "Mine", opened)
        assert refused.value.field == "text"
        assert await self.kept(over) == ["Locks are not queues"]

    async def test_the_same_submission_twice_is_kept_once(self, over: Stage) -> None:
        opened = await over.press_on("UBEN", over.in_thread()[-1], "sessions:minutes")
        await self.write(over, "UBEN", "Locks", opened)
        await self.write(over, "UBEN", "Locks", opened)
        assert await self.kept(over) == ["Locks"]
        assert sum("Minutes of" in one.message.text for one in over.in_thread()) == 1

    @pytest.mark.parametrize("text", ["", "   ", "\0\0", "x" * 10_000, "\ud800"])
    async def test_nothing_and_too_much_are_told_under_the_field(self, over: Stage, text: str) -> None:
        opened = await over.press_on("UBEN", over.in_thread()[-1], "sessions:minutes")
        with pytest.raises(FormInvalid) as invalid:
            await self.write(over, "UBEN", text, opened)
        assert set(invalid.value.problems) == {"text"}
        assert await self.kept(over) == []

    @pytest.mark.long
    @pytest.mark.parametrize("text", [f"Good {each}" for each in NASTY])
    async def test_strange_text_is_kept_and_pings_nobody(self, over: Stage, text: str) -> None:
        await self.write(over, "UBEN", text)
        shown = over.in_thread()[-1].words
        assert "Good" in shown
        assert "<!" not in shown
        assert "<@UANA>" not in shown

    async def test_the_longest_minutes_fit_into_a_message(self, over: Stage) -> None:
        await self.write(over, "UBEN", "&" * MINUTES_LIMIT)
        blocks = over.in_thread()[-1].message.block_dicts()
        assert sum(block.get("text", {}).get("text", "").count("&amp;") for block in blocks) == MINUTES_LIMIT
        assert len(json.dumps(blocks)) < 14_000

    async def test_there_are_none_of_a_session_that_is_still_to_come(self, stage: Stage) -> None:
        draft = MinutesDraft(session=(await stage.session()).id, seen=None)
        call = submit(stage.team.actors["UBEN"], "sessions:keep-minutes", {"text": "Early"}, draft)
        with pytest.raises(ItIsOver):
            await answer(stage.routes, call)


def test_the_reflect_button_carries_what_reflections_read() -> None:
    session = uuid4()
    assert ReflectionButton.unpack(SessionButton(session=session).pack()).session == session


class TestHostile:
    async def value(self, stage: Stage, action: str) -> str:
        """Return what a button of this session would carry for Ana, who moderates."""
        session = (await stage.session()).id
        if action in WITH_ROLE:
            return RoleButton(session=session, turn=(await stage.session()).roles[0].turn_id).pack()
        if action in WITH_PHASE:
            found = await runs(stage)
            return PhaseButton(session=session, run=found[0].id if found else UUID(int=0)).pack()
        return SessionButton(session=session).pack()

    @pytest.mark.parametrize("action", ACTIONS)
    async def test_a_made_up_value_is_gone(self, stage: Stage, action: str) -> None:
        for value in ["", "x" * 2000, "\0", "{}", '{"session": "1"}', '{"session": null}', "[]"]:
            with pytest.raises(Gone):
                await stage.press("UANA", f"sessions:{action}", value)

    @pytest.mark.long
    @pytest.mark.parametrize("action", ACTIONS)
    async def test_another_workspace_has_no_such_session(self, stage: Stage, storage: Storage, action: str) -> None:
        other = await new_team(storage, "T2")
        await other.meet("UEVA")
        call = press(other.actors["UEVA"], f"sessions:{action}", await self.value(stage, action))
        with pytest.raises(Gone):
            await answer(stage.routes, call)

    @pytest.mark.long
    @pytest.mark.parametrize("action", ACTIONS)
    async def test_who_has_left_can_do_nothing(self, live: Stage, action: str) -> None:
        value = await self.value(live, action)
        async with live.work() as work:
            await membership.leave(work, live.circle.id, live.team.person("UANA"), live.now())
        with pytest.raises(NotAMember):
            await live.press("UANA", f"sessions:{action}", value)

    @pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"agenda", "minutes"}))
    async def test_a_card_of_last_month_says_that_it_is_over(self, over: Stage, action: str) -> None:
        value = await self.value(over, action)
        await over.clock.turn_to(START + 4 * WEEK)
        with pytest.raises(ItIsOver):
            await over.press("UANA", f"sessions:{action}", value)

    async def test_the_agenda_of_last_month_can_still_be_read(self, over: Stage) -> None:
        value = await self.value(over, "agenda")
        await over.clock.turn_to(START + 4 * WEEK)
        assert isinstance(await over.press("UANA", "sessions:agenda", value), ShowModal)

    async def test_a_phase_of_another_session_is_over(self, live: Stage) -> None:
        value = PhaseButton(session=(await live.session()).id, run=uuid4()).pack()
        with pytest.raises(ItIsOver):
            await live.press("UANA", "sessions:next-phase", value)

    async def test_a_refusal_leaves_nothing_behind(self, live: Stage) -> None:
        before = [(run.state, run.ends_at) for run in await runs(live)]
        with pytest.raises(Refusal):
            await live.press("UBEN", "sessions:decline", await self.value(live, "decline"))
        assert [(run.state, run.ends_at) for run in await runs(live)] == before


class TestWhatOthersAsk:
    async def test_what_runs_is_at_hand_and_another_one_comes_next(self, live: Stage) -> None:
        async with live.work() as work:
            at_hand = await sessions.session_at_hand(work, live.circle.id, live.now())
            following = await sessions.next_session(work, live.circle.id, live.now())
        assert at_hand is not None
        assert (at_hand.number, at_hand.state) == (1, SessionState.RUNNING)
        assert following is not None
        assert (following.number, following.state) == (2, SessionState.PLANNED)

    async def test_the_last_one_that_ended(self, over: Stage) -> None:
        async with over.work() as work:
            (found,) = await sessions.ended_in_circle_since(work, over.circle.id, over.now() - MINUTE)
            since = await sessions.ended_in_circle_since(work, over.circle.id, over.now() + MINUTE)
        assert found.number == 1
        assert since == []

    @pytest.mark.long
    async def test_who_could_not_come_has_nothing_to_reflect_on(self, stage: Stage) -> None:
        await stage.press_on("UDEA", stage.card(), "sessions:cannot-come")
        await stage.live_until(START)
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")
        async with stage.work() as work:
            assert await sessions.ended_since(work, stage.team.person("UDEA"), START) == []
            assert len(await sessions.ended_since(work, stage.team.person("UANA"), START)) == 1

    async def test_who_joined_later_has_nothing_to_reflect_on(self, over: Stage) -> None:
        await over.team.meet("UEVA")
        await over.jump_to(START + timedelta(days=1))
        async with over.work() as work:
            await membership.join(work, over.circle.id, over.team.person("UEVA"), over.now())
        async with over.work() as work:
            assert await sessions.ended_since(work, over.team.person("UEVA"), START) == []
