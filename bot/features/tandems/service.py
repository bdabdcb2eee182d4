"""Use cases of tandems: looking for somebody, asking, meeting, going on, and ending well."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from bot.content.loader import load_formats, load_programmes
from bot.content.programmes import BUDDIES
from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.affinity.rules import Peer
from bot.features.circles import service as circles
from bot.features.people import service as people
from bot.features.tandems import rules, store
from bot.features.tandems.forms import LookBackForm, TandemForm
from bot.features.tandems.rules import Candidate, Meeting, Proposal, TandemInfo, TandemPage, TandemPerson
from bot.features.topics import service as topics
from bot.kernel.enums import Language, Superseded, TandemAnswer, TandemKind, TandemState
from bot.kernel.errors import CannotBeAsked, ItIsOver, NoRoomForMore, NotYourPair
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import working_day_from
from bot.storage.unit_of_work import UnitOfWork
from models import Mentor, Person, Tandem, TandemSeat

QUESTION, CASE_QUESTION = "tandems-question", "tandems-case-question"
NEWS, CARD = "tandems-news", "tandems-card"
ENDED, THANKS = "tandems-ended", "tandems-thanks"
_MOST_PROPOSED, _MORNING = 3, time(9)
_TOLD_FOR, _LOOKED_BACK_FOR = timedelta(days=7), timedelta(days=30)
_PROGRAMMES = {TandemKind.BUDDY: "onboarding", TandemKind.HANDOVER: "handover"}
_TEXTS = ("about", "goal", "kept", "thanks")
_FOR_TWO = (BUDDIES, "expert-handover", "pair-work")


@cache
def _programmes() -> Mapping[TandemKind, tuple[Meeting, ...]]:
    """Return the meetings of what follows a programme: those that are for two, from its first week on."""
    known = load_programmes(load_formats())
    return {
        kind: tuple(
            Meeting(week.week - 1, week.format, {language: week.title(language) for language in Language})
            for week in known[programme].schedule if week.format in _FOR_TWO
        )
        for kind, programme in _PROGRAMMES.items()
    }  # fmt: skip


def meetings_by_plan() -> dict[TandemKind, int]:
    """Return how many meetings there are of what follows a programme."""
    return {kind: len(plan) for kind, plan in _programmes().items()}


async def _load(work: UnitOfWork, rows: Sequence[Tandem]) -> list[TandemInfo]:
    seats: dict[UUID, list[TandemPerson]] = {row.id: [] for row in rows}
    for seat, person in await store.seats(work, seats) if rows else ():
        who, texts = people.describe(person), (work.vault.open(seat, each) for each in _TEXTS)
        one = TandemPerson(
            seat.id, who.id, who.user, who.language, seat.asks, seat.helps, seat.said, person.deleted, *texts
        )
        seats[seat.tandem_id].append(one)
    return [
        TandemInfo(
            row.id, row.kind, row.state, row.cadence,
            _programmes().get(row.kind) or rules.regular(row.kind, row.cadence, row.meetings),
            row.number, tuple(seats[row.id]), row.due_on, row.meets_at, row.date_changes,
            row.wanted_by, row.made_at, row.opened_at, row.venue,
        )
        for row in rows
    ]  # fmt: skip


async def tandem(work: UnitOfWork, tandem_id: UUID) -> TandemInfo:
    """Return a tandem.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _load(work, [await work.get(Tandem, tandem_id)]))[0]


async def of_seat(work: UnitOfWork, seat_id: UUID) -> tuple[TandemInfo, TandemPerson]:
    """Return the tandem in which a seat is, and who has it.

    Raises:
        Gone: there is none (any more).
    """
    found = await tandem(work, (await work.get(TandemSeat, seat_id)).tandem_id)
    return found, next(one for one in found.seats if one.id == seat_id)


async def tandems_of(work: UnitOfWork, person_id: UUID, now: datetime) -> list[TandemInfo]:
    """Return what somebody is in or asked about, and what lately ended."""
    return await _load(work, await store.of_person(work, person_id, now - _LOOKED_BACK_FOR))


