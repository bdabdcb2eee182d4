"""Meetups, who signed up for them, and votes for what people bring."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.kernel.enums import MeetupRole
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Meetup, MeetupSignup, MeetupVote, Person

MOST_COMING = 10
OF_ROLE = {MeetupRole.HOST: Meetup.host_id, MeetupRole.DOCUMENTER: Meetup.documenter_id}
"""The column that says who has a role."""


async def signups(work: UnitOfWork, meetup_id: UUID) -> list[tuple[MeetupSignup, Person]]:
    """Return what people whose account is on have said about a meetup, the earliest first."""
    query = sa.select(MeetupSignup, Person).join(Person, Person.id == MeetupSignup.person_id)
    here = query.where(MeetupSignup.meetup_id == meetup_id, ~Person.deleted)
    return await work.rows(here.order_by(MeetupSignup.signed_at, MeetupSignup.id))


async def signup(work: UnitOfWork, meetup_id: UUID, person_id: UUID) -> MeetupSignup | None:
    """Return what somebody has said about a meetup."""
    theirs = (MeetupSignup.meetup_id == meetup_id, MeetupSignup.person_id == person_id)
    return (await work.session.scalars(sa.select(MeetupSignup).where(*theirs))).one_or_none()


async def looked_after(work: UnitOfWork, series_id: UUID) -> list[UserId]:
    """Return who hosted or documented the latest of a series in which somebody did whose account is on."""
    had = Person.id.in_((Meetup.host_id, Meetup.documenter_id))
    query = sa.select(Person.slack_user_id).join(Meetup, had).where(Meetup.series_id == series_id, ~Person.deleted)
    latest = query.order_by(Meetup.starts_at.desc(), Person.id != Meetup.host_id).limit(1)
    return [UserId(user) for user in await work.session.scalars(latest)]


async def votes(work: UnitOfWork, meetup_id: UUID) -> dict[UUID, int]:
    """Return how many would like to hear of what people bring, by sign-up."""
    query = sa.select(MeetupVote.signup_id, sa.func.count()).join(MeetupSignup, MeetupSignup.id == MeetupVote.signup_id)
    rows = await work.session.execute(query.where(MeetupSignup.meetup_id == meetup_id).group_by(MeetupVote.signup_id))
    return dict(rows.all())


async def vote(work: UnitOfWork, signup_id: UUID, person_id: UUID) -> MeetupVote | None:
    """Return somebody's vote."""
    theirs = (MeetupVote.signup_id == signup_id, MeetupVote.person_id == person_id)
    return (await work.session.scalars(sa.select(MeetupVote).where(*theirs))).one_or_none()


async def delete_votes(work: UnitOfWork, signup_id: UUID) -> None:
    """Forget the votes for what somebody brings."""
    await work.session.execute(sa.delete(MeetupVote).where(MeetupVote.signup_id == signup_id))


async def between(work: UnitOfWork, first: datetime, last: datetime) -> list[Meetup]:
    """Return the meetups that take place and begin between two moments."""
    here = (Meetup.starts_at >= first, Meetup.starts_at <= last, ~Meetup.called_off)
    return await work.all(sa.select(Meetup).where(*here).order_by(Meetup.starts_at, Meetup.id))


async def coming(work: UnitOfWork, channel: str, person_id: UUID, now: datetime) -> Sequence[UUID]:
    """Return the next meetups of a channel, and those for which somebody has signed up, wherever they are."""
    signed = sa.select(MeetupSignup.meetup_id).where(
        MeetupSignup.person_id == person_id, MeetupSignup.comes | MeetupSignup.on_list
    )  # fmt: skip
    theirs = sa.or_(Meetup.channel_id == channel, Meetup.id.in_(signed))
    query = sa.select(Meetup.id).where(theirs, Meetup.starts_at > now, ~Meetup.called_off)
    return (await work.session.scalars(query.order_by(Meetup.starts_at, Meetup.id).limit(MOST_COMING))).all()


