"""What ties a button or a modal to its handler: ids like ``sessions:next-phase``, and typed private metadata."""

from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.kernel.errors import Gone


class ActionPayload(BaseModel):
    """What a button's value or a modal's private_metadata carries; every feature's own carriers inherit from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def pack(self) -> str:
        """Return this as the text that Slack carries for us."""
        return self.model_dump_json()

    @classmethod
    def unpack(cls, text: str) -> Self:
        """Return what ``pack`` made.

        Raises:
            Gone: it is something else; an older version wrote it, or somebody made it up.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise Gone from error


class Nothing(ActionPayload):
    """What a button carries that is about nothing in particular."""


P = TypeVar("P", bound=ActionPayload)


@dataclass(frozen=True)
class Action(Generic[P]):
    """A button, a modal or a shortcut: its name on the wire, such as ``sessions:start``, and what it carries."""

    name: str
    carries: type[P]

    def unpack(self, text: str) -> P:
        """Return what it carries.

        Raises:
            Gone: it isn't what this button or modal carries.
        """
        return self.carries() if self.carries is Nothing else self.carries.unpack(text)


def numbered(name: Action[P] | str, number: int) -> str:
    """Return the id of an action or a block as one of several: ids must differ beside each other."""
    return f"{name if isinstance(name, str) else name.name}#{number}"


def base(action_id: str) -> str:
    """Return the action without what ``numbered`` added."""
    return action_id.partition("#")[0]
