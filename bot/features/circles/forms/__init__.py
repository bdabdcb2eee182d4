"""What modals and buttons of circles bring, and the words after `/circle`, as typed values."""

from bot.features.circles.forms.channels import ChannelForm
from bot.features.circles.forms.doors import InviteForm, MemberButton, RequestButton
from bot.features.circles.forms.founding import (
    NAME_LIMIT,
    PURPOSE_LIMIT,
    SHORTEST,
    VERBS,
    CircleButton,
    NewCircleDraft,
    NewCircleForm,
)

__all__ = [
    "NAME_LIMIT",
    "PURPOSE_LIMIT",
    "SHORTEST",
    "VERBS",
    "ChannelForm",
    "CircleButton",
    "InviteForm",
    "MemberButton",
    "NewCircleDraft",
    "NewCircleForm",
    "RequestButton",
]
