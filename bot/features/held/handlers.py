"""Answers what somebody says of a message that may be there."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from bot.delivery import held
from bot.features import actions
from bot.features.deps import Deps
from bot.features.held import views
from bot.features.payloads import HeldButton
from bot.kernel.errors import Gone, ItIsOver
from bot.kernel.ids import ChannelId
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage

Decide = Callable[[UnitOfWork, UUID, datetime], Awaitable[bool]]


def register(routes: Routes, deps: Deps) -> None:
    """Answer both buttons of the question; others who were asked see that it is settled."""

    async def settle(decide: Decide, request: Request, work: UnitOfWork, about: HeldButton) -> Responses:
        if not await held.was_asked(work, about.message, request.actor.user):
            raise Gone
        if not await decide(work, about.message, deps.clock.now()):
            raise ItIsOver
        queued = await work.get(OutboxMessage, about.message)
        return ChangeMessage(views.settled(request.actor.words, queued.kind, ChannelId(queued.channel_id or "")))

    routes.action(actions.HELD_IS_THERE, partial(settle, held.is_there), writes=True)
    routes.action(actions.HELD_POST_IT, partial(settle, held.post), writes=True)
