"""Another channel for a circle."""

from bot.features.circles import service, views
from bot.features.circles.forms import ChannelForm, CircleButton
from bot.features.circles.handlers.desk import CircleDesk
from bot.features.circles.handlers.housing import Housing
from bot.features.deps import Deps
from bot.slack.answers import Answers, ChangeBelow, ShowModal, Whisper
from bot.slack.call import Call


class MovingDesk(CircleDesk):
    """Answers what is about moving."""

    def __init__(
        self, deps: Deps, coming: service.Coming, known: views.Known, housing: Housing, follow: service.Follow
    ) -> None:
        """Work with these parts; ``housing`` finds a channel, ``follow`` moves what others have posted for later."""
        super().__init__(deps, coming, known)
        self._housing = housing
        self._follow = follow

    async def ask(self, call: Call) -> Answers:
        """Ask for the channel."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.may_move(work, about.circle, call.actor.person_id)
        return ShowModal(views.moving_modal(call.actor.words, circle, self._housing.makable))

    async def move(self, call: Call) -> Answers:
        """Move the circle."""
        about, form = CircleButton.unpack(call.metadata), ChannelForm.read(call.values)
        person, now = call.actor.person_id, self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            before = await service.may_move(work, about.circle, person)
        room = await self._housing.find(form, call.request_id, before.name, before.purpose)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.move(work, about.circle, person, room, now)
            await self._follow(work, circle.id, now)
            page = await self.page(work, call, circle.id)
        self._deps.nudge()
        return [Whisper(views.moved(call.actor.words, circle)), ChangeBelow(page)]
