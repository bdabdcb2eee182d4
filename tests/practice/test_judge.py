"""The judge of blocks and views: what it lets pass, what it refuses, and why."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.validation.judge import judge_message, judge_view
from bot.practice.workspace.state import Json
from tests.practice.api_desk import asking, home, modal, plain, section


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, **more: Any) -> Json:
    return {"text": plain(value), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Join"), "action_id": "circles:join", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def picking(kind: str, **more: Any) -> Json:
    return asking() | {"element": {"type": kind, "action_id": "pick", **more}}


def rich(*spans: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(spans)}]}


CONFIRM = {"title": plain("Sure?"), "text": mrkdwn("It ends."), "confirm": plain("End"), "deny": plain("Not yet")}
PICTURE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a circle"}
SPANS: list[Json] = [
    {"type": "text", "text": "Hi", "style": {"bold": True}},
    {"type": "user", "user_id": "U1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "emoji", "name": "seedling"},
    {"type": "link", "url": "https://example.com", "text": "there"},
]
LISTED = {"type": "rich_text_list", "style": "ordered", "elements": rich(SPANS[0])["elements"]}
GOOD_EVERYWHERE: list[Json] = [
    {"type": "header", "text": plain("This week") | {"emoji": True}},
    {"type": "divider", "block_id": "line"},
    section("x" * 3000),
    {"type": "section", "fields": [mrkdwn("x" * 2000)] * 2},
    section(accessory=button(value="v", style="primary", confirm=CONFIRM)),
    section(accessory=PICTURE),
    section(accessory={"type": "overflow", "action_id": "more", "options": options(5)}),
    {"type": "context", "elements": [mrkdwn("seen by you"), PICTURE, plain("only")]},
    actions(button(url="https://example.com"), button(action_id="circles:about", accessibility_label="About")),
    actions({"type": "static_select", "action_id": "zone", "options": options(100), "placeholder": plain("Choose")}),
    actions({"type": "users_select", "action_id": "who", "initial_user": "U1"}),
    {**PICTURE, "title": plain("A circle")},
    rich(*SPANS),
    {"type": "rich_text", "elements": [LISTED]},
    asking(multiline=True, max_length=3000, initial_value="Async", placeholder=plain("In a few words")),
    asking(dispatch_action_config={"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]}),
    asking() | {"optional": True, "hint": plain("It may be vague"), "dispatch_action": True},
    picking("radio_buttons", options=[option("a"), option("b", description=plain("B"))], initial_option=option("a")),
    picking("checkboxes", options=[{"text": mrkdwn("*a*"), "value": "a"}, *options(9)], initial_options=options(2)),
    picking(
        "static_select",
        option_groups=[{"label": plain("A"), "options": [option("a")]}],
        initial_option=option("a"),
    ),
    picking("multi_static_select", options=options(3), initial_options=options(2), max_selected_items=2),
    picking("multi_users_select", initial_users=["U1", "U2"], max_selected_items=5),
    picking("conversations_select", filter={"include": ["public"], "exclude_bot_users": True}),
    picking("multi_external_select", min_query_length=0, placeholder=plain("Choose")),
    picking("datepicker", initial_date="2026-03-02"),
    picking("timepicker", initial_time="09:30", timezone="Europe/Berlin"),
    picking("rich_text_input", initial_value=rich(SPANS[0])),
]
GOOD_IN_MODALS: list[Json] = [
    picking("datetimepicker", initial_date_time=1_772_438_400),
    picking("number_input", is_decimal_allowed=False, min_value="1", max_value="60", initial_value="30"),
    picking("email_text_input", placeholder=plain("you@example.com")),
    picking("url_text_input", initial_value="https://example.com"),
    picking("file_input", max_files=3),
    {"type": "alert", "text": mrkdwn("The database is away"), "level": "warning"},
]


@pytest.mark.parametrize("block", GOOD_EVERYWHERE)
def test_what_slack_takes_everywhere_passes(block: Json) -> None:
    assert judge_message([block], "A sentence") == []
    assert judge_view(modal(block)) == []
    assert judge_view(home(block)) == []


@pytest.mark.parametrize("block", GOOD_IN_MODALS)
def test_what_slack_takes_in_modals_passes_there(block: Json) -> None:
    assert judge_view(modal(block)) == []


@pytest.mark.parametrize("block", GOOD_IN_MODALS[1:])
def test_what_belongs_in_modals_is_refused_elsewhere(block: Json) -> None:
    assert judge_message([block], "A sentence") != []
    assert judge_view(home(block)) != []


def test_a_datetimepicker_has_no_place_in_home() -> None:
    assert judge_view(home(GOOD_IN_MODALS[0])) == ["blocks[0] (datetimepicker pick): can't stand in a home"]


@pytest.mark.parametrize(
    "block", [{"type": "markdown", "text": "**Hi**"}, {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}]
)
def test_some_blocks_are_for_messages_only(block: Json) -> None:
    assert judge_message([block], "A sentence") == []
    assert judge_view(modal(block)) == [f"blocks[0].type: {block['type']!r} can't stand in a modal"]


BAD_BLOCKS: list[tuple[Any, str]] = [
    ("divider", "must be an object"),
    ({}, "blocks[0].type: None"),
    ({"type": "sektion"}, "'sektion' can't stand here"),
    ({"type": ["divider"]}, "can't stand here"),
    ({"type": "divider", "txt": "x"}, "blocks[0].txt: Slack has no such field"),
    ({"type": "divider", "block_id": None}, "blocks[0].block_id: null"),
    ({"type": "divider", "block_id": 5}, "blocks[0].block_id: must be str"),
    ({"type": "divider", "block_id": "x" * 256}, "255"),
    ({"type": "divider", "block_id": " "}, "blocks[0].block_id: empty"),
    ({"type": "header", "text": plain("x" * 151)}, "150"),
    ({"type": "header", "text": mrkdwn("x")}, "blocks[0].text.type: must be 'plain_text'"),
    ({"type": "header", "text": "x"}, "blocks[0].text: must be an object"),
    (section("x" * 3001), "blocks[0].text: "),
    (section(""), "blocks[0].text: "),
    (section("  "), "blocks[0].text.text: empty"),
    ({"type": "section"}, "text"),
    ({"type": "section", "fields": [mrkdwn("x" * 2001)]}, "2000"),
    ({"type": "section", "fields": [mrkdwn("x")] * 11}, "ten fields"),
    ({"type": "section", "text": mrkdwn("x"), "fields": []}, "blocks[0].fields: empty"),
    ({"type": "section", "text": mrkdwn("x") | {"emoji": True}}, "emoji: "),
    ({"type": "section", "text": mrkdwn("x") | {"emoji": False}}, "emoji: only plain_text has it"),
    ({"type": "section", "text": plain("x") | {"verbatim": False}}, "verbatim: only mrkdwn has it"),
    (section(accessory={"type": "plain_text_input", "action_id": "a"}), "blocks[0].accessory.type"),
    ({"type": "context", "elements": []}, "blocks[0].elements: empty"),
    ({"type": "context", "elements": [mrkdwn("x")] * 11}, "ten elements"),
    ({"type": "context", "elements": [button()]}, "blocks[0].elements[0]"),
    (actions(), "blocks[0].elements: empty"),
    (actions(*[button(action_id=str(number)) for number in range(26)]), "25"),
    (actions(button(), button()), "action_id 'circles:join' stands there 2 times"),
    (actions({"type": "plain_text_input", "action_id": "a"}), "blocks[0].elements[0].type"),
    (actions(button(text=plain("x" * 76))), "75"),
    (actions(button(text=mrkdwn("x"))), "elements[0].text.type: must be 'plain_text'"),
    (actions(button(action_id="x" * 256)), "255"),
    (actions(button(value="x" * 2001)), "2000"),
    (actions(button(value="")), "value: empty"),
    (actions(button(value=5)), "value: must be str"),
    (actions(button(style="loud")), "style: must be primary or danger"),
    (actions(button(url="javascript:alert(1)")), "url: not an address"),
    (actions(button(confirm=CONFIRM | {"text": mrkdwn("x" * 301)})), "300"),
    (actions(button(confirm={"title": plain("x")})), "confirm.text: missing"),
    ({"type": "image", "image_url": "https://example.com/a.png"}, "alt_text: missing"),
    (PICTURE | {"image_url": "file:///etc"}, "image_url: not an address"),
    (picking("button", text=plain("x")), "blocks[0].element.type: 'button' can't stand here"),
    (picking("static_select"), "neither options nor option_groups"),
    (picking("static_select", options=options(101)), "100"),
    (picking("static_select", options=[{"text": mrkdwn("x"), "value": "x"}]), "PLAINTEXT"),
    (picking("static_select", options=[option("x" * 76)]), "75"),
    (picking("static_select", options=[{"text": plain("x"), "value": "x" * 151}]), "150"),
    (picking("static_select", options=[{"text": plain("x"), "value": ""}]), "value: empty"),
    (picking("static_select", options=options(2), initial_option=option("9")), "not among the options"),
    (picking("static_select", options=options(2) + options(1)), "value '0' stands there 2 times"),
    (picking("static_select", options=[option("a", url="https://example.com")]), "only an overflow menu has url"),
    (picking("radio_buttons", options=options(11)), "10"),
    (picking("checkboxes", options=options(11)), "10"),
    (picking("checkboxes", options=options(2), initial_options=[]), "initial_options: empty"),
    (picking("multi_users_select", initial_users=["U1", "U2"], max_selected_items=1), "max_selected_items"),
    (picking("multi_users_select", initial_users=[1]), "must be a list of strings"),
    (picking("datepicker", initial_date="2026-02-30"), "blocks[0].element"),
    (picking("timepicker", initial_time="24:00"), "HH:mm"),
    (picking("plain_text_input", max_length=3001), "3000"),
    (picking("plain_text_input", max_length=True), "max_length: must be int"),
    (picking("plain_text_input", multiline="yes"), "multiline: must be bool"),
    (picking("plain_text_input", max_length=3, initial_value="long"), "4 characters, but max_length is 3"),
    (picking("plain_text_input", initial_value=""), "initial_value: empty"),
    (picking("plain_text_input", min_length=9, max_length=3), "min_length"),
    (picking("plain_text_input", placeholder=plain("x" * 151)), "150"),
    (asking() | {"label": mrkdwn("x")}, "label.type: must be 'plain_text'"),
    (rich({"type": "text", "text": "x", "style": {"loud": True}}), "loud"),
    ({"type": "rich_text", "elements": []}, "blocks[0]"),
    (section("a\x00b"), "blocks[0].text.text: holds NUL or a lone surrogate"),
    (section("a\udc00b"), "blocks[0].text.text: holds NUL or a lone surrogate"),
]


@pytest.mark.parametrize(("block", "why"), BAD_BLOCKS)
def test_what_slack_refuses_is_named(block: Any, why: str) -> None:
    for problems in (judge_message([block], "A sentence"), judge_view(modal(block)), judge_view(home(block))):
        assert why in "; ".join(problems)


def test_several_bad_blocks_are_all_named() -> None:
    problems = judge_message([{"type": "header"}, section(), {"type": "header"}], "A sentence")
    assert problems == ["blocks[0].text: missing", "blocks[2].text: missing"]


def test_a_block_id_stands_once() -> None:
    problems = judge_view(modal(asking("a"), asking("a")))
    assert problems == ["blocks: block_id 'a' stands there 2 times"]


def test_only_one_element_takes_the_focus() -> None:
    problems = judge_view(modal(asking("a", focus_on_load=True), asking("b", focus_on_load=True)))
    assert problems == ["blocks: more than one element has focus_on_load"]


@pytest.mark.parametrize("count", [50, 51])
def test_a_message_holds_fifty_blocks(count: int) -> None:
    assert bool(judge_message([{"type": "divider"}] * count, "A sentence")) is (count > 50)


@pytest.mark.parametrize("count", [100, 101])
def test_a_view_holds_a_hundred_blocks(count: int) -> None:
    assert bool(judge_view(home(*[{"type": "divider"}] * count))) is (count > 100)


@pytest.mark.parametrize(
    ("text", "fine"), [("x" * 3500, True), ("x" * 3501, False), ("", False), (" ", False), (None, False)]
)
def test_a_message_has_a_text_that_is_not_too_long(text: str | None, fine: bool) -> None:
    assert (judge_message([section()], text) == []) is fine


def test_the_blocks_of_a_message_stay_under_13_kilobytes() -> None:
    assert judge_message([section("ä" * 1600)] * 4, "A sentence") != []
    assert judge_message([section("a" * 1600)] * 4, "A sentence") == []


BAD_VIEWS: list[tuple[Any, str]] = [
    ("modal", "view.type"),
    ({"type": "tab", "blocks": []}, "view.type"),
    ({"type": "modal", "title": plain("x")}, "view.blocks: missing"),
    ({"type": "modal", "title": plain("x"), "blocks": {}}, "blocks: must be a list"),
    ({"type": "modal", "blocks": []}, "title"),
    (modal(title=plain("x" * 25)), "24"),
    (modal(title=mrkdwn("x")), "view.title.type: must be 'plain_text'"),
    (modal(submit=plain("x" * 25)), "24"),
    (modal(close=plain("x" * 25)), "24"),
    (modal(close="x"), "view.close: must be an object"),
    (modal(colour="red"), "view.colour: Slack has no such field here"),
    (modal(private_metadata="x" * 3001), "3000"),
    (modal(private_metadata={"id": 1}), "view.private_metadata: must be str"),
    (modal(private_metadata="\x00"), "view.private_metadata: holds NUL"),
    (modal(callback_id="x" * 256), "255"),
    (modal(notify_on_close="yes"), "view.notify_on_close: must be bool"),
    ({"type": "modal", "title": plain("x"), "blocks": [asking()]}, "submit"),
    (home(title=plain("x")), "view.title: Slack has no such field here"),
]


@pytest.mark.parametrize(("view", "why"), BAD_VIEWS)
def test_a_view_that_slack_refuses_is_named(view: Any, why: str) -> None:
    assert why in "; ".join(judge_view(view))


def test_a_view_may_say_everything_that_slack_knows() -> None:
    assert (
        judge_view(
            modal(
                asking(),
                close=plain("Back"),
                private_metadata="",
                callback_id="topics:add",
                external_id="e",
                clear_on_close=True,
                notify_on_close=False,
            )
        )
        == []
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    return [path, *(place for name, item in inner for place in places(item, (*path, name)))]


@given(st.data())
def test_no_nonsense_in_any_place_breaks_the_judge(data: st.DataObject) -> None:
    blocks = [copy.deepcopy(data.draw(st.sampled_from(GOOD_EVERYWHERE + GOOD_IN_MODALS)))]
    *way, last = data.draw(st.sampled_from(places(blocks)[1:]))
    holder: Any = blocks
    for step in way:
        holder = holder[step]
    holder[last] = data.draw(JSON)
    for problems in (judge_message(blocks, "A sentence"), judge_view(modal(*blocks)), judge_view(home(*blocks))):
        assert all(isinstance(problem, str) for problem in problems)
