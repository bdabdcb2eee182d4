"""When Zirkel was there: what fell into its own absence is nobody's miss. Table: uptimes."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.kernel.clock import Clock, SimulatedClock
from bot.storage.unit_of_work import Storage, UnitOfWork
from bot.storage.witness import Witness
from models import Uptime

BEAT_EVERY, ABSENT_FROM = timedelta(minutes=5), timedelta(minutes=15)
"""So often a process writes down that it is there; who hasn't for so long wasn't."""
KEPT_FOR = timedelta(days=60)
NAMED = 50
"""So many broken rows are named; of the others it is said how many they are."""
_LAST_CHANCE = timedelta(days=1)


class Heartbeat:
    """Writes down that this process is there, seldom: whatever is written makes the next plan look at all again."""

    def __init__(self, storage: Storage, clock: Clock, witness: Witness | None = None) -> None:
        """Nothing is written before the first beat; then the ``witness`` is told, too."""
        self._storage = storage
        self._clock = clock
        self._witness = witness or Witness()
        self._row: UUID | None = None
        self._written = clock.now()
        self._said = (0, "")

    async def beat(self, *, ahead: timedelta = timedelta(0), broken: Sequence[str] = (), last: bool = False) -> None:
        """Note that the process is there, which rows are ``broken``, and how far its clock is ``ahead``.

        With a wrong clock nobody can say until when it was there.
        """
        now, said = self._clock.now() - ahead, (round(ahead.total_seconds()), _lines(broken))
        since = abs(now - self._written)
        if self._row and said == self._said and since < BEAT_EVERY and not last:
            return
        slept = since > ABSENT_FROM and not isinstance(self._clock, SimulatedClock)
        if self._row is None or (slept and not ahead):
            self._row = uuid4()
            change: sa.Insert | sa.Update = sa.insert(Uptime).values(id=self._row, since=now, until=now)
        else:
            change = sa.update(Uptime).where(Uptime.id == self._row)
            change = change if ahead else change.values(until=now)
        async with self._storage.everywhere() as session:
            await session.execute(change.values(seconds_ahead=said[0], broken=said[1]))
        if not ahead:
            self._witness.note(now)
        self._written, self._said = now, said


def _lines(broken: Sequence[str]) -> str:
    more = len(broken) - NAMED
    return "\n".join([*broken[:NAMED], *([f"and {more} more"] if more > 0 else [])])


def last_absence(stretches: Iterable[tuple[datetime, datetime]], start: datetime, end: datetime) -> datetime | None:
    """Return when the last absence that touched the time from ``start`` to ``end`` was over, None without any.

    ``stretches`` are from when to when somebody was there, in whatever order. Before the first nobody knows.
    """
    found = there = None
    for since, until in sorted(stretches):
        if there and since - there > ABSENT_FROM and there < end and since > start:
            found = since
        there = max(there, until) if there else until
    return found


async def absent_until(work: UnitOfWork, start: datetime, end: datetime) -> datetime | None:
    """Return when Zirkel was back, where it was away at some time from ``start`` to ``end``."""
    rows = await work.session.execute(sa.select(Uptime.since, Uptime.until))
    return last_absence(((since, until) for since, until in rows), start, end)


async def cut_short(work: UnitOfWork, ends: datetime) -> bool:
    """Return whether Zirkel was away on the last day on which somebody could answer: then it isn't their silence."""
    return await absent_until(work, ends - _LAST_CHANCE, ends) is not None
