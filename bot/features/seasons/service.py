"""Who is in for another season of a circle that has come to its end; with three of them it begins."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Due
from bot.features.circles import service as circles
from bot.features.circles import store as circles_store
from bot.features.circles.rules import FEWEST, CircleInfo
from bot.features.circles.service import ANOTHER_SEASON
from bot.features.membership import service as membership
from bot.features.schedule import service as schedule
from bot.features.seasons import store
from bot.features.sessions import service as sessions
from bot.features.sessions.service import Formats
from bot.kernel.enums import CircleState
from bot.kernel.errors import ItIsOver, NotAMember
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def say_yes(work: UnitOfWork, circle_id: UUID, person_id: UUID, formats: Formats, now: datetime) -> CircleInfo:
    """Note that somebody is in; with the third the season begins, and who comes after that joins it.

    Raises:
        Gone, NotAMember, ItIsOver: nobody is asked any more, or not this person.
        CircleIsFull, JoinByInvitation: it has begun, and they can't join it now.
    """
    (circle,) = await circles.lock(work, circle_id)
    if circle.season_until is None or circle.season_until <= now:
        raise ItIsOver
    row = await circles_store.membership(work, circle_id, person_id)
    if circle.state is not CircleState.CLOSED:
        if row and row.again is False and circle.free_places:
            await membership.admit(work, circle_id, person_id, now)
        else:
            await membership.join(work, circle_id, person_id, now)
    elif row is None or circle.member(person_id) is None:
        raise NotAMember
    else:
        row.again = True
        await work.session.flush()
        circle = await circles.load(work, circle_id)
        if len(circle.again) >= FEWEST:
            await _begin(work, circle, formats, now)
    await outbox.refresh(work, ANOTHER_SEASON, circle_id, now=now)
    return await circles.load(work, circle_id)


async def take_back(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> CircleInfo:
    """Note that somebody isn't in after all.

    Raises:
        ItIsOver: the season has begun, or nobody is asked any more.
    """
    (circle,) = await circles.lock(work, circle_id)
    if circle.state is not CircleState.CLOSED or circle.season_until is None or circle.season_until <= now:
        raise ItIsOver
    if row := await circles_store.membership(work, circle_id, person_id):
        row.again = None
        await work.session.flush()
        await outbox.refresh(work, ANOTHER_SEASON, circle_id, now=now)
    return circle


async def _begin(work: UnitOfWork, circle: CircleInfo, formats: Formats, now: datetime) -> None:
    """Begin with those who are in, from the next date of the rhythm on; topics and turns are as they were.

    The others aren't members any more, but may read what was written while they were. Owners leave last, so that
    somebody who stays comes after them.
    """
    for member in sorted(circle.members, key=lambda one: one.owner):
        if member not in circle.again:
            await membership.leave(work, circle.id, member.person_id, now)
    await store.settle_yeses(work, circle.id, [member.person_id for member in circle.members])
    await sessions.cancel_planned(work, circle.id, now)
    await store.put_behind(work, circle.id)
    await circles.reopen(work, circle.id)
    await schedule.begin(work, circle.id, formats, now)
    await circles.ask_for_season(work, circle.id, now, until=circle.season_until)


async def due(work: UnitOfWork, until: datetime) -> Sequence[Due]:
    """Return when nobody is asked any more."""

    def listed(one: tuple[UUID, datetime, str]) -> Due:
        circle_id, at, zone = one
        return Due(circle_id, local_date(at, zone), at, at + circles.SEASON_KEPT)

    return one_by_one(ANOTHER_SEASON, await store.asked(work, until), listed, subject=lambda one: one[0])


async def ask_no_more(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have the question say what has come of it, once its time is over."""
    row = await work.get(Circle, circle_id, lock=True)
    if row.season_until and row.season_until <= now:
        row.season_until = None
        await work.session.flush()
        await outbox.refresh(work, ANOTHER_SEASON, circle_id, now=now)
