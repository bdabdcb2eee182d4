"""Use cases: form circles from applications, propose them, take answers, let people move, begin."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial, reduce
from operator import or_
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.delivery.uptime import cut_short
from bot.features.affinity.rules import keywords
from bot.features.circles import service as circles
from bot.features.circles.rules import FEWEST
from bot.features.fitting.rules import Applicant, WithoutCircle
from bot.features.forming.rules import CircleProposal, FormedCircle
from bot.features.programmes import rules as frames
from bot.features.programmes import service as programmes
from bot.features.programmes import store as programmes_store
from bot.features.programmes.rules import MyProgramme, ProgrammeInfo
from bot.features.programmes.service import NO_CIRCLE, QUESTION
from bot.features.proposals import rules, store
from bot.features.proposals.rules import FormedNumbers, MyProposal, Proposed, WeeklySlot
from bot.kernel.aside import aside
from bot.kernel.enums import ApplicationState, Language, ProgrammeState, WhyNoCircle
from bot.kernel.errors import ItIsOver, NobodyApplied, NoCircleFormed, PeopleStillApply
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.week import weekly_hours
from bot.kernel.working_time import working_day_from
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Application, Circle, Person, Programme, ProposedCircle

_SHOWN_ELSEWHERE, _END_OF_DAY = 8, time(17)
Applicants = Mapping[UUID, Applicant]
Rows = Sequence[tuple[Application, Person]]


async def may_form(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime) -> Programme:
    """Return a programme whose circles somebody may form now, or form anew.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or people have been asked already.
        PeopleStillApply, NobodyApplied: it is too early, or there are too few for a circle.
    """
    await programmes.require_owner(work, person_id)
    row = await work.get(Programme, programme_id)
    if row.state not in (ProgrammeState.INVITING, ProgrammeState.PROPOSING):
        raise ItIsOver
    if local_date(now, row.zone) <= row.apply_until:
        raise PeopleStillApply
    if (await programmes_store.counts(work, [programme_id])).get(programme_id, 0) < FEWEST:
        raise NobodyApplied(fewest=FEWEST)
    return row


async def form_circles(
    storage: Storage, workspace_id: UUID, programme_id: UUID, person_id: UUID, now: datetime
) -> None:
    """Form circles from all applications, or form them anew; aside, since that takes seconds for thousands.

    Raises:
        Refusal: they may not form them now; see ``may_form``.
    """
    async with storage.reading(workspace_id) as work:
        row = await may_form(work, programme_id, person_id, now)
        rows = await programmes_store.applications(work, programme_id)
        applicants, named = await _applicants(work, row, rows), _named(work, rows)
        met = rules.seasons_of(await store.together(work, applicants))
        seed, size = f"{programme_id}:{row.draft}", rules.size_of(row.places)
    asked = partial(rules.formed, applicants, named, size, met, seed=seed)
    proposal = await aside(asked, heavy=len(applicants) > rules.MANY)
    async with storage.work(workspace_id) as work:
        await _write(work, programme_id, proposal)
        await programmes.refresh(work, programme_id, now)


async def _applicants(work: UnitOfWork, row: Programme, rows: Rows) -> Applicants:
    """Return people as circles are formed of them; what they applied with is opened in a thread."""
    people, weeks = [person.id for _, person in rows], rules.season(row.starts_on)
    apart, meetings = await store.kept_apart(work, people), await store.meetings(work, people, row.id)

    def described() -> Applicants:
        found = {person.id: _applicant(work, one, person, apart, weeks) for one, person in rows}
        for one, weekday, at, minutes, zone in meetings:
            busy = reduce(or_, (weekly_hours([rules.around(weekday, at, minutes)], zone, on) for on in weeks))
            found[one] = replace(found[one], hours=found[one].hours & ~busy)
        return found

    return await asyncio.to_thread(described)


def _applicant(
    work: UnitOfWork, row: Application, person: Person, apart: Mapping[UUID, Collection[UUID]], weeks: tuple[date, date]
) -> Applicant:
    return Applicant(
        id=person.id, languages=frozenset(map(Language, row.languages.split())),
        hours=rules.season_hours(row.half_days, person.zone, weeks),
        wishes=frozenset(keywords([work.vault.open(row, "wish")])),
        offers=frozenset(keywords([work.vault.open(row, "offer")])),
        department=work.vault.open(row, "department").casefold() or None, site=person.zone,
        not_with=frozenset(apart.get(person.id, ())), own_department=row.own_department,
        has_moderated=row.has_moderated,
    )  # fmt: skip


def _named(work: UnitOfWork, rows: Rows) -> dict[UUID, list[UUID]]:
    """Return with whom people would like to be in a circle, as far as those have applied, too."""
    ids = {person.slack_user_id: person.id for _, person in rows}
    return {person.id: [ids[user] for user in programmes.companions(work, one) if user in ids] for one, person in rows}


async def _write(work: UnitOfWork, programme_id: UUID, proposal: CircleProposal) -> None:
    """Keep a proposal in the place of an earlier one; who withdrew meanwhile isn't in it."""
    row = await work.get(Programme, programme_id, lock=True)
    if row.state not in (ProgrammeState.INVITING, ProgrammeState.PROPOSING):
        raise ItIsOver
    for old in await programmes_store.proposed(work, programme_id):
        await work.session.delete(old)
    await work.session.flush()
    when = [(one, rules.slot(one.hours, row.minutes, row.zone, row.starts_on)) for one in proposal.circles]
    meets = [(one, found) for one, found in when if found]
    added = [work.add(_proposed_row(row, number, *each)) for number, each in enumerate(meets, 1)]
    await work.session.flush()
    at = {member: kept.id for kept, (one, _) in zip(added, meets, strict=True) for member in one.members}
    left = {one.id: one for one in proposal.left_over}
    rows = await programmes_store.applications(work, programme_id)
    for one, person in rows:
        one.circle_id = at.get(person.id)
        one.state = ApplicationState.PROPOSED if one.circle_id else ApplicationState.LEFT_OUT
        known = left.get(person.id) or WithoutCircle(person.id, WhyNoCircle.TOO_FEW)
        one.why = None if one.circle_id else known.why
        one.what_helps = "" if one.circle_id else rules.helping(known, one.half_days, person.zone, row.starts_on)
    row.state, row.draft, row.applied = ProgrammeState.PROPOSING, row.draft + 1, len(rows)
    await work.session.flush()


