"""Pausing, ending and merging as people ask for it, by command and by button, on both databases."""

from typing import Any

import pytest

from bot.features.actions import (
    CIRCLES_END,
    CIRCLES_PAUSE,
    CIRCLES_RESUME,
    LIFECYCLE_ACCEPT,
    LIFECYCLE_END_NOW,
    LIFECYCLE_END_WELL,
    LIFECYCLE_GO_ON,
    LIFECYCLE_MERGE,
    LIFECYCLE_MOVE,
    LIFECYCLE_OFFER,
    LIFECYCLE_PAUSE,
    LIFECYCLE_STAY,
    LIFECYCLE_WAYS,
    LIFECYCLE_WITHDRAW,
)
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.lifecycle import handlers as lifecycle
from bot.features.merge import handlers as merge
from bot.features.merge import service as merge_service
from bot.features.payloads import CircleButton, ConsentButton, MergeButton, OfferButton
from bot.features.schedule import service as schedule
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CircleState
from bot.kernel.errors import CircleIsClosed, ItIsOver, NotAMember, NotAnOwner
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeMessage, ChangeModal, CloseModals, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from tests.features.fakes import FORMATS, Team, answer, command, new_team, parts, press, submit
from tests.rows import MONDAY


class House:
    """What is about how circles go on, and the people who use it."""

    def __init__(self, team: Team, clock: SimulatedClock) -> None:
        self.team, self.routes = team, Routes()
        for feature in (lifecycle, merge):
            feature.register(self.routes, parts(team.storage, clock))

    async def press(self, user: str, action: Action[Any], about: CircleInfo | ActionPayload) -> Responses:
        value = CircleButton(circle=about.id) if isinstance(about, CircleInfo) else about
        return await answer(self.routes, press(self.team.actors[user], action.name, value))

    async def type(self, user: str, text: str, channel: str = "C1") -> Responses:
        return await answer(self.routes, command(self.team.actors[user], "/circle", text, channel))

    async def pause(self, user: str, circle: CircleInfo, until: str) -> Responses:
        call = submit(
            self.team.actors[user], LIFECYCLE_PAUSE.name, {"until": {"selected_date": until}},
            CircleButton(circle=circle.id),
        )  # fmt: skip
        return await answer(self.routes, call)

    async def plan(self) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await schedule.plan_ahead(work, FORMATS, MONDAY)

    async def load(self, circle: CircleInfo) -> CircleInfo:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await circles.load(work, circle.id)


@pytest.fixture
async def house(any_storage: Storage, clock: SimulatedClock) -> House:
    return House(await new_team(any_storage), clock)


def shown(found: Responses) -> str:
    if isinstance(found, ShowModal | ChangeModal):
        return str(found.view.to_dict())
    assert isinstance(found, Whisper | ChangeMessage)
    return str(found.message.content())


