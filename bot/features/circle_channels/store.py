"""Every query about the channels that circles live in, and which of their people are there."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.kernel.enums import MemberState
from bot.kernel.ids import ChannelId, UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, Person


async def not_checked_since(
    work: UnitOfWork, since: datetime, most: int, but: Collection[ChannelId]
) -> list[ChannelId]:
    """Return channels about which Slack wasn't asked since then, the longest ago first."""
    checked = sa.func.min(sa.func.coalesce(Circle.checked_at, Circle.created_at))
    found = await work.session.scalars(
        sa.select(Circle.channel_id)
        .where(sa.or_(Circle.checked_at.is_(None), Circle.checked_at < since), Circle.channel_id.not_in(but))
        .group_by(Circle.channel_id)
        .order_by(checked, Circle.channel_id)
        .limit(most)
    )
    return [ChannelId(channel) for channel in found]


async def channels_of(work: UnitOfWork, user: UserId, since: datetime) -> list[ChannelId]:
    """Return the channels of somebody's circles about which Slack wasn't asked since then.

    Public ones, too: that one became private no event tells.
    """
    found = await work.session.scalars(
        sa.select(Circle.channel_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.slack_user_id == user, Membership.state == MemberState.ACTIVE)
        .where(sa.or_(Circle.checked_at.is_(None), Circle.checked_at < since))
        .distinct()
    )
    return [ChannelId(channel) for channel in found]


async def note_checked(
    work: UnitOfWork, channel: ChannelId, *, findable: bool, people: int | None, now: datetime
) -> None:
    """Remember of all circles of a channel whether everybody can find it and how many are in it, as Slack says now."""
    circles = sa.update(Circle).where(Circle.channel_id == channel)
    await work.session.execute(circles.values(findable=findable, channel_people=people, checked_at=now))


async def count(work: UnitOfWork, channel: ChannelId, change: int) -> None:
    """Count somebody who came into a channel or left it, where it is known how many were there."""
    circles = sa.update(Circle).where(Circle.channel_id == channel)
    await work.session.execute(circles.values(channel_people=Circle.channel_people + change))


async def people_of(work: UnitOfWork, channel: ChannelId) -> list[tuple[Membership, UserId]]:
    """Return who is in the circles of a channel, also in those that have ended."""
    rows = await work.session.execute(
        sa.select(Membership, Person.slack_user_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Circle.channel_id == channel, Membership.state == MemberState.ACTIVE, ~Person.deleted)
        .order_by(Membership.circle_id, Membership.id)
    )
    return [(membership, UserId(user)) for membership, user in rows]


async def lives_here(work: UnitOfWork, channel: ChannelId) -> bool:
    """Return whether any circle lives in a channel, or did until it ended."""
    found = await work.session.scalar(sa.select(Circle.id).where(Circle.channel_id == channel).limit(1))
    return found is not None


async def start_anew(work: UnitOfWork, circle_id: UUID) -> None:
    """Forget who was in a circle's channel: it lives in another one now."""
    circle = sa.update(Membership).where(Membership.circle_id == circle_id)
    await work.session.execute(circle.values(in_channel=False))
