"""The clock as the page turns it: from event to event, with or without colleagues, one turn at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.kernel.clock import SimulatedClock
from bot.practice.page.timekeeper import Forecast, NextEvents, Timekeeper
from bot.practice.workspace.changes import Changes
from tests.conftest import MONDAY

EVENTS = [MONDAY + timedelta(hours=hours) for hours in (1, 5, 30)]


@dataclass
class Hall:
    """A clock with an app that plans three events, and colleagues who note when they act."""

    clock: SimulatedClock
    stops: list[datetime] = field(default_factory=list)
    acted: list[tuple[datetime, list[str]]] = field(default_factory=list)
    opened: int = 0
    changes: Changes = field(default_factory=Changes)

    async def upcoming(self) -> Sequence[NextEvents]:
        return [NextEvents(at, "sessions-card", "C1") for at in reversed(EVENTS)]

    async def next_moment(self) -> datetime | None:
        return next((at for at in EVENTS if at > self.clock.now()), None)

    async def open(self) -> None:
        self.opened += 1

    async def react(self, *, without: Collection[str]) -> None:
        self.acted.append((self.clock.now(), list(without)))
        self.changes.tell()

    async def note(self) -> None:
        self.stops.append(self.clock.now())


@pytest.fixture
def hall(clock: SimulatedClock) -> Hall:
    made = Hall(clock)
    clock.on_turn(made.note)
    return made


@pytest.fixture
def keeper(hall: Hall) -> Timekeeper:
    made = Timekeeper(hall.clock, hall.changes.tell, lambda: ["U0ANNA"])
    made.connect(Forecast(hall.upcoming, hall.next_moment), hall)
    return made


async def settled(hall: Hall, keeper: Timekeeper) -> None:
    await hall.changes.until(lambda: keeper.json()["mode"] not in ("turning", "playing", "opening"))


async def test_a_jump_stops_at_every_event_on_its_way(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.turn(timedelta(hours=6), company=False)
    await settled(hall, keeper)
    assert hall.stops == [EVENTS[0], EVENTS[1], MONDAY + timedelta(hours=6)]
    assert hall.acted == []


async def test_colleagues_act_during_a_jump_but_for_those_at_a_page(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.turn(timedelta(hours=2), company=True)
    await settled(hall, keeper)
    assert hall.acted == [(EVENTS[0], ["U0ANNA"]), (MONDAY + timedelta(hours=2), ["U0ANNA"])]


async def test_colleagues_act_once_several_messages_are_there_that_come_one_a_second(
    hall: Hall, keeper: Timekeeper
) -> None:
    moments = [EVENTS[0] + timedelta(seconds=seconds) for seconds in range(3)]

    async def next_moment() -> datetime | None:
        return next((at for at in moments if at > hall.clock.now()), None)

    keeper.connect(Forecast(hall.upcoming, next_moment), hall)
    await keeper.turn(timedelta(hours=2), company=True)
    await settled(hall, keeper)
    assert [at for at, _ in hall.acted] == [moments[-1], MONDAY + timedelta(hours=2)]


async def test_a_jump_says_how_far_it_goes_and_asks_what_comes_only_after_it(hall: Hall, keeper: Timekeeper) -> None:
    told: list[Any] = []

    async def look_on() -> None:
        await keeper.look_ahead()
        told.append((keeper.json()["span"], keeper.json()["upcoming"]))

    hall.clock.on_turn(look_on)
    await keeper.turn(timedelta(hours=2), company=False)
    await keeper.done()
    span = [MONDAY.isoformat(), (MONDAY + timedelta(hours=2)).isoformat()]
    assert told == [(span, []), (span, [])]
    assert keeper.json()["span"] is None


async def test_the_beginning_is_played_by_everybody_and_then_the_clock_runs(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.open(MONDAY + timedelta(hours=2))
    await keeper.run()
    assert keeper.json()["mode"] == "opening"
    await settled(hall, keeper)
    assert (hall.opened, [without for _, without in hall.acted]) == (1, [[], []])
    assert keeper.json()["mode"] == "running"
    await keeper.pause()


async def test_to_the_next_event_goes_exactly_there(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.turn_to_next()
    await settled(hall, keeper)
    assert hall.clock.now() == EVENTS[0]
    assert hall.acted == []


async def test_without_plans_the_next_event_is_a_day_ahead(hall: Hall) -> None:
    keeper = Timekeeper(hall.clock, hall.changes.tell, list)
    await keeper.turn_to_next()
    await settled(hall, keeper)
    assert hall.clock.now() == MONDAY + timedelta(days=1)


async def test_what_comes_next_is_told_in_order(keeper: Timekeeper) -> None:
    await keeper.look_ahead()
    assert [each["at"] for each in keeper.json()["upcoming"]] == [at.isoformat() for at in EVENTS]


async def test_a_clock_that_runs_goes_on_running_after_a_jump(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.run()
    await keeper.turn(timedelta(hours=1), company=False)
    await settled(hall, keeper)
    assert keeper.json()["mode"] == "running"
    await keeper.pause()
    assert keeper.json()["mode"] == "paused"
    assert hall.clock.now() == EVENTS[0]


async def test_a_clock_that_runs_goes_on_running_after_a_jump_into_a_jump(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.run()
    await keeper.turn_to_next()
    await keeper.turn(timedelta(hours=1), company=False)
    await settled(hall, keeper)
    assert keeper.json()["mode"] == "running"
    await keeper.pause()
    await keeper.turn(timedelta(hours=1), company=False)
    await settled(hall, keeper)
    assert keeper.json()["mode"] == "paused"


async def test_a_season_that_plays_can_be_paused_and_is_opened_first(hall: Hall, keeper: Timekeeper) -> None:
    await keeper.play()
    await hall.changes.until(lambda: hall.acted)
    await keeper.pause()
    assert (hall.opened, keeper.json()["mode"]) == (1, "paused")
    assert hall.acted[0] == (EVENTS[0], [])


async def test_trouble_of_the_colleagues_is_told_and_stops_the_clock(hall: Hall, keeper: Timekeeper) -> None:
    async def fail() -> None:
        raise TimeoutError("Anna saw no modal")

    hall.open = fail  # type: ignore[method-assign]
    await keeper.play()
    await settled(hall, keeper)
    assert keeper.json()["trouble"] == "Anna saw no modal"