async def test_what_only_shows_something_reads_without_a_lock(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN", "UCEM")
    await house.plan()
    for word, action in (("pause", CIRCLES_PAUSE), ("end", CIRCLES_END), ("merge", LIFECYCLE_MERGE)):
        modal = shown(await house.press("UANNA", action, circle))
        assert "Async Python" in modal
        assert shown(await house.type("UANNA", word)) == modal
        with pytest.raises(NotAnOwner):
            await house.press("UBEN", action, circle)
        assert "Async Python" not in shown(await house.type("UBEN", word))


async def test_a_circle_pauses_and_goes_on(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN", "UCEM")
    await house.plan()
    with pytest.raises(FormInvalid):
        await house.pause("UANNA", circle, "2026-03-01")
    assert isinstance(await house.pause("UANNA", circle, "2026-04-01"), CloseModals)
    assert (await house.load(circle)).state is CircleState.PAUSED
    assert LIFECYCLE_END_WELL.name not in shown(await house.press("UANNA", CIRCLES_END, circle))
    assert "Async Python" in shown(await house.type("UANNA", "resume", "CELSEWHERE"))
    assert (await house.load(circle)).state is CircleState.ACTIVE
    with pytest.raises(ItIsOver):
        await house.press("UANNA", CIRCLES_RESUME, circle)


async def test_only_what_pauses_can_be_meant_to_go_on(house: House) -> None:
    paused = await house.team.gather("UANNA", name="Rust")
    await house.team.gather("UANNA", name="Go")
    assert "Rust" not in shown(await house.type("UANNA", "resume"))
    await house.pause("UANNA", paused, "2026-04-01")
    assert await house.type("UANNA", "resume") is None, "its channel is told anyway"
    assert (await house.load(paused)).state is CircleState.ACTIVE


async def test_who_runs_several_circles_is_asked_which(house: House) -> None:
    await house.team.gather("UANNA", name="Rust", channel="C2")
    await house.team.gather("UANNA", name="Go", channel="C3")
    for word in ("pause", "end", "merge"):
        said = shown(await house.type("UANNA", word))
        assert ("Rust" in said, "Go" in said) == (True, True)
    for word in ("pause", "end"):
        assert "Rust" not in shown(await house.type("UANNA", f"{word} go"))
        assert "Go" not in shown(await house.type("UANNA", word, channel="C2"))


async def test_a_circle_ends_with_its_next_session_or_at_once(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN", "UCEM")
    with pytest.raises(ItIsOver):
        await house.press("UANNA", LIFECYCLE_END_WELL, circle)
    await house.plan()
    assert LIFECYCLE_END_WELL.name in shown(await house.press("UANNA", CIRCLES_END, circle))
    assert "Async Python" in shown(await house.press("UANNA", LIFECYCLE_END_WELL, circle))
    assert (await house.load(circle)).sessions == 1
    assert "Async Python" in shown(await house.press("UANNA", LIFECYCLE_END_NOW, circle))
    with pytest.raises(CircleIsClosed):
        await house.press("UANNA", CIRCLES_END, circle)


async def test_nobody_goes_on_where_nothing_is_asked(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    for action in (LIFECYCLE_GO_ON, LIFECYCLE_WAYS):
        with pytest.raises(ItIsOver):
            await house.press("UBEN", action, circle)


async def test_what_is_for_owners_is_shown_to_owners_alone(house: House) -> None:
    circle = await house.team.gather("UANNA", "UBEN")
    await house.team.meet("UZOE")
    async with house.team.storage.work(house.team.workspace_id) as work:
        await circles.note_asked(work, circle.id, MONDAY)
    assert CIRCLES_END.name in shown(await house.press("UANNA", LIFECYCLE_WAYS, circle))
    others = shown(await house.press("UBEN", LIFECYCLE_WAYS, circle))
    assert "<@UANNA>" in others
    assert "action_id" not in others
    with pytest.raises(NotAMember):
        await house.press("UZOE", LIFECYCLE_WAYS, circle)
    await house.press("UBEN", LIFECYCLE_GO_ON, circle)
    with pytest.raises(ItIsOver):
        await house.press("UANNA", LIFECYCLE_WAYS, circle)


async def test_two_circles_go_on_together(house: House) -> None:
    mine = await house.team.gather("UANNA", "UBEN", name="Mine")
    theirs = await house.team.gather("UEVA", "UFAY", name="Theirs", channel="C2")
    offered = MergeButton(circle=mine.id, into=theirs.id)
    for _ in range(2):
        assert LIFECYCLE_WITHDRAW.name in shown(await house.press("UANNA", LIFECYCLE_OFFER, offered))
        about = await offer_to(house, "UEVA")
        assert LIFECYCLE_OFFER.name in shown(await house.press("UANNA", LIFECYCLE_WITHDRAW, about))
    await house.press("UANNA", LIFECYCLE_OFFER, offered)
    await house.press("UEVA", LIFECYCLE_ACCEPT, await offer_to(house, "UEVA"))
    for user, action in (("UANNA", LIFECYCLE_STAY), ("UBEN", LIFECYCLE_MOVE)):
        assert "Noted" in shown(await house.press(user, action, await asked_of(house, user)))
    async with house.team.storage.work(house.team.workspace_id) as work:
        await merge_service.settle(work, MONDAY)
    assert {member.user for member in (await house.load(theirs)).members} == {"UEVA", "UFAY", "UBEN"}
    assert (await house.load(mine)).state is CircleState.CLOSED


async def asked_of(house: House, user: str) -> ConsentButton:
    async with house.team.storage.reading(house.team.workspace_id) as work:
        (asked,) = await merge_service.consents_of(work, house.team.person(user))
    return ConsentButton(consent=asked.id)


async def offer_to(house: House, user: str) -> OfferButton:
    async with house.team.storage.reading(house.team.workspace_id) as work:
        (offer,) = await merge_service.offers_to(work, house.team.person(user))
    return OfferButton(offer=offer.id)
