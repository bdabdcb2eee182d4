"""Roles that people choose: the case is brought along by whoever wants to, and nobody draws it by lot."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from bot.features.payloads import ChooseButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import CORE_ROLES, SessionState
from bot.kernel.errors import Gone, ItIsOver, NotAMember, RoleIsTaken
from bot.storage.unit_of_work import Storage
from models import Circle
from tests.features.sessions.stage import CARD_TIME, ROLE_TIME, START, Relived, Stage, new_stage

pytestmark = pytest.mark.long

FIVE = ("UANA", "UBEN", "UCEM", "UDEA", "UEVA")
CHOOSE = "sessions:choose-role"


def meeting_by(format_id: str) -> Callable[[Circle], None]:
    def change(row: Circle) -> None:
        row.format_id = format_id

    return change


async def announced(storage: Storage, clock: SimulatedClock, format_id: str = "kollegiale-fallberatung") -> Stage:
    stage = await new_stage(storage, clock, *FIVE, change=meeting_by(format_id))
    await stage.live_until(CARD_TIME)
    return stage


@pytest.fixture
async def stage(relived: Relived) -> AsyncIterator[Stage]:
    """The card of a case round has just been posted."""
    async with relived.after(announced) as stage:
        yield stage


async def holders(stage: Stage, role: str) -> list[str]:
    session = await stage.session()
    return [holder.user for holder in session.roles if holder.role == role]


async def test_nobody_is_handed_the_case_and_the_card_asks_for_it(stage: Stage) -> None:
    assert await holders(stage, "case") == []
    assert "Case giver: still open" in stage.card().words
    assert CHOOSE in stage.card().buttons


async def test_the_first_who_presses_has_it_and_hands_on_what_the_lot_gave_them(stage: Stage) -> None:
    (moderator,) = await holders(stage, "moderation")
    await stage.press_on(moderator, stage.card(), CHOOSE)
    await stage.settle()
    assert await holders(stage, "case") == [moderator]
    assert moderator not in await holders(stage, "moderation")
    assert all([len(await holders(stage, role)) == 1 for role in CORE_ROLES[:2]])
    assert CHOOSE not in stage.card().buttons
    assert f"Case giver: <@{moderator}>" in stage.card().words


async def test_pressing_twice_changes_nothing_and_the_second_person_is_told(stage: Stage) -> None:
    value = stage.card().buttons[CHOOSE]
    for _ in range(2):
        await stage.press("UCEM", CHOOSE, value)
    with pytest.raises(RoleIsTaken):
        await stage.press("UDEA", CHOOSE, value)
    assert await holders(stage, "case") == ["UCEM"]


async def test_who_chose_it_reads_what_helps_and_may_give_it_back(stage: Stage) -> None:
    await stage.press_on("UCEM", stage.card(), CHOOSE)
    await stage.live_until(ROLE_TIME)
    (card,) = [shown for shown in stage.dms("UCEM") if "My key question is" in shown.words]
    await stage.press_on("UCEM", card, "sessions:decline")
    await stage.settle()
    assert await holders(stage, "case") == []
    assert CHOOSE in stage.card().buttons


async def test_without_a_case_it_can_be_brought_in_the_thread(stage: Stage) -> None:
    await stage.live_until(START)
    (moderator,) = await holders(stage, "moderation")
    await stage.press_on(moderator, stage.in_thread()[-1], "sessions:start")
    await stage.settle()
    await stage.press_on(moderator, stage.in_thread()[-1], "sessions:next-phase")
    await stage.settle()
    told = stage.in_thread()[-1]
    assert "Case giver: whoever would like to" in told.words
    session = await stage.session()
    free = next(user for user in FIVE if not session.roles_of(stage.team.person(user)))
    await stage.press_on(free, told, CHOOSE)
    await stage.settle()
    story = next(shown for shown in stage.in_thread() if "2 of 9" in shown.words)
    assert f"over to <@{free}>" in story.words
    assert CHOOSE not in story.buttons
    assert (await stage.session()).state is SessionState.RUNNING


async def test_several_tell_their_mistakes_one_after_the_other(storage: Storage, clock: SimulatedClock) -> None:
    stage = await announced(storage, clock, "failure-night")
    teller = ChooseButton(session=(await stage.session()).id, role="teller")
    assert teller.pack().replace('"', '\\"') in json.dumps(stage.card().message.block_dicts())
    for user in ("UDEA", "UANA", "UEVA"):
        await stage.press(user, CHOOSE, teller.pack())
    assert await holders(stage, "teller") == ["UDEA", "UANA", "UEVA"]
    assert "I tell a mistake" not in stage.card().words


async def test_who_does_not_belong_or_comes_too_late_gets_nothing(stage: Stage) -> None:
    value = stage.card().buttons[CHOOSE]
    about = ChooseButton.unpack(value)
    await stage.team.meet("USTRANGER")
    with pytest.raises(NotAMember):
        await stage.press("USTRANGER", CHOOSE, value)
    with pytest.raises(ItIsOver):
        await stage.press("UANA", CHOOSE, ChooseButton(session=about.session, role="moderation").pack())
    with pytest.raises(Gone):
        await stage.press("UANA", CHOOSE, "made up")
    await stage.live_until(START + timedelta(hours=2))
    with pytest.raises(ItIsOver):
        await stage.press("UANA", CHOOSE, value)
