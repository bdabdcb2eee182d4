"""Somebody with a note of every kind."""

from collections.abc import Mapping
from datetime import time, timedelta
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import Cadence, Mode, PairState, PhaseState, RoundState, SessionState, Visibility
from bot.storage.unit_of_work import UnitOfWork
from models import (
    Answer,
    CoachingPair,
    CoachingPool,
    CoachingRound,
    PairSeat,
    PhaseRun,
    RecallAsk,
    RecallNote,
    Reflection,
)
from tests.features.reflections.season import PLAN, THE_DAY_AFTER, ZONE, Season, a_session, keep, writing
from tests.rows import MONDAY

WEEK_LATER = THE_DAY_AFTER + timedelta(days=6)


async def write_everything(season: Season) -> None:
    """Have Ada reflect, recall, answer (to a session that runs, in an open step) and coach; Ben does the like."""
    for person, name in ((season.ada, "Ada"), (season.ben, "Ben")):
        shared = writing(f"{name} on locks", so_what=f"{name} waits", plan=PLAN, sees=Visibility.CIRCLE)
        await keep(season, person, shared)
    async with season.work() as work:
        second = a_session(work, season.circle, 2, SessionState.RUNNING)
        second.mode, second.format_id = Mode.ASYNC, "async-week"
        await work.session.flush()
        run = work.add(
            PhaseRun(
                session_id=second.id, position=0, phase="start", opens_at=second.starts_at,
                ends_at=second.starts_at + timedelta(days=2), state=PhaseState.OPEN,
            )
        )  # fmt: skip
        await work.session.flush()
        for person, name in ((season.ada, "Ada"), (season.ben, "Ben")):
            await _answer(work, run.id, person, f"{name} on queues")
            await _recall(work, person, f"{name} remembers")
        await coach(work, {season.ada: "Ada asked first", season.ben: "Ben asked first"})


async def coach(work: UnitOfWork, tried: Mapping[UUID, str]) -> UUID:
    """Have these people meet in a coaching round and write down what they tried; return the pair's id."""
    pool = work.add(
        CoachingPool(cadence=Cadence.TWO_WEEKS, first_date=MONDAY.date(), at=time(10), zone=ZONE, together=1)
    )
    await work.session.flush()
    days = {"local_date": MONDAY.date(), "starts_at": MONDAY, "ends_at": MONDAY + timedelta(weeks=2)}
    of = work.add(CoachingRound(pool_id=pool.id, number=3, state=RoundState.OPEN, **days))
    await work.session.flush()
    pair = work.add(CoachingPair(round_id=of.id, question=0, state=PairState.MET))
    await work.session.flush()
    for person, text in tried.items():
        row = work.add(PairSeat(pair_id=pair.id, person_id=person))
        row.tried = work.vault.seal(row, "tried", text)
    await work.session.flush()
    return pair.id


async def _answer(work: UnitOfWork, run: UUID, person: UUID, text: str) -> None:
    row = work.add(Answer(run_id=run, person_id=person, written_at=WEEK_LATER))
    row.text = work.vault.seal(row, "text", text)
    await work.session.flush()


async def _recall(work: UnitOfWork, person: UUID, text: str) -> None:
    for reflection in await work.all(sa.select(Reflection).where(Reflection.person_id == person)):
        about = {"session_id": reflection.session_id, "reflection_id": reflection.id}
        note = work.add(RecallNote(person_id=person, since=WEEK_LATER.date(), **about))
        await work.session.flush()
        row = work.add(RecallAsk(note_id=note.id, person_id=person, day=7, local_date=WEEK_LATER.date()))
        row.answer = work.vault.seal(row, "answer", text)
    await work.session.flush()
