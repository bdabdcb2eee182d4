"""Who gets which role next, and who a role means at a moment of a session."""

from bot.features.roles.rules.acting import ALL_ROLES, acting
from bot.features.roles.rules.rotation import (
    Holder,
    PastSession,
    in_order,
    is_single,
    next_rotation,
    roles_for,
    roles_to_choose,
    surplus,
)

__all__ = [
    "ALL_ROLES",
    "Holder",
    "PastSession",
    "acting",
    "in_order",
    "is_single",
    "next_rotation",
    "roles_for",
    "roles_to_choose",
    "surplus",
]
