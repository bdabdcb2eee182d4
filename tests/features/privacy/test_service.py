"""Somebody's own data: all of it and nobody else's; erased without a trace, while the others go on; deleted in time."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY

from bot.features.circles import service as circles
from bot.features.circles.service import DIGEST
from bot.features.feedback import service as feedback
from bot.features.plans import service as plans
from bot.features.privacy import service
from bot.features.privacy.rules import LEAVERS_KEPT, PARTS, PLANS_KEPT, REFLECTIONS_KEPT, Contributions
from bot.features.privacy.views import as_json
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.kernel.enums import Operation, OutboxState, Visibility
from bot.storage.unit_of_work import Storage
from models import (
    Application,
    Circle,
    Commitment,
    Feedback,
    Goal,
    Minutes,
    OutboxMessage,
    Person,
    RecallAsk,
    RecallNote,
    Reflection,
    Thanks,
    Topic,
)
from tests.features.fakes import Team, new_team
from tests.features.privacy.rows import Trace, everything, leave_a_trace
from tests.rows import MONDAY

DELETED, NAMELESS = Contributions.DELETED, Contributions.NAMELESS


@dataclass
class Two:
    """Two people with a row each in every table."""

    team: Team
    ana: Trace
    ben: Trace

    async def data(self, of: Trace) -> Any:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return json.loads(as_json(await service.own_data(work, of.person)))

    async def erase(self, who: Trace, contributions: Contributions = DELETED) -> None:
        async with self.team.storage.work(self.team.workspace_id) as work:
            await service.erase(work, who.person, contributions, MONDAY)

    async def count(self, table: Any, *which: Any) -> int:
        async with self.team.storage.work(self.team.workspace_id) as work:
            return await work.session.scalar(sa.select(sa.func.count(table.id)).where(*which)) or 0


@pytest.fixture
async def two(any_storage: Storage) -> Two:
    team = await new_team(any_storage)
    await team.meet("UANA", "UBEN")
    ana, ben = team.person("UANA"), team.person("UBEN")
    first = await leave_a_trace(any_storage, team.workspace_id, Trace(ana, "UANA"), ben)
    second = Trace(ben, "UBEN", {"coaching_pools": first.rows["coaching_pools"]}, number=2)
    return Two(team, first, await leave_a_trace(any_storage, team.workspace_id, second, ana))


class TestTold:
    async def test_everything_is_in_it(self, two: Two) -> None:
        data = await two.data(two.ana)
        assert set(data) == {part.name for part in PARTS}
        told = json.dumps(data, ensure_ascii=False)
        for part in PARTS:
            for column in part.shown:
                assert two.ana.words.get((part.table, column), "") in told, (part, column)

    async def test_nothing_that_another_person_wrote(self, two: Two) -> None:
        told = json.dumps(await two.data(two.ana), ensure_ascii=False)
        assert [words for words in two.ben.words.values() if words in told] == []

    async def test_others_are_letters(self, two: Two) -> None:
        data = await two.data(two.ana)
        assert data["not_with"] == [{"other_id": "B"}]  # A is Ana: in her trace she may ask about her own plan
        assert not any(text in json.dumps(data) for text in ("UBEN", str(two.ben.person)))

    async def test_sealed_text_is_readable_and_moments_are_in_the_persons_zone(self, two: Two) -> None:
        (reflection,) = (await two.data(two.ana))["reflections"]
        assert reflection["what"] == two.ana.words["reflections", "what"]
        assert reflection["written_at"] == "2026-03-05T10:00+01:00"

    async def test_rows_say_what_they_are_about_by_name(self, two: Two) -> None:
        (attendance,) = (await two.data(two.ana))["attendances"]
        assert attendance["session_id"] == f"{two.ana.words['circles', 'name'][-80:]} · 2026-03-05"


class TestErased:
    @pytest.mark.parametrize("contributions", Contributions)
    async def test_no_row_names_them_any_more(self, two: Two, contributions: Contributions) -> None:
        await two.erase(two.ana, contributions)
        left = [
            (table, column)
            for table, rows in (await everything(two.team.storage)).items()
            for row in rows for column, value in row.items()
            if value == two.ana.person or "UANA" in str(value).split(",")
        ]  # fmt: skip
        assert left == []

    async def test_nobody_applies_together_with_them_any_more(self, two: Two) -> None:
        async with two.team.storage.work(two.team.workspace_id) as work:
            for row in await work.all(sa.select(Application)):
                work.vault.write(row, companions="UANA UCEM")
        await two.erase(two.ana)
        async with two.team.storage.work(two.team.workspace_id) as work:
            left = [work.vault.open(row, "companions") for row in await work.all(sa.select(Application))]
        assert left == ["UCEM"]

    async def test_the_rows_of_others_stay(self, two: Two) -> None:
        await two.erase(two.ana)
        left = await everything(two.team.storage)
        named = ("merge_offers", "outbox")  # pass through what went
        gone = [table for table, row in two.ben.rows.items() if row not in [each["id"] for each in left[table]]]
        assert [table for table in gone if table not in (*named, "not_with")] == []

    async def test_their_words_are_nowhere_in_the_database(self, two: Two) -> None:
        await two.erase(two.ana)
        left = str(await everything(two.team.storage))
        private = [part.table for part in PARTS if part.table not in ("sessions", "outbox", "programmes", "meetups")]
        assert [words for (table, _), words in two.ana.words.items() if table in private and words in left] == []

    async def test_minutes_and_topics_may_stay_without_a_name(self, two: Two) -> None:
        await two.erase(two.ana, NAMELESS)
        assert await two.count(Minutes, Minutes.author_id.is_(None)) == 1
        assert await two.count(Topic, Topic.proposer_id.is_(None)) == 1

    async def test_who_is_met_again_is_a_stranger(self, two: Two) -> None:
        await two.erase(two.ana)
        await two.team.meet("UANA")
        assert two.team.person("UANA") != two.ana.person
        assert set(await two.data(Trace(two.team.person("UANA"), "UANA"))) == {"people"}


class TestOthersGoOn:
    async def test_a_circle_loses_a_member_and_its_owner(self, storage: Storage) -> None:
        team = await new_team(storage)
        circle = await team.gather("UANA", "UBEN", "UCEM")
        async with storage.work(team.workspace_id) as work:
            await service.erase(work, team.person("UANA"), DELETED, MONDAY + timedelta(days=1))
        async with storage.work(team.workspace_id) as work:
            found = await circles.load(work, circle.id)
        assert [member.user for member in found.members] == ["UBEN", "UCEM"]
        assert [member.user for member in found.owners] == ["UBEN"]

    async def test_what_stands_in_slack_of_their_words_is_brought_up_to_date(self, two: Two) -> None:
        posted = {
            (DIGEST, two.ana.rows["circles"]), (sessions.ANSWERS, two.ana.rows["phase_runs"]),
            (sessions.MINUTES, two.ana.rows["sessions"]), (feedback.ASKED, two.ana.rows["feedback"]),
            (feedback.ANSWERED, two.ana.rows["feedback"]), (feedback.THANKED, two.ana.rows["thanks"]),
            (reflections.ASKER, two.ana.rows["commitments"]), (plans.MAY_ASK, two.ana.rows["commitments"]),
        }  # fmt: skip
        async with two.team.storage.work(two.team.workspace_id) as work:
            await work.session.execute(sa.update(Reflection).values(visibility=Visibility.CIRCLE))
            for number, (kind, subject) in enumerate(posted):
                work.add(a_sent_message(kind, subject, number))
        await two.erase(two.ana)
        async with two.team.storage.work(two.team.workspace_id) as work:
            updates = await work.all(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.UPDATE))
        assert {(each.kind, each.subject) for each in updates} == posted


def a_sent_message(kind: str, subject: UUID, number: int) -> OutboxMessage:
    return OutboxMessage(
        dedupe_key=f"d{number}", token=f"t{number}", kind=kind, subject=subject, lane="C1", channel_id="C1",
        due_at=MONDAY, not_after=MONDAY, next_at=MONDAY, state=OutboxState.SENT, slack_channel="C1",
        slack_ts=f"{number}.1", sent_at=MONDAY,
    )  # fmt: skip


class TestOver:
    @pytest.mark.parametrize(("days", "left"), [(-1, 2), (1, 1)])
    async def test_whose_account_is_off_is_erased_after_thirty_days(self, two: Two, days: int, left: int) -> None:
        async with two.team.storage.work(two.team.workspace_id) as work:
            row = await work.get(Person, two.ana.person)
            row.deleted, row.seen_at = True, MONDAY
            await work.session.flush()
            await service.erase_leavers(work, MONDAY + LEAVERS_KEPT + timedelta(days=days))
        assert await two.count(Person) == left
        assert await two.count(Minutes) == 2

    @pytest.mark.parametrize(
        ("kept", "plans", "reflections"),
        [(PLANS_KEPT, 2, 2), (PLANS_KEPT + timedelta(days=1), 0, 2), (REFLECTIONS_KEPT + timedelta(days=1), 0, 0)],
    )
    async def test_plans_and_reflections_go_after_their_season(
        self, two: Two, kept: timedelta, plans: int, reflections: int
    ) -> None:
        async with two.team.storage.work(two.team.workspace_id) as work:
            await work.session.execute(sa.update(Circle).values(closed_at=MONDAY))
            await service.delete_what_is_over(work, MONDAY + kept)
        counted = [await two.count(table) for table in (Commitment, Goal)]
        assert counted == [plans] * 2
        longer = [await two.count(table) for table in (Reflection, RecallNote, RecallAsk, Feedback, Thanks)]
        assert longer == [reflections] * 5

    async def test_what_went_is_counted_by_table(self, two: Two) -> None:
        def counted() -> float:
            return REGISTRY.get_sample_value("zirkel_deleted_rows_total", {"table": "commitments"}) or 0

        before = counted()
        async with two.team.storage.work(two.team.workspace_id) as work:
            await work.session.execute(sa.update(Circle).values(closed_at=MONDAY))
            await service.delete_what_is_over(work, MONDAY + PLANS_KEPT + timedelta(seconds=1))
        assert counted() == before + 2

    async def test_in_a_circle_that_goes_on_nothing_is_over(self, two: Two) -> None:
        async with two.team.storage.work(two.team.workspace_id) as work:
            await work.session.execute(sa.update(Circle).values(closed_at=None))
            await service.delete_what_is_over(work, MONDAY + timedelta(days=2000))
        assert (await two.count(Commitment), await two.count(Reflection)) == (2, 2)