async def page(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime) -> TandemPage:
    """Return a tandem for somebody in it or asked; to whoever looks for somebody, who could be asked next.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    found = await tandem(work, tandem_id)
    me = found.seat(person_id)
    if me is None:
        raise NotYourPair
    looks = found.state is TandemState.LOOKING and me.asks and not (found.asked or found.wanted_by)
    return TandemPage(found, me, tuple(await _proposals(work, found, me, now)) if looks else ())


async def _own(
    work: UnitOfWork, tandem_id: UUID, person_id: UUID, *states: TandemState
) -> tuple[Tandem, TandemInfo, TandemSeat]:
    """Return somebody's tandem to be changed, and their seat.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
        ItIsOver: it has gone on from there.
    """
    row = await work.get(Tandem, tandem_id, lock=True)
    (found,) = await _load(work, [row])
    me = found.seat(person_id)
    if me is None:
        raise NotYourPair
    if states and row.state not in states:
        raise ItIsOver
    return row, found, await work.get(TandemSeat, me.id)


async def look_for(work: UnitOfWork, person_id: UUID, zone: str, form: TandemForm, now: datetime) -> UUID:
    """Keep what somebody looks for; nobody is asked yet.

    Raises:
        NoRoomForMore: they are to help, and are there for as many as they wanted.
    """
    if form.helps and await _free(work, person_id) < 1:
        raise NoRoomForMore(field="role")
    meetings = rules.meetings_in(form.kind, form.cadence, form.months)
    row = work.add(Tandem(kind=form.kind, cadence=form.cadence, zone=zone, made_at=now, meetings=meetings))
    await work.session.flush()
    seat = sit(work, row.id, person_id, now, asks=True, helps=form.helps)
    work.vault.write(seat, about=form.about, goal=form.goal)
    await work.session.flush()
    return row.id


def sit(work: UnitOfWork, of: UUID, person_id: UUID, now: datetime, *, asks: bool, helps: bool) -> TandemSeat:
    """Give somebody a seat: to whoever asks, or to be asked."""
    said = TandemAnswer.YES if asks else TandemAnswer.OPEN
    return work.add(TandemSeat(tandem_id=of, person_id=person_id, asks=asks, helps=helps, said=said, asked_at=now))


async def _free(work: UnitOfWork, person_id: UUID) -> int:
    """Return for how many more somebody could be there; whoever else counts it waits until this work is done."""
    await work.get(Person, person_id, lock=True)
    return await store.capacity(work, person_id) - (await store.helping(work, [person_id])).get(person_id, 0)


async def set_capacity(work: UnitOfWork, person_id: UUID, capacity: int) -> None:
    """Keep for how many somebody is there at once; 0: nobody new is proposed them, and nobody asks them."""
    row = await store.mentor(work, person_id) or work.add(Mentor(person_id=person_id))
    row.capacity = capacity
    await work.session.flush()


async def kept_off(work: UnitOfWork, found: TandemInfo, person_id: UUID) -> bool:
    """Return whether somebody and one who is in it are out of the question for each other; nobody is told."""
    couples = {frozenset((person_id, one.person_id)) for one in found.present}
    return not couples.isdisjoint(await store.blocked(work, [person_id]))


async def _proposals(work: UnitOfWork, found: TandemInfo, me: TandemPerson, now: datetime) -> list[Proposal]:
    """Return who could be asked: of those who are there for others, or of one's circles where one helps oneself."""
    asked = {one.person_id for one in found.seats} | await store.full(work)
    own = await circles.circles_of(work, me.person_id)
    colleagues = {one.person_id: 0 for circle in own for one in circle.members}
    buddy = found.kind is TandemKind.BUDDY and not me.helps
    rooms = colleagues if me.helps else await store.rooms(work, offering=not buddy)
    known = await people.people(work, [one for one in rooms if one not in asked])
    skills = await topics.skills_of(work, known)
    others = [
        Candidate(Peer(one.id, one.language, one.zone, skills[one.id].offers, skills[one.id].wishes, hours=one.hours),
                  rooms[one.id])
        for one in known.values() if not (one.refused or one.guest or one.pauses(now))
    ]  # fmt: skip
    my, about = await people.person(work, me.person_id), (me.about,)
    mine = Peer(
        me.person_id, me.language, my.zone, about if me.helps else (), () if me.helps else about, hours=my.hours
    )
    best = rules.proposed(
        mine, others, await store.blocked(work, [me.person_id]), helps=me.helps, on=local_date(now, my.zone),
        seed=str(found.id), anybody=buddy,
    )  # fmt: skip
    return [Proposal(known[one], () if me.helps else skills[one].offers) for one in best[:_MOST_PROPOSED]]


async def ask(work: UnitOfWork, tandem_id: UUID, person_id: UUID, other_id: UUID, now: datetime) -> None:
    """Ask somebody, in private, whether they would; nobody is asked twice, and one after the other.

    Raises:
        Gone, NotYourPair, ItIsOver: there is nothing to ask about.
        CannotBeAsked: they are away, have no room or don't want to meet, or were asked; which of these isn't said.
    """
    row, found, mine = await _own(work, tandem_id, person_id, TandemState.LOOKING)
    if found.asked or not mine.asks:
        raise ItIsOver
    other = await people.person(work, other_id)
    met = {one.person_id for one in found.seats} | await store.full(work)
    hindered = other.refused or other.pauses(now) or other_id in met or await kept_off(work, found, other_id)
    if hindered or (not mine.helps and await _free(work, other_id) < 1):
        raise CannotBeAsked(field="person")
    seat = sit(work, row.id, other_id, now, asks=False, helps=not mine.helps)
    await work.session.flush()
    await circles.tell(work, QUESTION, seat.id, other.user, now)


