"""What becomes of a circle's planned sessions when it moves into another channel."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.sessions.rules import SessionInfo, considerate, missed_at
from bot.features.sessions.service.letters import CARD, CARD_ELSEWHERE
from bot.features.sessions.service.life import planned_in
from bot.storage.unit_of_work import UnitOfWork


async def follow(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Have the cards of sessions to come posted where the circle lives now; one that runs stays in its thread."""
    for info in await planned_in(work, circle_id):
        if info.starts_at > now and await outbox.is_under_way(work, CARD, info.id):
            await _post_anew(work, info, now)


async def _post_anew(work: UnitOfWork, info: SessionInfo, now: datetime) -> None:
    await outbox.set_aside(work, CARD, info.id, CARD_ELSEWHERE, now=now)
    at = max(now, min(considerate(now, info.circle.rhythm.zone), info.starts_at))
    until = max(info.ends_at, missed_at(info.starts_at, info.mode))
    await outbox.put(work, CARD, info.id, Address(channel=info.circle.channel), now=at, not_after=until)
