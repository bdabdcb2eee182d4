"""What was said of a session before a pause gave it a new date, or where its circle lived before."""

from typing import ClassVar

from bot.features.sessions import service
from bot.features.sessions.posts.base import SessionPost
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import cards
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter


class CardBefore(SessionPost):
    """An earlier card, or call to start: the session comes later."""

    kind: ClassVar[str] = service.CARD_BEFORE

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return that it has a new date."""
        session = await self.session_of(work, letter)
        return cards.before(self.words(session), session)


class CardElsewhere(SessionPost):
    """An earlier card, in a channel that the circle has left."""

    kind: ClassVar[str] = service.CARD_ELSEWHERE

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return where the card is now."""
        session = await self.session_of(work, letter)
        return cards.elsewhere(self.words(session), session)


class RoleBefore(CardBefore):
    """An earlier role card, or offer of a role."""

    kind: ClassVar[str] = service.ROLE_BEFORE

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session that the role belongs to."""
        return (await service.turn(work, letter.subject))[0]
