"""Use cases: say in private whether one would meet again, and what one takes along; ask who was silent for long."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.afterwards import store
from bot.features.afterwards.forms import PairLookBackForm
from bot.features.coaching import service as coaching
from bot.features.coaching import store as coaching_store
from bot.features.coaching.forms import PEOPLE_LIMIT
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingRound, CoachingSeat, PairSeat

SILENT = "coaching-silent"


async def again(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> None:
    """Note that somebody would gladly meet the others again.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    (await _own_seat(work, pair_id, person_id)).gladly = True
    await work.session.flush()


async def _own_seat(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> PairSeat:
    await coaching.pair_for(work, pair_id, person_id)
    return next(seat for seat, one, _ in await coaching_store.people(work, pair_id) if one.id == person_id)


async def looked_back(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> PairLookBackForm:
    """Return what somebody has written for themselves after a round.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    seat = await _own_seat(work, pair_id, person_id)
    return PairLookBackForm(tried=work.vault.open(seat, "tried"), kept=work.vault.open(seat, "kept"))


async def look_back(work: UnitOfWork, pair_id: UUID, person_id: UUID, form: PairLookBackForm) -> None:
    """Keep what somebody writes for themselves after a round; an empty field deletes what was in it.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    seat = await _own_seat(work, pair_id, person_id)
    work.vault.write(seat, tried=form.tried, kept=form.kept)
    await work.session.flush()


async def rather_not(work: UnitOfWork, pair_id: UUID, person_id: UUID) -> bool:
    """Put the others on somebody's private list; return False where that is full.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    pair = await coaching.pair_for(work, pair_id, person_id)
    known = {row.other_id for row in await coaching_store.not_with(work, [person_id])}
    others = {one.person_id for one in pair.others(person_id)}
    if len(known | others) > PEOPLE_LIMIT:
        return False
    await coaching.keep_not_with(work, person_id, known | others)
    return True


async def ask_silent(work: UnitOfWork, round_id: UUID, now: datetime) -> None:
    """Ask everybody who hasn't said a word for three rounds; until they answer, rounds go ahead without them."""
    until = (await work.get(CoachingRound, round_id)).ends_at
    for seat, person in await store.silent(work, round_id):
        seat.asked_at, seat.waits = now, True
        await outbox.put_to_each(work, SILENT, seat.id, {UserId(person.slack_user_id): until}, now=now)
    await work.session.flush()


async def waits(work: UnitOfWork, seat_id: UUID) -> bool:
    """Return whether somebody has still to answer."""
    return (await work.get(CoachingSeat, seat_id)).waits
