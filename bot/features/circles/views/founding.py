"""The modal that founds a circle."""

from collections.abc import Mapping, Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    Option,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.circles.forms import NAME_LIMIT, PURPOSE_LIMIT, NewCircleDraft
from bot.features.circles.rules import MINUTES, PLACES, ChannelChoice, CircleInfo
from bot.features.circles.views.channels import channel_fields
from bot.kernel.ids import ChannelId
from bot.kernel.vocabulary import Cadence, Language, Mode
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, option, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape

_SEASONS = (4, 6, 8, 10, 12)
_ZONES = (
    "Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/London", "Europe/Lisbon", "Europe/Paris",
    "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Stockholm", "Europe/Warsaw", "Europe/Bucharest",
    "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Africa/Cairo", "Africa/Johannesburg", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
    "America/Sao_Paulo", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "UTC",
)  # fmt: skip


def founding_modal(
    words: Words,
    draft: NewCircleDraft,
    *,
    first: date,
    channel: ChannelId | None,
    formats: Mapping[str, Format],
    makable: Sequence[ChannelChoice] = (),
    unfolded: bool = False,
) -> View:
    """Return the modal that founds a circle.

    ``makable`` are the kinds of channel that can be made for it, ``unfolded`` shows what else can be chosen.
    """
    blocks = [*_main_fields(words, first, channel, makable)]
    if unfolded:
        blocks += _more_fields(words, draft, formats)
    else:
        blocks += [
            context(words("circles-defaults")),
            actions(button(words("circles-more"), "circles:more"), block_id="more"),
        ]
    return modal(
        "circles:found", words("circles-found-title"), blocks,
        submit=words("circles-found-submit"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def _main_fields(words: Words, first: date, channel: ChannelId | None, makable: Sequence[ChannelChoice]) -> list[Block]:
    return [
        field("name", words("circles-name"), text_input(limit=NAME_LIMIT, placeholder=words("circles-name-example"))),
        field(
            "purpose", words("circles-purpose"),
            text_input(limit=PURPOSE_LIMIT, multiline=True, placeholder=words("circles-purpose-example")),
        ),
        *channel_fields(words, channel, makable),
        field(
            "first", words("circles-first"), DatePickerElement(initial_date=first.isoformat()),
            hint=words("circles-first-hint"),
        ),
        field("at", words("circles-at"), TimePickerElement(initial_time="14:00")),
        _select(words("circles-cadence"), "cadence", [(words(f"cadence-{c}"), c) for c in Cadence], Cadence.WEEKLY),
    ]  # fmt: skip


def _more_fields(words: Words, draft: NewCircleDraft, formats: Mapping[str, Format]) -> list[Block]:
    language = words.language
    lengths = [(words("circles-minutes-of-format"), "0"), *((words("circles-n-minutes", n=n), str(n)) for n in MINUTES)]
    kinds = sorted((form.name(language), form.id) for form in formats.values())
    zones = [draft.zone, *(zone for zone in _ZONES if zone != draft.zone)]
    return [
        _select(words("circles-format"), "format_id", kinds, "learning-circle"),
        _modes(words),
        _select(words("circles-minutes"), "minutes", lengths, "0"),
        _select(words("circles-places"), "places", [(str(n), str(n)) for n in PLACES], "5"),
        _select(words("circles-sessions"), "sessions", [(str(n), str(n)) for n in _SEASONS], "8"),
        _select(
            words("circles-language"), "language", [(words(f"language-{each}"), each) for each in Language],
            draft.language,
        ),
        _select(words("circles-zone"), "zone", [(z.replace("_", " "), z) for z in zones], draft.zone),
    ]  # fmt: skip


def _modes(words: Words) -> Block:
    options = [option(words(f"mode-{mode}"), mode) for mode in Mode]
    return field("mode", words("circles-mode"), RadioButtonsElement(options=options, initial_option=options[0]))


def _select(label: str, name: str, choices: Sequence[tuple[str, str]], initial: str) -> Block:
    options: list[Option] = [option(text, value) for text, value in choices]
    chosen = next(one for one in options if one.value == initial)
    return field(name, label, StaticSelectElement(options=options, initial_option=chosen))


def founded(words: Words, circle: CircleInfo) -> Message:
    """Return what the founder is told when the modal was sent."""
    text = words("circles-founded", name=escape(circle.name), channel=channel_token(circle.channel))
    return Message(text, [section(text)])
