"""What people see of circles: the invitation card, the founding modal, the overview."""

from collections.abc import Mapping, Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    DatePickerElement,
    Option,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.blocks.block_elements import ConversationFilter, ConversationSelectElement
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.circles.forms import NAME_LIMIT, PURPOSE_LIMIT, CircleButton, NewCircleDraft
from bot.features.circles.rules import MINUTES, PLACES, CircleInfo
from bot.kernel.ids import ChannelId
from bot.kernel.text import as_sentence
from bot.kernel.vocabulary import Cadence, CircleState, Language, Mode
from bot.language.translator import Words
from bot.slack.blocks import MESSAGE_BLOCKS, actions, button, context, field, modal, option, section, text_input
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


def rhythm_line(words: Words, circle: CircleInfo) -> str:
    """Return when a circle meets: every Thursday at 14:00."""
    rhythm = circle.rhythm
    return words(
        f"circles-rhythm-{rhythm.cadence}",
        weekday=words.weekday(rhythm.first.weekday()),
        time=words.time(rhythm.at),
        nth=(rhythm.first.day - 1) // 7 + 1,
    )


def invitation_card(words: Words, circle: CircleInfo) -> Message:
    """Return the card in the channel, with its Join button while there are places."""
    when = words(
        "circles-card-when",
        rhythm=rhythm_line(words, circle),
        minutes=circle.minutes,
        sessions=circle.sessions,
        first=words.date(circle.rhythm.first),
        zone=circle.rhythm.zone.replace("_", " "),
    )
    name = escape(circle.name)
    blocks: list[Block] = [
        section(words("circles-card-title", name=name, purpose=escape(circle.purpose))),
        context(f"{as_sentence(when)}\n{_places(words, circle)}"),
    ]
    if circle.state is not CircleState.CLOSED:
        blocks.append(_card_buttons(words, circle))
    return Message(_card_text(words, circle, name, when), blocks)


def _card_text(words: Words, circle: CircleInfo, name: str, when: str) -> str:
    if circle.state is CircleState.CLOSED:
        return words("circles-card-text-closed", name=name)
    if not circle.free_places:
        return words("circles-card-text-full", name=name, when=when)
    return words("circles-card-text", name=name, when=when)


def _places(words: Words, circle: CircleInfo) -> str:
    if circle.state is CircleState.CLOSED:
        return words("circles-card-closed")
    taken = len(circle.members)
    return words("circles-card-places", taken=taken, places=circle.places, free=circle.free_places)


def _card_buttons(words: Words, circle: CircleInfo) -> Block:
    about = CircleButton(circle=circle.id)
    what = button(words("circles-what-is-this"), "circles:what", about)
    if not circle.free_places:
        return actions(what)
    return actions(button(words("circles-join"), "circles:join", about, primary=True), what)


def explanation_modal(words: Words, circle: CircleInfo) -> View:
    """Return what a circle is, for somebody who wonders whether to join."""
    text = words("circles-explanation", places=circle.places, sessions=circle.sessions, minutes=circle.minutes)
    return modal(
        "circles:explanation", words("circles-what-is-this"), [section(text), context(words("circles-voluntary"))],
        submit=None, close=words("button-close"),
    )  # fmt: skip


def founding_modal(
    words: Words,
    draft: NewCircleDraft,
    *,
    first: date,
    channel: ChannelId | None,
    formats: Mapping[str, Format],
    unfolded: bool = False,
) -> View:
    """Return the modal that founds a circle; ``unfolded`` shows what else can be chosen."""
    blocks = [*_main_fields(words, first, channel)]
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


def _main_fields(words: Words, first: date, channel: ChannelId | None) -> list[Block]:
    where = ConversationSelectElement(
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True), initial_conversation=channel
    )
    return [
        field("name", words("circles-name"), text_input(limit=NAME_LIMIT, placeholder=words("circles-name-example"))),
        field(
            "purpose", words("circles-purpose"),
            text_input(limit=PURPOSE_LIMIT, multiline=True, placeholder=words("circles-purpose-example")),
        ),
        field("channel", words("circles-channel"), where, hint=words("circles-channel-hint")),
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


def joined(words: Words, circle: CircleInfo) -> Message:
    """Return what a new member is told."""
    text = words("circles-joined", name=escape(circle.name), rhythm=rhythm_line(words, circle))
    return Message(text, [section(text), context(words("circles-leave-any-time"))])


def left(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has left."""
    text = words("circles-left", name=escape(circle.name))
    return Message(text, [section(text)])


def overview(words: Words, mine: Sequence[CircleInfo], here: Sequence[CircleInfo]) -> Message:
    """Return somebody's circles and those of this channel that they could join."""
    blocks = [section(_line(words, circle), _leave_button(words, circle)) for circle in mine]
    blocks += [
        section(_line(words, circle), button(words("circles-join"), "circles:join", CircleButton(circle=circle.id)))
        for circle in here
        if circle not in mine and circle.free_places
    ]
    if not blocks:
        blocks.append(section(words("circles-none")))
    blocks.append(actions(button(words("circles-found-title"), "circles:new", primary=not mine)))
    blocks.append(context(words("circles-commands")))
    return Message(words("circles-overview-text", count=len(mine)), blocks[-MESSAGE_BLOCKS:])


def _line(words: Words, circle: CircleInfo) -> str:
    return words(
        "circles-line", name=escape(circle.name), channel=channel_token(circle.channel),
        rhythm=as_sentence(rhythm_line(words, circle)), members=len(circle.members),
    )  # fmt: skip


def _leave_button(words: Words, circle: CircleInfo) -> ButtonElement:
    leave = button(words("circles-leave"), "circles:leave", CircleButton(circle=circle.id))
    leave.confirm = ConfirmObject(
        title=words("circles-leave-title"), text=words("circles-leave-confirm", name=escape(circle.name)),
        confirm=words("circles-leave"), deny=words("circles-stay"),
    )  # fmt: skip
    return leave


def not_invited(words: Words, circle: CircleInfo, bot_name: str) -> Message:
    """Return what to type so that the bot can write in a circle's channel."""
    text = words("circles-not-invited", name=escape(circle.name), channel=channel_token(circle.channel), bot=bot_name)
    return Message(text, [section(text), context(words("circles-not-invited-then"))])


def in_archive(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle's channel is archived, and what can be done."""
    text = words("circles-in-archive", name=escape(circle.name), channel=channel_token(circle.channel))
    return Message(text, [section(text), context(words("circles-in-archive-then"))])
