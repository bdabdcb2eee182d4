"""Joining and leaving."""

from bot.features.circles import service, views
from bot.features.circles.forms import CircleButton
from bot.features.deps import Deps
from bot.slack.answers import Answers, ChangeMessage, ShowModal, Whisper
from bot.slack.call import Call


class DoorDesk:
    """Answers what is about joining and leaving."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def join(self, call: Call) -> Answers:
        """Let somebody in."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.join(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return Whisper(views.joined(call.actor.words, circle))

    async def leave(self, call: Call) -> Answers:
        """Let somebody go, without a reason."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.leave(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        message = views.left(call.actor.words, circle)
        return ChangeMessage(message) if call.response_url else Whisper(message)

    async def explain(self, call: Call) -> Answers:
        """Say what a circle is."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.load(work, about.circle)
        return ShowModal(views.explanation_modal(call.actor.words, circle))
