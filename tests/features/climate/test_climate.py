"""The climate check: asked three times a season, answered without names, shown from four answers on, then deleted."""

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import find, given
from hypothesis import strategies as st

from bot.features.circles import service as circles
from bot.features.climate import rules, service, store, views
from bot.features.climate.forms import ClimateForm
from bot.features.climate.rules import ENOUGH, ITEMS, KEPT, SCORES, ItemResult, Results, is_asked
from bot.features.payloads import SessionButton
from bot.features.sessions.rules import RETRO, Milestone, format_of, milestone_of
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Mode, SessionState
from bot.kernel.errors import ItIsOver, NotAMember
from bot.language.translator import Words
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, ShowModal
from bot.storage.unit_of_work import Storage
from models import Base, Circle, ClimateAnswer, ClimateTicket, Session
from tests.features.conftest import Golden
from tests.features.fakes import answer, option, submit
from tests.features.reflections.season import session_info, somebody_else
from tests.features.sessions.stage import FOUR, START, Relived, Shown, Stage, new_stage

COUNTS = st.dictionaries(st.sampled_from(SCORES), st.integers(0, 5))
ONE_SCORE = {"item_1": option(4), "item_2": option(2)}
END = START + timedelta(hours=1)


def leaks(counts: dict[int, int]) -> bool:
    return sum(counts.values()) < 4 and rules.shown(counts) is not None


class TestRules:
    @given(COUNTS)
    def test_under_four_nothing_is_shown(self, counts: dict[int, int]) -> None:
        assert not leaks(counts)

    def test_a_limit_of_three_would_be_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rules, "ENOUGH", 3)
        assert sum(find(COUNTS, leaks).values()) == 3

    @given(COUNTS.filter(lambda counts: sum(counts.values()) >= 4))
    def test_from_four_on_mean_and_spread_are_those_of_the_answers(self, counts: dict[int, int]) -> None:
        answers = [score for score, count in counts.items() for _ in range(count)]
        found = rules.shown(counts)
        assert found is not None
        assert (found.lowest, found.highest) == (min(answers), max(answers))
        assert found.mean == pytest.approx(sum(answers) / len(answers))

    @given(st.dictionaries(st.sampled_from(ITEMS), COUNTS))
    def test_all_sentences_together_are_those_that_are_shown_and_count_for_their_fewest(
        self, given_scores: dict[int, dict[int, int]]
    ) -> None:
        counted = {item: sum(counts.values()) for item, counts in given_scores.items() if rules.shown(counts)}
        found = rules.overall(given_scores)
        assert (found is None) == (not counted)
        if found:
            assert found.people == min(counted.values()) >= ENOUGH
            means = [result.mean for counts in given_scores.values() if (result := rules.shown(counts))]
            assert found.mean == pytest.approx(sum(means) / len(means))

    @given(st.integers(2, 26), st.booleans())
    def test_a_season_asks_at_most_three_times_never_first_and_always_in_the_end(
        self, sessions: int, milestones: bool
    ) -> None:
        asked, looked_back = [], False
        for number in range(1, sessions + 1):
            form = format_of(number, sessions, "own", looked_back=looked_back) if milestones else "own"
            looked_back |= milestone_of(form) is Milestone.MIDPOINT
            if is_asked(number, sessions, milestone_of(form), milestones=milestones):
                asked.append(number)
        assert asked[0] == 2
        assert asked[-1] == sessions
        assert len(asked) <= 3

    def test_one_session_alone_is_no_season_to_ask_about(self) -> None:
        assert not is_asked(1, 1, None, milestones=False)

    def test_an_empty_form_is_no_answer(self) -> None:
        assert ClimateForm(item_3=5).scores() == {3: 5}
        with pytest.raises(FormInvalid):
            ClimateForm().scores()


async def half_way(storage: Storage, clock: SimulatedClock, *users: str) -> Stage:
    """Return a circle that has just looked back on its way."""
    stage = await new_stage(storage, clock, *users, change=lambda row: setattr(row, "milestones", True))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    async with stage.work() as work:
        await work.session.execute(sa.update(Session).values(format_id=RETRO))
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")
    return stage


