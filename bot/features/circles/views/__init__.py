"""What people see of circles: the card, the modals, the overview, a circle's page, what is said at its door."""

from bot.features.circles.views.cards import explanation_modal, invitation_card, rhythm_line
from bot.features.circles.views.channels import (
    channel_gone,
    in_archive,
    lives_elsewhere,
    moved,
    moving_modal,
    not_brought_in,
    not_invited,
)
from bot.features.circles.views.doors import (
    asks,
    asks_settled,
    changed,
    entered,
    invitation,
    invitation_over,
    let_in,
    not_now,
    not_now_told,
    place,
    place_passed,
    withdrawn,
    you_own,
)
from bot.features.circles.views.editing import edit_modal, edited
from bot.features.circles.views.founding import founded, founding_modal
from bot.features.circles.views.overview import ask_to_leave, joined, left, overview, owns_none, which_circle
from bot.features.circles.views.page import Known, page_modal
from bot.features.circles.views.people import handed_over, invitations_sent, invite_modal, owns_no_more, people_modal

__all__ = [
    "Known",
    "ask_to_leave",
    "asks",
    "asks_settled",
    "changed",
    "channel_gone",
    "edit_modal",
    "edited",
    "entered",
    "explanation_modal",
    "founded",
    "founding_modal",
    "handed_over",
    "in_archive",
    "invitation",
    "invitation_card",
    "invitation_over",
    "invitations_sent",
    "invite_modal",
    "joined",
    "left",
    "let_in",
    "lives_elsewhere",
    "moved",
    "moving_modal",
    "not_brought_in",
    "not_invited",
    "not_now",
    "not_now_told",
    "overview",
    "owns_no_more",
    "owns_none",
    "page_modal",
    "people_modal",
    "place",
    "place_passed",
    "rhythm_line",
    "which_circle",
    "withdrawn",
    "you_own",
]
