"""Beginning with a circle that has gathered; asking about one that takes long."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.isolation import each_apart, one_by_one
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.circles.rules import FEWEST
from bot.features.gathering import rules, store
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.features.sessions.service import Formats
from bot.storage.unit_of_work import UnitOfWork

BEGUN = "circles-begun"
"""To the channel: enough are in, and when the circle meets first."""


async def begin_gathered(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Begin with the circles that have gathered: their sessions are planned, and their channels are told."""
    gathered = await store.gathered(work, FEWEST)
    await each_apart(work, "begin_gathered", gathered, lambda one: _begin(work, one, formats, now))


async def _begin(work: UnitOfWork, circle_id: UUID, formats: Formats, now: datetime) -> None:
    (circle,) = await circles.lock(work, circle_id)
    if not circle.gathers or circle.missing:
        return
    await schedule.begin(work, circle_id, formats, now)
    first = await sessions.next_session(work, circle_id, now)
    if first:
        to = Address(channel=circle.channel)
        await outbox.put(work, BEGUN, circle_id, to, now=now, not_after=first.starts_at)


async def due(work: UnitOfWork, until: datetime) -> list[Due]:
    """Return when whoever founded a circle is to be asked that still gathers: of each circle once."""

    def listed(of: tuple[UUID, tuple[datetime, str, str | None]]) -> Due:
        circle_id, (founded_at, zone, region) = of
        at = rules.ask_at(founded_at, zone, work.closed(zone, region))
        return Due(circle_id, founded_at.date(), at, at + rules.ASKED_FOR)

    found = one_by_one(circles.STILL_GATHERING, await store.founded(work), listed, lambda of: of[0])
    return [each for each in found if each.at <= until]


async def ask(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Ask whoever is responsible for a circle, of several the first, where it still gathers."""
    (circle,) = await circles.lock(work, circle_id)
    if circle.gathers and circle.missing and circle.owners:
        to = Address(people=(circle.owners[0].user,))
        await outbox.put(work, circles.STILL_GATHERING, circle_id, to, now=now, not_after=now + rules.ASKED_FOR)
