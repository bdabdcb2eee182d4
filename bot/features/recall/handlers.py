"""Answering what comes back: from memory, then one's own note, then how much was still there."""

from datetime import date

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import RatingButton, RecallButton, SessionButton, StopButton
from bot.features.recall import service, views
from bot.features.recall.forms import MemoryForm
from bot.features.recall.rules import RecallQuestion
from bot.kernel.recurrence import local_date
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal, told
from bot.storage.unit_of_work import UnitOfWork


class RecallHandlers:
    """One modal that changes in place, question by question."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def open(self, request: Request, work: UnitOfWork) -> Responses:
        """Open the question that has waited longest."""
        if question := await self._first(request, work):
            return ShowModal(views.question_modal(request.actor.words, question))
        return told(request, views.nothing_waits(request.actor.words))

    async def following(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the next question in the place of the last one."""
        if question := await self._first(request, work):
            return ChangeModal(views.question_modal(request.actor.words, question))
        return told(request, views.nothing_waits(request.actor.words))

    async def _first(self, request: Request, work: UnitOfWork) -> RecallQuestion | None:
        actor = request.actor
        waiting = await service.waiting(work, actor.person_id, local_date(self._clock.now(), actor.zone))
        return waiting[0] if waiting else None

    async def keep(self, request: Request, work: UnitOfWork, about: RecallButton) -> Responses:
        """Keep what was remembered, and only then show what was written."""
        answer = MemoryForm.read(request.values).answer
        question, note = await service.keep_answer(work, about.ask, request.actor.person_id, answer)
        return ChangeModal(views.note_modal(request.actor.words, question, note))

    async def rate(self, request: Request, work: UnitOfWork, about: RatingButton) -> Responses:
        """Keep how much was still there."""
        actor, now = request.actor, self._clock.now()
        outcome = await service.rate(work, about.ask, actor.person_id, about.rating, now)
        return ChangeModal(views.outcome_modal(actor.words, outcome))

    async def ask_circle(self, request: Request, work: UnitOfWork, about: RecallButton) -> Responses:
        """Put the question to the circle, with the person's name."""
        question = await service.ask_circle(work, about.ask, request.actor.person_id, self._clock.now())
        return told(request, views.circle_asked(request.actor.words, question))

    async def stop(self, request: Request, work: UnitOfWork, about: StopButton) -> Responses:
        """Ask no more, as far as was wished."""
        await service.stop(work, about.ask, request.actor.person_id, about.reach, self._clock.now())
        return told(request, views.stopped(request.actor.words, about.reach))

    async def resume(self, request: Request, work: UnitOfWork) -> Responses:
        """Ask about everything again; Home shows it."""
        await service.resume(work, request.actor.person_id)
        return None

    async def later(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Have the minutes that are read come back."""
        return self._noted(
            request, await service.ask_later(work, about.session, request.actor.person_id, self._clock.now())
        )

    async def again(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Have a reflection of one's own come back."""
        return self._noted(
            request, await service.ask_again(work, about.session, request.actor.person_id, self._clock.now())
        )

    def _noted(self, request: Request, found: tuple[date, bool]) -> ShowModal:
        (first, off), actor = found, request.actor
        return ShowModal(notice_modal(actor.words, views.noted(actor.words, actor.words.date(first), off=off)))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about what comes back."""
    handlers = RecallHandlers(deps)
    routes.action(actions.RECALL_OPEN, handlers.open)
    routes.action(actions.RECALL_NEXT, handlers.following)
    routes.submission(actions.RECALL_KEEP, handlers.keep, writes=True)
    routes.action(actions.RECALL_RATE, handlers.rate, writes=True)
    routes.action(actions.RECALL_CIRCLE, handlers.ask_circle, writes=True)
    routes.action(actions.RECALL_STOP, handlers.stop, writes=True)
    routes.action(actions.RECALL_RESUME, handlers.resume, writes=True)
    routes.action(actions.RECALL_LATER, handlers.later, writes=True)
    routes.action(actions.RECALL_REFLECTION, handlers.again, writes=True)