@pytest.fixture
async def stage(relived: Relived) -> AsyncIterator[Stage]:
    async with relived.after(half_way) as stage:
        yield stage


def question(stage: Stage) -> Shown:
    return next(one for one in stage.in_thread() if "climate:open" in one.buttons)


async def answers(stage: Stage, user: str, fields: Any) -> Any:
    opened = await stage.press_on(user, question(stage), "climate:open")
    assert isinstance(opened, ShowModal)
    metadata = opened.view.private_metadata or SessionButton(session=(await stage.session()).id)
    said = await answer(stage.routes, submit(stage.team.actors[user], "climate:keep", fields, metadata))
    await stage.settle()
    return said


async def rows(stage: Stage, table: type[Base]) -> list[Any]:
    async with stage.work() as work:
        return list(await work.all(sa.select(table)))


async def counted(stage: Stage) -> dict[tuple[int, int], int]:
    return {(row.item, row.score): row.given for row in await rows(stage, ClimateAnswer) if row.given}


async def closed(stage: Stage) -> Results:
    await stage.live_until(END + timedelta(days=6))
    async with stage.work() as work:
        about = await stage.session()
        return await service.result(work, about.id, stage.team.person("UANA"), stage.now())


@pytest.mark.long
class TestInTheThread:
    async def test_four_answer_and_see_mean_and_spread_once_it_is_closed(self, stage: Stage) -> None:
        for user, score in zip(FOUR, (5, 4, 4, 2), strict=True):
            thanks = await answers(stage, user, {"item_1": option(score), "item_2": option(1) if score > 4 else None})
            assert isinstance(thanks, ChangeModal)
        with pytest.raises(ItIsOver):
            await stage.press("UANA", "climate:result", SessionButton(session=(await stage.session()).id).pack())
        found = await closed(stage)
        assert found == {1: ItemResult(3.75, 2, 5), 2: None, 3: None, 4: None, 5: None}
        look = stage.in_thread()[-1]
        assert isinstance(await stage.press_on("UDEA", look, "climate:result"), ShowModal)
        assert "3.75" not in look.words
        assert "climate:open" not in {button for one in stage.in_thread() for button in one.buttons}

    async def test_of_three_answers_nothing_is_shown(self, stage: Stage) -> None:
        for user in FOUR[:3]:
            await answers(stage, user, ONE_SCORE)
        assert set((await closed(stage)).values()) == {None}
        assert "Too few answered" in stage.in_thread()[-1].words
        assert "climate:result" not in stage.in_thread()[-1].buttons

    async def test_a_circle_that_pauses_hears_of_it_once_it_is_back(self, stage: Stage) -> None:
        for user in FOUR:
            await answers(stage, user, ONE_SCORE)
        before, back = len(stage.in_thread()), stage.now() + timedelta(days=20)
        async with stage.work() as work:
            await circles.pause(work, (await stage.session()).circle.id, back, stage.now())
        await closed(stage)
        assert len(stage.in_thread()) == before
        await stage.live_until(back + timedelta(hours=1))
        assert "climate:result" in stage.in_thread()[-1].buttons

    async def test_nobody_answers_twice_or_afterwards(self, stage: Stage) -> None:
        await answers(stage, "UBEN", ONE_SCORE)
        await answers(stage, "UBEN", ONE_SCORE)
        assert await counted(stage) == {(1, 4): 1, (2, 2): 1}
        late = question(stage)
        value = late.buttons["climate:open"]
        await closed(stage)
        with pytest.raises(ItIsOver):
            await stage.press("UCEM", "climate:open", value)

    async def test_strangers_neither_answer_nor_look(self, stage: Stage) -> None:
        session = await stage.session()
        async with stage.work() as work:
            with pytest.raises(NotAMember):
                await service.answer(work, session.id, somebody_else(), {1: 5}, stage.now())
            with pytest.raises(NotAMember):
                await service.result(work, session.id, somebody_else(), stage.now() + timedelta(days=9))

    async def test_three_are_given_a_question_to_talk_about_instead(self, relived: Relived) -> None:
        async with relived.after(half_way, *FOUR[:3]) as stage:
            assert [one for one in stage.in_thread() if "to admit a mistake" in one.words]
            assert await rows(stage, ClimateAnswer) == []
            await stage.live_until(END + timedelta(days=6))
            assert not [one for one in stage.in_thread() if "climate check" in one.words]

    async def test_after_the_first_session_nobody_is_asked(self, storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(storage, clock)
        await stage.live_until(START)
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:end")
        assert not [one for one in stage.in_thread() if "climate:open" in one.buttons]


class TestWithoutNames:
    def test_who_answered_and_what_was_answered_have_nothing_in_common(self) -> None:
        answers, tickets = (set(table.__table__.columns.keys()) for table in (ClimateAnswer, ClimateTicket))
        assert answers & tickets == {"id", "workspace_id", "session_id"}
        assert answers - tickets == {"item", "score", "given"}
        assert tickets - answers == {"person_id"}

    async def test_whoever_answers_in_whatever_order_leaves_the_same_rows(self, stage: Stage) -> None:
        session = await stage.session()
        left = set()
        for order in list(permutations((1, 3, 5)))[:3]:
            async with stage.work() as work:
                await work.session.execute(sa.update(ClimateAnswer).values(given=0))
                await store.forget_who(work, session.id)
                for user, score in zip(FOUR, order, strict=False):
                    await service.answer(work, session.id, stage.team.person(user), {1: score}, stage.now())
                in_place = sa.select(ClimateAnswer.item, ClimateAnswer.score, ClimateAnswer.given)
                left.add(tuple(map(tuple, await work.session.execute(in_place.order_by(sa.text("rowid"))))))
        assert len(left) == 1

    @pytest.mark.long
    async def test_once_it_is_closed_nobody_knows_who_took_part(self, stage: Stage) -> None:
        await answers(stage, "UBEN", ONE_SCORE)
        assert len(await rows(stage, ClimateTicket)) == 1
        await closed(stage)
        assert await rows(stage, ClimateTicket) == []
        assert sum((await counted(stage)).values()) == 2


@pytest.mark.long
@pytest.mark.parametrize("another_season", [False, True])
async def test_the_numbers_go_two_weeks_after_the_season(stage: Stage, *, another_season: bool) -> None:
    await answers(stage, "UBEN", ONE_SCORE)
    await closed(stage)
    ended = (await stage.session()).ends_at
    async with stage.work() as work:
        if another_season:
            await work.session.execute(sa.update(Session).values(earlier=Session.number))
        else:
            await work.session.execute(sa.update(Circle).values(closed_at=ended))
    for late, left in ((-1, len(ITEMS) * len(SCORES)), (2, 0)):
        await stage.jump_to(ended + KEPT + timedelta(hours=late))
        assert len(await rows(stage, ClimateAnswer)) == left
    assert [one for one in stage.in_thread() if "are deleted" in one.words]


SESSION = session_info(number=2, state=SessionState.ENDED, mode=Mode.LIVE)
RESULTS = {1: ItemResult(4.25, 2, 5), 2: ItemResult(4.0, 4, 4), 3: None, 4: ItemResult(3.3333, 1, 5), 5: None}


def test_what_people_see_of_it(words: Words, golden: Golden) -> None:
    golden("climate/question", views.question(words, SESSION, END))
    golden("climate/talk", views.to_talk_about(words))
    golden("climate/closed", views.closed(words))
    golden("climate/modal", views.climate_modal(words, SESSION))
    golden("climate/counted", views.answered_modal(words))
    golden("climate/result", views.outcome(words, SESSION, RESULTS))
    golden("climate/too-few", views.outcome(words, SESSION, dict.fromkeys(ITEMS)))
    golden("climate/deleted", views.outcome(words, SESSION, None))
    golden("climate/numbers", views.result_modal(words, RESULTS))


def test_where_sentences_say_so_it_is_four() -> None:
    assert ENOUGH == 4
