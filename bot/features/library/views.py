"""What people see of the library: the shelf with its search, one session's minutes, all of them as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

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

from bot.content.formats import Format
from bot.features.actions import (
    LIBRARY_BACK,
    LIBRARY_CIRCLE,
    LIBRARY_CLEAR,
    LIBRARY_COPIED,
    LIBRARY_EXPORT,
    LIBRARY_READ,
    LIBRARY_READING,
    LIBRARY_SEARCH,
    LIBRARY_SINCE,
    LIBRARY_TOPIC,
    LIBRARY_TURN,
    LIBRARY_UNTIL,
    LIBRARY_WORDS,
    SESSIONS_KEEP_MINUTES,
    SESSIONS_MINUTES,
    CircleButton,
    MinutesDraft,
    PageButton,
    SessionButton,
)
from bot.features.circles.rules import CircleInfo
from bot.features.library.forms import EVERY_TOPIC, MINUTES_LIMIT, Shelf
from bot.features.library.rules import (
    PAGE,
    WORDS_LIMIT,
    Entry,
    Library,
    MinutesInfo,
    ResultPage,
    find,
    fold,
    leaf,
    telling_line,
)
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import topic_of
from bot.kernel.enums import CORE_ROLES
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.action_ids import Action, Nothing, numbered
from bot.slack.blocks import actions, button, context, field, header, modal, option, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention
from bot.slack.responses import Names
from bot.slack.system_messages import copy_modal

_BEGINNING = 200


def minutes_modal(words: Words, session: SessionInfo, minutes: MinutesInfo | None) -> View:
    """Return the modal for writing the minutes, with what stands in them already."""
    draft = MinutesDraft(session=session.id, seen=minutes.written_at if minutes else None)
    example = words("sessions-minutes-example")
    text = text_input(minutes.text if minutes else "", limit=MINUTES_LIMIT, multiline=True, placeholder=example)
    return modal(
        SESSIONS_KEEP_MINUTES, words("sessions-minutes-title"),
        [
            context(topic_of(words, session)),
            *([context(_last_written(words, minutes, session.circle.rhythm.zone))] if minutes else []),
            field("text", words("sessions-minutes-label"), text, hint=words("sessions-minutes-hint")),
        ],
        submit=words("sessions-minutes-keep"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def _last_written(words: Words, minutes: MinutesInfo, zone: str) -> str:
    when = day_and_time(minutes.written_at, zone)
    if minutes.author is None:
        return words("sessions-minutes-last", when=when)
    return words("sessions-minutes-last-by", when=when, who=mention(minutes.author))


def minutes_message(words: Words, session: SessionInfo, minutes: MinutesInfo) -> Message:
    """Return the minutes as they stand in the session's thread."""
    topic = topic_of(words, session)
    if minutes.author:
        head = words("sessions-minutes-by", topic=topic, who=mention(minutes.author))
    else:
        head = words("sessions-minutes-head", topic=topic)
    beginning = escape(shorten(minutes.text, _BEGINNING))
    text = words("sessions-minutes-text", circle=escape(session.circle.name), topic=topic, beginning=beginning)
    return Message(text, [section(head), *quoted(minutes.text)])


_ADDRESS = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]'\"*_~`])")

_MARKS = re.compile(r"([\\`*_\[\]<>~|]|&(?=#?\w+;))")

_AT_START = re.compile(r"^([#=]|-[-\s]*$)")

_LAST_HASHES = re.compile(r"(\s)(#+)$")

_LIST = re.compile(r"^([ \t]*)([-+•]|\d{1,9}[.)])[ \t]+(?=\S)")

_NESTED = 3
"""Blanks that make a list in a list; with more it would be code."""

_NAME_LIMIT = 60


def file_name(words: Words, library: Library) -> str:
    """Return what the file is called: plain messages, so that every machine takes it."""
    tidy = re.sub(r"[^a-z0-9]+", "-", fold(library.circle.name))[:_NAME_LIMIT].strip("-")
    return words("library-file-name", circle=tidy or "zirkel")


def with_comment(words: Words, library: Library) -> str:
    """Return the sentence above the file, in mrkdwn."""
    return words("library-file-comment", circle=escape(library.circle.name))


