"""What people see of the library: the list with its search, one session's minutes, all of them as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions
from bot.features.cases.views import notes_field
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import readers, seen_by
from bot.features.library.forms import EVERY, MINUTES_LIMIT, ShownSearch
from bot.features.library.rules import (
    PAGE,
    WORDS_LIMIT,
    MinutesEntry,
    MinutesInfo,
    MinutesLibrary,
    MissingMinutes,
    ResultPage,
    find,
    fold,
    page_of,
    telling_line,
)
from bot.features.payloads import CircleButton, MinutesDraft, PageButton, SessionButton
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import subject_of, topic_of
from bot.kernel.enums import CORE_ROLES
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.language.emoji_codes import with_emoji
from bot.language.translator import Words
from bot.slack.action_ids import Action, Nothing, numbered
from bot.slack.blocks import action_row, button, context, field, header, modal, option, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention
from bot.slack.responses import Names

_BEGINNING = 200


def minutes_modal(
    words: Words, session: SessionInfo, minutes: MinutesInfo | None, *, about_a_case: bool = False,
    giver: Holder | None = None,
) -> View:  # fmt: skip
    """Return the modal for writing the minutes, with what stands in them already.

    Of a case nothing belongs there; notes on it are for the case's ``giver``, and have a field of their own.
    """
    seen = minutes.written_at if minutes else None
    draft = MinutesDraft(session=session.id, seen=seen, notes_for=giver.person_id if giver else None)
    example = words("sessions-minutes-example")
    label = words("cases-learning-label") if about_a_case else words("sessions-minutes-label")
    text = text_input(minutes.text if minutes else "", limit=MINUTES_LIMIT, multiline=True, placeholder=example)
    return modal(
        actions.SESSIONS_KEEP_MINUTES, words("sessions-minutes-title"),
        [
            context(topic_of(words, session)),
            *([context(_last_written(words, minutes, session.circle.rhythm.zone))] if minutes else []),
            *(notes_field(words, giver.user, MINUTES_LIMIT) if giver else []),
            *([section(words("sessions-minutes-of-case"))] if about_a_case else []),
            field("text", label, text, optional=giver is not None and minutes is None),
            seen_by(words, words("sessions-minutes-hint", channel=readers(words, session.circle))),
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


def file_name(words: Words, library: MinutesLibrary) -> str:
    """Return what the file is called: plain ASCII, so that every machine takes it."""
    tidy = re.sub(r"[^a-z0-9]+", "-", fold(library.circle.name))[:_NAME_LIMIT].strip("-")
    return words("library-file-name", circle=tidy or "zirkel")


def file_comment(words: Words, library: MinutesLibrary) -> str:
    """Return the sentence above the file, in mrkdwn."""
    return words("library-file-comment", circle=escape(library.circle.name))


def people_in(library: MinutesLibrary) -> Sequence[UserId]:
    """Return everybody who is named in the file, each once."""
    holders = [holder.user for entry in library.entries for holder in entry.roles]
    return list(dict.fromkeys([*holders, *(entry.author for entry in library.entries if entry.author)]))


def markdown(words: Words, library: MinutesLibrary, formats: Mapping[str, Format], names: Names) -> str:
    """Return all minutes, with headings by session: date, topic, roles."""
    entries = sorted(library.entries, key=lambda entry: entry.starts_at)
    days = [words.full_date(entry.local_date) for entry in entries]
    season = words("library-file-season", count=len(entries), **{"from": days[0], "until": days[-1]}) if days else ""
    parts = [_heading(1, library.circle.name), text(library.circle.purpose), f"*{season}*" if season else ""]
    for entry in entries:
        parts += _session(words, entry, formats.get(entry.format_id), names)
    return "\n\n".join(part for part in parts if part) + "\n"


def _session(words: Words, entry: MinutesEntry, form: Format | None, names: Names) -> Iterator[str]:
    yield _heading(2, words("library-file-session", number=entry.number, topic=_subject(words, entry)))
    yield " · ".join([f"**{words.full_date(entry.local_date)}**", *_facts(words, entry, form, names)])
    yield text(entry.text)


def _facts(words: Words, entry: MinutesEntry, form: Format | None, names: Names) -> Iterator[str]:
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
    """Return one line in which nothing but addresses is markup, and Slack's codes are emoji."""
    parts = _ADDRESS.split(line)
    return "".join(
        f"<{part}>" if index % 2 else _MARKS.sub(r"\\\1", with_emoji(part)) for index, part in enumerate(parts)
    )


