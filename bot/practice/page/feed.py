"""One browser tab: tells it what changes for its person, and hears what they do."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.practice.page.desk import Desk
from bot.practice.page.wire_log import WireLog
from bot.practice.page.wishes import Looking, fulfil
from bot.practice.workspace.changes import Change, ChangeKind
from bot.practice.workspace.state import Channel, Json, SlackUser

TOGETHER_SECONDS = 0.02
"""Changes that follow so closely are told together."""
_MESSAGES = {ChangeKind.MESSAGE_POSTED, ChangeKind.MESSAGE_CHANGED, ChangeKind.MESSAGE_DELETED}


@dataclass
class News:
    """What has changed since the tab was last told."""

    messages: dict[tuple[str, str], None] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)

    def note(self, change: Change, person: SlackUser) -> None:
        """Note what ``change`` means for ``person``."""
        about = change.details
        if change.kind in _MESSAGES:
            self.messages[about["channel"], about["ts"]] = None
            self.parts.add("channels")
        elif change.kind is ChangeKind.VIEW_CHANGED and about["user"] == person.id:
            self.parts.add("modal")
        elif change.kind is ChangeKind.HOME_PUBLISHED and about["user"] == person.id:
            self.parts.add("home")
        elif change.kind is ChangeKind.API_CALL or "to_app" in about:
            self.parts.add("traffic")
        elif "channel" in about:
            self.parts |= {"channels", "elsewhere"}
        elif change.kind is ChangeKind.OTHER and "user" in about:
            self.parts.add("people")


class Feed:
    """Serves one websocket for one person until it closes."""

    def __init__(self, desk: Desk, person: SlackUser, socket: web.WebSocketResponse) -> None:
        """Speak over ``socket``, which is prepared."""
        self.desk, self.person = desk, person
        self.looking = Looking()
        self._socket = socket
        self._news = News()
        self._stirred = asyncio.Event()
        self._log = WireLog(desk.workspace.traffic)
        self._deeds: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        """Greet, then tell and hear until the tab is gone."""
        ends = self.desk.changes.listen(self._note)
        telling = asyncio.create_task(self._tell())
        try:
            await self._send(self._greeting())
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    self._hear(message.data)
        except ConnectionError:
            """The tab was closed while it was told something."""
        finally:
            ends()
            telling.cancel()
            await asyncio.gather(telling, *self._deeds, return_exceptions=True)

    def stir(self, *parts: str) -> None:
        """Tell these parts anew: ``clock``, ``channels``, ``faults`` ..."""
        self._news.parts.update(parts)
        self._stirred.set()

    async def close(self) -> None:
        """Send the tab away; it will come back if it can."""
        await self._socket.close()

    def _note(self, change: Change) -> None:
        self._news.note(change, self.person)
        self._stirred.set()

    def _greeting(self) -> Json:
        return {
            "type": "hello",
            **self.desk.about(self.person),
            "people": self.desk.sight.people(),
            **{part: self._part(part) for part in ("channels", "elsewhere", "modal", "home", "clock", "faults")},
        }

    async def _tell(self) -> None:
        while True:
            await self._stirred.wait()
            await asyncio.sleep(TOGETHER_SECONDS)
            self._stirred.clear()
            news, self._news = self._news, News()
            update = self._update(news)
            if update:
                with contextlib.suppress(ConnectionError):
                    await self._send({"type": "update", **update})

    def _update(self, news: News) -> Json:
        update: Json = {part: self._part(part) for part in news.parts if part != "traffic" or self.looking.behind}
        seen = [self._seen(channel, ts) for channel, ts in news.messages]
        messages = [each for found in seen for each in found]
        return update | ({"messages": messages} if messages else {})

    def _part(self, part: str) -> Any:
        sight, desk = self.desk.sight, self.desk
        match part:
            case "channels":
                return sight.channels(self.person)
            case "elsewhere":
                return sight.elsewhere(self.person)
            case "people":
                return sight.people()
            case "modal":
                return sight.modal(self.person)
            case "home":
                return sight.home(self.person)
            case "traffic":
                return self._log.news()
            case "faults":
                return desk.faults_pending()
            case _:
                return desk.keeper.json()

    def _seen(self, channel_id: str, ts: str) -> list[Json]:
        """Return the message as it stands now, and the one whose thread it is in; only where the tab looks."""
        channel = self.desk.workspace.channels.get(channel_id)
        if channel is None or channel_id != self.looking.channel or self.person.id not in channel.members:
            return []
        message = self.desk.sight.message(self.person, channel, ts)
        if message is None:
            return [{"channel": channel_id, "gone": ts}]
        return [{"channel": channel_id, "message": each} for each in (message, *self._parent(channel, message))]

    def _parent(self, channel: Channel, message: Json) -> list[Json]:
        thread = message["thread_ts"]
        if thread in (None, message["ts"]):
            return []
        parent = self.desk.sight.message(self.person, channel, thread)
        return [parent] if parent else []

    def _hear(self, raw: str) -> None:
        task = asyncio.create_task(self._answer(raw))
        self._deeds.add(task)
        task.add_done_callback(self._deeds.discard)

    async def _answer(self, raw: str) -> None:
        number, reply = await fulfil(self, raw)
        with contextlib.suppress(ConnectionError):
            await self._send({"type": "reply", "id": number, **reply})

    def show_traffic(self, since: int) -> None:
        """Tell the traffic from entry ``since`` on, and what comes."""
        self._log.start_at(since)
        self.stir("traffic")

    async def _send(self, frame: Json) -> None:
        await self._socket.send_str(json.dumps(frame, ensure_ascii=True, default=str))
