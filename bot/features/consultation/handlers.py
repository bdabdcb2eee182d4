"""`/coach case`, how it stands, and the answers of those who are asked."""

from datetime import timedelta
from functools import partial

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.consultation import service, views
from bot.features.consultation.forms import VERBS, HelpForm
from bot.features.deps import Deps
from bot.features.payloads import TandemButton
from bot.features.tandems import service as tandems
from bot.features.tandems import views as tandems_views
from bot.features.tandems.handlers import TandemHandlers
from bot.kernel.recurrence import local_date
from bot.kernel.working_time import working_day_from
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork

_USUALLY_WITHIN = timedelta(weeks=1)


class _ConsultationHandlers(TandemHandlers):
    """The page and the answers to a question are those of tandems."""

    keep_answer = staticmethod(service.answer)

    async def new(self, request: Request, work: UnitOfWork) -> Responses:
        zone = request.actor.zone
        by = working_day_from(local_date(self._deps.clock.now() + _USUALLY_WITHIN, zone), work.closed(zone))
        return ShowModal(views.form_modal(request.actor.words, by))

    async def keep(self, request: Request, work: UnitOfWork) -> Responses:
        actor, form = request.actor, HelpForm.read(request.values)
        made = await service.ask_for_help(work, actor.person_id, actor.zone, form, self._deps.clock.now())
        return ChangeModal(await self._view(request, work, TandemButton(tandem=made)))

    async def end(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Withdraw, or leave; where others are still looked for, the next one is asked."""
        now = self._deps.clock.now()
        await tandems.end(work, about.tandem, request.actor.person_id, now)
        await service.go_on(work, about.tandem, now)
        return ChangeModal(notice_modal(request.actor.words, tandems_views.settled(request.actor.words)))

    async def _view(self, request: Request, work: UnitOfWork, about: TandemButton) -> View:
        return views.page(request.actor.words, await self._page(request, work, about))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about help on demand."""
    handlers = _ConsultationHandlers(deps)
    routes.verb("/coach", VERBS, handlers.new, guests=False)
    routes.action(actions.CONSULTATION_NEW, handlers.new, guests=False)
    routes.submission(actions.CONSULTATION_KEEP, handlers.keep, writes=True, guests=False)
    routes.action(actions.CONSULTATION_PAGE, handlers.page)
    routes.action(actions.CONSULTATION_YES, partial(handlers.answer, yes=True), writes=True)
    routes.action(actions.CONSULTATION_NO, partial(handlers.answer, yes=False), writes=True)
    routes.action(actions.CONSULTATION_END, handlers.end, writes=True)
