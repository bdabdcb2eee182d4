"""A unit of work sees one workspace, and what it does happens as a whole or not at all."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.errors import Gone
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, Membership, Person
from tests.rows import MONDAY, a_circle, a_person, new_workspace


@dataclass
class Two:
    """Two workspaces with one circle, one person and one membership each."""

    storage: Storage
    ours: UUID
    theirs: UUID
    circles: dict[UUID, UUID]
    people: dict[UUID, UUID]


@pytest.fixture
async def two(any_storage: Storage) -> Two:
    found = Two(any_storage, await new_workspace(any_storage, "T1"), await new_workspace(any_storage, "T2"), {}, {})
    for workspace, name in ((found.ours, "ours"), (found.theirs, "theirs")):
        async with any_storage.work(workspace) as work:
            circle, person = work.add(a_circle(name)), work.add(a_person("U1"))
            await work.session.flush()
            work.add(Membership(circle_id=circle.id, person_id=person.id, joined_at=MONDAY))
            found.circles[workspace], found.people[workspace] = circle.id, person.id
    return found


Other = aliased(Circle)
READS: dict[str, Callable[[], sa.Select[str]]] = {
    "rows": lambda: sa.select(Circle.name),
    "entities": lambda: sa.select(Circle).with_only_columns(Circle.name),
    "an alias": lambda: sa.select(Other.name),
    "a join": lambda: sa.select(Circle.name).join(Membership, Membership.circle_id == Circle.id),
    "a join from the other side": lambda: (
        sa.select(Circle.name).select_from(Membership).join(Circle, Circle.id == Membership.circle_id)
    ),
    "an outer join": lambda: sa.select(Circle.name).outerjoin(Membership, Membership.circle_id == Circle.id),
    "a subquery": lambda: sa.select(sa.select(Circle.name).subquery().c.name),
    "a common table": lambda: sa.select(sa.select(Circle.name).cte().c.name),
    "a union": lambda: sa.select(sa.union_all(sa.select(Circle.name), sa.select(Other.name)).subquery().c.name),
    "exists": lambda: sa.select(Circle.name).where(
        sa.exists().where(Membership.circle_id == Circle.id, Membership.workspace_id == Circle.workspace_id)
    ),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
async def test_no_query_sees_another_workspace(two: Two, read: Callable[[], sa.Select[str]]) -> None:
    for workspace, own in ((two.ours, "ours"), (two.theirs, "theirs")):
        async with two.storage.work(workspace) as work:
            assert set(await work.session.scalars(read())) == {own}


async def test_a_count_counts_one_workspace(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        assert await work.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 1
        assert await work.session.scalar(sa.select(sa.func.count(Person.id))) == 1


async def test_a_row_of_another_workspace_is_not_found_by_its_id(two: Two) -> None:
    theirs = two.circles[two.theirs]
    async with two.storage.work(two.ours) as work:
        assert await work.find(Circle, theirs) is None
        assert await work.find(Circle, theirs, lock=True) is None
        assert await work.session.get(Circle, theirs) is None
        with pytest.raises(Gone):
            await work.get(Circle, theirs)


async def test_a_row_of_ones_own_is_found_by_its_id(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        assert (await work.get(Circle, two.circles[two.ours], lock=True)).name == "ours"
        assert [row.name for row in await work.all(sa.select(Circle))] == ["ours"]


async def test_an_update_changes_one_workspace(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        await work.session.execute(sa.update(Circle).values(name="changed"))
    assert await names(two) == {two.ours: "changed", two.theirs: "theirs"}


async def test_an_update_by_id_does_not_reach_another_workspace(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        await work.session.execute(sa.update(Circle).where(Circle.id == two.circles[two.theirs]).values(name="changed"))
    assert await names(two) == {two.ours: "ours", two.theirs: "theirs"}


async def test_a_delete_reaches_one_workspace(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        await work.session.execute(sa.delete(Circle))
    assert await names(two) == {two.theirs: "theirs"}


async def test_across_workspaces_everything_is_seen(two: Two) -> None:
    assert await names(two) == {two.ours: "ours", two.theirs: "theirs"}


async def test_a_row_for_another_workspace_is_refused(two: Two) -> None:
    stranger = a_person("U2")
    stranger.workspace_id = two.theirs
    with pytest.raises(ValueError, match="a row of workspace"):
        async with two.storage.work(two.ours) as work:
            work.session.add(stranger)
    async with two.storage.everywhere() as session:
        assert await session.scalar(sa.select(sa.func.count(Person.id))) == 2


async def test_a_row_cannot_be_moved_to_another_workspace(two: Two) -> None:
    with pytest.raises(ValueError, match="a row of workspace"):
        async with two.storage.work(two.ours) as work:
            (await work.get(Circle, two.circles[two.ours])).workspace_id = two.theirs
    assert await names(two) == {two.ours: "ours", two.theirs: "theirs"}


async def test_an_added_row_belongs_to_the_workspace_at_once(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        row = work.add(a_person("U2"))
        assert row.workspace_id == two.ours
        assert await work.find(Person, row.id) is row


async def test_an_id_that_was_chosen_is_kept(two: Two) -> None:
    chosen = uuid4()
    async with two.storage.work(two.ours) as work:
        row = a_circle("chosen")
        row.id = chosen
        work.add(row)
    async with two.storage.work(two.ours) as work:
        assert (await work.get(Circle, chosen)).name == "chosen"


async def test_what_is_raised_undoes_everything(two: Two) -> None:
    async def fail_in_the_middle() -> None:
        async with two.storage.work(two.ours) as work:
            (await work.get(Circle, two.circles[two.ours])).name = "changed"
            work.add(a_person("U2"))
            await work.get(Circle, uuid4())

    with pytest.raises(Gone):
        await fail_in_the_middle()
    assert await names(two) == {two.ours: "ours", two.theirs: "theirs"}
    async with two.storage.work(two.ours) as work:
        assert await work.session.scalar(sa.select(sa.func.count(Person.id))) == 1


async def test_rows_stay_readable_after_the_commit(two: Two) -> None:
    async with two.storage.work(two.ours) as work:
        row = await work.get(Circle, two.circles[two.ours])
        row.name = "kept"
    assert row.name == "kept"


async def test_reading_and_then_writing_at_once_loses_nothing(two: Two) -> None:
    async def one_more(work: UnitOfWork) -> None:
        row = await work.get(Circle, two.circles[two.ours], lock=True)
        before = row.dots
        await asyncio.sleep(0)
        row.dots = before + 1

    async def task() -> None:
        async with two.storage.work(two.ours) as work:
            await one_more(work)

    async with two.storage.work(two.ours) as work:
        begun = (await work.get(Circle, two.circles[two.ours])).dots
    await asyncio.gather(*(task() for _ in range(25)))
    async with two.storage.work(two.ours) as work:
        assert (await work.get(Circle, two.circles[two.ours])).dots == begun + 25


async def names(two: Two) -> dict[UUID, str]:
    async with two.storage.everywhere() as session:
        return {row.workspace_id: row.name for row in await session.scalars(sa.select(Circle))}


async def test_reading_sees_its_workspace_alone(two: Two) -> None:
    async with two.storage.reading(two.ours) as work:
        assert [row.name for row in await work.all(sa.select(Circle))] == ["ours"]


async def test_reading_refuses_to_write(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    with pytest.raises(sa.exc.DBAPIError, match=r"read-?only"):
        async with any_storage.reading(workspace) as work:
            work.add(a_circle())
    async with any_storage.work(workspace) as work:
        work.add(a_circle())  # on PostgreSQL the two share their connections
    async with any_storage.reading(workspace) as work:
        assert len(await work.all(sa.select(Circle))) == 1


async def test_reading_and_writing_wait_for_neither(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    async with any_storage.work(workspace) as writing:
        writing.add(a_circle())
        await writing.session.flush()
        async with any_storage.reading(workspace) as reading:
            assert await reading.all(sa.select(Circle)) == []
            writing.add(a_circle(channel="C2"))
            await writing.session.flush()
    async with any_storage.reading(workspace) as reading:
        assert len(await reading.all(sa.select(Circle))) == 2
