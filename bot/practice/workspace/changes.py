"""Tells whoever wants to know that something changed here, so that nobody has to poll or sleep."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.practice.workspace.state import Json


class ChangeKind(StrEnum):
    """What can change; in brackets what ``details`` hold."""

    API_CALL = "api_call"
    """A Web API call was recorded or answered (method)."""
    MESSAGE_POSTED = "message_posted"
    """(channel, ts)"""
    MESSAGE_CHANGED = "message_changed"
    """(channel, ts)"""
    MESSAGE_DELETED = "message_deleted"
    """(channel, ts)"""
    VIEW_CHANGED = "view_changed"
    """A modal was opened, pushed, updated or closed (user, view)."""
    HOME_PUBLISHED = "home_published"
    """(user, view)"""
    CHANNEL_CREATED = "channel_created"
    """(channel, by)"""
    MEMBER_JOINED = "member_joined"
    """(channel, user, inviter or None)"""
    OTHER = "other"
    """Anything that somebody else here wants to tell."""


@dataclass(frozen=True)
class Change:
    """Something that has just changed; the state itself says how it is now."""

    kind: ChangeKind
    details: Json = field(default_factory=dict)


Listener = Callable[[Change], None]


class Changes:
    """The hub: say it, listen to it, queue it, or wait until a condition holds. One event loop only."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self, kind: ChangeKind = ChangeKind.OTHER, **details: object) -> None:
        """Let everybody know that something has changed."""
        change = Change(kind, details)
        for listener in list(self._listeners):
            listener(change)
        for waiting in list(self._waiting):
            if not waiting.done():
                waiting.set_result(None)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` at once for every change; return what ends that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def subscribe(self) -> tuple[asyncio.Queue[Change], Callable[[], None]]:
        """Return a queue that receives every change from now on, and what ends that."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        return queue, self.listen(queue.put_nowait)

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until ``condition()`` is true, looking again after every change.

        Raises:
            TimeoutError: it was not true within ``timeout`` real seconds.
        """
        async with asyncio.timeout(timeout):
            while not condition():
                waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.add(waiting)
                try:
                    await waiting
                finally:
                    self._waiting.discard(waiting)
