"""What a person can be made to do over the control API: each deed's name, its body, and the acting behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.practice.control import control_bodies as bodies
from bot.practice.people.acting import Acting
from bot.practice.people.moving import NewProfile
from bot.practice.people.surroundings import ActionOutcome
from bot.practice.reading.reading import SeenMessage, SeenView


@dataclass(frozen=True)
class Deed:
    """One POST below ``/control/people/{person}/``: the body that it takes and what it does."""

    body: type[bodies.Body]
    do: Callable[[Acting, str, Any], Awaitable[object]]


async def _click(acting: Acting, person: str, body: bodies.Click) -> ActionOutcome:
    seen = _earlier(body) if body.as_seen else None
    return await acting.click(person, body.name, channel=body.channel, ts=body.ts, value=body.value, as_seen=seen)


def _earlier(body: bodies.Click) -> SeenMessage | None:
    if body.as_seen is None or body.channel is None:
        raise ValueError("A message as it stood earlier needs its channel beside it.")
    fixed: dict[str, Any] = {"author_name": "", "lines": (), "elements": (), "edited": False}
    return SeenMessage(channel=body.channel, **fixed, **body.as_seen.model_dump())


async def _fill(acting: Acting, person: str, body: bodies.Fill) -> SeenView:
    return acting.fill(person, body.values)


async def _shortcut(acting: Acting, person: str, body: bodies.Shortcut) -> ActionOutcome:
    if body.channel is None or body.ts is None:
        return await acting.shortcut(person, body.callback_id)
    return await acting.message_shortcut(person, body.callback_id, body.channel, body.ts)


async def _create(acting: Acting, person: str, body: bodies.NewChannel) -> dict[str, str]:
    channel = await acting.create_channel(person, body.name, private=body.private)
    return {"channel": channel.id}


DEEDS: dict[str, Deed] = {
    "command": Deed(bodies.Command, lambda acting, who, body: acting.command(who, body.channel, body.text)),
    "click": Deed(bodies.Click, _click),
    "choose": Deed(
        bodies.Choose,
        lambda acting, who, body: acting.choose(who, body.name, body.given, channel=body.channel, ts=body.ts),
    ),
    "fill": Deed(bodies.Fill, _fill),
    "submit": Deed(bodies.Submit, lambda acting, who, body: acting.submit(who, body.values, unchecked=body.unchecked)),
    "submit-again": Deed(bodies.Body, lambda acting, who, _: acting.submit_again(who)),
    "close": Deed(bodies.Close, lambda acting, who, body: acting.close(who, everything=body.everything)),
    "open-home": Deed(bodies.OpenHome, lambda acting, who, body: acting.open_home(who, body.tab)),
    "shortcut": Deed(bodies.Shortcut, _shortcut),
    "say": Deed(bodies.Say, lambda acting, who, body: acting.say(who, body.channel, body.text, body.thread_ts)),
    "join": Deed(bodies.Place, lambda acting, who, body: acting.join(who, body.channel)),
    "leave": Deed(bodies.Place, lambda acting, who, body: acting.leave(who, body.channel)),
    "invite": Deed(bodies.Invite, lambda acting, who, body: acting.invite(who, body.whom, body.channel)),
    "remove": Deed(bodies.Place, lambda acting, who, body: acting.remove(who, body.channel)),
    "archive": Deed(bodies.Place, lambda acting, who, body: acting.archive(who, body.channel)),
    "create-channel": Deed(bodies.NewChannel, _create),
    "profile": Deed(
        bodies.ProfileChange, lambda acting, who, body: acting.change_profile(who, NewProfile(**body.model_dump()))
    ),
}
