"""Insight cards: written, offered, said yes or no to, found in a circle's library; `/zirkel find` in the company's."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.deps import Deps
from bot.features.insights import service, views
from bot.features.insights.forms import VERBS, InsightDraft, InsightForm, ReadInsight, ShownInsights, WordsForm
from bot.features.library import service as library
from bot.features.library.rules import WORDS_LIMIT
from bot.features.payloads import CircleButton, InsightAnswer, InsightButton, PageButton, SessionButton, TandemButton
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.kernel.enums import Visibility
from bot.kernel.errors import Gone
from bot.kernel.text import clean_line
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class InsightHandlers:
    """One modal that changes in place: cards, one of them, its form. Its metadata tells the way back."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def find(self, request: Request, work: UnitOfWork) -> Responses:
        """Open what the company finds; what is typed after the command are words to look for."""
        shown = ShownInsights(words=clean_line(request.rest)[:WORDS_LIMIT])
        return ShowModal(await self._cards(request, work, shown))

    async def open(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Open a circle's cards."""
        return ShowModal(await self._cards(request, work, ShownInsights(circle=about.circle)))

    async def search(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what the input looks for."""
        words = WordsForm.of_view(request.values).words
        shown = ShownInsights.unpack(request.metadata).redrawn(words=words, page=0)
        return ChangeModal(await self._cards(request, work, shown))

    async def turn(self, request: Request, work: UnitOfWork, about: PageButton) -> Responses:
        """Show another page."""
        shown = ShownInsights.unpack(request.metadata).redrawn(page=about.page)
        return ChangeModal(await self._cards(request, work, shown))

    async def read(self, request: Request, work: UnitOfWork, about: InsightButton) -> Responses:
        """Show a card in the place of the others."""
        return ChangeModal(await self._card(request, work, about.insight, ShownInsights.unpack(request.metadata)))

    async def back(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the cards again that one was opened from."""
        return ChangeModal(await self._cards(request, work, (_shown(request) or ShownInsights()).redrawn()))

    async def decide(self, request: Request, work: UnitOfWork, about: InsightButton) -> Responses:
        """Show an author the card that they are asked about."""
        return ShowModal(await self._card(request, work, about.insight, None))

    async def from_minutes(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the form with what minutes say; who wrote them is proposed as an author."""
        session = await sessions.of_member(work, about.session, request.actor.person_id)
        if not (minutes := await library.minutes_of(work, session.id)):
            raise Gone
        others = [minutes.author] if minutes.author and minutes.author != request.actor.user else []
        return ShowModal(views.new_card(request.actor.words, session, minutes.text, others))

    async def from_season(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the form with what the season was about that ended with this session, each with room behind it."""
        last, topics = await service.season(work, about.session, request.actor.person_id)
        return ShowModal(views.new_card(request.actor.words, last, "\n".join(f"{topic}: " for topic in topics)))

    async def from_reflection(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the form with what somebody has shared with their name."""
        draft = await reflections.draft(work, about.session, request.actor.person_id)
        if draft.written is None or draft.written.visibility is not Visibility.CIRCLE:
            raise Gone
        return ShowModal(views.new_card(request.actor.words, draft.session, draft.written.what))

    async def from_handover(self, request: Request, work: UnitOfWork, about: TandemButton) -> Responses:
        """Show the form with what a handover is about; both its people stand on the card."""
        found = await service.handover(work, about.tandem, request.actor.person_id)
        return ShowModal(views.handover_card(request.actor.words, found))

    async def change(self, request: Request, work: UnitOfWork, about: InsightButton) -> Responses:
        """Show an author the form with what stands on the card."""
        person = request.actor.person_id
        card, _ = await service.read(work, about.insight, person, guest=request.actor.guest)
        if not card.author(person):
            raise Gone
        return ChangeModal(views.changed_card(request.actor.words, card, person, _shown(request)))

    async def keep(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep a card, and show it as it stands in the library now."""
        draft, form = InsightDraft.unpack(request.metadata), InsightForm.read(request.values)
        person, now = request.actor.person_id, self._clock.now()
        if draft.insight:
            await service.change(work, draft.insight, person, form, now)
        insight = draft.insight
        if draft.tandem:
            insight = await service.make_of_two(work, draft.tandem, person, form, now)
        elif draft.session and not insight:
            insight = await service.make(work, draft.session, person, form, now)
        if not insight:
            raise Gone
        return ChangeModal(await self._card(request, work, insight, draft.shown))

    async def delete(self, request: Request, work: UnitOfWork, about: InsightButton) -> Responses:
        """Delete a card, and show those that are left."""
        await service.delete(work, about.insight, request.actor.person_id, self._clock.now())
        if shown := _shown(request):
            return ChangeModal(await self._cards(request, work, shown.redrawn()))
        return ChangeModal(notice_modal(request.actor.words, views.deleted(request.actor.words)))

    async def offer(self, request: Request, work: UnitOfWork, about: InsightButton) -> Responses:
        """Offer a card to the company."""
        await service.offer(work, about.insight, request.actor.person_id, self._clock.now())
        return ChangeModal(await self._card(request, work, about.insight, _shown(request)))

    async def agree(self, request: Request, work: UnitOfWork, about: InsightAnswer) -> Responses:
        """Keep an author's yes."""
        return await self._answer(request, work, about, yes=True)

    async def refuse(self, request: Request, work: UnitOfWork, about: InsightAnswer) -> Responses:
        """Keep an author's no, or that they take their yes back."""
        return await self._answer(request, work, about, yes=False)

    async def _answer(self, request: Request, work: UnitOfWork, about: InsightAnswer, *, yes: bool) -> Responses:
        person, now = request.actor.person_id, self._clock.now()
        await service.answer(work, about.insight, person, about.offered, now, yes=yes)
        return ChangeModal(await self._card(request, work, about.insight, _shown(request)))

    async def _card(self, request: Request, work: UnitOfWork, insight: UUID, shown: ShownInsights | None) -> View:
        actor = request.actor
        card, inside = await service.read(work, insight, actor.person_id, guest=actor.guest)
        return views.card_modal(actor.words, card, actor.person_id, shown, self._clock.now(), inside=inside)

    async def _cards(self, request: Request, work: UnitOfWork, shown: ShownInsights) -> View:
        actor = request.actor
        if shown.circle:
            circle, cards = await service.of_circle(work, shown.circle, actor.person_id, shown.words)
            return views.circle_cards(actor.words, circle, cards, shown)
        cards, people = await service.of_company(
            work, actor.person_id, shown.words, self._clock.now(), guest=actor.guest
        )
        return views.company_cards(actor.words, cards, people, shown)


def _shown(request: Request) -> ShownInsights | None:
    return ReadInsight.unpack(request.metadata).shown


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about insight cards."""
    handlers = InsightHandlers(deps)
    routes.verb("/zirkel", VERBS, handlers.find)
    routes.action(actions.INSIGHTS_FIND, handlers.find)
    routes.action(actions.INSIGHTS_CARDS, handlers.open)
    routes.action(actions.INSIGHTS_WORDS, handlers.search)
    routes.submission(actions.INSIGHTS_SEARCH, handlers.search)
    routes.action(actions.INSIGHTS_TURN, handlers.turn)
    routes.action(actions.INSIGHTS_READ, handlers.read)
    routes.action(actions.INSIGHTS_BACK, handlers.back)
    routes.action(actions.INSIGHTS_DECIDE, handlers.decide)
    routes.action(actions.INSIGHTS_FROM_MINUTES, handlers.from_minutes)
    routes.action(actions.INSIGHTS_FROM_REFLECTION, handlers.from_reflection)
    routes.action(actions.INSIGHTS_FROM_SEASON, handlers.from_season)
    routes.action(actions.INSIGHTS_FROM_HANDOVER, handlers.from_handover)
    routes.action(actions.INSIGHTS_CHANGE, handlers.change)
    routes.submission(actions.INSIGHTS_KEEP, handlers.keep, writes=True)
    routes.action(actions.INSIGHTS_DELETE, handlers.delete, writes=True)
    routes.action(actions.INSIGHTS_OFFER, handlers.offer, writes=True)
    routes.action(actions.INSIGHTS_YES, handlers.agree, writes=True)
    routes.action(actions.INSIGHTS_NO, handlers.refuse, writes=True)
