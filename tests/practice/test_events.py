"""What the app learns of and what not: subscriptions, scopes, membership, shapes."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.clock import SimulatedClock, SystemClock
from bot.practice.people.finding import NotPossible
from bot.practice.people.moving import NewProfile
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.alarms import Alarms
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, Json


def told(running: PracticeServer) -> list[Json]:
    """Return the events that were sent, each once."""
    sent = {
        each.payload["event_id"]: each.payload["event"]
        for each in running.workspace.traffic
        if each.direction == "to_app"
    }
    return list(sent.values())


def kinds(running: PracticeServer) -> list[str]:
    return [each["type"] for each in told(running)]


async def test_an_event_has_slacks_envelope(
    running: PracticeServer, clock: SimulatedClock, install: AppInstall
) -> None:
    await running.acting.leave("ben", "python-circle")
    envelope = running.workspace.traffic[0].payload
    assert envelope["type"] == "event_callback"
    assert envelope["event_time"] == int(clock.now().timestamp())
    assert envelope["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": "T0PRACTICE",
            "user_id": install.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]


async def test_leaving_and_joining_are_told_where_the_app_is(running: PracticeServer) -> None:
    await running.acting.leave("ben", "python-circle")
    await running.acting.join("ben", "python-circle")
    assert kinds(running) == ["member_left_channel", "member_joined_channel"]
    assert told(running)[1] | {"event_ts": ""} == {
        "type": "member_joined_channel",
        "user": "U0BEN",
        "channel": "C0PYTHON",
        "channel_type": "C",
        "team": "T0PRACTICE",
        "event_ts": "",
    }


async def test_nothing_is_told_of_channels_where_the_app_is_not(running: PracticeServer) -> None:
    await running.acting.leave("anna", "leadership")
    await running.acting.archive("david", "leadership")
    assert told(running) == []


async def test_the_app_learns_that_it_was_invited_and_by_whom(running: PracticeServer) -> None:
    await running.acting.invite("anna", "zirkel", "leadership")
    (event,) = told(running)
    assert (event["user"], event["inviter"]) == ("U0ZIRKEL", "U0ANNA")


async def test_a_removed_app_is_not_told(running: PracticeServer) -> None:
    await running.acting.remove("zirkel", "python-circle")
    assert told(running) == []


async def test_people_whom_the_app_invites_itself_are_told_too(running: PracticeServer, install: AppInstall) -> None:
    await running.acting.leave("ben", "python-circle")
    client = AsyncWebClient(token=install.bot_token, base_url=running.api_url, retry_handlers=[])
    await client.conversations_invite(channel="C0PYTHON", users=["U0BEN"])
    await running.acting.until(lambda: "member_joined_channel" in kinds(running))
    assert told(running)[1]["inviter"] == install.bot_user


async def test_a_private_channel_needs_its_own_scope(running: PracticeServer) -> None:
    await running.acting.invite("ben", "zirkel", "onboarding-2026")
    await running.acting.lose_scope("groups:read")
    await running.acting.leave("elif", "onboarding-2026")
    assert [(each["type"], each["channel_type"]) for each in told(running)] == [("member_joined_channel", "G")]


async def test_archiving_and_renaming_are_told(running: PracticeServer) -> None:
    await running.acting.rename("python-circle", "python")
    await running.acting.archive("anna", "python")
    renamed, archived = told(running)
    assert renamed["channel"]["name"] == "python"
    assert (archived["type"], archived["user"]) == ("channel_archive", "U0ANNA")


async def test_a_changed_profile_is_told_with_its_zone(running: PracticeServer) -> None:
    await running.acting.change_profile("anna", NewProfile(zone="America/New_York", locale="en-US"))
    (event,) = told(running)
    assert (event["user"]["tz"], event["user"]["locale"]) == ("America/New_York", "en-US")


async def test_a_profile_is_told_only_with_the_scope(running: PracticeServer) -> None:
    await running.acting.lose_scope("users:read")
    await running.acting.change_profile("anna", NewProfile(deleted=True))
    assert told(running) == []
    with pytest.raises(NotPossible, match="no longer with us"):
        await running.acting.open_home("anna")


async def test_home_is_told_with_its_channel_and_tab(running: PracticeServer) -> None:
    await running.acting.open_home("anna")
    await running.acting.open_home("anna", "messages")
    first, second = told(running)
    assert (first["tab"], second["tab"]) == ("home", "messages")
    assert first["channel"] == second["channel"]


async def test_an_uninstalled_app_hears_so_and_gets_no_commands(running: PracticeServer) -> None:
    await running.acting.uninstall()
    assert kinds(running) == ["tokens_revoked", "app_uninstalled"]
    with pytest.raises(NotPossible, match="not a valid command"):
        await running.acting.command("anna", "python-circle", "/circle")
    assert (await running.acting.shortcut("anna", "reflect")).error == "dispatch_failed"
    assert kinds(running) == ["tokens_revoked", "app_uninstalled"]


async def test_messages_of_people_are_never_told(running: PracticeServer) -> None:
    await running.acting.say("anna", "python-circle", "Good morning")
    assert told(running) == []


async def test_only_subscribed_events_are_sent(install: AppInstall, clock: SimulatedClock) -> None:
    manifest: dict[str, Any] = {**install.manifest, "settings": {"event_subscriptions": {"bot_events": []}}}
    quiet = replace(install, manifest=manifest)
    async with practice(company(quiet), clock, quiet) as server:
        await server.acting.open_home("anna")
        assert told(server) == []


async def test_nobody_joins_a_private_or_archived_channel(running: PracticeServer) -> None:
    with pytest.raises(NotPossible, match="without an invitation"):
        await running.acting.join("anna", "onboarding-2026")
    await running.acting.archive("david", "leadership")
    with pytest.raises(NotPossible, match="is archived"):
        await running.acting.join("ben", "leadership")


async def test_alarms_ring_in_order_when_the_clock_passes_them(clock: SimulatedClock) -> None:
    alarms, rung = Alarms(clock), list[str]()

    async def ring(name: str) -> None:
        rung.append(name)

    alarms.after(timedelta(minutes=5), lambda: ring("late"))
    alarms.after(timedelta(minutes=1), lambda: ring("soon"))
    await clock.turn_to(clock.now() + timedelta(seconds=59))
    assert rung == []
    await clock.turn_to(clock.now() + timedelta(hours=1))
    await clock.turn_to(clock.now() + timedelta(hours=1))
    assert rung == ["soon", "late"]


async def test_alarms_ring_by_the_machines_clock_too() -> None:
    alarms, rung = Alarms(SystemClock()), asyncio.Event()

    async def ring() -> None:
        rung.set()

    alarms.after(timedelta(milliseconds=1), ring)
    await asyncio.wait_for(rung.wait(), 5)
    await alarms.close()
