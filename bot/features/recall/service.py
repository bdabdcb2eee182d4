"""Asking people again about what they wrote, and keeping for them alone what they remember."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Address, Due
from bot.features.library import service as library
from bot.features.people import service as people
from bot.features.people.rules import PersonInfo
from bot.features.recall import rules, store
from bot.features.recall.rules import (
    ONCE_MORE,
    RecallOutcome,
    RecallPlan,
    RecallQuestion,
    RecallStatus,
    following,
    opens_and_closes,
    picked,
)
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState, RecallRating, RecallStop
from bot.kernel.errors import Gone, ItIsOver, NotAMember
from bot.kernel.recurrence import local_date
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_new
from models import Minutes, Person, RecallAsk, RecallNote, Reflection

ASK, HELP = "recall-ask", "recall-help"


async def note_reflections(work: UnitOfWork, now: datetime) -> None:
    """Have people asked later about what they have just written; what stands in it is looked at when it is asked."""
    rows = [
        {
            "id": uuid4(), "workspace_id": work.workspace_id, "session_id": session.id, "reflection_id": row.id,
            "person_id": row.person_id, "since": session.local_date, "once_more": False,
            "next_on": following(session.local_date, local_date(row.written_at, zone)),
            "stopped": RecallStop.TOPIC if topic_stopped else None,
        }
        for row, session, zone, topic_stopped in await store.not_noted(work, now - rules.WEEK)
    ]  # fmt: skip
    await insert_new(work.session, RecallNote, rows)


async def ask_later(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> tuple[date, bool]:
    """Have somebody asked about a session's minutes; return from when on, and whether they want no questions at all.

    Raises:
        Gone, NotAMember: there are none, or they are not of a circle of theirs.
    """
    found, _ = await library.open_minutes(work, session_id, person_id)
    if found.circle.member(person_id) is None:
        raise NotAMember
    return await _from_now_on(work, session_id, person_id, None, now)


async def ask_again(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> tuple[date, bool]:
    """Have somebody asked about their own reflection, however long ago, also where they had stopped that; as above.

    Raises:
        Gone, NotAMember: there is none with a text, or it is not of a circle of theirs.
    """
    await sessions.of_member(work, session_id, person_id)
    if (written := await store.reflection(work, session_id, person_id)) is None:
        raise Gone
    return await _from_now_on(work, session_id, person_id, written, now)


async def _from_now_on(
    work: UnitOfWork, session_id: UUID, person_id: UUID, reflection_id: UUID | None, now: datetime
) -> tuple[date, bool]:
    person = await work.get(Person, person_id, lock=True)
    row = await store.note(work, session_id, person_id, reflection_id) or work.add(
        RecallNote(session_id=session_id, person_id=person_id, reflection_id=reflection_id)
    )
    row.since = today = local_date(now, person.zone)
    row.next_on = first = today + rules.FIRST
    row.once_more, row.stopped = False, None
    return first, person.recall_off


async def dues(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return on which days people are to be asked by then."""
    a_day = rules.A_DAY  # whatever day it is where they live
    first, last = local_date(now, "UTC") - a_day, local_date(until, "UTC") + a_day
    plans = _plans(await store.due(work, first - rules.OVER_AFTER, last))
    asked = await _asked(work, plans.keys(), first)
    readers = await people.people(work, plans.keys())

    def listed(person: PersonInfo) -> list[Due]:
        days = rules.days_until(local_date(now, person.zone), local_date(until, person.zone))
        return [due for day in days if (due := _due(work, person, plans[person.id], asked[person.id], day))]

    each = one_by_one(ASK, readers.values(), listed)
    return [due for of_one in each for due in of_one if due.at <= until and due.not_after > now]


def _due(
    work: UnitOfWork, person: PersonInfo, plans: Sequence[RecallPlan], asked: Sequence[date], day: date
) -> Due | None:
    opens, closes = opens_and_closes(day, person.zone)
    if person.pauses(opens) or not picked(plans, asked, day, work.closed(person.zone)):
        return None
    return Due(person.id, day, opens, closes)


