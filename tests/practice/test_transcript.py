"""What people read: mrkdwn, blocks and dates as plain lines, and the log of a whole conversation."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.practice.reading.rendering import Rendering
from bot.practice.reading.transcript import Transcript
from bot.practice.workspace.dates import read_date
from bot.practice.workspace.people import colleagues, company
from bot.practice.workspace.state import AppInstall, Json, SlackUser

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
THURSDAY = int(datetime(2026, 3, 5, 13, 0, tzinfo=UTC).timestamp())
LATE_TODAY = int(datetime(2026, 3, 2, 23, 30, tzinfo=UTC).timestamp())


def reader(locale: str = "en-GB", zone: str = "Europe/London") -> SlackUser:
    return SlackUser("U1", "ann", "Ann", locale, zone)


@pytest.mark.parametrize(
    ("pattern", "locale", "zone", "words"),
    [
        ("{date_short_pretty} {time}", "en-US", "America/New_York", "Mar 5, 2026 8:00 AM"),
        ("{date_long}, {time}", "de-DE", "Europe/Berlin", "Donnerstag, 5. März 2026, 14:00"),
        ("{date} at {time}", "de-AT", "Europe/Vienna", "5. März 2026 at 14:00"),
        ("{date_num} {time_secs}", "en-GB", "Europe/London", "2026-03-05 13:00:00"),
        ("{ago}", "de-DE", "Europe/Berlin", "in 3 Tagen"),
        ("{date_unheard_of}", "en-GB", "Europe/London", "{date_unheard_of}"),
        ("{date_short}", "pt-BR", "America/Sao_Paulo", "Mar 5, 2026"),
    ],
)
def test_dates_are_read_in_the_readers_language_and_zone(pattern: str, locale: str, zone: str, words: str) -> None:
    assert read_date(THURSDAY, pattern, reader(locale, zone), NOW) == words


@pytest.mark.parametrize(
    ("locale", "zone", "word"),
    [("en-GB", "Europe/London", "today"), ("de-DE", "Europe/Berlin", "morgen"), ("en-US", "America/New_York", "today")],
)
def test_pretty_dates_are_near_by_the_readers_own_midnight(locale: str, zone: str, word: str) -> None:
    assert read_date(LATE_TODAY, "{date_pretty}", reader(locale, zone), NOW) == word


def test_yesterday_is_called_so() -> None:
    assert read_date(THURSDAY, "{date_pretty}", reader(), NOW + timedelta(days=4)) == "yesterday"


@pytest.fixture
def rendering(install: AppInstall) -> Rendering:
    workspace = company(install)
    return Rendering(workspace, workspace.people["U0ANNA"], NOW)


@pytest.mark.parametrize(
    ("mrkdwn", "plain"),
    [
        ("*Python* with <@U0BEN> in <#C0PYTHON>", "Python with @Ben Carter in #python-circle"),
        ("<@U9GONE|ida> and <#C9|old>", "@ida and #old"),
        ("<!channel> &lt;!here&gt; &amp;amp;", "@channel <!here> &amp;"),
        (
            "<https://example.org|the notes>, <https://example.org>",
            "the notes (https://example.org), https://example.org",
        ),
        ("_a_ ~b~ *_c_* snake_case_name 2*3*4", "a b c snake_case_name 2*3*4"),
        (f"<!date^{THURSDAY}^{{date_short}}, {{time}}|Thursday>", "5. März 2026, 14:00"),
        ("<!date^soon^{time}|later>", "later"),
    ],
)
def test_mrkdwn_becomes_plain_text(rendering: Rendering, mrkdwn: str, plain: str) -> None:
    assert rendering.text(mrkdwn).replace("Mär.", "März") == plain


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def test_blocks_become_lines(rendering: Rendering) -> None:
    button = {"type": "button", "action_id": "join", "text": words("Join")}
    more = {"type": "overflow", "action_id": "more", "options": [{"text": words("Leave"), "value": "leave"}]}
    topic = {"type": "plain_text_input", "action_id": "topic", "placeholder": words("Async")}
    who = {"type": "radio_buttons", "action_id": "who", "options": [{"text": words("only me"), "value": "me"}]}
    rich = {
        "type": "rich_text_section",
        "elements": [{"type": "user", "user_id": "U0BEN"}, {"type": "text", "text": "!"}],
    }
    blocks: list[Json] = [
        {"type": "header", "text": words("Circle")},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*one*"}, words("two")], "accessory": button},
        {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": "_small_"}, {"type": "image", "alt_text": "a leaf"}],
        },
        {"type": "divider"},
        {"type": "image", "alt_text": "a tree"},
        {"type": "actions", "elements": [button, more]},
        {"type": "input", "label": words("Topic"), "hint": words("In short"), "element": topic, "optional": True},
        {"type": "input", "label": words("Who sees this?"), "element": who},
        {"type": "rich_text", "elements": [rich]},
    ]
    assert rendering.lines(blocks) == [
        "Circle",
        "one",
        "two",
        "[Join]",
        "small [a leaf]",
        "───",
        "[image: a tree]",
        "[Join]  [overflow ▾]",
        "Topic (optional): [Async]",
        "  In short",
        "Who sees this?: ( ) only me",
        "@Ben Carter!",
    ]


async def test_a_conversation_is_told_as_it_happens(socket_meeting: Any) -> None:
    server, written = socket_meeting.server, list[str]()
    transcript = Transcript(server.workspace, server.reading, written.append)
    transcript.follow(server.changes, server.clock.now)
    await server.acting.command("anna", "python-circle", "/circle card")
    channel = server.workspace.channels["C0PYTHON"]
    await server.acting.until(lambda: channel.messages)
    await server.acting.click("ben", "Join", channel="python-circle")
    await server.acting.until(lambda: len(channel.messages) == 2)
    assert "\n".join(written) == TOLD


TOLD = """
──── Monday, 02 March 2026 ────

