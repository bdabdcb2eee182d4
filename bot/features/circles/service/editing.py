"""Changing what a circle's founder chose."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import CircleInfo, CircleSettings, check_fits, settings_of
from bot.features.circles.service.asking import receive
from bot.features.circles.service.founding import write
from bot.features.circles.service.letters import CHANGED, CHANGED_KEPT
from bot.features.circles.service.reading import load, require_owner
from bot.features.circles.service.waiting import offer_places, requests_at
from bot.kernel.errors import CircleIsClosed, CircleWasChanged
from bot.kernel.vocabulary import CircleState, RequestKind
from bot.storage.unit_of_work import UnitOfWork
from models import Circle


async def edit(
    work: UnitOfWork, circle_id: UUID, owner: UUID, wish: CircleSettings, *, seen: str, reached: int, now: datetime
) -> CircleInfo:
    """Change a circle's settings; ``seen`` is the fingerprint of those that the owner changed.

    Its sessions are planned anew from what they are planned by, the channel is told when and how it meets now, and
    places that this makes free are given away.

    Raises:
        Gone, NotAMember, NotAnOwner, CircleIsClosed: it can't be changed, or not by this person.
        CircleWasChanged: somebody else has changed it meanwhile.
        PlacesAreTaken, SeasonWentFurther: it can't be made that small.
    """
    row = await work.get(Circle, circle_id, lock=True)
    circle = await require_owner(work, circle_id, owner)
    before = settings_of(circle)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if wish == before:
        return circle
    if before.fingerprint != seen:
        raise CircleWasChanged(field="name")
    kept = sum(each.kept_until is not None for each in await requests_at(work, circle_id))
    check_fits(wish, taken=len(circle.members) + kept, reached=reached)
    write(row, wish)
    if wish.plan != before.plan:
        row.rescheduled_at = now
    await work.session.flush()
    if before.by_invitation and not wish.by_invitation:
        await _open_door(work, circle_id, now)
    await offer_places(work, circle_id, now)
    if wish.meeting != before.meeting:
        to = Address(channel=circle.channel)
        await outbox.put(work, CHANGED, circle_id, to, now=now, not_after=now + CHANGED_KEPT, once=now.isoformat())
    return await load(work, circle_id)


async def _open_door(work: UnitOfWork, circle_id: UUID, now: datetime) -> None:
    """Let in all who asked: from now on nobody has to."""
    for each in await requests_at(work, circle_id):
        if each.kind is RequestKind.ASKED:
            await receive(work, await load(work, circle_id), each, now)
