"""Use cases: take reports, each once; let owners and readers open them; let a circle ask for support."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from random import Random
from uuid import UUID

from bot.content.formats import Format
from bot.content.programmes import ProgrammeTemplate, Week
from bot.delivery import outbox
from bot.delivery.isolation import each_apart, one_by_one
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.climate import service as climate
from bot.features.climate.rules import CircleClimate
from bot.features.launch import service as launch
from bot.features.programmes import service as programmes
from bot.features.programmes import store as programmes_store
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.reports import rules, store
from bot.features.reports.rules import (
    Fact,
    Least,
    Measure,
    Opening,
    ProgrammeReport,
    ProgrammeWeek,
    Snapshot,
    SupportWanted,
)
from bot.kernel.enums import CORE_ROLES, CommitmentState, ProgrammeState, RecallRating, ReportMoment, SessionState, Used
from bot.kernel.errors import ItIsOver, NotReportReader
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Programme, ProgrammeSnapshot, Session, SnapshotOpening, SupportRequest

SUPPORT, WEEK = "reports-support", "reports-week"
"""To whoever offers a programme: one of its circles asks for support; a line about the week."""

_SHOWN = 10
_ONE_OPENING = timedelta(hours=1)
"""Whoever opens a report again within that time, or takes its file along, has opened it once."""
Templates = Mapping[str, ProgrammeTemplate]
Values = Mapping[UUID, float]
_CASE_GIVERS = ("case", "coachee", "client")
_DONE = (CommitmentState.DONE, CommitmentState.PARTLY, CommitmentState.CHANGED)


async def take_all(work: UnitOfWork, templates: Templates, least: Least, chance: Random, now: datetime) -> None:
    """Take the reports for which it is time; what was taken stays as it is."""
    rows = {row.id: row for row in await store.begun(work)}

    async def take(programme_id: UUID) -> None:
        row = rows[programme_id]
        template = templates.get(row.template_id)
        known = await store.snapshots(work, row.id) if template else []
        if template is None or len(known) == len(ReportMoment):
            return
        taken, since = {one.moment for one in known}, max((one.taken_at for one in known), default=None)
        for moment, at in rules.taken_at(row.starts_on, template.weeks, row.zone).items():
            if moment not in taken and at <= now:
                found = await facts(work, row.id, moment, (since, at))
                cells = rules.report(rules.exact(found, least), chance)
                text = rules.to_text(cells)
                work.add(ProgrammeSnapshot(programme_id=row.id, moment=moment, taken_at=at, contents=text))
                since = at
        await work.session.flush()

    await each_apart(work, "take_reports", list(rows), take)


async def facts(work: UnitOfWork, programme_id: UUID, of: ReportMoment, period: store.Period) -> list[Fact]:
    """Return what people did in a programme's circles in that time, one by one; it never leaves this feature.

    Whom they met of other departments doesn't change from report to report, so it is told in one of them alone.
    """
    there = await programmes_store.circles(work, programme_id)
    ids = [one.id for one in there]
    members = await store.memberships(work, ids, period)
    seen = _Period(there, members, await store.sessions(work, ids, period), period[1])
    reflected = await store.reflections(work, ids, period)
    held = [one.id for one, _ in seen.held]
    turns = await store.turns(work, held)
    across = dict(await store.mixed(work, programme_id)) if of is ReportMoment.END else {}
    values: dict[Measure, Values] = {
        Measure.HELD: seen.how_often(), Measure.MEETING: seen.still_meets(), Measure.HOURS: seen.hours(),
        Measure.STAYED: seen.stayed(),
        Measure.USEFUL: _means((one, mark) for one, _, mark in reflected if mark is not None),
        Measure.USED: _means((one, used == Used.YES) for one, used in await store.uses(work, ids, period)),
        Measure.KEPT: _means((one, state in _DONE) for one, state in await store.plans(work, ids, period)),
        Measure.REFLECTED: seen.of_theirs({(one, session) for one, session, _ in reflected}),
        Measure.ACROSS: {one: float(across[one] or False) for one in seen.often_there() if one in across},
        Measure.EXPLAINED: seen.whether({*await store.helped(work, held)}),
        Measure.MODERATED: seen.whether({one for one, role in turns if role == CORE_ROLES[0]}),
        Measure.DOCUMENTED: seen.whether({one for one, role in turns if role in CORE_ROLES[1:]}),
        Measure.BROUGHT: seen.whether({one for one, role in turns if role in _CASE_GIVERS}),
        Measure.SHARED: seen.whether({*await store.shared(work, ids, period)}),
        Measure.COACHED: seen.each_pair(await store.coached(work, programme_id, period)),
        Measure.REMEMBERED: _means(
            (one, rating == RecallRating.KNEW) for one, rating in await store.recalls(work, ids, period)
        ),
    }  # fmt: skip
    alone = (rules.facts_of(measure, known, seen.places.get) for measure, known in values.items())
    said = await climate.latest(work, ids, *period)
    answering = await store.memberships(work, ids, (period[0] and period[0] - climate.LONGEST_OPEN, period[1]))
    return [*chain.from_iterable(alone), *seen.attended(), *seen.climate(said, answering)]


def _means(values: Iterable[tuple[UUID, float]]) -> Values:
    """Return each person's mean, so that nobody counts more than others."""
    of = defaultdict[UUID, list[float]](list)
    for person, value in values:
        of[person].append(value)
    return {person: sum(known) / len(known) for person, known in of.items()}


