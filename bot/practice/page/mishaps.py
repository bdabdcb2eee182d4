"""What can be made to go wrong from the page: a slow Slack, one that is too busy, one that forgets to answer ..."""

from collections.abc import Callable, Mapping

from bot.practice.api.faults import Effect, Fault, FaultPlan
from bot.practice.people.acting import Acting
from bot.practice.workspace.state import Json, SlackUser

POST = "chat.postMessage"
FAULTS: Mapping[str, Callable[[], Fault]] = {
    "slow": lambda: Fault(Effect.ANSWER_LATE, seconds=4.0, times=5),
    "busy": lambda: Fault(Effect.STATUS, method=POST, status=429, retry_after=30),
    "drop": lambda: Fault(Effect.DROP_AFTER_ACCEPT, method=POST),
    "away": lambda: Fault(Effect.STATUS, status=503, times=5),
}


async def happen(name: str, acting: Acting, faults: FaultPlan, person: SlackUser, channel: str) -> None:
    """Let the mishap ``name`` befall the next calls or, where it is about one, ``channel``.

    Raises:
        ValueError: there is no such mishap.
        NotPossible: it has happened already.
    """
    bot = acting.stage.scene.install.bot_user
    match name:
        case "archive":
            await acting.archive(person.id, channel)
        case "unarchive":
            await acting.unarchive(channel)
        case "remove":
            await acting.remove(bot, channel)
        case "invite":
            await acting.invite(person.id, bot, channel)
        case "mend":
            faults.clear()
        case _ if name in FAULTS:
            faults.add(FAULTS[name]())
        case _:
            raise ValueError(f"There is no mishap called {name!r}.")


def pending(faults: FaultPlan) -> list[Json]:
    """Return the faults that are still to come."""
    return [{"effect": each.effect.value, "method": each.method, "times": each.times} for each in faults.pending]
