"""A programme of a thousand people: formed and asked through the real router, within what it allows."""

import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from slack_sdk.models.views import View

from bot.features.payloads import ProgrammeButton
from bot.features.people.handlers import RequestGate
from bot.features.programmes import rules as frames
from bot.features.programmes import service as programmes
from bot.features.proposals.handlers import register
from bot.features.proposals.posts import ProposalQuestion
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, ProgrammeState
from bot.slack.background import Background
from bot.slack.request import Kind
from bot.slack.responder import Responder
from bot.slack.router import Router
from bot.slack.routes import Routes
from bot.slack.timeouts import Timeouts
from models import Application, OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import LANGUAGES, parts
from tests.features.proposals.conftest import FORMED_AT, Offered
from tests.rows import MONDAY, a_person
from tests.slack.gate import Acks

MANY = 1_000


async def apply_in_bulk(offered: Offered, count: int) -> None:
    """Let so many more people apply, each with a wish and some half-days."""
    chance = random.Random(1)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        people = [work.add(a_person(f"U{number:04}")) for number in range(count)]
        await work.session.flush()
        for person in people:
            row = work.add(Application(
                programme_id=offered.id, person_id=person.id, applied_at=MONDAY, languages=Language.ENGLISH,
                half_days=frames.to_bits(chance.sample(range(frames.HALF_DAYS), 6)),
            ))  # fmt: skip
            work.vault.write(row, wish=f"wish{chance.randrange(20)}", offer=f"wish{chance.randrange(20)}")


class Owner:
    """Whoever offers a programme, before a modal, with the whole way of a press behind it."""

    def __init__(self, offered: Offered) -> None:
        self._offered, self._slack, self._background, routes = offered, FakeGateway(), Background(), Routes()
        deps = parts(offered.team.storage, SimulatedClock(FORMED_AT), gateway=self._slack)
        deps = replace(deps, background=self._background)
        register(routes, deps)
        responder = Responder(self._slack, self._background)
        self._router = Router(
            routes, RequestGate(deps), responder, self._background, LANGUAGES.words(Language.ENGLISH), Timeouts()
        )

    async def press(self, action_id: str) -> list[str]:
        """Press a button of the modal; return what is shown in it, or over it, one after the other."""
        begun, acks = len(self._slack.asked), Acks()
        about = ProgrammeButton(programme=self._offered.id)
        payload: dict[str, Any] = {
            "team": {"id": "T1"}, "user": {"id": "UANA"}, "trigger_id": "1.1", "view": {"id": "V1", "type": "modal"},
            "actions": [{"action_id": action_id, "action_ts": f"1.{begun}", "value": about.pack()}],
        }  # fmt: skip
        await self._router.handle(Kind.ACTION, action_id, payload, acks)
        assert acks.given == [{}]
        await self._background.rest()
        views: list[View] = [each.about[1] for each in self._slack.asked[begun:] if each.name.endswith("_view")]
        return [str(view.to_dict()) for view in views]


@pytest.mark.long
async def test_a_thousand_people_are_put_into_circles_and_each_is_asked_once(offered: Offered) -> None:
    await apply_in_bulk(offered, MANY)
    owner = Owner(offered)
    meanwhile, formed = await owner.press("proposals:form")
    assert "are being formed" in meanwhile
    assert f"circles for {MANY:,} people" in formed
    meanwhile, asked = await owner.press("proposals:ask")
    assert "is being asked" in meanwhile
    assert f"{MANY:,} haven’t answered yet" in asked
    assert await offered.state() is ProgrammeState.ASKING
    told = Counter(await offered.told(programmes.QUESTION))
    assert (len(told), {*told.values()}) == (MANY, {1})


async def test_what_cannot_be_formed_or_asked_is_told_before_anything_is_done(offered: Offered) -> None:
    owner = Owner(offered)
    await offered.apply("U00", "U01")
    (refused,) = await owner.press("proposals:form")
    assert "Fewer than 3" in refused
    (refused,) = await owner.press("proposals:ask")
    assert "out of date" in refused
    assert await offered.told(programmes.QUESTION) == []


async def test_a_question_is_written_without_a_look_at_other_circles(offered: Offered) -> None:
    await apply_in_bulk(offered, 60)
    await offered.form()
    await offered.ask()
    loaded: set[object] = set()

    def load(row: Application, _context: object) -> None:
        loaded.add(row.id)

    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        (one,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.QUESTION).limit(1))
        sa.event.listen(Application, "load", load)
        assert await ProposalQuestion(parts(offered.team.storage, SimulatedClock(MONDAY))).compose(work, one)
        sa.event.remove(Application, "load", load)
    assert 3 <= len(loaded) <= 6
