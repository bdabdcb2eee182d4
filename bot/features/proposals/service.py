"""Use cases: form circles from applications, propose them, take answers, let people move, begin."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial, reduce
from operator import or_
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.delivery.uptime import cut_short
from bot.features.affinity.rules import Couple, keywords
from bot.features.circles.rules import FEWEST
from bot.features.fitting.rules import Applicant
from bot.features.forming.rules import CircleProposal, FormedCircle, Size, form, may_move_to
from bot.features.programmes import rules as frames
from bot.features.programmes import service as programmes
from bot.features.programmes import store as programmes_store
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.programmes.service import NO_CIRCLE, QUESTION
from bot.features.proposals import rules, store
from bot.features.proposals.rules import FormedNumbers, MyProposal, Proposed, WeeklySlot
from bot.kernel.enums import ApplicationState, Language, ProgrammeState, WhyNoCircle
from bot.kernel.errors import ItIsOver, NobodyApplied, PeopleStillApply
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.week import weekly_hours
from bot.kernel.working_time import working_day_from
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Application, Person, Programme, ProposedCircle

_SHOWN_ELSEWHERE, _NAME_ROOM, _END_OF_DAY = 8, 74, time(17)
_LONGEST = timedelta(weeks=16)
Applicants = Mapping[UUID, Applicant]


async def form_circles(
    storage: Storage, workspace_id: UUID, programme_id: UUID, person_id: UUID, now: datetime
) -> None:
    """Form circles from all applications, or form them anew; in a thread, since that takes seconds for thousands.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or people have been asked already.
        PeopleStillApply, NobodyApplied: it is too early, or there are too few for a circle.
    """
    async with storage.reading(workspace_id) as work:
        await programmes.require_owner(work, person_id)
        row = await work.get(Programme, programme_id)
        if row.state not in (ProgrammeState.INVITING, ProgrammeState.PROPOSING):
            raise ItIsOver
        if local_date(now, row.zone) <= row.apply_until:
            raise PeopleStillApply
        applicants, met = await _applicants(work, row), await _met(work, programme_id)
        seed, size = f"{programme_id}:{row.draft}", _size(row.places)
        named = await _named(work, programme_id)
    if len(applicants) < FEWEST:
        raise NobodyApplied(fewest=FEWEST)
    own = rules.own_circles(named, applicants, size)
    proposal = await asyncio.to_thread(partial(form, applicants.values(), size, met, own, seed=seed))
    async with storage.work(workspace_id) as work:
        await _write(work, programme_id, proposal)


def _size(places: int) -> Size:
    return Size(max(FEWEST, min(4, places)), places, places + 1)


async def _applicants(work: UnitOfWork, row: Programme) -> Applicants:
    rows = await programmes_store.applications(work, row.id)
    people, weeks = [person.id for _, person in rows], (row.starts_on, row.starts_on + _LONGEST)
    apart = await store.kept_apart(work, people)
    found = {person.id: _applicant(work, one, person, apart, weeks) for one, person in rows}
    for one, weekday, at, minutes, zone in await store.meetings(work, people, row.id):
        busy = reduce(or_, (weekly_hours([rules.around(weekday, at, minutes)], zone, on) for on in weeks))
        found[one] = replace(found[one], hours=found[one].hours & ~busy)
    return found


def _applicant(
    work: UnitOfWork, row: Application, person: Person, apart: Mapping[UUID, Collection[UUID]], weeks: Iterable[date]
) -> Applicant:
    half_days = frames.half_days(frames.from_bits(row.half_days))
    first, last = (weekly_hours(half_days, person.zone, on) for on in weeks)
    return Applicant(
        id=person.id, languages=frozenset(map(Language, row.languages.split())), hours=first & last,
        wishes=frozenset(keywords([work.vault.open(row, "wish")])),
        offers=frozenset(keywords([work.vault.open(row, "offer")])),
        department=work.vault.open(row, "department").casefold() or None, site=person.zone,
        not_with=frozenset(apart.get(person.id, ())), own_department=row.own_department,
        has_moderated=row.has_moderated,
    )  # fmt: skip


async def _named(work: UnitOfWork, programme_id: UUID) -> dict[UUID, list[UUID]]:
    """Return with whom people would like to be in a circle, as far as those have applied, too."""
    rows = await programmes_store.applications(work, programme_id)
    ids = {person.slack_user_id: person.id for _, person in rows}
    return {person.id: [ids[user] for user in programmes.companions(work, one) if user in ids] for one, person in rows}


async def _met(work: UnitOfWork, programme_id: UUID) -> dict[Couple, int]:
    people = [person.id for _, person in await programmes_store.applications(work, programme_id)]
    return rules.seasons_of(await store.together(work, people))


async def _write(work: UnitOfWork, programme_id: UUID, proposal: CircleProposal) -> None:
    """Keep a proposal in the place of an earlier one; who withdrew meanwhile isn't in it."""
    row = await work.get(Programme, programme_id, lock=True)
    if row.state not in (ProgrammeState.INVITING, ProgrammeState.PROPOSING):
        raise ItIsOver
    for old in await programmes_store.proposed(work, programme_id):
        await work.session.delete(old)
    await work.session.flush()
    rows = {one.person_id: one for one, _ in await programmes_store.applications(work, programme_id)}
    for one in rows.values():
        one.state, one.circle_id, one.why = ApplicationState.LEFT_OUT, None, WhyNoCircle.TOO_FEW
    for left in proposal.left_over:
        if left.id in rows:
            rows[left.id].why = left.why
    number = 0
    for formed in proposal.circles:
        if found := rules.slot(formed.hours, row.minutes, row.zone, row.starts_on):
            number += 1
            await _propose(work, row, number, formed, found, rows)
    row.state, row.draft, row.applied = ProgrammeState.PROPOSING, row.draft + 1, len(rows)
    await work.session.flush()


