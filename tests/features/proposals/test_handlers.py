"""What whoever offers a programme finds on its page besides numbers: how to pass the invitation on."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.features.payloads import ProgrammeButton
from bot.features.programmes import service as programmes
from bot.features.proposals.handlers import register
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import OutboxState
from bot.kernel.errors import NotProgrammeOwner
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.responses import ChangeModal, ShowModal
from bot.slack.routes import Routes
from models import OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import answer, parts, press
from tests.features.programmes.test_views import TEMPLATES
from tests.features.proposals.conftest import Offered
from tests.rows import MONDAY

LINK = "<https://acme.slack.com/archives/C1/p1000001>"


@pytest.fixture
async def slack(offered: Offered) -> FakeGateway:
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        (card,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.INVITATION))
        card.state, card.slack_channel, card.slack_ts = OutboxState.SENT, "C1", "1.000001"
    return FakeGateway()


async def page(offered: Offered, slack: FakeGateway, user: str = "UANA") -> str:
    routes, team = Routes(), offered.team
    register(routes, replace(parts(team.storage, SimulatedClock(MONDAY), gateway=slack), programmes=TEMPLATES))
    shown = await answer(
        routes, press(team.actors[user], "programmes:look-after", ProgrammeButton(programme=offered.id))
    )
    assert isinstance(shown, ShowModal)
    return str(shown.view.to_dict())


async def test_the_page_of_a_programme_has_the_link_to_its_invitation_as_long_as_one_can_apply(
    offered: Offered, slack: FakeGateway
) -> None:
    assert LINK in await page(offered, slack)
    await offered.apply("U00", "U01", "U02")
    await offered.form()
    assert LINK not in await page(offered, slack)


async def test_where_slack_does_not_say_the_page_is_there_without_it(offered: Offered, slack: FakeGateway) -> None:
    slack.fail("link", SlackFailure(Meaning.TARGET, "message_not_found"))
    shown = await page(offered, slack)
    assert "Nobody has applied so far" in shown
    assert "pass on" not in shown


async def test_from_a_message_the_page_opens_by_itself(offered: Offered, slack: FakeGateway) -> None:
    routes, team = Routes(), offered.team
    register(routes, replace(parts(team.storage, SimulatedClock(MONDAY), gateway=slack), programmes=TEMPLATES))
    about = ProgrammeButton(programme=offered.id)
    pressed = press(team.actors["UANA"], "programmes:look-after", about)
    assert isinstance(await answer(routes, pressed), ShowModal)
    in_modal = replace(pressed, payload={**pressed.payload, "view": {"id": "V1"}})
    assert isinstance(await answer(routes, in_modal), ChangeModal)


async def test_nobody_else_sees_it(offered: Offered, slack: FakeGateway) -> None:
    with pytest.raises(NotProgrammeOwner):
        await page(offered, slack, "U00")
    assert slack.calls("link") == []
