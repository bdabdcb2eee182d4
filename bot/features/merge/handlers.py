"""Answers who chooses a circle to go on with, and who is offered that."""

from functools import partial
from uuid import UUID

from bot.features import actions
from bot.features.deps import Deps
from bot.features.lifecycle.forms import VERBS
from bot.features.lifecycle.handlers import circle_meant
from bot.features.merge import service, views
from bot.features.payloads import CircleButton, ConsentButton, MergeButton, OfferButton
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class _MergeHandlers:
    """Owners offer from a list of circles that fit; the other circle's owners answer in a direct message."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def choose_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show with which circles the one that is meant could go on, or ask which that is."""
        meant = await circle_meant(request, work, actions.LIFECYCLE_MERGE)
        return meant if isinstance(meant, Whisper) else await self.choose(request, work, meant)

    async def choose(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        found = await service.choices(work, about.circle, request.actor.person_id)
        return ShowModal(views.merge_modal(request.actor.words, *found))

    async def offer(self, request: Request, work: UnitOfWork, about: MergeButton) -> Responses:
        await service.offer(work, about.circle, about.into, request.actor.person_id, self._clock.now())
        return await self._changed(request, work, about.circle)

    async def withdraw(self, request: Request, work: UnitOfWork, about: OfferButton) -> Responses:
        offer = await service.withdraw(work, about.offer, request.actor.person_id, self._clock.now())
        return await self._changed(request, work, offer.circle.id)

    async def _changed(self, request: Request, work: UnitOfWork, circle_id: UUID) -> Responses:
        found = await service.choices(work, circle_id, request.actor.person_id)
        return ChangeModal(views.merge_modal(request.actor.words, *found))

    async def consent(self, request: Request, work: UnitOfWork, about: ConsentButton, *, moves: bool) -> Responses:
        """Note whether somebody moves themselves."""
        asked = await service.answer(work, about.consent, request.actor.person_id, self._clock.now(), moves=moves)
        return ChangeMessage(views.consent(request.actor.words, asked, None))

    async def accept(self, request: Request, work: UnitOfWork, about: OfferButton) -> Responses:
        """Agree, so that the members are asked."""
        offer = await service.accept(work, about.offer, request.actor.person_id, self._clock.now())
        return ChangeMessage(views.offer(request.actor.words, offer))

    async def decline(self, request: Request, work: UnitOfWork, about: OfferButton) -> Responses:
        offer = await service.decline(work, about.offer, request.actor.person_id, self._clock.now())
        return ChangeMessage(views.offer(request.actor.words, offer))


def register(routes: Routes, deps: Deps) -> None:
    """Answer offers to go on together."""
    merge = _MergeHandlers(deps)
    routes.verb("/circle", VERBS["merge"], merge.choose_command, guests=False)
    routes.action(actions.LIFECYCLE_MERGE, merge.choose, guests=False)
    routes.action(actions.LIFECYCLE_OFFER, merge.offer, writes=True)
    routes.action(actions.LIFECYCLE_WITHDRAW, merge.withdraw, writes=True)
    routes.action(actions.LIFECYCLE_ACCEPT, merge.accept, writes=True)
    routes.action(actions.LIFECYCLE_MOVE, partial(merge.consent, moves=True), writes=True)
    routes.action(actions.LIFECYCLE_STAY, partial(merge.consent, moves=False), writes=True)
    routes.action(actions.LIFECYCLE_DECLINE, merge.decline, writes=True)
