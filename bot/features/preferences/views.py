"""What people see of how they are paired: the modal, and the next round in numbers."""

from collections.abc import Iterator
from uuid import UUID

from slack_sdk.models.blocks import Block, RadioButtonsElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.payloads import TogetherButton
from bot.features.preferences.forms import DEPARTMENT_LIMIT, MOST_AT_ONCE, PreferencesForm
from bot.features.preferences.rules import Preview
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, option, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape

TOGETHER = 3
"""For how many rounds pairs stay together where they do."""


def settings_modal(words: Words, known: PreferencesForm, together: int) -> View:
    """Return how somebody wants to be paired, to be changed; ``together``: how many rounds the pool's pairs stay."""
    at_once = [option(words("preferences-at_once-most", n=n), str(n)) for n in range(MOST_AT_ONCE + 1)]
    blocks = [
        *([_choice(words, "always_new", known.always_new, together)] if together > 1 else []),
        _choice(words, "own_circles", known.own_circles, together),
        field(
            "at_once", words("preferences-at_once"),
            StaticSelectElement(options=at_once, initial_option=at_once[known.at_once]),
            hint=words("preferences-at_once-hint"),
        ),
        field(
            "department", words("preferences-department"), text_input(known.department, limit=DEPARTMENT_LIMIT),
            hint=words("preferences-department-hint"), optional=True,
        ),
        section(words("preferences-not-with"), button(words("coaching-not-with"), ids.COACHING_NOT_WITH)),
        context(words("preferences-seen")),
    ]  # fmt: skip
    return modal(
        ids.COACHING_KEEP_SETTINGS, words("preferences-mine"), blocks,
        submit=words("coaching-keep"), close=words("button-cancel"),
    )  # fmt: skip


def _choice(words: Words, name: str, chosen: bool, together: int) -> Block:
    options = [option(words(f"preferences-{name}-{value}", n=together), value) for value in ("false", "true")]
    radio = RadioButtonsElement(options=options, initial_option=options[chosen])
    return field(name, words(f"preferences-{name}"), radio)


def preview(words: Words, found: Preview, pool_id: UUID, theme: str = "", *, of_programme: bool = False) -> Message:
    """Return a pool's next round in numbers, and for how long its pairs would stay together.

    ``of_programme``: for whoever offers that, else for who has been in the pool the longest.
    """
    name = words("coaching-pool-theme", theme=escape(theme)) if theme else words("coaching-pool-own")
    lines = list(_missing(words, found, name) if found.missing else _counted(words, found, name if theme else ""))
    other = 1 if found.together > 1 else TOGETHER
    change = button(
        words("preferences-together", n=other), ids.COACHING_TOGETHER, TogetherButton(rounds=other, pool=pool_id)
    )
    stays = section(words("preferences-stay", n=found.together))
    why = words("preferences-yours-programme" if of_programme else "preferences-yours")
    note = context(f"{words('preferences-counted')} {why}")
    return Message(lines[0], [section("\n".join(lines)), stays, action_row(change), note])


def _missing(words: Words, found: Preview, name: str) -> Iterator[str]:
    yield f"{name} {words('coaching-pool-missing', missing=found.missing)}"


def _counted(words: Words, found: Preview, name: str) -> Iterator[str]:
    yield words("preferences-preview", when=day_and_time(found.starts_at))
    yield from [name] if name else []
    yield words("preferences-groups", pairs=found.pairs, trios=found.trios)
    counts = (("staying", found.staying), ("granted", found.granted), ("left-over", found.left_over))
    yield from (words(f"preferences-{what}", n=n) for what, n in counts if n)
