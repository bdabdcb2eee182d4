"""What disturbs a season: people leave and come in late, move dates, and circles go on together."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.dates import service as dates
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.merge.rules import fits
from bot.features.schedule.rules import Appointment
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.kernel.enums import CircleState, Mode
from bot.kernel.errors import Refusal
from bot.storage.unit_of_work import UnitOfWork
from models import Session
from tests.simulations.company import Company

_ENOUGH = 5
"""In smaller circles everybody stays."""
_LEAVES, _COMES, _MOVES, _OFFERS, _ANSWERS = range(5)
"""The weekdays on which each of these happens."""


@dataclass
class Turmoil:
    """Once a week each: somebody leaves, somebody comes, a date is moved, two circles offer to go on together."""

    company: Company
    counts: Counter[str] = field(default_factory=Counter)
    """How often each has happened."""

    async def act(self, work: UnitOfWork) -> None:
        """Do what this day brings; more in a large company, but only one offer a week is accepted."""
        often = max(1, self.company.size.circles // 12)
        deeds = {
            _LEAVES: (self._leave, often), _COMES: (self._come, often), _MOVES: (self._move, often),
            _OFFERS: (self._offer, often), _ANSWERS: (self._answer, 1),
        }  # fmt: skip
        if (today := self.company.now.weekday()) in deeds:
            deed, times = deeds[today]
            for _ in range(times):
                await deed(work)

    async def _active(self, work: UnitOfWork) -> list[CircleInfo]:
        """Return the circles that meet, in an order of chance."""
        found = sorted(await circles.active_circles(work), key=lambda one: one.channel)
        return self.company.chance.sample(found, len(found))

    async def _leave(self, work: UnitOfWork) -> None:
        for circle in await self._active(work):
            if len(circle.members) >= _ENOUGH:
                await membership.leave(work, circle.id, circle.members[-1].person_id, self.company.now)
                self.counts["left"] += 1
                return

    async def _come(self, work: UnitOfWork) -> None:
        """Somebody who may be in another circle joins; in every other one they wait for a place where it is full."""
        company = self.company
        person_id = company.chance.choice(list(company.people.values()))
        for circle in await self._active(work):
            if circle.member(person_id) is None:
                await (membership.join if circle.free_places else membership.wait)(
                    work, circle.id, person_id, company.now
                )
                self.counts["came"] += 1
                return

    async def _move(self, work: UnitOfWork) -> None:
        """A session of one of the next days takes place a day and half an hour later."""
        now = self.company.now
        rows = await sessions_store.planned(work, starting_until=now + timedelta(days=6))
        coming = [row for row in rows if row.mode is Mode.LIVE and row.starts_at > now + timedelta(hours=6)]
        if coming:
            await self._postpone(work, self.company.chance.choice(coming))

    async def _postpone(self, work: UnitOfWork, row: Session) -> None:
        info = await sessions.session(work, row.id)
        later = row.local_date + timedelta(days=1)
        to = Appointment(later, row.at.replace(minute=30), row.zone, row.format_id, row.mode)
        formats, now = self.company.deps.formats, self.company.now
        mover = info.circle.members[0].person_id
        await dates.move(work, info.id, mover, to, venue="", seen=info.revision, formats=formats, now=now)
        self.counts["moved"] += 1

    async def _offer(self, work: UnitOfWork) -> None:
        found = await self._active(work)
        for circle in found:
            if into := next((other for other in found if fits(circle, other)), None):
                with suppress(Refusal):  # they may have asked, too
                    await merge.offer(work, circle.id, into.id, circle.owners[0].person_id, self.company.now)
                    self.counts["offered"] += 1
                return

    async def _answer(self, work: UnitOfWork) -> None:
        """The first offer is accepted; the others wait and come to nothing."""
        for circle in await self._active(work):
            for one in await merge.offers_to(work, circle.owners[0].person_id):
                if one.circle.state is CircleState.ACTIVE:
                    with suppress(Refusal):  # they may be in a session together
                        agreed = await merge.accept(work, one.id, circle.owners[0].person_id, self.company.now)
                        for member in agreed.newcomers:
                            for asked in await merge.consents_of(work, member.person_id):
                                await merge.answer(work, asked.id, member.person_id, self.company.now, moves=True)
                        self.counts["united"] += 1
                    return