09:00    → Anna Berger types /circle card

09:00    #python-circle  Zirkel
         Python · 0 joined
         [Join]  [What is this?]

09:00    → Ben Carter clicks [Join]

09:00    #python-circle  Zirkel  (edited)
         Python · 1 joined
         [Join]  [What is this?]

09:00    #python-circle  Zirkel  (only Ben Carter sees this)
         You are in"""


async def test_a_modal_is_told_whole_once_and_then_what_changes_in_it(socket_meeting: Any) -> None:
    server, written = socket_meeting.server, list[str]()
    Transcript(server.workspace, server.reading, written.append).follow(server.changes, server.clock.now)
    await server.acting.command("anna", "python-circle", "/circle new")
    await server.acting.until(lambda: server.workspace.modals.get("U0ANNA"))
    await server.acting.submit("anna", {"Name": "Taken", "Weekday": "Monday"})
    told = "\n".join(written)
    opened, filled = told.split("Anna Berger, in “A new circle”", 1)
    assert opened.count("Anna Berger has before them: “A new circle”") == 1
    assert "[Taken]" in filled
    assert "→ Anna Berger presses [Found it]" in filled
    assert "! Name: This name is taken." in filled
    assert "has before them" not in filled


async def test_nothing_is_told_twice_or_after_the_end(socket_meeting: Any) -> None:
    server, written = socket_meeting.server, list[str]()
    end = Transcript(server.workspace, server.reading, written.append).follow(server.changes, server.clock.now)
    await server.acting.open_home("anna")
    await server.acting.until(lambda: server.reading.home(server.acting.stage.person("anna")))
    told = list(written)
    await server.acting.open_home("anna")
    await server.acting.until(lambda: sum(each.kind == "views.publish" for each in server.workspace.traffic) == 2)
    end()
    await server.acting.say("anna", "python-circle", "Unheard")
    assert written == told
    assert any("Home of Anna Berger" in each for each in told)


async def test_direct_messages_are_told_with_both_names(socket_meeting: Any) -> None:
    server, written = socket_meeting.server, list[str]()
    Transcript(server.workspace, server.reading, written.append).follow(server.changes, server.clock.now)
    await server.acting.say("anna", "@ben", "Tuesday?")
    assert any("DM Anna Berger + Ben Carter  Anna Berger" in each for each in written)


def test_a_company_has_as_many_people_as_asked_for_and_no_name_twice() -> None:
    people = colleagues(500)
    assert len({each.id for each in people}) == len({each.name for each in people}) == 500
    assert [each.name for each in people[:2]] == ["anna", "ben"]


@pytest.mark.parametrize("count", [7, 501])
def test_a_company_is_neither_tiny_nor_huge(count: int) -> None:
    with pytest.raises(ValueError, match="8 to 500"):
        colleagues(count)
