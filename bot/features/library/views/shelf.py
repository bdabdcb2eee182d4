"""The library's modal: what to look for, and what was found, a page at a time."""

from collections.abc import Iterator, Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    DividerBlock,
    InputBlock,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo
from bot.features.library.forms import EVERY_TOPIC, CircleButton, PageButton, SessionButton, Shelf
from bot.features.library.rules import PAGE, WORDS_LIMIT, Entry, Leaf, Library, find, leaf, telling_line
from bot.features.library.views.parts import day, topic_of
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import actions, button, context, modal, option, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import escape

_LINE = 120
_OPTIONS = 100


def shelf_modal(words: Words, library: Library, shelf: Shelf, circles: Sequence[CircleInfo] = ()) -> View:
    """Return the library with what fits the search; ``circles`` are all whose minutes the person may read."""
    found = leaf(find(library.entries, shelf.search), shelf.page)
    blocks = [
        section(words("library-head", circle=escape(library.circle.name)), _circle_select(words, library, circles)),
        context(words("library-who-reads")),
        *_unwritten(words, library),
        *(_search(words, library, shelf) if library.entries else []),
        *_results(words, library, shelf, found),
    ]
    return modal(
        "library:search", words("library-title"), blocks, submit=words("library-search") if library.entries else None,
        close=words("button-close"), metadata=shelf,
    )  # fmt: skip


def no_library(words: Words) -> Message:
    """Return what somebody is told who is in no circle."""
    text = words("library-none")
    return Message(text, [section(text)])


def _circle_select(words: Words, library: Library, circles: Sequence[CircleInfo]) -> StaticSelectElement | None:
    if len(circles) <= 1:
        return None
    values = {circle.id: CircleButton(circle=circle.id).pack() for circle in circles[:_OPTIONS]}
    options = [option(circle.name, values[circle.id]) for circle in circles[:_OPTIONS]]
    chosen = next((one for one in options if one.value == values.get(library.circle.id)), None)
    placeholder = PlainTextObject(text=words("library-choose-circle"))
    return StaticSelectElement(
        action_id="library:circle", options=options, initial_option=chosen, placeholder=placeholder
    )


def _unwritten(words: Words, library: Library) -> Iterator[Block]:
    if last := library.unwritten:
        text = words("library-unwritten", topic=topic_of(words, last.topic), date=day(last.starts_at))
        about = SessionButton(session=last.session_id)
        yield section(text, button(words("library-write"), "sessions:minutes", about))


def _search(words: Words, library: Library, shelf: Shelf) -> Iterator[Block]:
    """Yield the inputs: Enter, the button below and every choice look anew."""
    typed = text_input(shelf.words, limit=WORDS_LIMIT, placeholder=words("library-words-example"))
    typed.action_id = "library:words"
    typed.dispatch_action_config = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
    yield InputBlock(
        block_id=numbered("words", shelf.drawn), label=PlainTextObject(text=words("library-words")), element=typed,
        hint=PlainTextObject(text=words("library-words-hint")), optional=True, dispatch_action=True,
    )  # fmt: skip
    elements = [
        _topic_select(words, library, shelf),
        _date(words("library-since"), "library:since", shelf.since),
        _date(words("library-until"), "library:until", shelf.until),
    ]
    clear = [button(words("library-clear"), "library:clear")] if shelf.search else []
    yield actions(*elements, *clear, block_id=numbered("filter", shelf.drawn))
    yield DividerBlock()


def _topic_select(words: Words, library: Library, shelf: Shelf) -> StaticSelectElement:
    topics = [(str(key), title) for key, title in library.topics.items()]
    options = [option(words("library-every-topic"), EVERY_TOPIC), *(option(title, key) for key, title in topics)]
    chosen = next((one for one in options if one.value == str(shelf.topic)), options[0])
    placeholder = PlainTextObject(text=words("library-topic"))
    return StaticSelectElement(
        action_id="library:topic", options=options[:_OPTIONS], initial_option=chosen, placeholder=placeholder
    )


def _date(placeholder: str, action_id: str, chosen: date | None) -> DatePickerElement:
    return DatePickerElement(
        action_id=action_id, initial_date=chosen.isoformat() if chosen else None,
        placeholder=PlainTextObject(text=placeholder),
    )  # fmt: skip


def _results(words: Words, library: Library, shelf: Shelf, found: Leaf) -> Iterator[Block]:
    if not library.entries:
        yield section(words("library-empty"))
        return
    if shelf.search:
        count = found.found
        yield context(words("library-found", count=count) if count else words("library-found-none"))
    for entry in found.entries:
        yield _line(words, entry, shelf)
    yield from _turning(words, found)
    yield actions(button(words("library-export"), "library:export", CircleButton(circle=library.circle.id)))


def _line(words: Words, entry: Entry, shelf: Shelf) -> Block:
    line = escape(shorten(telling_line(entry.text, shelf.words), _LINE))
    text = words("library-line", topic=topic_of(words, entry.topic), date=day(entry.starts_at), line=line)
    return section(text, button(words("library-read"), "library:read", SessionButton(session=entry.session_id)))


def _turning(words: Words, found: Leaf) -> Iterator[Block]:
    if found.found <= PAGE:
        return
    buttons = []
    if found.number:
        buttons.append(button(words("library-later"), numbered("library:turn", 1), PageButton(page=found.number - 1)))
    if found.has_earlier:
        buttons.append(button(words("library-earlier"), numbered("library:turn", 2), PageButton(page=found.number + 1)))
    yield context(words("library-pages", page=found.number + 1, pages=-(-found.found // PAGE)))
    yield actions(*buttons)
