"""Use cases: ask for help, be asked one after the other, begin once enough have said yes."""

from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.affinity.rules import Peer
from bot.features.circles import service as circles
from bot.features.coaching import store as coaching_store
from bot.features.consultation import rules, store
from bot.features.consultation.forms import HelpForm
from bot.features.consultation.rules import NextStep
from bot.features.people import service as people
from bot.features.tandems import service as tandems
from bot.features.tandems import store as tandems_store
from bot.features.tandems.rules import Candidate, TandemInfo
from bot.features.topics import service as topics
from bot.kernel.enums import Cadence, TandemAnswer, TandemState
from bot.kernel.errors import ItIsOver, OneCaseAtATime
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from models import Tandem, TandemSeat

NOBODY = "consultation-nobody"


async def ask_for_help(work: UnitOfWork, person_id: UUID, zone: str, form: HelpForm, now: datetime) -> UUID:
    """Keep what somebody would like help with, and ask the first one.

    Raises:
        FormInvalid: it is wanted at an odd time.
        OneCaseAtATime: somebody is still looked for, for what they asked last.
    """
    form.check(local_date(now, zone))
    mine = await tandems.tandems_of(work, person_id, now)
    if any(one.wanted_by and one.asker and one.asker.person_id == person_id and not one.opened_at for one in mine):
        raise OneCaseAtATime(field="about")
    row = work.add(Tandem(kind=form.kind, cadence=Cadence.TWO_WEEKS, zone=zone, made_at=now, meetings=1))
    row.wanted_by, row.language = form.by, form.language
    await work.session.flush()
    seat = tandems.sit(work, row.id, person_id, now, asks=True, helps=False)
    work.vault.write(seat, about=form.about)
    await work.session.flush()
    await go_on(work, row.id, now)
    return row.id


async def answer(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime, *, yes: bool) -> bool:
    """Keep the answer of somebody who was asked, and go on; return whether they help.

    A yes is a no where they and somebody who is in it have come to keep each other off meanwhile.

    Raises:
        Gone, NotYourPair, ItIsOver: nobody asks them (any more).
    """
    row = await work.get(Tandem, tandem_id, lock=True)
    found = await tandems.tandem(work, tandem_id)
    if found.asked is None or found.asked.person_id != person_id or row.state is not TandemState.LOOKING:
        raise ItIsOver
    await _say(work, found.asked.id, TandemAnswer.YES if yes else TandemAnswer.NO, now)
    await go_on(work, tandem_id, now)
    return (await work.get(TandemSeat, found.asked.id)).said is TandemAnswer.YES


async def _say(work: UnitOfWork, seat_id: UUID, said: TandemAnswer, now: datetime) -> None:
    (await work.get(TandemSeat, seat_id)).said = said
    await work.session.flush()
    await outbox.refresh(work, tandems.CASE_QUESTION, seat_id, now=now)


async def go_on(work: UnitOfWork, tandem_id: UUID, now: datetime) -> None:
    """Do what comes next: wait, ask the next one, begin, or say kindly that nobody can.

    Of two who have come to keep each other off, whoever was asked later doesn't help: nobody is told.
    """
    row = await work.get(Tandem, tandem_id, lock=True)
    found = await tandems.tandem(work, tandem_id)
    asker = found.asker
    if row.state is not TandemState.LOOKING or asker is None or row.wanted_by is None:
        return
    if found.asked and await _waits_in_vain(work, found.asked.id, now):
        await _say(work, found.asked.id, TandemAnswer.NO, now)
        found = await tandems.tandem(work, tandem_id)
    for one in reversed([each for each in found.present if not each.asks]):
        if await tandems.kept_off(work, found, one.person_id):
            await _say(work, one.id, TandemAnswer.NO, now)
            found = await tandems.tandem(work, tandem_id)
    over, agreed = local_date(now, row.zone) > row.wanted_by, len(found.present) - 1
    others = [] if found.asked or over else await _could_be_asked(work, row, found, now)
    step = rules.next_step(found.kind, agreed, asked=found.asked is not None, others=bool(others), over=over)
    if step is NextStep.ASK:
        await _ask(work, row, others[0], now)
    elif step is NextStep.OPEN:
        await _begin(work, row, found, now)
    elif step is NextStep.GIVE_UP:
        await circles.tell(work, NOBODY, asker.id, asker.user, now)
        await tandems.finish(work, row, found, now)


async def _waits_in_vain(work: UnitOfWork, seat_id: UUID, now: datetime) -> bool:
    seat = await work.get(TandemSeat, seat_id)
    who = await people.person(work, seat.person_id)
    until = rules.answer_by(seat.asked_at, who.zone, work.closed(who.zone))
    return until <= now or bool(who.refused) or who.pauses(now)


async def _ask(work: UnitOfWork, row: Tandem, person_id: UUID, now: datetime) -> None:
    seat, other = (
        tandems.sit(work, row.id, person_id, now, asks=False, helps=True),
        await people.person(work, person_id),
    )
    await work.session.flush()
    await circles.tell(work, tandems.CASE_QUESTION, seat.id, other.user, now)


async def _begin(work: UnitOfWork, row: Tandem, found: TandemInfo, now: datetime) -> None:
    if found.asked:
        await _say(work, found.asked.id, TandemAnswer.NO, now)
    row.state, row.opened_at, row.due_on = TandemState.RUNNING, now, local_date(now, row.zone)
    await work.session.flush()
    await tandems.next_meeting(work, row, now)


async def _could_be_asked(work: UnitOfWork, row: Tandem, found: TandemInfo, now: datetime) -> list[UUID]:
    """Return who is left: they coach or offer something, have room, and suit whoever is there already."""
    met = {one.person_id for one in found.seats} | await store.helping(work) | await tandems_store.full(work)
    rooms = await tandems_store.rooms(work, offering=False)
    pool = {person.id: (person, seat.any_language) for seat, person in await coaching_store.ready(work, now)}
    there = {one.id: (one, False) for one in await store.offering(work)} | pool
    known = {key: (people.describe(one), wide) for key, (one, wide) in there.items()}
    skills = await topics.skills_of(work, known)
    others = [
        Candidate(
            Peer(key, one.language, one.zone, skills[key].offers, any_language=wide, hours=one.hours),
            rooms.get(key, 1),
        )
        for key, (one, wide) in known.items() if key not in met and not (one.refused or one.guest or one.pauses(now))
    ]  # fmt: skip
    present = await people.people(work, [one.person_id for one in found.present])
    blocked = await tandems_store.blocked(work, present)
    asker = next(one for one in found.present if one.asks)
    me = Peer(
        asker.person_id, row.language or asker.language, row.zone, wishes=(asker.about,),
        any_language=row.language is None, hours=present[asker.person_id].hours,
    )  # fmt: skip
    peers = [Peer(one.id, one.language, one.zone, hours=one.hours) for one in present.values() if one.id != me.id]
    return rules.in_order(
        found.kind, me, others, peers, blocked, on=local_date(now, row.zone), seed=str(row.id)
    )  # fmt: skip