class _Period:
    """What sessions there were in a time, and who was in their circles."""

    def __init__(
        self, circles: Sequence[Circle], members: Sequence[Membership], sessions: Sequence[tuple[Session, int]],
        until: datetime,
    ) -> None:  # fmt: skip
        self._members, self._sessions, self._until = members, sessions, until
        self._languages = {one.id: one.language for one in circles}
        self._minutes = {one.id: one.minutes for one in circles}
        self.places = {one.person_id: (one.circle_id, self._languages[one.circle_id]) for one in members}
        """In which circle somebody was last, and its language."""
        self.held = [(one, present) for one, present in sessions if one.state is SessionState.ENDED]
        of_circle = _by_circle(members)
        self._people = _people(of_circle)
        self._of = {one.id: _there(of_circle[one.circle_id], one.ends_at) for one, _ in self.held}
        self._theirs = [(person, session) for session, people in self._of.items() for person in people]
        """Who was a member at which session that was held."""

    def _to_each(self, shares: Iterable[tuple[UUID, float]]) -> Values:
        """Return for each person what is known of their circle alone."""
        known = _means(shares)
        return {person: known[circle] for person, (circle, _) in self.places.items() if circle in known}

    def climate(self, said: Mapping[UUID, CircleClimate], answering: Iterable[Membership]) -> Iterator[Fact]:
        """Yield the climate of each circle, known as a whole alone; ``answering`` may have said something of it."""
        known = {circle: rules.nameless(circle, one) for circle, one in said.items()}
        yield from rules.facts_together(Measure.CLIMATE, known, _people(_by_circle(answering)), self._languages)

    def attended(self) -> Iterator[Fact]:
        """Yield which share of each circle was there, known as a whole alone."""
        times = defaultdict[UUID, list[tuple[int, list[UUID]]]](list)
        for one, present in self.held:
            times[one.circle_id].append((present, self._of[one.id]))
        known = {circle: found for circle, each in times.items() if (found := rules.attended(each))}
        yield from rules.facts_together(Measure.PRESENT, known, self._people, self._languages)

    def still_meets(self) -> Values:
        """Return whose circle has met in the weeks before the end of that time."""
        lately = {one.circle_id for one, _ in self.held if one.ends_at > self._until - rules.STILL_MEETS}
        return {person: float(circle in lately) for person, (circle, _) in self.places.items()}

    def hours(self) -> Values:
        """Return for how many hours their circle has met, by the length that it plans with."""
        minutes = Counter[UUID]()
        for one, _ in self.held:
            minutes[one.circle_id] += self._minutes[one.circle_id]
        most = rules.MOST_HOURS
        return {person: min(minutes[circle] / 60, most) for person, (circle, _) in self.places.items()}

    def how_often(self) -> Values:
        """Return which share of its sessions their circle has held."""
        return self._to_each((one.circle_id, one.state is SessionState.ENDED) for one, _ in self._sessions)

    def each_pair(self, seats: Iterable[tuple[UUID, UUID, bool]]) -> Values:
        """Return whether a pair has met, of one of its people for all: what they do together counts once."""
        pairs = {pair: (person, met) for pair, person, met in seats if person in self.places}
        return {person: float(met) for person, met in pairs.values()}

    def stayed(self) -> Values:
        """Return who is still in their circle."""
        return {one.person_id: float(one.left_at is None or one.left_at > self._until) for one in self._members}

    def of_theirs(self, those: Collection[tuple[UUID, UUID]]) -> Values:
        """Return for which share of their sessions that is so."""
        return _means((person, (person, session) in those) for person, session in self._theirs)

    def often_there(self) -> list[UUID]:
        """Return who was a member at two sessions or more."""
        return [person for person, count in Counter(person for person, _ in self._theirs).items() if count > 1]

    def whether(self, those: Collection[UUID]) -> Values:
        """Return of whoever was a member at a session whether they are among those."""
        return {person: float(person in those) for person, _ in self._theirs}


def _by_circle(members: Iterable[Membership]) -> defaultdict[UUID, list[Membership]]:
    found = defaultdict[UUID, list[Membership]](list)
    for one in members:
        found[one.circle_id].append(one)
    return found


def _people(of_circle: Mapping[UUID, Iterable[Membership]]) -> Mapping[UUID, Collection[UUID]]:
    return {circle: {one.person_id for one in known} for circle, known in of_circle.items()}


def _there(members: Iterable[Membership], at: datetime) -> list[UUID]:
    return [one.person_id for one in members if one.joined_at <= at and (one.left_at is None or one.left_at >= at)]


async def require_reader(work: UnitOfWork, person_id: UUID) -> None:
    """Go on only for somebody who may offer programmes or read their reports.

    Raises:
        NotReportReader: they may not.
    """
    if not await programmes.may_read(work, person_id):
        raise NotReportReader


