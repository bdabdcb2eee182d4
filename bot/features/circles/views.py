"""What people see of circles: the card, the founding modal and its fields, what is said about a circle's channel."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DatePickerElement,
    OptionGroup,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.content.formats import Family, Format
from bot.features import actions
from bot.features.circles.forms import MOST_DOTS, NAME_LIMIT, NO_HOLIDAYS, PURPOSE_LIMIT, VENUE_LIMIT
from bot.features.circles.rules import MINUTES, PLACES, TAKES_IN, ChannelChoice, CircleInfo, CircleSettings
from bot.features.payloads import CircleButton, NewCircleDraft
from bot.kernel.enums import Cadence, CircleState, Language, Mode
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import local_date
from bot.kernel.text import as_sentence, shorten
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import (
    action_row,
    button,
    channel_select,
    context,
    field,
    modal,
    option,
    section,
    text_input,
    text_message,
    tick,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import escape, linked

_PURPOSE = 200
"""So many characters of a purpose stand in a list."""
SEASONS = (4, 6, 8, 10, 12)
_DEFAULT_FORMAT = "learning-circle"
_ZONES = (
    "Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/London", "Europe/Lisbon", "Europe/Paris",
    "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Stockholm", "Europe/Warsaw", "Europe/Bucharest",
    "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Africa/Cairo", "Africa/Johannesburg", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
    "America/Sao_Paulo", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "UTC",
)  # fmt: skip

Choices = Sequence[tuple[str, str]]
"""What people read and what comes back, of each."""

_OneOfMany = type[StaticSelectElement | RadioButtonsElement]


def purpose_fields(words: Words, known: CircleSettings) -> list[Block]:
    """Return the fields that say what a circle is about."""
    name = text_input(known.name, limit=NAME_LIMIT, placeholder=words("circles-name-example"))
    example = words("circles-purpose-example")
    purpose = text_input(known.purpose, limit=PURPOSE_LIMIT, multiline=True, placeholder=example)
    return [field("name", words("circles-name"), name), field("purpose", words("circles-purpose"), purpose)]


def date_fields(words: Words, known: CircleSettings, label: str) -> list[Block]:
    """Return the fields that say when and where a circle meets; ``label`` says which date the first one asks for."""
    day = DatePickerElement(initial_date=known.rhythm.first.isoformat())
    at = TimePickerElement(initial_time=f"{known.rhythm.at:%H:%M}")
    cadences = [(words(f"cadence-{each}"), each) for each in Cadence]
    return [
        field("first", label, day, hint=words("circles-first-hint")),
        field("at", words("circles-at"), at),
        select(words("circles-cadence"), "cadence", cadences, known.rhythm.cadence),
        venue_field(words, known.venue),
    ]


def venue_field(words: Words, known: str, hint: str = "circles-venue-hint") -> Block:
    """Return the field that says where people meet."""
    element = text_input(known, limit=VENUE_LIMIT, placeholder=words("circles-venue-example"))
    return field("venue", words("circles-venue"), element, hint=words(hint), optional=True)


def session_fields(
    words: Words, known: CircleSettings, formats: Mapping[str, Format], seasons: Sequence[int], *, refits: bool = False
) -> list[Block]:
    """Return the fields that say how a circle's sessions run, for how many people, and how often.

    ``refits``: what decides which agendas fit draws the modal anew when it changes.
    """
    modes = [(words(f"mode-{mode}"), mode) for mode in Mode]
    tells = [numbered(actions.CIRCLES_REFIT, place) if refits else None for place in range(2)]
    return [
        select(words("circles-places"), "places", _numbers(PLACES), str(known.places), tells=tells[0]),
        select(words("circles-mode"), "mode", modes, known.mode, RadioButtonsElement, tells=tells[1]),
        _format_field(words, known, formats),
        select(words("circles-minutes"), "minutes", *_lengths(words, known, formats)),
        select(words("circles-sessions"), "sessions", _numbers(seasons), str(known.sessions)),
    ]


def format_select(words: Words, formats: Sequence[Format], chosen: str) -> StaticSelectElement:
    """Return the choice among agendas, by what they are for; ``chosen`` is one of them."""
    options = {
        form.id: option(form.name(words.language), form.id, form.suits(words.language) if form.suits else None)
        for form in sorted(formats, key=lambda form: form.name(words.language))
    }
    families = {form.id: form.family for form in formats}
    groups = {family: [options[key] for key in options if families[key] == family] for family in get_args(Family)}
    return StaticSelectElement(
        option_groups=[OptionGroup(label=words(f"family-{key}"), options=some) for key, some in groups.items() if some],
        initial_option=options[chosen],
    )


def _format_field(words: Words, known: CircleSettings, formats: Mapping[str, Format]) -> Block:
    """Return the choice of an agenda by what it is for: those that fit, and the circle's own.

    Slack keeps what was chosen in a field of the same name, so another selection has another one.
    """
    format_id = known.format_id if known.format_id in formats else _DEFAULT_FORMAT
    fitting = [each for each in formats.values() if each.id == format_id or each.fits(known.places, known.mode)]
    element = format_select(words, fitting, format_id)
    found = field("format_id", words("circles-format"), element)
    element.action_id = f"format_id-{known.mode}-{known.places}"
    return found


def _numbers(numbers: Iterable[int]) -> Choices:
    return [(str(number), str(number)) for number in numbers]


def _lengths(words: Words, known: CircleSettings, formats: Mapping[str, Format]) -> tuple[Choices, str]:
    form = formats.get(known.format_id)
    chosen = 0 if form and known.minutes == form.minutes else known.minutes
    numbers = sorted({*MINUTES, chosen} - {0})
    of_format = (words("circles-minutes-of-format"), "0")
    return [of_format, *((words("circles-n-minutes", n=n), str(n)) for n in numbers)], str(chosen)


def joining_fields(
    words: Words, known: CircleSettings, regions: Sequence[str], draft: NewCircleDraft | None = None
) -> list[Block]:
    """Return the fields about language, zone, who lets people in, milestones and, if the company has any, holidays.

    What the ``draft`` asks for has no answer yet.
    """
    ways = [(words("circles-joining-open"), "false"), (words("circles-joining-by-request"), "true")]
    blocks = [
        _language_field(words, None if draft and draft.ask_language else known.language),
        _zone_field(words, None if draft and draft.ask_zone else known.rhythm.zone),
        select(words("circles-joining"), "by_invitation", ways, str(known.by_invitation).lower(), RadioButtonsElement),
        tick(words("circles-milestones"), "milestones", words("circles-milestones-what"), ticked=known.milestones),
    ]
    return [*blocks, *holidays_field(words, regions, known.holidays)]


def holidays_field(words: Words, regions: Sequence[str], known: str | None) -> list[Block]:
    """Return the field that asks on whose public holidays a circle doesn't meet; none if the company has none."""
    offered = list(dict.fromkeys([*regions, *([known] if known else [])]))
    if not offered:
        return []
    choices = [(words("circles-holidays-none"), NO_HOLIDAYS), *((words.region(each), each) for each in offered)]
    return [select(words("circles-holidays"), "holidays", choices, known or NO_HOLIDAYS)]


