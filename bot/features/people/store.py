"""Every query about people."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from bot.features.people.rules import NO_ZONE
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.upsert import insert_once
from models import Person


async def by_user(work: UnitOfWork, user: UserId) -> Person | None:
    """Return the person with this Slack id, if Zirkel has met them."""
    return await work.session.scalar(sa.select(Person).where(Person.slack_user_id == user))


async def add(work: UnitOfWork, user: UserId, seen_at: datetime) -> Person:
    """Insert somebody; where another request was quicker, return its row."""
    row = {
        "id": uuid4(), "workspace_id": work.workspace_id, "slack_user_id": user, "slack_locale": "", "zone": NO_ZONE,
        "deleted": False, "guest": False, "seen_at": seen_at,
    }  # fmt: skip
    await insert_once(work.session, Person, row)
    return (await work.session.scalars(sa.select(Person).where(Person.slack_user_id == user))).one()


async def by_ids(work: UnitOfWork, ids: Collection[UUID]) -> list[Person]:
    """Return the people with these ids."""
    return await work.all(sa.select(Person).where(Person.id.in_(ids))) if ids else []


async def ask_next(work: UnitOfWork, users: Collection[UserId], seen_at: datetime) -> None:
    """Have people count as not seen since ``seen_at``."""
    asked = sa.update(Person).where(Person.slack_user_id.in_(users), Person.seen_at > seen_at, ~Person.deleted)
    await work.session.execute(asked.values(seen_at=seen_at))


async def not_seen_since(work: UnitOfWork, since: datetime, most: int, but: Collection[UserId]) -> list[UserId]:
    """Return people whose account was on when Slack was last asked, before ``since``; the longest ago first."""
    asked = (Person.seen_at < since, ~Person.deleted, Person.slack_user_id.not_in(but))
    found = sa.select(Person.slack_user_id).where(*asked).order_by(Person.seen_at, Person.id).limit(most)
    return [UserId(user) for user in await work.session.scalars(found)]
