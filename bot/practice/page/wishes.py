"""What a tab asks for: to act as its person, to look somewhere, to turn the clock, to let things go wrong."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, Protocol

from pydantic import Field, ValidationError

from bot.practice.control.control_bodies import Body, Place
from bot.practice.control.control_deeds import DEEDS
from bot.practice.page import mishaps
from bot.practice.page.desk import Desk
from bot.practice.people.finding import NotPossible, Unknown, find_channel
from bot.practice.workspace.state import Channel, Json, SlackUser


@dataclass
class Looking:
    """What a tab shows just now: only that is told in detail."""

    channel: str | None = None
    behind: bool = False


class Window(Body):
    """Messages of a conversation: the newest, or those before or after a ``ts``."""

    channel: str
    before: str | None = None
    after: str | None = None


class Thread(Body):
    """One thread."""

    channel: str
    ts: str


class TurnWish(Body):
    """What the clock shall do; ``seconds`` for ``ahead``."""

    to: Literal["next", "ahead", "play", "run", "pause"]
    seconds: int = Field(default=0, ge=0, le=60 * 24 * 3600)
    company: bool = True


class Behind(Body):
    """Whether the tab shows the traffic, from which entry on."""

    on: bool
    since: int = Field(default=0, ge=0)


class Mishap(Body):
    """Something that shall go wrong, in the channel that is open where it is about one."""

    name: str
    channel: str = ""


class Asker(Protocol):
    """The tab that asks."""

    desk: Desk
    person: SlackUser
    looking: Looking

    def stir(self, *parts: str) -> None:
        """Tell these parts anew."""
        ...

    def show_traffic(self, since: int) -> None:
        """Tell the traffic from entry ``since`` on."""
        ...


async def fulfil(tab: Asker, raw: str) -> tuple[object, Json]:
    """Do what the frame ``{"id", "do", "body"}`` asks for; return its id and ``result`` or ``refused``."""
    number: object = None
    try:
        frame = json.loads(raw)
        number, name = frame.get("id"), str(frame.get("do"))
        return number, {"result": await _do(tab, name, frame.get("body") or {})}
    except (NotPossible, Unknown) as refused:
        return number, {"refused": str(refused.args[0])}
    except (ValidationError, ValueError, AttributeError, TypeError) as unfit:
        return number, {"refused": f"This isn't understood: {unfit}"}


async def _do(tab: Asker, name: str, given: Any) -> Any:
    if name in WISHES:
        body, wish = WISHES[name]
        return await wish(tab, body.model_validate(given))
    if name not in DEEDS:
        raise ValueError(f"Nobody can {name!r}.")
    deed = DEEDS[name]
    outcome = await deed.do(tab.desk.acting, tab.person.id, deed.body.model_validate(given))
    return outcome if isinstance(outcome, dict) else {"error": getattr(outcome, "error", None)}


def _mine(tab: Asker, name: str) -> Channel:
    channel = find_channel(tab.desk.workspace, name)
    if tab.person.id not in channel.members:
        raise NotPossible(f"{tab.person.name} isn't in this conversation.")
    return channel


async def _window(tab: Asker, body: Window) -> Json:
    channel = _mine(tab, body.channel)
    tab.looking.channel = channel.id
    return tab.desk.sight.window(tab.person, channel, body.before, body.after)


async def _thread(tab: Asker, body: Thread) -> Json:
    return tab.desk.sight.thread(tab.person, _mine(tab, body.channel), body.ts)


async def _read(tab: Asker, body: Place) -> Json:
    if tab.desk.sight.unread.read(tab.person, _mine(tab, body.channel)):
        tab.desk.stir("channels", person=tab.person)
    return {}


async def _direct(tab: Asker, _: Body) -> Json:
    return {"channel": tab.desk.acting.stage.direct(tab.person).id}


async def _turn(tab: Asker, body: TurnWish) -> Json:
    keeper = tab.desk.keeper
    match body.to:
        case "next":
            await keeper.turn_to_next()
        case "ahead":
            await keeper.turn(timedelta(seconds=body.seconds), company=body.company)
        case "play":
            await keeper.play()
        case "run":
            await keeper.run()
        case _:
            await keeper.pause()
    return {}


async def _behind(tab: Asker, body: Behind) -> Json:
    tab.looking.behind = body.on
    if body.on:
        tab.show_traffic(body.since)
    return {}


async def _mishap(tab: Asker, body: Mishap) -> Json:
    await mishaps.happen(body.name, tab.desk.acting, tab.desk.faults, tab.person, body.channel)
    tab.desk.stir("faults", "channels")
    return {}


WISHES: Mapping[str, tuple[type[Body], Callable[[Asker, Any], Awaitable[Json]]]] = {
    "window": (Window, _window),
    "thread": (Thread, _thread),
    "read": (Place, _read),
    "direct": (Body, _direct),
    "clock": (TurnWish, _turn),
    "behind": (Behind, _behind),
    "mishap": (Mishap, _mishap),
}
