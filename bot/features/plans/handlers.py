"""The answers about a plan, its modal, the yes of who may ask; and what was used."""

from functools import partial

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import CommitmentButton, SessionButton
from bot.features.plans import service, views
from bot.features.plans.forms import NoteForm, PlanForm
from bot.kernel.enums import CommitmentState, Used
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class _PlanHandlers:
    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def show(self, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        own = await service.own_commitment(work, about.commitment, request.actor.person_id)
        return ShowModal(views.plan_modal(request.actor.words, own))

    async def show_from(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        own = await service.plan_from(work, about.session, request.actor.person_id)
        return ShowModal(views.plan_modal(request.actor.words, own))

    async def keep(self, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        form, me = PlanForm.read(request.values), request.actor.person_id
        await service.keep_details(work, about.commitment, me, form.first_step or "", form.asker, self._clock.now())
        return None

    async def answer(
        self, state: CommitmentState, request: Request, work: UnitOfWork, about: CommitmentButton
    ) -> Responses:
        """Keep what became of a plan."""
        own = await service.answer(work, about.commitment, request.actor.person_id, state, self._clock.now())
        return ChangeMessage(views.answered(request.actor.words, own))

    async def carry_on(self, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        own = await service.carry_on(work, about.commitment, request.actor.person_id, self._clock.now())
        return ChangeMessage(views.answered(request.actor.words, own))

    async def note(self, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        own = await service.own_commitment(work, about.commitment, request.actor.person_id)
        return ShowModal(views.note_modal(request.actor.words, actions.PLANS_NOTE, about, own.note))

    async def keep_note(self, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        note = NoteForm.read(request.values).note or ""
        await service.keep_note(work, about.commitment, request.actor.person_id, note)
        return None

    async def say(self, yes: bool, request: Request, work: UnitOfWork, about: CommitmentButton) -> Responses:
        """Keep whether somebody would ask about a plan."""
        own = await service.say_whether_to_ask(work, about.commitment, request.actor.person_id, yes=yes)
        return ChangeMessage(views.asker_question(request.actor.words, own))

    async def used(self, used: Used, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Keep whether somebody has used anything."""
        me = request.actor.person_id
        session = await service.say_what_was_used(work, about.session, me, used, self._clock.now())
        return ChangeMessage(views.outcome_answered(request.actor.words, session, used))

    async def outcome_note(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        note = await service.outcome_note(work, about.session, request.actor.person_id)
        return ShowModal(views.note_modal(request.actor.words, actions.PLANS_OUTCOME_NOTE, about, note))

    async def keep_outcome_note(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        note = NoteForm.read(request.values).note or ""
        await service.keep_outcome_note(work, about.session, request.actor.person_id, note)
        return None


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about what became of plans."""
    plans = _PlanHandlers(deps)
    routes.action(actions.REFLECTIONS_COMMITMENT_SHOW, plans.show)
    routes.action(actions.PLANS_OPEN, plans.show_from)
    routes.submission(actions.REFLECTIONS_PLAN, plans.keep, writes=True)
    for state, action in views.ANSWERS.items():
        routes.action(action, partial(plans.answer, state), writes=True)
    routes.action(actions.PLANS_CARRY_ON, plans.carry_on, writes=True)
    routes.action(actions.PLANS_NOTE, plans.note)
    routes.submission(actions.PLANS_NOTE, plans.keep_note, writes=True)
    routes.action(actions.PLANS_MAY_ASK, partial(plans.say, True), writes=True)
    routes.action(actions.PLANS_MAY_NOT_ASK, partial(plans.say, False), writes=True)
    for used, each in views.OUTCOMES.items():
        routes.action(each, partial(plans.used, used), writes=True)
    routes.action(actions.PLANS_OUTCOME_NOTE, plans.outcome_note)
    routes.submission(actions.PLANS_OUTCOME_NOTE, plans.keep_outcome_note, writes=True)
