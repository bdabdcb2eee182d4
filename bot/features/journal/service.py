"""Somebody's own log: everything that they have written, opened for them alone; and what they delete of it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from bot.features.answers import service as answers
from bot.features.journal import store
from bot.features.journal.rules import Note, NotedSession
from bot.features.reflections import service as reflections
from bot.kernel.enums import NoteKind, PhaseState
from bot.kernel.errors import Gone
from bot.storage.crypto import Sealed
from bot.storage.unit_of_work import UnitOfWork
from models import Answer, Commitment, PhaseRun, RecallAsk, Reflection


async def log_of(work: UnitOfWork, person_id: UUID, now: datetime) -> list[Note]:
    """Return everything that somebody has written, the latest session first."""
    written = {about: row for row, about in await store.of_sessions(work, Reflection, person_id)}
    planned = {about: row for row, about in await store.of_sessions(work, Commitment, person_id)}
    notes = [
        *(_reflection(work, about, written.get(about), planned.get(about)) for about in {**written, **planned}),
        *(_answer(work, row, run, about, now) for row, run, about in await store.answers(work, person_id)),
        *(_recalled(work, row, about) for row, about in await store.recalled(work, person_id)),
        *(
            Note(NoteKind.COACHING, about.id, about, tuple(_opened(work, row, "tried", "kept")))
            for row, about in await store.coached(work, person_id)
        ),
        *(
            Note(NoteKind.TANDEM, about.id, about, tuple(_opened(work, row, "kept")))
            for row, about in await store.of_tandems(work, person_id)
        ),
    ]
    return sorted(notes, key=lambda note: note.session.starts_at, reverse=True)


def _reflection(work: UnitOfWork, about: NotedSession, row: Reflection | None, plan: Commitment | None) -> Note:
    visible = next((each.visibility for each in (row, plan) if each), None)
    texts = (*_opened(work, row, "what", "so_what"), *_opened(work, plan, "if_text", "then_text"))
    return Note(NoteKind.REFLECTION, about.id, about, texts, visible, plan.state if plan else None)


def _opened(work: UnitOfWork, row: Sealed | None, *columns: str) -> Iterator[tuple[str, str]]:
    for column in columns if row else ():
        if row and (text := work.vault.open(row, column)):
            yield column, text


def _answer(work: UnitOfWork, row: Answer, run: PhaseRun, about: NotedSession, now: datetime) -> Note:
    is_open = run.state is PhaseState.OPEN and now < run.ends_at
    text = work.vault.open(row, "text")
    return Note(NoteKind.ANSWER, row.id, about, (("text", text),), open_run=run.id if is_open else None)


def _recalled(work: UnitOfWork, row: RecallAsk, about: NotedSession) -> Note:
    text = work.vault.open(row, "answer")
    return Note(NoteKind.RECALL, row.id, about, (("answer", text),))


async def note(work: UnitOfWork, kind: NoteKind, note_id: UUID, person_id: UUID, now: datetime) -> Note:
    """Return one of somebody's own notes.

    Raises:
        Gone: they have no such note (any more).
    """
    for each in await log_of(work, person_id, now):
        if (each.kind, each.id) == (kind, note_id):
            return each
    raise Gone


async def delete(work: UnitOfWork, kind: NoteKind, note_id: UUID, person_id: UUID, now: datetime) -> None:
    """Delete one of somebody's own notes, also where others read it; one that is gone stays so."""
    match kind:
        case NoteKind.REFLECTION:
            await reflections.delete(work, note_id, person_id, now)
        case NoteKind.ANSWER:
            await answers.delete_answer(work, note_id, person_id, now)
        case NoteKind.COACHING:
            await store.forget_coached(work, note_id, person_id)
        case NoteKind.TANDEM:
            await store.forget_tandem(work, note_id, person_id)
        case NoteKind.RECALL:
            ask = await work.find(RecallAsk, note_id, lock=True)
            if ask and ask.person_id == person_id:
                ask.answer = ask.rating = None
