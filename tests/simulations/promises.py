"""What people are promised about messages, asked of a season as it came to Slack; each returns what breaks it.

The numbers stand here once more: they are the promise, not what the code takes them for.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.delivery.contact_policy import Reason
from bot.features.lifecycle import service as lifecycle
from bot.kernel.recurrence import moment
from tests.simulations.company import STEP
from tests.simulations.records import Card, Role, Said, Season

A_WEEK, WEEK = 3, timedelta(days=7)
WORKING_DAYS, WORK_FROM, WORK_UNTIL = range(5), time(9), time(18)
LAST_HOUR = timedelta(hours=1)
"""So long before a session a role card comes at any hour, where its holder hasn't worked since they have the role."""
_A_NIGHT = timedelta(hours=15)


def fourths(season: Season) -> list[Said]:
    """Return what came as a fourth in seven days, or later."""
    return [
        one
        for user in season.zones
        for one in season.messages(user)
        if sum(one.at - WEEK < other.at <= one.at for other in season.messages(user)) > A_WEEK
    ]


def most_in_a_week(messages: list[Said]) -> int:
    """Return how many came within seven days, at the most."""
    return max((sum(first.at <= one.at < first.at + WEEK for one in messages) for first in messages), default=0)


def out_of_hours(season: Season) -> list[Said]:
    """Return what came when one of its readers doesn't work, but for role cards in the last hour."""
    until = {role.turn: role.until for role in season.roles}
    return [
        one
        for one in season.said
        for user in one.users
        if not _works(season.zones[user], one.at)
        and not one.at >= until.get(one.about, one.at + 2 * LAST_HOUR) - LAST_HOUR
    ]


def _works(zone: str, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() in WORKING_DAYS and WORK_FROM <= local.time() < WORK_UNTIL


def while_resting(season: Season) -> list[Said]:
    """Return what came to somebody who paused."""
    return [
        one
        for pause in season.resting
        for one in season.messages(pause.who)
        if pause.begins <= one.at < pause.ends
    ]  # fmt: skip


def in_quiet_channels(season: Season) -> list[Said]:
    """Return what a circle was told that paused, but for that it does."""
    return [
        one
        for pause in season.quiet
        for one in season.said
        if one.channel == pause.who and pause.begins <= one.at < pause.ends and one.kind != lifecycle.PAUSED
    ]


def said_twice(season: Season) -> list[Said]:
    """Return what had come in the same words to the same place less than a week before."""

    def place(one: Said) -> tuple[str, str, str]:
        return one.channel, one.thread or "", one.words

    by_words = sorted(season.said, key=lambda one: (*place(one), one.at))
    return [
        later for one, later in pairwise(by_words)
        if place(one) == place(later) and later.at - one.at < timedelta(days=6)
    ]  # fmt: skip


def late_cards(season: Season) -> list[Card]:
    """Return the cards that weren't there at 9:00 two days before, or the next morning where a date came later."""
    return [card for card in season.cards if card.came is None or card.came > _in_time(card)]


def _in_time(card: Card) -> datetime:
    """Return when a card is there at the latest, in a company that looks only every few hours."""
    at_best = moment(card.local_date - timedelta(days=2), time(9), card.zone)
    return max(at_best, min(card.planned_at + _A_NIGHT, card.starts_at)) + STEP


def untold(season: Season) -> list[Role]:
    """Return the roles whose holders had no card in time."""
    return [role for role in season.roles if role.told_at is None or role.told_at > role.until]


def untold_who_work(season: Season) -> list[Role]:
    """Return the untold; who pauses is told nothing, and finds their role on the session's card."""
    return [role for role in untold(season) if role.why_not != Reason.PAUSED]


def mistakes(season: Season) -> list[Mapping[str, object]]:
    """Return what the log complains about."""
    return list(season.mistakes)


Broken = Callable[[Season], Sequence[object]]
PROMISES: tuple[Broken, ...] = (
    fourths, out_of_hours, while_resting, in_quiet_channels, said_twice, late_cards,
    untold_who_work, mistakes,
)  # fmt: skip
