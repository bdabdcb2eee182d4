"""A whole circle, clicked by people in a browser, with the real app behind the wire."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import IN_BROWSER, Busy, button, say
from tests.browser.deeds import become, leave_modal, modal, submit, turn_until

pytestmark = [*IN_BROWSER, pytest.mark.long]


async def found_circle(tab: Page) -> None:
    await say(tab, "/circle new")
    await submit(tab)
    await expect(modal(tab).get_by_text("Please fill this in.").first).to_be_visible()
    await modal(tab).locator("[data-block=name] input").fill("Async <b>Python</b>")
    await modal(tab).locator("[data-block=purpose] textarea").fill("Trust our own services")
    await modal(tab).get_by_label("An existing one").check()
    await modal(tab).locator("[data-block=channel] select").select_option("C0PYTHON")
    await modal(tab).locator("[data-block=first] input").fill("2026-03-05")
    await submit(tab)
    await expect(modal(tab)).to_contain_text("You’ve started Async <b>Python</b>")
    await leave_modal(tab)
    card = tab.locator("#main .message", has=tab.get_by_role("button", name="Join"))
    await expect(card).to_contain_text("Async <b>Python</b>")


async def join(tab: Page, name: str) -> None:
    await become(tab, name)
    await button(tab, "circles:join").click()
    await expect(tab.locator(".message.only-you").last).to_contain_text("Async <b>Python</b>")


async def propose_and_vote(tab: Page) -> None:
    for topic in ("Cancelling tasks", "Testing what waits"):
        await say(tab, f"/topics add {topic}")
        await expect(tab.locator(".message.only-you").last).to_contain_text(topic)
    await say(tab, "/topics vote")
    await modal(tab).get_by_label("Testing what waits").check()
    await submit(tab)
    await expect(modal(tab).locator("button[type=submit]")).to_have_count(0)
    await leave_modal(tab)


async def run_session(tab: Page) -> None:
    """Start it as the person whom the card names, go through all phases, and end."""
    thread = tab.locator("#thread")
    await expect(tab.locator(".thread-link").last).to_be_visible()
    moderator = (
        await tab.locator("#main .message", has=tab.locator(".thread-link"))
        .last.locator(".mention")
        .first.text_content()
    )
    await become(tab, (moderator or "").removeprefix("@"))
    await tab.locator(".thread-link").last.click()
    await button(thread, "sessions:start").click()
    await expect(thread.get_by_text("1 of 7").or_(thread.get_by_text("1 von 7"))).to_be_visible()
    for number in range(2, 8):
        phase = thread.get_by_text(f"{number} of 7").or_(thread.get_by_text(f"{number} von 7"))
        if not await phase.count():  # on a slow machine a phase may have ended by itself
            await button(thread, "sessions:next-phase").click()
        await expect(phase).to_be_visible()
    await button(thread, "sessions:end").click()
    await tab.locator("dialog.small .primary").click()
    await expect(button(thread, "reflections:open")).to_be_visible()


async def reflect(tab: Page) -> None:
    """Half a plan first, which is said at its field; then a whole one for the circle."""
    await button(tab.locator("#thread"), "reflections:open").click()
    await modal(tab).locator("[data-block=what] textarea").fill("Cancelling is a request, not an order.")
    await modal(tab).locator("[data-block=if_text] :is(input, textarea)").fill("a call hangs")
    await submit(tab)
    await expect(modal(tab).locator("[data-block=then_text] .error")).to_be_visible()
    await expect(modal(tab).locator("[data-block=what] textarea")).to_have_value(
        "Cancelling is a request, not an order."
    )
    await modal(tab).locator("[data-block=then_text] :is(input, textarea)").fill("I give it a deadline")
    await modal(tab).locator("[data-block=visibility] input[value=circle]").check()
    await submit(tab)
    await expect(modal(tab).locator("[data-block=then_text]")).to_have_count(0)
    await leave_modal(tab)


async def test_a_circle_from_founding_to_the_digest(busy: Busy) -> None:
    tab = await busy.tabs.open("anna")
    await tab.get_by_role("button", name="Run").click()
    await found_circle(tab)
    for name in ("Ben Carter", "Carla Núñez"):
        await join(tab, name)
    await propose_and_vote(tab)
    await turn_until(tab, tab.locator("#main .thread-link"))
    await run_session(tab)
    await reflect(tab)
    digest = tab.locator("#main .message", has_text="Cancelling is a request, not an order.")
    await turn_until(tab, digest)
    await expect(digest).to_contain_text("Async <b>Python</b>")


async def test_coaching_brings_two_people_together_in_a_direct_message(busy: Busy) -> None:
    tab = await busy.tabs.open("ben")
    for name in ("Ben Carter", "Grace Okafor"):
        await become(tab, name)
        await say(tab, "/coach join")
        await expect(tab.locator(".message.only-you").last).to_be_visible()
    pair = tab.get_by_role("link", name="Ben Carter, Zirkel")
    await turn_until(tab, pair)
    await pair.click()
    await expect(tab.locator("#main .message").last).to_contain_text("💬")
    await button(tab, "coaching:how").click()
    await expect(modal(tab)).to_be_visible()


async def test_home_is_published_when_it_is_opened(busy: Busy) -> None:
    tab = await busy.tabs.open("anna")
    await tab.get_by_role("link", name="Zirkel", exact=True).click()
    await expect(tab.locator("#home .block").first).to_be_visible()
    await button(tab, "home:who-sees-what").click()
    await expect(modal(tab)).to_be_visible()


async def test_commands_are_completed_and_hinted_from_the_manifest(busy: Busy) -> None:
    tab = await busy.tabs.open("anna")
    field = tab.get_by_role("combobox", name="Write to #python-circle")
    await field.press_sequentially("/to")
    await expect(tab.get_by_role("listbox", name="Commands").get_by_role("option")).to_have_count(1)
    await field.press("Enter")
    await expect(field).to_have_value("/topics ")
    await expect(field).to_have_accessible_description(
        "/topics add What you want to learn · Propose topics and vote on them"
    )
    await field.fill("/unknown thing")
    await field.press("Enter")
    await expect(tab.locator(".toast")).to_have_text("There is no command /unknown here.")
    await expect(field).to_have_value("/unknown thing")


async def test_the_app_comes_into_a_channel_by_invitation(busy: Busy) -> None:
    tab = await busy.tabs.open("anna", at="#C0GENERAL")
    await expect(tab.locator("#heading h1")).to_have_text("# general")
    members = await tab.locator(".members").text_content()
    await say(tab, "/invite @zirkel")
    await expect(tab.locator(".members")).not_to_have_text(members or "")