def to_copy(words: Words, name: str, content: str) -> View:
    """Return the file's content as a modal, where the app may not send files."""
    return copy_modal(words, LIBRARY_COPIED, name, content)


def people_in(library: Library) -> Sequence[UserId]:
    """Return everybody who is named in the file, each once."""
    holders = [holder.user for entry in library.entries for holder in entry.roles]
    return list(dict.fromkeys([*holders, *(entry.author for entry in library.entries if entry.author)]))


def markdown(words: Words, library: Library, formats: Mapping[str, Format], names: Names) -> str:
    """Return all minutes, with headings by session: date, topic, roles."""
    entries = sorted(library.entries, key=lambda entry: entry.number)
    days = [words.full_date(entry.local_date) for entry in entries]
    season = words("library-file-season", count=len(entries), **{"from": days[0], "until": days[-1]}) if days else ""
    parts = [_heading(1, library.circle.name), text(library.circle.purpose), f"*{season}*" if season else ""]
    for entry in entries:
        parts += _session(words, entry, formats.get(entry.format_id), names)
    return "\n\n".join(part for part in parts if part) + "\n"


def _session(words: Words, entry: Entry, form: Format | None, names: Names) -> Iterator[str]:
    topic = entry.topic or words("library-no-topic")
    yield _heading(2, words("library-file-session", number=entry.number, topic=topic))
    yield " · ".join([f"**{words.full_date(entry.local_date)}**", *_facts(words, entry, form, names)])
    yield text(entry.text)


def _facts(words: Words, entry: Entry, form: Format | None, names: Names) -> Iterator[str]:
    for holder in entry.roles:
        who = plain(names.get(holder.user) or words("library-somebody"))
        yield words("library-file-role", role=plain(_role(words, form, holder.role)), who=who)
    if entry.author:
        yield words("library-file-written", who=plain(names.get(entry.author) or words("library-somebody")))


def _role(words: Words, form: Format | None, role: str) -> str:
    if role in CORE_ROLES:
        return words(f"role-{role}")
    found = form.role(role) if form else None
    return found.name(words.language) if found else role


def _heading(level: int, line: str) -> str:
    return f"{'#' * level} " + _LAST_HASHES.sub(r"\1\\\2", plain(line))


def text(written: str) -> str:
    """Return people's text with its lines, lists and addresses, and no other markup."""
    lines = [_markdown_line(line) for line in written.split("\n")]
    return "\n".join(
        f"{line}  " if line and following and not _LIST.match(following) else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )


def _markdown_line(line: str) -> str:
    if item := _LIST.match(line):
        indent, mark = item.groups()
        return f"{' ' * min(len(indent), _NESTED)}{'-' if mark == '•' else mark} {_markdown_line(line[item.end() :])}"
    return _AT_START.sub(r"\\\1", plain(line.strip()))


def plain(line: str) -> str:
    """Return one line in which nothing but addresses is markup."""
    parts = _ADDRESS.split(line)
    return "".join(f"<{part}>" if index % 2 else _MARKS.sub(r"\\\1", part) for index, part in enumerate(parts))


def entry_topic(words: Words, topic: str | None) -> str:
    """Return what a session was about, escaped."""
    return escape(topic) if topic else words("library-no-topic")


def day(at: datetime) -> str:
    """Return a date with its weekday and year, in the reader's own zone."""
    return date_token(at, "{date_long}", f"{at:%Y-%m-%d}")


def reading_modal(words: Words, library: Library, entry: Entry, shelf: Shelf) -> View:
    """Return the minutes of a session; ``shelf`` is where they were taken from."""
    buttons = [button(words("library-back"), LIBRARY_BACK)]
    if library.writes:
        about = SessionButton(session=entry.session_id)
        buttons.append(button(words("library-change"), SESSIONS_MINUTES, about))
    return modal(
        LIBRARY_READING, words("library-title"),
        [
            header(entry.topic or words("library-no-topic")),
            context(_head(words, library, entry)), *quoted(entry.text), actions(*buttons),
        ],
        submit=None, close=words("button-close"), metadata=shelf,
    )  # fmt: skip


