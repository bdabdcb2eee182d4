"""The answers of a circle that was asked how to go on."""

from bot.features.crossroads import service
from bot.features.crossroads.forms import CircleButton
from bot.features.crossroads.views import questions
from bot.features.deps import Deps
from bot.slack.answers import Answers, Whisper
from bot.slack.call import Call


class QuestionDesk:
    """Answers what is about how a circle goes on."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def go_on(self, call: Call) -> Answers:
        """Note that the circle goes on; the message says so."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.go_on(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return None

    async def take_on(self, call: Call) -> Answers:
        """Make somebody owner where none is left."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.take_on(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return Whisper(questions.taken_on(call.actor.words, circle))
