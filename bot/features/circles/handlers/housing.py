"""Where a circle can live: channels are looked at before, or made by the bot."""

import asyncio
from uuid import UUID

import structlog

from bot.features.circles.forms import ChannelForm
from bot.features.circles.rules import ChannelChoice, Room, channel_names, check_can_live_in, makable
from bot.features.deps import Deps
from bot.kernel.errors import ChannelNotMade, MayNotMakeChannels
from bot.kernel.ids import ChannelId
from bot.slack.errors import Meaning, SlackFailure

log = structlog.get_logger()


class Housing:
    """Finds a channel for a circle."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps
        self._making: dict[UUID, asyncio.Task[ChannelId | SlackFailure]] = {}

    @property
    def makable(self) -> tuple[ChannelChoice, ...]:
        """Return which kinds of channel we may make."""
        return makable(self._deps.gateway.scopes)

    async def find(self, form: ChannelForm, key: UUID, circle: str, purpose: str) -> Room:
        """Return where a circle is to live: a channel that is there, or a new one for ``key``.

        Raises:
            ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it can't live there.
            MayNotMakeChannels, ChannelNotMade: there is no new one.
        """
        if form.chosen:
            return Room(form.chosen, findable=await self._look_at(form.chosen))
        made = await self.make(form.where, key, circle, purpose)
        return Room(made, own=True, findable=form.where is ChannelChoice.PUBLIC)

    async def _look_at(self, channel: ChannelId) -> bool:
        """Make sure that a circle can live in a channel, and return whether everybody can find it.

        Where Slack doesn't tell us in time it can live there, and is taken for one that not everybody finds.

        Raises:
            ChannelIsGeneral, ChannelIsArchived, ChannelIsDirect, ChannelIsExternal: it can't.
        """
        try:
            async with asyncio.timeout(self._deps.patience.look):
                facts = await self._deps.gateway.channel(channel)
        except (SlackFailure, TimeoutError):
            return False
        check_can_live_in(facts)
        return not facts.private

    async def make(self, kind: ChannelChoice, key: UUID, circle: str, purpose: str) -> ChannelId:
        """Return a new channel for a circle of that name; the same ``key`` again returns the same channel.

        Raises:
            MayNotMakeChannels: Slack doesn't let us.
            ChannelNotMade: it wasn't there in time; if it comes late, the next call returns it.
        """
        if kind not in self.makable:
            raise MayNotMakeChannels(field="where")
        if key not in self._making:
            self._making[key] = self._deps.background.start(self._make(kind, channel_names(circle, key), purpose))
        task = self._making[key]
        await asyncio.wait({task}, timeout=self._deps.patience.make)
        if not task.done():
            raise ChannelNotMade(field="where")
        made = task.result()
        if isinstance(made, SlackFailure):
            self._making.pop(key, None)
            denied = made.meaning in (Meaning.TARGET, Meaning.INSTALLATION)
            raise MayNotMakeChannels(field="where") if denied else ChannelNotMade(field="where")
        return made

    async def _make(self, kind: ChannelChoice, names: tuple[str, str], purpose: str) -> ChannelId | SlackFailure:
        try:
            made = await self._named(names, private=kind is ChannelChoice.PRIVATE)
        except SlackFailure as failure:
            log.warning("channel_not_made", code=failure.code)
            return failure
        self._deps.background.start(self._describe(made, purpose))
        return made

    async def _named(self, names: tuple[str, str], *, private: bool) -> ChannelId:
        first, second = names
        try:
            return await self._deps.gateway.make_channel(first, private=private)
        except SlackFailure as failure:
            if failure.code != "name_taken":
                raise
        return await self._deps.gateway.make_channel(second, private=private)

    async def _describe(self, channel: ChannelId, purpose: str) -> None:
        try:
            await self._deps.gateway.set_purpose(channel, purpose)
        except SlackFailure as failure:
            log.info("channel_not_described", code=failure.code)  # a channel without a purpose works as well
