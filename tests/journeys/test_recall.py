"""Some days after a session somebody is asked from memory, reads their own note, and asks their circle."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.town import DIRECT, Town, berlin, posted_at, roles_on
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = [pytest.mark.usefixtures("calm"), SOCKET_POSTGRES]
NOTE, REMEMBERED = "A lock is no queue", "Something about queues"


async def test_a_note_comes_back_is_half_gone_and_the_circle_is_asked(town: Town) -> None:
    await town.found_circle(language="English", first="2026-03-12", sessions="6")
    await town.gather("ben", "carla")
    await town.wait_until(berlin(3, 12, 14))
    card = await town.reads("ben", "session 1 of 6")
    holders = roles_on(card)
    (who,) = {"U0ANNA", "U0BEN", "U0CARLA"} - set(holders)  # whoever has had no other message that week
    await town.press(holders[0], "sessions:start")
    await town.wait_until(berlin(3, 12, 15, 10))
    await town.press(who, "reflections:open")
    await town.see_modal(who, "reflections:keep")
    await town.acting.submit(who, {"what": NOTE})
    await town.acting.close(who, everything=True)

    await town.wait_until(berlin(3, 16, 22))
    (asked,) = [message for message in town.direct_messages(who) if "recall:open" in str(message.blocks)]
    zone = ZoneInfo(town.server.workspace.people[who].zone)
    assert posted_at(asked) == datetime(2026, 3, 16, 9, 30, tzinfo=zone)
    await town.press(who, "recall:open", DIRECT)
    question = await town.see_modal(who, "recall:keep")
    assert NOTE not in str(question)
    outcome = await town.acting.submit(who, {"answer": REMEMBERED})
    assert outcome.modal
    assert all(text in str(outcome.modal) for text in (NOTE, REMEMBERED))
    await town.press(who, "recall:rate#2", None)
    await town.press(who, "recall:circle", None)
    helping = await town.reads("anna", "would like to refresh")
    assert helping.thread_ts == card.ts
    assert not any(text in str(town.all_messages()) for text in (NOTE, REMEMBERED))
    assert town.api_errors() == []
