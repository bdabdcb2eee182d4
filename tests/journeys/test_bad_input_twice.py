"""Everything twice: submissions that come again, buttons that two fingers press; each does its work once."""

import asyncio
from datetime import timedelta
from typing import Any

from tests.journeys.bad_input import everything_kept, put_away, wait_for_the_first_session
from tests.journeys.town import PYTHON, Town, roles_on

CARD = "together · session 1 of"


async def twice(town: Town, person: str, name: str, channel: str = PYTHON, **where: Any) -> None:
    """Have somebody press a button two times before the first is answered."""
    found = town.finds(person, "", channel)
    message = next(each for each in reversed(found) if name in [one.action_id for one in each.elements])
    presses = [town.acting.click(person, name, channel=channel, as_seen=message, **where) for _ in range(2)]
    for outcome in await asyncio.gather(*presses):
        assert outcome.error is None
    await town.a_moment()


async def submit_twice(town: Town, person: str, callback_id: str, values: dict[str, Any]) -> None:
    """Have somebody fill in and submit the modal before them, and the same submission come again."""
    await town.see_modal(person, callback_id)
    outcome = await town.acting.submit(person, values)
    assert outcome.modal is None or not (outcome.modal.errors or outcome.modal.trouble), outcome.modal
    await town.settle()
    before = await everything_kept(town)
    again = await town.acting.submit_again(person)
    assert again.error is None
    await town.settle()
    assert await everything_kept(town) == before
    await put_away(town, person)


async def count(town: Town, table: str) -> int:
    return len((await everything_kept(town))[table])


async def test_what_comes_twice_does_its_work_once(town: Town) -> None:
    await it_is_founded_once(town)
    await they_join_once(town)
    await they_propose_and_vote_once(town)
    await a_role_changes_hands_once(town)
    moderator = await wait_for_the_first_session(town, days=1)
    await the_session_starts_once_and_goes_on_by_one_phase(town, moderator)
    await they_write_once(town)
    assert town.api_errors() == []


async def it_is_founded_once(town: Town) -> None:
    await town.open_founding_modal("anna")
    values = {"name": "Async Python", "purpose": "Trust", "language": "English", "first": "2026-03-12"}
    values |= {"where": "there", "channel": PYTHON}
    await submit_twice(town, "anna", "circles:found", values)
    assert await count(town, "circles") == 1


async def they_join_once(town: Town) -> None:
    for person in ("ben", "carla", "grace"):
        await twice(town, person, "circles:join")
    assert await count(town, "memberships") == 4


async def they_propose_and_vote_once(town: Town) -> None:
    await town.acting.command("ben", PYTHON, "/topics add")
    await submit_twice(town, "ben", "topics:propose", {"title": "Cancelling"})
    await town.types("carla", "/topics")
    await twice(town, "carla", "topics:vote")
    await submit_twice(town, "carla", "topics:place-dots", {"dots": ["Cancelling"]})
    assert (await count(town, "topics"), await count(town, "dots")) == (1, 1)


async def a_role_changes_hands_once(town: Town) -> None:
    """Whoever moderates offers the role; two others take it at the same moment, each of them twice."""
    await town.pass_time(timedelta(days=9))
    giver = roles_on(await town.reads("anna", CARD))[0]
    await town.press(giver, "sessions:swap")
    await town.press(giver, "sessions:hand-over", None)
    takers = [f"U0{name.upper()}" for name in ("anna", "ben", "carla", "grace") if f"U0{name.upper()}" != giver][:2]
    await asyncio.gather(*(twice(town, taker, "sessions:take-role") for taker in takers))
    assert roles_on(await town.reads("anna", CARD))[0] in takers
    assert len(town.finds("anna", "has taken over from")) == 1


async def the_session_starts_once_and_goes_on_by_one_phase(town: Town, moderator: str) -> None:
    await twice(town, moderator, "sessions:start")
    await town.a_moment()
    assert len(town.finds("anna", "1 of 7 ·")) == 1
    await twice(town, moderator, "sessions:next-phase")
    await town.a_moment()
    assert (len(town.finds("anna", "2 of 7 ·")), len(town.finds("anna", "3 of 7 ·"))) == (1, 0)
    await twice(town, moderator, "sessions:end")
    assert len(town.finds("anna", "Session 1 of ")) == 1


async def they_write_once(town: Town) -> None:
    plan = {"what": "A loop", "so_what": "because", "if_text": "it waits", "then_text": "ask", "visibility": "circle"}
    await twice(town, "ben", "reflections:open")
    await submit_twice(town, "ben", "reflections:keep", plan)
    await twice(town, "carla", "sessions:minutes")
    await submit_twice(town, "carla", "sessions:keep-minutes", {"text": "We learned"})
    await town.acting.command("ben", PYTHON, "/topics skills")
    await submit_twice(town, "ben", "topics:skills", {"offers": "Loops", "wishes": "Rust"})
    await town.acting.command("ben", PYTHON, "/coach not-with")
    await submit_twice(town, "ben", "coaching:keep-not-with", {"people": ["carla"]})
    counts = [await count(town, table) for table in ("reflections", "commitments", "minutes", "skills", "not_with")]
    assert counts == [1, 1, 1, 2, 1]
    assert len(town.finds("anna", "We learned")) == 1
