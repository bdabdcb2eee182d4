"""What people see of topics: the list of a circle, proposing, placing dots, offers and wishes."""

from bot.features.topics.views.ballots import recorded, recorded_for_you, room_modal, vote_modal, voted
from bot.features.topics.views.lists import guide, no_circle, nothing_waits, overview
from bot.features.topics.views.proposals import proposal_modal, proposed
from bot.features.topics.views.shelf import change_modal, list_modal
from bot.features.topics.views.skills import skills_kept, skills_modal

__all__ = [
    "change_modal",
    "guide",
    "list_modal",
    "no_circle",
    "nothing_waits",
    "overview",
    "proposal_modal",
    "proposed",
    "recorded",
    "recorded_for_you",
    "room_modal",
    "skills_kept",
    "skills_modal",
    "vote_modal",
    "voted",
]
