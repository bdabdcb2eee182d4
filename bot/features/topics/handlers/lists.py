"""The whole list of a circle, and changing what stands on it."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features.circles import service as circles
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.features.topics.forms import TitleForm, TopicButton, TopicLink
from bot.features.topics.handlers.desk import TopicDesk, circle_id, show
from bot.slack.answers import Answers, ChangeModal
from bot.slack.call import Call, Kind
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class ListDesk(TopicDesk):
    """The whole list of a circle, and changing what stands on it."""

    def __init__(self, deps: Deps, routes: Routes) -> None:
        """Offer the minutes where ``routes`` know how to show them."""
        super().__init__(deps)
        self._routes = routes

    async def show(self, call: Call) -> Answers:
        """Show the whole list."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return show(call, await self._list(work, call, about))

    async def change(self, call: Call) -> Answers:
        """Show the modal that changes a topic."""
        about = TopicLink.unpack(call.value).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.to_change(work, about, call.actor.person_id)
        return show(call, views.change_modal(call.actor.words, topic))

    async def retitle(self, call: Call) -> Answers:
        """Keep the other words, and show the list again."""
        form, about = TitleForm.read(call.values), TopicLink.unpack(call.metadata).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.retitle(work, about, call.actor.person_id, form.title)
            return ChangeModal(await self._list(work, call, topic.circle_id))

    async def withdraw(self, call: Call) -> Answers:
        """Take a topic off the list, and show the list again."""
        about = TopicLink.unpack(call.value).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.withdraw(work, about, call.actor.person_id)
            return show(call, await self._list(work, call, topic.circle_id))

    async def _list(self, work: UnitOfWork, call: Call, circle_id: UUID) -> View:
        circle = await circles.require_member(work, circle_id, call.actor.person_id)
        shelf = await service.shelf(work, circle_id)
        skills = await service.skills_of(work, [member.person_id for member in circle.members])
        named = {member.user: skills[member.person_id] for member in circle.members}
        minutes = (Kind.ACTION, "library:minutes") in self._routes.handlers
        return views.list_modal(call.actor.words, circle, shelf, named, call.actor.person_id, minutes=minutes)