async def answer(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime, *, yes: bool) -> bool:
    """Keep the answer of somebody who was asked: with a yes both begin at once; return whether they do.

    A yes is a no where one of them has come to keep the other off meanwhile: nobody is told which it was.

    Raises:
        Gone, NotYourPair, ItIsOver: nobody asks them (any more).
        NoRoomForMore: they said they are there for fewer.
    """
    row, found, seat = await _own(work, tandem_id, person_id, TandemState.LOOKING)
    if seat.said is not TandemAnswer.OPEN:
        raise ItIsOver
    if not yes or await kept_off(work, found, person_id):
        await _no(work, seat, now)
        return False
    helper = next((one for one in found.seats if one.helps and one.said is not TandemAnswer.NO), None)
    if helper and await _free(work, helper.person_id) < 0:
        raise NoRoomForMore
    seat.said, row.state, row.due_on = TandemAnswer.YES, TandemState.RUNNING, local_date(now, row.zone)
    await work.session.flush()
    await outbox.refresh(work, QUESTION, seat.id, now=now)
    await next_meeting(work, row, now)
    return True


async def _no(work: UnitOfWork, seat: TandemSeat, now: datetime, *, told: bool = True) -> None:
    """Note a no; whoever asks is ``told`` that they can ask somebody else."""
    seat.said = TandemAnswer.NO
    await work.session.flush()
    found = await tandem(work, seat.tandem_id)
    await outbox.refresh(work, QUESTION, seat.id, now=now)
    if told and found.asker and found.state is TandemState.LOOKING:
        await circles.tell(work, NEWS, found.asker.id, found.asker.user, now, once=str(seat.id))


async def withdraw(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime) -> None:
    """Ask somebody no longer, so that another one can be asked.

    Raises:
        Gone, NotYourPair, ItIsOver: there is no question of theirs (any more).
    """
    _, found, mine = await _own(work, tandem_id, person_id, TandemState.LOOKING)
    if not (mine.asks and found.asked):
        raise ItIsOver
    await _no(work, await work.get(TandemSeat, found.asked.id), now, told=False)


async def next_meeting(work: UnitOfWork, row: Tandem, now: datetime) -> None:
    """Have the next meeting's card sent to all in it, or end what has had its meetings."""
    (found,) = await _load(work, [row])
    if found.number >= len(found.plan):
        await finish(work, row, found, now)
        return
    row.number += 1
    (found,) = await _load(work, [row])
    row.due_on = rules.next_day(row.due_on or local_date(now, row.zone), found.weeks_to_next, local_date(now, row.zone))
    row.meets_at, row.minutes = None, load_formats()[found.meeting.format_id].minutes
    await work.session.flush()
    await outbox.supersede(work, CARD, row.id, Superseded.ASKED_ANEW, now=now)
    to = Address(people=tuple(sorted(one.user for one in found.present)))
    await outbox.put(work, CARD, row.id, to, now=now, not_after=now + _TOLD_FOR, once=str(row.number))


async def set_date(
    work: UnitOfWork, tandem_id: UUID, person_id: UUID, meets_at: datetime | None, now: datetime, venue: str = ""
) -> TandemInfo:
    """Keep when and where they meet, or that they have no date; both their calendars follow.

    Raises:
        Gone, NotYourPair, ItIsOver: they have no meeting to set a date for.
    """
    row, _, _ = await _own(work, tandem_id, person_id, TandemState.RUNNING)
    row.meets_at, row.venue, row.dated_at, row.date_changes = meets_at, venue, now, row.date_changes + 1
    await work.session.flush()
    await outbox.refresh(work, CARD, tandem_id, now=now)
    return (await _load(work, [row]))[0]


async def shift(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime, *, later: bool) -> None:
    """Let the next meeting come now, or after a pause.

    Raises:
        Gone, NotYourPair, ItIsOver: it doesn't run.
    """
    row, _, _ = await _own(work, tandem_id, person_id, TandemState.RUNNING)
    today = local_date(now, row.zone)
    row.due_on = (row.due_on or today) + rules.PAUSE if later else today
    await work.session.flush()
    if later:
        await outbox.refresh(work, CARD, tandem_id, now=now)
    else:
        await next_meeting(work, row, now)