def _subject(words: Words, entry: MinutesEntry | MissingMinutes) -> str:
    """Return what a session was about, not escaped."""
    return subject_of(words, entry.format_id, entry.topic) or words("library-no-topic")


def day(at: datetime) -> str:
    """Return a date with its weekday and year, in the reader's own zone."""
    return date_token(at, "{date_long}", f"{at:%Y-%m-%d}")


def reading_modal(words: Words, library: MinutesLibrary, entry: MinutesEntry, shown: ShownSearch) -> View:
    """Return the minutes of a session; ``shown`` is the list they were taken from."""
    buttons = [button(words("library-back"), actions.LIBRARY_BACK)]
    if library.writes:
        about = SessionButton(session=entry.session_id)
        buttons.append(button(words("library-change"), actions.SESSIONS_MINUTES, about))
        buttons.append(button(words("insights-make"), actions.INSIGHTS_FROM_MINUTES, about))
        buttons.append(button(words("recall-later"), actions.RECALL_LATER, about))
    return modal(
        actions.LIBRARY_READING, words("library-title"),
        [
            header(_subject(words, entry)),
            context(_head(words, library, entry)), *quoted(entry.text), action_row(*buttons),
        ],
        submit=None, close=words("button-close"), metadata=shown,
    )  # fmt: skip


def _head(words: Words, library: MinutesLibrary, entry: MinutesEntry) -> str:
    parts = [escape(library.circle.name), words("library-date", date=day(entry.starts_at))]
    if entry.author:
        parts.append(words("library-written-by", who=mention(entry.author)))
    if entry.moderator:
        parts.append(words("library-moderated-by", who=mention(entry.moderator)))
    return " · ".join(parts)


_LINE, _OPTIONS = 120, 100


def library_modal(
    words: Words, library: MinutesLibrary, shown: ShownSearch, circles: Sequence[CircleInfo] = ()
) -> View:
    """Return the library with what fits the search; ``circles`` are all whose minutes the person may read."""
    found = page_of(find(library.entries, shown.search), shown.page)
    blocks = [
        section(words("library-head", circle=escape(library.circle.name)), _circle_select(words, library, circles)),
        context(words("library-who-reads", channel=readers(words, library.circle))),
        *_missing(words, library),
        *(_search(words, library, shown) if library.entries else []),
        *_results(words, library, shown, found),
        *_wall(words, library),
    ]
    return modal(
        actions.LIBRARY_SEARCH, words("library-title"), blocks,
        submit=words("library-search") if library.entries else None, close=words("button-close"), metadata=shown,
    )  # fmt: skip


def no_library(words: Words) -> Message:
    """Return what somebody is told who is in no circle."""
    text = words("library-none")
    return Message(text, [section(text)])


def _circle_select(words: Words, library: MinutesLibrary, circles: Sequence[CircleInfo]) -> StaticSelectElement | None:
    if len(circles) <= 1:
        return None
    options = [option(circle.name, CircleButton(circle=circle.id).pack()) for circle in circles[:_OPTIONS]]
    shown = CircleButton(circle=library.circle.id).pack()
    return select(actions.LIBRARY_CIRCLE, words("library-choose-circle"), options, shown)


def select(action: Action[Any], placeholder: str, options: Sequence[Option], chosen: str) -> StaticSelectElement:
    """Return a select with one of its options chosen."""
    initial = next((one for one in options if one.value == chosen), None)
    hint = PlainTextObject(text=placeholder)
    return StaticSelectElement(action_id=action.name, options=options, initial_option=initial, placeholder=hint)


