"""Everybody can use the page: axe-core finds no serious fault, the keyboard is enough, a phone is wide enough."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.demo.setup import Setting
from bot.kernel.enums import Language
from tests.browser.conftest import IN_BROWSER, PHONE, WIDE, Busy, Quiet, Serious, busy_demo, say

pytestmark = [*IN_BROWSER, pytest.mark.long]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def lived_in(browser: Browser) -> AsyncIterator[Busy]:
    """The demo with its three weeks of history, in German."""
    async with busy_demo(browser, Setting(Language.GERMAN), fresh=False) as opened:
        yield opened


async def open_everything(tab: Page) -> None:
    """Open a thread and what is behind the scenes."""
    await tab.locator(".thread-link").last.click()
    await expect(tab.locator("#thread .message").first).to_be_visible()
    await tab.locator("[data-key=behind]").dispatch_event("click")
    await expect(tab.locator("#traffic li").first).to_be_visible()


async def test_axe_finds_nothing_serious_in_the_light(lived_in: Busy, serious_faults: Serious) -> None:
    tab = await lived_in.tabs.open(tour=True)
    await expect(tab.locator("#tour")).to_be_visible()
    assert await serious_faults(tab) == []
    await open_everything(tab)
    assert await serious_faults(tab) == []


async def test_axe_finds_nothing_serious_in_the_dark(lived_in: Busy, serious_faults: Serious) -> None:
    tab = await lived_in.tabs.open(dark=True)
    await open_everything(tab)
    assert await serious_faults(tab) == []


async def test_axe_finds_nothing_serious_in_modals_and_home(lived_in: Busy, serious_faults: Serious) -> None:
    tab = await lived_in.tabs.open("ben", at="#app")
    await expect(tab.locator("#home .block").first).to_be_visible()
    assert await serious_faults(tab) == []
    await tab.goto(f"{lived_in.tabs.url}/?as=ben#C0PYTHON")
    await say(tab, "/circle new")
    await tab.locator("#modal button[type=submit]").click()
    await expect(tab.locator("#modal .error").first).to_be_visible()
    assert await serious_faults(tab) == []
    await tab.keyboard.press("Escape")


async def test_axe_finds_nothing_serious_on_a_phone(lived_in: Busy, serious_faults: Serious) -> None:
    tab = await lived_in.tabs.open(size=PHONE)
    await tab.locator("[data-key=menu]").click()
    assert await serious_faults(tab) == []


async def test_nothing_sticks_out_on_a_phone(lived_in: Busy) -> None:
    tab = await lived_in.tabs.open(size=PHONE)
    for place in ("#C0PYTHON", "#app", "#app/messages"):
        await tab.goto(f"{lived_in.tabs.url}/?as=anna{place}")
        await expect(tab.locator("#main .composer, #main .closed, #home .block").first).to_be_visible()
        assert await widest(tab) <= PHONE[0]
    await open_everything_on_a_phone(tab)
    assert await widest(tab) <= PHONE[0]


async def widest(tab: Page) -> float:
    """Return how far to the right the words of messages, composer and Home reach."""
    return float(await tab.evaluate(
        "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll("
        "'#main .content, #main .composer, #home .block, #thread .content')].map(n => n.getBoundingClientRect().right))"
    ))  # fmt: skip


async def open_everything_on_a_phone(tab: Page) -> None:
    await tab.goto(tab.url.split("#", maxsplit=1)[0] + "#C0PYTHON")
    await tab.locator(".thread-link").last.click()
    await expect(tab.locator("#thread .message").first).to_be_visible()


async def test_no_english_is_left_on_the_german_page(lived_in: Busy) -> None:
    tab = await lived_in.tabs.open(tour=True)
    await expect(tab.get_by_role("heading", name="Fünf Dinge zum Ausprobieren")).to_be_visible()
    chrome = " ".join(await tab.locator("#clock, #sidebar, #tour").all_inner_texts())
    for word in ("Channels", "Next:", "You are", "Tour ", "Behind", "event"):
        assert word not in chrome


async def test_the_theme_can_be_chosen_against_the_machine(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben", dark=True)
    dark = await tab.evaluate("getComputedStyle(document.body).backgroundColor")
    await tab.locator("[data-key=theme]").click()
    light = await tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    await tab.reload()
    await expect(tab.locator("#heading h1")).to_be_visible()
    assert await tab.evaluate("getComputedStyle(document.body).backgroundColor") == light


async def test_the_keyboard_alone_sends_a_message_and_opens_its_thread(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben", size=WIDE)
    await tab.locator("#main textarea").focus()
    await tab.keyboard.type("Typed")
    await tab.keyboard.press("Enter")
    await expect(tab.locator("#main .message")).to_contain_text("Typed")
    for _ in range(40):
        await tab.keyboard.press("Shift+Tab")
        if await tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Reply in thread":
            break
    await tab.keyboard.press("Enter")
    await expect(tab.locator("#thread textarea")).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(tab.locator("#thread")).to_be_hidden()


async def test_whatever_has_the_focus_shows_it(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    await tab.locator("[data-key=to-next]").focus()
    await tab.keyboard.press("Tab")
    style = await tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
