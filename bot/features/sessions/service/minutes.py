"""Writing the minutes of a session."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.sessions import store
from bot.features.sessions.service.letters import A_DAY, END, MINUTES, refresh, thread
from bot.features.sessions.service.reading import in_state_for
from bot.features.topics import service as topics
from bot.kernel.errors import MinutesChanged
from bot.kernel.vocabulary import Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Minutes


async def write_minutes(
    work: UnitOfWork, session_id: UUID, person_id: UUID, text: str, *, seen: datetime | None, now: datetime
) -> None:
    """Keep the minutes of a session and have them posted; ``seen`` is when the version that was edited was written.

    Raises:
        Gone, ItIsOver, NotAMember: there is nothing to write minutes of.
        MinutesChanged: somebody else has written meanwhile.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.RUNNING, SessionState.ENDED)
    found = await store.minutes(work, session_id)
    if found is None:
        work.add(Minutes(session_id=session_id, author_id=person_id, text=text, written_at=now))
    else:
        row, _ = found
        if row.text == text:
            return
        if row.written_at != seen:
            raise MinutesChanged(field="text")
        row.text, row.author_id, row.written_at = text, person_id, now
    await work.session.flush()
    await store.mark(work, session_id, person_id, Presence.PRESENT)
    if info.topic:
        await topics.mark_learned(work, info.topic.id)
    await outbox.put(work, MINUTES, session_id, thread(info), now=now, not_after=now + A_DAY)
    await refresh(work, session_id, now, MINUTES, END)
