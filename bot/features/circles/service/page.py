"""A circle as one of its members sees it."""

from datetime import datetime
from uuid import UUID

from bot.features.circles.rules import CircleInfo, CirclePage, RequestInfo
from bot.features.circles.service.reading import Coming, load_all, require_member
from bot.features.circles.service.waiting import requests_at, requests_of
from bot.storage.unit_of_work import UnitOfWork


async def doors_of(work: UnitOfWork, person_id: UUID) -> list[tuple[CircleInfo, RequestInfo]]:
    """Return at which doors of running circles somebody is, the earliest first."""
    asked = await requests_of(work, person_id)
    circles = {circle.id: circle for circle in await load_all(work, [one.circle_id for one in asked])}
    return [(circles[one.circle_id], one) for one in asked]


async def page(work: UnitOfWork, circle_id: UUID, person_id: UUID, coming: Coming, now: datetime) -> CirclePage:
    """Return a circle's page for one of its members; who is at the door is shown to owners alone.

    Raises:
        Gone, NotAMember: it isn't there, or not theirs.
    """
    circle = await require_member(work, circle_id, person_id)
    found = CirclePage(circle, person_id, await coming(work, circle_id, now))
    if not found.owns:
        return found
    return CirclePage(circle, person_id, found.next_at, await requests_at(work, circle_id))
