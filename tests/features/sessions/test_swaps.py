"""Roles that people swap: asked, answered, taken back, too late; and never without a yes."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest

from bot.features.assignments import service as assignments
from bot.features.membership import service as membership
from bot.features.payloads import RoleButton, SessionButton, SwapButton, SwapDraft
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import SessionInfo
from bot.features.swaps import service
from bot.features.swaps.rules import exchanges
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CORE_ROLES, CircleState, Presence, SessionState
from bot.kernel.errors import (
    AskedSomebodyElse,
    CircleIsPaused,
    Gone,
    ItIsOver,
    NotAMember,
    NotComing,
    Refusal,
    RoleHasMoved,
    RoleIsOnOffer,
    SessionHasBegun,
    SwapIsSettled,
)
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, Session
from tests.features.fakes import FORMATS, answer, new_team, press
from tests.features.sessions.stage import START, Shown, Stage, new_stage
from tests.features.sessions.test_handlers import presence

pytestmark = pytest.mark.long


def shown_in(said: Responses) -> str:
    assert isinstance(said, ShowModal | ChangeModal)
    return str(said.view.to_dict()).replace("\xa0", " ")


async def turn_of(stage: Stage, role: str) -> UUID:
    found = (await stage.session()).holder(role)
    assert found is not None
    return found.turn_id


async def about(stage: Stage, role: str = "moderation") -> str:
    return RoleButton(session=(await stage.session()).id, turn=await turn_of(stage, role)).pack()


async def asks(stage: Stage, giver: str, role: str, whom: str, back: str | None = None) -> Responses:
    """Have somebody ask another one to take their role."""
    draft = SwapDraft(
        session=(await stage.session()).id, turn=await turn_of(stage, role), person=stage.team.person(whom),
        back=await turn_of(stage, back) if back else None,
    )  # fmt: skip
    return await stage.press(giver, "sessions:ask-to-swap", draft.pack())


async def hands_over(stage: Stage, giver: str) -> Responses:
    return await stage.press(giver, "sessions:hand-over", await about(stage))


def question(stage: Stage, user: str) -> Shown:
    return next(one for one in stage.dms(user) if "sessions:swap-yes" in one.buttons)


async def held(stage: Stage) -> dict[str, str]:
    return {one.role: one.user for one in (await stage.session()).roles}


BEFORE = {"moderation": "UANA", "documentation": "UBEN", "reflection": "UCEM"}
SWAPPED = {"moderation": "UBEN", "documentation": "UANA", "reflection": "UCEM"}


class TestAsking:
    async def test_it_shows_everybody_who_comes_with_what_they_would_give(self, stage: Stage) -> None:
        await stage.press_on("UCEM", stage.card(), "sessions:cannot-come")
        said = shown_in(await stage.press_on("UANA", stage.card(), "sessions:swap"))
        assert "<@UBEN> takes 🎙 Moderation, you take ✍ Documentation." in said
        assert "<@UCEM>" not in said

    async def test_nothing_changes_before_the_yes(self, stage: Stage) -> None:
        card = stage.card().words
        said = await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        assert "Until they say yes, nothing changes" in shown_in(said)
        assert await held(stage) == BEFORE
        assert stage.card().words == card
        assert "would like to swap with you" in question(stage, "UBEN").words

    async def test_a_yes_swaps_and_both_and_the_card_say_so(self, stage: Stage) -> None:
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        shown = question(stage, "UBEN")
        await stage.press_on("UBEN", shown, "sessions:swap-yes")
        assert await held(stage) == SWAPPED
        assert "Moderation: <@UBEN>, Documentation: <@UANA>" in stage.card().message.text
        (asked,) = [one for one in stage.dms("UBEN") if one.ts == shown.ts]
        assert "you take 🎙 Moderation, <@UANA> takes ✍ Documentation" in asked.words
        assert not asked.buttons
        assert "you take ✍ Documentation, they take 🎙 Moderation" in stage.dms("UANA")[-1].words

    async def test_a_no_changes_nothing_and_asks_for_no_reason(self, stage: Stage) -> None:
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        await stage.press_on("UBEN", question(stage, "UBEN"), "sessions:swap-no")
        assert await held(stage) == BEFORE
        assert "would rather not swap" in stage.dms("UANA")[-1].words

    async def test_somebody_without_a_role_takes_it_and_gives_none(self, stage: Stage) -> None:
        await asks(stage, "UANA", "moderation", "UDEA")
        await stage.press_on("UDEA", question(stage, "UDEA"), "sessions:swap-yes")
        assert await held(stage) == BEFORE | {"moderation": "UDEA"}

    async def test_role_cards_that_were_sent_change(self, told: Stage) -> None:
        await asks(told, "UANA", "moderation", "UBEN", "documentation")
        await told.press_on("UBEN", question(told, "UBEN"), "sessions:swap-yes")
        assert "is with <@UBEN> now" in told.dms("UANA")[0].words
        assert any("You moderate" in one.message.text for one in told.dms("UBEN"))

    async def test_each_of_the_two_can_undo_it_by_a_new_swap(self, stage: Stage) -> None:
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        await stage.press_on("UBEN", question(stage, "UBEN"), "sessions:swap-yes")
        await asks(stage, "UANA", "documentation", "UBEN", "moderation")
        await stage.press_on("UBEN", question(stage, "UBEN"), "sessions:swap-yes")
        assert await held(stage) == BEFORE

    async def test_asking_twice_asks_once_and_somebody_else_only_after_taking_it_back(self, stage: Stage) -> None:
        for _ in range(2):
            await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        assert len([one for one in stage.dms("UBEN") if one.buttons]) == 1
        for other in (asks(stage, "UANA", "moderation", "UDEA"), hands_over(stage, "UANA")):
            with pytest.raises(RoleIsOnOffer):
                await other
        said = await stage.press_on("UANA", stage.card(), "sessions:swap")
        assert "you have asked <@UBEN>" in shown_in(said)
        assert "sessions:take-back" in shown_in(said)

    async def test_what_was_taken_back_is_settled_for_whoever_was_asked(self, stage: Stage) -> None:
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        shown = question(stage, "UBEN")
        yes = shown.buttons["sessions:swap-yes"]
        await stage.press("UANA", "sessions:take-back", await about(stage))
        assert "has taken back the question" in next(one for one in stage.dms("UBEN") if one.ts == shown.ts).words
        with pytest.raises(SwapIsSettled):
            await stage.press("UBEN", "sessions:swap-yes", yes)
        with pytest.raises(SwapIsSettled):
            await stage.press("UANA", "sessions:take-back", await about(stage))
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        await stage.press_on("UBEN", question(stage, "UBEN"), "sessions:swap-yes")
        assert await held(stage) == SWAPPED

    async def test_without_a_role_there_is_an_explanation(self, stage: Stage) -> None:
        said = await stage.press_on("UDEA", stage.card(), "sessions:swap")
        assert isinstance(said, Whisper)
        assert "nothing to swap" in str(said.message.block_dicts())


class TestTooLate:
    @pytest.fixture
    async def yes(self, stage: Stage) -> str:
        """What the button carries with which Ben says yes to Ana."""
        await asks(stage, "UANA", "moderation", "UBEN", "documentation")
        return question(stage, "UBEN").buttons["sessions:swap-yes"]

    async def test_the_session_has_begun(self, stage: Stage, yes: str) -> None:
        swap = SessionButton(session=(await stage.session()).id).pack()
        await stage.live_until(START)
        async with stage.work() as work:
            (await work.get(Session, (await stage.session()).id)).state = SessionState.RUNNING
        for user, action, value in (("UBEN", "swap-yes", yes), ("UANA", "swap", swap)):
            with pytest.raises(SessionHasBegun):
                await answer(stage.routes, press(stage.team.actors[user], f"sessions:{action}", value))
        await stage.settle()
        assert not [one for one in stage.dms("UBEN") if "sessions:swap-yes" in one.buttons]

    async def test_a_role_has_moved(self, stage: Stage, yes: str) -> None:
        documents = await about(stage, "documentation")
        await answer(stage.routes, press(stage.team.actors["UBEN"], "sessions:decline", documents))
        with pytest.raises(RoleHasMoved):
            await answer(stage.routes, press(stage.team.actors["UBEN"], "sessions:swap-yes", yes))
        await stage.settle()
        assert "is settled" in stage.dms("UANA")[-1].words
        with pytest.raises(SwapIsSettled):
            await stage.press("UBEN", "sessions:swap-yes", yes)

    @pytest.mark.parametrize("user", ["UANA", "UBEN"])
    async def test_one_of_the_two_cannot_come(self, stage: Stage, yes: str, user: str) -> None:
        async with stage.work() as work:
            found = await stage.session()
            await sessions_store.mark(work, found.id, stage.team.person(user), Presence.ABSENT)
        with pytest.raises(NotComing):
            await answer(stage.routes, press(stage.team.actors["UBEN"], "sessions:swap-yes", yes))

    async def test_whoever_asked_has_left(self, stage: Stage, yes: str) -> None:
        async with stage.work() as work:
            await membership.leave(work, stage.circle.id, stage.team.person("UANA"), stage.now())
        with pytest.raises(NotComing):
            await answer(stage.routes, press(stage.team.actors["UBEN"], "sessions:swap-yes", yes))
        await stage.settle()
        assert "would like to swap" not in stage.dms("UBEN")[-1].words

    async def test_the_session_has_another_time(self, stage: Stage, yes: str) -> None:
        async with stage.work() as work:
            (await work.get(Session, (await stage.session()).id)).starts_at = START + timedelta(hours=2)
        with pytest.raises(SwapIsSettled):
            await stage.press("UBEN", "sessions:swap-yes", yes)
        await stage.settle()
        assert "is settled" in stage.dms("UANA")[-1].words

    async def test_the_circle_pauses(self, stage: Stage, yes: str) -> None:
        async with stage.work() as work:
            (await work.get(Circle, stage.circle.id)).state = CircleState.PAUSED
        with pytest.raises(CircleIsPaused):
            await answer(stage.routes, press(stage.team.actors["UBEN"], "sessions:swap-yes", yes))

    @pytest.mark.parametrize("action", ["swap-yes", "swap-no"])
    async def test_nobody_answers_for_somebody_else(self, stage: Stage, yes: str, action: str) -> None:
        for user in ("UANA", "UDEA"):
            with pytest.raises(AskedSomebodyElse):
                await stage.press(user, f"sessions:{action}", yes)
        assert await held(stage) == BEFORE


class TestForgeries:
    async def test_roles_that_are_not_ones_own_are_not_given_away(self, stage: Stage) -> None:
        with pytest.raises(RoleHasMoved):
            await asks(stage, "UCEM", "moderation", "UBEN", "documentation")
        for action in ("hand-over", "take-back"):
            with pytest.raises(RoleHasMoved):
                await stage.press("UCEM", f"sessions:{action}", await about(stage))

    async def test_a_role_that_is_not_on_offer_cannot_be_taken(self, stage: Stage) -> None:
        with pytest.raises(ItIsOver):
            await stage.press("UDEA", "sessions:take-role", await about(stage))
        assert await held(stage) == BEFORE

    async def test_nobody_is_asked_for_what_is_not_theirs(self, stage: Stage) -> None:
        for whom, back in (("UDEA", "documentation"), ("UBEN", None), ("UANA", "moderation"), ("UANA", None)):
            with pytest.raises(RoleHasMoved):
                await asks(stage, "UANA", "moderation", whom, back)

    async def test_strangers_are_neither_asked_nor_asking(self, stage: Stage) -> None:
        await stage.team.meet("UZOE")
        with pytest.raises(NotComing):
            await asks(stage, "UANA", "moderation", "UZOE")
        with pytest.raises(NotAMember):
            await asks(stage, "UZOE", "moderation", "UDEA")

    @pytest.mark.parametrize("action", ["swap", "ask-to-swap", "hand-over", "take-back", "swap-yes", "swap-no"])
    async def test_what_is_made_up_or_of_another_workspace_is_gone(
        self, stage: Stage, storage: Storage, action: str
    ) -> None:
        for value in ("", "{}", "x" * 2000, SwapButton(swap=uuid4()).pack(), '{"session": null}'):
            with pytest.raises(Gone):
                await stage.press("UANA", f"sessions:{action}", value)
        other = await new_team(storage, "T2")
        await other.meet("UEVA")
        await asks(stage, "UANA", "moderation", "UDEA")
        values = {
            "swap": SessionButton(session=(await stage.session()).id).pack(),
            "swap-yes": question(stage, "UDEA").buttons["sessions:swap-yes"],
            "swap-no": question(stage, "UDEA").buttons["sessions:swap-no"],
            "ask-to-swap": (await about(stage))[:-1] + f',"person":"{uuid4()}"}}',
        }
        call = press(other.actors["UEVA"], f"sessions:{action}", values.get(action, await about(stage)))
        with pytest.raises(Gone):
            await answer(stage.routes, call)


class TestHandingOver:
    async def test_a_holder_offers_the_role_in_the_thread(self, stage: Stage) -> None:
        said = await hands_over(stage, "UANA")
        assert "is on offer in <#C1>" in shown_in(said)
        text = "<@UANA> would like to hand over for Thursday 12 March at 14:00: 🎙 Moderation."
        assert stage.in_thread()[0].message.text == text
        assert stage.in_thread()[0].thread == stage.card().ts

    async def test_the_first_who_presses_has_it(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        offer = stage.in_thread()[0].buttons["sessions:take-role"]
        await stage.press("UDEA", "sessions:take-role", offer)
        assert "<@UDEA> has taken over from <@UANA>" in stage.in_thread()[0].words
        assert not stage.in_thread()[0].buttons
        assert "Moderation: <@UDEA>" in stage.card().message.text
        with pytest.raises(ItIsOver):
            await stage.press("UBEN", "sessions:take-role", offer)

    async def test_what_who_takes_it_had_goes_by_the_rotation_and_not_to_whoever_offered(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        await stage.press_on("UBEN", stage.in_thread()[0], "sessions:take-role")
        assert await held(stage) == {"moderation": "UBEN", "documentation": "UDEA", "reflection": "UCEM"}

    async def test_offering_twice_posts_once(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        await hands_over(stage, "UANA")
        assert len(stage.in_thread()) == 1

    async def test_it_can_be_taken_back_and_offered_again(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        offer = stage.in_thread()[0].buttons["sessions:take-role"]
        await stage.press("UANA", "sessions:take-back", await about(stage))
        assert "this offer is over" in stage.in_thread()[0].words
        with pytest.raises(ItIsOver):
            await stage.press("UDEA", "sessions:take-role", offer)
        await hands_over(stage, "UANA")
        assert ["sessions:take-role" in one.buttons for one in stage.in_thread()] == [False, True]

    async def test_taking_ones_own_offer_changes_nothing(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        await stage.press_on("UANA", stage.in_thread()[0], "sessions:take-role")
        assert await held(stage) == BEFORE
        assert "sessions:take-role" in stage.in_thread()[0].buttons

    async def test_before_the_card_is_there_the_offer_stands_in_the_channel(
        self, storage: Storage, clock: SimulatedClock
    ) -> None:
        stage = await new_stage(storage, clock)
        await stage.settle()
        await hands_over(stage, "UANA")
        assert "would like to hand over" in stage.card().message.text

    async def test_an_offer_is_over_when_its_holder_cannot_come(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert not stage.in_thread()[0].buttons

    async def test_taking_over_shows_that_one_will_be_there(self, stage: Stage) -> None:
        await hands_over(stage, "UANA")
        await stage.press_on("UDEA", stage.in_thread()[0], "sessions:take-role")
        assert await presence(stage, "UDEA") is Presence.PRESENT


USERS = ("UANA", "UBEN", "UCEM", "UDEA", "UEVA")


class Life:
    """What people do at random with the roles of a session, and who has said yes to which."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.chance = stage, Random(seed)
        self.tally: Counter[str] = Counter()

    async def step(self, work: UnitOfWork, session_id: UUID) -> None:
        """Do one thing, and see that roles moved only to whoever agreed to just that."""
        before = await sessions.session(work, session_id)
        me, now = self.stage.team.person(self.chance.choice(USERS)), self.stage.now()
        doings = (self._ask, self._ask, self._ask, self._yes, self._yes, self._no, self._back, self._offer, self._take)
        doing = self.chance.choice(doings)
        try:
            agreed = await doing(work, before, me, now)
        except Refusal as refusal:
            agreed = {}
            self.tally[type(refusal).__name__] += 1
        else:
            self.tally[doing.__name__] += 1
        after = await sessions.session(work, session_id)
        assert sorted(one.role for one in after.roles) == sorted(CORE_ROLES)
        was, has = ({one.role: one.person_id for one in each.roles} for each in (before, after))
        moved = {role: person for role, person in has.items() if was[role] != person}
        assert moved.items() <= agreed.items()
        await service.tidy(work, now)

    async def _ask(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:
        possible = [each for gives in info.roles_of(me) for each in exchanges(info, gives)]
        if possible and self.chance.random() < 0.8:
            each = self.chance.choice(possible)
            gives, gets, whom = each.gives, each.gets, each.to.person_id
        else:
            gives, gets = self.chance.choice(info.roles), self.chance.choice([None, *info.roles])
            whom = self.stage.team.person(self.chance.choice(USERS))
        await service.ask(work, info.id, gives.turn_id, whom, gets.turn_id if gets else None, me, now)
        return {}

    async def _yes(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:  # noqa: ARG002
        waiting = [each for user in USERS for each in await service.questions_to(work, self.stage.team.person(user))]
        asked = self.chance.choice(waiting or [None])
        if asked is None:
            raise Gone
        me = self.chance.choice([asked.person_id, asked.person_id, me])
        await service.accept(work, asked.id, me, now)
        gets = {asked.gets.role: asked.gives.person_id} if asked.gets else {}
        return {asked.gives.role: me} | gets

    async def _no(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:  # noqa: ARG002
        for asked in await service.questions_to(work, me):
            await service.decline(work, asked.id, me, now)
        return {}

    async def _back(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:
        await service.take_back(work, info.id, self.chance.choice(info.roles).turn_id, me, now)
        return {}

    async def _offer(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:
        offered = self.chance.choice(info.roles)
        await service.hand_over(work, info.id, offered.turn_id, self.chance.choice([me, offered.person_id]), now)
        return {}

    async def _take(self, work: UnitOfWork, info: SessionInfo, me: UUID, now: datetime) -> dict[str, UUID]:
        """Take what is on offer; what they had is dealt by the rotation, never to whoever has a role already."""
        offered = await assignments.offered(work, [one.turn_id for one in info.roles])
        on_offer = [one for one in info.roles if one.turn_id in offered]
        taken = self.chance.choice([*info.roles, *on_offer, *on_offer])
        await assignments.take_role(work, info.id, taken.turn_id, me, FORMATS, now)
        after = await sessions.session(work, info.id)
        dealt = {one.role: one.person_id for one in after.roles if not info.roles_of(one.person_id)}
        if taken.person_id != me:
            dealt |= {one.role: one.person_id for one in after.roles if one.person_id == taken.person_id}
        return dealt | {taken.role: me}


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 4))])
async def test_whatever_people_do_no_role_is_lost_doubled_or_given_without_a_yes(
    storage: Storage, clock: SimulatedClock, seed: int
) -> None:
    stage = await new_stage(storage, clock, *USERS)
    await stage.settle()
    session_id, life = (await stage.session()).id, Life(stage, seed)
    for _ in range(60):
        async with stage.work() as work:
            await life.step(work, session_id)
    assert life.tally["_yes"] > 1, life.tally
