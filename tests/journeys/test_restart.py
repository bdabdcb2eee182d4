"""The app is stopped, is away, and comes back: nothing is lost, nothing is said twice."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bot.app import running
from bot.kernel.clock import SimulatedClock
from tests.databases import storage_with_kept_engines
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import twice
from tests.slack.gate import logged

pytestmark = [pytest.mark.usefixtures("calm"), twice("http-postgres")]


async def test_a_session_goes_on_after_a_restart_in_its_middle(town: Town) -> None:
    """Stopped the moment it was started, and once more between the second phase and the third."""
    moderator = await _gather_for_the_twelfth_of_march(town, until=berlin(3, 12, 14))
    await town.acting.click(moderator, "sessions:start", channel=PYTHON)
    await town.stop_app()
    await town.start_app()
    first = await town.reads("anna", "1 of 8 ·")
    assert posted_at(first) < berlin(3, 12, 14, 1)
    await town.wait_until(berlin(3, 12, 14, 7))
    second = await town.reads("anna", "2 of 8 ·")
    await town.stop_app()
    await town.clock.turn_to(berlin(3, 12, 14, 17))
    refused = await town.acting.click(moderator, "sessions:next-phase", channel=PYTHON, ts=second.ts)
    assert refused.error == "dispatch_failed"
    await town.start_app()
    await town.settle()
    assert posted_at(await town.reads("anna", "3 of 8 ·")) == berlin(3, 12, 14, 17)
    await town.wait_until(berlin(3, 12, 15, 1))
    phases = Counter(number for number in range(1, 9) for _ in town.finds("anna", f"{number} of 8 ·"))
    assert phases == dict.fromkeys(range(1, 9), 1)
    assert posted_at(await town.reads("anna", "4 of 8 ·")) == berlin(3, 12, 14, 25)
    assert len(town.finds("anna", "Session 1 of 4 is done")) == 1
    assert len(town.finds("anna", "together · session 1 of 4")) == 1
    assert town.api_errors() == []


async def test_what_fell_due_while_the_app_was_away_comes_once_or_not_at_all(town: Town) -> None:
    """Away over the first session's card, which still helps; then over the second session: nobody missed that."""
    await _gather_for_the_twelfth_of_march(town, until=berlin(3, 9, 20))
    await _be_away(town, until=berlin(3, 11, 12))
    card = await town.reads("anna", "together · session 1 of 4")
    assert posted_at(card) == berlin(3, 11, 12)
    for holder in roles_on(card):
        assert len(town.sees(holder, DIRECT)) == 1
    await town.wait_until(berlin(3, 16, 20))
    await _be_away(town, until=berlin(3, 20, 16))
    await town.wait_until(berlin(3, 23, 9))
    late = [message for message in town.all_messages() if posted_at(message) > berlin(3, 16, 20)]
    (fell_out,) = late  # and no digest of a week in which nothing happened
    assert fell_out.text.startswith("I was out of order for a while")
    assert "*Session 2*" in str(fell_out.blocks)
    assert posted_at(fell_out) - berlin(3, 20, 16) <= timedelta(minutes=2)
    await town.wait_until(berlin(3, 24, 9))
    await town.reads("anna", "together · session 3 of 4")
    assert town.api_errors() == []


async def test_who_clicks_while_the_app_is_down_can_do_it_again_later(town: Town) -> None:
    """Slack says that it didn't work; afterwards it works, and an event that was missed comes again."""
    await town.acting.join("ben", "C0LEADERSHIP")
    await town.found_circle(channel="C0LEADERSHIP", language="English")
    assert not town.finds("ben", "1 of 5 places taken", "C0LEADERSHIP")
    await town.stop_app()
    down = await town.acting.command("ben", PYTHON, "/circle")
    assert down.error == "dispatch_failed"
    assert down.messages == ()
    await town.acting.invite("anna", "zirkel", "C0LEADERSHIP")
    await town.start_app()
    assert not town.finds("ben", "1 of 5 places taken", "C0LEADERSHIP")
    await town.clock.turn_to(town.clock.now() + timedelta(minutes=1))
    await town.reads("ben", "1 of 5 places taken", "C0LEADERSHIP")
    assert "Async Python" in await town.types("ben", "/circle", "C0LEADERSHIP")
    await town.press("ben", "circles:join", "C0LEADERSHIP")
    await town.reads("ben", "2 of 5 places taken", "C0LEADERSHIP")
    joins = [each for each in town.server.workspace.traffic if each.kind == "block_actions"]
    invited = [each for each in town.server.workspace.traffic if each.kind == "member_joined_channel"]
    before = len(town.all_messages())
    for entry in (joins[-1], invited[-1]):
        assert (await town.acting.repeat(entry)).acked
    await town.a_moment()
    assert len(town.all_messages()) == before
    assert town.api_errors() == [("chat.postMessage", "not_in_channel")]


async def test_an_uninstalling_that_is_heard_of_late_does_not_silence_the_new_installation(town: Town) -> None:
    await town.stop_app()
    await town.acting.uninstall()
    await town.acting.install()
    await town.start_app()
    traffic = town.server.workspace.traffic
    starts = sum(each.kind == "auth.test" for each in traffic)
    await town.clock.turn_to(town.clock.now() + timedelta(minutes=1))
    await town.acting.until(lambda: sum(each.kind == "auth.test" for each in traffic) == starts + 2)
    await town.found_circle(language="English")
    await town.reads("anna", "1 of 5 places taken")


async def test_a_clock_three_days_ahead_says_nothing_and_loses_nothing(town: Town) -> None:
    """Slack's answers contradict it; once the clock is right, the card comes at its time."""
    await _gather_for_the_twelfth_of_march(town, until=berlin(3, 9, 20))
    await town.stop_app()
    before = len(town.all_messages())
    ahead = SimulatedClock(berlin(3, 12, 20))
    with logged() as entries:
        async with running(town.settings, ahead, town.timeouts, storage_with_kept_engines) as app:
            await app.scheduler.turned()
            await ahead.turn_to(berlin(3, 13, 8))
    assert [entry["event"] for entry in entries if entry["log_level"] == "error"] == ["clocks_differ"]
    assert len(town.all_messages()) == before
    await town.start_app()
    await town.wait_until(berlin(3, 10, 9, 1))
    await town.reads("anna", "together · session 1 of 4")
    assert not town.finds("anna", "out of order")


async def _gather_for_the_twelfth_of_march(town: Town, until: datetime) -> str:
    """Start a circle of four on the ninth; return who moderates its first session, where that is known by then."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.wait_until(until)
    cards = town.finds("anna", "together · session 1 of 4")
    return roles_on(cards[0])[0] if cards else ""


async def _be_away(town: Town, until: datetime) -> None:
    await town.stop_app()
    await town.clock.turn_to(until)
    await town.start_app()
    await town.settle()
