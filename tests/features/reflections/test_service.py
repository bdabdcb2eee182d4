"""What somebody wrote is theirs: kept once, sealed, shared only as they chose, asked after once."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circles.service import DIGEST
from bot.features.facilitation import posts as facilitation_posts
from bot.features.facilitation import service as facilitation
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.membership import service as membership
from bot.features.reflections import service
from bot.features.reflections.rules import IfThenPlan, Progress, SharedAnswer, Written
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Operation, OutboxState, PhaseState, SessionState, Visibility
from bot.kernel.errors import Gone, NotAMember, NotHeldYet, TextTooLong
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Commitment, OutboxMessage, PhaseRun, Reflection, Session
from tests.features.fakes import parts
from tests.features.reflections.season import (
    PLAN,
    THE_DAY_AFTER,
    Season,
    a_session,
    begin_season,
    keep,
    posted,
    somebody_else,
    writing,
)

LATER = THE_DAY_AFTER + timedelta(days=3)
CIRCLE, ANONYMOUS = Visibility.CIRCLE, Visibility.ANONYMOUS


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


async def commitment_of(season: Season) -> UUID:
    async with season.work() as work:
        found: UUID = (await work.session.scalars(sa.select(Commitment.id))).one()
        return found


def a_phase(work: UnitOfWork, session: Session, position: int) -> PhaseRun:
    """Return a phase of a session that is at its second one, added."""
    begins = session.starts_at + timedelta(minutes=5 * position)
    state = PhaseState.OPEN if position else PhaseState.OVER
    return work.add(PhaseRun(
        session_id=session.id, position=position, phase=("recall", "checkin")[position], opens_at=begins,
        ends_at=begins + timedelta(minutes=5), state=state,
    ))  # fmt: skip


async def shown_next_time(work: UnitOfWork, season: Season) -> list[CommitmentInfo]:
    """Return the plans from the first session that the circle reads when the second begins."""
    first = await sessions.session(work, season.first)
    return await facilitation.last_plans(work, replace(first, number=2))


class TestKeeping:
    async def test_what_was_written_comes_back_to_its_author(self, season: Season) -> None:
        written = writing(so_what="It blocks", plan=PLAN, sees=CIRCLE, usefulness=4)
        await keep(season, season.ada, written)
        async with season.work() as work:
            assert (await service.draft(work, season.first, season.ada)).written == written

    async def test_nobody_else_gets_it_as_their_draft(self, season: Season) -> None:
        await keep(season, season.ada, writing())
        async with season.work() as work:
            assert (await service.draft(work, season.first, season.ben)).written is None

    async def test_no_text_stands_readable_in_the_database(self, season: Season) -> None:
        await keep(season, season.ada, writing("my secret", so_what="my reason", plan=IfThenPlan("it rains", "I stay")))
        async with season.work() as work:
            reflection = (await work.session.scalars(sa.select(Reflection))).one()
            plan = (await work.session.scalars(sa.select(Commitment))).one()
        stored = b"".join(text or b"" for text in (reflection.what, reflection.so_what, plan.if_text, plan.then_text))
        assert not any(text in stored for text in (b"secret", b"reason", b"rains", b"stay"))

    async def test_keeping_twice_writes_once(self, season: Season) -> None:
        for _ in range(2):
            await keep(season, season.ada, writing(plan=PLAN))
        async with season.work() as work:
            assert await work.session.scalar(sa.select(sa.func.count(Reflection.id))) == 1
            assert await work.session.scalar(sa.select(sa.func.count(Commitment.id))) == 1

    async def test_only_the_first_time_is_new(self, season: Season) -> None:
        async with season.work() as work:
            first = await service.keep(work, season.first, season.ada, writing(), THE_DAY_AFTER)
        async with season.work() as work:
            again = await service.keep(work, season.first, season.ada, writing(), LATER)
        assert (first.new, again.new) == (True, False)

    async def test_editing_replaces_all_of_it(self, season: Season) -> None:
        await keep(season, season.ada, writing(so_what="old", plan=PLAN, usefulness=2))
        await keep(season, season.ada, writing("new"))
        async with season.work() as work:
            assert (await service.draft(work, season.first, season.ada)).written == writing("new")

    async def test_a_text_moved_to_another_row_does_not_open(self, season: Season) -> None:
        await keep(season, season.ada, writing("Ada's"))
        await keep(season, season.ben, writing("Ben's"))
        async with season.work() as work:
            rows = list(await work.session.scalars(sa.select(Reflection)))
            rows[0].what = rows[1].what
            await work.session.flush()
        async with season.work() as work:
            with pytest.raises(Exception, match="was not sealed there"):
                await service.draft(work, season.first, rows[0].person_id)


class TestWhoMay:
    async def test_somebody_outside_the_circle_may_not(self, season: Season) -> None:
        async with season.work() as work:
            with pytest.raises(NotAMember):
                await service.keep(work, season.first, somebody_else(), writing(), THE_DAY_AFTER)

    async def test_somebody_who_left_may_not(self, season: Season) -> None:
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, THE_DAY_AFTER)
        async with season.work() as work:
            with pytest.raises(NotAMember):
                await service.draft(work, season.first, season.ada)

    async def test_a_session_of_another_workspace_is_not_there(self, season: Season, storage: Storage) -> None:
        other = await begin_season(storage, "T2")
        async with other.work() as work:
            with pytest.raises(Gone):
                await service.keep(work, season.first, other.ada, writing(), THE_DAY_AFTER)

    @pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.MISSED, SessionState.CANCELLED])
    async def test_a_session_that_was_not_held_has_nothing_to_look_back_on(
        self, season: Season, state: SessionState
    ) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, state)
            with pytest.raises(NotHeldYet):
                await service.draft(work, second.id, season.ada)

    async def test_a_running_session_can_be_reflected_on_already(self, season: Season) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.RUNNING)
            assert (await service.draft(work, second.id, season.ada)).written is None


class TestDeepening:
    async def test_the_reason_is_added_to_the_second_answer(self, season: Season) -> None:
        await keep(season, season.ada, writing(so_what="It blocks"))
        async with season.work() as work:
            kept = await service.deepen(work, season.first, season.ada, "The log shows it")
        assert kept.written.so_what == "It blocks\nThe log shows it"

    async def test_the_same_reason_twice_is_added_once(self, season: Season) -> None:
        await keep(season, season.ada, writing(so_what="It blocks"))
        for _ in range(2):
            async with season.work() as work:
                kept = await service.deepen(work, season.first, season.ada, "The log shows it")
        assert kept.written.so_what == "It blocks\nThe log shows it"

    async def test_no_answer_changes_nothing(self, season: Season) -> None:
        await keep(season, season.ada, writing(so_what="It blocks"))
        async with season.work() as work:
            assert (await service.deepen(work, season.first, season.ada, "")).written.so_what == "It blocks"

    async def test_a_reason_without_a_reflection_has_no_place(self, season: Season) -> None:
        async with season.work() as work:
            with pytest.raises(Gone):
                await service.deepen(work, season.first, season.ada, "The log shows it")

    async def test_a_reason_that_does_not_fit_is_refused(self, season: Season) -> None:
        await keep(season, season.ada, writing(so_what="x" * 2500))
        async with season.work() as work:
            with pytest.raises(TextTooLong):
                await service.deepen(work, season.first, season.ada, "y" * 900)


class TestWaiting:
    async def test_an_ended_session_waits_for_a_reflection(self, season: Season) -> None:
        async with season.work() as work:
            waiting = await service.waiting_for(work, season.ada, THE_DAY_AFTER)
        assert [session.id for session in waiting] == [season.first]

    async def test_it_waits_no_longer_once_something_is_written(self, season: Season) -> None:
        await keep(season, season.ada, writing())
        async with season.work() as work:
            assert await service.waiting_for(work, season.ada, THE_DAY_AFTER) == []

    async def test_it_goes_on_waiting_for_the_others(self, season: Season) -> None:
        await keep(season, season.ada, writing())
        async with season.work() as work:
            assert len(await service.waiting_for(work, season.ben, THE_DAY_AFTER)) == 1

    async def test_after_two_weeks_it_waits_no_longer(self, season: Season) -> None:
        async with season.work() as work:
            assert await service.waiting_for(work, season.ada, THE_DAY_AFTER + timedelta(days=14)) == []

    async def test_the_newest_comes_first(self, season: Season) -> None:
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.ENDED)
            await work.session.flush()
            waiting = await service.waiting_for(work, season.ada, THE_DAY_AFTER + timedelta(days=7))
        assert [session.id for session in waiting] == [second.id, season.first]

    async def test_the_last_one_written_about_is_known(self, season: Season) -> None:
        await keep(season, season.ada, writing())
        async with season.work() as work:
            last = await service.last_reflected(work, season.ada)
        assert last
        assert last.id == season.first

    async def test_nothing_written_has_no_last_one(self, season: Season) -> None:
        async with season.work() as work:
            assert await service.last_reflected(work, season.ada) is None


class TestSharing:
    async def test_what_only_its_author_sees_is_shared_with_nobody(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN))
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []
            assert await shown_next_time(work, season) == []
            assert await service.progress_since(work, season.circle, THE_DAY_AFTER) == Progress(0, 0)

    async def test_a_new_season_does_not_begin_with_the_plans_of_the_one_before(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        async with season.work() as work:
            assert len(await shown_next_time(work, season)) == 1
            (await work.get(Session, season.first)).number = 0
            await work.session.flush()
            assert await shown_next_time(work, season) == []

    async def test_the_circle_reads_the_first_answer_with_its_author(self, season: Season) -> None:
        await keep(season, season.ada, writing("first", so_what="second", sees=CIRCLE))
        async with season.work() as work:
            shared = await service.shared_since(work, season.circle, THE_DAY_AFTER)
        assert [(one.text, one.author) for one in shared] == [("first", "UADA")]

    async def test_anonymous_answers_and_plans_of_three_have_no_author(self, season: Season) -> None:
        for person in (season.ada, season.ben, season.cem):
            await keep(season, person, writing("first", plan=PLAN, sees=ANONYMOUS))
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == [SharedAnswer("first", None)] * 3
            plans = await shown_next_time(work, season)
        assert [(plan.if_text, plan.author) for plan in plans] == [(PLAN.if_text, None)] * 3

    async def test_anonymous_answers_and_plans_of_two_stay_with_them(self, season: Season) -> None:
        for person in (season.ada, season.ben):
            await keep(season, person, writing(plan=PLAN, sees=ANONYMOUS))
        await keep(season, season.cem, writing("with a name", plan=PLAN, sees=CIRCLE))
        async with season.work() as work:
            assert [one.author for one in await service.shared_since(work, season.circle, THE_DAY_AFTER)] == ["UCEM"]
            assert [plan.author for plan in await shown_next_time(work, season)] == ["UCEM"]
            assert await service.progress_since(work, season.circle, THE_DAY_AFTER) == Progress(1, 0)

    async def test_who_leaves_does_not_count_among_the_three(self, season: Season) -> None:
        for person in (season.ada, season.ben, season.cem):
            await keep(season, person, writing(plan=PLAN, sees=ANONYMOUS))
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, LATER)
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []
            assert await shown_next_time(work, season) == []

    async def test_where_only_the_second_answer_was_written_nothing_is_shared(self, season: Season) -> None:
        await keep(season, season.ada, writing("", so_what="second", sees=CIRCLE))
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []

    async def test_who_takes_it_back_is_no_longer_read(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        await keep(season, season.ada, writing(plan=PLAN), LATER)
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []
            assert await shown_next_time(work, season) == []

    async def test_an_edit_does_not_share_the_same_again(self, season: Season) -> None:
        await keep(season, season.ada, writing(sees=CIRCLE))
        await keep(season, season.ada, writing("with a comma", sees=CIRCLE), LATER)
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, LATER) == []

    async def test_what_is_shared_later_counts_from_then(self, season: Season) -> None:
        await keep(season, season.ada, writing())
        await keep(season, season.ada, writing(sees=CIRCLE), LATER)
        async with season.work() as work:
            assert len(await service.shared_since(work, season.circle, LATER)) == 1

    async def test_the_words_of_somebody_who_left_go_with_them(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, LATER)
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []
            assert await shown_next_time(work, season) == []


class TestNextTime:
    async def said_at(self, season: Season, position: int) -> str:
        """Return what the phase at this place says that is open in the second session."""
        deps = parts(season.storage, SimulatedClock(LATER))
        [phase] = [kind for kind in facilitation_posts.posts(deps) if kind.kind == sessions.PHASE]
        async with season.work() as work:
            second = a_session(work, season.circle, 2, SessionState.RUNNING)
            await work.session.flush()
            run = a_phase(work, second, position)
            run.state = PhaseState.OPEN
            await work.session.flush()
            message = await phase.compose(work, posted(sessions.PHASE, run.id, run.opens_at))
            await work.session.delete(second)
        return str(message.block_dicts()) if message else ""

    async def test_the_check_in_shows_what_was_set_out_and_shared_and_no_other_phase_does(self, season: Season) -> None:
        await keep(season, season.ada, writing(plan=IfThenPlan("a secret", "x")))
        await keep(season, season.ben, writing(plan=PLAN, sees=CIRCLE))
        recall, check_in = await self.said_at(season, 0), await self.said_at(season, 1)
        assert ["Last time’s plans" in recall, PLAN.if_text in recall] == [False, False]
        assert [PLAN.if_text in check_in, "(<@UBEN>)" in check_in, "secret" in check_in] == [True, True, False]

    async def test_what_was_taken_back_is_not_in_it(self, season: Season) -> None:
        await keep(season, season.ben, writing(plan=PLAN, sees=CIRCLE))
        await keep(season, season.ben, writing())
        assert "Last time’s plans" not in await self.said_at(season, 1)


class TestTakenBack:
    async def brought_up_to_date(self, season: Season) -> set[tuple[str, str | None]]:
        async with season.work() as work:
            updates = sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.UPDATE)
            return {(each.kind, each.slack_ts) for each in await work.all(updates)}

    async def in_channel(self, season: Season) -> set[tuple[str, str | None]]:
        """Post three digests and two phases, one of them over; return what tells of the first session."""
        async with season.work() as work:
            later = a_session(work, season.circle, 2, SessionState.RUNNING)
            await work.session.flush()
            phases = [a_phase(work, later, number) for number in (0, 1)]
            await work.session.flush()
            rows = [posted(DIGEST, season.circle, THE_DAY_AFTER + timedelta(days=days)) for days in (-7, 0, 7)]
            expired = posted(DIGEST, season.circle, THE_DAY_AFTER + timedelta(hours=1), OutboxState.EXPIRED)
            rows += [posted(sessions.PHASE, each.id, each.opens_at) for each in phases]
            for row in (*rows, expired):
                work.add(row)
        return {(rows[2].kind, rows[2].slack_ts), (rows[4].kind, rows[4].slack_ts)}

    @pytest.mark.parametrize("sees", [CIRCLE, ANONYMOUS])
    async def test_what_is_deleted_goes_out_of_the_one_digest_and_the_one_thread(
        self, season: Season, sees: Visibility
    ) -> None:
        shown = await self.in_channel(season)
        await keep(season, season.ada, writing(plan=PLAN, sees=sees))
        async with season.work() as work:
            assert await service.delete(work, season.first, season.ada, LATER)
        assert await self.brought_up_to_date(season) == shown
        async with season.work() as work:
            assert await service.shared_since(work, season.circle, THE_DAY_AFTER) == []
            assert await shown_next_time(work, season) == []

    @pytest.mark.parametrize("after", [writing("other words", sees=CIRCLE), writing()])
    async def test_so_does_what_is_changed_or_kept_to_oneself(self, season: Season, after: Written) -> None:
        shown = await self.in_channel(season)
        await keep(season, season.ada, writing(plan=PLAN, sees=CIRCLE))
        assert await self.brought_up_to_date(season) == set()
        await keep(season, season.ada, after, LATER)
        assert await self.brought_up_to_date(season) == shown

    async def test_of_what_nobody_else_saw_nothing_has_to_be_said(self, season: Season) -> None:
        await self.in_channel(season)
        await keep(season, season.ada, writing(plan=PLAN))
        async with season.work() as work:
            await service.delete(work, season.first, season.ada, LATER)
        assert await self.brought_up_to_date(season) == set()

    async def test_deleting_twice_or_what_somebody_else_wrote_deletes_nothing(self, season: Season) -> None:
        await keep(season, season.ben, writing())
        async with season.work() as work:
            assert not await service.delete(work, season.first, season.ada, LATER)
            assert (await service.draft(work, season.first, season.ben)).written == writing()

    async def test_who_has_left_may_still_delete(self, season: Season) -> None:
        await keep(season, season.ada, writing(sees=CIRCLE))
        async with season.work() as work:
            await membership.leave(work, season.circle, season.ada, LATER)
        async with season.work() as work:
            assert await service.delete(work, season.first, season.ada, LATER)
            assert await work.all(sa.select(Reflection)) == []