def _missing(words: Words, library: MinutesLibrary) -> Iterator[Block]:
    if last := library.missing:
        text = words("library-unwritten", topic=escape(_subject(words, last)), date=day(last.starts_at))
        about = SessionButton(session=last.session_id)
        yield section(text, button(words("library-write"), actions.SESSIONS_MINUTES, about))


def _search(words: Words, library: MinutesLibrary, shown: ShownSearch) -> Iterator[Block]:
    """Yield the inputs: Enter, the button below and every choice look anew."""
    yield words_input(words, actions.LIBRARY_WORDS, shown.words, shown.drawn)
    elements = [
        _topic_select(words, library, shown),
        _date(words("library-since"), actions.LIBRARY_SINCE, shown.since),
        _date(words("library-until"), actions.LIBRARY_UNTIL, shown.until),
    ]
    clear = [button(words("library-clear"), actions.LIBRARY_CLEAR)] if shown.search else []
    yield action_row(*elements, *clear, block_id=numbered("filter", shown.drawn))
    yield DividerBlock()


def words_input(words: Words, action: Action[Nothing], looked_for: str, drawn: int) -> Block:
    """Return the input for words to look for, which Enter looks for at once."""
    typed = text_input(looked_for, limit=WORDS_LIMIT, placeholder=words("library-words-example"))
    typed.action_id = action.name
    typed.dispatch_action_config = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
    return InputBlock(
        block_id=numbered("words", drawn), label=PlainTextObject(text=words("library-words")), element=typed,
        hint=PlainTextObject(text=words("library-words-hint")), optional=True, dispatch_action=True,
    )  # fmt: skip


def _topic_select(words: Words, library: MinutesLibrary, shown: ShownSearch) -> StaticSelectElement:
    topics = [option(title, str(key)) for key, title in library.topics.items()]
    options = [option(words("library-every-topic"), EVERY), *topics][:_OPTIONS]
    chosen = str(shown.topic) if shown.topic in library.topics else EVERY
    return select(actions.LIBRARY_TOPIC, words("library-topic"), options, chosen)


def _date(placeholder: str, action: Action[Nothing], chosen: date | None) -> DatePickerElement:
    return DatePickerElement(
        action_id=action.name, initial_date=chosen.isoformat() if chosen else None,
        placeholder=PlainTextObject(text=placeholder),
    )  # fmt: skip


def _results(
    words: Words, library: MinutesLibrary, shown: ShownSearch, found: ResultPage[MinutesEntry]
) -> Iterator[Block]:
    if not library.entries:
        yield section(words("library-empty"))
        return
    if shown.search:
        count = found.found
        yield context(words("library-found", count=count) if count else words("library-found-none"))
    for entry in found.entries:
        yield _line(words, entry, shown)
    yield from turning(words, found, actions.LIBRARY_TURN)
    yield action_row(button(words("library-export"), actions.LIBRARY_EXPORT, CircleButton(circle=library.circle.id)))


def _wall(words: Words, library: MinutesLibrary) -> Iterator[Block]:
    about = CircleButton(circle=library.circle.id)
    wall = [button(words("goals-wall"), actions.GOALS_WALL, about)] if library.writes else []
    yield action_row(button(words("insights-cards"), actions.INSIGHTS_CARDS, about), *wall)


def _line(words: Words, entry: MinutesEntry, shown: ShownSearch) -> Block:
    line = escape(shorten(telling_line(entry.text, shown.words), _LINE))
    text = words("library-line", topic=escape(_subject(words, entry)), date=day(entry.starts_at), line=line)
    return section(text, button(words("library-read"), actions.LIBRARY_READ, SessionButton(session=entry.session_id)))


def turning(words: Words, found: ResultPage[Any], turn: Action[PageButton]) -> Iterator[Block]:
    """Yield which page it is, with the ways to those beside it."""
    if found.found <= PAGE:
        return
    buttons = []
    if found.number:
        buttons.append(button(words("library-later"), numbered(turn, 1), PageButton(page=found.number - 1)))
    if found.has_earlier:
        buttons.append(button(words("library-earlier"), numbered(turn, 2), PageButton(page=found.number + 1)))
    yield context(words("library-pages", page=found.number + 1, pages=-(-found.found // PAGE)))
    yield action_row(*buttons)
