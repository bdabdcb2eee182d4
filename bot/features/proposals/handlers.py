"""What is pressed about formed circles: by whoever offers the programme, and by those who are asked."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from slack_sdk.models.views import View

from bot.delivery import outbox
from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import MoveButton, ProgrammeButton
from bot.features.programmes import service as programmes
from bot.features.proposals import service, views
from bot.features.proposals.rules import MyProposal
from bot.kernel.errors import ItIsOver
from bot.slack.blocks import text_message
from bot.slack.errors import SlackFailure
from bot.slack.gateway import Posted
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, ShowWhenDone
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class ProposalHandlers:
    """One page for whoever offers a programme, one question for everybody else."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def look_after(self, request: Request, about: ProgrammeButton) -> Responses:
        """Show a programme to whoever offers it."""
        page = await self._owners_page(request, about)
        return ChangeModal(page) if "view" in request.payload else ShowModal(page)

    async def _owners_page(self, request: Request, about: ProgrammeButton) -> View:
        async with self._deps.storage.reading(request.actor.workspace_id) as work:
            await programmes.require_owner(work, request.actor.person_id)
            templates, language = self._deps.programmes, request.actor.language
            programme = await programmes.read(work, about.programme, templates, language)
            numbers = await service.numbers(work, programme.id)
            card = await outbox.find_posted(work, programmes.INVITATION, programme.id)
        link = await self._link(card) if card and programme.takes_applications else ""
        return views.look_after(request.actor.words, programme, numbers, self._deps.clock.now(), link)

    async def _link(self, card: Posted) -> str:
        with suppress(TimeoutError, SlackFailure):
            async with asyncio.timeout(self._deps.timeouts.profile):
                return await self._deps.gateway.link(card)
        return ""

    async def form(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Say that circles are being formed, form them, and show them in numbers: for many that takes a while."""
        actor, now = request.actor, self._deps.clock.now()
        await service.may_form(work, about.programme, actor.person_id, now)
        form = partial(
            service.form_circles, self._deps.storage, actor.workspace_id, about.programme, actor.person_id, now
        )
        return self._aside(request, about, actor.words("proposals-forming"), form)

    async def ask(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Say that everybody is being asked about the circle that is proposed to them, ask, and show it in numbers."""
        await service.may_ask(work, about.programme, request.actor.person_id)
        return self._aside(request, about, request.actor.words("proposals-asking"), partial(self._ask, request, about))

    async def _ask(self, request: Request, about: ProgrammeButton) -> None:
        async with self._deps.storage.work(request.actor.workspace_id) as work:
            await service.ask_everybody(work, about.programme, request.actor.person_id, self._deps.clock.now())

    def _aside(
        self, request: Request, about: ProgrammeButton, meanwhile: str, do_it: Callable[[], Awaitable[None]]
    ) -> Responses:
        async def done() -> View:
            with suppress(ItIsOver):  # pressed twice: it shows what came of the first time
                await do_it()
            self._deps.nudge()
            return await self._owners_page(request, about)

        return ShowWhenDone(notice_modal(request.actor.words, text_message(meanwhile)), done)

    async def take_more(self, request: Request, about: ProgrammeButton) -> Responses:
        """Take applications again."""
        async with self._deps.storage.work(request.actor.workspace_id) as work:
            await service.take_more(work, about.programme, request.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return ChangeModal(await self._owners_page(request, about))

    async def open(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Show somebody which circle is proposed to them."""
        shown = await service.proposal(work, about.programme, request.actor.person_id)
        return ChangeModal(self._page(request, shown))

    def _page(self, request: Request, shown: MyProposal) -> View:
        return views.page(request.actor.words, self._told(request, shown))

    def _told(self, request: Request, shown: MyProposal) -> MyProposal:
        return service.told_in(shown, self._deps.programmes, request.actor.language)

    async def answer(self, request: Request, work: UnitOfWork, about: ProgrammeButton, *, yes: bool) -> Responses:
        """Keep a yes or a no, in the message or the modal in which it was pressed."""
        me, words, now = request.actor.person_id, request.actor.words, self._deps.clock.now()
        await service.answer(work, about.programme, me, now, yes=yes)
        in_modal = "view" in request.payload
        if not yes:
            out = text_message(words("proposals-out"))
            return ChangeModal(notice_modal(words, out)) if in_modal else ChangeMessage(out)
        shown = self._told(request, await service.proposal(work, about.programme, me))
        return ChangeModal(views.page(words, shown)) if in_modal else ChangeMessage(views.question(words, shown))

    async def elsewhere(self, request: Request, about: ProgrammeButton) -> Responses:
        """Show where else somebody could go."""
        actor = request.actor
        shown = await service.elsewhere(self._deps.storage, actor.workspace_id, about.programme, actor.person_id)
        view = views.elsewhere(actor.words, shown)
        return ChangeModal(view) if "view" in request.payload else ShowModal(view)

    async def move(self, request: Request, about: MoveButton) -> Responses:
        """Let somebody go to another circle, as long as they still can."""
        actor, storage = request.actor, self._deps.storage
        found = await service.elsewhere(storage, actor.workspace_id, about.programme, actor.person_id)
        possible = {one.id for one in found.others}
        async with storage.work(actor.workspace_id) as work:
            now = self._deps.clock.now()
            shown = await service.move(work, about.programme, actor.person_id, about.circle, possible, now)
        self._deps.nudge()
        return ChangeModal(self._page(request, shown))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about formed circles."""
    handlers = ProposalHandlers(deps)
    routes.action(actions.PROGRAMMES_LOOK_AFTER, handlers.look_after, asks_slack=True, guests=False)
    routes.action(actions.PROPOSALS_FORM, handlers.form, guests=False)
    routes.action(actions.PROPOSALS_TAKE_MORE, handlers.take_more, asks_slack=True, guests=False)
    routes.action(actions.PROPOSALS_ASK, handlers.ask, guests=False)
    routes.action(actions.PROPOSALS_OPEN, handlers.open, guests=False)
    routes.action(actions.PROPOSALS_YES, partial(handlers.answer, yes=True), writes=True, guests=False)
    routes.action(actions.PROPOSALS_NO, partial(handlers.answer, yes=False), writes=True, guests=False)
    routes.action(actions.PROPOSALS_ELSEWHERE, handlers.elsewhere, asks_slack=True, guests=False)
    routes.action(actions.PROPOSALS_MOVE, handlers.move, asks_slack=True, guests=False)
