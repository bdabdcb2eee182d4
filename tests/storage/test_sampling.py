"""SQLite goes by what tells most apart once it has seen its indexes, in connections that are open already, too."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from bot.kernel.enums import OutboxState
from bot.storage.engine import sample_indexes
from bot.storage.unit_of_work import Storage
from models import OutboxMessage
from tests.rows import MONDAY, new_workspace

ASKED = (
    "EXPLAIN QUERY PLAN SELECT '{when}' FROM circles WHERE EXISTS (SELECT * FROM outbox"
    " WHERE kind IN ('a', 'b') AND subject = circles.id AND workspace_id = :workspace)"
)


async def way(storage: Storage, workspace: Any, when: str) -> str:
    """Return how the reading connection looks for messages about circles; a statement of its own for each ``when``."""
    async with storage.reading_everywhere() as session:
        await session.execute(sa.text("SELECT count(*) FROM circles"))  # only what is carried out notices new samples
        plan = await session.execute(sa.text(ASKED.format(when=when)), {"workspace": workspace.hex})
        return " ".join(str(row.detail) for row in plan)


async def test_a_message_is_found_by_its_subject_however_many_a_workspace_has(storage: Storage) -> None:
    workspace = await new_workspace(storage)
    async with storage.work(workspace) as work:
        for _ in range(200):
            work.add(
                OutboxMessage(
                    kind="a", subject=uuid4(), dedupe_key=uuid4().hex, token=uuid4().hex, lane="C1", channel_id="C1",
                    due_at=MONDAY, next_at=MONDAY, not_after=MONDAY, state=OutboxState.SENT,
                )
            )  # fmt: skip
    assert "ix_outbox_subject" not in await way(storage, workspace, "before")
    await sample_indexes(storage.engine)
    assert "ix_outbox_subject (kind=? AND subject=?)" in await way(storage, workspace, "after")
