"""Somebody's log has everything of theirs and nothing of anybody else's; what they delete is gone."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.journal import service
from bot.features.journal.rules import Note
from bot.features.membership import service as membership
from bot.features.sessions import service as sessions
from bot.features.tandems import service as tandems
from bot.kernel.enums import Cadence, CommitmentState, NoteKind, Operation, TandemKind, TandemState, Visibility
from bot.kernel.errors import Gone
from bot.storage.unit_of_work import Storage
from models import Answer, OutboxMessage, Tandem
from tests.features.journal.notes import WEEK_LATER, write_everything
from tests.features.reflections.season import PLAN, Season, begin_season, posted, somebody_else
from tests.features.statements import statements


@pytest.fixture
async def season(any_storage: Storage) -> Season:
    season = await begin_season(any_storage)
    await write_everything(season)
    return season


async def log_of(season: Season, person: UUID) -> list[Note]:
    async with season.work() as work:
        return await service.log_of(work, person, WEEK_LATER)


async def test_everything_is_in_it_the_latest_session_first(season: Season) -> None:
    answer, reflection, recalled, coached = await log_of(season, season.ada)
    assert (answer.kind, answer.texts, answer.session.number) == (NoteKind.ANSWER, (("text", "Ada on queues"),), 2)
    assert dict(reflection.texts) == {
        "what": "Ada on locks", "so_what": "Ada waits", "if_text": PLAN.if_text, "then_text": PLAN.then_text,
    }  # fmt: skip
    assert (reflection.visibility, reflection.plan) == (Visibility.CIRCLE, CommitmentState.OPEN)
    assert (recalled.kind, recalled.text) == (NoteKind.RECALL, "Ada remembers")
    assert (coached.kind, coached.texts, coached.session.number) == (
        NoteKind.COACHING, (("tried", "Ada asked first"),), 3,
    )  # fmt: skip
    assert [note.is_changeable for note in (answer, reflection, recalled, coached)] == [True, True, False, True]


async def test_a_step_that_is_over_is_not_answered_any_more(season: Season) -> None:
    async with season.work() as work:
        answer = (await service.log_of(work, season.ada, WEEK_LATER.replace(month=12)))[0]
    assert not answer.is_changeable


async def test_nobody_finds_or_deletes_what_others_wrote(season: Season) -> None:
    mine = await log_of(season, season.ada)
    assert not any("Ben" in note.text for note in mine)
    assert await log_of(season, season.cem) == await log_of(season, somebody_else()) == []
    for note in mine:
        async with season.work() as work:
            await service.delete(work, note.kind, note.id, season.cem, WEEK_LATER)
            if note.kind not in (NoteKind.REFLECTION, NoteKind.COACHING):
                with pytest.raises(Gone):
                    await service.note(work, note.kind, note.id, season.ben, WEEK_LATER)
    assert await log_of(season, season.ada) == mine


@pytest.mark.parametrize("kind", NoteKind)
async def test_what_is_deleted_is_gone_for_good(season: Season, kind: NoteKind) -> None:
    await lasted(season)
    (note,) = [each for each in await log_of(season, season.ada) if each.kind is kind]
    for _ in range(2):
        async with season.work() as work:
            await service.delete(work, kind, note.id, season.ada, WEEK_LATER)
    left = {each.kind for each in await log_of(season, season.ada)}
    assert left == set(NoteKind) - {kind} - ({NoteKind.RECALL} if kind is NoteKind.REFLECTION else set())
    assert len(await log_of(season, season.ben)) == 4


async def test_a_deleted_answer_goes_out_of_the_thread(season: Season) -> None:
    answer, *_ = await log_of(season, season.ada)
    async with season.work() as work:
        run = (await work.get(Answer, answer.id)).run_id
        work.add(posted(sessions.ANSWERS, run, WEEK_LATER))
        await service.delete(work, answer.kind, answer.id, season.ada, WEEK_LATER)
    async with season.work() as work:
        (update,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.UPDATE))
    assert (update.kind, update.subject) == (sessions.ANSWERS, run)


async def test_who_has_left_reads_what_they_wrote_and_changes_nothing(season: Season) -> None:
    async with season.work() as work:
        await membership.leave(work, season.circle, season.ada, WEEK_LATER)
    found = await log_of(season, season.ada)
    assert len(found) == 4
    assert [note.kind for note in found if note.is_changeable] == [NoteKind.COACHING]


async def test_what_somebody_kept_of_a_pair_that_lasted_is_theirs_to_read_and_delete(season: Season) -> None:
    await lasted(season)
    (note,) = [one for one in await log_of(season, season.ada) if one.kind is NoteKind.TANDEM]
    assert (note.text, note.session.format_id, note.is_changeable) == ("To say no", "mentoring", False)
    async with season.work() as work:
        await service.delete(work, note.kind, note.id, season.cem, WEEK_LATER)
        assert len(await service.log_of(work, season.ada, WEEK_LATER)) == 5


async def lasted(season: Season) -> None:
    """Have Ada keep something of a pair that lasted."""
    async with season.work() as work:
        row = work.add(
            Tandem(
                kind=TandemKind.MENTORING, state=TandemState.OVER, cadence=Cadence.TWO_WEEKS, meetings=3, zone="UTC",
                made_at=WEEK_LATER, ended_at=WEEK_LATER,
            )
        )  # fmt: skip
        await work.session.flush()
        seat = tandems.sit(work, row.id, season.ada, WEEK_LATER, asks=True, helps=False)
        seat.kept = work.vault.seal(seat, "kept", "To say no")


async def test_it_takes_six_statements(storage: Storage) -> None:
    season = await begin_season(storage)
    await write_everything(season)
    async with season.storage.reading(season.workspace) as work:
        asked = statements(season.storage)
        await service.log_of(work, season.ada, WEEK_LATER)
    assert len([each for each in asked if each.startswith("SELECT")]) == 6
