"""The shapes of block elements, of rich text and of blocks: which JSON fields become which of slackblocks' objects."""

from collections.abc import Mapping
from typing import Any

import slackblocks as sb

from bot.practice.validation.judge_shapes import (
    Shape,
    confirm,
    conversation_filter,
    dispatching,
    each,
    group,
    one_of,
    option,
    span_style,
    text,
    untyped,
)
from bot.practice.workspace.state import Json

_FOCUS = "action_id focus_on_load"
_ASKING = {"confirm": confirm, "placeholder": text}
_TYPED = {"placeholder": text, "dispatch_action_config": dispatching}


def _select(make: Any, plain: str, parts: Mapping[str, Any] | None = None, **more: Any) -> Shape:
    return Shape(make, f"{_FOCUS} {plain}", _ASKING | dict(parts or {}), **more)


_CHOICES = {"options": each(option), "option_groups": each(group)}
_ONE, _MANY = {"initial_option": option}, {"initial_options": each(option)}

BUTTON = Shape(
    sb.Button, "action_id url value style accessibility_label", {"text": text, "confirm": confirm}, needs="text"
)
IMAGE = Shape(sb.Image, "image_url alt_text", needs="image_url alt_text")
OVERFLOW = Shape(sb.OverflowMenu, "action_id", {"options": each(option), "confirm": confirm}, needs="options")

PICKERS = {
    "datepicker": _select(sb.DatePicker, "initial_date"),
    "timepicker": _select(sb.TimePicker, "initial_time timezone"),
    "checkboxes": Shape(
        sb.CheckboxGroup,
        _FOCUS,
        {"options": each(option), "confirm": confirm},
        _MANY,
        needs="action_id options",
    ),
    "radio_buttons": Shape(
        sb.RadioButtonGroup, _FOCUS, {"options": each(option), "confirm": confirm}, _ONE, needs="action_id options"
    ),
    "static_select": _select(sb.StaticSelectMenu, "", _CHOICES, aside=_ONE),
    "external_select": _select(sb.ExternalSelectMenu, "min_query_length", aside=_ONE),
    "users_select": _select(sb.UserSelectMenu, "initial_user"),
    "channels_select": _select(sb.ChannelSelectMenu, "initial_channel response_url_enabled"),
    "conversations_select": _select(
        sb.ConversationSelectMenu,
        "initial_conversation default_to_current_conversation response_url_enabled",
        {"filter": conversation_filter},
    ),
    "multi_static_select": _select(sb.StaticMultiSelectMenu, "max_selected_items", _CHOICES, aside=_MANY),
    "multi_external_select": Shape(
        sb.ExternalMultiSelectMenu, "action_id min_query_length max_selected_items", _ASKING, _MANY
    ),
    "multi_users_select": _select(sb.UserMultiSelectMenu, "initial_users max_selected_items"),
    "multi_channels_select": _select(sb.ChannelMultiSelectMenu, "initial_channels max_selected_items"),
    "multi_conversations_select": _select(
        sb.ConversationMultiSelectMenu,
        "initial_conversations default_to_current_conversation max_selected_items",
        {"filter": conversation_filter},
    ),
}
MOMENT = Shape(
    sb.DateTimePicker,
    f"{_FOCUS} initial_date_time",
    {"confirm": confirm},
    renamed={"initial_date_time": "initial_datetime"},
)
TYPED_INPUTS = {
    "plain_text_input": Shape(sb.PlainTextInput, f"{_FOCUS} initial_value multiline min_length max_length", _TYPED),
    "email_text_input": Shape(sb.EmailInput, f"{_FOCUS} initial_value", _TYPED),
    "url_text_input": Shape(sb.URLInput, f"{_FOCUS} initial_value", _TYPED),
    "number_input": Shape(
        sb.NumberInput,
        f"{_FOCUS} is_decimal_allowed initial_value min_value max_value",
        _TYPED,
        needs="is_decimal_allowed",
    ),
    "file_input": Shape(sb.FileInput, "action_id filetypes max_files"),
}

