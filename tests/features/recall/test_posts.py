"""What was written comes back by itself, in one line a day that says nothing of it, and stops when it is told to."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.features.membership import service as membership
from bot.features.people import service as people
from bot.features.recall import service
from bot.features.recall.rules import RecallStatus
from bot.features.reflections import service as reflections
from bot.kernel.enums import Operation, OutboxState, RecallRating, RecallStop, SessionState
from bot.kernel.errors import Gone
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, Person, RecallNote, Reflection, Session, Topic
from tests.features.recall.office import MINUTES, Office, after
from tests.features.reflections.season import FIRST, THE_DAY_AFTER, a_session, begin_season, keep, writing

pytestmark = pytest.mark.long

MONDAY = FIRST + timedelta(days=4)
"""The first session was on a Thursday: two days later is a Saturday."""


async def test_it_comes_back_on_its_days_and_never_on_a_weekend(office: Office) -> None:
    await office.days(80)
    assert await office.asked() == [MONDAY, *(FIRST + timedelta(days=days) for days in (7, 21)), date(2026, 5, 4)]


async def test_one_line_goes_to_its_author_and_nothing_that_was_written_is_in_it(office: Office) -> None:
    (queued,) = await office.days(4)
    assert (queued.kind, queued.people, queued.not_after) == (service.ASK, "UADA", after(4, time(16, 30)))
    message = await office.compose(queued)
    assert message
    shown = f"{message.text}{message.block_dicts()}"
    assert "Async Python" in shown
    assert not any(text in shown for text in ("Locks", "Queues"))


async def test_several_of_one_day_come_as_one_message(office: Office) -> None:
    await office.write_minutes(office.season.ben)
    async with office.season.work() as work:
        await service.ask_later(work, office.season.first, office.season.ada, THE_DAY_AFTER)
    (queued,) = [each for each in await office.days(4) if each.kind == service.ASK]
    message = await office.compose(queued)
    assert await office.asked() == [MONDAY, MONDAY]
    assert message
    assert message.text.startswith("🔁 2 questions")


async def test_after_answering_the_line_says_that_it_is_over(office: Office) -> None:
    (queued,) = await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    async with office.season.work() as work:
        row = await work.get(OutboxMessage, queued.id)
        row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, "D1", "1.0"
        await service.rate(work, question.ask_id, office.season.ada, RecallRating.KNEW, after(4))
    async with office.season.work() as work:
        updates = await work.all(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.UPDATE))
    (message,) = [await office.compose(update) for update in updates]
    assert message
    assert message.text == "🔁 Nothing to answer here any more."


async def test_answered_before_it_was_sent_it_is_not_sent(office: Office) -> None:
    (queued,) = await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    async with office.season.work() as work:
        await service.rate(work, question.ask_id, office.season.ada, RecallRating.KNEW, after(4))
    assert await office.compose(queued) is None


async def test_what_was_gone_comes_once_more_after_two_days(office: Office) -> None:
    for day in (4, 6):
        await office.days(day)
        (question,) = await office.waiting(office.season.ada)
        async with office.season.work() as work:
            await service.rate(work, question.ask_id, office.season.ada, RecallRating.GONE, after(day))
    await office.days(12)
    assert await office.asked() == [MONDAY, FIRST + timedelta(days=6), FIRST + timedelta(days=7)]


async def test_one_who_writes_nothing_is_asked_nothing(storage: Storage) -> None:
    season = await begin_season(storage)
    await keep(season, season.ada, writing(""))
    office = Office(season)
    assert await office.days(10) == []


async def test_with_a_reflection_goes_what_was_remembered_of_it(office: Office) -> None:
    await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    async with office.season.work() as work:
        await service.keep_answer(work, question.ask_id, office.season.ada, "Queues cancel")
    async with office.season.work() as work:
        await _deleted(work, office)
    assert await office.asked() == []


async def _emptied(work: Any, _office: Office) -> None:
    row = (await work.session.scalars(sa.select(Reflection))).one()
    row.what = row.so_what = None


async def _deleted(work: Any, _office: Office) -> None:
    await work.session.execute(sa.delete(Reflection))


async def _left(work: Any, office: Office) -> None:
    await membership.leave(work, office.season.circle, office.season.ada, after(1))


async def _paused(work: Any, office: Office) -> None:
    await people.pause(work, office.season.ada, after(30))


async def _off(work: Any, office: Office) -> None:
    (await work.get(Person, office.season.ada)).deleted = True


@pytest.mark.parametrize("what", [_emptied, _deleted, _left, _paused, _off])
async def test_nobody_is_asked_about_what_is_gone_or_while_they_are_away(office: Office, what: Any) -> None:
    await office.plan_at(THE_DAY_AFTER)
    async with office.season.work() as work:
        await what(work, office)
    assert [each for each in await office.days(10) if each.kind == service.ASK] == []


async def _second_on_the_same_topic(office: Office) -> None:
    """Let Ada write about a second session, a week later, whose topic is that of the first."""
    async with office.season.work() as work:
        topic = work.add(Topic(circle_id=office.season.circle, title="Locks", proposed_at=THE_DAY_AFTER))
        second = a_session(work, office.season.circle, 2, SessionState.ENDED)
        await work.session.flush()
        second.topic_id = topic.id
        first = await work.find(type(second), office.season.first)
        assert first
        first.topic_id = topic.id


@pytest.mark.parametrize(("reach", "days"), [(RecallStop.CARD, 1), (RecallStop.TOPIC, 0), (RecallStop.ALL, 0)])
async def test_it_stops_as_far_as_it_is_told_to(office: Office, reach: RecallStop, days: int) -> None:
    await _second_on_the_same_topic(office)
    await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    async with office.season.work() as work:
        await service.stop(work, question.ask_id, office.season.ada, reach, after(4))
    assert await office.waiting(office.season.ada) == []
    await write_about_the_second(office, after(8))
    await office.days(11)
    assert len(await office.asked()) == 1 + days


async def write_about_the_second(office: Office, now: datetime) -> None:
    await office.clock.turn_to(now)
    async with office.season.work() as work:
        second = (await work.session.scalars(sa.select(Session).where(Session.number == 2))).one()
        await reflections.keep(work, second.id, office.season.ada, writing("Again"), now)


async def test_all_comes_again_from_home(office: Office) -> None:
    await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    for reach in RecallStop:
        async with office.season.work() as work:
            await service.stop(work, question.ask_id, office.season.ada, reach, after(4))
    async with office.season.work() as work:
        ada = await people.person(work, office.season.ada)
        assert (await service.status(work, ada, after(4))).stopped
        await service.resume(work, office.season.ada)
        assert await service.status(work, ada, after(4)) == RecallStatus(waiting=1)
    await office.days(7)
    assert len(await office.asked()) == 2


async def test_only_the_latest_question_about_a_note_waits(office: Office) -> None:
    await office.days(7)
    assert len(await office.waiting(office.season.ada)) == 1
    assert len(await office.asked()) == 2


async def test_minutes_come_back_to_whoever_wants_it_and_to_nobody_else(office: Office) -> None:
    await office.write_minutes(office.season.ben)
    async with office.season.work() as work:
        first, off = await service.ask_later(work, office.season.first, office.season.cem, THE_DAY_AFTER)
    assert (first, off) == (THE_DAY_AFTER.date() + timedelta(days=2), False)
    await office.days(4)
    assert (await office.asked(office.season.cem), await office.asked(office.season.ben)) == ([MONDAY], [])
    (question,) = await office.waiting(office.season.cem)
    async with office.season.work() as work:
        shown, text = await service.keep_answer(work, question.ask_id, office.season.cem, "")
    assert (shown.of_minutes, text) == (True, MINUTES)


async def test_a_reflection_that_was_stopped_or_is_long_ago_comes_back_by_a_tap(office: Office) -> None:
    async with office.season.work() as work:
        await service.note_reflections(work, THE_DAY_AFTER)
        await work.session.execute(sa.update(RecallNote).values(stopped=RecallStop.CARD, next_on=None))
    for _ in range(2):
        async with office.season.work() as work:
            first, off = await service.ask_again(work, office.season.first, office.season.ada, after(30))
    assert (first, off) == (after(32).date(), False)
    async with office.season.work() as work:
        (note,) = await work.all(sa.select(RecallNote).where(RecallNote.person_id == office.season.ada))
        assert (note.next_on, note.stopped, note.reflection_id is not None) == (first, None, True)
        with pytest.raises(Gone):
            await service.ask_again(work, office.season.first, office.season.cem, after(30))


async def test_a_second_tap_notes_minutes_once(office: Office) -> None:
    await office.write_minutes(office.season.ben)
    for _ in range(2):
        async with office.season.work() as work:
            await service.ask_later(work, office.season.first, office.season.cem, THE_DAY_AFTER)
    async with office.season.work() as work:
        assert len(await work.all(sa.select(RecallNote).where(RecallNote.person_id == office.season.cem))) == 1


async def test_on_both_databases_a_card_comes_is_gone_comes_again_and_stops(any_storage: Storage) -> None:
    season = await begin_season(any_storage)
    await keep(season, season.ada, writing())
    office = Office(season)
    await _second_on_the_same_topic(office)
    for day in (4, 6):
        await office.days(day)
        (question,) = await office.waiting(season.ada)
        async with season.work() as work:
            await service.rate(work, question.ask_id, season.ada, RecallRating.GONE, after(day))
    async with season.work() as work:
        await service.stop(work, question.ask_id, season.ada, RecallStop.TOPIC, after(6))
    await write_about_the_second(office, after(8))
    await office.days(22)
    assert await office.asked() == [MONDAY, FIRST + timedelta(days=6)]
    async with season.work() as work:
        await service.resume(work, season.ada)
    await office.days(28)
    assert await office.asked() == [MONDAY, *(FIRST + timedelta(days=days) for days in (6, 22, 22, 28))]
