"""Answers in a session over days: written for those whom they are for, shown together, deleted in time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.content.formats import Format, Phase, Step
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.answers import store
from bot.features.answers.rules import (
    AnswerInfo,
    Audience,
    Question,
    audience,
    everybody_answered,
    is_the_day,
    reminders,
)
from bot.features.assignments.service import tell_of_roles
from bot.features.circles.rules import Member
from bot.features.roles import service as roles
from bot.features.roles.rules import acting, is_single
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import PhaseInfo, SessionInfo, Slot
from bot.features.sessions.service import (
    A_DAY,
    ANSWERS,
    PHASE,
    REMINDER,
    Formats,
    describe_run,
    form_of,
    lock,
    of_member,
    refresh,
    session,
    step_of,
    thread,
)
from bot.kernel.enums import CORE_ROLES, Mode, PhaseState, Presence, SessionState
from bot.kernel.errors import Gone, ItIsOver, OnlyListening, OthersAnswer, PhaseIsOver
from bot.storage.unit_of_work import UnitOfWork
from models import Answer, PhaseRun, Session


@dataclass(frozen=True)
class Asked:
    """A phase as it asks, with what was answered so far by those who are members now."""

    step: Step
    question: Question
    answers: tuple[AnswerInfo, ...]

    def own(self, person_id: UUID) -> AnswerInfo | None:
        """Return what somebody wrote themselves."""
        return next((answer for answer in self.answers if answer.person_id == person_id), None)


async def asked(work: UnitOfWork, run_id: UUID, formats: Formats) -> Asked:
    """Return a phase with its answers.

    Raises:
        Gone: there is none here, or its format doesn't know it any more.
    """
    run = await work.get(PhaseRun, run_id)
    return await _asked(work, await session(work, run.session_id), run, formats)


async def asked_of(work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats) -> Asked:
    """Return a phase of a session over days with its answers, for one of the circle's members.

    Raises:
        Gone, ItIsOver, NotAMember: it isn't there, it isn't answered in writing, or it isn't theirs.
    """
    info = await of_member(work, session_id, person_id)
    run = await work.find(PhaseRun, run_id)
    if run is None or run.session_id != session_id or info.mode is not Mode.ASYNC:
        raise ItIsOver
    return await _asked(work, info, run, formats)


async def _asked(work: UnitOfWork, info: SessionInfo, run: PhaseRun, formats: Formats) -> Asked:
    form = form_of(formats, info)
    phase = describe_run(run)
    step = step_of(form, phase)
    if step is None:
        raise Gone
    rows = await store.answers(work, run.id)
    return Asked(step, question(form, info, phase, step), _shown(work, info, rows))


def _shown(work: UnitOfWork, info: SessionInfo, rows: Sequence[Answer]) -> tuple[AnswerInfo, ...]:
    """Return the answers of those who are members; those of people who left are gone for the others."""
    found = [(row, info.circle.member(row.person_id)) for row in rows]
    return tuple(
        AnswerInfo(row.person_id, member.user, work.vault.open(row, "text"), row.written_at)
        for row, member in found
        if member
    )


def question(form: Format, info: SessionInfo, run: PhaseInfo, step: Step) -> Question:
    """Return whom a phase asks, and for whom the answers are."""
    output = form.output(step.phase)
    everybody = frozenset(member.person_id for member in info.circle.members)
    people, open_to_any = _who(form, info, step, step.phase.by)
    quiet = _who(form, info, step, step.phase.quiet)[0] if step.phase.quiet else frozenset[UUID]()
    if form.role(step.phase.by):
        quiet -= people
    receivers = [_acting(form, info, step, role) for role in form.receivers(step.phase)]
    return Question(
        session=info, run=run, audience=audience(output.vis if output else None),
        own_first=step.phase.reveal is not None, asked=(people - quiet) & everybody, open_to_any=open_to_any,
        listening=quiet & everybody, receivers=frozenset[UUID]().union(*receivers) & everybody,
    )  # fmt: skip


def _who(form: Format, info: SessionInfo, step: Step, by: str) -> tuple[frozenset[UUID], bool]:
    """Return whom a word of the format means, and whether it is a role that waits for whoever would like to."""
    everybody = frozenset(member.person_id for member in info.circle.members)
    role = form.role(by)
    if role is None:
        return everybody, False
    if people := _acting(form, info, step, by):
        return people, False
    return everybody, is_single(role)


def _acting(form: Format, info: SessionInfo, step: Step, by: str) -> frozenset[UUID]:
    """Return who has a role in a phase; over days, who moderates or documents is one of the others, too."""
    mine = [role for role in form.roles if role.id not in CORE_ROLES or role.id == by]
    people = [member.person_id for member in info.circle.members]
    return frozenset(acting(by, mine, info.roles, people, rotates=form.rotates(step), turn=step.turn))


async def begin_answer(
    work: UnitOfWork, session_id: UUID, run_id: UUID, person_id: UUID, formats: Formats, now: datetime
) -> Asked:
    """Return a phase for somebody who would like to answer it.

    Raises:
        Gone, ItIsOver, NotAMember, PhaseIsOver, OnlyListening, OthersAnswer: each says what to do instead.
    """
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
) -> Asked:
    """Keep what somebody answers, in place of what they answered before; who takes a role on by it has it.

    Raises:
        Gone, ItIsOver, NotAMember, PhaseIsOver, OnlyListening, OthersAnswer: each says what to do instead.
    """
    await lock(work, session_id)
    before = await begin_answer(work, session_id, run_id, person_id, formats, now)
    row = await store.answer(work, run_id, person_id)
    if row is None:
        row = work.add(Answer(run_id=run_id, person_id=person_id, written_at=now))
    elif work.vault.open(row, "text") != text:
        row.edited_at = now
    row.text = work.vault.seal(row, "text", text)
    await work.session.flush()
    await sessions_store.mark(work, session_id, person_id, Presence.PRESENT)
    if before.question.open_to_any and before.step.turn == 1:
        await _take_on(work, before, person_id, now)
    found = await asked_of(work, session_id, run_id, person_id, formats)
    await _show(work, found, now)
    return found


async def _take_on(work: UnitOfWork, found: Asked, person_id: UUID, now: datetime) -> None:
    """Give somebody the role that waited for whoever would like to: what follows may be for its holder alone."""
    info = found.question.session
    await roles.take_over(work, info.id, found.step.phase.by, person_id)
    await tell_of_roles(work, [info], now)


async def _show(work: UnitOfWork, found: Asked, now: datetime) -> None:
    """Show answers with names as soon as nobody is waited for, and bring up to date what is shown."""
    run = found.question.run
    if found.question.audience is Audience.CIRCLE and everybody_answered(found.question, found.answers):
        await show_answers(work, found.question.session, run.id, now)
    await refresh(work, run.id, now, ANSWERS)


async def show_answers(work: UnitOfWork, info: SessionInfo, run_id: UUID, now: datetime) -> None:
    """Have the answers to a phase shown together in the session's thread, if there are any for the circle."""
    if await store.has_answers(work, run_id):
        await outbox.put(work, ANSWERS, run_id, thread(info), now=now, not_after=now + A_DAY)


