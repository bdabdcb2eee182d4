"""Tabs stay in step, a lost connection comes back, and a big workspace stays quick."""

import pytest
from playwright.async_api import expect

from bot.kernel.clock import SimulatedClock
from bot.practice.page.site import Page as Site
from bot.practice.server import PracticeServer
from bot.practice.workspace.messages import append
from bot.practice.workspace.people import company
from bot.practice.workspace.state import PostedMessage
from tests.browser.conftest import IN_BROWSER, Busy, Quiet, say
from tests.browser.deeds import modal, submit

pytestmark = [*IN_BROWSER, pytest.mark.long]


def write(server: PracticeServer, text: str) -> None:
    message = PostedMessage(ts="", user="U0BEN", text=text)
    append(server.workspace, server.clock, server.changes, server.workspace.channels["C0PYTHON"], message)


async def test_two_tabs_as_two_people_stay_in_step(quiet: Quiet) -> None:
    anna, ben = await quiet.tabs.open("anna"), await quiet.tabs.open("ben")
    await say(anna, "Hallo @ben")
    await expect(ben.locator("#main .message").last).to_contain_text("Hallo @Ben Carter")
    await say(ben, "Hello back")
    await expect(anna.locator("#main .message").last).to_contain_text("Hello back")


async def test_what_is_new_elsewhere_is_marked_until_it_is_read(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("carla", at="#C0GENERAL")
    await expect(tab.locator("#heading h1")).to_have_text("# general")
    write(quiet.server, "News")
    link = tab.get_by_role("link", name="python-circle 1 unread")
    await link.click()
    await expect(tab.locator("#main .message").last).to_contain_text("News")
    await tab.get_by_role("link", name="general").click()
    await expect(tab.get_by_role("link", name="python-circle", exact=True)).to_be_visible()


async def test_a_new_channel_is_before_its_founder_by_its_name(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    await tab.get_by_role("button", name="All channels").click()
    await tab.get_by_label("Name of a new channel").fill("night-owls")
    await tab.get_by_role("button", name="Create").click()
    await expect(tab.locator("#heading h1")).to_have_text("# night-owls")
    await expect(tab.get_by_role("link", name="night-owls")).to_have_attribute("aria-current", "page")


async def test_a_modal_calls_a_channel_by_its_name_that_was_made_for_it(busy: Busy) -> None:
    tab = await busy.tabs.open("anna")
    await say(tab, "/circle new Night owls")
    await modal(tab).locator("[data-block=purpose] textarea").fill("Learn when it is dark")
    await submit(tab)
    await expect(modal(tab)).to_contain_text("#night-owls")


async def test_a_channel_is_named_to_those_who_are_not_in_it_unless_it_is_private(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("carla")
    for name, private in (("night-owls", False), ("secret", True)):
        channel = await quiet.server.acting.create_channel("ben", name, private=private)
        write(quiet.server, f"In <#{channel.id}>")
    messages = tab.locator("#main .message")
    await expect(messages.first).to_contain_text("In #night-owls")
    await expect(messages.last).to_contain_text("In a private channel")


async def test_what_an_app_does_not_read_cannot_be_written_to_it(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben", at="#app/messages")
    await expect(tab.locator("#main")).to_contain_text("Zirkel doesn’t read what people write")
    await expect(tab.locator("#main .closed li").first).to_contain_text("/circle")
    await expect(tab.locator("#main textarea")).to_have_count(0)


async def test_becoming_somebody_else_changes_language_and_channels(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("anna")
    await expect(tab.get_by_role("heading", name="Kanäle")).to_be_visible()
    await tab.get_by_label("Du bist").select_option("Ben Carter")
    await expect(tab.get_by_role("heading", name="Channels")).to_be_visible()
    await expect(tab.get_by_role("link", name="onboarding-2026")).to_be_visible()
    assert "as=ben" in tab.url
    assert await tab.evaluate("document.documentElement.lang") == "en"


async def test_a_changed_profile_brings_the_other_language_by_itself(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    quiet.server.workspace.people["U0BEN"].locale = "de-DE"
    quiet.server.changes.tell(user="U0BEN")
    await expect(tab.get_by_role("heading", name="Kanäle")).to_be_visible()


async def test_a_lost_connection_is_said_and_comes_back_by_itself(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    server, port = quiet.server, quiet.server.port
    await server.stop()
    await expect(tab.get_by_role("alert")).to_contain_text("The connection is lost.")
    site = Site(quiet.site.desk.words)
    again = PracticeServer(server.workspace, server.clock, server.install, show=site.attach)
    await again.start(port)
    try:
        await expect(tab.get_by_role("alert")).to_have_count(0)
        write(again, "Here again")
        await expect(tab.locator("#main .message").last).to_contain_text("Here again")
        quiet.tabs.complaints = [each for each in quiet.tabs.complaints if "WebSocket" not in each]
    finally:
        await tab.close()
        await again.stop()


async def test_a_long_channel_loads_piece_by_piece_and_keeps_few_messages_drawn(quiet: Quiet) -> None:
    for number in range(1000):
        write(quiet.server, f"Message {number}")
    tab = await quiet.tabs.open("ben")
    messages = tab.locator("#main .message")
    await expect(messages.last).to_contain_text("Message 999")
    for _ in range(8):
        first = await messages.first.text_content()
        await tab.locator("#main .scroller").evaluate("node => node.scrollTo(0, 0)")
        await expect(messages.first).not_to_have_text(first or "")
    assert await messages.count() <= 200
    await tab.get_by_role("button", name="To the newest messages").click()
    await expect(messages.last).to_contain_text("Message 999")


async def test_the_clock_that_is_turned_in_one_tab_turns_in_all(quiet: Quiet) -> None:
    anna, frank = await quiet.tabs.open("anna"), await quiet.tabs.open("frank")
    await frank.get_by_role("button", name="+1 h").click()
    await expect(frank.locator("#now")).to_have_text("Mon, Mar 2, 4:00 AM")
    await expect(anna.locator("#now")).to_have_text("Mo., 2. März, 10:00")
    assert isinstance(quiet.server.clock, SimulatedClock)


async def test_faults_are_planned_and_forgotten_from_behind_the_scenes(quiet: Quiet) -> None:
    tab = await quiet.tabs.open("ben")
    await tab.get_by_role("button", name="Behind the scenes").click()
    await tab.get_by_role("button", name="Drop the answer").click()
    await expect(tab.get_by_label("Still to come")).to_contain_text("drop_after_accept · chat.postMessage · 1×")
    await tab.get_by_role("button", name="All is well again").click()
    await expect(tab.get_by_label("Still to come")).to_have_count(0)
    await tab.get_by_role("button", name="Archive #python-circle").click()
    await expect(tab.get_by_role("button", name="Bring #python-circle back")).to_be_visible()


async def test_five_hundred_people_can_be_chosen_from(quiet: Quiet) -> None:
    quiet.server.workspace.people = company(quiet.server.install, people=500).people
    tab = await quiet.tabs.open("ben")
    await expect(tab.locator("#act-as option")).to_have_count(500)


async def test_escape_closes_what_was_opened_last_and_the_focus_goes_back(quiet: Quiet) -> None:
    write(quiet.server, "Who comes?")
    channel = quiet.server.workspace.channels["C0PYTHON"]
    await quiet.server.acting.say("anna", "python-circle", "I do", channel.messages[0].ts)
    tab = await quiet.tabs.open("ben")
    for opener in (tab.locator("[data-key=tour]"), tab.locator("[data-key=behind]"), tab.locator(".thread-link")):
        await opener.click()
    panes = [tab.locator(each) for each in ("#thread", "#behind", "#tour")]
    await expect(tab.locator("#thread textarea")).to_be_focused()
    for closed, pane in enumerate(panes, start=1):
        await tab.keyboard.press("Escape")
        await expect(pane).to_be_hidden()
        for other in panes[closed:]:
            await expect(other).to_be_visible()
        if closed == 1:
            await expect(tab.locator(".thread-link")).to_be_focused()


async def test_the_tour_of_a_fresh_workspace_begins_with_a_circle(busy: Busy) -> None:
    tab = await busy.tabs.open("anna", tour=True)
    await tab.locator("[data-key=tour-gather]").click()
    await expect(tab.locator(".toast")).to_have_text("Not yet: start a circle first.")
    await tab.locator("[data-key=tour-start]").click()
    await expect(tab.locator("#modal [data-block=name]")).to_be_visible()
    await tab.keyboard.press("Escape")
    await tab.locator("[data-key=tour-accept]").click()
    await expect(tab.locator("body[data-person=ben]")).to_be_visible()
    await expect(tab.locator("#main .closed")).to_be_visible()