def _language_field(words: Words, initial: Language | None) -> Block:
    return select(words("circles-language"), "language", [(words(f"language-{one}"), one) for one in Language], initial)


def _zone_field(words: Words, initial: str | None) -> Block:
    zones = dict.fromkeys([*([initial] if initial else []), *_ZONES])
    return select(words("circles-zone"), "zone", [(each.replace("_", " "), each) for each in zones], initial)


def voting_fields(words: Words, known: CircleSettings) -> list[Block]:
    """Return the fields about dots and the digest."""
    dots = sorted({*range(1, MOST_DOTS + 1), known.dots})
    return [
        select(words("circles-dots"), "dots", _numbers(dots), str(known.dots)),
        tick(words("circles-digest"), "digest", words("circles-digest-what"), ticked=known.digest),
    ]


def select(
    label: str,
    name: str,
    choices: Choices,
    initial: str | None,
    element: _OneOfMany = StaticSelectElement,
    *,
    tells: str | None = None,
) -> Block:
    """Return a field with one choice out of many, as a menu or as radio buttons; ``initial`` is among them, or None."""
    options = [option(text, value) for text, value in choices]
    chosen = None if initial is None else next(one for one in options if one.value == initial)
    return field(name, label, element(options=options, initial_option=chosen), tells=tells)


def seen_by(words: Words, text: str) -> Block:
    """Return who reads what is written above, with the way to everything about who sees what."""
    return section(text, button(words("home-who-sees-what"), actions.HOME_WHO_SEES_WHAT))


def readers(words: Words, circle: CircleInfo) -> str:
    """Return the channel in which others read along, with how many were in it at last count.

    Left out where that isn't known, or where more are in the circle alone by now.
    """
    people = circle.channel_people or 0
    names = {"channel": channel_token(circle.channel), "findable": "yes" if circle.findable else "no"}
    return words("circles-readers", people=people if people >= len(circle.members) else 0, **names)


