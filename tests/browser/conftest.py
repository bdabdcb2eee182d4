"""A real Chromium that looks at the practice workspace, alone or with the whole app behind it."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

from bot.demo.browser import open_page, page_words
from bot.demo.setup import Demo, Setting
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.page.site import Page as Site
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall
from bot.slack.manifest import manifest
from tests.conftest import MONDAY

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ON_CI = os.environ.get("CI") == "true"
WIDE, PHONE = (1280, 850), (360, 740)
PATIENCE_MS = 20_000
QUICK = 0.4
"""Real seconds for two of the workspace, where its clock runs."""
IN_BROWSER = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]
"""What every module here is marked with: one event loop, one process, one browser."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium; without one these tests are skipped, but never where CI=true."""
    if CHROMIUM is None and not ON_CI:
        pytest.skip("no Chromium on this machine (apt install chromium)")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@dataclass
class Tabs:
    """Opens tabs, and remembers what their consoles complained about."""

    browser: Browser
    url: str
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    async def open(
        self,
        person: str = "anna",
        *,
        size: tuple[int, int] = WIDE,
        dark: bool = False,
        tour: bool = False,
        at: str = "",
    ) -> Page:
        """Open the page as somebody, in a browser profile of its own."""
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale="en-GB"
        )
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        tab = await context.new_page()
        tab.on("console", lambda said: self._note(said.type, said.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        if not tour:
            await tab.add_init_script("localStorage.setItem('zirkel-tour-seen', '1')")
        await tab.goto(f"{self.url}/?as={person}{at}")
        await expect(tab.locator("#heading h1")).to_be_visible()
        return tab

    async def close(self) -> None:
        """Close all tabs."""
        for context in self._contexts:
            await context.close()

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@asynccontextmanager
async def tabs_of(browser: Browser, url: str) -> AsyncIterator[Tabs]:
    """Open tabs at ``url``; at the end nothing may have gone wrong in them."""
    tabs = Tabs(browser, url)
    try:
        yield tabs
    finally:
        await tabs.close()
    assert tabs.complaints == []


@dataclass
class Quiet:
    """A practice workspace with its page, but without an app."""

    server: PracticeServer
    site: Site
    tabs: Tabs


@pytest_asyncio.fixture(loop_scope="session")
async def quiet(browser: Browser) -> AsyncIterator[Quiet]:
    """A workspace of eight people; its clock stands still and no app is connected."""
    install = AppInstall(manifest=manifest(Languages().words(Language.ENGLISH)), bot_user="U0ZIRKEL")
    site = Site(page_words(Languages()))
    async with (
        practice(company(install), SimulatedClock(MONDAY), install, show=site.attach) as server,
        tabs_of(browser, server.url) as tabs,
    ):
        yield Quiet(server, site, tabs)


@dataclass
class Busy:
    """The whole demo: workspace, page and app."""

    demo: Demo
    tabs: Tabs


@asynccontextmanager
async def busy_demo(browser: Browser, setting: Setting, *, fresh: bool) -> AsyncIterator[Busy]:
    """Run the whole demo; its clock stands still until somebody turns it."""
    async with open_page(setting, fresh=fresh, tick=QUICK) as (demo, site), tabs_of(browser, demo.server.url) as tabs:
        await site.desk.keeper.done()
        yield Busy(demo, tabs)


@pytest_asyncio.fixture(loop_scope="session")
async def busy(browser: Browser) -> AsyncIterator[Busy]:
    """The whole demo without history, Anna reading English."""
    async with busy_demo(browser, Setting(Language.ENGLISH), fresh=True) as opened:
        yield opened


async def say(tab: Page, text: str) -> None:
    """Type something in the open channel, and send it."""
    field = tab.locator("#main .composer textarea")
    await field.fill(text)
    await field.press("Escape")
    await field.press("Enter")


def button(scope: Page | Locator, action: str) -> Locator:
    """Return the app's newest button of this action."""
    return scope.locator(f"button[data-action='{action}']").last


Serious = Callable[[Page], Awaitable[list[str]]]


@pytest.fixture(scope="session")
def serious_faults() -> Serious:
    """What axe-core finds on a page that is serious or critical."""
    if not AXE.exists() and not ON_CI:
        pytest.skip("axe-core isn't installed (npm install)")
    script = AXE.read_text(encoding="utf-8")

    async def find(tab: Page) -> list[str]:
        await tab.evaluate(script)
        found: dict[str, Any] = await tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    return find
