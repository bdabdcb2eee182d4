"""Again some time, rather not; and the question to who hasn't said a word for three rounds."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.features import actions
from bot.features.afterwards import handlers, posts, service, views
from bot.features.afterwards.forms import PairLookBackForm
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.forms import PEOPLE_LIMIT
from bot.features.coaching.rules import PairInfo
from bot.features.feedback import service as feedback
from bot.features.feedback.rules import Observation
from bot.features.payloads import PairButton, PeersButton
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import REFLECTIONS_KEPT
from bot.features.rounds import service as rounds
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import PairState
from bot.kernel.errors import Gone, NotYourPair
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.action_ids import Action
from bot.slack.message import Message
from bot.slack.request import Kind
from bot.slack.responses import ChangeMessage, CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import PairSeat
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, join, pair_of, pool_of, pool_row, queued_messages, start
from tests.features.coaching.test_views import PAIR, TRIO
from tests.features.conftest import Golden
from tests.features.fakes import Team, answer, parts, press, submit

HALF = timedelta(weeks=1)
TRIED = "Asking before I advise"


@pytest.fixture
async def team(storage: Storage) -> Team:
    return await pool_of(storage, "UANNA", "UBEN")


async def say(team: Team, user: str, state: PairState = PairState.MET) -> PairInfo:
    pair = await pair_of(team, user)
    async with team.storage.work(team.workspace_id) as work:
        return await coaching.say(work, pair.id, team.person(user), state, ROUND_ONE)


async def tap(team: Team, user: str, action: str, pair: PairInfo) -> Responses:
    routes = Routes()
    handlers.register(routes, parts(team.storage, SimulatedClock(ROUND_ONE)))
    return await answer(routes, press(team.actors[user], action, PairButton(pair=pair.id)))


async def composed(team: Team, kind: str) -> list[Message | None]:
    (post,) = [one for one in posts.posts(parts(team.storage, SimulatedClock(ROUND_ONE))) if one.kind == kind]
    rows = await queued_messages(team, kind)
    async with team.storage.work(team.workspace_id) as work:
        return [await post.compose(work, row) for row in rows]


class TestAfterMeeting:
    async def test_each_is_asked_alone_once_they_have_met(self, team: Team) -> None:
        await start(team)
        await say(team, "UANNA", PairState.DATED)
        assert await queued_messages(team, coaching.AFTER) == []
        await say(team, "UANNA")
        await say(team, "UBEN")
        assert [row.people for row in await queued_messages(team, coaching.AFTER)] == ["UANNA", "UBEN"]
        assert all(await composed(team, coaching.AFTER))
        await say(team, "UBEN", PairState.NOT_YET)
        assert not any(await composed(team, coaching.AFTER))

    async def test_who_both_would_meet_again_come_first_and_neither_is_told_what_the_other_said(
        self, storage: Storage
    ) -> None:
        team = await pool_of(storage, "UANNA", "UBEN", "UCARLA", "UDAVID")
        rounds = [await start(team, ROUND_ONE + n * TWO_WEEKS) for n in range(3)]
        pair = rounds[1][0]
        me, other = (str(one.user) for one in pair.people)
        couple = frozenset(one.person_id for one in pair.people)
        pool = (await pool_row(team)).id
        said = [await tap(team, user, actions.COACHING_AGAIN.name, pair) for user in (me,)]
        async with storage.work(team.workspace_id) as work:
            assert (await coaching_store.met(work, pool))[couple] == 2, "one alone changes nothing"
        said.append(await tap(team, other, actions.COACHING_AGAIN.name, pair))
        assert said[0] == said[1]
        async with storage.work(team.workspace_id) as work:
            assert (await coaching_store.met(work, pool))[couple] == 1

    async def test_rather_not_puts_the_other_on_the_private_list(self, team: Team) -> None:
        [pair] = await start(team)
        await say(team, "UANNA")
        told = await tap(team, "UANNA", actions.COACHING_RATHER_NOT.name, pair)
        assert isinstance(told, ChangeMessage)
        assert "UBEN" not in str(told)
        async with team.storage.work(team.workspace_id) as work:
            assert await coaching.not_with(work, team.person("UANNA")) == ["UBEN"]
            assert await coaching.not_with(work, team.person("UBEN")) == []
        assert await start(team, ROUND_ONE + TWO_WEEKS) == []

    async def test_a_list_that_is_full_opens(self, team: Team) -> None:
        [pair] = await start(team)
        full = [f"UX{number}" for number in range(PEOPLE_LIMIT)]
        await team.meet(*full)
        async with team.storage.work(team.workspace_id) as work:
            await coaching.keep_not_with(work, team.person("UANNA"), {team.person(user) for user in full})
        assert isinstance(await tap(team, "UANNA", actions.COACHING_RATHER_NOT.name, pair), ShowModal)

    @pytest.mark.parametrize("action", [actions.COACHING_AGAIN, actions.COACHING_RATHER_NOT])
    async def test_nobody_else_has_a_say(self, team: Team, action: Action[PairButton]) -> None:
        [pair] = await start(team)
        await team.meet("UCARLA")
        with pytest.raises(NotYourPair):
            await tap(team, "UCARLA", action.name, pair)


class TestLookedBack:
    async def test_what_somebody_writes_after_a_round_is_sealed_and_nobody_elses(self, team: Team) -> None:
        [pair] = await start(team)
        await say(team, "UANNA")
        assert not opened(await tap(team, "UANNA", actions.COACHING_LOOK_BACK.name, pair))
        await write(team, "UANNA", pair, tried=TRIED, kept="Silence")
        assert TRIED in opened(await tap(team, "UANNA", actions.COACHING_LOOK_BACK.name, pair))
        assert not opened(await tap(team, "UBEN", actions.COACHING_LOOK_BACK.name, pair))
        assert all(TRIED not in str(message) for message in await composed(team, coaching.AFTER))
        async with team.storage.reading(team.workspace_id) as work:
            rows = await work.all(sa.select(PairSeat).where(PairSeat.tried.is_not(None)))
        assert [row.person_id for row in rows] == [team.person("UANNA")]
        assert TRIED.encode() not in (rows[0].tried or b"")

    async def test_what_is_emptied_is_gone(self, team: Team) -> None:
        [pair] = await start(team)
        await write(team, "UANNA", pair, tried=TRIED, kept="Silence")
        await write(team, "UANNA", pair, tried="", kept="Silence")
        assert opened(await tap(team, "UANNA", actions.COACHING_LOOK_BACK.name, pair)) == "Silence"

    @pytest.mark.parametrize(("days", "left"), [(-1, TRIED), (1, "")])
    async def test_a_year_after_the_round_it_is_deleted(self, team: Team, days: int, left: str) -> None:
        [pair] = await start(team)
        await write(team, "UANNA", pair, tried=TRIED, kept="")
        async with team.storage.work(team.workspace_id) as work:
            await privacy.delete_what_is_over(work, pair.ends_at + REFLECTIONS_KEPT + timedelta(days=days))
        assert opened(await tap(team, "UANNA", actions.COACHING_LOOK_BACK.name, pair)) == left

    @pytest.mark.parametrize("kind", [Kind.ACTION, Kind.SUBMISSION])
    async def test_nobody_else_writes_about_it(self, team: Team, kind: Kind) -> None:
        [pair] = await start(team)
        await team.meet("UCARLA")
        with pytest.raises(NotYourPair):
            await (
                tap(team, "UCARLA", actions.COACHING_LOOK_BACK.name, pair)
                if kind is Kind.ACTION
                else write(team, "UCARLA", pair, tried=TRIED, kept="")
            )


class TestFeedback:
    async def test_whoever_met_for_coaching_is_asked_and_only_whoever_asked_reads_the_answer(self, team: Team) -> None:
        await start(team)
        pair = await say(team, "UANNA")
        ben, within = UserId("UBEN"), PeersButton(pair=pair.id)
        async with team.storage.work(team.workspace_id) as work:
            await feedback.ask(work, team.person("UANNA"), within, [ben], "How I ask", ROUND_ONE)
            (asked,) = (await feedback.waiting(work, team.person("UBEN"), ROUND_ONE)).questions
            await feedback.answer(work, asked.id, team.person("UBEN"), Observation("Today", "You", "It", ""), ROUND_ONE)
            assert (await feedback.waiting(work, team.person("UBEN"), ROUND_ONE)).answers == ()
            (answered,) = (await feedback.waiting(work, team.person("UANNA"), ROUND_ONE)).answers
        assert (answered.giver, answered.answer.situation, answered.circle) == (ben, "Today", None)

    async def test_nobody_else_asks_and_nobody_before_they_have_met(self, team: Team) -> None:
        await team.meet("UCARLA")
        [pair] = await start(team)
        for user in ("UANNA", "UCARLA"):
            async with team.storage.work(team.workspace_id) as work:
                with pytest.raises(Gone):
                    await feedback.peers(work, team.person(user), PeersButton(pair=pair.id))
            await say(team, "UBEN")


async def write(team: Team, user: str, pair: PairInfo, **inputs: str) -> None:
    routes, about = Routes(), PairButton(pair=pair.id)
    handlers.register(routes, parts(team.storage, SimulatedClock(ROUND_ONE)))
    keep = submit(team.actors[user], actions.COACHING_KEEP_LOOK_BACK.name, inputs, about)
    assert isinstance(await answer(routes, keep), CloseModals)


def opened(found: Responses) -> str:
    """Return what stands in the inputs of a modal."""
    assert isinstance(found, ShowModal)
    inputs = [block["element"] for block in found.view.to_dict()["blocks"] if block["type"] == "input"]
    return "\n".join(filter(None, (each.get("initial_value") for each in inputs)))


async def ask(team: Team, number: int) -> None:
    """Let the question come in the middle of a round, if anybody is to be asked."""
    now = ROUND_ONE + number * TWO_WEEKS + HALF
    async with team.storage.work(team.workspace_id) as work:
        (due,) = await rounds.due_midways(work, now, now)
        await service.ask_silent(work, due.subject, now)


class TestSilence:
    async def test_after_three_rounds_without_a_word_rounds_wait_for_an_answer(self, any_storage: Storage) -> None:
        team = await pool_of(any_storage, "UANNA", "UBEN")
        for number in range(3):
            assert await queued_messages(team, service.SILENT) == []
            await start(team, ROUND_ONE + number * TWO_WEEKS)
            await ask(team, number)
            await ask(team, number)
        assert [row.people for row in await queued_messages(team, service.SILENT)] == ["UANNA", "UBEN"]
        assert all(await composed(team, service.SILENT))
        fourth = ROUND_ONE + 3 * TWO_WEEKS
        async with team.storage.work(team.workspace_id) as work:
            assert await rounds.due_rounds(work, fourth, fourth) == []
            assert (await coaching.status(work, team.person("UANNA"), fourth)).waits
        for user in ("UANNA", "UBEN"):
            assert not (await join(team, user, fourth - HALF)).waits
        assert not any(await composed(team, service.SILENT))
        await start(team, fourth)
        await ask(team, 3)
        assert len(await queued_messages(team, service.SILENT)) == 2, "three more rounds go by before the next"

    async def test_a_word_in_one_of_them_is_enough(self, team: Team) -> None:
        for number in range(3):
            await start(team, ROUND_ONE + number * TWO_WEEKS)
            if number == 1:
                mine = await pair_of(team, "UANNA", ROUND_ONE + TWO_WEEKS)
                async with team.storage.work(team.workspace_id) as work:
                    await coaching.say(work, mine.id, team.person("UANNA"), PairState.NOT_YET, ROUND_ONE + TWO_WEEKS)
            await ask(team, number)
        assert await queued_messages(team, service.SILENT) == []


def test_in_both_languages_it_reads_well(words: Words, golden: Golden) -> None:
    golden("afterwards/met", views.after(words, replace(PAIR, state=PairState.MET), UserId("UANNA")))
    golden("afterwards/met-trio", views.after(words, replace(TRIO, state=PairState.MET), UserId("UANNA")))
    golden("afterwards/gladly", views.gladly(words))
    golden("afterwards/silent", views.silent(words))
    written, me = PairLookBackForm(tried="Asking first", kept=""), PAIR.people[0].person_id
    golden("afterwards/look-back", views.look_back_modal(words, PAIR, me, written))
