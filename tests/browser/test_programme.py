"""A programme in a browser: an admin lets somebody offer one, who sets its frame; a colleague applies."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import IN_BROWSER, Busy, Serious, button, say
from tests.browser.deeds import become, leave_modal, modal, submit

pytestmark = [*IN_BROWSER, pytest.mark.long]
WISH = "Leading difficult conversations"


async def test_a_programme_is_offered_and_somebody_applies(busy: Busy, serious_faults: Serious) -> None:
    tab = await busy.tabs.open("anna")
    await anna_lets_ben_offer(tab)
    await ben_offers_leadership(tab)
    await become(tab, "Carla Núñez")
    await carla_applies(tab)
    assert await serious_faults(tab) == []


async def anna_lets_ben_offer(tab: Page) -> None:
    await say(tab, "/zirkel programme")
    await button(modal(tab), "programmes:let").click()
    await modal(tab).locator("[data-block=person] select").select_option("U0BEN")
    await submit(tab)
    await expect(modal(tab)).to_contain_text("Ben Carter")
    await tab.keyboard.press("Escape")
    await leave_modal(tab)


async def ben_offers_leadership(tab: Page) -> None:
    """With dates that don't fit at first: that is said below the field, and all that was chosen stays."""
    await become(tab, "Ben Carter")
    await say(tab, "/zirkel programme")
    await button(modal(tab), "programmes:new").click()
    leadership = modal(tab).locator(".block", has_text="Leading and learning")
    await leadership.locator("button[data-action='programmes:template']").click()
    await modal(tab).locator("[data-block=channel] select").select_option("C0PYTHON")
    await modal(tab).locator("[data-block=apply_until] input").fill("2026-03-13")
    await modal(tab).locator("[data-block=starts_on] input").fill("2026-03-16")
    await submit(tab)
    await expect(modal(tab).locator("[data-block=starts_on] .error")).to_be_visible()
    await expect(modal(tab).locator("[data-block=apply_until] input")).to_have_value("2026-03-13")
    await modal(tab).locator("[data-block=starts_on] input").fill("2026-03-30")
    await modal(tab).locator("[data-block=formats] input[value=troika]").check()
    await modal(tab).locator("[data-block=coaching] input").check()
    await submit(tab)
    await expect(modal(tab)).to_contain_text("Apply by")
    await leave_modal(tab)
    card = tab.locator("#main .message", has=tab.locator("button[data-action='programmes:apply']"))
    await expect(card).to_contain_text("Leading and learning")
    await expect(card).to_contain_text("coach in pairs")


async def carla_applies(tab: Page) -> None:
    await button(tab, "programmes:apply").click()
    await modal(tab).locator("[data-block=wish] :is(input, textarea)").fill(WISH)
    await modal(tab).locator("[data-block=half_days] input[value='0']").check()
    await submit(tab)
    await expect(modal(tab)).not_to_contain_text("What would you like to learn?")
    await leave_modal(tab)
    await expect(tab.locator("#main")).not_to_contain_text(WISH)
    await button(tab, "programmes:apply").click()
    await expect(modal(tab).locator("[data-block=wish] :is(input, textarea)")).to_have_value(WISH)
