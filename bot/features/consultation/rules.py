"""Whom to ask next, for how long an answer is waited for, and when enough have said yes."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.affinity.rules import Couple, Peer, share_hours
from bot.features.tandems.rules import Candidate, proposed
from bot.kernel.enums import TandemKind
from bot.kernel.recurrence import moment
from bot.kernel.working_time import ClosedDays, next_working_hour, working_day_from

KINDS = (TandemKind.CASE, TandemKind.TUTORING)
HELPERS = {TandemKind.CASE: 3, TandemKind.TUTORING: 1}
"""How many are looked for."""
FEWEST = {TandemKind.CASE: 2, TandemKind.TUTORING: 1}
"""How many are enough once nobody else can be asked."""
WITHIN = timedelta(days=60)
"""How far ahead somebody may want it."""


class NextStep(StrEnum):
    """What comes next in looking for people."""

    WAIT = "wait"
    ASK = "ask"
    OPEN = "open"
    GIVE_UP = "give_up"


def next_step(kind: TandemKind, agreed: int, *, asked: bool, others: bool, over: bool) -> NextStep:
    """Return what comes next; ``asked``: somebody's answer is waited for, ``others``: somebody is left to be asked."""
    if agreed >= HELPERS[kind]:
        return NextStep.OPEN
    if not over and (asked or others):
        return NextStep.WAIT if asked else NextStep.ASK
    return NextStep.OPEN if agreed >= FEWEST[kind] else NextStep.GIVE_UP


def answer_by(asked_at: datetime, zone: str, closed: ClosedDays) -> datetime:
    """Return when a day of somebody's working hours has gone by since they were asked."""
    begins = next_working_hour(asked_at, zone, closed).astimezone(ZoneInfo(zone))
    return moment(working_day_from(begins.date() + timedelta(days=1), closed), begins.time(), zone)


def in_order(
    kind: TandemKind, me: Peer, others: Sequence[Candidate], there: Collection[Peer], blocked: Collection[Couple], *,
    on: date, seed: str,
) -> list[UUID]:  # fmt: skip
    """Return who could be asked, the best first: for something to be shown, only who offers it.

    Never somebody whom one of those who are ``there`` keeps off, or the other way round, or whose hours don't fit.
    """
    fitting = [
        one for one in others
        if all(share_hours(one.peer, each, on) and frozenset((one.peer.id, each.id)) not in blocked for each in there)
    ]  # fmt: skip
    return proposed(me, fitting, blocked, helps=False, on=on, seed=seed, anybody=kind is TandemKind.CASE)
