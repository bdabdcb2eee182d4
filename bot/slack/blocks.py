"""The few blocks that Zirkel is made of, each in one line; sizes are cut to Slack's limits here."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    InputBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks.block_elements import (
    ConversationFilter,
    ConversationSelectElement,
    InputInteractiveElement,
)
from slack_sdk.models.views import View

from bot.kernel.ids import ChannelId
from bot.kernel.text import shorten
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.message import Message
from bot.slack.mrkdwn import quote

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION_LIMIT, HEADER_LIMIT, BUTTON_LIMIT, OPTION_LIMIT, TITLE_LIMIT, INPUT_LIMIT = 3000, 150, 75, 75, 24, 3000
_PIECE = 500
"""Characters that fit into a section even where each of them needs an escape (five characters, and a quote's sign)."""


def header(text: str) -> Block:
    """Return a headline in plain text."""
    return HeaderBlock(text=PlainTextObject(text=shorten(text, HEADER_LIMIT), emoji=True))


def section(text: str, accessory: InteractiveElement | None = None) -> Block:
    """Return a paragraph in mrkdwn; people's text in it must be escaped already."""
    return SectionBlock(text=MarkdownTextObject(text=shorten(text, SECTION_LIMIT)), accessory=accessory)


def text_message(text: str, *below: Block) -> Message:
    """Return a message of one paragraph in mrkdwn, with ``below`` under it."""
    return Message(text, [section(text), *below])


def quoted(text: str) -> list[Block]:
    """Return people's text as a block quote: as few sections as it fits into, broken between lines where possible."""
    return [section(part) for part in _parts(text)]


def _parts(text: str) -> Iterator[str]:
    part = ""
    for piece in chain.from_iterable(_pieces(line) for line in text.split("\n")):
        more = quote(piece)
        if part and len(part) + len(more) >= SECTION_LIMIT:
            yield part
            part = more
        else:
            part = f"{part}\n{more}" if part else more
    yield part


def _pieces(line: str) -> list[str]:
    if len(quote(line)) <= SECTION_LIMIT:
        return [line]
    return [line[start : start + _PIECE] for start in range(0, len(line), _PIECE)]


def context(text: str) -> Block:
    """Return a small grey line in mrkdwn."""
    return ContextBlock(elements=[MarkdownTextObject(text=shorten(text, SECTION_LIMIT))])


def button(
    text: str, action: Action[Any] | str, value: ActionPayload | str = "", *, primary: bool = False
) -> ButtonElement:
    """Return a button; its text says what will happen."""
    return ButtonElement(
        text=PlainTextObject(text=shorten(text, BUTTON_LIMIT), emoji=True),
        action_id=action if isinstance(action, str) else action.name,
        value=(value.pack() if isinstance(value, ActionPayload) else value) or None,
        style="primary" if primary else None,
    )


def confirmed(element: ButtonElement, title: str, text: str, *, deny: str) -> ButtonElement:
    """Return a button that asks ``text`` first; what confirms is called like the button, what doesn't, ``deny``."""
    label = element.text.text if element.text else ""
    element.confirm = ConfirmObject(title=title, text=text, confirm=label, deny=deny)
    return element


def action_row(*elements: InteractiveElement, block_id: str | None = None) -> Block:
    """Return elements side by side."""
    return ActionsBlock(elements=list(elements), block_id=block_id)


def option(text: str, value: str, description: str | None = None) -> Option:
    """Return one choice; ``value`` has at most 150 characters."""
    return Option(
        text=PlainTextObject(text=shorten(text, OPTION_LIMIT), emoji=True),
        value=value,
        description=shorten(description, OPTION_LIMIT) if description else None,
    )


def field(
    name: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str | None = None,
    optional: bool = False,
    tells: str | None = None,
) -> Block:
    """Return a labelled input; forms find it under ``name``, its block id; ``tells`` is the action of a change."""
    element.action_id = tells or name
    return InputBlock(
        dispatch_action=True if tells else None,
        block_id=name,
        label=PlainTextObject(text=label, emoji=True),
        element=element,
        hint=PlainTextObject(text=hint, emoji=True) if hint else None,
        optional=optional,
    )


def text_input(
    initial: str = "", *, limit: int, multiline: bool = False, placeholder: str | None = None
) -> PlainTextInputElement:
    """Return an input for text; Slack's client holds people to ``limit`` characters."""
    return PlainTextInputElement(
        initial_value=initial[:limit] or None,
        max_length=min(limit, INPUT_LIMIT),
        multiline=multiline,
        placeholder=PlainTextObject(text=placeholder) if placeholder else None,
    )


def channel_select(channel: ChannelId | None) -> ConversationSelectElement:
    """Return a choice of one of the channels that somebody is in or finds; ``channel`` is proposed."""
    only = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
    return ConversationSelectElement(filter=only, initial_conversation=channel)


def tick(label: str, name: str, text: str, *, ticked: bool) -> Block:
    """Return a field with one box to tick; ``text`` stands beside it."""
    options = [option(text, "yes")]
    element = CheckboxesElement(options=options, initial_options=options if ticked else None)
    return field(name, label, element, optional=True)


def modal(
    action: Action[Any],
    title: str,
    blocks: Sequence[Block],
    *,
    close: str,
    submit: str | None = None,
    metadata: ActionPayload | str = "",
) -> View:
    """Return a modal; ``metadata`` comes back with its submission. Without ``submit`` there is nothing to submit."""
    return View(
        type="modal",
        callback_id=action.name,
        title=shorten(title, TITLE_LIMIT),
        submit=shorten(submit, TITLE_LIMIT) if submit else None,
        close=shorten(close, TITLE_LIMIT),
        private_metadata=metadata.pack() if isinstance(metadata, ActionPayload) else metadata,
        blocks=list(blocks),
    )
