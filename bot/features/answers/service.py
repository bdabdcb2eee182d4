"""Answers in a session over days: written for those whom they are for, shown together, deleted in time.

What a person does is refused with Gone, ItIsOver or NotAMember where the phase isn't there, isn't answered in writing,
or isn't theirs; and who may not write just now with PhaseIsOver, OnlyListening or OthersAnswer.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, groupby
from uuid import UUID

from bot.content.formats import Format, Phase, Step
from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Address
from bot.features.answers import store
from bot.features.answers.rules import (
    AnswerInfo,
    Audience,
    PhaseQuestion,
    audience,
    everybody_answered,
    is_the_day,
    reminders,
)
from bot.features.assignments.service import tell_of_roles
from bot.features.circles.rules import Member
from bot.features.roles import service as roles
from bot.features.roles.rules import is_single, who_is
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import PhaseInfo, SessionInfo, Slot
from bot.features.sessions.service import Formats
from bot.kernel.enums import CORE_ROLES, Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import Gone, ItIsOver, OnlyListening, OthersAnswer, PhaseIsOver
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Answer, PhaseRun, Session


@dataclass(frozen=True)
class PhaseAnswers:
    """A phase as it asks, with what was answered so far by those who are members now."""

    step: Step
    question: PhaseQuestion
    answers: tuple[AnswerInfo, ...]

    def own(self, person_id: UUID) -> AnswerInfo | None:
        """Return what somebody wrote themselves."""
        return next((answer for answer in self.answers if answer.person_id == person_id), None)


async def asked(work: UnitOfWork, run_id: UUID, formats: Formats) -> PhaseAnswers:
    """Return a phase with its answers.

    Raises:
        Gone: there is none here, or its format doesn't know it any more.
    """
    run = await work.get(PhaseRun, run_id)
    return await _asked(work, await sessions.session(work, run.session_id), run, formats)


async def asked_of(work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats) -> PhaseAnswers:
    """Return a phase of a session over days with its answers, for one of the circle's members."""
    info = await sessions.of_member(work, session_id, person_id)
    run = await work.find(PhaseRun, run_id)
    if run is None or run.session_id != session_id or info.mode is not Mode.ASYNC:
        raise ItIsOver
    return await _asked(work, info, run, formats)


async def _asked(work: UnitOfWork, info: SessionInfo, run: PhaseRun, formats: Formats) -> PhaseAnswers:
    form = sessions.form_of(formats, info)
    phase = sessions.describe_run(run)
    step = sessions.step_of(form, phase)
    if step is None:
        raise Gone
    answers = tuple(
        AnswerInfo(row.person_id, member.user, work.vault.open(row, "text"), row.written_at)
        for row in await store.answers(work, run.id)
        if (member := info.circle.member(row.person_id))  # what people wrote who left is gone for the others
    )
    return PhaseAnswers(step, question(form, info, phase, step), answers)


def question(form: Format, info: SessionInfo, run: PhaseInfo, step: Step) -> PhaseQuestion:
    """Return whom a phase asks, and for whom the answers are."""
    output = form.output(step.phase)
    everybody = frozenset(member.person_id for member in info.circle.members)
    people, open_to_any = _who(form, info, step, step.phase.by)
    quiet = _who(form, info, step, step.phase.quiet)[0] if step.phase.quiet else frozenset[UUID]()
    if form.role(step.phase.by):
        quiet -= people
    receivers = [_who_is(form, info, step, role) for role in form.receivers(step.phase)]
    return PhaseQuestion(
        session=info, run=run, audience=audience(output.vis if output else None),
        own_first=step.phase.own_first, asked=(people - quiet) & everybody, open_to_any=open_to_any,
        listening=quiet & everybody, receivers=frozenset[UUID]().union(*receivers) & everybody,
    )  # fmt: skip


def _who(form: Format, info: SessionInfo, step: Step, by: str) -> tuple[frozenset[UUID], bool]:
    """Return whom a word of the format means, and whether it is a role that waits for whoever would like to."""
    everybody = frozenset(member.person_id for member in info.circle.members)
    role = form.role(by)
    if role is None:
        return everybody, False
    if people := _who_is(form, info, step, by):
        return people, False
    return everybody, is_single(role)


