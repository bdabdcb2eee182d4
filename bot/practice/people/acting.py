"""Acting as a person of the practice workspace: everything that one can do in Slack, as one object."""

from collections.abc import Callable

from bot.practice.api.modals import Modals
from bot.practice.people.clicking import Clicking
from bot.practice.people.finding import NotPossible
from bot.practice.people.moving import Moving
from bot.practice.people.surroundings import Surroundings
from bot.practice.transport.dispatch import Acknowledgement
from bot.practice.workspace.state import Traffic


class Acting(Clicking, Modals, Moving):
    """Act as any person; each method returns what they then have before them."""

    def __init__(self, stage: Surroundings) -> None:
        """Act on ``stage``."""
        Clicking.__init__(self, stage)
        Modals.__init__(self, stage)

    async def repeat(self, entry: Traffic) -> Acknowledgement:
        """Send a command, interaction or event of the traffic once more, exactly as it was.

        Raises:
            NotPossible: it went the other way.
        """
        if entry.direction != "to_app":
            raise NotPossible(f"{entry.kind} came from the app, it can't be sent to it.")
        return await self.stage.dispatcher.repeat(entry)

    async def until(self, condition: Callable[[], object], timeout: float = 20.0) -> None:  # noqa: ASYNC109
        """Wait until ``condition()`` is true, looking again after every change.

        Raises:
            TimeoutError: it wasn't true within ``timeout`` real seconds.
        """
        await self.stage.scene.changes.until(condition, timeout)