async def with_free_seats(work: UnitOfWork, now: datetime) -> Sequence[UUID]:
    """Return the meetups to come with a free seat, and somebody who waits for one."""
    there = sa.select(sa.func.count()).select_from(MeetupSignup).join(Person, Person.id == MeetupSignup.person_id)
    here = there.where(MeetupSignup.meetup_id == Meetup.id, ~Person.deleted).correlate(Meetup)
    come, wait = (here.where(each).scalar_subquery() for each in (MeetupSignup.comes, MeetupSignup.on_list))
    free = sa.or_(Meetup.seats.is_(None), Meetup.seats > come)
    query = sa.select(Meetup.id).where(Meetup.starts_at > now, ~Meetup.called_off, free, wait > 0)
    return (await work.session.scalars(query)).all()


async def vacant(work: UnitOfWork, role: MeetupRole, now: datetime) -> Sequence[UUID]:
    """Return the meetups to come in which nobody has a role, or somebody whose account is off."""
    there = sa.exists().where(Person.id == OF_ROLE[role], ~Person.deleted)
    to_come = (Meetup.starts_at > now, ~Meetup.called_off, ~there)
    return (await work.session.scalars(sa.select(Meetup.id).where(*to_come))).all()


async def helpers(work: UnitOfWork, series_id: UUID) -> dict[UUID, datetime]:
    """Return who would help in a series, as they said last, and since when."""
    query = (
        sa.select(MeetupSignup)
        .join(Meetup, Meetup.id == MeetupSignup.meetup_id)
        .join(Person, Person.id == MeetupSignup.person_id)
        .where(Meetup.series_id == series_id, ~Person.deleted)
        .order_by(Meetup.starts_at, MeetupSignup.signed_at)
    )
    found: dict[UUID, datetime] = {}
    for row in await work.all(query):
        if row.would_help:
            found.setdefault(row.person_id, row.signed_at)
        else:
            found.pop(row.person_id, None)
    return found


async def had(work: UnitOfWork, series_id: UUID, role: MeetupRole) -> dict[UUID, int]:
    """Return how often who had a role in a series."""
    column = OF_ROLE[role]
    query = sa.select(column, sa.func.count()).where(Meetup.series_id == series_id, column.is_not(None))
    rows = await work.session.execute(query.group_by(column))
    return {person_id: times for person_id, times in rows if person_id}


async def to_repeat(work: UnitOfWork, before: datetime) -> Sequence[UUID]:
    """Return those that repeat, began before then, and are the last of their series."""
    later = aliased(Meetup)
    is_last = ~sa.exists().where(later.series_id == Meetup.series_id, later.starts_at > Meetup.starts_at)
    query = sa.select(Meetup.id).where(Meetup.repeats, Meetup.starts_at <= before, is_last)
    return (await work.session.scalars(query)).all()


async def with_old_signups(work: UnitOfWork, before: datetime) -> Sequence[UUID]:
    """Return the meetups that were over before then and of which it is known still who had signed up."""
    known = sa.exists().where(MeetupSignup.meetup_id == Meetup.id)
    return (await work.session.scalars(sa.select(Meetup.id).where(Meetup.starts_at < before, known))).all()


async def delete_signups(work: UnitOfWork, meetup_id: UUID) -> None:
    """Forget who had signed up for a meetup, with the votes."""
    await work.session.execute(sa.delete(MeetupSignup).where(MeetupSignup.meetup_id == meetup_id))


async def shown_of(work: UnitOfWork, person_id: UUID) -> Sequence[UUID]:
    """Return the meetups whose cards show somebody, or what they bring."""
    signed = sa.select(MeetupSignup.meetup_id).where(MeetupSignup.person_id == person_id)
    has_role = sa.select(Meetup.id).where(sa.or_(*(column == person_id for column in OF_ROLE.values())))
    return (await work.session.scalars(sa.union(signed, has_role))).all()


async def written_by(work: UnitOfWork, person_id: UUID) -> list[Meetup]:
    """Return the meetups of which somebody wrote the recap."""
    return await work.all(sa.select(Meetup).where(Meetup.author_id == person_id))
