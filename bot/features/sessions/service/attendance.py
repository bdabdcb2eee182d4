"""Who is there, said by a tap; names are forgotten in time, and so are answers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from bot.content.formats import Format, Phase
from bot.features.sessions import store
from bot.features.sessions.rules import Audience, SessionInfo, audience
from bot.features.sessions.service.reading import Formats, in_state_for
from bot.kernel.errors import ItIsOver
from bot.kernel.vocabulary import Presence, SessionState
from bot.storage.unit_of_work import UnitOfWork

NAMES_KEPT = timedelta(days=30)
_DAYS_KEPT, _LONGEST = 90, 365


async def am_here(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> SessionInfo:
    """Note that somebody is there; nobody else sees it.

    Raises:
        Gone, ItIsOver, NotAMember: its time hasn't come, or it is over, or not theirs.
    """
    info = await in_state_for(work, session_id, person_id, SessionState.PLANNED, SessionState.RUNNING)
    if info.starts_at > now:
        raise ItIsOver
    await store.mark(work, session_id, person_id, Presence.PRESENT)
    return info


async def forget_names(work: UnitOfWork, now: datetime) -> None:
    """Keep only how many came, of sessions that are over for a month."""
    await store.forget_attendance(work, now - NAMES_KEPT)


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