def _plans(notes: Sequence[RecallNote]) -> dict[UUID, list[RecallPlan]]:
    plans = defaultdict[UUID, list[RecallPlan]](list)
    for note in notes:
        if note.next_on:
            plans[note.person_id].append(RecallPlan(note.id, note.since, note.next_on, note.once_more))
    return plans


async def _asked(work: UnitOfWork, person_ids: Collection[UUID], today: date) -> dict[UUID, list[date]]:
    asked = defaultdict[UUID, list[date]](list)
    for person_id, day in await store.asked_since(work, person_ids, today - rules.WEEK):
        asked[person_id].append(day)
    return asked


async def ask(work: UnitOfWork, person_id: UUID, today: date, now: datetime, not_after: datetime) -> None:
    """Ask somebody what has come up to that day, in one message; what finds no room comes another day."""
    row = await work.find(Person, person_id, lock=True)
    if row is None or (person := people.describe(row)).pauses(now):
        return
    notes = {
        note.id: note
        for note in await store.due(work, today - rules.OVER_AFTER, today, RecallNote.person_id == person_id)
    }
    plans = _plans(list(notes.values()))[person_id]
    asked = (await _asked(work, [person_id], today))[person_id]
    for plan, day in picked(plans, asked, today, work.closed(person.zone)):
        note = notes[plan.id]
        note.next_on, note.once_more = following(note.since, today), False
        work.add(RecallAsk(note_id=note.id, person_id=person_id, day=day, local_date=today))
    await work.session.flush()
    if first := await store.first_of_day(work, person_id, today):
        await outbox.put(work, ASK, first, Address(people=(person.user,)), now=now, not_after=not_after)


async def waiting(work: UnitOfWork, person_id: UUID, today: date) -> list[RecallQuestion]:
    """Return what waits for somebody's answer, the earliest first; of each note only what was asked last."""
    return await _described(work, await _waiting(work, person_id, today))


async def _waiting(work: UnitOfWork, person_id: UUID, today: date) -> list[store.Question]:
    found = await store.questions(work, person_id, RecallAsk.local_date >= today - rules.WAITS_FOR)
    last = {each[1].id: each for each in found}
    return [each for each in last.values() if each[0].rating is None]


async def _described(work: UnitOfWork, rows: Sequence[store.Question]) -> list[RecallQuestion]:
    held = await sessions.sessions(work, [note.session_id for _, note, _, _ in rows])
    return [
        RecallQuestion(ask.id, session, note.reflection_id is None, work.vault.open(ask, "answer"))
        for (ask, note, _, _), session in zip(rows, held, strict=True)
    ]


async def questions_of_day(work: UnitOfWork, ask_id: UUID) -> tuple[PersonInfo, bool, list[RecallQuestion]] | None:
    """Return to whom a day's message goes, whether they want none any more, and what of that day waits still."""
    first = await work.find(RecallAsk, ask_id)
    if first is None:
        return None
    person = await work.get(Person, first.person_id)
    rows = await _waiting(work, person.id, first.local_date)
    of_day = [each for each in rows if each[0].local_date == first.local_date]
    return people.describe(person), person.recall_off, await _described(work, of_day)


async def status(work: UnitOfWork, person: PersonInfo, now: datetime) -> RecallStatus:
    """Return what somebody's Home says about it."""
    rows = await _waiting(work, person.id, local_date(now, person.zone))
    return RecallStatus(len(rows), await store.has_stopped(work, person.id))


async def keep_answer(work: UnitOfWork, ask_id: UUID, person_id: UUID, answer: str) -> tuple[RecallQuestion, str]:
    """Keep what somebody remembers, and return with it what was written then.

    Raises:
        Gone: there is no such question of theirs, or nothing to ask any more.
    """
    row = await _theirs(work, ask_id, person_id)
    ask, _, reflection, minutes = row
    if ask.rating is None:
        work.vault.write(ask, answer=answer)
    (question,) = await _described(work, [row])
    return question, _text(work, reflection, minutes)