REMINDER_LATE = timedelta(minutes=30)

Asking = tuple[Question, Step, set[UUID]]
"""A question, its step in the format, and who has answered it."""


async def reminder_moments(work: UnitOfWork) -> list[tuple[UUID, date, datetime]]:
    """Return when people may be reminded in the sessions over days that run: session, local date, moment."""
    found = []
    for row in await store.running_over_days(work):
        moments = reminders(_slots(await sessions_store.runs(work, row.id)), row.zone)
        found += [(row.id, day, at) for day, at in moments.items()]
    return found


async def remind(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Put a reminder into the outbox of everybody for whom this is the day; each gets one in a session at most."""
    row = await work.get(Session, session_id)
    if row.state is not SessionState.RUNNING:
        return
    info, runs = await session(work, session_id), await sessions_store.runs(work, session_id)
    later = [at for at in reminders(_slots(runs), row.zone).values() if at > now]
    questions = await _questions(work, info, runs, formats)
    for member in info.circle.members:
        mine = [one for one, _, answered in questions if _waits(one, answered, member)]
        if is_the_day(mine, now, later):
            until = max(one.run.ends_at for one in mine if one.run.opens_at <= now)
            await outbox.put(work, REMINDER, session_id, Address(people=(member.user,)), now=now, not_after=until)


async def open_questions(
    work: UnitOfWork, session_id: UUID, member: Member, formats: Formats, now: datetime
) -> list[tuple[Question, Step]]:
    """Return what a member can answer just now and hasn't answered, the first to close first."""
    questions = await _questions(
        work, await session(work, session_id), await sessions_store.runs(work, session_id), formats
    )
    mine = [(one, step) for one, step, answered in questions if one.is_open(now) and _waits(one, answered, member)]
    return sorted(mine, key=lambda each: (each[0].run.ends_at, each[0].run.position))


async def _questions(work: UnitOfWork, info: SessionInfo, runs: Sequence[PhaseRun], formats: Formats) -> list[Asking]:
    """Return the questions of a session."""
    form = form_of(formats, info)
    done = await store.answered(work, [run.id for run in runs])
    return [
        (question(form, info, run, step), step, {person for run_id, person in done if run_id == run.id})
        for run in map(describe_run, runs)
        if (step := step_of(form, run))
    ]


def _waits(one: Question, answered: set[UUID], member: Member) -> bool:
    return member.person_id in one.awaited - answered


def _slots(runs: Sequence[PhaseRun]) -> list[Slot]:
    return [Slot(run.opens_at, run.ends_at) for run in runs]


_DAYS_KEPT, _LONGEST = 90, 365


async def delete_old_answers(work: UnitOfWork, formats: Formats, now: datetime) -> None:
    """Delete answers when their time is over: as the format says, else after 90 days; an author's own after a year."""
    oldest, latest = await store.oldest_answered(work), now - timedelta(days=_LONGEST)
    if oldest is None:
        return
    by_moment: dict[datetime, list[tuple[str, str]]] = defaultdict(list)
    for format_id, phase, days in _days_kept(formats):
        moment = now - timedelta(days=days)
        if days < _LONGEST and oldest <= moment:
            by_moment[moment].append((format_id, phase))
    if by_moment or oldest <= latest:
        await store.delete_answers(work, by_moment, latest)


def _days_kept(formats: Formats) -> Iterator[tuple[str, str, int]]:
    for format_id, form in formats.items():
        for phase in form.phases:
            yield format_id, phase.id, _days(form, phase)


def _days(form: Format, phase: Phase) -> int:
    output = form.output(phase)
    if output and output.ttl_days:
        return output.ttl_days
    return _LONGEST if output and audience(output.vis) is Audience.AUTHOR else _DAYS_KEPT


async def close_phase(work: UnitOfWork, run_id: UUID, now: datetime) -> datetime | None:
    """Close a phase of a session over days whose time is over; return until when it is open, where that changed."""
    session_id = await sessions_store.session_of_run(work, run_id)
    if session_id is None:
        return None
    await lock(work, session_id)
    run = await work.get(PhaseRun, run_id)
    if run.state is not PhaseState.OPEN:
        return None
    if run.ends_at > now:
        return run.ends_at
    await end_phase(work, await session(work, session_id), run, now)
    return None


async def end_phase(work: UnitOfWork, info: SessionInfo, run: PhaseRun, now: datetime) -> None:
    """End a phase; over days its answers stand in the thread then."""
    if run.state is PhaseState.OPEN:
        await refresh(work, run.id, now, PHASE)
        if info.mode is Mode.ASYNC:
            await show_answers(work, info, run.id, now)
    run.state = PhaseState.OVER
