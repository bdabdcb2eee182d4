"""Requests to join the circle that tests make up."""

from datetime import timedelta
from uuid import UUID

from bot.features.membership.rules import RequestInfo
from bot.kernel.enums import Language, RequestKind
from bot.kernel.ids import UserId
from tests.rows import MONDAY


def a_request(number: int = 0, kind: RequestKind = RequestKind.WAITING, *, kept: bool = False) -> RequestInfo:
    """Return the ``number``-th request to join ``a_circle``."""
    return RequestInfo(
        id=UUID(int=500 + number), circle_id=UUID(int=99), person_id=UUID(int=100 + number),
        user=UserId(f"U{100 + number}"), zone="Europe/Berlin", language=Language.ENGLISH, kind=kind,
        made_at=MONDAY + timedelta(hours=number), kept_until=MONDAY + timedelta(days=2) if kept else None,
    )  # fmt: skip
