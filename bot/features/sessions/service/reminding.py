"""Reminding people once, kindly, of what is open for them in a session over days."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.content.formats import Step
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles.rules import Member
from bot.features.sessions import store
from bot.features.sessions.rules import Question, SessionInfo, Slot, is_the_day, reminders
from bot.features.sessions.service.answers import question
from bot.features.sessions.service.letters import REMINDER
from bot.features.sessions.service.reading import Formats, describe_run, recipe, session, step_of
from bot.kernel.vocabulary import SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import PhaseRun, Session

REMINDER_LATE = timedelta(minutes=30)

Asking = tuple[Question, Step, set[UUID]]
"""A question, its step in the format, and who has answered it."""


async def reminder_moments(work: UnitOfWork) -> list[tuple[UUID, date, datetime]]:
    """Return when people may be reminded in the sessions over days that run: session, local date, moment."""
    found = []
    for row in await store.running_over_days(work):
        moments = reminders(_slots(await store.runs(work, row.id)), row.zone)
        found += [(row.id, day, at) for day, at in moments.items()]
    return found


async def remind(work: UnitOfWork, session_id: UUID, formats: Formats, now: datetime) -> None:
    """Put a reminder into the outbox of everybody for whom this is the day; each gets one in a session at most."""
    row = await work.get(Session, session_id)
    if row.state is not SessionState.RUNNING:
        return
    info, runs = await session(work, session_id), await store.runs(work, session_id)
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
    questions = await _questions(work, await session(work, session_id), await store.runs(work, session_id), formats)
    mine = [(one, step) for one, step, answered in questions if one.is_open(now) and _waits(one, answered, member)]
    return sorted(mine, key=lambda each: (each[0].run.ends_at, each[0].run.position))


async def _questions(work: UnitOfWork, info: SessionInfo, runs: Sequence[PhaseRun], formats: Formats) -> list[Asking]:
    """Return the questions of a session."""
    form = recipe(formats, info.format_id, info.circle.minutes)
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
