"""The modal that founds a circle."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.circles.forms import CircleButton, NewCircleDraft
from bot.features.circles.rules import ChannelChoice, CircleInfo, CircleSettings
from bot.features.circles.views import fields
from bot.features.circles.views.channels import channel_fields
from bot.kernel.ids import ChannelId
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape


def founding_modal(
    words: Words,
    draft: NewCircleDraft,
    known: CircleSettings,
    *,
    channel: ChannelId | None,
    formats: Mapping[str, Format],
    makable: Sequence[ChannelChoice] = (),
    regions: Sequence[str] = (),
    unfolded: bool = False,
) -> View:
    """Return the modal that founds a circle.

    ``known`` is what is proposed, ``makable`` the kinds of channel that can be made for it, ``regions`` those whose
    public holidays the company knows; ``unfolded`` shows what else can be chosen.
    """
    blocks = [
        *fields.what(words, known),
        *channel_fields(words, channel, makable),
        *fields.when(words, known, words("circles-first")),
    ]
    if unfolded:
        blocks += [*fields.how(words, known, formats, fields.SEASONS), *fields.where_and_who(words, known, regions)]
    else:
        blocks += [
            context(words("circles-defaults")),
            actions(button(words("circles-more"), "circles:more"), block_id="more"),
        ]
    return modal(
        "circles:found", words("circles-found-title"), blocks,
        submit=words("circles-found-submit"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def founded(words: Words, circle: CircleInfo) -> Message:
    """Return what the founder is told when the modal was sent; in a channel made for the circle nobody else is yet."""
    told = "circles-founded-alone" if circle.own_channel else "circles-founded"
    text = words(told, name=escape(circle.name), channel=channel_token(circle.channel))
    invite = button(words("circles-do-circles-invite"), "circles:invite", CircleButton(circle=circle.id))
    return Message(text, [section(text), actions(invite)])
