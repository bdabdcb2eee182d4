"""Modals: every input, what is wrong with it, the stack, the focus."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.practice.api.views import make_view, push_modal, update_view
from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.state import OpenView
from tests.browser.conftest import IN_BROWSER, Quiet

pytestmark = [*IN_BROWSER, pytest.mark.long]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def field(name: str, kind: str, **about: Any) -> dict[str, Any]:
    element = {"type": kind, "action_id": name, **about}
    return {"type": "input", "block_id": name, "label": plain(name.capitalize()), "element": element}


def options(*words: str) -> list[dict[str, Any]]:
    return [{"text": plain(each), "value": each.lower()} for each in words]


EVERY_INPUT = [
    field("name", "plain_text_input", max_length=20),
    field("purpose", "plain_text_input", multiline=True),
    field("day", "static_select", options=options("Monday", "Thursday")),
    field("topics", "multi_static_select", options=options("One", "Two", "Three"), max_selected_items=2),
    field("who", "users_select"),
    field("pair", "multi_users_select"),
    field("where", "conversations_select", filter={"include": ["public"]}),
    field("mode", "radio_buttons", options=options("Live", "Async")),
    field("wishes", "checkboxes", options=options("Coffee", "Tea")),
    field("date", "datepicker"),
    field("time", "timepicker"),
    field("number", "number_input", is_decimal_allowed=False),
]


def lay(quiet: Quiet, blocks: list[dict[str, Any]], title: str = "A form", **more: Any) -> OpenView:
    workspace = quiet.server.workspace
    payload = {"type": "modal", "title": plain(title), "submit": plain("Keep"), "blocks": blocks, **more}
    view = make_view(workspace, "U0BEN", payload, next(iter(workspace.modals.get("U0BEN", [])), None))
    push_modal(workspace, view)
    tell(quiet, view)
    return view


def tell(quiet: Quiet, view: OpenView) -> None:
    quiet.server.changes.tell(ChangeKind.VIEW_CHANGED, user="U0BEN", view=view.id)


async def kept(quiet: Quiet, view: OpenView, block: str, value: object) -> None:
    await quiet.server.acting.until(lambda: value in view.state[block][block].values())


async def test_every_input_reports_what_is_entered(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    view = lay(quiet, EVERY_INPUT)
    form = tab.get_by_role("dialog", name="A form")
    await form.get_by_label("Name").fill("Async")
    await form.get_by_label("Purpose").fill("Learn\ntogether")
    await form.get_by_label("Day").select_option("Thursday")
    await form.get_by_role("group", name="Topics").get_by_label("One").check()
    await form.get_by_label("Who").select_option("Carla Núñez")
    await form.get_by_role("group", name="Pair").get_by_label("Anna Berger").check()
    await form.get_by_label("Where").select_option("#general")
    await form.get_by_label("Async", exact=True).check()
    await form.get_by_label("Tea").check()
    await form.get_by_label("Date").fill("2026-12-04")
    await form.get_by_label("Time").fill("14:30")
    await form.get_by_label("Number").fill("7")
    await kept(quiet, view, "number", "7")
    entered = {
        block: next(value for key, value in entry[block].items() if key != "type")
        for block, entry in view.state.items()
    }
    assert (entered["name"], entered["purpose"]) == ("Async", "Learn\ntogether")
    assert (entered["day"]["value"], entered["mode"]["value"]) == ("thursday", "async")
    assert [each["value"] for each in entered["topics"] + entered["wishes"]] == ["one", "tea"]
    assert (entered["who"], entered["pair"], entered["where"]) == ("U0CARLA", ["U0ANNA"], "C0GENERAL")
    assert (entered["date"], entered["time"]) == ("2026-12-04", "14:30")


async def test_no_more_can_be_chosen_than_is_allowed(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    lay(quiet, EVERY_INPUT)
    topics = tab.get_by_role("group", name="Topics")
    await topics.get_by_label("One").check()
    await topics.get_by_label("Two").check()
    await expect(topics.get_by_label("Three")).to_be_disabled()


async def test_what_is_missing_is_said_at_its_field_which_gets_the_focus(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    lay(quiet, EVERY_INPUT[:2])
    await tab.get_by_label("Purpose").fill("Only this")
    await tab.get_by_role("button", name="Keep").click()
    name = tab.get_by_label("Name")
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description("Please fill this in.")
    await expect(tab.get_by_label("Purpose")).to_have_value("Only this")


async def test_an_update_keeps_what_is_being_typed_and_the_focus(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    view = lay(quiet, EVERY_INPUT[:1])
    await tab.get_by_label("Name").fill("Half a sen")
    update_view(quiet.server.workspace, view, {**view.payload, "blocks": EVERY_INPUT[:3]})
    tell(quiet, view)
    await expect(tab.get_by_label("Day")).to_be_visible()
    await expect(tab.get_by_label("Name")).to_have_value("Half a sen")
    await expect(tab.get_by_label("Name")).to_be_focused()


async def test_a_second_modal_lies_on_the_first_and_escape_leads_back(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    lay(quiet, EVERY_INPUT[:1], "Below")
    lay(quiet, EVERY_INPUT[1:2], "Above")
    await expect(tab.get_by_role("dialog", name="Above")).to_be_visible()
    await expect(tab.get_by_role("button", name="Back")).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("dialog", name="Below")).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("dialog")).to_have_count(0)
    assert not quiet.server.workspace.modals.get("U0BEN")


async def test_the_focus_stays_in_the_modal_and_returns_to_where_it_was(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    composer = tab.locator("#main textarea")
    await composer.focus()
    lay(quiet, EVERY_INPUT[:1])
    await expect(tab.get_by_label("Name")).to_be_focused()
    for _ in range(8):
        await tab.keyboard.press("Tab")
        assert await inside(tab)
    await tab.keyboard.press("Escape")
    await expect(composer).to_be_focused()


async def test_a_long_text_begins_at_its_top_though_its_first_button_stands_at_the_end(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    lines = [{"type": "section", "text": plain(f"Line {number}")} for number in range(80)]
    lay(quiet, [*lines, {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": plain("Go")}]}])
    await expect(tab.get_by_role("button", name="Go")).to_be_focused()
    assert await tab.evaluate("document.querySelector('#modal .body').scrollTop") == 0


async def inside(tab: Page) -> bool:
    """Tell whether the focus is in the modal, or in the browser's own frame around the page."""
    return bool(
        await tab.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#modal')")
    )


async def test_a_hostile_label_stays_text(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    lay(quiet, [field("<img src=x onerror='window.hacked=1'>", "plain_text_input")], "<b>Bold</b>")
    await expect(tab.get_by_role("dialog", name="<b>Bold</b>")).to_be_visible()
    assert await tab.evaluate("window.hacked") is None
