"""Some days after a session somebody is asked from memory, reads their own note, and asks their circle."""

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
    await town.press(roles_on(card)[0], "sessions:start")
    await town.wait_until(berlin(3, 12, 15, 10))
    await town.press("ben", "reflections:open")
    await town.see_modal("ben", "reflections:keep")
    await town.acting.submit("ben", {"what": NOTE})
    await town.acting.close("ben", everything=True)

    await town.wait_until(berlin(3, 16, 11))
    (asked,) = [message for message in town.direct_messages("ben") if "A question about your session" in message.text]
    assert posted_at(asked) == berlin(3, 16, 10, 30)  # 9:30 in London, where Ben lives
    await town.press("ben", "recall:open", DIRECT)
    question = await town.see_modal("ben", "recall:keep")
    assert NOTE not in str(question)
    outcome = await town.acting.submit("ben", {"answer": REMEMBERED})
    assert outcome.modal
    assert all(text in str(outcome.modal) for text in (NOTE, REMEMBERED))
    await town.press("ben", "recall:rate#2", None)
    await town.press("ben", "recall:circle", None)
    helping = await town.reads("anna", "would like to refresh")
    assert helping.thread_ts == card.ts
    assert not any(text in str(town.all_messages()) for text in (NOTE, REMEMBERED))
    assert town.api_errors() == []
