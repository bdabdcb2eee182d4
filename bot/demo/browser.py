"""`zirkel demo`: the practice workspace as a page in the browser, with some weeks of history."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.demo.setup import START, Demo, Setting, both
from bot.kernel.enums import Language
from bot.language.files import Sentence, read
from bot.language.translator import FOLDER, Languages
from bot.practice.page.site import Page
from bot.practice.page.timekeeper import TICK_SECONDS, Forecast, NextEvents
from bot.practice.people.sample_programme import HALF_TIME, SampleProgramme
from bot.practice.people.sample_season import SampleSeason

HISTORY_UNTIL = START + timedelta(weeks=3, days=1, hours=1)
"""A Tuesday: the next session's card stands in the channel, the role cards are still to come."""
UNREAD_SINCE = timedelta(days=2)
AHEAD = timedelta(days=14)
SESSIONS = 8
BEGINNING = "practice-"
Say = Callable[[str], None]


@dataclass
class PageColleagues:
    """The scripted colleagues as the page calls them."""

    season: SampleSeason
    begun: bool = False

    async def open(self) -> None:
        """Start the circle, unless that has happened."""
        if not self.begun:
            self.begun = True
            await self.season.open()

    async def react(self, *, without: Collection[str]) -> None:
        """Do what they feel like, but for some."""
        await self.season.react(without=without)


@asynccontextmanager
async def open_page(setting: Setting, *, fresh: bool, tick: float = TICK_SECONDS) -> AsyncIterator[tuple[Demo, Page]]:
    """Run the demo with its page, on which some weeks pass, unless it is ``fresh``; see `Timekeeper` for ``tick``."""
    page = Page(page_words(setting.languages, setting.programme), fresh=fresh, tick=tick)
    async with both(setting, page.attach) as demo:
        play, until = (SampleProgramme, START + HALF_TIME) if setting.programme else (SampleSeason, HISTORY_UNTIL)
        season = play(demo.server.acting, demo.clock, demo.app.scheduler.next_moment, sessions=SESSIONS)
        if isinstance(season, SampleProgramme):
            season.template = setting.programme
        colleagues = PageColleagues(season)
        page.connect(Forecast(lambda: _upcoming(demo), demo.app.scheduler.next_moment), colleagues)
        if not fresh:
            page.read_all_until(until - UNREAD_SINCE)
            await page.desk.keeper.open(until)
        try:
            yield demo, page
        finally:
            await page.disconnect()


async def show(say: Say, setting: Setting, *, fresh: bool, browser: bool) -> None:
    """Show the page until somebody stops it; ``browser`` opens it where there is a desktop."""
    async with open_page(setting, fresh=fresh) as (demo, page):
        await page.run()
        history = "" if fresh else f"{_passing(setting)} pass there first; the page shows how far they are.\n"
        say(f"\nThe practice workspace is open: {demo.server.url}/\n{history}Stop it with Ctrl-C.")
        if browser and has_desktop():
            webbrowser.open(f"{demo.server.url}/")
        await asyncio.Event().wait()


def _passing(setting: Setting) -> str:
    return "Twelve weeks of a programme" if setting.programme else "Three weeks of a learning circle"


def has_desktop() -> bool:
    """Tell whether a browser can be opened for somebody to see."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def page_words(languages: Languages, programme: str = "") -> dict[str, dict[str, str]]:
    """Return the page's own words: language -> key without its beginning -> sentence with places as ``{name}``.

    What passes first is another story with a ``programme``.
    """
    told = {language.value: _words(languages, language) for language in Language}
    for words in told.values():
        story = words.pop("opening-programme")
        words["opening-text"] = story if programme else words["opening-text"]
    return told


def _words(languages: Languages, language: Language) -> dict[str, str]:
    words = languages.words(language)
    found = [each for each in read(FOLDER / language) if isinstance(each, Sentence) and each.key.startswith(BEGINNING)]
    return {
        each.key.removeprefix(BEGINNING): words(each.key, **{place: f"{{{place}}}" for place in each.places})
        for each in found
    }


async def _upcoming(demo: Demo) -> Sequence[NextEvents]:
    planned = [NextEvents(each.at, each.kind, each.channel) for each in await demo.app.scheduler.upcoming(AHEAD)]
    return planned + [NextEvents(at, "again") for at in await _held(demo)]


async def _held(demo: Demo) -> list[datetime]:
    """Return when messages that had to wait will be tried again."""
    at = await demo.app.scheduler.next_try()
    return [at] if at else []
