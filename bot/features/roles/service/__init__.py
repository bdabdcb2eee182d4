"""Handing out the roles of sessions, declining one, taking one over."""

from bot.features.roles.service.hands import choose, decline, take_over
from bot.features.roles.service.planning import Staffing, plan_roles
from bot.features.roles.service.reading import holders

__all__ = ["Staffing", "choose", "decline", "holders", "plan_roles", "take_over"]
