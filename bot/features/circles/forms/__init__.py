"""What modals and buttons of circles bring, and the words after `/circle`, as typed values."""

from bot.features.circles.forms.channels import ChannelForm
from bot.features.circles.forms.doors import InviteForm, MemberButton, RequestButton
from bot.features.circles.forms.editing import EditDraft, EditForm
from bot.features.circles.forms.fields import MOST_DOTS, NAME_LIMIT, NO_HOLIDAYS, PURPOSE_LIMIT, SHORTEST
from bot.features.circles.forms.founding import VERBS, CircleButton, NewCircleDraft, NewCircleForm

__all__ = [
    "MOST_DOTS",
    "NAME_LIMIT",
    "NO_HOLIDAYS",
    "PURPOSE_LIMIT",
    "SHORTEST",
    "VERBS",
    "ChannelForm",
    "CircleButton",
    "EditDraft",
    "EditForm",
    "InviteForm",
    "MemberButton",
    "NewCircleDraft",
    "NewCircleForm",
    "RequestButton",
]