def _proposed_row(row: Programme, number: int, formed: FormedCircle, when: WeeklySlot) -> ProposedCircle:
    language = row.language if row.language in formed.languages else min(formed.languages)
    return ProposedCircle(
        programme_id=row.id, number=number, language=language, weekday=when.weekday, at=when.at, minutes=when.minutes,
    )  # fmt: skip


async def numbers(work: UnitOfWork, programme_id: UUID) -> FormedNumbers:
    """Return what whoever offers a programme learns of its circles: numbers alone."""
    row = await work.get(Programme, programme_id)
    rows = await programmes_store.applications(work, programme_id)
    applicants = await _applicants(work, row, rows) if row.state is ProgrammeState.PROPOSING else {}
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
    row = await _formed(work, programme_id, person_id, lock=True)
    await programmes.take_applications(work, row)
    await programmes.refresh(work, programme_id, now)


async def may_ask(work: UnitOfWork, programme_id: UUID, person_id: UUID, *, lock: bool = False) -> Programme:
    """Return a programme of whose circles somebody may have people asked.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or people have been asked already.
        NoCircleFormed: there is none.
    """
    row = await _formed(work, programme_id, person_id, lock=lock)
    if not any(one.circle_id for one, _ in await programmes_store.applications(work, programme_id)):
        raise NoCircleFormed
    return row


async def _formed(work: UnitOfWork, programme_id: UUID, person_id: UUID, *, lock: bool) -> Programme:
    await programmes.require_owner(work, person_id)
    row = await work.get(Programme, programme_id, lock=lock)
    if row.state is not ProgrammeState.PROPOSING:
        raise ItIsOver
    return row


async def ask_everybody(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime) -> None:
    """Ask each person about the circle that is proposed to them, and tell who fits nowhere why and what helps.

    Raises:
        NotProgrammeOwner, ItIsOver, NoCircleFormed: see ``may_ask``.
    """
    row = await may_ask(work, programme_id, person_id, lock=True)
    until = _answer_by(work, row, now)
    row.state, row.answer_by = ProgrammeState.ASKING, until
    rows = await programmes_store.applications(work, programme_id)
    users = {one.id: UserId(person.slack_user_id) for one, person in rows}
    asked = {one.id: users.pop(one.id) for one, _ in rows if one.circle_id}
    await outbox.put_about_each(work, QUESTION, asked, now=now, not_after=until)
    await outbox.put_about_each(work, NO_CIRCLE, users, now=now, not_after=now + programmes.KEPT)
    await programmes.refresh(work, programme_id, now)


async def prolong(work: UnitOfWork, programme_id: UUID, now: datetime) -> bool:
    """Let people answer for as long again where Zirkel was away on their last day, and there is time; return if so."""
    row = await work.get(Programme, programme_id, lock=True)
    rows = await programmes_store.applications(work, programme_id)
    open_ones = {one.id: UserId(each.slack_user_id) for one, each in rows if one.state is ApplicationState.PROPOSED}
    until = _answer_by(work, row, now)
    if not open_ones or row.answer_by is None or local_date(until, row.zone) >= row.starts_on:
        return False
    if again := await cut_short(work, row.answer_by):
        row.answer_by = until
        await _ask_again(work, open_ones, until, now)
    return again


