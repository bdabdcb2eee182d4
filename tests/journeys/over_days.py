"""Sessions over days, as people take part in them: a step of the thread, answered and read."""

from bot.practice.reading.reading import SeenMessage, SeenView
from tests.journeys.town import Town


def step(town: Town, number: int, total: int) -> SeenMessage:
    """Return the newest message of a step."""
    return town.finds("anna", f"{number} of {total} ·")[-1]


async def answers(town: Town, person: str, message: SeenMessage, text: str) -> SeenView:
    """Have somebody answer in the modal; return what they see then."""
    await town.press(person, "sessions:answer", ts=message.ts)
    await town.see_modal(person, "sessions:keep-answer")
    outcome = await town.acting.submit(person, {"answer": text})
    assert outcome.modal is not None
    assert outcome.modal.callback_id == "sessions:kept", outcome.modal
    await town.acting.close(person, everything=True)
    await town.settle()
    return outcome.modal


async def reads(town: Town, person: str, message: SeenMessage) -> SeenView:
    """Have somebody press Read; return the modal that comes."""
    await town.press(person, "sessions:read", ts=message.ts)
    modal = await town.see_modal(person)
    await town.acting.close(person, everything=True)
    return modal