def _who_is(form: Format, info: SessionInfo, step: Step, by: str) -> frozenset[UUID]:
    """Return who has a role in a phase; over days, who moderates or documents is one of the others, too."""
    mine = [role for role in form.roles if role.id not in CORE_ROLES or role.id == by]
    people = [member.person_id for member in info.circle.members]
    return frozenset(who_is(by, mine, info.roles, people, rotates=form.rotates(step), turn=step.turn))


async def begin_answer(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> PhaseAnswers:
    """Return a phase for somebody who would like to answer it."""
    found = await asked_of(work, session_id, run_id, person_id, formats)
    if not found.question.is_open(now):
        raise PhaseIsOver(field="answer")
    if person_id in found.question.listening:
        raise OnlyListening(field="answer")
    if person_id not in found.question.asked:
        raise OthersAnswer(field="answer")
    return found


async def write_answer(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, text: str, formats: Formats, now: datetime
) -> PhaseAnswers:
    """Keep what somebody answers, in place of what they answered before; who takes a role on by it has it.

    Answers with names are shown as soon as nobody is waited for, and brought up to date from then on.
    """
    await sessions.lock(work, session_id)
    before = await begin_answer(work, session_id, run_id, person_id, formats, now)
    row = await store.answer(work, run_id, person_id)
    if row is None:
        row = work.add(Answer(run_id=run_id, person_id=person_id, written_at=now))
    elif work.vault.open(row, "text") != text:
        row.edited_at = now
    work.vault.write(row, text=text)
    await work.session.flush()
    await sessions_store.mark(work, session_id, person_id, Presence.PRESENT)
    if before.question.open_to_any and before.step.turn == 1:  # what follows may be for the role's holder alone
        await roles.take_over(work, session_id, before.step.phase.by, person_id)
        await tell_of_roles(work, [before.question.session], now)
    found = await asked_of(work, session_id, run_id, person_id, formats)
    if found.question.audience is Audience.CIRCLE and everybody_answered(found.question, found.answers):
        await _show_together(work, run_id, sessions.thread(found.question.session), now)
    await sessions.refresh(work, run_id, now, sessions.ANSWERS)
    return found


async def delete_answer(work: UnitOfWork, answer_id: UUID, person_id: UUID, now: datetime) -> None:
    """Delete what somebody answered themselves, also where others read it."""
    row = await work.find(Answer, answer_id, lock=True)
    if row and row.person_id == person_id:
        await work.session.delete(row)
        await work.session.flush()
        await sessions.refresh(work, row.run_id, now, sessions.ANSWERS)


async def _show_together(work: UnitOfWork, run_id: UUID, to: Address, now: datetime) -> None:
    """Have all answers to a phase posted in one message, if anybody answered; it is composed only for the circle."""
    if await store.has_answers(work, run_id):
        await outbox.put(work, sessions.ANSWERS, run_id, to, now=now, not_after=now + sessions.A_DAY)


REMINDER_LATE = timedelta(minutes=30)

Asking = tuple[PhaseQuestion, Step, set[UUID]]
"""A question, its step in the format, and who has answered it."""


async def reminder_moments(work: UnitOfWork) -> list[tuple[UUID, date, datetime]]:
    """Return when people may be reminded in the sessions over days that run: session, local date, moment."""
    running = groupby(await store.running_over_days(work), key=lambda row: row[0])

    def moments(of: tuple[Session, str | None, Sequence[PhaseRun]]) -> list[tuple[UUID, date, datetime]]:
        session, region, runs = of
        found = reminders(_slots(runs), session.zone, work.closed(session.zone, region))
        return [(session.id, day, at) for day, at in found.items()]

    groups = [(session, list(group)) for session, group in running]
    of = [(session, rows[0][2], [run for _, run, _ in rows]) for session, rows in groups]
    return list(chain.from_iterable(one_by_one(sessions.REMINDER, of, moments, lambda each: each[0].id)))


async def remind(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Remind everybody who has most to answer today, each once in a session at most; in a fixed number of queries."""
    row = await work.get(Session, session_id)
    if row.state is not SessionState.RUNNING:
        return
    info, runs = await sessions.session(work, session_id), await sessions_store.runs(work, session_id)
    moments = reminders(_slots(runs), row.zone, work.closed(row.zone, info.circle.holidays))
    later = [at for at in moments.values() if at > now]
    questions = _questions(info, runs, await store.answered(work, [run.id for run in runs]), formats)
    last_moments: dict[UserId, datetime] = {}
    for member in info.circle.members:
        mine = [one for one, _, answered in questions if _waits(one, answered, member)]
        if is_the_day(mine, now, later):
            last_moments[member.user] = max(one.run.ends_at for one in mine if one.run.opens_at <= now)
    await outbox.put_to_each(work, sessions.REMINDER, session_id, last_moments, now=now)


async def open_questions(
    work: UnitOfWork, info: SessionInfo, member: Member, formats: Formats, now: datetime
) -> list[tuple[PhaseQuestion, Step]]:
    """Return what a member can answer just now and hasn't answered, the first to close first."""
    return (await open_questions_in(work, [info], member.person_id, formats, now))[0]


async def open_questions_in(
    work: UnitOfWork, infos: Sequence[SessionInfo], person_id: UUID, formats: Formats, now: datetime
) -> list[list[tuple[PhaseQuestion, Step]]]:
    """Return the same of somebody for each of these sessions; those that they are no member of ask them nothing."""
    runs = await store.runs_in(work, [info.id for info in infos])
    done = await store.answered(work, [run.id for run in runs])
    found = []
    for info in infos:
        member = info.circle.member(person_id)
        questions = _questions(info, [run for run in runs if run.session_id == info.id], done, formats)
        mine = [
            (one, step)
            for one, step, answered in questions
            if member and one.is_open(now) and _waits(one, answered, member)
        ]
        found.append(sorted(mine, key=lambda each: (each[0].run.ends_at, each[0].run.position)))
    return found


def _questions(
    info: SessionInfo, runs: Sequence[PhaseRun], done: Collection[tuple[UUID, UUID]], formats: Formats
) -> list[Asking]:
    """Return the questions of a session; ``done`` says who has answered which of its phases."""
    form = sessions.form_of(formats, info)
    return [
        (question(form, info, run, step), step, {person for run_id, person in done if run_id == run.id})
        for run in map(sessions.describe_run, runs)
        if (step := sessions.step_of(form, run))
    ]


def _waits(one: PhaseQuestion, answered: set[UUID], member: Member) -> bool:
    return member.person_id in one.awaited - answered


def _slots(runs: Sequence[PhaseRun]) -> list[Slot]:
    return [Slot(run.opens_at, run.ends_at) for run in runs]


DAYS_KEPT, OWN_DAYS_KEPT = 90, 365


async def delete_old_answers(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Delete answers when their time is over: as the format says, else after 90 days; an author's own after a year."""
    oldest, latest = await store.oldest_answered(work), now - timedelta(days=OWN_DAYS_KEPT)
    if oldest is None:
        return
    by_moment: dict[datetime, list[tuple[str, str]]] = defaultdict(list)
    for format_id, form in formats.items():
        for phase in form.phases:
            moment = now - timedelta(days=_days_kept(form, phase))
            if oldest <= moment and latest < moment:
                by_moment[moment].append((format_id, phase.id))
    if by_moment or oldest <= latest:
        await store.delete_answers(work, by_moment, latest)


def _days_kept(form: Format, phase: Phase) -> int:
    output = form.output(phase)
    if output and output.ttl_days:
        return output.ttl_days
    return OWN_DAYS_KEPT if output and audience(output.vis) is Audience.AUTHOR else DAYS_KEPT


async def close_phase(work: UnitOfWork, run_id: UUID, now: datetime) -> datetime | None:
    """Close a phase of a session over days whose time is over; return until when it is open, where that changed."""
    session_id = await sessions_store.session_of_run(work, run_id)
    if session_id is None:
        return None
    await sessions.lock(work, session_id)
    run = await work.get(PhaseRun, run_id)
    if run.state is not PhaseState.OPEN:
        return None
    if run.ends_at > now:
        return run.ends_at
    info = await sessions.session(work, session_id)
    await end_phase(work, run, info.mode, sessions.thread(info), now)
    return None


async def end_phase(work: UnitOfWork, run: PhaseRun, mode: Mode, to: Address, now: datetime) -> None:
    """End a phase; over days its answers go ``to`` the session's thread then."""
    if run.state is PhaseState.OPEN:
        await sessions.refresh(work, run.id, now, sessions.PHASE)
        if mode is Mode.ASYNC:
            await _show_together(work, run.id, to, now)
    run.state = PhaseState.OVER
