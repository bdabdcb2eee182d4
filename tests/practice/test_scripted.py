"""People with rules instead of a mind: the same season each time."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.practice.people.scripted import Rule, ScriptedPeople
from bot.practice.workspace.state import PostedMessage

FOUND = Rule("circles:found", modal={"name": ["Python", "Rust"], "day": ["monday", "thursday"]})


async def post(meeting: Any, *buttons: tuple[str, str]) -> None:
    """Put a message of the app into #python-circle with these buttons (``action_id``, ``value``)."""
    words = {"type": "plain_text", "text": "Go"}
    elements = [{"type": "button", "action_id": name, "value": value, "text": words} for name, value in buttons]
    channel = meeting.server.workspace.channels["C0PYTHON"]
    ts = f"{1772438400 + len(channel.messages)}.000100"
    blocks = [{"type": "actions", "block_id": "choices", "elements": elements}]
    channel.messages.append(PostedMessage(ts, "U0ZIRKEL", "Go", blocks, bot_id="B0ZIRKEL0"))


def script(meeting: Any, *rules: Rule, seed: int = 1, names: Sequence[str] = ()) -> ScriptedPeople:
    meeting.app.gate.set()
    return ScriptedPeople(meeting.server.acting, rules, seed, names)


async def test_everybody_does_what_a_sure_rule_says_once(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:about", "1"))
    people = script(socket_meeting, Rule("circles:*"))
    done = await people.react_until_quiet()
    assert len(done) == 8
    assert all(each.outcome.error is None for each in done)
    assert await people.react() == []


async def test_the_same_seed_makes_the_same_people_act(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:about", "1"))
    rule = Rule("circles:about", chance=0.5)
    first = [each.person for each in await script(socket_meeting, rule, seed=3).react()]
    second = [each.person for each in await script(socket_meeting, rule, seed=3).react()]
    assert first == second
    assert 0 < len(first) < 8


async def test_buttons_without_a_rule_are_left_alone(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:about", "1"))
    assert await script(socket_meeting, Rule("topics:*")).react() == []


async def test_each_of_several_choices_is_decided_by_itself(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:about", "1"), ("circles:about", "2"))
    await script(socket_meeting, Rule("circles:about"), names=["anna"]).react()
    values = [each["actions"][0]["value"] for each in socket_meeting.app.received("block_actions")]
    assert values == ["1", "2"]


async def test_only_those_who_are_named_act(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:about", "1"))
    done = await script(socket_meeting, Rule("circles:about"), names=["ben", "carla"]).react()
    assert [each.person for each in done] == ["U0BEN", "U0CARLA"]


async def test_a_modal_that_opens_is_filled_in_and_submitted(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:found", "1"))
    (done,) = await script(socket_meeting, FOUND, names=["anna"]).react()
    (body,) = socket_meeting.app.received("view_submission")
    assert (done.outcome.error, done.outcome.modal) == (None, None)
    assert body["view"]["state"]["values"]["name"]["name"]["value"] in ("Python", "Rust")


async def test_a_modal_with_errors_is_closed_again(socket_meeting: Any) -> None:
    await post(socket_meeting, ("circles:found", "1"))
    rule = Rule("circles:found", modal={"name": ["Taken"], "day": ["monday"]})
    (done,) = await script(socket_meeting, rule, names=["anna"]).react()
    assert done.outcome.modal is not None
    assert done.outcome.modal.errors == {"name": "This name is taken."}
    assert not socket_meeting.server.workspace.modals.get("U0ANNA")


async def test_a_button_that_somebody_else_made_vanish_is_no_crash(
    socket_meeting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post(socket_meeting, ("circles:about", "1"))
    people = script(socket_meeting, Rule("circles:about"), names=["anna"])
    chances = list(people._chances(socket_meeting.server.acting.stage.person("anna")))
    socket_meeting.server.workspace.channels["C0PYTHON"].messages[0].blocks = []
    monkeypatch.setattr(people, "_chances", lambda _: chances)
    (done,) = await people.react()
    assert done.outcome.error is not None
    assert "There is no 'circles:about' here" in done.outcome.error
