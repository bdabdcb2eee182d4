"""The control API: act as anybody, read what anybody sees, turn the clock, let things go wrong. See README.md."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

from bot.kernel.clock import SimulatedClock
from bot.practice.api.faults import FaultPlan
from bot.practice.control import control_bodies as bodies
from bot.practice.control.control_deeds import DEEDS
from bot.practice.control.control_http import answer, guard, read
from bot.practice.people.acting import Acting
from bot.practice.people.finding import NotPossible, Unknown, find_channel, find_person
from bot.practice.reading.reading import WorkspaceReader
from bot.practice.transport.socket_mode import SocketMode
from bot.practice.workspace.state import Channel, SlackUser, SlackWorkspace


@dataclass(frozen=True)
class Control:
    """A thin layer of HTTP over the people, the clock, the faults and the connections of a practice workspace."""

    acting: Acting
    faults: FaultPlan
    socket: SocketMode

    def application(self) -> web.Application:
        """Return what is served below ``/control``."""
        app = web.Application(middlewares=[guard])
        app.add_routes(
            [
                web.get("/people", self.people),
                web.get("/people/{person}/{what}", self.look),
                web.post("/people/{person}/{deed}", self.act),
                web.get("/clock", self.clock),
                web.post("/clock", self.turn),
                web.get("/faults", self.list_faults),
                web.post("/faults", self.add_fault),
                web.delete("/faults", self.clear_faults),
                web.get("/traffic", self.traffic),
                web.post("/traffic/{number}/again", self.repeat),
                web.post("/socket", self.connections),
                *(web.post(path, self._change(body, do)) for path, (body, do) in CHANGES.items()),
            ]
        )
        return app

    @property
    def _workspace(self) -> SlackWorkspace:
        return self.acting.stage.workspace

    async def people(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """List everybody."""
        return answer([asdict(each) for each in self._workspace.people.values()])

    async def look(self, request: web.Request) -> web.Response:
        """Show ``channels``, ``messages``, ``thread``, ``modal`` or ``home`` as one person sees them."""
        person = find_person(self._workspace, request.match_info["person"])
        reading, what = self.acting.stage.reading, request.match_info["what"]
        if what not in LOOKS:
            raise Unknown(f"One can look at {', '.join(sorted(LOOKS))}, not at {what!r}.")
        return answer(LOOKS[what](reading, person, lambda: self._channel(person, request), request.query.get("ts", "")))

    async def act(self, request: web.Request) -> web.Response:
        """Let one person do something; the answer is what they then see."""
        name = request.match_info["deed"]
        if name not in DEEDS:
            raise Unknown(f"People can {', '.join(DEEDS)}, but not {name!r}.")
        deed = DEEDS[name]
        return answer(await deed.do(self.acting, request.match_info["person"], await read(request, deed.body)))

    async def clock(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """Tell what time it is here."""
        return answer({"now": self.acting.stage.scene.clock.now()})

    async def turn(self, request: web.Request) -> web.Response:
        """Turn the clock forward; answers when everybody has done their work there."""
        clock = self.acting.stage.scene.clock
        if not isinstance(clock, SimulatedClock):
            raise NotPossible("This workspace lives by the machine's clock, which can't be turned.")
        await clock.turn_to((await read(request, bodies.ClockTurn)).moment(clock.now()))
        return await self.clock(request)

    async def list_faults(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """List the faults that are still to come."""
        return answer([{**vars(each), "release": None} for each in self.faults.pending])

    async def add_fault(self, request: web.Request) -> web.Response:
        """Plan a fault for the next calls of a method."""
        self.faults.add((await read(request, bodies.NewFault)).fault())
        return await self.list_faults(request)

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Forget all faults."""
        self.faults.clear()
        return await self.list_faults(request)

    async def traffic(self, request: web.Request) -> web.Response:
        """List what crossed the wire, from entry number ``since`` on."""
        since = _number(request.query.get("since", "0"))
        entries = self._workspace.traffic[since:]
        return answer([{"number": since + index, **vars(each)} for index, each in enumerate(entries)])

    async def repeat(self, request: web.Request) -> web.Response:
        """Send a command, interaction or event once more, exactly as it was."""
        number = _number(request.match_info["number"])
        if number >= len(self._workspace.traffic):
            raise Unknown(f"There is no entry {number} in the traffic.")
        return answer(await self.acting.repeat(self._workspace.traffic[number]))

    async def connections(self, request: web.Request) -> web.Response:
        """Refresh, warn or drop the open websockets."""
        body = await read(request, bodies.Connections)
        work = {"refresh": self.socket.refresh, "warn": self.socket.warn, "drop": self.socket.drop}
        await work[body.do]()
        return answer({"open": self.socket.open_connections})

    def _channel(self, person: SlackUser, request: web.Request) -> Channel:
        name = request.query.get("channel", "")
        if name.startswith("@"):
            return self.acting.stage.place(person, name)
        return find_channel(self._workspace, name)

    def _change(
        self, body: type[bodies.Body], do: Callable[[Acting, Any], Awaitable[object]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            return answer(await do(self.acting, await read(request, body)))

        return handle


Look = Callable[[WorkspaceReader, SlackUser, Callable[[], Channel], str], object]
LOOKS: dict[str, Look] = {
    "channels": lambda reading, person, _, __: [asdict(each) for each in reading.channels(person)],
    "messages": lambda reading, person, channel, _: [asdict(each) for each in reading.messages(person, channel())],
    "thread": lambda reading, person, channel, ts: [asdict(each) for each in reading.thread(person, channel(), ts)],
    "modal": lambda reading, person, _, __: reading.modal(person),
    "home": lambda reading, person, _, __: reading.home(person),
}
CHANGES: dict[str, tuple[type[bodies.Body], Callable[[Acting, Any], Awaitable[object]]]] = {
    "/channels/unarchive": (bodies.Place, lambda acting, body: acting.unarchive(body.channel)),
    "/channels/convert": (bodies.Convert, lambda acting, body: acting.convert(body.channel, private=body.private)),
    "/channels/rename": (bodies.Rename, lambda acting, body: acting.rename(body.channel, body.name)),
    "/scopes/lose": (bodies.Scope, lambda acting, body: acting.lose_scope(body.scope)),
    "/scopes/grant": (bodies.Scope, lambda acting, body: acting.grant_scope(body.scope)),
    "/app/revoke-token": (bodies.Body, lambda acting, _: acting.revoke_token()),
    "/app/uninstall": (bodies.Body, lambda acting, _: acting.uninstall()),
    "/app/install": (bodies.Body, lambda acting, _: acting.install()),
}


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"{text!r} is not the number of a traffic entry.")
    return int(text)