def _text(work: UnitOfWork, reflection: Reflection | None, minutes: Minutes | None) -> str:
    if reflection is None:
        return minutes.text if minutes else ""
    return "\n".join(filter(None, (work.vault.open(reflection, column) for column in ("what", "so_what"))))


async def _theirs(work: UnitOfWork, ask_id: UUID, person_id: UUID) -> store.Question:
    if found := await store.questions(work, person_id, RecallAsk.id == ask_id):
        return found[0]
    raise Gone


async def rate(work: UnitOfWork, ask_id: UUID, person_id: UUID, rating: RecallRating, now: datetime) -> RecallOutcome:
    """Keep how much somebody says was still there, the first time they do; what was gone comes once more.

    Raises:
        Gone: there is no such question of theirs, or nothing to ask any more.
    """
    row = await _theirs(work, ask_id, person_id)
    ask, note, _, _ = row
    today = local_date(now, (await people.person(work, person_id)).zone)
    if ask.rating is None:
        ask.rating, ask.answered_at = rating, now
        if rating is RecallRating.GONE and not await store.came_once_more(work, note, ONCE_MORE):
            note.next_on, note.once_more = today + rules.AGAIN_AFTER, True
        await work.session.flush()
        await _refresh(work, ask, now)
    (question,) = await _described(work, [row])
    others = len(await _waiting(work, person_id, today))
    return RecallOutcome(question, ask.rating, note.next_on, _can_ask(question), others)


def _can_ask(question: RecallQuestion) -> bool:
    return question.session.circle.state is not CircleState.CLOSED


async def _refresh(work: UnitOfWork, ask: RecallAsk, now: datetime) -> None:
    if first := await store.first_of_day(work, ask.person_id, ask.local_date):
        await outbox.refresh(work, ASK, first, now=now)


async def ask_circle(work: UnitOfWork, ask_id: UUID, person_id: UUID, now: datetime) -> RecallQuestion:
    """Have somebody's circle asked in the session's thread, with their name.

    Raises:
        Gone: there is no such question of theirs, or nothing to ask any more.
        ItIsOver: the circle has ended.
    """
    (question,) = await _described(work, [await _theirs(work, ask_id, person_id)])
    if not _can_ask(question):
        raise ItIsOver
    thread = sessions.thread(question.session)
    await outbox.put(work, HELP, ask_id, thread, now=now, not_after=now + sessions.A_DAY)
    return question


async def asked_in_circle(work: UnitOfWork, ask_id: UUID) -> tuple[RecallQuestion, UUID]:
    """Return what somebody asks their circle about, and who does.

    Raises:
        Gone: they have taken it back with what they wrote.
    """
    ask = await work.get(RecallAsk, ask_id)
    session = await sessions.session(work, (await work.get(RecallNote, ask.note_id)).session_id)
    return RecallQuestion(ask.id, session, of_minutes=False), ask.person_id


async def stop(work: UnitOfWork, ask_id: UUID, person_id: UUID, reach: RecallStop, now: datetime) -> None:
    """Ask somebody no more: about this, about its topic, or at all.

    Raises:
        Gone: there is no such question of theirs.
    """
    ask = await work.get(RecallAsk, ask_id)
    if ask.person_id != person_id:
        raise Gone
    if reach is RecallStop.ALL:
        (await work.get(Person, person_id, lock=True)).recall_off = True
    else:
        await store.stop(work, await work.get(RecallNote, ask.note_id), reach)
    await work.session.flush()
    await _refresh(work, ask, now)


async def resume(work: UnitOfWork, person_id: UUID) -> None:
    """Ask somebody about everything again."""
    (await work.get(Person, person_id, lock=True)).recall_off = False
    await store.resume(work, person_id)
