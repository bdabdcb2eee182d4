"""What the app sends is drawn as Slack draws it, and what people write stays text."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.practice.workspace.changes import ChangeKind
from bot.practice.workspace.messages import append
from bot.practice.workspace.state import PostedMessage, StoredFile
from tests.browser.conftest import IN_BROWSER, Quiet, say

pytestmark = [*IN_BROWSER, pytest.mark.long]
HOSTILE = "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> <!channel> javascript:alert(1)"


def post(quiet: Quiet, text: str, blocks: list[dict[str, Any]] | None = None, **more: Any) -> PostedMessage:
    server = quiet.server
    about = {"user": "U0ZIRKEL", "text": text, "blocks": blocks or [], "bot_id": "B0ZIRKEL0"} | more
    message = PostedMessage(ts="", **about)
    return append(server.workspace, server.clock, server.changes, server.workspace.channels["C0PYTHON"], message)


def text_of(tab: Page) -> Locator:
    return tab.locator("#main .message").last.locator(".text")


async def test_mrkdwn_becomes_bold_italic_struck_and_code(quiet: Quiet) -> None:
    post(quiet, "*bold* _italic_ ~gone~ `code_with_signs` snake_case_name 2*3*4")
    tab = await quiet.tabs.open()
    html = await text_of(tab).inner_html()
    assert html == (
        "<strong>bold</strong> <em>italic</em> <s>gone</s> <code>code_with_signs</code> snake_case_name 2*3*4"
    )


async def test_quotes_code_blocks_lines_and_emoji_are_drawn(quiet: Quiet) -> None:
    post(quiet, "&gt;first\n&gt;second\nafter :seedling:\n```\n*as it is*\n```")
    tab = await quiet.tabs.open()
    html = await text_of(tab).inner_html()
    assert html == ("<blockquote>first<br>second</blockquote>after 🌱<br><pre><code>*as it is*</code></pre>")


async def test_a_date_reads_in_each_readers_zone_and_language(quiet: Quiet) -> None:
    post(quiet, f"<!date^{1772618400}^{{date_long_pretty}}, {{time}}|then>")  # Wednesday 4 March 2026, 10:00 UTC
    anna, frank = await quiet.tabs.open("anna"), await quiet.tabs.open("frank")
    await expect(text_of(anna)).to_have_text("Mittwoch, 4. März 2026, 11:00")
    await expect(text_of(frank)).to_have_text("Wednesday, March 4, 2026, 5:00 AM")


async def test_mentions_channels_and_links_are_named(quiet: Quiet) -> None:
    post(quiet, "<@U0BEN> in <#C0LEADERSHIP>: <https://example.org/a?b=1&amp;c=2|there> <javascript:alert(1)|here>")
    tab = await quiet.tabs.open()
    await expect(text_of(tab)).to_have_text("@Ben Carter in #leadership: there here")
    links = await text_of(tab).locator("a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links == ["#C0LEADERSHIP", "https://example.org/a?b=1&c=2"]


async def test_hostile_text_in_messages_and_names_stays_text(quiet: Quiet) -> None:
    quiet.server.workspace.people["U0BEN"].real_name = HOSTILE
    post(quiet, HOSTILE, [{"type": "section", "text": {"type": "mrkdwn", "text": HOSTILE + " <@U0BEN>"}}])
    tab = await quiet.tabs.open()
    await say(tab, HOSTILE)
    await expect(text_of(tab)).to_have_text(HOSTILE)
    assert await tab.evaluate("window.hacked") is None
    assert await tab.locator("#main img:not(.avatar), #main script").count() == 0


async def test_an_ephemeral_says_that_only_one_person_sees_it(quiet: Quiet) -> None:
    post(quiet, "Between us", only_for="U0ANNA")
    anna, ben = await quiet.tabs.open("anna"), await quiet.tabs.open("ben")
    await expect(anna.get_by_text("Nur für dich sichtbar")).to_be_visible()
    await expect(ben.get_by_text("Between us")).to_have_count(0)


async def test_an_edited_message_is_marked_and_replaced_in_place(quiet: Quiet) -> None:
    message = post(quiet, "First words")
    tab = await quiet.tabs.open("ben")
    message.text, message.edited = "Second words", True
    quiet.server.changes.tell(ChangeKind.MESSAGE_CHANGED, channel="C0PYTHON", ts=message.ts)
    await expect(text_of(tab)).to_have_text("Second words")
    await expect(tab.locator(".edited")).to_have_text("(edited)")


async def test_a_thread_opens_beside_the_channel_and_counts_its_replies(quiet: Quiet) -> None:
    parent = post(quiet, "The card")
    for number in range(2):
        post(quiet, f"Phase {number}", thread_ts=parent.ts)
    tab = await quiet.tabs.open("ben")
    await tab.get_by_role("button", name="2 replies").click()
    thread = tab.get_by_role("complementary", name="Thread in #python-circle")
    await expect(thread.locator(".message")).to_have_count(3)
    await thread.get_by_role("textbox").fill("An answer")
    await thread.get_by_role("textbox").press("Enter")
    await expect(thread.locator(".message").last).to_contain_text("An answer")
    await expect(tab.get_by_role("button", name="3 replies")).to_be_visible()


async def test_every_block_is_drawn(quiet: Quiet) -> None:
    words = {"type": "plain_text", "text": "Words :dart:"}
    option = {"text": words, "value": "one"}
    post(quiet, "All of them", [
        {"type": "header", "text": words},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Left*"}, {"type": "mrkdwn", "text": "Right"}]},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}]},
        {"type": "image", "image_url": "https://example.org/x.png", "alt_text": "A drawing"},
        {"type": "actions", "elements": [
            {"type": "button", "action_id": "go", "text": words, "style": "primary"},
            {"type": "overflow", "action_id": "more", "options": [option]},
            {"type": "static_select", "action_id": "pick", "placeholder": words, "options": [option]},
        ]},
        {"type": "rich_text", "elements": [
            {"type": "rich_text_list", "style": "bullet", "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "point", "style": {"bold": True}}]},
            ]},
        ]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "Head"}], [{"type": "raw_text", "text": "Cell"}]]},
    ])  # fmt: skip
    tab = await quiet.tabs.open()
    drawn = text_of(tab)
    await expect(drawn.get_by_role("heading", name="Words 🎯")).to_be_visible()
    await expect(drawn.get_by_role("img", name="A drawing")).to_be_visible()
    await expect(drawn.get_by_role("button", name="Words 🎯")).to_be_visible()
    await expect(drawn.get_by_role("combobox")).to_be_visible()
    await expect(drawn.locator(".overflow summary")).to_be_visible()
    await expect(drawn.locator("li strong")).to_have_text("point")
    await expect(drawn.locator("td")).to_have_text("Cell")
    assert await drawn.locator(".unknown").count() == 0


async def test_a_file_is_a_box_that_can_be_taken_along(quiet: Quiet) -> None:
    file = StoredFile("F1", "Größe <b>.md", 2500, "U0ZIRKEL", b"# <b>Minutes</b>", shared=True)
    quiet.server.workspace.files[file.id] = file
    post(quiet, "Here", files=[file])
    tab = await quiet.tabs.open()
    box = text_of(tab).locator("xpath=..").locator("a.file")
    await expect(box).to_have_text("Größe <b>.md2 kB")
    async with tab.expect_download() as coming:
        await box.click()
    download = await coming.value
    assert download.suggested_filename.endswith(".md")
    saved = await download.path()
    assert saved.read_bytes() == file.content
