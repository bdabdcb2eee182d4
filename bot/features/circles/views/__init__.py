"""What people see of circles: the invitation card, the founding modal, the overview."""

from bot.features.circles.views.cards import explanation_modal, in_archive, invitation_card, not_invited, rhythm_line
from bot.features.circles.views.channels import not_brought_in
from bot.features.circles.views.founding import founded, founding_modal
from bot.features.circles.views.overview import joined, left, overview

__all__ = [
    "explanation_modal",
    "founded",
    "founding_modal",
    "in_archive",
    "invitation_card",
    "joined",
    "left",
    "not_brought_in",
    "not_invited",
    "overview",
    "rhythm_line",
]
