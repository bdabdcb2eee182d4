"""Who acts, where, and in which language."""

from dataclasses import dataclass
from uuid import UUID

from bot.kernel.enums import Language
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

    @property
    def language(self) -> Language:
        """Return the language that the person reads."""
        return self.words.language
