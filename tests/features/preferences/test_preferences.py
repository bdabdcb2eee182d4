"""How somebody wants to be paired, a round that they skip, and the next round in numbers."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features import actions
from bot.features.affinity.rules import Couple, Peer
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import CoachingStatus, PairingBasis, RoundPlan, plan_round
from bot.features.coaching.views import state
from bot.features.consultation import handlers as consultation
from bot.features.pairing.rules import pair_up
from bot.features.payloads import ProgrammeButton, TogetherButton
from bot.features.preferences import handlers, rules, service, views
from bot.features.preferences.forms import PreferencesForm
from bot.features.preferences.rules import Preview
from bot.features.rounds import service as rounds
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, PairState
from bot.kernel.errors import CannotBeAsked, NotInPool, NotPoolOwner
from bot.kernel.working_time import weekends_in
from bot.language.translator import Words
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import CoachingSeat
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, join, pair_of, pool_of, pool_row, start, users
from tests.features.coaching.test_pools import a_programme
from tests.features.coaching.test_staying import NOW, ON, peers
from tests.features.conftest import Golden
from tests.features.fakes import Team, answer, command, option, parts, press, submit
from tests.features.tandems.couple import Tandems
from tests.rows import MONDAY


@dataclass
class App:
    """The pool of three, with its routes."""

    team: Team
    routes: Routes

    async def type(self, user: str, text: str) -> Responses:
        return await answer(self.routes, command(self.team.actors[user], "/coach", text))

    async def wants(self, user: str, at_once: int | str) -> None:
        inputs = {"own_circles": option("false"), "at_once": option(at_once)}
        await answer(self.routes, submit(self.team.actors[user], actions.COACHING_KEEP_SETTINGS.name, inputs))

    async def told(self, user: str) -> str:
        """Return what `/coach` says to somebody."""
        return str(state(self.team.actors[user].words, await self.status(user)).block_dicts())

    async def status(self, user: str) -> CoachingStatus:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await coaching.status(work, self.team.person(user), MONDAY)


@pytest.fixture
async def app(storage: Storage) -> App:
    routes, team = Routes(), await pool_of(storage, "UANNA")
    for user in ("UBEN", "UCARLA", "UDAVID"):
        await team.meet(user)
        await join(team, user, MONDAY + timedelta(seconds=len(team.actors)))
    handlers.register(routes, parts(storage, SimulatedClock(MONDAY)))
    return App(team, routes)


def said(answers: Responses) -> str:
    assert isinstance(answers, Whisper)
    return answers.message.text + str(answers.message.block_dicts())


class TestSkipping:
    async def test_one_tap_leaves_out_one_round_and_the_next_comes_by_itself(self, app: App) -> None:
        assert "next round goes ahead without you" in said(await app.type("UANNA", "skip"))
        first = await start(app.team)
        assert "UANNA" not in {user for pair in first for user in users(pair)}
        second = await start(app.team, ROUND_ONE + TWO_WEEKS)
        assert "UANNA" in {user for pair in second for user in users(pair)}

    async def test_a_longer_pause_stays_and_a_pause_is_no_skip(self, app: App) -> None:
        until = MONDAY + timedelta(weeks=4)
        async with app.team.storage.work(app.team.workspace_id) as work:
            await coaching.pause(work, app.team.person("UANNA"), until, MONDAY)
        await app.type("UANNA", "aussetzen")
        standing = await app.status("UANNA")
        assert (standing.paused_until, standing.skips) == (until, False)

    async def test_who_takes_no_part_has_nothing_to_skip(self, app: App) -> None:
        await app.team.meet("UEMIL")
        with pytest.raises(NotInPool):
            await app.type("UEMIL", "skip")


class TestWishes:
    async def test_they_come_back_to_their_author_and_the_department_is_sealed(self, app: App) -> None:
        me = app.team.actors["UANNA"]
        inputs = {"always_new": option("true"), "own_circles": option("true"), "department": "Sales"}
        await answer(app.routes, submit(me, actions.COACHING_KEEP_SETTINGS.name, inputs))
        found = await app.type("UANNA", "settings")
        assert isinstance(found, ShowModal)
        assert "'initial_value': 'Sales'" in str(found.view.to_dict())
        async with app.team.storage.work(app.team.workspace_id) as work:
            seat = (await work.session.scalars(sa.select(CoachingSeat).where(CoachingSeat.always_new))).one()
            assert seat.person_id == me.person_id
            assert b"Sales" not in (seat.department or b"")
            assert await service.own(work, app.team.person("UBEN")) == PreferencesForm()

    async def test_an_emptied_department_is_gone(self, app: App) -> None:
        for text in ("Sales", None):
            inputs = {"own_circles": option("false"), "department": text}
            await answer(app.routes, submit(app.team.actors["UANNA"], actions.COACHING_KEEP_SETTINGS.name, inputs))
        async with app.team.storage.work(app.team.workspace_id) as work:
            assert await service.own(work, app.team.person("UANNA")) == PreferencesForm()

    async def test_who_has_left_has_no_say(self, app: App) -> None:
        async with app.team.storage.work(app.team.workspace_id) as work:
            await coaching.leave(work, app.team.person("UANNA"), MONDAY)
        with pytest.raises(NotInPool):
            await app.type("UANNA", "settings")


class TestAtOnce:
    """In at most so many pairs at once: that of the round, those that last, and cases."""

    async def test_who_is_in_as_many_that_last_as_they_want_is_left_out_of_rounds_until_one_ends(
        self, app: App
    ) -> None:
        await app.wants("UANNA", 1)
        tandems = Tandems(app.team, SimulatedClock(MONDAY))
        tandem = await tandems.looks("UANNA")
        assert not (await app.status("UANNA")).full
        await tandems.asks(tandem, "UBEN", "UANNA")
        await tandems.press("UBEN", actions.TANDEMS_YES, tandem)
        assert "New rounds go ahead without you" in await app.told("UANNA")
        assert {user for pair in await start(app.team) for user in users(pair)} == {"UBEN", "UCARLA", "UDAVID"}
        await tandems.press("UANNA", actions.TANDEMS_END, tandem)
        second = await start(app.team, ROUND_ONE + TWO_WEEKS)
        assert "UANNA" in {user for pair in second for user in users(pair)}

    async def test_nobody_asks_who_is_in_as_many_as_they_want_with_the_pair_of_the_round(self, app: App) -> None:
        await app.wants("UBEN", 1)
        tandems = Tandems(app.team, SimulatedClock(MONDAY))
        consultation.register(tandems.routes, parts(app.team.storage, tandems.clock))
        await tandems.offers("UBEN")
        tandem = await tandems.looks("UANNA")
        assert "UBEN" in await tandems.page("UANNA", tandem)
        await start(app.team)
        assert "UBEN" not in await tandems.page("UANNA", tandem)
        with pytest.raises(CannotBeAsked):
            await tandems.asks(tandem, "UBEN", "UANNA")
        inputs = {
            "kind": option("case"), "about": "A talk", "by": {"selected_date": "2026-03-13"}, "language": option("en"),
        }  # fmt: skip
        await tandems.submit("UANNA", actions.CONSULTATION_KEEP, inputs)
        (asked,) = [people for kind, people in await tandems.to_everybody() if "question" in kind]
        assert asked in ("UCARLA", "UDAVID")
        pair = await pair_of(app.team, "UBEN")
        async with app.team.storage.work(app.team.workspace_id) as work:
            await coaching.say(work, pair.id, app.team.person("UBEN"), PairState.NOT_THIS_TIME, ROUND_ONE)
        assert await tandems.asks(tandem, "UBEN", "UANNA")

    @pytest.mark.parametrize("most", ["-1", "4", "many"])
    async def test_only_what_can_be_chosen_is_kept(self, app: App, most: str) -> None:
        with pytest.raises(FormInvalid):
            await app.wants("UANNA", most)


def test_people_of_other_departments_are_met_first_and_those_of_own_circles_where_both_want_it() -> None:
    one, other, third, fourth = peers(4)
    people = [replace(one, department="it"), replace(other, department="it"), replace(third, department="hr"), fourth]
    for seed in "abcdef":
        assert (one.id, other.id) not in pair_up(people, {}, set(), on=ON, seed=seed).groups
    circles = [frozenset({(n % 2 and third.id) or one.id}) for n in range(4)]
    own = [replace(each, own_circles=True, circles=circles[n]) for n, each in enumerate(peers(4))]
    for seed in "abcdef":
        assert set(pair_up(own, {}, set(), on=ON, seed=seed).groups) == {(one.id, third.id), (other.id, fourth.id)}


class TestPreview:
    async def test_whoever_was_first_sees_the_round_in_numbers_and_others_do_not(self, app: App) -> None:
        told = said(await app.type("UANNA", "preview"))
        assert "2 pairs" in told
        assert not [user for user in ("UANNA", "UBEN", "UCARLA", "UDAVID") if user in told]
        with pytest.raises(NotPoolOwner):
            await app.type("UBEN", "vorschau")

    async def test_whoever_may_offer_programmes_has_it_in_the_modal_where_they_look_after_one(self, app: App) -> None:
        programme = await a_programme(app.team, "UBEN", "UCARLA")
        about = ProgrammeButton(programme=programme.id)

        async def pressed(user: str) -> str:
            asked = press(app.team.actors[user], actions.COACHING_PREVIEW.name, about)
            shown = await answer(app.routes, replace(asked, payload=asked.payload | {"view": {"id": "V1"}}))
            assert isinstance(shown, ChangeModal)
            return str(shown.view.to_dict())

        told = await pressed("UANNA")
        assert "2 more people" in told
        assert "you may offer programmes" in told
        assert not [user for user in ("UBEN", "UCARLA") if user in told]
        with pytest.raises(NotPoolOwner):
            await pressed("UBEN")

    async def test_from_a_private_list_nothing_follows(self, app: App) -> None:
        before = said(await app.type("UANNA", "preview"))
        async with app.team.storage.work(app.team.workspace_id) as work:
            others = {app.team.person(user) for user in ("UANNA", "UCARLA", "UDAVID")}
            await coaching.keep_not_with(work, app.team.person("UBEN"), others)
        assert said(await app.type("UANNA", "preview")) == before
        await start(app.team)
        async with app.team.storage.work(app.team.workspace_id) as work:
            pool = (await pool_row(app.team)).id
            open_now, _, _ = await rounds.pool_to_pair(work, pool, ROUND_ONE, openly=True)
            kept_now, _, _ = await rounds.pool_to_pair(work, pool, ROUND_ONE)
        assert (open_now.blocked, len(kept_now.blocked)) == (frozenset(), 3)

    async def test_it_changes_nothing_and_who_looks_after_the_pool_says_how_long_pairs_stay(self, app: App) -> None:
        about = TogetherButton(rounds=3)
        changed = await answer(app.routes, press(app.team.actors["UANNA"], actions.COACHING_TOGETHER.name, about))
        assert "stay together for 3 rounds" in said(changed)
        with pytest.raises(NotPoolOwner):
            await answer(app.routes, press(app.team.actors["UBEN"], actions.COACHING_TOGETHER.name, about))
        first, second = [
            {frozenset(users(pair)) for pair in await start(app.team, ROUND_ONE + n * TWO_WEEKS)} for n in (0, 1)
        ]
        assert first == second

    async def test_when_the_first_has_left_the_next_one_looks_after_it(self, app: App) -> None:
        async with app.team.storage.work(app.team.workspace_id) as work:
            await coaching.leave(work, app.team.person("UANNA"), MONDAY)
        assert "1 trio" in said(await app.type("UBEN", "preview"))


@settings(max_examples=25)
@given(st.integers(0, 9), st.integers(0, 9))
def test_everybody_is_counted_once(many: int, others: int) -> None:
    people = [*peers(many + others)]
    people[many:] = [replace(one, language=Language.ENGLISH) for one in people[many:]]
    basis = PairingBasis(1, (), frozenset[Couple]())
    found = rules.count(_plan(basis, people), people, NOW, 1)
    assert 2 * found.pairs + 3 * found.trios + found.left_over == len(people)
    assert found.granted == found.staying == 0


def test_who_meets_whom_they_wish_for_is_counted() -> None:
    one, other, third, fourth = peers(4)
    people = [replace(one, offers=("Python",)), replace(other, wishes=("python",)), third, fourth]
    assert rules.count(_plan(PairingBasis(1, (), frozenset()), people), people, NOW, 1).granted == 1


def _plan(basis: PairingBasis, people: list[Peer]) -> RoundPlan:
    return plan_round(basis, people, {}, on=ON, seed="s", now=NOW, closed=weekends_in)


POOL = UUID(int=7)


def test_in_both_languages_it_reads_well(words: Words, golden: Golden) -> None:
    golden("preferences/settings", views.settings_modal(words, PreferencesForm(), 3))
    known = PreferencesForm(always_new=True, own_circles=True, at_once=2, department="Sales & more")
    golden("preferences/settings-kept", views.settings_modal(words, known, 1))
    golden("preferences/preview", views.preview(words, Preview(ROUND_ONE, 3, 12, 1, 1, 2, 5), POOL))
    golden("preferences/preview-none", views.preview(words, Preview(ROUND_ONE, 1), POOL, "Leading"))
    few = Preview(ROUND_ONE, 3, pairs=1, missing=2)
    golden("preferences/preview-programme", views.preview(words, few, POOL, "Leading & more", of_programme=True))