def join_button(words: Words, circle: CircleInfo, *, primary: bool = False) -> ButtonElement:
    """Return what somebody can do who isn't in a circle yet: join, ask, or wait for a place."""
    about = CircleButton(circle=circle.id)
    if circle.by_invitation:
        return button(words("circles-ask"), actions.CIRCLES_ASK, about, primary=primary)
    if circle.free_places:
        return button(words("circles-join"), actions.CIRCLES_JOIN, about, primary=primary)
    return button(words("circles-wait"), actions.CIRCLES_WAIT, about)


def what_button(words: Words, circle: CircleInfo) -> ButtonElement:
    """Return the button that explains a circle to somebody who wonders whether to join."""
    return button(words("circles-what-is-this"), actions.CIRCLES_WHAT, CircleButton(circle=circle.id))


def rhythm_line(words: Words, circle: CircleInfo) -> str:
    """Return when a circle meets, also for who lives elsewhere: every Thursday at 14:00 (Europe/Berlin)."""
    rhythm, day = circle.rhythm, circle.rhythm.first
    key = "weekly-breaks" if circle.breaks and rhythm.cadence is Cadence.WEEKLY else rhythm.cadence
    on = {"weekday": words.weekday(day.weekday()), "time": words.time(rhythm.at)}
    line = words(f"circles-rhythm-{key}", **on, day=day.weekday(), nth=(day.day - 1) // 7 + 1)
    line = f"{line} ({rhythm.zone.replace('_', ' ')})"
    return words("circles-rhythm-breaks", rhythm=line) if circle.breaks else line


def venue_line(words: Words, venue: str) -> str:
    """Return where people meet, a link as one; empty where nobody said so."""
    return words("circles-venue-is", venue=linked(venue)) if venue else ""


def when_line(words: Words, circle: CircleInfo) -> str:
    """Return when, how long and how often a circle meets, or will meet once it has gathered."""
    key = "circles-card-when-gathering" if circle.gathers else "circles-card-when"
    return words(
        key, rhythm=rhythm_line(words, circle), minutes=circle.minutes, sessions=circle.sessions,
        first=words.date(circle.rhythm.first),
    )  # fmt: skip


def description(words: Words, circle: CircleInfo) -> str:
    """Return what somebody wants to know of a circle that they aren't in: what, where, when, in which language."""
    return words(
        "circles-description", name=escape(circle.name), channel=channel_token(circle.channel),
        purpose=escape(shorten(circle.purpose, _PURPOSE)), when=as_sentence(when_line(words, circle)),
        language=words(f"language-{circle.language}"),
    )  # fmt: skip


def to_join(words: Words, circle: CircleInfo) -> Block:
    """Return a circle for somebody who could come into it."""
    return section(f"{description(words, circle)}\n{places_line(words, circle)}", join_button(words, circle))


def invitation_card(words: Words, circle: CircleInfo) -> Message:
    """Return the card in the channel, with its Join button while there are places."""
    when, name = when_line(words, circle), escape(circle.name)
    blocks: list[Block] = [
        section(words("circles-card-title", name=name, purpose=escape(circle.purpose))),
        context(f"{as_sentence(when)}\n{places_line(words, circle)}"),
    ]
    if circle.state in TAKES_IN:
        blocks.append(context(words("circles-card-seen", channel=readers(words, circle))))
        blocks.append(context(words("circles-no-managers")))
        blocks.append(action_row(join_button(words, circle, primary=True), what_button(words, circle)))
    return Message(_card_text(words, circle, name, when), blocks)


def _card_text(words: Words, circle: CircleInfo, name: str, when: str) -> str:
    if circle.state in (CircleState.CLOSED, CircleState.PAUSED):
        return words(f"circles-card-text-{circle.state}", name=name)
    if not circle.free_places and not circle.by_invitation:
        return words("circles-card-text-full", name=name, when=when)
    joining = words("circles-card-text-asking" if circle.by_invitation else "circles-card-text-joining")
    if circle.gathers:
        return f"{words('circles-card-text-gathering', name=name, when=when)} {joining}"
    return f"{words('circles-card-text', name=name, when=when)} {joining}"


def places_line(words: Words, circle: CircleInfo) -> str:
    """Return how many places are taken, or why nobody can join."""
    if circle.state is CircleState.CLOSED:
        return words("circles-card-closed")
    if circle.state is CircleState.PAUSED and circle.paused_until:
        return words("circles-card-paused", until=words.date(local_date(circle.paused_until, circle.rhythm.zone)))
    taken = len(circle.members)
    said = [words("circles-card-places", taken=taken, places=circle.places, free=circle.free_places)]
    said += [words("circles-begins-with-three")] if circle.gathers and circle.missing else []
    said += [words("circles-card-by-invitation")] if circle.by_invitation else []
    return " · ".join(said)


def channel_fields(words: Words, channel: ChannelId | None, makable: Sequence[ChannelChoice]) -> list[Block]:
    """Return the fields that ask for a channel; ``makable`` are the kinds that can be made for the circle instead.

    Where a private one can be made, that is what is proposed.
    """
    there = channel_select(None if makable else channel)
    if not makable:
        return [field("channel", words("circles-channel"), there, hint=words("circles-channel-hint"))]
    kinds = sorted({ChannelChoice.THERE, *makable}, key=list(ChannelChoice).index)
    choices = [option(words(f"circles-channel-{kind}"), kind, words(f"circles-channel-{kind}-seen")) for kind in kinds]
    where = RadioButtonsElement(options=choices, initial_option=choices[0])
    return [
        field("where", words("circles-channel"), where),
        field("channel", words("circles-which-channel"), there, hint=words("circles-channel-hint"), optional=True),
    ]


def lives_elsewhere(words: Words, circle: CircleInfo) -> Message:
    """Return what becomes of a circle's card in the channel that it has left."""
    name, place = escape(circle.name), channel_token(circle.channel)
    return text_message(words("channels-lives-elsewhere", name=name, channel=place))


def shut_out(words: Words, circle: CircleInfo, why: str, bot_name: str = "") -> Message:
    """Return that Zirkel can't write there, ``why`` (not-invited, in-archive, not-allowed), and what can be done."""
    text = words(f"circles-{why}", name=escape(circle.name), channel=channel_token(circle.channel), bot=bot_name)
    return Message(text, [section(text), context(words(f"circles-{why}-then")), _move_button(words, circle)])


def channel_gone(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle's channel was deleted, and what can be done."""
    text = words("channels-gone", name=escape(circle.name))
    return Message(text, [section(text), _move_button(words, circle)])


def _move_button(words: Words, circle: CircleInfo) -> Block:
    return action_row(button(words("channels-move"), actions.CIRCLES_MOVE_CHANNEL, CircleButton(circle=circle.id)))


def not_brought_in(words: Words, circle: CircleInfo, guest: UserId, *, myself: bool) -> Message:
    """Return whom an owner has to invite by hand; ``myself`` where it is the owner who isn't in the channel."""
    place, name = channel_token(circle.channel), escape(circle.name)
    if myself:
        text = words("circles-you-not-brought-in", name=name, channel=place)
        return Message(text, [section(text), _move_button(words, circle)])
    return text_message(words("circles-not-brought-in", name=name, channel=place, person=guest))


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
    where = [*channel_fields(words, channel, makable), seen_by(words, words("circles-found-seen"))]
    where.append(context(words("circles-no-managers")))
    blocks = [*purpose_fields(words, known), *where, *date_fields(words, known, words("circles-first"))]
    if unfolded:
        blocks += session_fields(words, known, formats, SEASONS, refits=True)
        blocks += joining_fields(words, known, regions, draft)
    else:
        more = button(words("circles-more"), actions.CIRCLES_MORE)
        zone = context(words("circles-zone-is", zone=known.rhythm.zone.replace("_", " ")))
        blocks.append(_zone_field(words, None) if draft.ask_zone else zone)
        blocks += [_language_field(words, None)] if draft.ask_language else []
        blocks += [context(words("circles-defaults")), action_row(more, block_id="more")]
    return modal(
        actions.CIRCLES_FOUND, words("circles-found-title"), blocks,
        submit=words("circles-found-submit"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def founded(words: Words, circle: CircleInfo) -> Message:
    """Return what the founder is told when the modal was sent; in a channel made for the circle nobody else is yet."""
    told = "circles-founded-alone" if circle.own_channel else "circles-founded"
    text = words(told, name=escape(circle.name), channel=channel_token(circle.channel))
    invite = button(words("circles-do-circles-invite"), actions.CIRCLES_INVITE, CircleButton(circle=circle.id))
    begins = [context(words("circles-founded-gathers"))] if circle.gathers else []
    return Message(text, [section(text), *begins, action_row(invite)])
