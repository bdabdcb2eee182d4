"""Answering a phase of a session over days, and reading what the others wrote."""

from bot.features.actions import SESSIONS_ANSWER, SESSIONS_KEEP_ANSWER, SESSIONS_READ, PhaseButton
from bot.features.answers import service, views
from bot.features.answers.forms import AnswerForm
from bot.features.answers.rules import Reading, readable, reading
from bot.features.deps import Deps
from bot.features.sessions.handlers import SessionHandlers
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes


class AnswerHandlers(SessionHandlers):
    """One's own answer, then the others'."""

    async def answer(self, call: Request) -> Responses:
        """Show the modal with what somebody answered so far."""
        about, actor, now = PhaseButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            found = await service.begin_answer(work, about.session, about.run, actor.person_id, self._deps.formats, now)
        return ShowModal(views.answer_modal(actor.words, found.question, found.step, found.own(actor.person_id)))

    async def keep(self, call: Request) -> Responses:
        """Keep an answer, and show what the others wrote."""
        form, about, now = AnswerForm.read(call.values), PhaseButton.unpack(call.metadata), self._deps.clock.now()
        actor, formats = call.actor, self._deps.formats
        async with self._deps.storage.work(actor.workspace_id) as work:
            found = await service.write_answer(
                work, about.session, about.run, actor.person_id, form.answer, formats, now
            )
        self._deps.nudge()
        shown = readable(found.question, actor.person_id, found.answers)
        others = [one for one in shown if one.person_id != actor.person_id]
        return ChangeModal(views.kept_modal(actor.words, found.question, others))

    async def read(self, call: Request) -> Responses:
        """Show the answers that somebody may read; who is to write their own first gets the modal for that."""
        about, actor = PhaseButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            found = await service.asked_of(work, about.session, about.run, actor.person_id, self._deps.formats)
        allowed = reading(found.question, actor.person_id, found.answers)
        if allowed is Reading.OWN_FIRST:
            return ShowModal(views.answer_modal(actor.words, found.question, found.step, None))
        shown = readable(found.question, actor.person_id, found.answers)
        return ShowModal(views.read_modal(actor.words, found.question, found.step, shown, allowed, actor.person_id))


def register(routes: Routes, deps: Deps) -> None:
    """Answer whoever writes and reads answers over days."""
    answers = AnswerHandlers(deps)
    routes.action(SESSIONS_ANSWER, answers.answer, old=True)
    routes.submission(SESSIONS_KEEP_ANSWER, answers.keep, old=True)
    routes.action(SESSIONS_READ, answers.read, old=True)
