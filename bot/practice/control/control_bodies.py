"""What the control API accepts, request by request; anything else is refused."""

from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.practice.api.faults import Effect, Fault


class Body(BaseModel):
    """A request without fields, and the base of the others: unknown fields are an error."""

    model_config = ConfigDict(extra="forbid")


class Command(Body):
    """A slash command, ``text`` with its slash."""

    channel: str
    text: str


class AsSeen(Body):
    """A message as it stood earlier, with the fields that reading it gave."""

    ts: str
    author: str
    raw_text: str
    blocks: list[dict[str, Any]]
    thread_ts: str | None = None
    only_you: bool = False


class Click(Body):
    """A button by its words or its action_id."""

    name: str
    channel: str | None = None
    ts: str | None = None
    value: str | None = None
    as_seen: AsSeen | None = None


class Choose(Body):
    """A choice in a select that acts at once."""

    name: str
    given: Any
    channel: str | None = None
    ts: str | None = None


class Fill(Body):
    """Inputs of the topmost modal, by label, block_id or action_id."""

    values: dict[str, Any]


class Submit(Body):
    """The modal's submit button, after filling in ``values``."""

    values: dict[str, Any] | None = None
    unchecked: bool = False


class Close(Body):
    """Cancel the topmost modal, or all."""

    everything: bool = False


class OpenHome(Body):
    """A look at the app."""

    tab: Literal["home", "messages"] = "home"


class Shortcut(Body):
    """A global shortcut, or with ``channel`` and ``ts`` one of a message."""

    callback_id: str
    channel: str | None = None
    ts: str | None = None


class Say(Body):
    """An ordinary message."""

    channel: str
    text: str
    thread_ts: str | None = None


class Place(Body):
    """A conversation."""

    channel: str


class Invite(Body):
    """Somebody, or the app, into a channel."""

    whom: str
    channel: str


class NewChannel(Body):
    """A channel to create."""

    name: str
    private: bool = False


class Rename(Body):
    """A channel's new name."""

    channel: str
    name: str


class Convert(Body):
    """Whether a channel is private from now on."""

    channel: str
    private: bool


class ProfileChange(Body):
    """What changes about a person."""

    real_name: str | None = None
    locale: str | None = None
    zone: str | None = None
    deleted: bool | None = None
    guest: bool | None = None
    team: str | None = None


class ClockTurn(Body):
    """Where the clock shall stand: a moment, or so many seconds from now."""

    to: datetime | None = None
    seconds: float | None = None

    def moment(self, now: datetime) -> datetime:
        """Return the moment.

        Raises:
            ValueError: neither or both are given, or ``to`` has no offset from UTC.
        """
        if (self.to is None) == (self.seconds is None):
            raise ValueError("Say either 'to' (a moment with its offset from UTC) or 'seconds'.")
        if self.seconds is not None:
            return now + timedelta(seconds=self.seconds)
        if self.to is None or self.to.tzinfo is None:
            raise ValueError("'to' needs its offset from UTC, such as 2026-12-04T14:00:00+01:00.")
        return self.to


class NewFault(Body):
    """What shall go wrong with the next calls of a method."""

    effect: Effect
    method: str | None = None
    channel: str | None = None
    times: int = 1
    seconds: float = 0.0
    status: int = 503
    retry_after: int = 1
    code: str = "internal_error"
    done: bool = False

    def fault(self) -> Fault:
        """Return it for the plan."""
        return Fault(**self.model_dump())


class Scope(Body):
    """One OAuth scope."""

    scope: str


class Connections(Body):
    """What happens to the open websockets."""

    do: Literal["refresh", "warn", "drop"]
