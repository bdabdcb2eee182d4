"""Who acts, where, and in which language."""

from dataclasses import dataclass
from uuid import UUID

from bot.kernel.enums import Language
from bot.kernel.errors import Refusal
from bot.kernel.ids import UserId
from bot.language.translator import Words


@dataclass(frozen=True)
class Actor:
    """The person behind a request, already met and known to the database."""

    person_id: UUID
    workspace_id: UUID
    user: UserId
    zone: str
    words: Words
    language_known: bool = True
    """Whether they chose it, or Slack has said which they read."""
    guest: bool = False
    """Whether their account sees some channels alone."""
    refused: Refusal | None = None
    """Why they can't do anything here; then nothing of them is kept, and their id is nobody's."""

    @property
    def language(self) -> Language:
        """Return the language that the person reads."""
        return self.words.language
