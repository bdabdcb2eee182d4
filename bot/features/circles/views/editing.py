"""The modal that changes a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.circles.forms import EditDraft
from bot.features.circles.rules import CircleInfo, CircleSettings
from bot.features.circles.views import fields
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def edit_modal(
    words: Words,
    draft: EditDraft,
    known: CircleSettings,
    *,
    formats: Mapping[str, Format],
    regions: Sequence[str],
    reached: int,
    unfolded: bool = False,
) -> View:
    """Return the modal with what is ``known`` of a circle, whose season has come to session ``reached``."""
    shown = replace(known, rhythm=replace(known.rhythm, first=draft.first))
    blocks: list[Block] = [*fields.what(words, shown), *fields.when(words, shown, words("circles-next-first"))]
    if unfolded:
        seasons = sorted({*fields.SEASONS, known.sessions, max(reached, 1)})
        blocks += fields.how(words, shown, formats, [n for n in seasons if n >= reached or n == known.sessions])
        blocks += [*fields.where_and_who(words, shown, regions), *fields.manners(words, shown)]
    else:
        blocks += [
            context(words("circles-edit-more")),
            actions(button(words("circles-more"), "circles:edit-more"), block_id="more"),
        ]
    return modal(
        "circles:change", words("circles-edit-title"), blocks,
        submit=words("circles-edit-submit"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def edited(words: Words, circle: CircleInfo) -> Message:
    """Return what an owner is told who has changed a circle."""
    text = words("circles-edited", name=escape(circle.name))
    return Message(text, [section(text)])
