"""What a search in one's own log finds."""

import string
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.features.journal.rules import Note, NotedSession, find
from bot.features.library.rules import fold
from bot.kernel.enums import NoteKind

TEXTS = st.text(string.ascii_letters + "äöüßéÉ ÄÖÜ\n.-", max_size=40)
ABOUT = NotedSession(
    UUID(int=1), UUID(int=2), "Async", 1, datetime(2026, 3, 5, tzinfo=UTC), "learning-circle", None, mine=True
)


@st.composite
def logs(draw: st.DrawFn) -> list[Note]:
    parts = st.lists(st.tuples(st.just("what"), TEXTS), max_size=3)
    written = draw(st.lists(st.tuples(parts, st.none() | TEXTS, st.integers(0, 2)), max_size=8))
    return [
        Note(NoteKind.ANSWER, UUID(int=n), replace(ABOUT, topic=topic, circle_id=UUID(int=circle)), tuple(texts))
        for n, (texts, topic, circle) in enumerate(written)
    ]


@given(logs(), TEXTS, st.none() | st.integers(0, 2).map(lambda number: UUID(int=number)))
def test_what_is_found_has_all_words_and_nothing_that_has_them_is_left_out(
    notes: list[Note], words: str, circle: UUID | None
) -> None:
    def fits(note: Note) -> bool:
        whole = fold("\n".join([note.session.topic or "", *(text for _, text in note.texts)]))
        return circle in (None, note.session.circle_id) and all(word in whole for word in fold(words).split())

    assert find(notes, words, circle) == [note for note in notes if fits(note)]


@given(logs())
def test_any_word_of_a_note_in_any_spelling_finds_it(notes: list[Note]) -> None:
    for note in notes:
        for word in note.text.split():
            assert all(note in find(notes, spelled, None) for spelled in (word, word.upper(), word.swapcase()))
