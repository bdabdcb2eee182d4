"""Answering a phase of a session over days, and reading what the others wrote."""

from bot.features import actions
from bot.features.answers import service, views
from bot.features.answers.forms import AnswerForm
from bot.features.answers.rules import Reading, readable, reading
from bot.features.deps import Deps
from bot.features.payloads import PhaseButton
from bot.features.sessions.handlers import SessionHandlers
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class _AnswerHandlers(SessionHandlers):
    """Where a format says so, others' answers are shown only to who has written their own."""

    async def answer(self, request: Request, work: UnitOfWork, about: PhaseButton) -> Responses:
        found, actor = await service.begin_answer(work, about.session, about.run, *self.doer(request)), request.actor
        return ShowModal(views.answer_modal(actor.words, found.question, found.step, found.own(actor.person_id)))

    async def keep(self, request: Request, work: UnitOfWork, about: PhaseButton) -> Responses:
        form, person, now = AnswerForm.read(request.values), request.actor.person_id, self._deps.clock.now()
        found = await service.write_answer(work, about.session, about.run, person, form.answer, self._deps.formats, now)
        shown = readable(found.question, person, found.answers)
        others = [one for one in shown if one.person_id != person]
        return ChangeModal(views.kept_modal(request.actor.words, found.question, others))

    async def read(self, request: Request, work: UnitOfWork, about: PhaseButton) -> Responses:
        """Show the answers that somebody may read; who is to write their own first gets the modal for that."""
        person, words = request.actor.person_id, request.actor.words
        found = await service.asked_of(work, about.session, about.run, person, self._deps.formats)
        allowed = reading(found.question, person, found.answers)
        if allowed is Reading.OWN_FIRST:
            return ShowModal(views.answer_modal(words, found.question, found.step, None))
        shown = readable(found.question, person, found.answers)
        return ShowModal(views.read_modal(words, found.question, found.step, shown, allowed, person))


def register(routes: Routes, deps: Deps) -> None:
    """Answer whoever writes and reads answers over days."""
    handlers = _AnswerHandlers(deps)
    routes.action(actions.SESSIONS_ANSWER, handlers.answer)
    routes.submission(actions.SESSIONS_KEEP_ANSWER, handlers.keep, writes=True)
    routes.action(actions.SESSIONS_READ, handlers.read)
