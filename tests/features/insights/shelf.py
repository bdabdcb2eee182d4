"""A circle with minutes, and people who make cards of them by their buttons alone."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from slack_sdk.models.views import View

from bot.features.insights import handlers, service
from bot.features.insights.forms import InsightDraft, ReadInsight, ShownInsights
from bot.features.insights.posts import ReleaseQuestion
from bot.features.payloads import InsightAnswer, InsightButton, TandemButton
from bot.features.people.posts import PersonPost
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Cadence, TandemAnswer, TandemKind, TandemState
from bot.slack.action_ids import ActionPayload
from bot.slack.message import Message
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from models import Insight, OutboxMessage, Tandem, TandemSeat
from tests.features.fakes import answer, command, parts, submit
from tests.features.library.memory import Memory

TITLE, TEXT = "Locks", "A lock holds everybody up. Better: one queue."


@dataclass
class Shelf:
    """The routes of insight cards, and the people who use them."""

    memory: Memory
    clock: SimulatedClock
    routes: Routes = field(default_factory=Routes)

    def __post_init__(self) -> None:
        handlers.register(self.routes, parts(self.memory.team.storage, self.clock))

    async def types(self, user: str, text: str) -> str:
        return shown(await answer(self.routes, command(self.memory.team.actors[user], "/zirkel", text)))

    async def press(
        self, user: str, action: str, value: ActionPayload | str = "", metadata: ActionPayload | None = None
    ) -> Responses:
        """Press a button in a modal that carries ``metadata``."""
        packed = value.pack() if isinstance(value, ActionPayload) else value
        view = {"id": "V1", "type": "modal", "private_metadata": (metadata or ReadInsight()).pack(), "state": {}}
        payload = {"view": view, "trigger_id": "1.1", "actions": [{"action_id": action, "value": packed}]}
        return await answer(self.routes, Request(Kind.ACTION, action, payload, self.memory.team.actors[user]))

    async def make(self, user: str = "UANA", *others: str, title: str = TITLE, text: str = TEXT) -> UUID:
        """Make a card of the first session; return its id."""
        before = await self._cards()
        await self.write(user, InsightDraft(session=self.memory.sessions[0]), title, text, list(others))
        (made,) = await self._cards() - before
        return made

    async def hand_over(self, number: int = 7, state: TandemState = TandemState.RUNNING) -> UUID:
        """Let Ana and Ben be in a handover, at this of its meetings; return its id."""
        team = self.memory.team
        async with team.storage.work(team.workspace_id) as work:
            row = work.add(Tandem(
                kind=TandemKind.HANDOVER, state=state, cadence=Cadence.WEEKLY, meetings=7, zone="UTC", number=number,
                made_at=self.clock.now(), minutes=60, date_changes=0,
            ))  # fmt: skip
            await work.session.flush()
            for user, asks in (("UANA", True), ("UBEN", False)):
                seat = work.add(TandemSeat(
                    tandem_id=row.id, person_id=team.person(user), asks=asks, helps=not asks, said=TandemAnswer.YES,
                    asked_at=self.clock.now(),
                ))  # fmt: skip
                await work.session.flush()
                seat.about = work.vault.seal(seat, "about", TITLE) if asks else None
            return row.id

    async def make_of_two(self, user: str, tandem: UUID) -> UUID:
        """Press the button of a handover and fill the form; return the card's id."""
        before = await self._cards()
        form = await self.press(user, "insights:from-handover", TandemButton(tandem=tandem))
        assert TITLE in shown(form)
        draft = InsightDraft.unpack(view_of(form).private_metadata or "")
        typed = {"title": TITLE, "text": TEXT}
        await answer(self.routes, submit(self.memory.team.actors[user], "insights:keep", typed, draft))
        (made,) = await self._cards() - before
        return made

    async def _cards(self) -> set[UUID]:
        async with self.memory.team.storage.work(self.memory.team.workspace_id) as work:
            return set(await work.all(sa.select(Insight.id)))

    async def write(self, user: str, draft: InsightDraft, title: str, text: str, others: Any = ()) -> Responses:
        typed = {"title": title, "text": text, "authors": {"selected_users": list(others)}}
        return await answer(self.routes, submit(self.memory.team.actors[user], "insights:keep", typed, draft))

    async def offer(self, user: str, card: UUID) -> str:
        return shown(await self.press(user, "insights:offer", InsightButton(insight=card)))

    async def say(self, user: str, card: UUID, *, yes: bool) -> str:
        """Press the yes or the no that an offer of just now shows."""
        async with self.memory.team.storage.work(self.memory.team.workspace_id) as work:
            offered = (await work.get(Insight, card)).offered_at
        assert offered
        about = InsightAnswer(insight=card, offered=offered)
        return shown(await self.press(user, "insights:yes" if yes else "insights:no", about))

    async def reads(self, user: str, card: UUID, among: ShownInsights | None = None) -> str:
        pressed = await self.press(user, "insights:read", InsightButton(insight=card), among or ShownInsights())
        return shown(pressed)

    async def finds(self, user: str = "UZOE", words: str = "") -> bool:
        """Return whether somebody finds the card in the company's."""
        return TITLE in await self.types(user, f"find {words}")

    async def waits(self, user: str) -> list[UUID]:
        """Return about which cards Home asks somebody."""
        team = self.memory.team
        async with team.storage.reading(team.workspace_id) as work:
            return [card.id for card in await service.questions_to(work, team.person(user), self.clock.now())]

    async def messages(self, kind: type[PersonPost] = ReleaseQuestion) -> dict[str, Message | None]:
        """Return what of a kind is in the outbox, as it would be posted now, by reader."""
        team, post = self.memory.team, kind(parts(self.memory.team.storage, self.clock))
        async with team.storage.work(team.workspace_id) as work:
            queued = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == post.kind))
            return {each.people or "": await post.compose(work, each) for each in queued}

    async def days(self, days: float) -> None:
        await self.clock.turn_to(self.clock.now() + timedelta(days=days))


def shown(responses: Responses) -> str:
    """Return the modal that is shown, as text."""
    assert isinstance(responses, ShowModal | ChangeModal), responses
    return str(view_of(responses).to_dict())


def view_of(responses: Responses) -> View:
    assert isinstance(responses, ShowModal | ChangeModal), responses
    return responses.view