async def _ask_again(work: UnitOfWork, open_ones: Mapping[UUID, UserId], until: datetime, now: datetime) -> None:
    """Let questions say until when they count now; whom none could reach in time is asked once more."""
    there = await outbox.under_way(work, [QUESTION], open_ones)
    waiting = {one: user for one, user in open_ones.items() if one in there}
    missed = {one: user for one, user in open_ones.items() if one not in there}
    await outbox.put_about_each(work, QUESTION, waiting, now=now, not_after=until)
    await outbox.put_about_each(work, QUESTION, missed, now=now, not_after=until, once=until.isoformat())
    await work.session.flush()
    await outbox.refresh_each(work, QUESTION, waiting, now=now)


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
    known = await proposed(work, programme, mine.circle_id) if mine.circle_id else {}
    said_yes = mine.state in (ApplicationState.ACCEPTED, ApplicationState.PLACED)
    circle = known.get(mine.circle_id) if mine.circle_id else None
    return MyProposal(programme, circle, said_yes, why=mine.why, helps=tuple(mine.what_helps.split()))


def told_in(shown: MyProposal, templates: programmes.Templates, language: Language) -> MyProposal:
    """Return what is proposed to somebody as they read it in a language; see ``programmes.told_in``."""
    template = templates.get(shown.programme.template_id)
    return replace(shown, programme=programmes.told_in(shown.programme, template, language))


async def waiting(work: UnitOfWork, person_id: UUID, applied: Iterable[MyProgramme]) -> list[MyProposal]:
    """Return the proposed circles about which somebody hasn't said anything yet, of what they have ``applied`` for."""
    return [await proposal(work, one.programme.id, person_id) for one in applied if one.is_asked]


async def proposed(work: UnitOfWork, programme: ProgrammeInfo, circle_id: UUID | None = None) -> dict[UUID, Proposed]:
    """Return the circles of a programme, or one of them, with their people: as proposed, or as they are once begun."""
    there: dict[UUID, list[tuple[Application, Person]]] = {}
    for one in await programmes_store.applications(work, programme.id, circle_id):
        there.setdefault(one[0].circle_id or programme.id, []).append(one)
    known = {
        row.id: _described(row, programme, there.get(row.id, []))
        for row in await programmes_store.proposed(work, programme.id, circle_id)
    }
    for circle in await circles.load_all(work, known if programme.state is ProgrammeState.RUNNING else ()):
        coming = [each for each in there.get(circle.id, ()) if each[0].state is ApplicationState.ACCEPTED]
        known[circle.id] = rules.as_begun(known[circle.id], circle, _users(coming))
    return known


def _described(row: ProposedCircle, programme: ProgrammeInfo, there: Rows) -> Proposed:
    room = rules.size_of(programme.places).most - len(there)
    return Proposed(
        row.id, row.number, row.language, _first(row, programme), row.minutes, _users(there), max(0, room)
    )  # fmt: skip


def _users(rows: Rows) -> dict[UUID, UserId]:
    return {person.id: UserId(person.slack_user_id) for _, person in rows}


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
        applicants = dict(await _applicants(work, row, await programmes_store.applications(work, programme_id)))
        known = [one for one in (await proposed(work, found.programme)).values() if one.people]
        others = {one for each in known for one in each.people} - applicants.keys()
        apart = await store.kept_apart(work, others)
        applicants |= {one: Applicant(one, frozenset(), 0, not_with=frozenset(apart.get(one, ()))) for one in others}
        met = rules.seasons_of(await store.together(work, applicants))
    asked = partial(rules.may_go, applicants[person_id], known, applicants, found.programme, met)
    places = await asyncio.to_thread(asked)
    return MyProposal(found.programme, found.circle, found.yes, tuple(places[:_SHOWN_ELSEWHERE]), found.why)


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
    rows = await programmes_store.applications(work, programme_id, circle_id)
    await outbox.refresh_each(work, QUESTION, [one.id for one, _ in rows], now=now)


async def move(
    work: UnitOfWork, programme_id: UUID, person_id: UUID, to: UUID, possible: Collection[UUID], now: datetime
) -> MyProposal:
    """Let somebody go to another of the circles that are ``possible`` for them; that is a yes to it.

    Raises:
        ItIsOver: it isn't possible any more, or nobody is asked.
    """
    row = await _mine(work, programme_id, person_id)
    await work.find(Circle, to, lock=True)  # whoever joins it in another way waits
    target = (await proposed(work, await programmes.load(work, programme_id), to)).get(to)
    if to not in possible or target is None or not target.room or row.state is ApplicationState.PLACED:
        raise ItIsOver
    before, row.circle_id, row.state = row.circle_id, to, ApplicationState.ACCEPTED
    row.why, row.what_helps = None, ""
    await work.session.flush()
    for circle_id in filter(None, (before, to)):
        await _refresh_questions(work, programme_id, circle_id, now)
    await outbox.refresh(work, NO_CIRCLE, row.id, now=now)
    return await proposal(work, programme_id, person_id)
