"""First one's own words, then the note, then how much was still there; nobody else reads any of it."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features import actions
from bot.features.lifecycle import service as lifecycle
from bot.features.membership import service as membership
from bot.features.payloads import RatingButton, RecallButton, SessionButton, StopButton
from bot.features.recall import service
from bot.features.sessions import service as sessions
from bot.kernel.enums import RecallRating, RecallStop
from bot.kernel.errors import Gone, ItIsOver, NotAMember
from bot.slack.responses import ChangeModal, ShowModal, Whisper
from models import OutboxMessage, RecallAsk
from tests.features.recall.office import Office, after

KEPT = "Queues let one cancel"


@pytest.fixture
async def about(office: Office) -> RecallButton:
    """The question that Ada gets on the Monday after the first session."""
    await office.days(4)
    (question,) = await office.waiting(office.season.ada)
    return RecallButton(ask=question.ask_id)


def shown(response: Any) -> str:
    return str(response.view.to_dict())


async def remember(office: Office, about: RecallButton, who: UUID | None = None) -> Any:
    return await office.submit(actions.RECALL_KEEP.name, who or office.season.ada, {"answer": KEPT}, about)


async def rate(office: Office, about: RecallButton, rating: RecallRating, who: UUID | None = None) -> Any:
    pressed = RatingButton(ask=about.ask, rating=rating)
    return await office.press(actions.RECALL_RATE.name, who or office.season.ada, pressed)


async def test_the_question_comes_without_the_note_and_the_note_after_ones_own_words(
    office: Office, about: RecallButton
) -> None:
    question = await office.press(actions.RECALL_OPEN.name, office.season.ada)
    assert isinstance(question, ShowModal)
    assert "Locks" not in shown(question)
    note = await remember(office, about)
    assert isinstance(note, ChangeModal)
    assert all(text in shown(note) for text in (KEPT, "Locks are not queues", "Queues cancel"))


async def test_what_was_remembered_stands_there_again_until_it_is_rated(office: Office, about: RecallButton) -> None:
    await remember(office, about)
    assert KEPT in shown(await office.press(actions.RECALL_OPEN.name, office.season.ada))
    await rate(office, about, RecallRating.PARTLY)
    assert isinstance(await office.press(actions.RECALL_OPEN.name, office.season.ada), Whisper)


async def test_the_first_rating_counts(office: Office, about: RecallButton) -> None:
    await rate(office, about, RecallRating.KNEW)
    await rate(office, about, RecallRating.GONE)
    async with office.season.work() as work:
        assert (await work.get(RecallAsk, about.ask)).rating is RecallRating.KNEW


async def test_nobody_else_reads_it_or_answers_it(office: Office, about: RecallButton) -> None:
    await remember(office, about)
    ben = office.season.ben
    assert isinstance(await office.press(actions.RECALL_OPEN.name, ben), Whisper)
    stop = StopButton(ask=about.ask, reach=RecallStop.CARD)
    for attempt in (
        remember(office, about, ben), rate(office, about, RecallRating.GONE, ben),
        office.press(actions.RECALL_CIRCLE.name, ben, about), office.press(actions.RECALL_STOP.name, ben, stop),
    ):  # fmt: skip
        with pytest.raises(Gone):
            await attempt


async def test_what_is_remembered_is_sealed(office: Office, about: RecallButton) -> None:
    await remember(office, about)
    async with office.season.work() as work:
        sealed = await work.session.scalar(sa.text("SELECT answer FROM recall_asks"))
    assert sealed
    assert KEPT.encode() not in sealed


async def test_no_message_to_anybody_holds_what_was_written_or_remembered(office: Office, about: RecallButton) -> None:
    await remember(office, about)
    await office.press(actions.RECALL_CIRCLE.name, office.season.ada, about)
    async with office.season.work() as work:
        queued = await work.all(sa.select(OutboxMessage))
    texts = [str(message.block_dicts()) for each in queued if (message := await office.compose(each))]
    assert len(texts) == 2
    assert not any(word in text for text in texts for word in ("Locks", "cancel"))


async def test_the_circle_is_asked_with_ones_name_in_the_sessions_thread_once(
    office: Office, about: RecallButton
) -> None:
    for _ in range(2):
        await office.press(actions.RECALL_CIRCLE.name, office.season.ada, about)
    async with office.season.work() as work:
        (queued,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == service.HELP))
    place = (queued.channel_id, queued.thread_of, queued.thread_subject)
    assert place == ("C1", sessions.CARD, office.season.first)
    message = await office.compose(queued)
    assert message
    assert "<@UADA>" in message.text


async def test_only_if_one_says_so_the_circle_hears_of_it(office: Office, about: RecallButton) -> None:
    await remember(office, about)
    await rate(office, about, RecallRating.GONE)
    async with office.season.work() as work:
        assert [each.people for each in await work.all(sa.select(OutboxMessage))] == ["UADA"]


async def test_a_circle_that_has_ended_cannot_be_asked(office: Office, about: RecallButton) -> None:
    async with office.season.work() as work:
        await lifecycle.end_now(work, office.season.circle, office.season.ada, after(4))
    assert "recall:circle" not in shown(await rate(office, about, RecallRating.GONE))
    with pytest.raises(ItIsOver):
        await office.press(actions.RECALL_CIRCLE.name, office.season.ada, about)


async def test_after_one_question_the_next_is_a_tap_away(office: Office) -> None:
    await office.write_minutes(office.season.ben)
    noted = await office.press(actions.RECALL_LATER.name, office.season.ada, SessionButton(session=office.season.first))
    assert isinstance(noted, ShowModal)
    await office.days(4)
    first, second = await office.waiting(office.season.ada)
    assert "recall:next" in shown(await rate(office, RecallButton(ask=first.ask_id), RecallRating.KNEW))
    following = await office.press(actions.RECALL_NEXT.name, office.season.ada)
    assert isinstance(following, ChangeModal)
    assert str(second.ask_id) in shown(following)


async def test_minutes_are_noted_by_members_alone(office: Office) -> None:
    await office.write_minutes(office.season.ben)
    async with office.season.work() as work:
        await membership.leave(work, office.season.circle, office.season.cem, after(2))
    with pytest.raises(NotAMember):
        await office.press(actions.RECALL_LATER.name, office.season.cem, SessionButton(session=office.season.first))


async def test_a_tap_stops_and_home_brings_all_back(office: Office, about: RecallButton) -> None:
    stop = StopButton(ask=about.ask, reach=RecallStop.ALL)
    await office.press(actions.RECALL_STOP.name, office.season.ada, stop)
    assert await office.waiting(office.season.ada) == []
    await office.press(actions.RECALL_RESUME.name, office.season.ada)
    assert len(await office.waiting(office.season.ada)) == 1
