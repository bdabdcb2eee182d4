"""Notes on a case: written beside the minutes, read by whoever brought it, and by nobody else; gone after a month."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.features.cases import views
from bot.features.payloads import MinutesDraft, SessionButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import Gone, NotAMember
from bot.language.translator import Words
from bot.slack.forms import FormInvalid
from bot.slack.responses import ShowModal
from bot.storage.unit_of_work import Storage
from models import CaseNote, Minutes
from tests.features.conftest import Golden
from tests.features.fakes import answer, submit
from tests.features.sessions.stage import START, Relived, Stage
from tests.features.sessions.test_choosing import CHOOSE, announced
from tests.features.sessions.test_views import ENDED

pytestmark = pytest.mark.long

SECRET, LEARNED = "The boss called it a kindergarten", "Ask before you advise"


async def has_brought(storage: Storage, clock: SimulatedClock) -> Stage:
    """A case round that is over: Eva has brought the case."""
    stage = await announced(storage, clock)
    await stage.press_on("UEVA", stage.card(), CHOOSE)
    await stage.live_until(START)
    moderator = (await stage.session()).holder("moderation")
    assert moderator
    await stage.press_on(moderator.user, stage.in_thread()[-1], "sessions:start")
    await stage.press_on(moderator.user, stage.in_thread()[-1], "sessions:end")
    return stage


@pytest.fixture
async def brought(relived: Relived) -> AsyncIterator[Stage]:
    async with relived.after(has_brought) as stage:
        yield stage


async def opened(stage: Stage, user: str) -> ShowModal:
    shown = await stage.press(user, "sessions:minutes", SessionButton(session=(await stage.session()).id).pack())
    assert isinstance(shown, ShowModal)
    return shown


async def write(stage: Stage, user: str, notes: str, text: str = "", draft: str = "") -> None:
    draft = draft or (await opened(stage, user)).view.private_metadata or ""
    await answer(
        stage.routes, submit(stage.team.actors[user], "sessions:keep-minutes", {"notes": notes, "text": text}, draft)
    )
    await stage.settle()


async def read(stage: Stage, user: str) -> str:
    shown = await stage.press(user, "cases:read", SessionButton(session=(await stage.session()).id).pack())
    assert isinstance(shown, ShowModal)
    return str(shown.view.to_dict())


def everywhere(stage: Stage) -> str:
    return "".join(one.words for one in stage.board)


async def test_whoever_brought_the_case_reads_the_notes_and_nobody_else(brought: Stage) -> None:
    await write(brought, "UANA", SECRET, LEARNED)
    assert SECRET not in everywhere(brought)
    assert LEARNED in brought.in_thread()[-1].words
    assert "There are notes for you" in brought.dms("UEVA")[-1].words
    assert SECRET in await read(brought, "UEVA")
    for user in ("UANA", "UBEN"):
        with pytest.raises(Gone):
            await read(brought, user)
        assert SECRET not in str((await opened(brought, user)).view.to_dict())
    async with brought.work() as work:
        assert SECRET.encode() not in await work.session.scalar(sa.select(CaseNote.text))
        assert await work.all(sa.select(Minutes.text)) == [LEARNED]


async def test_they_may_come_without_learning_and_a_second_time(brought: Stage) -> None:
    await write(brought, "UANA", "First")
    await brought.clock.turn_to(brought.now() + timedelta(minutes=1))
    await write(brought, "UBEN", "Second")
    found = await read(brought, "UEVA")
    assert 0 < found.index("First") < found.index("Second")
    async with brought.work() as work:
        assert await work.all(sa.select(Minutes.text)) == []
    with pytest.raises(FormInvalid) as invalid:
        await write(brought, "UANA", "")
    assert set(invalid.value.problems) == {"text"}


async def test_minutes_that_are_there_are_not_emptied_by_notes(brought: Stage) -> None:
    await write(brought, "UANA", "", LEARNED)
    with pytest.raises(FormInvalid):
        await write(brought, "UANA", SECRET)
    await write(brought, "UANA", SECRET, LEARNED)
    assert SECRET in await read(brought, "UEVA")


async def test_whoever_brought_it_writes_learning_alone(brought: Stage) -> None:
    view = (await opened(brought, "UEVA")).view
    assert MinutesDraft.unpack(view.private_metadata or "").notes_for is None
    assert [block.block_id for block in view.blocks or [] if block.type == "input"] == ["text"]


async def test_after_thirty_days_they_are_deleted(brought: Stage) -> None:
    await write(brought, "UANA", SECRET)
    await brought.live_until(brought.now() + timedelta(days=29))
    assert SECRET in await read(brought, "UEVA")
    await brought.live_until(brought.now() + timedelta(days=2))
    with pytest.raises(Gone):
        await read(brought, "UEVA")


async def test_strangers_hand_nothing_over(brought: Stage) -> None:
    draft = (await opened(brought, "UANA")).view.private_metadata or ""
    await brought.team.gather("UZOE", name="Others", channel="C2")
    with pytest.raises(NotAMember):
        await write(brought, "UZOE", SECRET, draft=draft)
    about = MinutesDraft(session=uuid4(), seen=None, notes_for=MinutesDraft.unpack(draft).notes_for)
    with pytest.raises(Gone):
        await write(brought, "UANA", SECRET, draft=about.pack())


def test_the_line_and_the_notes(words: Words, golden: Golden) -> None:
    golden("cases/notes-there", views.notes_there(words, ENDED, START))
    golden("cases/notes", views.notes_modal(words, ENDED, ["One\nTwo", "*Three*"]))