def _head(words: Words, library: Library, entry: Entry) -> str:
    parts = [escape(library.circle.name), words("library-date", date=day(entry.starts_at))]
    if entry.author:
        parts.append(words("library-written-by", who=mention(entry.author)))
    if entry.moderator:
        parts.append(words("library-moderated-by", who=mention(entry.moderator)))
    return " · ".join(parts)


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
        LIBRARY_SEARCH, words("library-title"), blocks, submit=words("library-search") if library.entries else None,
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
        action_id=LIBRARY_CIRCLE.name, options=options, initial_option=chosen, placeholder=placeholder
    )


def _unwritten(words: Words, library: Library) -> Iterator[Block]:
    if last := library.unwritten:
        text = words("library-unwritten", topic=entry_topic(words, last.topic), date=day(last.starts_at))
        about = SessionButton(session=last.session_id)
        yield section(text, button(words("library-write"), SESSIONS_MINUTES, about))


def _search(words: Words, library: Library, shelf: Shelf) -> Iterator[Block]:
    """Yield the inputs: Enter, the button below and every choice look anew."""
    typed = text_input(shelf.words, limit=WORDS_LIMIT, placeholder=words("library-words-example"))
    typed.action_id = LIBRARY_WORDS.name
    typed.dispatch_action_config = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
    yield InputBlock(
        block_id=numbered("words", shelf.drawn), label=PlainTextObject(text=words("library-words")), element=typed,
        hint=PlainTextObject(text=words("library-words-hint")), optional=True, dispatch_action=True,
    )  # fmt: skip
    elements = [
        _topic_select(words, library, shelf),
        _date(words("library-since"), LIBRARY_SINCE, shelf.since),
        _date(words("library-until"), LIBRARY_UNTIL, shelf.until),
    ]
    clear = [button(words("library-clear"), LIBRARY_CLEAR)] if shelf.search else []
    yield actions(*elements, *clear, block_id=numbered("filter", shelf.drawn))
    yield DividerBlock()


def _topic_select(words: Words, library: Library, shelf: Shelf) -> StaticSelectElement:
    topics = [(str(key), title) for key, title in library.topics.items()]
    options = [option(words("library-every-topic"), EVERY_TOPIC), *(option(title, key) for key, title in topics)]
    chosen = next((one for one in options if one.value == str(shelf.topic)), options[0])
    placeholder = PlainTextObject(text=words("library-topic"))
    return StaticSelectElement(
        action_id=LIBRARY_TOPIC.name, options=options[:_OPTIONS], initial_option=chosen, placeholder=placeholder
    )


def _date(placeholder: str, action: Action[Nothing], chosen: date | None) -> DatePickerElement:
    return DatePickerElement(
        action_id=action.name, initial_date=chosen.isoformat() if chosen else None,
        placeholder=PlainTextObject(text=placeholder),
    )  # fmt: skip


def _results(words: Words, library: Library, shelf: Shelf, found: ResultPage) -> Iterator[Block]:
    if not library.entries:
        yield section(words("library-empty"))
        return
    if shelf.search:
        count = found.found
        yield context(words("library-found", count=count) if count else words("library-found-none"))
    for entry in found.entries:
        yield _line(words, entry, shelf)
    yield from _turning(words, found)
    yield actions(button(words("library-export"), LIBRARY_EXPORT, CircleButton(circle=library.circle.id)))


def _line(words: Words, entry: Entry, shelf: Shelf) -> Block:
    line = escape(shorten(telling_line(entry.text, shelf.words), _LINE))
    text = words("library-line", topic=entry_topic(words, entry.topic), date=day(entry.starts_at), line=line)
    return section(text, button(words("library-read"), LIBRARY_READ, SessionButton(session=entry.session_id)))


def _turning(words: Words, found: ResultPage) -> Iterator[Block]:
    if found.found <= PAGE:
        return
    buttons = []
    if found.number:
        buttons.append(button(words("library-later"), numbered(LIBRARY_TURN, 1), PageButton(page=found.number - 1)))
    if found.has_earlier:
        buttons.append(button(words("library-earlier"), numbered(LIBRARY_TURN, 2), PageButton(page=found.number + 1)))
    yield context(words("library-pages", page=found.number + 1, pages=-(-found.found // PAGE)))
    yield actions(*buttons)