async def _propose(
    work: UnitOfWork,
    row: Programme,
    number: int,
    formed: FormedCircle,
    when: WeeklySlot,
    rows: Mapping[UUID, Application],
) -> None:
    language = row.language if row.language in formed.languages else min(formed.languages)
    circle = work.add(ProposedCircle(
        programme_id=row.id, number=number, language=language, weekday=when.weekday, at=when.at, minutes=when.minutes,
    ))  # fmt: skip
    await work.session.flush()
    for member in formed.members:
        if member in rows:
            rows[member].state, rows[member].circle_id, rows[member].why = ApplicationState.PROPOSED, circle.id, None


async def numbers(work: UnitOfWork, programme_id: UUID) -> FormedNumbers:
    """Return what whoever offers a programme learns of its circles: numbers alone."""
    row = await work.get(Programme, programme_id)
    rows, applicants = await programmes_store.applications(work, programme_id), await _applicants(work, row)
    groups: dict[UUID, list[UUID]] = {}
    for one, person in rows:
        if one.circle_id:
            groups.setdefault(one.circle_id, []).append(person.id)
    states = [one.state for one, _ in rows]
    return FormedNumbers(
        circles=len(groups), placed=sum(map(len, groups.values())), granted=rules.granted(groups.values(), applicants),
        left_out=rules.left_out(one.why for one, _ in rows if one.circle_id is None),
        accepted=states.count(ApplicationState.ACCEPTED) + states.count(ApplicationState.PLACED),
        waiting=states.count(ApplicationState.PROPOSED),
    )  # fmt: skip


