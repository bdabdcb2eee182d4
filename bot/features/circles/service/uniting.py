"""Taking in the people of a circle that goes on as part of another."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.circles.service.doors import admit
from bot.features.circles.service.letters import refresh_card
from bot.features.circles.service.reading import load
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def take_in(work: UnitOfWork, circle_id: UUID, person_ids: Sequence[UUID], now: datetime) -> None:
    """Make people members of a circle whose row is locked; its places grow with them, who is there already stays.

    They join now, one after the other, so that they take turns like anybody who comes later.
    """
    row = await work.get(Circle, circle_id, lock=True)
    circle = await load(work, circle_id)
    newcomers = [person_id for person_id in person_ids if circle.member(person_id) is None]
    row.places = max(row.places, len(circle.members) + len(newcomers))
    for number, person_id in enumerate(newcomers):
        await admit(work, circle_id, person_id, now + timedelta(microseconds=number))
    await refresh_card(work, circle_id, now)
