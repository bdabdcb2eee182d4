"""What the log's modals carry, and what somebody looks for."""

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from bot.features import actions
from bot.features.library.forms import OneOrAll, TypedWords, filled
from bot.kernel.enums import NoteKind
from bot.slack.action_ids import ActionPayload
from bot.slack.forms import Form

VERBS = ("log", "journal", "tagebuch")


class ShownLog(ActionPayload):
    """What the log's modal shows; ``drawn`` counts how often, so that its inputs show what is found."""

    words: str = ""
    circle: UUID | None = None
    page: int = 0
    drawn: int = 0
    session: UUID | None = None
    """Whose reflection is being changed, in the modal above it; or the pair's, after a coaching round."""
    kind: NoteKind = NoteKind.REFLECTION

    def redrawn(self, **changes: Any) -> Self:
        """Return this with one more drawing, and changed like that."""
        return self.model_copy(update={"drawn": self.drawn + 1} | changes)


class LogForm(Form):
    """The inputs above what is found."""

    words: TypedWords = ""
    circle: OneOrAll = None

    @classmethod
    def of_view(cls, values: Mapping[str, Mapping[str, Any]]) -> Self:
        """Return what they look for."""
        return filled(cls, values, (actions.JOURNAL_WORDS, actions.JOURNAL_CIRCLE))
