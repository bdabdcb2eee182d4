"""What the fields about a circle bring, checked: the same for founding and for changing one."""

from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.features.circles.rules import PLACES, SEASON
from bot.kernel.recurrence import is_zone, local_date, moment
from bot.slack.forms import FormInvalid
from bot.slack.typed import one_line

SHORTEST = 15
NAME_LIMIT, PURPOSE_LIMIT, MOST_DOTS = 80, 500, 5
NO_HOLIDAYS = "none"
_A_YEAR = timedelta(days=366)


def check_zone(zone: str) -> str:
    """Return a time zone that there is.

    Raises:
        ValueError: there is none of this name.
    """
    if not is_zone(zone):
        raise ValueError("slack-choose-another")
    return zone


def _long_enough(minutes: int) -> int:
    if 0 < minutes < SHORTEST:
        raise ValueError("slack-choose-another")
    return minutes


Name = Annotated[str, Field(min_length=1, max_length=NAME_LIMIT), BeforeValidator(one_line)]
Purpose = Annotated[str, Field(min_length=1, max_length=PURPOSE_LIMIT)]
Zone = Annotated[str, AfterValidator(check_zone)]
Minutes = Annotated[int, Field(ge=0, le=240), AfterValidator(_long_enough)]
"""0: as long as the format has it."""
Places = Annotated[int, Field(ge=PLACES.start, lt=PLACES.stop)]
Season = Annotated[int, Field(ge=SEASON.start, lt=SEASON.stop)]
Dots = Annotated[int, Field(ge=1, le=MOST_DOTS)]
Ticked = Annotated[bool, BeforeValidator(lambda ticked: bool(ticked) if isinstance(ticked, list) else ticked)]
"""A checkbox alone: ticked or not."""


def check_first(first: date, at: time, zone: str, now: datetime) -> None:
    """Let a circle meet first at this moment.

    Raises:
        FormInvalid: it would be in the past, or too far ahead.
    """
    today = local_date(now, zone)
    if first > today + _A_YEAR:
        raise FormInvalid({"first": ("circles-first-is-far", {})})
    if first < today or moment(first, at, zone) <= now:
        raise FormInvalid({"first": ("circles-first-is-past", {})})