async def listed(work: UnitOfWork, person_id: UUID) -> list[ProgrammeInfo]:
    """Return the programmes of which there are reports, or will be, the latest first.

    Raises:
        NotReportReader: they may not read them.
    """
    await require_reader(work, person_id)
    return [await programmes.load(work, row.id) for row in (await store.begun(work))[:_SHOWN]]


async def open_report(
    work: UnitOfWork, programme_id: UUID, person_id: UUID, templates: Templates, least: Least, now: datetime
) -> ProgrammeReport:
    """Return a programme's reports; once there is one, it is written down who opened it, and stands on the page.

    Raises:
        NotReportReader, Gone, ItIsOver: they may not, or there are none.
    """
    await require_reader(work, person_id)
    programme = await programmes.load(work, programme_id)
    template = templates.get(programme.template_id)
    if template is None or programme.state not in (ProgrammeState.RUNNING, ProgrammeState.OVER):
        raise ItIsOver
    taken = [
        Snapshot(row.moment, row.taken_at, rules.from_text(row.contents))
        for row in await store.snapshots(work, programme_id)
    ]  # fmt: skip
    if taken and not await store.has_opened(work, programme_id, person_id, now - _ONE_OPENING):
        work.add(SnapshotOpening(programme_id=programme_id, person_id=person_id, opened_at=now))
        await work.session.flush()
    opened = await store.openings(work, programme_id)
    openings = [Opening(UserId(user) if user else None, at, times) for user, at, times in opened]
    coming = rules.taken_at(programme.starts_on, template.weeks, programme.zone)
    languages = frozenset(one.language for one in await programmes_store.circles(work, programme_id))
    return ProgrammeReport(programme, least, coming, tuple(taken), tuple(openings), languages)


async def ask_support(work: UnitOfWork, circle_id: UUID, person_id: UUID, now: datetime) -> bool:
    """Tell whoever offers its programme that a circle asks for support; return False where it has asked this week.

    Raises:
        Gone, NotAMember, ItIsOver: it isn't theirs, or in no programme.
    """
    await circles.require_member(work, circle_id, person_id)
    row = await work.get(Circle, circle_id, lock=True)
    if row.programme_id is None:
        raise ItIsOver
    if await store.asked_since(work, [circle_id], now - rules.SUPPORT_COUNTS_FOR):
        return False
    asked = work.add(SupportRequest(circle_id=circle_id, person_id=person_id, asked_at=now))
    await work.session.flush()
    for user in await programmes.owners(work, await programmes.load(work, row.programme_id)):
        to = Address(people=(user,))
        await outbox.put(work, SUPPORT, asked.id, to, now=now, not_after=now + rules.SUPPORT_COUNTS_FOR)
    return True


async def support_wanted(work: UnitOfWork, request_id: UUID) -> SupportWanted | None:
    """Return which circle asks for support, and who said so; None where one of them is gone."""
    row = await work.find(SupportRequest, request_id)
    place = await work.find(Circle, row.circle_id) if row else None
    if row is None or place is None or place.programme_id is None:
        return None
    circle = await circles.load(work, place.id)
    member, programme = circle.member(row.person_id), await programmes.load(work, place.programme_id)
    return SupportWanted(programme, circle, member.user) if member else None


async def due_lines(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return when whoever offers a programme that runs gets a line about its week."""

    def listed(row: Programme) -> list[Due]:
        first = max(local_date(row.began_at or now, row.zone), row.starts_on)
        weeks = rules.weeks(first, now, until, row.zone, work.closed(row.zone, row.holidays))
        return [Due(row.id, local_date(at, row.zone), at, at + rules.LINE_KEPT) for at in weeks]

    running = [row for row in await store.begun(work) if row.began_at and row.state is ProgrammeState.RUNNING]
    return list(chain.from_iterable(one_by_one(WEEK, running, listed)))


async def week_of(
    work: UnitOfWork, programme_id: UUID, at: datetime, templates: Templates, formats: Mapping[str, Format]
) -> ProgrammeWeek:
    """Return what whoever offers a programme is told of the seven days before."""
    since = at - rules.SUPPORT_COUNTS_FOR
    ids = [one.id for one in await programmes_store.circles(work, programme_id)]
    met = await store.met_since(work, programme_id, since, at)
    asking = await store.asked_since(work, ids, since)
    told, programme = met if met >= rules.LEAST_CIRCLES else None, await programmes.load(work, programme_id)
    template = templates.get(programme.template_id)
    planned = template is None or _planned(programme, local_date(at, programme.zone), template.for_circles(formats))
    return ProgrammeWeek(programme, told, len(asking), planned, len(ids))


def _planned(programme: ProgrammeInfo, day: date, steps: Sequence[Week]) -> bool:
    """Return whether a plan has a session of circles in the week before a day's; some begin in the second week."""
    week, first = launch.week_of(programme, day) - 1, min(each.week for each in steps)
    weeks = {week, week - 1} if programme.starts_on.weekday() else {week}
    return not weeks.isdisjoint(each.week - first for each in steps)
