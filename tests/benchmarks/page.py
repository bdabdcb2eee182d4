"""How quick the practice page stays: 500 people and 5,000 messages beside 8 people and 50, in a real Chromium."""

import statistics
import time
from datetime import UTC, datetime

from playwright.async_api import Browser, Page, async_playwright

from bot.demo.browser import page_words
from bot.kernel.clock import SimulatedClock
from bot.language.translator import Languages
from bot.practice.page.site import Page as Site
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.messages import append
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, PostedMessage
from tests.browser.conftest import CHROMIUM, FLAGS

ROUNDS = 10
SIZES = {"8 people, 50 messages": (8, 50), "500 people, 5,000 messages": (500, 5000)}
LONGEST_FRAME = """async () => {
  const list = document.querySelector("#main .scroller");
  let last = performance.now(), longest = 0;
  for (let i = 0; i < 120; i++) {
    list.scrollTop -= 400;
    await new Promise(requestAnimationFrame);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  return longest;
}"""


async def measure() -> None:
    """Print milliseconds to the first messages, from one tab to another, and of the longest frame while scrolling."""
    print("The practice page in Chromium (milliseconds, median of", ROUNDS, "rounds)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (people, messages) in SIZES.items():
            print(f"  {name:28} {await _workspace(browser, people, messages)}")
        await browser.close()


async def _workspace(browser: Browser, people: int, messages: int) -> str:
    install = AppInstall(manifest={}, bot_user="U0ZIRKEL")
    site, clock = Site(page_words(Languages())), SimulatedClock(datetime(2026, 3, 2, tzinfo=UTC))
    async with practice(company(install, people), clock, install, show=site.attach) as server:
        _write(server, messages)
        tab = await browser.new_page()
        opened = [await _open(tab, server.url) for _ in range(ROUNDS)]
        arrived = [await _arrive(tab, server, number) for number in range(ROUNDS)]
        frame = await tab.evaluate(LONGEST_FRAME)
        await tab.close()
    median = statistics.median
    return f"open {median(opened):5.0f} · message {median(arrived):4.0f} · longest frame {frame:4.0f}"


def _write(server: PracticeServer, messages: int) -> None:
    people = [each for each in server.workspace.people.values() if not each.is_bot]
    channel = server.workspace.channels["C0PYTHON"]
    for number in range(messages):
        text = (
            f"*{number}* Something that somebody says in `two` lines\nwith <@U0ANNA> and a <https://example.org|link>"
        )
        append(
            server.workspace,
            server.clock,
            server.changes,
            channel,
            PostedMessage("", people[number % len(people)].id, text),
        )


async def _open(tab: Page, url: str) -> float:
    began = time.perf_counter()
    await tab.goto(f"{url}/?as=ben#C0PYTHON")
    await tab.reload(wait_until="commit")
    await tab.locator("#main .message").first.wait_for()
    return (time.perf_counter() - began) * 1000


async def _arrive(tab: Page, server: PracticeServer, number: int) -> float:
    """Return how long a message takes from the workspace to the screen."""
    words = f"Fresh {number}"
    began = time.perf_counter()
    channel = server.workspace.channels["C0PYTHON"]
    append(server.workspace, server.clock, server.changes, channel, PostedMessage("", "U0ANNA", words))
    await tab.locator("#main .message:last-child", has_text=words).wait_for()
    return (time.perf_counter() - began) * 1000
