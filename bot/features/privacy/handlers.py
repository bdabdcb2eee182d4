"""`/zirkel data` and [My data] in Home: a file with everything, and all of it erased."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import FileButton
from bot.features.privacy import service, views
from bot.features.privacy.forms import EraseForm
from bot.kernel.recurrence import local_date
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import copy_modal
from bot.storage.unit_of_work import UnitOfWork


class PrivacyHandlers:
    """Answers what somebody asks about their own data."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, request: Request, _work: UnitOfWork) -> Responses:
        """Say what one can do with one's data."""
        return ShowModal(views.data_modal(request.actor.words))

    async def file(self, request: Request, work: UnitOfWork, as_what: FileButton) -> Responses:
        """Send everything that is kept of the person."""
        actor, words = request.actor, request.actor.words
        data = await service.own_data(work, actor.person_id)
        day = local_date(self._deps.clock.now(), actor.zone)
        name = words("privacy-file-page" if as_what.page else "privacy-file-json")
        page = as_what.page
        content = views.as_page(words, data, day, self._deps.formats) if page else views.as_json(data)
        return SendFile(
            name=name, comment=words("privacy-file-comment"), write=lambda _: content,
            instead=lambda text: copy_modal(words, actions.PRIVACY_COPIED, name, text),
        )  # fmt: skip

    async def ask_erase(self, request: Request, _work: UnitOfWork) -> Responses:
        """Ask whether everything is to go."""
        return ShowModal(views.erase_modal(request.actor.words))

    async def erase(self, request: Request, work: UnitOfWork) -> Responses:
        """Erase the person."""
        chosen = EraseForm.read(request.values).contributions
        await service.erase(work, request.actor.person_id, chosen, self._deps.clock.now())
        return ChangeModal(views.erased_modal(request.actor.words))


async def _close(_request: Request, _work: UnitOfWork) -> Responses:
    return CloseModals()


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about somebody's own data."""
    handlers = PrivacyHandlers(deps)
    routes.verb("/zirkel", ("data", "daten", "export"), handlers.open)
    routes.action(actions.PRIVACY_OPEN, handlers.open)
    routes.action(actions.PRIVACY_FILE, handlers.file)
    routes.action(actions.PRIVACY_JSON, handlers.file)
    routes.action(actions.PRIVACY_ASK_ERASE, handlers.ask_erase)
    routes.submission(actions.PRIVACY_ERASE, handlers.erase, writes=True)
    routes.submission(actions.PRIVACY_COPIED, _close)
