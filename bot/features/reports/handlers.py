"""`/zirkel report`: the reports of programmes, for owners and readers; a circle's call for support."""

from dataclasses import replace

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import CircleButton, ProgrammeButton, ReportButton
from bot.features.programmes import service as programmes
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.reports import service, views
from bot.features.reports.rules import Least, ProgrammeReport
from bot.slack.blocks import text_message
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import copy_modal, notice_modal
from bot.storage.unit_of_work import UnitOfWork


class ReportHandlers:
    """Answers who may read reports, and circles that ask for support."""

    def __init__(self, deps: Deps, least: Least) -> None:
        self._deps, self._least = deps, least

    async def listed(self, request: Request, work: UnitOfWork) -> Responses:
        """Show which reports there are: over the overview, or by themselves."""
        known = [self._told(request, one) for one in await service.listed(work, request.actor.person_id)]
        view = views.listed(request.actor.words, known)
        return ChangeModal(view) if "view" in request.payload else ShowModal(view)

    async def open(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        """Show a report; that it was opened is written down."""
        return ChangeModal(views.report_modal(request.actor.words, await self._report(request, work, about)))

    async def _report(self, request: Request, work: UnitOfWork, about: ProgrammeButton) -> ProgrammeReport:
        me, now = request.actor.person_id, self._deps.clock.now()
        found = await service.open_report(work, about.programme, me, self._deps.programmes, self._least, now)
        return replace(found, programme=self._told(request, found.programme))

    def _told(self, request: Request, programme: ProgrammeInfo) -> ProgrammeInfo:
        template = self._deps.programmes.get(programme.template_id)
        return programmes.told_in(programme, template, request.actor.language)

    async def file(self, request: Request, work: UnitOfWork, about: ReportButton) -> Responses:
        """Send a report, as a page with all who have opened it, or for other programs."""
        shown, words = await self._report(request, work, about), request.actor.words
        name = words("reports-file-page" if about.page else "reports-file-csv")
        return SendFile(
            name=name, comment=words("reports-file-comment"),
            write=lambda names: views.as_page(words, shown, names) if about.page else views.as_csv(words, shown),
            instead=lambda text: copy_modal(words, actions.REPORTS_COPIED, name, text),
            people=[one.user for one in shown.openings if one.user] if about.page else (),
        )  # fmt: skip

    async def support(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Tell whoever offers the programme that a circle asks for support."""
        words, now = request.actor.words, self._deps.clock.now()
        first = await service.ask_support(work, about.circle, request.actor.person_id, now)
        told = words("reports-support-asked" if first else "reports-support-again")
        return ChangeModal(notice_modal(words, text_message(told)))


async def _close(_request: Request, _work: UnitOfWork) -> Responses:
    return CloseModals()


def register(routes: Routes, deps: Deps, least: Least) -> None:
    """Answer everything about reports; ``least`` comes from the settings."""
    handlers = ReportHandlers(deps, least)
    routes.verb("/zirkel", ("report", "reports", "bericht", "berichte"), handlers.listed, guests=False)
    routes.action(actions.REPORTS_LIST, handlers.listed, guests=False)
    routes.action(actions.REPORTS_OPEN, handlers.open, writes=True, guests=False)
    routes.action(actions.REPORTS_PAGE, handlers.file, writes=True, guests=False)
    routes.action(actions.REPORTS_CSV, handlers.file, writes=True, guests=False)
    routes.action(actions.REPORTS_SUPPORT, handlers.support, writes=True)
    routes.submission(actions.REPORTS_COPIED, _close)