async def take_more(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take applications again instead of asking people about the circles that were formed.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or people have been asked already.
    """
    row = await _owned(work, programme_id, person_id, ProgrammeState.PROPOSING)
    await programmes.take_applications(work, row)
    await programmes.refresh(work, programme_id, now)


async def _owned(work: UnitOfWork, programme_id: UUID, person_id: UUID, state: ProgrammeState) -> Programme:
    await programmes.require_owner(work, person_id)
    row = await work.get(Programme, programme_id, lock=True)
    if row.state is not state:
        raise ItIsOver
    return row


async def ask_everybody(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime) -> None:
    """Ask each person about the circle that is proposed to them, and tell who fits nowhere why and what helps.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or people have been asked already.
    """
    row = await _owned(work, programme_id, person_id, ProgrammeState.PROPOSING)
    row.state, row.answer_by = ProgrammeState.ASKING, _answer_by(work, row, now)
    for one, person in await programmes_store.applications(work, programme_id):
        kind = QUESTION if one.circle_id else NO_CIRCLE
        await tell(work, kind, one.id, person, now)
    await programmes.refresh(work, programme_id, now)


async def prolong(work: UnitOfWork, programme_id: UUID, now: datetime) -> bool:
    """Let people answer for as long again where Zirkel was away on their last day, and there is time; return if so."""
    row = await work.get(Programme, programme_id, lock=True)
    states = [one.state for one, _ in await programmes_store.applications(work, programme_id)]
    until, all_answered = _answer_by(work, row, now), ApplicationState.PROPOSED not in states
    if all_answered or row.answer_by is None or local_date(until, row.zone) >= row.starts_on:
        return False
    if again := await cut_short(work, row.answer_by):
        row.answer_by = until
    return again


def _answer_by(work: UnitOfWork, row: Programme, now: datetime) -> datetime:
    """Return until when people can answer: at the end of so many working days."""
    day, closed = local_date(now, row.zone), work.closed(row.zone, row.holidays)
    for _ in range(frames.ANSWER_WITHIN):
        day = working_day_from(day + timedelta(days=1), closed)
    return moment(day, _END_OF_DAY, row.zone)


async def tell(work: UnitOfWork, kind: str, subject: UUID, person: Person, now: datetime, once: str = "") -> None:
    """Have somebody told about their application."""
    to = Address(people=(UserId(person.slack_user_id),))
    await outbox.put(work, kind, subject, to, now=now, not_after=now + programmes.KEPT, once=once)


async def proposal(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> MyProposal:
    """Return what is proposed to somebody.

    Raises:
        ItIsOver: they haven't applied, or nobody is asked.
    """
    programme = await programmes.load(work, programme_id)
    mine = await programmes_store.application(work, programme_id, person_id)
    if mine is None or programme.state not in (ProgrammeState.ASKING, ProgrammeState.RUNNING):
        raise ItIsOver
    known = await proposed(work, programme)
    said_yes = mine.state in (ApplicationState.ACCEPTED, ApplicationState.PLACED)
    return MyProposal(programme, known.get(mine.circle_id) if mine.circle_id else None, said_yes, why=mine.why)


async def waiting(work: UnitOfWork, person_id: UUID) -> list[MyProposal]:
    """Return the proposed circles about which somebody hasn't said anything yet."""
    mine = (await programmes_store.of_person(work, person_id)).values()
    asked = [row.programme_id for row in mine if row.state is ApplicationState.PROPOSED]
    known = [one.programme for one in await programmes.overview(work, person_id)] if asked else []
    open_ones = [one.id for one in known if one.id in asked and one.state is ProgrammeState.ASKING]
    return [await proposal(work, one, person_id) for one in open_ones]


async def proposed(work: UnitOfWork, programme: ProgrammeInfo) -> dict[UUID, Proposed]:
    """Return the circles that are proposed in a programme, with their people."""
    people: dict[UUID, list[UserId]] = {}
    yes: dict[UUID, int] = {}
    for one, person in await programmes_store.applications(work, programme.id):
        if one.circle_id:
            people.setdefault(one.circle_id, []).append(UserId(person.slack_user_id))
            yes[one.circle_id] = yes.get(one.circle_id, 0) + (one.state is not ApplicationState.PROPOSED)
    begun = {row.id for row in await programmes_store.circles(work, programme.id)}
    return {
        row.id: Proposed(
            row.id, row.number, row.language, _first(row, programme), row.minutes, tuple(people.get(row.id, ())),
            yes.get(row.id, 0), row.id in begun,
        )
        for row in await programmes_store.proposed(work, programme.id)
    }  # fmt: skip


def _first(row: ProposedCircle, programme: ProgrammeInfo) -> datetime:
    return moment(frames.first_date(programme.starts_on, row.weekday), row.at, programme.zone)


async def elsewhere(storage: Storage, workspace_id: UUID, programme_id: UUID, person_id: UUID) -> MyProposal:
    """Return what is proposed to somebody, with the circles that they could go to instead; looked for in a thread.

    Raises:
        ItIsOver: they haven't applied, or nobody is asked.
    """
    async with storage.reading(workspace_id) as work:
        found = await proposal(work, programme_id, person_id)
        row = await work.get(Programme, programme_id)
        applicants, met = await _applicants(work, row), await _met(work, programme_id)
        known = [one for one in (await proposed(work, found.programme)).values() if one.people]
        members = {one.id: await _members(work, programme_id, one.id) for one in known}
    me, there = applicants[person_id], dict(applicants)
    formed = [FormedCircle(tuple(members[one.id]), _hours(row, one), frozenset(), one.minutes) for one in known]
    for circle in formed:
        there |= {one: replace(applicants[one], hours=circle.hours) for one in circle.members if one != person_id}
    asked = partial(may_move_to, me, formed, there.values(), _size(row.places), met)
    places = [known[number] for number in await asyncio.to_thread(asked)]
    return MyProposal(found.programme, found.circle, found.yes, tuple(places[:_SHOWN_ELSEWHERE]), found.why)


async def _members(work: UnitOfWork, programme_id: UUID, circle_id: UUID) -> list[UUID]:
    rows = await programmes_store.applications(work, programme_id)
    return [person.id for one, person in rows if one.circle_id == circle_id]


def _hours(row: Programme, circle: Proposed) -> int:
    """Return the half hours of a week in which a circle meets: whoever comes into it has time then."""
    local = circle.first.astimezone(ZoneInfo(row.zone))
    at = local.weekday(), (local.time(), (local + timedelta(minutes=circle.minutes)).time())
    first, last = (weekly_hours([at], row.zone, on) for on in (row.starts_on, row.starts_on + _LONGEST))
    return first & last


async def answer(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime, *, yes: bool) -> MyProposal:
    """Keep somebody's yes, or take them out of the programme: a no needs no reason, and what they wrote goes.

    Raises:
        ItIsOver: nobody is asked any more.
    """
    found, row = await proposal(work, programme_id, person_id), await _mine(work, programme_id, person_id)
    if found.circle is None or row.state is ApplicationState.PLACED:
        raise ItIsOver
    if yes:
        row.state = ApplicationState.ACCEPTED
    else:
        await work.session.delete(row)
    await work.session.flush()
    await _refresh_questions(work, programme_id, found.circle.id, now)
    return found


async def _mine(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> Application:
    await work.get(Programme, programme_id, lock=True)
    row = await programmes_store.application(work, programme_id, person_id)
    if row is None:
        raise ItIsOver
    return row


async def _refresh_questions(work: UnitOfWork, programme_id: UUID, circle_id: UUID, now: datetime) -> None:
    for one, _ in await programmes_store.applications(work, programme_id):
        if one.circle_id == circle_id:
            await outbox.refresh(work, QUESTION, one.id, now=now)


async def move(
    work: UnitOfWork, programme_id: UUID, person_id: UUID, to: UUID, possible: Collection[UUID], now: datetime
) -> MyProposal:
    """Let somebody go to another of the circles that are ``possible`` for them; that is a yes to it.

    Raises:
        ItIsOver: it isn't possible any more, or nobody is asked.
    """
    row = await _mine(work, programme_id, person_id)
    target = await work.find(ProposedCircle, to)
    if to not in possible or target is None or target.programme_id != programme_id:
        raise ItIsOver
    if row.state is ApplicationState.PLACED:
        raise ItIsOver
    before, row.circle_id, row.state, row.why = row.circle_id, to, ApplicationState.ACCEPTED, None
    await work.session.flush()
    for circle_id in filter(None, (before, to)):
        await _refresh_questions(work, programme_id, circle_id, now)
    await outbox.refresh(work, NO_CIRCLE, row.id, now=now)
    return await proposal(work, programme_id, person_id)
