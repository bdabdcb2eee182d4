"""Choosing a circle to go on with, and answering such an offer."""

from uuid import UUID

from bot.features.actions import (
    LIFECYCLE_ACCEPT,
    LIFECYCLE_DECLINE,
    LIFECYCLE_MERGE,
    LIFECYCLE_OFFER,
    LIFECYCLE_WITHDRAW,
    MergeButton,
    OfferButton,
)
from bot.features.deps import Deps
from bot.features.lifecycle.forms import VERBS
from bot.features.lifecycle.handlers import LifeHandlers
from bot.features.merge import service, views
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes


class MergeHandlers:
    """Answers what is about going on together."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def choose(self, call: Request, circle_id: UUID) -> Responses:
        """Show with which circles one could go on."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            found = await service.choices(work, circle_id, call.actor.person_id)
        return ShowModal(views.merge_modal(call.actor.words, *found))

    async def offer(self, call: Request) -> Responses:
        """Ask the other circle's owners."""
        about, actor, now = MergeButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.offer(work, about.circle, about.into, actor.person_id, now)
            found = await service.choices(work, about.circle, actor.person_id)
        self._deps.nudge()
        return ChangeModal(views.merge_modal(actor.words, *found))

    async def withdraw(self, call: Request) -> Responses:
        """Take an offer back."""
        about, actor, now = OfferButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            offer = await service.withdraw(work, about.offer, actor.person_id, now)
            found = await service.choices(work, offer.circle.id, actor.person_id)
        self._deps.nudge()
        return ChangeModal(views.merge_modal(actor.words, *found))

    async def accept(self, call: Request) -> Responses:
        """Go on together."""
        about, actor, now = OfferButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            offer = await service.accept(work, about.offer, actor.person_id, now)
        self._deps.nudge()
        return ChangeMessage(views.offer(actor.words, offer))

    async def decline(self, call: Request) -> Responses:
        """Say not now."""
        about, actor, now = OfferButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            offer = await service.decline(work, about.offer, actor.person_id, now)
        self._deps.nudge()
        return ChangeMessage(views.offer(actor.words, offer))


def register(routes: Routes, deps: Deps) -> None:
    """Answer offers to go on together."""
    life, merging = LifeHandlers(deps), MergeHandlers(deps)
    routes.verb("/circle", VERBS["merge"], life.typed("merge", LIFECYCLE_MERGE, merging.choose), old=True)
    routes.action(LIFECYCLE_MERGE, life.pressed(merging.choose), old=True)
    routes.action(LIFECYCLE_OFFER, merging.offer, old=True)
    routes.action(LIFECYCLE_WITHDRAW, merging.withdraw, old=True)
    routes.action(LIFECYCLE_ACCEPT, merging.accept, old=True)
    routes.action(LIFECYCLE_DECLINE, merging.decline, old=True)
