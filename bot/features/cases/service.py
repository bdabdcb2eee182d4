"""Notes on a case: handed to whoever brought it, and to nobody else."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.cases import store
from bot.features.cases.rules import CASE, KEPT
from bot.features.people.service import describe
from bot.features.roles.rules import Holder
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import SessionState
from bot.kernel.errors import Gone
from bot.storage.unit_of_work import UnitOfWork
from models import CaseNote, Person

NOTES = "cases-notes"
"""To whoever brought a case: notes on it are there."""


def case_giver(session: SessionInfo, formats: sessions.Formats, writer_id: UUID) -> Holder | None:
    """Return for whom notes are taken in a session: whoever brings the case, unless that is the writer."""
    giver = session.holder(CASE) if sessions.form_of(formats, session).about_a_case else None
    return giver if giver and giver.person_id != writer_id else None


async def hand_over(
    work: UnitOfWork, session_id: UUID, writer_id: UUID, giver_id: UUID, text: str, now: datetime
) -> None:
    """Keep notes for whoever brought the case; who wrote them isn't kept.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to take notes of.
    """
    info = await sessions.in_state_for(work, session_id, writer_id, SessionState.RUNNING, SessionState.ENDED)
    giver = await work.get(Person, giver_id)
    row = work.add(CaseNote(session_id=info.id, person_id=giver.id, written_at=now))
    work.vault.write(row, text=text)
    await work.session.flush()
    to = Address(people=(describe(giver).user,))
    await outbox.put(work, NOTES, row.id, to, now=now, not_after=now + KEPT)


async def read(work: UnitOfWork, session_id: UUID, person_id: UUID) -> list[str]:
    """Return the notes that were taken for somebody in a session.

    Raises:
        Gone: there are none, or none any more.
    """
    found = [work.vault.open(row, "text") for row in await store.notes_for(work, session_id, person_id)]
    if not found:
        raise Gone
    return found


async def delete_old_notes(work: UnitOfWork, now: datetime) -> None:
    """Delete notes when their time is over."""
    await store.delete_before(work, now - KEPT)
