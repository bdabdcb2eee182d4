"""Channels and networks as they are: the app isn't invited, a channel is archived, an answer gets lost."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.practice.api.faults import Effect, Fault
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on

pytestmark = pytest.mark.usefixtures("calm")

LEADERSHIP = "C0LEADERSHIP"
"""A public channel without the app, in which are Anna, David, Frank and Grace."""


@pytest.mark.long
async def test_a_channel_without_the_app_and_then_with_two_circles(town: Town) -> None:
    """Anna learns what to type there; then all goes on by itself, also with a second circle, which lives in London."""
    await town.clock.turn_to(berlin(3, 9, 9))
    for name in ("ben", "carla"):
        await town.acting.join(name, LEADERSHIP)
    await town.found_circle(channel=LEADERSHIP, language="English", first="2026-03-12")
    assert "`/invite` @Zirkel" in (await town.reads("anna", "#leadership", DIRECT)).text
    assert not town.finds("anna", "1 of 5 places taken", LEADERSHIP)
    await town.acting.invite("anna", "zirkel", LEADERSHIP)
    await town.reads("ben", "1 of 5 places taken", LEADERSHIP)
    await town.gather("ben", "carla", channel=LEADERSHIP)
    await town.found_circle("grace", LEADERSHIP, name="Rust at Noon", first="2026-03-12", at="12:00")
    await town.reads("ben", "Rust at Noon", LEADERSHIP)
    await town.gather("ben", "frank", channel=LEADERSHIP)
    await they_choose_for_which_circle_a_topic_is(town)
    await town.wait_until(berlin(3, 10, 10, 1))
    cards = town.finds("david", "session 1 of 4", LEADERSHIP)
    assert [posted_at(card) for card in cards] == [berlin(3, 10, 9), datetime(2026, 3, 10, 9, tzinfo=UTC)]
    assert {"Borrowing" in card.text for card in cards} == {True, False}
    assert town.api_errors() == [("chat.postMessage", "not_in_channel")]


async def they_choose_for_which_circle_a_topic_is(town: Town) -> None:
    """Ben is in both circles, Frank in one: only Ben is asked."""
    assert "Borrowing" in await town.types("frank", "/topics add Borrowing", LEADERSHIP)
    overview = await town.types("ben", "/circle", LEADERSHIP)
    assert "Async Python" in overview
    assert "Rust at Noon" in overview
    await town.acting.command("ben", LEADERSHIP, "/topics add Event loops")
    await town.see_modal("ben", "topics:propose")
    told = await town.acting.submit("ben", {"circle": "Async Python"})
    assert told.modal is not None
    assert "Event loops is now on the list of Async Python" in told.modal.text
    await town.acting.close("ben", everything=True)


@pytest.mark.long
async def test_the_app_is_removed_from_the_channel_and_the_channel_archived(town: Town) -> None:
    """Each time whoever founded the circle is told what to do, and having done it everything goes on."""
    await _gather(town)
    await town.acting.remove("zirkel", PYTHON)
    await town.wait_until(berlin(3, 10, 9, 5))
    assert "`/invite` @Zirkel" in (await town.reads("anna", "#python-circle", DIRECT)).text
    await town.acting.invite("ben", "zirkel", PYTHON)
    card = await town.reads("anna", "together · session 1 of 4")
    await town.press(roles_on(card)[1], "sessions:cannot-come")
    await town.acting.archive("anna", PYTHON)
    await town.wait_until(berlin(3, 13, 15, 1))
    told = [message for message in town.sees("anna", DIRECT) if "archiviert" in message.text]
    assert [posted_at(message) for message in told] == [berlin(3, 10, 9, 5) + timedelta(seconds=10)]
    assert "You are in no circle" not in await town.types("ben", "/circle", "C0GENERAL")
    await town.acting.unarchive(PYTHON)
    await town.wait_until(berlin(3, 17, 9, 1))
    await town.reads("anna", "together · session 2 of 4")
    errors = Counter(town.api_errors())
    assert set(errors) == {("chat.postMessage", "not_in_channel"), ("chat.postMessage", "is_archived")} | (
        {("chat.update", "is_archived")} & set(errors)
    )


@pytest.mark.long
async def test_home_shows_what_is_next_my_role_and_what_waits(town: Town) -> None:
    assert "You aren’t in a circle yet" in await _home(town, "ben")
    await _gather(town)
    await town.types("carla", "/topics add Event loops")
    await town.wait_until(berlin(3, 10, 8))
    assert "One topic in Async Python is waiting for your dots" in await _home(town, "ben")
    await town.wait_until(berlin(3, 10, 9, 1))
    moderator, documenter, _ = roles_on(await town.reads("ben", "together · session 1 of 4"))
    for holder, words in (
        (moderator, ("You moderate", "Du moderierst")),
        (documenter, ("You take notes", "Du schreibst mit")),
    ):
        home = await _home(town, holder)
        assert "Event loops · Async Python" in home
        assert words[town.acting.stage.person(holder).locale.startswith("de")] in home
    await town.wait_until(berlin(3, 12, 14))
    await town.press(moderator, "sessions:start")
    await town.reads(moderator, "1 of 8 ·")
    await town.press(moderator, "sessions:end")
    assert "Async Python" in await _home(town, "ben")
    await town.acting.click("ben", "reflections:open")
    await town.see_modal("ben", "reflections:keep")
    await town.acting.close("ben")
    assert town.api_errors() == []


async def _home(town: Town, person: str) -> str:
    seen = len(town.server.workspace.traffic)
    await town.acting.open_home(person)
    await town.acting.until(
        lambda: any(each.kind == "views.publish" and each.answer for each in town.server.workspace.traffic[seen:])
    )
    return town.home(person)


@pytest.mark.parametrize(
    ("fault", "late"),
    [
        (Fault(Effect.STATUS, "chat.postMessage", status=429, retry_after=30), timedelta(seconds=30)),
        (Fault(Effect.DROP_AFTER_ACCEPT, "chat.postMessage"), timedelta()),
    ],
    ids=["too fast", "the answer gets lost"],
)
async def test_a_card_appears_once_whatever_the_network_does(town: Town, fault: Fault, late: timedelta) -> None:
    await _gather(town)
    town.server.faults.add(fault)
    await town.wait_until(berlin(3, 11, 8))
    (card,) = town.finds("anna", "together · session 1 of 4")
    assert posted_at(card) - berlin(3, 10, 9) == late
    assert town.api_errors() == []


@pytest.mark.long
async def test_what_slack_may_have_taken_is_not_sent_again(town: Town) -> None:
    """A 503 doesn't say whether the card is there: whoever moderates is asked; the role cards come all the same."""
    await _gather(town)
    town.server.faults.add(Fault(Effect.STATUS, "chat.postMessage", status=503))
    await town.wait_until(berlin(3, 11, 20))
    assert not town.finds("anna", "together · session 1 of 4")
    told = [message.text for name in ("anna", "ben", "carla", "david") for message in town.sees(name, DIRECT)]
    questions = [text for text in told if "unclear" in text or "nicht eindeutig" in text]
    assert (len(told), len(questions)) == (4, 1)
    assert town.api_errors() == []


async def _gather(town: Town) -> None:
    """Start a circle of four on the ninth of March, which meets on the twelfth."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.reads("ben", "Async Python begins")
