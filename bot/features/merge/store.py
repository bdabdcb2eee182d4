"""Every query about offers to go on together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from bot.features.circles.rules import TAKES_IN, CircleInfo
from bot.features.merge import rules
from bot.kernel.enums import CircleState, MemberState, MergeState, Mode, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Membership, MergeConsent, MergeOffer, Person, Session


async def candidates(work: UnitOfWork, circle: CircleInfo, person_id: UUID, limit: int) -> list[UUID]:
    """Return the circles that a circle could go on with and hasn't asked yet, as far as somebody may see them.

    They are what ``rules.fits`` and ``rules.may_see`` say, found without loading the others.
    """
    mine = [member.person_id for member in circle.members]
    others = sa.func.count(sa.case((Membership.person_id.not_in(mine), Person.id)))
    asked = sa.select(MergeOffer.into_id).where(MergeOffer.circle_id == circle.id, MergeOffer.state.in_(rules.WAITING))
    return await work.all(
        sa.select(Circle.id)
        .outerjoin(Membership, sa.and_(Membership.circle_id == Circle.id, Membership.state == MemberState.ACTIVE))
        .outerjoin(Person, sa.and_(Person.id == Membership.person_id, ~Person.deleted))
        .where(
            Circle.state.in_(TAKES_IN), Circle.language == circle.language, Circle.id != circle.id,
            Circle.id.not_in(asked),
        )
        .group_by(Circle.id)
        .having(
            others <= rules.MOST_TOGETHER - len(mine),
            sa.or_(Circle.findable, sa.func.count(sa.case((Person.id == person_id, 1))) > 0),
        )
        .order_by(Circle.id)
        .limit(limit)
    )  # fmt: skip


async def open_offers(work: UnitOfWork, circle_id: UUID) -> list[MergeOffer]:
    """Return the offers that a circle has made and of which nothing has become yet, the earliest first."""
    waiting = sa.select(MergeOffer).where(MergeOffer.state.in_(rules.WAITING), MergeOffer.circle_id == circle_id)
    return await work.all(waiting.order_by(MergeOffer.made_at, MergeOffer.id))


async def void_offers(work: UnitOfWork, made_until: datetime) -> list[MergeOffer]:
    """Return the offers that still wait, though they are too old, or one of the two circles can't any more."""
    circle, into = aliased(Circle), aliased(Circle)
    gone = sa.or_(circle.state == CircleState.CLOSED, into.state.not_in(TAKES_IN))
    return await work.all(
        sa.select(MergeOffer)
        .join(circle, circle.id == MergeOffer.circle_id)
        .join(into, into.id == MergeOffer.into_id)
        .where(MergeOffer.state.in_(rules.WAITING), sa.or_(MergeOffer.made_at <= made_until, gone))
        .order_by(MergeOffer.made_at, MergeOffer.id)
    )


async def offers_to(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[MergeOffer]:
    """Return the offers to these circles that wait for an answer, the earliest first."""
    waiting = sa.select(MergeOffer).where(MergeOffer.state == MergeState.OPEN, MergeOffer.into_id.in_(circle_ids))
    return await work.all(waiting.order_by(MergeOffer.made_at, MergeOffer.id))


async def between(work: UnitOfWork, circle_ids: Collection[UUID]) -> list[MergeOffer]:
    """Return the offers that one of these circles has made to another, whatever became of them."""
    return await work.all(
        sa.select(MergeOffer).where(MergeOffer.circle_id.in_(circle_ids), MergeOffer.into_id.in_(circle_ids))
    )


async def lock(work: UnitOfWork, offer: MergeOffer) -> MergeOffer:
    """Read an offer again, so that nobody else answers it until the end of this work."""
    await work.session.refresh(offer, with_for_update=True)
    return offer


async def is_in_session(work: UnitOfWork, circle_id: UUID) -> bool:
    """Return whether the people of a circle are in a session together just now; one over days is no such thing."""
    live = (Session.circle_id == circle_id, Session.state == SessionState.RUNNING, Session.mode == Mode.LIVE)
    return await work.session.scalar(sa.select(Session.id).where(*live).limit(1)) is not None


async def agreed(work: UnitOfWork, agreed_until: datetime) -> list[MergeOffer]:
    """Return the offers whose members have all answered, or have had time until this moment; the earliest first."""
    unanswered = sa.exists().where(MergeConsent.offer_id == MergeOffer.id, MergeConsent.moves.is_(None))
    return await work.all(
        sa.select(MergeOffer)
        .where(MergeOffer.state == MergeState.AGREED, sa.or_(MergeOffer.agreed_at <= agreed_until, ~unanswered))
        .order_by(MergeOffer.made_at, MergeOffer.id)
    )


async def consents(work: UnitOfWork, offer_id: UUID) -> list[MergeConsent]:
    """Return what the members of the circle that would move were asked."""
    return await work.all(sa.select(MergeConsent).where(MergeConsent.offer_id == offer_id).order_by(MergeConsent.id))


async def unanswered(work: UnitOfWork, person_id: UUID) -> list[tuple[MergeConsent, MergeOffer]]:
    """Return the questions to somebody whether they move, which wait, each with the offer that it is about."""
    waits = (MergeConsent.person_id == person_id, MergeConsent.moves.is_(None), MergeOffer.state == MergeState.AGREED)
    return await work.rows(
        sa.select(MergeConsent, MergeOffer)
        .join(MergeOffer, MergeOffer.id == MergeConsent.offer_id)
        .where(*waits)
        .order_by(MergeConsent.id)
    )
