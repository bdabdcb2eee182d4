"""The log's modals as golden files, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from bot.features.journal import views
from bot.features.journal.forms import ShownLog
from bot.features.journal.rules import Note, NotedSession
from bot.features.reflections.rules import Draft
from bot.features.reflections.views import reflection_modal
from bot.kernel.enums import CommitmentState, NoteKind, Visibility
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.reflections.season import session_info, writing

ABOUT = NotedSession(
    UUID(int=1), UUID(int=10), "Async <Python>", 3, datetime(2026, 3, 19, 13, tzinfo=UTC), "learning-circle",
    "Locks & queues", mine=True,
)  # fmt: skip
CLOSING = replace(
    ABOUT, id=UUID(int=2), circle_id=UUID(int=11), circle="Writing", format_id="circle-closing", topic=None
)
REFLECTION = Note(
    NoteKind.REFLECTION, ABOUT.id, ABOUT,
    (("what", "Locks <wait>\nin no order"), ("so_what", "We rely"), ("if_text", "it hangs"), ("then_text", "look")),
    Visibility.ANONYMOUS, CommitmentState.PARTLY,
)  # fmt: skip
ANSWER = Note(NoteKind.ANSWER, UUID(int=3), CLOSING, (("text", "I ask earlier"),), open_run=UUID(int=4))
RECALLED = Note(NoteKind.RECALL, UUID(int=5), replace(ABOUT, topic=None), (("answer", "Something with order"),))
COACHED = Note(
    NoteKind.COACHING, UUID(int=6),
    NotedSession(UUID(int=6), UUID(int=12), "", 2, ABOUT.starts_at, "", None, mine=True),
    (("tried", "Asking before I advise"), ("kept", "Silence helps")),
)  # fmt: skip
LASTED = Note(
    NoteKind.TANDEM, UUID(int=7),
    NotedSession(UUID(int=7), UUID(int=13), "", 2, ABOUT.starts_at, "mentoring", None, mine=True),
    (("kept", "To say no"),),
)  # fmt: skip
ALL = [ANSWER, REFLECTION, RECALLED, COACHED, LASTED]


def test_all_that_was_written(words: Words, golden: Golden) -> None:
    golden("journal/log", views.log_modal(words, ALL, ShownLog()))


def test_what_was_looked_for(words: Words, golden: Golden) -> None:
    golden("journal/found", views.log_modal(words, ALL, ShownLog(words="order", circle=UUID(int=10), drawn=1)))


def test_nothing_that_fits(words: Words, golden: Golden) -> None:
    golden("journal/found-none", views.log_modal(words, ALL, ShownLog(words="nowhere")))


def test_nothing_yet(words: Words, golden: Golden) -> None:
    golden("journal/empty", views.log_modal(words, [], ShownLog()))


def test_many_have_pages(words: Words, golden: Golden) -> None:
    golden("journal/pages", views.log_modal(words, [REFLECTION] * 25, ShownLog(page=1)))


def test_a_reflection(words: Words, golden: Golden) -> None:
    golden("journal/reflection", views.note_modal(words, REFLECTION, ShownLog(words="locks")))


def test_of_what_the_circle_reads_with_a_name_a_card_can_be_made(words: Words, golden: Golden) -> None:
    shared = replace(REFLECTION, visibility=Visibility.CIRCLE)
    golden("journal/shared", views.note_modal(words, shared, ShownLog()))
    without = replace(shared, texts=shared.texts[1:])
    for note in (without, REFLECTION, replace(shared, session=replace(ABOUT, mine=False))):
        assert "insights:" not in str(views.note_modal(words, note, ShownLog()).to_dict())


def test_an_answer_that_can_still_be_changed(words: Words, golden: Golden) -> None:
    golden("journal/answer", views.note_modal(words, ANSWER, ShownLog()))


def test_what_was_written_after_a_coaching_round(words: Words, golden: Golden) -> None:
    golden("journal/coaching", views.note_modal(words, COACHED, ShownLog()))


def test_what_was_written_in_a_circle_that_somebody_left_can_be_deleted(words: Words, golden: Golden) -> None:
    left = replace(REFLECTION, session=replace(ABOUT, mine=False))
    golden("journal/left", views.note_modal(words, left, ShownLog()))


def test_a_reflection_to_be_changed(words: Words, golden: Golden) -> None:
    form = reflection_modal(words, Draft(session_info(), writing("Locks")), ("What stays?", "Why?"))
    golden("journal/change", views.above(ShownLog(session=ABOUT.id), form))


def test_the_longest_note_fits(words: Words) -> None:
    longest = replace(REFLECTION, texts=(("what", "<" * 3000), ("so_what", "&" * 3000), ("if_text", "x" * 300)))
    view = views.note_modal(words, longest, ShownLog(words="x" * 100)).to_dict()
    assert len(view["blocks"]) <= 100
    assert all(len(block.get("text", {}).get("text", "")) <= 3000 for block in view["blocks"])
