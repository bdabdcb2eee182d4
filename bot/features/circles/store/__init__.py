"""Every query about circles and who belongs to them."""

from bot.features.circles.store.circles import (
    active,
    by_ids,
    in_channel,
    members,
    membership,
    of_person,
    with_digest,
)
from bot.features.circles.store.life import lost_at, paused, short_of_people, undecided
from bot.features.circles.store.requests import (
    at_door,
    doors_of,
    find_request,
    remove_request,
    request_at,
    waiting,
    with_places_to_pass_on,
)

__all__ = [
    "active",
    "at_door",
    "by_ids",
    "doors_of",
    "find_request",
    "in_channel",
    "lost_at",
    "members",
    "membership",
    "of_person",
    "paused",
    "remove_request",
    "request_at",
    "short_of_people",
    "undecided",
    "waiting",
    "with_digest",
    "with_places_to_pass_on",
]
