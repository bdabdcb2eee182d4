"""What a circle set out the last time, as it reads that when it checks in."""

from dataclasses import dataclass
from uuid import UUID

from bot.kernel.enums import CommitmentState
from bot.kernel.ids import UserId


@dataclass(frozen=True)
class CommitmentInfo:
    """A plan that the circle may read; without an author where they chose so."""

    id: UUID
    if_text: str
    then_text: str
    author: UserId | None
    state: CommitmentState