async def set_goal(work: UnitOfWork, tandem_id: UUID, person_id: UUID, goal: str) -> None:
    """Keep somebody's goal, which both read.

    Raises:
        Gone, NotYourPair, ItIsOver: it is over.
    """
    _, _, seat = await _own(work, tandem_id, person_id, TandemState.LOOKING, TandemState.RUNNING)
    work.vault.write(seat, goal=goal)
    await work.session.flush()


async def end(work: UnitOfWork, tandem_id: UUID, person_id: UUID, now: datetime) -> None:
    """Let somebody leave it or stop looking, without a reason; where that ends it, the others are told kindly.

    Raises:
        Gone, NotYourPair, ItIsOver: there is nothing of theirs to end.
    """
    row, found, seat = await _own(work, tandem_id, person_id, TandemState.LOOKING, TandemState.RUNNING)
    if seat.said is not TandemAnswer.YES:
        raise ItIsOver
    await _without(work, row, found, seat, now)


async def _without(work: UnitOfWork, row: Tandem, found: TandemInfo, seat: TandemSeat, now: datetime) -> None:
    seat.said = TandemAnswer.NO if found.state is TandemState.LOOKING and not seat.asks else TandemAnswer.LEFT
    if not found.goes_on_without(seat.person_id):
        await finish(work, row, found, now, but=seat.person_id)
        return
    await work.session.flush()
    await outbox.refresh(work, CARD, row.id, now=now)


async def finish(work: UnitOfWork, row: Tandem, found: TandemInfo, now: datetime, *, but: UUID | None = None) -> None:
    """End a tandem: its date goes, its buttons go, and who is left is told and can look back."""
    row.state, row.ended_at, row.due_on, row.venue = TandemState.OVER, now, None, ""
    if row.meets_at and row.meets_at > now:
        row.meets_at, row.dated_at, row.date_changes = None, now, row.date_changes + 1
    if found.asked:
        (await work.get(TandemSeat, found.asked.id)).said = TandemAnswer.NO
    await work.session.flush()
    await outbox.refresh(work, CARD, row.id, now=now)
    for one in found.seats:
        await outbox.refresh(work, CASE_QUESTION if found.wanted_by else QUESTION, one.id, now=now)
        if found.state is TandemState.RUNNING and one in found.present and one.person_id != but:
            await circles.tell(work, ENDED, one.id, one.user, now)


async def look_back(work: UnitOfWork, tandem_id: UUID, person_id: UUID, form: LookBackForm, now: datetime) -> None:
    """Keep what somebody takes with them, for themselves, and their thanks, of which the others are told.

    Raises:
        Gone, NotYourPair: it isn't there, or not theirs.
    """
    _, found, seat = await _own(work, tandem_id, person_id, TandemState.OVER)
    work.vault.write(seat, kept=form.kept, thanks=form.thanks)
    await work.session.flush()
    for other in found.others(person_id):
        if form.thanks and not other.gone:
            await circles.tell(work, THANKS, other.id, other.user, now)


async def leave_all(work: UnitOfWork, person_id: UUID, now: datetime) -> None:
    """Let go of somebody who is erased or gone: what can't go on without them is over; who asks them asks another."""
    for found in await _load(work, await store.of_person(work, person_id, now)):
        me = found.seat(person_id)
        if me and me.said is TandemAnswer.OPEN:
            await _no(work, await work.get(TandemSeat, me.id), now)
        elif me and found.state is not TandemState.OVER:
            row = await work.get(Tandem, found.id, lock=True)
            await _without(work, row, found, await work.get(TandemSeat, me.id), now)


async def go_on(work: UnitOfWork, tandem_id: UUID, now: datetime) -> None:
    """Let the next meeting come, or the end, once its morning is there."""
    row = await work.get(Tandem, tandem_id, lock=True)
    day = working_day_from(row.due_on or date.max, work.closed(row.zone))
    if moment(day, _MORNING, row.zone) <= now:
        await next_meeting(work, row, now)


async def lapse(work: UnitOfWork, seat_id: UUID, now: datetime) -> None:
    """Let no answer be a no."""
    await _no(work, await work.get(TandemSeat, seat_id, lock=True), now)


async def part(work: UnitOfWork, tandem_id: UUID, now: datetime) -> None:
    """Let a tandem go on without whoever is no longer here, or end."""
    row, found = await work.get(Tandem, tandem_id, lock=True), await tandem(work, tandem_id)
    gone = next(one for one in found.seats if one.gone and one.said is TandemAnswer.YES)
    await _without(work, row, found, await work.get(TandemSeat, gone.id), now)
