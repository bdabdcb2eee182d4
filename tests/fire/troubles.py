"""What goes wrong in a quarter, besides calls: people leave, channels close, the process is away, its clock wrong."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.practice.people.moving import NewProfile
from bot.practice.workspace.messages import remove
from bot.practice.workspace.state import Channel, ChannelKind
from models import Circle, OutboxMessage, Session
from tests.fire.quarter import Quarter, Span
from tests.fire.verdict import token_of
from tests.fire.weather import RoughFaults

SHARE = 0.05
"""So much of everything goes wrong."""
_WEEKEND = (5, 6)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class Troubles:
    """Plans the troubles of a quarter by chance, each at a moment of its own."""

    def __init__(self, quarter: Quarter, ends: datetime) -> None:
        self._quarter, self._ends = quarter, ends
        self._channels = quarter.chance.sample(
            [one.channel for one in quarter.company.circles], len(quarter.company.circles)
        )

    @property
    def _faults(self) -> RoughFaults:
        assert isinstance(self._quarter.server.faults, RoughFaults)
        return self._quarter.server.faults

    def plan(self) -> None:
        """Plan them all."""
        people = list(self._quarter.company.people)
        leaving = self._quarter.chance.sample(people, max(2, round(len(people) * SHARE)))
        for number, user in enumerate(leaving):
            self._sometime(lambda user=user, told=number % 4 > 0: self._leave(user, told=told))  # type: ignore[misc]
        for deed in (self._archive, self._take_out, self._restrict, self._rename, self._make_private):
            for _ in range(max(1, round(len(self._channels) * SHARE))):
                if len(self._channels) > 2:
                    channel = self._channels.pop()
                    self._sometime(lambda deed=deed, channel=channel: deed(channel))  # type: ignore[misc]
        self._sometime(lambda: self._delete_channel(self._channels.pop()))
        self._sometime(lambda: self._break_a_row(self._channels.pop()))
        self._sometime(self._lose_scope)
        self._sometime(self._go_down)
        for wrong_by in (_HOUR, -_HOUR):
            self._sometime(lambda wrong_by=wrong_by: self._go_wrong(wrong_by))  # type: ignore[misc]
        day = self._quarter.now + _DAY
        while day < self._ends:
            self._at(day + timedelta(hours=self._quarter.chance.randrange(1, 9)), self._delete_a_card)
            day += _DAY

    def _sometime(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Plan something for an hour of some working day, not in the first week and not in the last days."""
        begins, ends = self._quarter.now + 7 * _DAY, self._ends - 5 * _DAY
        while True:
            at = begins + (ends - begins) * self._quarter.chance.random()
            if at.weekday() not in _WEEKEND and at.hour in range(7, 16):
                self._at(at, deed)
                return

    def _at(self, at: datetime, deed: Callable[[], Awaitable[None]]) -> None:
        self._quarter.coming.append((at, deed))

    def _note(self, what: str) -> None:
        self._quarter.counts[what] += 1

    async def _leave(self, user: str, *, told: bool) -> None:
        quarter = self._quarter
        quarter.gone[user] = quarter.now
        self._note("left the company" if told else "left the company, no event")
        if told:
            await quarter.server.acting.change_profile(user, NewProfile(deleted=True))
        else:
            quarter.server.workspace.people[user].deleted = True

    def _close(self, channel: str, days: float | None) -> None:
        ends = self._quarter.now + days * _DAY if days else self._ends
        self._quarter.closed_channels.setdefault(channel, []).append(Span(self._quarter.now, ends))

    def _channel(self, channel: str) -> Channel:
        return self._quarter.server.workspace.channels[channel]

    def _somebody_in(self, channel: str) -> str:
        return min(
            user
            for user in self._channel(channel).members
            if user in self._quarter.company.people and user not in self._quarter.gone
        )

    async def _archive(self, channel: str) -> None:
        self._note("channel archived")
        self._close(channel, 3)
        await self._quarter.server.acting.archive(self._somebody_in(channel), channel)
        self._at(self._quarter.now + 3 * _DAY, lambda: self._quarter.server.acting.unarchive(channel))

    async def _take_out(self, channel: str) -> None:
        self._note("app taken out of a channel")
        self._close(channel, 2)
        await self._quarter.server.acting.remove("zirkel", channel)
        who = self._somebody_in(channel)
        self._at(self._quarter.now + 2 * _DAY, lambda: self._quarter.server.acting.invite(who, "zirkel", channel))

    async def _restrict(self, channel: str) -> None:
        self._note("posting restricted")
        self._close(channel, 2)
        self._faults.restricted.add(channel)

        async def lift() -> None:
            self._faults.restricted.discard(channel)

        self._at(self._quarter.now + 2 * _DAY, lift)

    async def _rename(self, channel: str) -> None:
        self._note("channel renamed")
        await self._quarter.server.acting.rename(channel, f"{channel.lower()}-new")

    async def _make_private(self, channel: str) -> None:
        self._note("channel made private")
        self._channel(channel).kind = ChannelKind.PRIVATE

    async def _delete_channel(self, channel: str) -> None:
        self._note("channel deleted")
        self._close(channel, None)
        self._quarter.deleted.update(token_of(message) for message in self._channel(channel).messages)
        await self._quarter.server.acting.delete_channel(channel)

    async def _break_a_row(self, channel: str) -> None:
        self._note("bad row")
        self._quarter.bad_circles.add(channel)
        async with self._quarter.company.storage.everywhere() as session:
            circle = sa.select(Circle.id).where(Circle.channel_id == channel).scalar_subquery()
            await session.execute(sa.update(Session).where(Session.circle_id == circle).values(zone="Mars/Base"))

    async def _lose_scope(self) -> None:
        self._note("scope lost")
        self._quarter.away.append(Span(self._quarter.now, self._quarter.now + 2 * _HOUR))
        await self._quarter.server.acting.lose_scope("chat:write")
        self._at(self._quarter.now + _HOUR, lambda: self._quarter.server.acting.grant_scope("chat:write"))

    async def _go_down(self) -> None:
        self._note("process down for a day")
        self._quarter.away.append(Span(self._quarter.now, self._quarter.now + _DAY))
        await self._quarter.stop_app()
        self._at(self._quarter.now + _DAY, self._quarter.start_app)

    async def _go_wrong(self, wrong_by: timedelta) -> None:
        self._note(f"clock wrong by {wrong_by / _HOUR:+.0f} h")
        self._quarter.app_clock.wrong_by = wrong_by

        async def mend() -> None:
            self._quarter.app_clock.wrong_by = timedelta(0)

        self._at(self._quarter.now + _HOUR, mend)

    async def _delete_a_card(self) -> None:
        """Somebody deletes one of the last sessions' cards, in whose thread more is to come."""
        async with self._quarter.company.storage.reading_everywhere() as session:
            cards = sa.select(OutboxMessage.token).where(OutboxMessage.kind == "sessions-card")
            tokens = set(await session.scalars(cards.where(OutboxMessage.sent_at > self._quarter.now - 2 * _DAY)))
        found = [
            (channel, message)
            for channel in self._quarter.server.workspace.channels.values()
            for message in channel.messages
            if token_of(message) in tokens
        ]
        for channel, message in found:
            if self._quarter.chance.random() < SHARE:
                self._note("parent of a thread deleted")
                self._quarter.deleted.add(token_of(message))
                remove(self._quarter.server.changes, channel, message)
