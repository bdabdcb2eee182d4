"""Anna asks two for feedback: one declines, the other answers and takes it back; a thank-you that both share."""

import pytest

from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import SOCKET_POSTGRES

pytestmark = [pytest.mark.usefixtures("calm"), SOCKET_POSTGRES]
ABOUT, SHARED, ALONE = "how I kept the time", "the patient answer", "the cake"
JUDGED = {"situation": "In the second round", "observed": "You are strict", "effect": "I felt hurried"}
SEEN = JUDGED | {"observed": "You looked at the clock four times"}


async def test_feedback_that_is_taken_back_and_thanks_that_two_share(town: Town) -> None:
    await a_session_is_over(town)
    await anna_asks_two(town)
    await carla_declines_and_nobody_hears_of_it(town)
    await ben_answers_after_a_hint(town)
    await anna_reads_it_and_ben_takes_it_back(town)
    await two_are_thanked_and_one_shares_it(town)
    await the_digest_tells_it_until_it_is_taken_out(town)
    private = (ABOUT, ALONE, SHARED, *JUDGED.values(), *SEEN.values())
    assert [text for text in private if text in str(town.all_messages())] == []
    assert town.api_errors() == []


async def a_session_is_over(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla")
    await town.wait_until(berlin(3, 12, 14))
    moderator = roles_on(await town.reads("anna", "session 1 of 4"))[0]
    await town.press(moderator, "sessions:start")
    await town.wait_until(berlin(3, 12, 15, 10))


async def anna_asks_two(town: Town) -> None:
    await at_the_page(town, "anna")
    await town.press("anna", "feedback:ask", None)
    await town.see_modal("anna", "feedback:ask")
    await town.acting.submit("anna", {"people": ["U0BEN", "U0CARLA"], "about": ABOUT})
    await town.acting.close("anna", everything=True)
    await town.pass_time(berlin(3, 13, 11) - town.clock.now())


async def carla_declines_and_nobody_hears_of_it(town: Town) -> None:
    before = len(town.direct_messages("anna"))
    await town.press("carla", "feedback:decline", DIRECT)
    await town.a_moment()
    assert not any("feedback:answer" in str(message.blocks) for message in town.direct_messages("carla"))
    assert len(town.direct_messages("anna")) == before


async def ben_answers_after_a_hint(town: Town) -> None:
    await town.press("ben", "feedback:answer", DIRECT)
    shown = await town.see_modal("ben", "feedback:answer")
    assert ABOUT in shown.text
    hinted = await town.acting.submit("ben", JUDGED)
    assert hinted.modal
    assert hinted.modal.callback_id == "feedback:answer"
    assert JUDGED["observed"] in str(hinted.modal)
    await town.acting.submit("ben", SEEN)
    await town.acting.close("ben", everything=True)


async def anna_reads_it_and_ben_takes_it_back(town: Town) -> None:
    await town.a_moment()
    await town.press("anna", "feedback:read", DIRECT)
    shown = await town.see_modal("anna", "feedback:read")
    assert SEEN["observed"] in shown.text
    await town.acting.close("anna", everything=True)
    await at_the_page(town, "ben")
    await town.press("ben", "feedback:withdraw", None)
    await town.acting.close("ben", everything=True)
    await town.a_moment()
    assert not any("feedback:read" in str(message.blocks) for message in town.direct_messages("anna"))
    await at_the_page(town, "anna")
    modal = town.modal("anna")
    assert modal
    assert "feedback:read" not in str(modal)
    await town.acting.close("anna", everything=True)


async def at_the_page(town: Town, person: str) -> None:
    await town.acting.open_home(person)
    await town.acting.until(lambda: town.home(person))
    await town.press(person, "feedback:open", None)
    await town.see_modal(person, "feedback:open")


async def two_are_thanked_and_one_shares_it(town: Town) -> None:
    for person, text in (("ben", SHARED), ("carla", ALONE)):
        await town.press("anna", "feedback:thank")
        await town.see_modal("anna", "feedback:thank")
        await town.acting.submit("anna", {"person": f"U0{person.upper()}", "text": text, "digest": ["yes"]})
        await town.acting.close("anna", everything=True)
    await town.a_moment()
    for person, text in (("ben", SHARED), ("carla", ALONE)):
        await at_the_page(town, person)
        await town.press(person, "feedback:thanks", None)
        shown = await town.see_modal(person, "feedback:thanks")
        assert text in shown.text
        if text == SHARED:
            await town.press(person, "feedback:share", None)
        await town.acting.close(person, everything=True)


async def the_digest_tells_it_until_it_is_taken_out(town: Town) -> None:
    await town.wait_until(berlin(3, 13, 15, 10))
    await town.reads("carla", SHARED)
    assert not town.finds("carla", ALONE)
    await at_the_page(town, "ben")
    await town.press("ben", "feedback:thanks", None)
    await town.see_modal("ben", "feedback:thanks")
    await town.press("ben", "feedback:share", None)
    await town.acting.close("ben", everything=True)
    await town.a_moment()
    assert not town.finds("carla", SHARED)
