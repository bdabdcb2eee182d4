"""Requests to join a circle, and who gets the next free place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.circles.rules import CircleInfo
from bot.kernel.enums import CircleState, Language, RequestKind
from bot.kernel.errors import CircleIsClosed, CircleIsFull, JoinByInvitation
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import WEEKENDS, ClosedDays, working_day_from

_WORKING_DAYS_KEPT = 2


@dataclass(frozen=True)
class RequestInfo:
    """Somebody who is invited to a circle, asks to join it, or waits for a place in it."""

    id: UUID
    circle_id: UUID
    person_id: UUID
    user: UserId
    zone: str
    language: Language
    kind: RequestKind
    made_at: datetime
    kept_until: datetime | None = None
    """Until when a free place is kept for them."""
    by: UUID | None = None
    """Who invited them."""
    pauses: bool = False
    """Whether they take a break from Zirkel, so that nothing can be offered to them now."""


@dataclass(frozen=True)
class JoinResult:
    """What became of somebody's wish to be in a circle."""

    circle: CircleInfo
    request: RequestInfo | None
    """What they are told to wait for; None where they are in."""


def check_may_join(circle: CircleInfo, request: RequestInfo | None = None) -> None:
    """Let somebody new in; ``request`` is theirs, where they have one.

    Raises:
        CircleIsClosed, CircleIsFull, JoinByInvitation: they can't join it now.
    """
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    if request and request.kept_until:
        return
    if circle.by_invitation and (request is None or request.kind is RequestKind.ASKED):
        raise JoinByInvitation
    if not circle.free_places:
        raise CircleIsFull


def next_in_line(circle: CircleInfo, requests: Sequence[RequestInfo]) -> list[RequestInfo]:
    """Return to whom a place is to be offered now: one for each empty place, who has waited longest first.

    Who pauses keeps their turn: a place that nobody can tell them of would be passed on.
    """
    if circle.state is CircleState.CLOSED:
        return []
    waiting = [one for one in requests if one.kind is RequestKind.WAITING]
    kept = sum(one.kept_until is not None for one in waiting)
    free = (one for one in waiting if one.kept_until is None and not one.pauses)
    line = sorted(free, key=lambda one: (one.made_at, one.id))
    return line[: max(0, circle.empty_places - kept)]


def keep_until(now: datetime, zone: str, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return until when a place is kept for somebody in ``zone``: the same hour, two working days later."""
    day = local_date(now, zone)
    for _ in range(_WORKING_DAYS_KEPT):
        day = working_day_from(day + timedelta(days=1), closed)
    return moment(day, now.astimezone(ZoneInfo(zone)).time(), zone)
