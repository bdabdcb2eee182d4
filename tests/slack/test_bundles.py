"""Several messages in one: a pressed part changes in its place, and the others stay."""

from bot.kernel.ids import UserId
from bot.practice.validation.judge import judge_message
from bot.slack.actor import Actor
from bot.slack.blocks import action_row, button, section, text_message
from bot.slack.bundles import bundled, fits, in_its_place
from bot.slack.message import Message
from bot.slack.request import Kind, Request
from tests.slack.gate import ENGLISH, PERSON, WORKSPACE, action

ACTOR = Actor(PERSON, WORKSPACE, UserId("U1"), "Europe/Berlin", ENGLISH)


def card(name: str) -> Message:
    return text_message(name, action_row(button("Swap", "a:swap"), block_id="row"))


def shown(message: Message) -> list[str]:
    """Return what its blocks say, in their order."""
    said = {"divider": "---", "actions": "Swap"}
    return [said.get(block["type"]) or block["text"]["text"] for block in message.block_dicts()]


def pressed(message: Message, block: int, part: str) -> Message:
    """Return what a message becomes whose block was pressed, when that part says something else."""
    blocks = message.block_dicts()
    payload = action(message={"ts": "1.1", "blocks": blocks})
    payload["actions"][0]["block_id"] = blocks[block]["block_id"]
    return in_its_place(Request(Kind.ACTION, "a:swap", payload, ACTOR), text_message(part))


def test_several_are_one_that_slack_takes() -> None:
    whole = bundled([card("one"), card("two")])
    assert shown(whole) == ["one", "Swap", "---", "two", "Swap"]
    assert whole.text == "one\ntwo"
    assert judge_message(whole.block_dicts(), whole.text) == []


def test_one_alone_stays_what_it_is() -> None:
    assert bundled([card("one")]) == card("one")


def test_a_pressed_part_changes_and_the_others_stay_also_a_second_time() -> None:
    whole = bundled([card("one"), card("two"), card("three")])
    once = pressed(whole, 4, "two is over")
    assert shown(once) == ["one", "Swap", "---", "two is over", "---", "three", "Swap"]
    assert shown(pressed(once, 1, "one is over")) == ["one is over", "---", "two is over", "---", "three", "Swap"]


def test_a_message_of_its_own_is_replaced_whole() -> None:
    assert shown(pressed(Message("one", [action_row(button("Swap", "a:swap"), block_id="row")]), 0, "over")) == ["over"]


def test_what_slack_would_refuse_does_not_fit() -> None:
    assert fits(bundled([card("one"), card("two")]))
    assert not fits(Message("many", [section("x")] * 51))
    assert not fits(Message("long", [section("x" * 2900)] * 5))
