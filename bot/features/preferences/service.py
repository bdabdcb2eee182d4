"""Use cases: say how one wants to be paired, skip a round, look at the next one in numbers."""

from datetime import datetime
from uuid import UUID

from bot.features.coaching import rules
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.rules import CoachingStatus
from bot.features.preferences import store
from bot.features.preferences.forms import PreferencesForm
from bot.kernel.enums import MemberState
from bot.kernel.errors import NotInPool, NotPoolOwner
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPool, CoachingSeat


async def own(work: UnitOfWork, person_id: UUID) -> PreferencesForm:
    """Return how somebody wants to be paired.

    Raises:
        NotInPool: they don't take part.
    """
    row = await _seat(work, person_id)
    return PreferencesForm(
        always_new=row.always_new, own_circles=row.own_circles, at_once=row.at_once or 0,
        department=work.vault.open(row, "department"),
    )  # fmt: skip


async def keep(work: UnitOfWork, person_id: UUID, form: PreferencesForm) -> None:
    """Keep how somebody wants to be paired, from the next round on."""
    row = await _seat(work, person_id)
    row.always_new, row.own_circles, row.at_once = form.always_new, form.own_circles, form.at_once or None
    row.department = work.vault.seal(row, "department", form.department) if form.department else None
    await work.session.flush()


async def _seat(work: UnitOfWork, person_id: UUID) -> CoachingSeat:
    row = await coaching_store.seat(work, person_id)
    if row is None or row.state is not MemberState.ACTIVE:
        raise NotInPool
    return row


async def skip(work: UnitOfWork, person_id: UUID, now: datetime) -> CoachingStatus:
    """Leave somebody out of the next round alone; a longer pause stays as it is."""
    row, begins = await _seat(work, person_id), next_round(work, await _pool(work), now)
    until = max(begins + coaching.LATE, row.paused_until or begins)
    return await coaching.pause(work, person_id, until, now, skip=True)


async def _pool(work: UnitOfWork) -> CoachingPool:
    pool = await coaching_store.pool(work)
    if pool is None:
        raise NotInPool
    return pool


def next_round(work: UnitOfWork, pool: CoachingPool, now: datetime) -> datetime:
    """Return when the next round begins."""
    return rules.round_after(coaching.rhythm_of(pool), now, work.closed(pool.zone))


async def look_after(work: UnitOfWork, person_id: UUID) -> CoachingPool:
    """Return the pool for whoever looks after it: who has been in it the longest.

    Raises:
        NotPoolOwner: that is somebody else.
    """
    if person_id != await store.owner(work):
        raise NotPoolOwner
    return await _pool(work)


async def together(work: UnitOfWork) -> int:
    """Return for how many rounds the pool's pairs stay together."""
    return (await _pool(work)).together
