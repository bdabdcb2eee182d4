"""Use cases: say how one wants to be paired, skip a round, look at the next one in numbers."""

from datetime import datetime
from uuid import UUID

from bot.features.coaching import rules
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.rules import CoachingStatus
from bot.features.preferences import store
from bot.features.preferences.forms import PreferencesForm
from bot.kernel.errors import NotInPool, NotPoolOwner
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPool, CoachingSeat


async def own(work: UnitOfWork, person_id: UUID) -> PreferencesForm:
    """Return how somebody wants to be paired.

    Raises:
        NotInPool: they don't take part.
    """
    row = (await _seats(work, person_id))[0]
    return PreferencesForm(
        always_new=row.always_new, own_circles=row.own_circles, at_once=row.at_once or 0,
        department=work.vault.open(row, "department"),
    )  # fmt: skip


async def keep(work: UnitOfWork, person_id: UUID, form: PreferencesForm) -> None:
    """Keep how somebody wants to be paired, from the next round on."""
    for row in await _seats(work, person_id):
        row.always_new, row.own_circles, row.at_once = form.always_new, form.own_circles, form.at_once or None
        work.vault.write(row, department=form.department)
    await work.session.flush()


async def _seats(work: UnitOfWork, person_id: UUID) -> list[CoachingSeat]:
    if rows := await coaching_store.active_seats(work, person_id):
        return rows
    raise NotInPool


async def skip(work: UnitOfWork, person_id: UUID, now: datetime) -> CoachingStatus:
    """Leave somebody out of the next round alone, of each of their pools; a longer pause stays as it is."""
    for row in await _seats(work, person_id):
        begins = next_round(work, await work.get(CoachingPool, row.pool_id), now)
        row.paused_until = max(begins + coaching.LATE, row.paused_until or begins)
    await work.session.flush()
    return await coaching.status(work, person_id, now)


def next_round(work: UnitOfWork, pool: CoachingPool, now: datetime) -> datetime:
    """Return when the next round begins."""
    return rules.round_after(coaching.rhythm_of(pool), now, work.closed(pool.zone))


async def look_after(
    work: UnitOfWork, person_id: UUID, pool_id: UUID | None = None, theme: str = "", programme_id: UUID | None = None
) -> CoachingPool:
    """Return a pool, the one of that theme or programme, or any, for whoever looks after it.

    That is who has been in it the longest; of a programme's pool, whoever may offer programmes, in it or not.

    Raises:
        NotPoolOwner: that is somebody else.
    """
    owners, offers = await store.owners(work), await store.offers_programmes(work, person_id)
    for pool in await coaching_store.pools(work):
        named = theme.casefold() in ("", pool.theme.casefold()) and programme_id in (None, pool.programme_id)
        if named and pool_id in (None, pool.id) and (offers if pool.programme_id else owners.get(pool.id) == person_id):
            return pool
    raise NotPoolOwner


async def together(work: UnitOfWork, person_id: UUID) -> int:
    """Return for how many rounds pairs stay together in the first of somebody's pools."""
    return (await work.get(CoachingPool, (await _seats(work, person_id))[0].pool_id)).together
