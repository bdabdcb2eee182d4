"""Modals, their stack and triggers, Home."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.practice.workspace.state import Json
from tests.practice.api_desk import Desk, asking, error_of, home, modal, open_desk, plain, refusal, section


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        yield opened


async def opened(desk: Desk, *blocks: Json, **more: Any) -> Json:
    answer = await desk.client.views_open(trigger_id=desk.trigger(), view=modal(*blocks, **more))
    view = answer["view"]
    assert isinstance(view, dict)
    return view


async def test_an_open_view_has_slacks_whole_shape(desk: Desk) -> None:
    view = await opened(desk, asking(), private_metadata="secret", callback_id="topics:add", notify_on_close=True)
    assert view.pop("id") == view.pop("root_view_id")
    assert view.pop("hash")
    assert view.pop("blocks")[0]["element"]["action_id"] == "title"
    assert view == {
        "team_id": "T0PRACTICE",
        "type": "modal",
        "private_metadata": "secret",
        "callback_id": "topics:add",
        "state": {"values": {"topic": {"title": {"type": "plain_text_input", "value": None}}}},
        "title": plain("Topic"),
        "submit": plain("Keep"),
        "close": None,
        "clear_on_close": False,
        "notify_on_close": True,
        "previous_view_id": None,
        "app_id": "A0ZIRKEL0",
        "external_id": "",
        "app_installed_team_id": "T0PRACTICE",
        "bot_id": "B0ZIRKEL0",
    }


async def test_blocks_without_ids_get_some(desk: Desk) -> None:
    button = {"type": "button", "text": plain("More")}
    view = await opened(desk, section(accessory=button), {"type": "actions", "elements": [button]})
    first, second = view["blocks"]
    assert first["block_id"] != second["block_id"]
    assert first["accessory"]["action_id"] != second["elements"][0]["action_id"]


async def test_a_trigger_works_once(desk: Desk) -> None:
    trigger = desk.trigger()
    await desk.client.views_open(trigger_id=trigger, view=modal(section()))
    again = desk.client.views_open(trigger_id=trigger, view=modal(section()))
    assert await error_of(again) == "exchanged_trigger_id"


@pytest.mark.parametrize(("seconds", "code"), [(3.0, None), (3.001, "expired_trigger_id")])
async def test_a_trigger_lives_three_seconds(desk: Desk, seconds: float, code: str | None) -> None:
    trigger = desk.trigger()
    await desk.later(seconds=seconds)
    call = desk.client.views_open(trigger_id=trigger, view=modal(section()))
    if code is None:
        assert (await call)["ok"]
    else:
        assert await error_of(call) == code


async def test_an_invented_trigger_opens_nothing(desk: Desk) -> None:
    assert await error_of(desk.client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"


async def test_a_refused_view_leaves_the_trigger_unused(desk: Desk) -> None:
    trigger = desk.trigger()
    answer = await refusal(desk.client.views_open(trigger_id=trigger, view=modal({"type": "header"})))
    assert (answer["error"], answer["response_metadata"]["messages"]) == (
        "invalid_arguments",
        ["[ERROR] blocks[0].text: missing"],
    )
    assert (await desk.client.views_open(trigger_id=trigger, view=modal(section())))["ok"]


async def test_a_home_tab_cannot_be_opened_as_a_modal(desk: Desk) -> None:
    assert await error_of(desk.client.views_open(trigger_id=desk.trigger(), view=home())) == "invalid_arguments"


async def test_the_stack_holds_three_views(desk: Desk) -> None:
    root = await opened(desk, section())
    second = (await desk.client.views_push(trigger_id=desk.trigger(view_id=root["id"]), view=modal()))["view"]
    third = (await desk.client.views_push(trigger_id=desk.trigger(view_id=second["id"]), view=modal()))["view"]
    fourth = desk.client.views_push(trigger_id=desk.trigger(view_id=third["id"]), view=modal())
    assert await error_of(fourth) == "push_limit_reached"
    assert (third["previous_view_id"], third["root_view_id"]) == (second["id"], root["id"])
    assert [view.id for view in desk.workspace.modals["U1"]] == [root["id"], second["id"], third["id"]]


async def test_a_view_is_pushed_only_from_within_a_modal(desk: Desk) -> None:
    assert await error_of(desk.client.views_push(trigger_id=desk.trigger(), view=modal())) == "not_found"


async def test_within_a_modal_one_pushes_rather_than_opens(desk: Desk) -> None:
    root = await opened(desk, section())
    again = desk.client.views_open(trigger_id=desk.trigger(view_id=root["id"]), view=modal())
    assert await error_of(again) == "invalid_arguments"


async def test_an_update_keeps_what_is_filled_in_under_the_same_ids(desk: Desk) -> None:
    view = await opened(desk, asking("topic"), asking("why"))
    (held,) = desk.workspace.modals["U1"]
    held.state["topic"]["title"]["value"] = "Async"
    held.state["why"]["title"]["value"] = "Work"
    updated = await desk.client.views_update(view_id=view["id"], view=modal(asking("topic"), asking("whence")))
    values = updated["view"]["state"]["values"]
    assert {block: value["title"]["value"] for block, value in values.items()} == {"topic": "Async", "whence": None}


async def test_a_choice_that_is_no_longer_offered_is_forgotten(desk: Desk) -> None:
    def choosing(*values: str) -> Json:
        options = [{"text": plain(value), "value": value} for value in values]
        return asking() | {"element": {"type": "static_select", "action_id": "pick", "options": options}}

    view = await opened(desk, choosing("a", "b"))
    (held,) = desk.workspace.modals["U1"]
    held.state["topic"]["pick"]["selected_option"] = {"text": plain("b"), "value": "b"}
    kept = await desk.client.views_update(view_id=view["id"], view=modal(choosing("b", "c")))
    assert kept["view"]["state"]["values"]["topic"]["pick"]["selected_option"]["value"] == "b"
    gone = await desk.client.views_update(view_id=view["id"], view=modal(choosing("c", "d")))
    assert gone["view"]["state"]["values"]["topic"]["pick"]["selected_option"] is None


async def test_an_old_hash_changes_nothing(desk: Desk) -> None:
    view = await opened(desk, section())
    newer = await desk.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("New")))
    stale = desk.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("Old")))
    assert await error_of(stale) == "hash_conflict"
    assert newer["view"]["hash"] != view["hash"]
    assert desk.workspace.modals["U1"][0].payload["blocks"][0]["text"]["text"] == "New"


async def test_a_view_is_found_by_its_external_id_which_is_unique(desk: Desk) -> None:
    await opened(desk, section(), external_id="mine")
    updated = await desk.client.views_update(external_id="mine", view=modal(section("New"), external_id="mine"))
    assert updated["view"]["blocks"][0]["text"]["text"] == "New"
    second = desk.client.views_open(trigger_id=desk.trigger("U2"), view=modal(external_id="mine"))
    assert await error_of(second) == "duplicate_external_id"


async def test_a_closed_view_cannot_be_updated(desk: Desk) -> None:
    view = await opened(desk, section())
    desk.workspace.modals.clear()
    assert await error_of(desk.client.views_update(view_id=view["id"], view=modal())) == "not_found"


async def test_an_update_names_its_view_in_exactly_one_way(desk: Desk) -> None:
    neither = desk.client.api_call("views.update", json={"view": modal()})
    assert await error_of(neither) == "invalid_arguments"


async def test_home_is_published_for_one_person_and_again_with_its_hash(desk: Desk) -> None:
    first = (await desk.client.views_publish(user_id="U1", view=home(section("One"))))["view"]
    second = (await desk.client.views_publish(user_id="U1", hash=first["hash"], view=home(section("Two"))))["view"]
    stale = desk.client.views_publish(user_id="U1", hash=first["hash"], view=home())
    assert await error_of(stale) == "hash_conflict"
    assert first["id"] == second["id"] == desk.workspace.homes["U1"].id
    assert (second["type"], second["submit"]) == ("home", None)


@pytest.mark.parametrize(("user", "code"), [("U404", "user_not_found"), ("U9", "invalid_arguments")])
async def test_nobody_else_gets_a_home(desk: Desk, user: str, code: str) -> None:
    assert await error_of(desk.client.views_publish(user_id=user, view=home())) == code


async def test_a_home_tab_must_be_switched_on_in_the_manifest() -> None:
    async with open_desk({"features": {"app_home": {"messages_tab_enabled": True}}}) as desk:
        assert await error_of(desk.client.views_publish(user_id="U1", view=home())) == "not_enabled"


async def test_a_huge_view_is_refused(desk: Desk) -> None:
    view = modal(*[section("x" * 3000)] * 90)
    assert await error_of(desk.client.views_open(trigger_id=desk.trigger(), view=view)) == "view_too_large"
