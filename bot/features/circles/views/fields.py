"""The fields about a circle: the same where it is founded and where it is changed."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
)

from bot.content.formats import Format
from bot.features.circles.forms import MOST_DOTS, NAME_LIMIT, NO_HOLIDAYS, PURPOSE_LIMIT
from bot.features.circles.rules import MINUTES, PLACES, CircleSettings
from bot.kernel.vocabulary import Cadence, Language, Mode
from bot.language.translator import Words
from bot.slack.blocks import field, option, text_input

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


def what(words: Words, known: CircleSettings) -> list[Block]:
    """Return the fields that say what a circle is about."""
    name = text_input(known.name, limit=NAME_LIMIT, placeholder=words("circles-name-example"))
    purpose = text_input(
        known.purpose, limit=PURPOSE_LIMIT, multiline=True, placeholder=words("circles-purpose-example")
    )
    return [field("name", words("circles-name"), name), field("purpose", words("circles-purpose"), purpose)]


def when(words: Words, known: CircleSettings, label: str) -> list[Block]:
    """Return the fields that say when a circle meets; ``label`` says which date the first of them asks for."""
    day = DatePickerElement(initial_date=known.rhythm.first.isoformat())
    at = TimePickerElement(initial_time=f"{known.rhythm.at:%H:%M}")
    cadences = [(words(f"cadence-{each}"), each) for each in Cadence]
    return [
        field("first", label, day, hint=words("circles-first-hint")),
        field("at", words("circles-at"), at),
        select(words("circles-cadence"), "cadence", cadences, known.rhythm.cadence),
    ]


def how(words: Words, known: CircleSettings, formats: Mapping[str, Format], seasons: Sequence[int]) -> list[Block]:
    """Return the fields that say how a circle's sessions run, for how many people, and how often."""
    kinds = sorted((form.name(words.language), form.id) for form in formats.values())
    format_id = known.format_id if known.format_id in formats else _DEFAULT_FORMAT
    modes = [(words(f"mode-{mode}"), mode) for mode in Mode]
    return [
        select(words("circles-format"), "format_id", kinds, format_id),
        _radio(words("circles-mode"), "mode", modes, known.mode),
        select(words("circles-minutes"), "minutes", *_lengths(words, known, formats)),
        select(words("circles-places"), "places", [(str(n), str(n)) for n in PLACES], str(known.places)),
        select(words("circles-sessions"), "sessions", [(str(n), str(n)) for n in seasons], str(known.sessions)),
    ]


def _lengths(words: Words, known: CircleSettings, formats: Mapping[str, Format]) -> tuple[Choices, str]:
    form = formats.get(known.format_id)
    chosen = 0 if form and known.minutes == form.minutes else known.minutes
    numbers = sorted({*MINUTES, chosen} - {0})
    of_format = (words("circles-minutes-of-format"), "0")
    return [of_format, *((words("circles-n-minutes", n=n), str(n)) for n in numbers)], str(chosen)


def where_and_who(words: Words, known: CircleSettings, regions: Sequence[str]) -> list[Block]:
    """Return the fields about language, zone, the door, milestones and, where the company has any, holidays."""
    zone = known.rhythm.zone
    zones = [zone, *(each for each in _ZONES if each != zone)]
    doors = [(words("circles-door-open"), "false"), (words("circles-door-asking"), "true")]
    languages = [(words(f"language-{each}"), each) for each in Language]
    blocks = [
        select(words("circles-language"), "language", languages, known.language),
        select(words("circles-zone"), "zone", [(each.replace("_", " "), each) for each in zones], zone),
        _radio(words("circles-door"), "by_invitation", doors, str(known.by_invitation).lower()),
        _tick(words("circles-milestones"), "milestones", words("circles-milestones-what"), ticked=known.milestones),
    ]
    offered = list(dict.fromkeys([*regions, *([known.holidays] if known.holidays else [])]))
    if offered:
        choices = [(words("circles-holidays-none"), NO_HOLIDAYS), *((_region(words, each), each) for each in offered)]
        blocks.append(select(words("circles-holidays"), "holidays", choices, known.holidays or NO_HOLIDAYS))
    return blocks


def manners(words: Words, known: CircleSettings) -> list[Block]:
    """Return the fields about dots and the digest."""
    dots = [(str(n), str(n)) for n in sorted({*range(1, MOST_DOTS + 1), known.dots})]
    return [
        select(words("circles-dots"), "dots", dots, str(known.dots)),
        _tick(words("circles-digest"), "digest", words("circles-digest-what"), ticked=known.digest),
    ]


def _region(words: Words, region: str) -> str:
    """Return a country as people call it, with its part: Germany (BE)."""
    country, _, part = region.partition("-")
    return f"{words.country(country)} ({part})" if part else words.country(country)


def select(label: str, name: str, choices: Choices, initial: str) -> Block:
    """Return a field with one choice out of many."""
    options = [option(text, value) for text, value in choices]
    chosen = next(one for one in options if one.value == initial)
    return field(name, label, StaticSelectElement(options=options, initial_option=chosen))


def _radio(label: str, name: str, choices: Choices, initial: str) -> Block:
    options = [option(text, value) for text, value in choices]
    chosen = next(one for one in options if one.value == initial)
    return field(name, label, RadioButtonsElement(options=options, initial_option=chosen))


def _tick(label: str, name: str, text: str, *, ticked: bool) -> Block:
    options = [option(text, "yes")]
    element = CheckboxesElement(options=options, initial_options=options if ticked else None)
    return field(name, label, element, optional=True)
