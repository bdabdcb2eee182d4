"""What stands in somebody's log, and what a search in it finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.library.rules import has_all
from bot.kernel.enums import CommitmentState, NoteKind, Visibility


@dataclass(frozen=True)
class NotedSession:
    """The session that something was written about, or the coaching round: that one has no name, topic or agenda.

    Of a pair that lasted, the agenda is its kind.
    """

    id: UUID
    circle_id: UUID
    circle: str
    number: int
    starts_at: datetime
    format_id: str
    topic: str | None
    mine: bool
    """Whether its reader is a member of the circle (still)."""


@dataclass(frozen=True)
class Note:
    """Something that somebody has written, as they read it; of a reflection and its plan ``id`` is the session's.

    After a coaching round it is the pair's, of a pair that lasted its own.
    """

    kind: NoteKind
    id: UUID
    session: NotedSession
    texts: tuple[tuple[str, str], ...]
    """Each with the name of the column in which it is kept."""
    visibility: Visibility | None = None
    plan: CommitmentState | None = None
    open_run: UUID | None = None
    """The step of a session that can still be answered."""

    @property
    def text(self) -> str:
        """Return all of it, a line for each part."""
        return "\n".join(text for _, text in self.texts)

    @property
    def is_changeable(self) -> bool:
        """Return whether it can be written anew."""
        written_anew = self.kind in (NoteKind.REFLECTION, NoteKind.COACHING)
        return self.session.mine and (written_anew or self.open_run is not None)

    @property
    def can_come_back(self) -> bool:
        """Return whether its author can be asked about it again."""
        own = self.kind is NoteKind.REFLECTION and self.session.mine
        return own and any(column in ("what", "so_what") for column, _ in self.texts)

    @property
    def is_for_a_card(self) -> bool:
        """Return whether an insight card can be made of it: of what the circle reads with its author's name."""
        shared = self.kind is NoteKind.REFLECTION and self.visibility is Visibility.CIRCLE
        return shared and self.session.mine and any(column == "what" for column, _ in self.texts)


def find(notes: Sequence[Note], words: str, circle: UUID | None) -> list[Note]:
    """Return the notes from that circle (any, where none is named) with all the words in text or topic, in order.

    They are looked through here, opened: an index would have to lie readable in the database.
    """
    named = has_all(words)
    return [
        note
        for note in notes
        if circle in (None, note.session.circle_id) and named(f"{note.session.topic or ''}\n{note.text}")
    ]
