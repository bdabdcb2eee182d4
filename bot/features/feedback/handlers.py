"""Asking for feedback, answering, declining, taking back, reading; thanking."""

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.deps import Deps
from bot.features.feedback import service, views
from bot.features.feedback.forms import AskForm, ObservationForm, ThanksForm
from bot.features.payloads import FeedbackButton, FeedbackDraft, PeersButton, ShareButton, ThanksButton
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class FeedbackHandlers:
    """What is written is shown in modals alone: no text of it is ever put into a message to anybody."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def page(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what somebody has got, and what they gave."""
        return ShowModal(await self._page(request, work))

    async def _page(self, request: Request, work: UnitOfWork) -> View:
        found = await service.page(work, request.actor.person_id, self._clock.now())
        return views.page_modal(request.actor.words, found)

    async def open_ask(self, request: Request, work: UnitOfWork, about: PeersButton) -> Responses:
        """Ask whom somebody asks, and about what."""
        within = await service.peers(work, request.actor.person_id, about)
        return ShowModal(views.ask_modal(request.actor.words, about, within))

    async def ask(self, request: Request, work: UnitOfWork, about: PeersButton) -> Responses:
        """Pass the question on."""
        form, me = AskForm.read(request.values), request.actor.person_id
        await service.ask(work, me, about, form.people, form.about, self._clock.now())
        return ChangeModal(notice_modal(request.actor.words, views.passed_on(request.actor.words)))

    async def withdraw_question(self, request: Request, work: UnitOfWork, about: FeedbackButton) -> Responses:
        """Take a question back."""
        await service.withdraw_question(work, about.feedback, request.actor.person_id, self._clock.now())
        return ChangeModal(await self._page(request, work))

    async def open_answer(self, request: Request, work: UnitOfWork, about: FeedbackDraft) -> Responses:
        """Show the question with the fields for its answer."""
        found = await service.question(work, about.feedback, request.actor.person_id)
        return ShowModal(views.answer_modal(request.actor.words, found, about))

    async def answer(self, request: Request, work: UnitOfWork, about: FeedbackDraft) -> Responses:
        """Keep the answer; one that says what somebody is comes back once, with a hint."""
        written, words = ObservationForm.read(request.values).observation(), request.actor.words
        if written.is_about_the_person and not about.hinted:
            found = await service.question(work, about.feedback, request.actor.person_id)
            hinted = FeedbackDraft(feedback=about.feedback, hinted=True)
            return ChangeModal(views.answer_modal(words, found, hinted, written))
        await service.answer(work, about.feedback, request.actor.person_id, written, self._clock.now())
        return ChangeModal(notice_modal(words, views.answer_kept(words)))

    async def decline(self, request: Request, work: UnitOfWork, about: FeedbackButton) -> Responses:
        """Leave a question unanswered; its message changes, and Home."""
        await service.decline(work, about.feedback, request.actor.person_id, self._clock.now())
        return None

    async def withdraw(self, request: Request, work: UnitOfWork, about: FeedbackButton) -> Responses:
        """Take an answer back."""
        await service.withdraw(work, about.feedback, request.actor.person_id, self._clock.now())
        return ChangeModal(await self._page(request, work))

    async def read(self, request: Request, work: UnitOfWork, about: FeedbackButton) -> Responses:
        """Show an answer to who has asked for it."""
        found = await service.read(work, about.feedback, request.actor.person_id, self._clock.now())
        return ShowModal(views.feedback_modal(request.actor.words, found))

    async def delete(self, request: Request, work: UnitOfWork, about: FeedbackButton) -> Responses:
        """Delete an answer."""
        await service.delete(work, about.feedback, request.actor.person_id, self._clock.now())
        deleted = notice_modal(request.actor.words, views.deleted(request.actor.words))
        return [ChangeModal(deleted), ChangeBelow(await self._page(request, work))]

    async def open_thank(self, request: Request, work: UnitOfWork, about: PeersButton) -> Responses:
        """Ask whom somebody thanks, and for what."""
        within = await service.peers(work, request.actor.person_id, about)
        return ShowModal(views.thank_modal(request.actor.words, about, within))

    async def thank(self, request: Request, work: UnitOfWork, about: PeersButton) -> Responses:
        """Pass thanks on."""
        form, me, now = ThanksForm.read(request.values), request.actor.person_id, self._clock.now()
        await service.thank(work, me, about.circle, form.person, form.text, offered=bool(form.digest), now=now)
        return ChangeModal(notice_modal(request.actor.words, views.thanked(request.actor.words)))

    async def thanks(self, request: Request, work: UnitOfWork, about: ThanksButton) -> Responses:
        """Show thanks to whom they are for."""
        found = await service.thanks(work, about.thanks, request.actor.person_id, self._clock.now())
        return ShowModal(views.thanks_modal(request.actor.words, found))

    async def share(self, request: Request, work: UnitOfWork, about: ShareButton) -> Responses:
        """Have thanks stand in the digest, or not any more."""
        me, now = request.actor.person_id, self._clock.now()
        found = await service.share(work, about.thanks, me, wanted=about.wanted, now=now)
        return ChangeModal(views.thanks_modal(request.actor.words, found))

    async def take_back(self, request: Request, work: UnitOfWork, about: ThanksButton) -> Responses:
        """Take thanks back."""
        await service.take_back(work, about.thanks, request.actor.person_id, self._clock.now())
        return ChangeModal(await self._page(request, work))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about feedback and thanks."""
    handlers = FeedbackHandlers(deps)
    routes.action(actions.FEEDBACK_OPEN, handlers.page)
    routes.action(actions.FEEDBACK_ASK, handlers.open_ask)
    routes.submission(actions.FEEDBACK_ASK, handlers.ask, writes=True)
    routes.action(actions.FEEDBACK_WITHDRAW_QUESTION, handlers.withdraw_question, writes=True)
    routes.action(actions.FEEDBACK_ANSWER, handlers.open_answer)
    routes.submission(actions.FEEDBACK_ANSWER, handlers.answer, writes=True)
    routes.action(actions.FEEDBACK_DECLINE, handlers.decline, writes=True)
    routes.action(actions.FEEDBACK_WITHDRAW, handlers.withdraw, writes=True)
    routes.action(actions.FEEDBACK_READ, handlers.read, writes=True)
    routes.action(actions.FEEDBACK_DELETE, handlers.delete, writes=True)
    routes.action(actions.FEEDBACK_THANK, handlers.open_thank)
    routes.submission(actions.FEEDBACK_THANK, handlers.thank, writes=True)
    routes.action(actions.FEEDBACK_THANKS, handlers.thanks, writes=True)
    routes.action(actions.FEEDBACK_SHARE, handlers.share, writes=True)
    routes.action(actions.FEEDBACK_TAKE_BACK, handlers.take_back, writes=True)
