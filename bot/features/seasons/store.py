"""Which circles are asked for another season, and how one becomes an earlier one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import MemberState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Session

_FAR = 1_000_000
"""Farther away than any session's number: on the way no two have the same."""


async def asked(work: UnitOfWork, until: datetime) -> list[tuple[UUID, datetime, str]]:
    """Return the circles that are asked up to a moment, with that moment and their zone."""
    query = sa.select(Circle.id, Circle.season_until, Circle.zone).where(Circle.season_until <= until)
    rows = await work.session.execute(query.order_by(Circle.id))
    return [(circle_id, at, zone) for circle_id, at, zone in rows if at]


async def settle_yeses(work: UnitOfWork, circle_id: UUID, person_ids: Collection[UUID]) -> None:
    """Forget who said yes; of the others who were members note that a season has begun without them."""
    theirs = (Membership.circle_id == circle_id, Membership.person_id.in_(person_ids))
    without = sa.case((Membership.state == MemberState.LEFT, sa.false()), else_=sa.null())
    await work.session.execute(sa.update(Membership).where(*theirs).values(again=without))


async def put_behind(work: UnitOfWork, circle_id: UUID) -> None:
    """Let all sessions of a circle be an earlier season's: they count from 0 downwards, and keep what they were."""
    theirs = Session.circle_id == circle_id
    last = await work.session.scalar(sa.select(sa.func.max(Session.number)).where(theirs)) or 0
    was = sa.func.coalesce(Session.earlier, Session.number)
    for by in (_FAR, last - _FAR):
        moved = sa.update(Session).where(theirs).values(number=Session.number - by, earlier=was)
        await work.session.execute(moved, execution_options={"synchronize_session": "fetch"})
