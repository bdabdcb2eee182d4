"""What Zirkel keeps of somebody, told; erased; and what is over, deleted."""

from collections.abc import Mapping
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import structlog

from bot import metrics
from bot.delivery import outbox
from bot.delivery.isolation import each_apart
from bot.features.circles import service as circles
from bot.features.feedback import service as feedback
from bot.features.insights import service as insights
from bot.features.meetups import service as meetups
from bot.features.membership import service as membership
from bot.features.people.service import describe
from bot.features.plans import service as plans
from bot.features.privacy import rules, store
from bot.features.privacy.rules import LABELS, OF_FORMAT, PARTS, Contributions, OfFormat, OwnData, Value, letter
from bot.features.privacy.store import Reference
from bot.features.reflections import service as reflections
from bot.features.regrouping import service as regrouping
from bot.features.sessions import service as sessions
from bot.features.tandems import service as tandems
from bot.storage.crypto import place_of
from bot.storage.unit_of_work import UnitOfWork
from models import Commitment, Feedback, Goal, LaterUse, PairSeat, Person, RecallNote, Reflection, Session, Thanks

log = structlog.get_logger()
_KEPT = (
    (Commitment, rules.PLANS_KEPT), (LaterUse, rules.PLANS_KEPT), (Goal, rules.PLANS_KEPT),
    (Reflection, rules.REFLECTIONS_KEPT), (RecallNote, rules.REFLECTIONS_KEPT), (Feedback, rules.REFLECTIONS_KEPT),
    (Thanks, rules.REFLECTIONS_KEPT),
)  # fmt: skip
"""How long after their circle's end rows are kept."""


async def own_data(work: UnitOfWork, person_id: UUID) -> OwnData:
    """Return everything that is kept of somebody: opened, in their zone, other people as letters."""
    person = await work.get(Person, person_id)
    found = {part: await store.rows_of(work, part, person) for part in PARTS}
    pointed = {
        reference
        for part, rows in found.items() for row in rows
        for reference in store.references(part.table, row, part.shown).values()
    }  # fmt: skip
    teller = _Teller(work, ZoneInfo(person.zone), await store.referred(work, pointed))
    return {
        part.name: [teller.told(part.table, row, part.shown) for row in rows] for part, rows in found.items() if rows
    }


class _Teller:
    """Makes rows readable: sealed text opened, moments in one zone, what rows point to by what that is called."""

    def __init__(self, work: UnitOfWork, zone: ZoneInfo, referred: Mapping[Reference, sa.RowMapping]) -> None:
        self._work, self._zone, self._referred = work, zone, referred
        self._letters: dict[UUID, str] = {}

    def told(self, table: str, row: sa.RowMapping, columns: tuple[str, ...]) -> dict[str, Value]:
        pointed = store.references(table, row, columns)
        return {
            column: self._name(pointed[column]) if column in pointed else self._value(table, row, column)
            for column in columns
        }  # fmt: skip

    def _value(self, table: str, row: sa.RowMapping, column: str) -> Value:
        value: Any = row[column]
        if isinstance(value, bytes):
            return self._work.vault.open_for(place_of(table, column, row["id"], row["workspace_id"]), value)
        if isinstance(value, datetime):
            return value.astimezone(self._zone)
        if what := OF_FORMAT.get((table, column)):
            session = self._referred.get((Session.__tablename__, row["session_id"]))
            return OfFormat(what, value, session["format_id"] if session else "")
        told: Value = value
        return told

    def _name(self, of: Reference) -> Value:
        table, row_id = of
        if table == Person.__tablename__:
            return self._letters.setdefault(row_id, letter(len(self._letters)))
        row = self._referred.get(of)
        return tuple(self.told(table, row, LABELS[table]).values()) if row else ""


async def erase(work: UnitOfWork, person_id: UUID, contributions: Contributions, now: datetime) -> None:
    """Erase somebody: their circles and pairs go on without them, then every row of theirs goes.

    What stands in Slack of their words and can be brought up to date is.
    """
    person = await work.get(Person, person_id, lock=True)
    if not person.deleted:
        for circle in await circles.circles_of(work, person_id):
            await membership.leave(work, circle.id, person_id, now)
        await tandems.leave_all(work, person_id, now)
        person.deleted, person.seen_at = True, now
        await work.session.flush()
        await regrouping.regroup(work, now)
    words_stand_in = await _where_words_stand(work, person_id)
    await insights.forget_author(work, person_id, now, with_cards=contributions is Contributions.DELETED)
    if contributions is Contributions.DELETED:
        for session_id in await store.delete_contributions(work, person_id):
            await sessions.refresh(work, session_id, now, sessions.MINUTES)
    await meetups.forget_author(work, person_id)
    user = describe(person).user
    await store.delete_messages_to(work, user)
    await store.forget_companion(work, user)
    await work.session.delete(person)
    await work.session.flush()
    for kind, subject in words_stand_in:
        await outbox.refresh(work, kind, subject, now=now)
    log.info("person_erased", contributions=contributions)


async def _where_words_stand(work: UnitOfWork, person_id: UUID) -> list[tuple[str, UUID]]:
    """Return the messages in channels that show what somebody wrote, and those to others about it: kind and subject."""
    asked_or_answered, thanks = [await store.between_two(work, kind, person_id) for kind in (Feedback, Thanks)]
    plans_asked_about = await store.plans_asked_about(work, person_id)
    return [
        *((sessions.ANSWERS, run_id) for run_id in await store.answered_phases(work, person_id)),
        *((sessions.PHASE, run_id) for run_id in await store.open_phases_beside_plans(work, person_id)),
        *((circles.DIGEST, circle_id) for circle_id in await store.circles_with_words(work, person_id)),
        *product((feedback.ASKED, feedback.ANSWERED), asked_or_answered),
        *product((feedback.THANKED,), thanks),
        *product((reflections.ASKER, plans.MAY_ASK), plans_asked_about),
        *await meetups.where_words_stand(work, person_id),
    ]


async def erase_leavers(work: UnitOfWork, now: datetime) -> None:
    """Erase whose account has been off for long; circles keep topics, minutes and cards, without a name."""
    gone = await store.off_since(work, now - rules.LEAVERS_KEPT)
    await each_apart(work, "erase_leavers", gone, lambda one: erase(work, one, Contributions.NAMELESS, now))


async def delete_what_is_over(work: UnitOfWork, now: datetime) -> None:
    """Delete plans, goals, reflections and what came back of what ended long ago; the log counts them."""
    for kind, kept in _KEPT:
        if gone := await store.delete_after_season(work, kind, now - kept):
            metrics.deleted.labels(kind.__tablename__).inc(gone)
            log.info("purged", table=kind.__tablename__, rows=gone)
    if gone := await store.forget_after_round(work, now - rules.REFLECTIONS_KEPT):
        log.info("purged", table=PairSeat.__tablename__, rows=gone)
