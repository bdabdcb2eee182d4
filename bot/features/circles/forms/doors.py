"""What the buttons and the modal at a circle's door carry."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import Field, field_validator

from bot.kernel.ids import UserId
from bot.slack.action_ids import Carried
from bot.slack.forms import Form


class RequestButton(Carried):
    """A button about somebody at the door."""

    request: UUID


class MemberButton(Carried):
    """A button about a member of a circle."""

    circle: UUID
    person: UUID


class InviteForm(Form):
    """Whom somebody invites."""

    people: tuple[UserId, ...] = Field(max_length=30)

    @field_validator("people", mode="before")
    @classmethod
    def _somebody(cls, people: Sequence[str] | None) -> Sequence[str]:
        if not people:
            raise ValueError("circles-invite-nobody")
        return list(dict.fromkeys(people))
