"""Before a session: its card, role cards, offers of roles."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.content.questions import Library
from bot.delivery.post import Due, TimedPost
from bot.features.deps import Deps
from bot.features.people import service as people
from bot.features.sessions import service, store
from bot.features.sessions.posts.base import SessionPost
from bot.features.sessions.rules import SessionInfo, card_at, missed_at, role_card_at
from bot.features.sessions.views import cards
from bot.kernel.vocabulary import Courtesy, Operation
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion

_CARD_AHEAD = timedelta(days=3)
_ROLE_CARD_AHEAD = timedelta(days=5)


class Card(SessionPost, TimedPost):
    """The session's card, two days before; it chooses the topic, and is brought up to date until all is over."""

    kind: ClassVar[str] = service.CARD

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the cards of planned sessions; a late one is still of use while the session can be started."""
        rows = await store.planned(work, starting_until=until + _CARD_AHEAD)
        listed = [
            Due(
                row.id, row.local_date, card_at(row.local_date, row.zone, row.planned_at),
                missed_at(row.starts_at, row.mode),
            )
            for row in rows
        ]  # fmt: skip
        return [due for due in listed if due.at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Choose the topic and post the card."""
        await service.announce(work, occasion.subject, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the card as things stand."""
        session = await self.session_of(work, letter)
        if letter.operation is Operation.POST and session.pauses:
            return None
        return cards.session_card(self.words(session), self.form(session), session)


class RoleCard(TimedPost):
    """To the holder of a role, the working day before: what it asks of them, and what helps."""

    kind: ClassVar[str] = service.ROLE_CARD
    harmless_twice: ClassVar[bool] = True
    courtesy: ClassVar[Courtesy] = Courtesy.NEEDED

    def __init__(self, deps: Deps, library: Library) -> None:
        """Speak of roles with the duties of ``library``."""
        self._deps = deps
        self._library = library

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the roles that are held; who comes to one late hears of it at once."""
        turns = await store.turns(work, starting_until=until + _ROLE_CARD_AHEAD)
        listed = [
            Due(turn.id, turn.local_date, role_card_at(turn.starts_at, turn.zone, turn.planned_at), turn.starts_at)
            for turn in turns
        ]
        return [due for due in listed if due.at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Tell whoever holds the role now."""
        await service.tell_holder(work, occasion.subject, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the role card in its reader's language; one that was sent before says when it is over."""
        session, holder, held = await service.turn(work, letter.subject)
        words = self._deps.languages.words(await people.language_of(work, holder.user))
        form = service.recipe(self._deps.formats, session.format_id, session.circle.minutes)
        if letter.operation is Operation.POST and session.pauses:
            return None
        if held and (letter.operation is Operation.UPDATE or not session.is_over):
            new = letter.operation is Operation.POST
            return cards.role_card(words, form, session, holder, self._library, new=new)
        return cards.role_given(words, form, session, holder.role) if letter.operation is Operation.UPDATE else None


class Swap(SessionPost):
    """A role that its holder would like to hand over; the message then says who took it."""

    kind: ClassVar[str] = service.SWAP

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session that the role belongs to."""
        return (await service.turn(work, letter.subject))[0]

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the offer; nothing where it was settled before it was said."""
        session, giver, held = await service.turn(work, letter.subject)
        if letter.operation is Operation.POST and (session.pauses or not held):
            return None
        return cards.offer(self.words(session), self.form(session), session, giver, held=held)