IN_SECTION = {"button": BUTTON, "image": IMAGE, "overflow": OVERFLOW, **PICKERS}
IN_ACTIONS = {"button": BUTTON, "overflow": OVERFLOW, "datetimepicker": MOMENT, **PICKERS}
IN_INPUT = {"datetimepicker": MOMENT, **TYPED_INPUTS, **PICKERS}


_STYLE = {"style": span_style}


def _styled(make: Any) -> Any:
    return lambda style=None, **values: make(**values, **(style or {}))


_SPANS = each(
    one_of(
        {
            "text": Shape(_styled(sb.RichText), "text", _STYLE, needs="text"),
            "link": Shape(_styled(sb.RichTextLink), "url text unsafe", _STYLE, needs="url"),
            "user": Shape(_styled(sb.RichTextUser), "user_id", _STYLE, needs="user_id"),
            "channel": Shape(_styled(sb.RichTextChannel), "channel_id", _STYLE, needs="channel_id"),
            "usergroup": Shape(
                _styled(sb.RichTextUserGroup),
                "usergroup_id",
                _STYLE,
                renamed={"usergroup_id": "user_group_id"},
                needs="usergroup_id",
            ),
            "emoji": Shape(sb.RichTextEmoji, "name skin_tone", needs="name"),
        }
    )
)
_LINES = {"rich_text_section": Shape(sb.RichTextSection, "", {"elements": _SPANS}, needs="elements")}
_PARAGRAPHS = {
    **_LINES,
    "rich_text_list": Shape(
        sb.RichTextList, "style indent offset border", {"elements": each(one_of(_LINES))}, needs="style elements"
    ),
    "rich_text_preformatted": Shape(sb.RichTextCodeBlock, "border", {"elements": _SPANS}, needs="elements"),
    "rich_text_quote": Shape(sb.RichTextQuote, "border", {"elements": _SPANS}, needs="elements"),
}
_RICH_TEXT = Shape(sb.RichTextBlock, "block_id", {"elements": each(one_of(_PARAGRAPHS))}, needs="elements")
_RICH_INPUT = Shape(
    sb.RichTextInput,
    f"{_FOCUS} min_lines max_lines",
    {**_TYPED, "initial_value": one_of({"rich_text": _RICH_TEXT})},
    needs="action_id",
)


def _context_part(value: Any, path: str) -> Any:
    if isinstance(value, dict) and value.get("type") == "image":
        return IMAGE.build(value, path)
    return text(value, path)


_CELL = one_of({"raw_text": Shape(sb.RawText, "text", needs="text")})
_COLUMN = untyped(Shape(sb.ColumnSettings, "align is_wrapped"))

BLOCKS: Mapping[str, Shape] = {
    "header": Shape(sb.HeaderBlock, "block_id", {"text": text}, needs="text"),
    "divider": Shape(sb.DividerBlock, "block_id"),
    "section": Shape(
        sb.SectionBlock, "block_id", {"text": text, "fields": each(text), "accessory": one_of(IN_SECTION)}
    ),
    "context": Shape(sb.ContextBlock, "block_id", {"elements": each(_context_part)}, needs="elements"),
    "actions": Shape(sb.ActionsBlock, "block_id", {"elements": each(one_of(IN_ACTIONS))}, needs="elements"),
    "input": Shape(
        sb.InputBlock,
        "block_id dispatch_action optional",
        {"label": text, "hint": text, "element": one_of({**IN_INPUT, "rich_text_input": _RICH_INPUT})},
        needs="label element",
    ),
    "image": Shape(sb.ImageBlock, "block_id image_url alt_text", {"title": text}, needs="image_url alt_text"),
    "rich_text": _RICH_TEXT,
    "markdown": Shape(sb.MarkdownBlock, "block_id text", needs="text"),
    "table": Shape(
        sb.TableBlock, "block_id", {"rows": each(each(_CELL)), "column_settings": each(_COLUMN)}, needs="rows"
    ),
    "alert": Shape(sb.AlertBlock, "block_id level", {"text": text}, needs="text"),
}


def build_block(data: Json, path: str) -> Any:
    """Return slackblocks' block.

    Raises:
        UnfitError: it can't be one.
    """
    return one_of(BLOCKS)(data, path)
