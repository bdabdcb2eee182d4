"""Roles that people choose, decline, take over."""

from collections.abc import Mapping
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.people import service as people
from bot.features.roles import store
from bot.features.roles.rules import Holder
from bot.features.roles.service.reading import describe, key_of
from bot.kernel.errors import ItIsOver, RoleIsTaken
from bot.kernel.vocabulary import RoleState, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import RoleTurn, Session

_OPEN = (SessionState.PLANNED, SessionState.RUNNING)


async def choose(work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, places: int) -> Holder:
    """Give a role to a member who chooses it, while one of its ``places`` is free; choosing it twice changes nothing.

    Raises:
        RoleIsTaken: others were quicker.
    """
    await work.get(Session, session_id, lock=True)
    held = [
        turn for turn in await store.turns(work, [session_id]) if turn.role == role and turn.state is RoleState.HELD
    ]
    turn = next((one for one in held if one.person_id == person_id), None)
    if turn is None:
        free = [place for place in range(places) if place not in {one.place for one in held}]
        if not free:
            raise RoleIsTaken
        turn = work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=free[0]))
        await work.session.flush()
    return describe(turn, (await people.person(work, person_id)).user)


async def decline(work: UnitOfWork, turn_id: UUID, person_id: UUID, *, chosen: bool = False) -> Holder:
    """Give a role back without a reason, keeping one's place in the line; plan the session's roles after it.

    Who gives back a role that they had ``chosen`` may be handed another one.

    Raises:
        Gone, ItIsOver: the role isn't this person's any more, or the session is over.
    """
    turn = await _open_turn(work, turn_id)
    if turn.person_id != person_id:
        raise ItIsOver
    turn.state = RoleState.SWAPPED if chosen else RoleState.DECLINED
    await work.session.flush()
    return describe(turn, (await people.person(work, person_id)).user)


async def take_over(work: UnitOfWork, session_id: UUID, role: str, person_id: UUID, place: int = 0) -> Holder:
    """Give a role to a member who wants it; taking it twice changes nothing.

    Before the session starts, somebody who has another role hands it to the former holder in exchange. While it runs
    the former holder may have gone, so both roles are theirs.

    Raises:
        Gone, ItIsOver, NotAMember: there is no such session, it is over, or it isn't theirs.
    """
    session = await work.get(Session, session_id, lock=True)
    if session.state not in _OPEN:
        raise ItIsOver
    circle = await circles.require_member(work, session.circle_id, person_id)
    held = {key_of(turn): turn for turn in await store.turns(work, [session_id]) if turn.state is RoleState.HELD}
    turn = next((one for one in held.values() if (one.role, one.place) == (role, place)), None)
    if turn is None or turn.person_id != person_id:
        if turn is not None:
            turn.state = RoleState.SWAPPED
            if session.state is SessionState.PLANNED and circle.member(turn.person_id):
                _hand_in_exchange(work, held, person_id, turn.person_id)
        turn = work.add(RoleTurn(session_id=session_id, person_id=person_id, role=role, place=place))
        await work.session.flush()
    return describe(turn, (await people.person(work, person_id)).user)


def _hand_in_exchange(work: UnitOfWork, held: Mapping[str, RoleTurn], giver: UUID, taker: UUID) -> None:
    own = min((key for key, turn in held.items() if turn.person_id == giver), default=None)
    if own is not None:
        given = held[own]
        given.state = RoleState.SWAPPED
        work.add(RoleTurn(session_id=given.session_id, person_id=taker, role=given.role, place=given.place))


async def _open_turn(work: UnitOfWork, turn_id: UUID) -> RoleTurn:
    """Return a turn that is still held, in a session that isn't over; its session is locked."""
    turn = await work.get(RoleTurn, turn_id)
    session = await work.get(Session, turn.session_id, lock=True)
    await work.session.refresh(turn)
    if turn.state is not RoleState.HELD or session.state not in _OPEN:
        raise ItIsOver
    return turn
