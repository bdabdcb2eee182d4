"""The few blocks that Zirkel is made of, each in one line; sizes are cut to Slack's limits here."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
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
from slack_sdk.models.blocks.block_elements import InputInteractiveElement
from slack_sdk.models.views import View

from bot.kernel.text import shorten
from bot.slack.action_ids import Carried

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION_LIMIT, HEADER_LIMIT, BUTTON_LIMIT, OPTION_LIMIT, TITLE_LIMIT, INPUT_LIMIT = 3000, 150, 75, 75, 24, 3000


def header(text: str) -> Block:
    """Return a headline in plain text."""
    return HeaderBlock(text=PlainTextObject(text=shorten(text, HEADER_LIMIT), emoji=True))


def section(text: str, accessory: InteractiveElement | None = None) -> Block:
    """Return a paragraph in mrkdwn; people's text in it must be escaped already."""
    return SectionBlock(text=MarkdownTextObject(text=shorten(text, SECTION_LIMIT)), accessory=accessory)


def context(text: str) -> Block:
    """Return a small grey line in mrkdwn."""
    return ContextBlock(elements=[MarkdownTextObject(text=shorten(text, SECTION_LIMIT))])


def button(text: str, action_id: str, value: Carried | str = "", *, primary: bool = False) -> ButtonElement:
    """Return a button; its text says what will happen."""
    return ButtonElement(
        text=PlainTextObject(text=shorten(text, BUTTON_LIMIT), emoji=True),
        action_id=action_id,
        value=(value.pack() if isinstance(value, Carried) else value) or None,
        style="primary" if primary else None,
    )


def actions(*elements: InteractiveElement, block_id: str | None = None) -> Block:
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
    name: str, label: str, element: InputInteractiveElement, *, hint: str | None = None, optional: bool = False
) -> Block:
    """Return a labelled input; ``name`` is its block id and its action id, under which forms find it."""
    element.action_id = name
    return InputBlock(
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


def modal(
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    *,
    submit: str | None,
    close: str,
    metadata: Carried | str = "",
) -> View:
    """Return a modal; ``metadata`` comes back with its submission."""
    return View(
        type="modal",
        callback_id=callback_id,
        title=shorten(title, TITLE_LIMIT),
        submit=shorten(submit, TITLE_LIMIT) if submit else None,
        close=shorten(close, TITLE_LIMIT),
        private_metadata=metadata.pack() if isinstance(metadata, Carried) else metadata,
        blocks=list(blocks),
    )
