"""``make screenshots``: the pictures in the README, made from the demo as it is."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo.browser import open_page
from bot.demo.setup import Setting
from bot.kernel.enums import Language
from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE_MS, Tabs, button, say
from tests.browser.deeds import become, leave_modal, modal, turn_until

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZE = (1280, 800)


async def main() -> None:
    """Write all five pictures; the programme's takes minutes, until its half-time has come."""
    expect.set_options(timeout=PATIENCE_MS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        await _english(browser)
        await _german(browser)
        await _programme(browser)
        await browser.close()


async def _english(browser: Browser) -> None:
    async with open_page(Setting(Language.ENGLISH), fresh=False) as (demo, site):
        await site.desk.keeper.done()
        tab = await Tabs(browser, demo.server.url).open(size=SIZE)
        await tab.get_by_role("button", name="Run").click()
        await _founding(tab)
        await _session(tab)
        await tab.get_by_role("link", name="Zirkel").last.click()
        await tab.get_by_role("link", name="Home").click()
        await expect(tab.locator("#home .block").first).to_be_visible()
        await _keep(tab, "home")


async def _founding(tab: Page) -> None:
    await say(tab, "/circle new")
    await modal(tab).locator("[data-block=name] input").fill("Public speaking")
    await modal(tab).locator("[data-block=purpose] textarea").fill("Say what we mean in front of thirty people")
    await _keep(tab, "founding")
    await leave_modal(tab)


async def _session(tab: Page) -> None:
    """A session two phases in, as one of its members sees it."""
    card = tab.locator("#main .message", has=tab.locator(".thread-link")).last
    starts = tab.locator("#now[datetime*='-26T13:00']")  # the third session, a Thursday at 14:00 in Berlin
    await turn_until(tab, starts)
    await become(tab, (await card.locator(".mention").first.text_content() or "").removeprefix("@"))
    await tab.locator(".thread-link").last.click()
    thread = tab.locator("#thread")
    await button(thread, "sessions:start").click()
    for number in (2, 3):
        await button(thread, "sessions:next-phase").click()
        await expect(thread.get_by_text(re.compile(rf"{number} of \d+ · "))).to_be_visible()
        await expect(thread.locator("[data-action='sessions:next-phase']")).to_have_count(1)
    await become(tab, "Anna Berger")
    await _keep(tab, "session")


async def _german(browser: Browser) -> None:
    """The reflection, in the dark."""
    async with open_page(Setting(Language.GERMAN), fresh=False) as (demo, site):
        await site.desk.keeper.done()
        tab = await Tabs(browser, demo.server.url).open(size=SIZE, dark=True)
        await tab.locator(".thread-link").last.click()
        await button(tab.locator("#thread"), "reflections:open").click()
        await expect(modal(tab).locator("[data-block=what]")).to_be_visible()
        await _keep(tab, "reflection")


async def _programme(browser: Browser) -> None:
    """What whoever offers a programme learns of it at half-time."""
    async with open_page(Setting(Language.ENGLISH, 60, "leadership"), fresh=False) as (demo, site):
        await site.desk.keeper.done()
        tab = await Tabs(browser, demo.server.url).open(size=SIZE)
        await say(tab, "/zirkel report")
        await button(modal(tab), "reports:open").click()
        await expect(modal(tab).get_by_text("Usefulness")).to_be_visible()
        await _keep(tab, "report")


async def _keep(tab: Page, name: str) -> None:
    await tab.evaluate("document.activeElement.blur()")
    await tab.wait_for_timeout(300)  # until the last message is drawn; a picture, not a test
    await tab.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
