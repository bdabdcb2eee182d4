"""What somebody sees of their log: the list with its search, and one note."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.answers.rules import ENOUGH_WITHOUT_NAMES as ENOUGH
from bot.features.journal.forms import ShownLog
from bot.features.journal.rules import Note, find
from bot.features.library.forms import EVERY
from bot.features.library.rules import page_of, telling_line
from bot.features.library.views import day, select, turning, words_input
from bot.features.payloads import NoteButton, PhaseButton, SessionButton
from bot.features.sessions.views import subject_of
from bot.kernel.enums import NoteKind
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import action_row, button, confirmed, context, header, modal, option, quoted, section
from bot.slack.mrkdwn import escape

_LINE, _OPTIONS = 120, 100


def log_modal(words: Words, notes: Sequence[Note], shown: ShownLog) -> View:
    """Return what somebody has written and fits what they look for."""
    found = page_of(find(notes, shown.words, shown.circle), shown.page)
    blocks: list[Block] = [context(words("journal-yours"))]
    if notes:
        blocks += [*_search(words, notes, shown), *(_line(words, note, shown) for note in found.entries)]
        blocks += turning(words, found, actions.JOURNAL_TURN)
        if not found.found:
            blocks.append(section(words("journal-found-none")))
    else:
        blocks.append(section(words("journal-empty")))
    blocks += [DividerBlock(), section(words("journal-export"), button(words("privacy-open"), actions.PRIVACY_OPEN))]
    return modal(
        actions.JOURNAL_SEARCH, words("journal-title"), blocks, submit=words("library-search") if notes else None,
        close=words("button-close"), metadata=shown,
    )  # fmt: skip


def _search(words: Words, notes: Sequence[Note], shown: ShownLog) -> Iterator[Block]:
    yield words_input(words, actions.JOURNAL_WORDS, shown.words, shown.drawn)
    circles = {str(note.session.circle_id): _where(words, note) for note in notes}
    options = [option(words("journal-every-circle"), EVERY), *(option(name, key) for key, name in circles.items())]
    if len(circles) > 1:
        choice = select(
            actions.JOURNAL_CIRCLE, words("library-choose-circle"), options[:_OPTIONS], str(shown.circle or EVERY)
        )
        yield action_row(choice, block_id=numbered("circle", shown.drawn))
    yield DividerBlock()


def _where(words: Words, note: Note) -> str:
    part = {NoteKind.COACHING: "privacy-part-coaching_seats", NoteKind.TANDEM: "tandems-title"}.get(note.kind)
    return words(part) if part else note.session.circle


def _about(words: Words, note: Note) -> str:
    if note.kind is NoteKind.COACHING:
        return words("journal-round", number=note.session.number)
    if note.kind is NoteKind.TANDEM:
        return words(f"tandems-kind-{note.session.format_id}")
    about = subject_of(words, note.session.format_id, note.session.topic)
    return about or words("reflections-no-topic", number=note.session.number)


def _line(words: Words, note: Note, shown: ShownLog) -> Block:
    text = words(
        f"journal-line-{note.kind}", about=escape(_about(words, note)), circle=escape(_where(words, note)),
        date=day(note.session.starts_at), line=escape(shorten(telling_line(note.text, shown.words), _LINE)),
    )  # fmt: skip
    return section(text, button(words("library-read"), actions.JOURNAL_READ, NoteButton(kind=note.kind, note=note.id)))


def note_modal(words: Words, note: Note, shown: ShownLog) -> View:
    """Return all of a note; ``shown`` is the list that it was taken from."""
    blocks = [header(_about(words, note)), context(" · ".join(_facts(words, note)))]
    for column, text in note.texts:
        blocks += [context(words(f"privacy-column-{column}")), *quoted(text)]
    blocks.append(action_row(*_buttons(words, note)))
    return modal(
        actions.JOURNAL_READING,
        words("journal-title"),
        blocks,
        submit=None,
        close=words("button-close"),
        metadata=shown,
    )


def above(shown: ShownLog, two_minutes: View) -> View:
    """Return the modal of a reflection as one that lies over the log, which takes what is submitted."""
    two_minutes.callback_id, two_minutes.private_metadata = actions.JOURNAL_KEEP.name, shown.pack()
    return two_minutes


def _facts(words: Words, note: Note) -> Iterator[str]:
    yield escape(_where(words, note))
    yield words("library-date", date=day(note.session.starts_at))
    if note.visibility:
        yield words("journal-who-reads", who=words(f"visibility-{note.visibility}", enough=ENOUGH))
    if note.plan:
        yield words("journal-plan", state=words(f"privacy-value-{note.plan}"))


def _buttons(words: Words, note: Note) -> Iterator[ButtonElement]:
    about = NoteButton(kind=note.kind, note=note.id)
    yield button(words("button-back"), actions.JOURNAL_BACK)
    if note.is_changeable and note.open_run:
        answer = PhaseButton(session=note.session.id, run=note.open_run)
        yield button(words("library-change"), actions.SESSIONS_ANSWER, answer)
    elif note.is_changeable:
        yield button(words("library-change"), actions.JOURNAL_CHANGE, about)
    if note.can_come_back:
        yield button(words("recall-later"), actions.RECALL_REFLECTION, SessionButton(session=note.session.id))
    if note.is_for_a_card:
        yield button(words("insights-make"), actions.INSIGHTS_FROM_REFLECTION, SessionButton(session=note.session.id))
    delete = button(words("journal-delete"), actions.JOURNAL_DELETE, about)
    sure = words("journal-delete-reflection" if note.kind is NoteKind.REFLECTION else "journal-delete-other")
    yield confirmed(delete, words("journal-delete-title"), sure, deny=words("button-cancel"))
