"""The App Home, the help, who sees what, and somebody's own pause."""

from bot.features.home.views.help import guide, language_kept, which_language, who_sees_what
from bot.features.home.views.pause import back, pause_modal, paused, paused_modal
from bot.features.home.views.tab import home

__all__ = [
    "back",
    "guide",
    "home",
    "language_kept",
    "pause_modal",
    "paused",
    "paused_modal",
    "which_language",
    "who_sees_what",
]
