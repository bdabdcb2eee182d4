"""With whom somebody could swap a role, and why a question about that can't be answered any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.circles.rules import Member
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import SessionState, SwapState
from bot.kernel.errors import CircleIsPaused, ItIsOver, NotComing, Refusal, RoleHasMoved, SessionHasBegun, SwapIsSettled
from bot.kernel.ids import UserId


@dataclass(frozen=True)
class Exchange:
    """What somebody would give to whom, and get for it; None where the other one has no role."""

    gives: Holder
    to: Member
    gets: Holder | None


@dataclass(frozen=True)
class SwapQuestion:
    """Somebody's question whether another one takes a role, and gives theirs for it, if they have one."""

    id: UUID
    session: SessionInfo
    gives: Holder
    person_id: UUID
    """Who is asked."""
    user: UserId
    gets: Holder | None
    starts_at: datetime
    """For which time of the session they were asked."""
    state: SwapState


@dataclass(frozen=True)
class OwnRole:
    """A role of somebody's who would like to swap it: whom they have asked, or whom they can ask."""

    gives: Holder
    asked: SwapQuestion | None
    offered: bool
    """Whether it is offered to whoever likes."""
    exchanges: tuple[Exchange, ...]


def exchanges(session: SessionInfo, gives: Holder) -> Iterator[Exchange]:
    """Yield with whom a role could be swapped for what: everybody who comes; nobody would have a role twice."""
    mine = {one.role for one in session.roles_of(gives.person_id)}
    for member in session.circle.members:
        theirs = session.roles_of(member.person_id)
        if member.person_id in {gives.person_id, *session.absent} or gives.role in {one.role for one in theirs}:
            continue
        if not theirs:
            yield Exchange(gives, member, None)
        yield from (Exchange(gives, member, one) for one in theirs if one.role not in mine)


def why_closed(session: SessionInfo) -> Refusal | None:
    """Return why roles of a session can't be swapped just now, None where they can."""
    if session.state in (SessionState.ENDED, SessionState.MISSED, SessionState.CANCELLED):
        return ItIsOver()
    if session.state is not SessionState.PLANNED:
        return SessionHasBegun()
    return CircleIsPaused() if session.pauses else None


def why_not(question: SwapQuestion) -> Refusal | None:
    """Return why a question can't be answered with yes any more, None where it can."""
    session = question.session
    if question.state is not SwapState.OPEN or question.starts_at != session.starts_at:
        return SwapIsSettled()
    if closed := why_closed(session):
        return closed
    both = {question.gives.person_id, question.person_id}
    if both & session.absent or not all(map(session.circle.member, both)):
        return NotComing()
    found = exchanges(session, question.gives) if question.gives in session.roles else ()
    wanted = (question.person_id, question.gets)
    return None if wanted in [(one.to.person_id, one.gets) for one in found] else RoleHasMoved()


def why_lapsed(question: SwapQuestion) -> str:
    """Return why a question is settled that nobody answered; where nothing has changed, it came too late."""
    session = question.session
    if session.state in (SessionState.MISSED, SessionState.CANCELLED):
        return "off"
    if session.state is not SessionState.PLANNED:
        return "begun"
    if session.pauses or question.starts_at != session.starts_at:
        return "moved"
    for one, why in ((question.person_id, "asked"), (question.gives.person_id, "giver")):
        if one in session.absent or session.circle.member(one) is None:
            return why
    changed = question.gives not in session.roles or (question.gets and question.gets not in session.roles)
    mine = session.roles_of(question.person_id)
    return "roles" if changed or (mine and not question.gets) else "late"
