"""What sessions post: the card, role cards, the call to start, phases, the end, offers of roles, minutes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.content.formats import Format
from bot.content.loader import load_library
from bot.content.questions import Library
from bot.delivery.post import Chore, Due, Post, TimedPost
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.sessions import service, store
from bot.features.sessions.rules import SessionInfo, card_at, missed_at, role_card_at
from bot.features.sessions.views import cards, leading
from bot.features.sessions.views import minutes as minutes_views
from bot.kernel.vocabulary import OccasionState, Operation, PhaseState
from bot.language.translator import Words
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion

_CARD_AHEAD = timedelta(days=3)
_ROLE_CARD_AHEAD = timedelta(days=5)
_IN_ANY_CASE = timedelta(days=366)
"""How late a session may still be ended or counted as missed: that needs no message, and mustn't be forgotten."""


class _SessionPost(CirclePost):
    """A post about a session, in its circle's channel and language."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._formats = deps.formats

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session that the letter is about; a kind whose subject is another row says which."""
        return await service.session(work, letter.subject)

    async def circle_of(self, work: UnitOfWork, letter: Letter) -> CircleInfo:
        """Return the session's circle."""
        return (await self.session_of(work, letter)).circle

    def form(self, session: SessionInfo) -> Format:
        """Return how the session runs."""
        return service.recipe(self._formats, session.format_id, session.circle.minutes)

    def words(self, session: SessionInfo) -> Words:
        """Return the circle's words."""
        return self.languages.words(session.circle.language)


class Card(_SessionPost, TimedPost):
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
        return cards.session_card(self.words(session), self.form(session), session)


class RoleCard(TimedPost):
    """To the holder of a role, the working day before: what it asks of them, and what helps."""

    kind: ClassVar[str] = service.ROLE_CARD
    harmless_twice: ClassVar[bool] = True

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
        reader = session.circle.member(holder.person_id)
        words = self._deps.languages.words(reader.language if reader else session.circle.language)
        form = service.recipe(self._deps.formats, session.format_id, session.circle.minutes)
        if held and (letter.operation is Operation.UPDATE or not session.is_over):
            return cards.role_card(words, form, session, holder, self._library)
        return cards.role_given(words, form, session, holder.role) if letter.operation is Operation.UPDATE else None


class Start(_SessionPost, TimedPost):
    """At its time: the call to begin; a session over days begins by itself."""

    kind: ClassVar[str] = service.START

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List the planned sessions at their wall time."""
        rows = await store.planned(work, starting_until=until)
        return [Due(row.id, row.local_date, row.starts_at, missed_at(row.starts_at, row.mode)) for row in rows]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Call the circle, or begin."""
        await service.call_to_start(work, occasion.subject, self._formats, now)

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the call, or what became of it."""
        session = await self.session_of(work, letter)
        following = await service.next_session(work, session.circle.id, letter.due_at)
        other = following if following and following.id != session.id else None
        return leading.start_call(self.words(session), session, other)


class Missed(TimedPost):
    """Nobody started: the session didn't take place. Posts nothing of its own."""

    kind: ClassVar[str] = "sessions-missed"

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List until when each planned session can be started."""
        rows = await store.planned(work, starting_until=until)
        listed = [(row, missed_at(row.starts_at, row.mode)) for row in rows]
        return [Due(row.id, row.local_date, at, at + _IN_ANY_CASE) for row, at in listed if at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Say so on the card, without blame."""
        await service.miss(work, occasion.subject, now)


class Phase(_SessionPost, TimedPost):
    """One phase in the thread, when its time has come."""

    kind: ClassVar[str] = service.PHASE

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        """List the phases that are still to open; one whose time is over is passed by."""
        listed = await service.waiting_phases(work, now)
        return [Due(run.id, day, run.opens_at, run.ends_at) for run, day in listed if run.opens_at <= until]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """Open the phase."""
        _wait(occasion, await service.open_phase(work, occasion.subject, now))

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session of the phase."""
        return (await service.phase(work, letter.subject))[0]

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the phase; nothing where it is over before it was said, or no longer in the format."""
        session, run = await service.phase(work, letter.subject)
        form = self.form(session)
        step = next((s for n, s in enumerate(form.steps()) if (n, s.phase.id) == (run.position, run.phase)), None)
        if step is None or (run.state is PhaseState.OVER and letter.operation is Operation.POST):
            return None
        return leading.phase_message(self.words(session), form, session, run, step)


class End(_SessionPost, TimedPost):
    """The end of a session: two minutes to reflect, the minutes, the next date."""

    kind: ClassVar[str] = service.END

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:  # noqa: ARG002
        """List when the last phases of running sessions are over."""
        rows = await store.running(work, ending_until=until)
        return [Due(row.id, row.local_date, row.ends_at, row.ends_at + _IN_ANY_CASE) for row in rows]

    async def happen(self, work: UnitOfWork, occasion: Occasion, now: datetime) -> None:
        """End the session."""
        _wait(occasion, await service.run_out(work, occasion.subject, now))

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the farewell, with the minutes' button as it stands."""
        session = await self.session_of(work, letter)
        written = await service.minutes_of(work, session.id) is not None
        following = await service.next_session(work, session.circle.id, letter.due_at)
        return leading.end_message(self.words(session), session, written=written, following=following)


class Swap(_SessionPost):
    """A role that its holder would like to hand over; the message then says who took it."""

    kind: ClassVar[str] = service.SWAP

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session that the role belongs to."""
        return (await service.turn(work, letter.subject))[0]

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the offer; nothing where it was settled before it was said."""
        session, giver, held = await service.turn(work, letter.subject)
        if not held and letter.operation is Operation.POST:
            return None
        return cards.offer(self.words(session), self.form(session), session, giver, held=held)


class MinutesPost(_SessionPost):
    """The minutes, in the session's thread."""

    kind: ClassVar[str] = service.MINUTES

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the minutes as they were saved last."""
        session, minutes = await self.session_of(work, letter), await service.minutes_of(work, letter.subject)
        return minutes_views.minutes_message(self.words(session), session, minutes) if minutes else None


def _wait(occasion: Occasion, until: datetime | None) -> None:
    """Have an occasion come again that somebody has just put off."""
    if until is not None:
        occasion.state, occasion.due_at, occasion.not_after = OccasionState.PLANNED, until, until + _IN_ANY_CASE


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (Card, Start, Phase, End, Swap, MinutesPost)
    return [*(kind(deps) for kind in kinds), RoleCard(deps, load_library()), Missed()]


def chores(deps: Deps) -> list[Chore]:
    """Return the upkeep: sessions planned ahead, and their roles."""

    async def plan_sessions(work: UnitOfWork, now: datetime) -> None:
        await service.plan_ahead(work, deps.formats, now)

    async def fill_roles(work: UnitOfWork, now: datetime) -> None:
        await service.fill_roles(work, deps.formats, now)

    return [plan_sessions, fill_roles]
