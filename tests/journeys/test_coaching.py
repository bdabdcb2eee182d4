"""Coaching in pairs, as eight colleagues in two languages live it, round after round."""

import json
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from tests.journeys.town import DIRECT, Town, berlin, posted_at
from tests.journeys.ways import twice

pytestmark = [pytest.mark.usefixtures("calm"), twice("http-postgres")]

TRIED = "Ich habe gefragt, bevor ich geraten habe"
Group = frozenset[str]
GERMAN: Group = frozenset(("U0ANNA", "U0DAVID", "U0ELIF", "U0HANNES"))
ENGLISH: Group = frozenset(("U0BEN", "U0CARLA", "U0FRANK", "U0GRACE"))


async def test_eight_coach_each_other_and_nobody_twice_while_somebody_is_new(town: Town) -> None:
    await they_join_and_anna_names_somebody_in_private(town)
    await anna_who_was_first_lets_everybody_meet_somebody_new_each_round(town)
    first = await four_pairs_are_told_who_they_are(town)
    await half_way_they_say_whether_they_met(town)
    await elif_notes_what_she_tried_and_finds_it_in_her_log(town)
    second = await one_leaves_and_an_odd_number_makes_a_trio(town, first)
    await who_comes_back_meets_somebody_new(town, first | second)
    assert not [group for group in first | second if {"U0ANNA", "U0DAVID"} <= group]
    davids = [*town.sees("david", "C0PYTHON"), *town.direct_messages("david")]
    assert davids
    assert "U0ANNA" not in json.dumps([(each.raw_text, each.blocks) for each in davids])
    assert town.api_errors() == []


async def they_join_and_anna_names_somebody_in_private(town: Town) -> None:
    for name in ("anna", "ben", "carla", "david", "elif", "frank", "grace", "hannes"):
        told = await town.types(name, "/coach join")
        await town.wait_until(town.clock.now() + timedelta(minutes=1))
        assert ("Du machst" if f"U0{name.upper()}" in GERMAN else "You’re in for coaching") in told
    await town.acting.command("anna", "C0PYTHON", "/coach not-with")
    await town.see_modal("anna", "coaching:keep-not-with")
    kept = await town.acting.submit("anna", {"people": ["david"]})
    assert kept.modal is not None
    assert "David" not in kept.modal.text
    await town.acting.close("anna")


async def anna_who_was_first_lets_everybody_meet_somebody_new_each_round(town: Town) -> None:
    counted = await town.types("anna", "/coach vorschau")
    assert "4 Tandems" in counted
    await town.press("anna", "coaching:together", "C0PYTHON")
    assert "in jeder Runde jemand anderen" in town.sees("anna", "C0PYTHON")[-1].text


async def four_pairs_are_told_who_they_are(town: Town) -> set[Group]:
    await town.wait_until(berlin(3, 9, 15, 1))
    pairs = _written_to_from(town, berlin(3, 9, 9))
    assert sorted(person for pair in pairs for person in pair) == sorted(GERMAN | ENGLISH)
    assert all(len(pair) == 2 and (pair <= GERMAN or pair <= ENGLISH) for pair in pairs)
    (card,) = town.direct_messages("ben")
    assert "You two for the next two weeks: " in card.text
    assert "@Ben Carter" in card.text
    assert "First question to each other: " in card.text
    await town.press("ben", "coaching:dated", card.channel)
    await set_date(town)
    (card,) = town.direct_messages("ben")
    assert "You meet:" in card.text
    (other,) = _pair_of(pairs, "U0BEN") - {"U0BEN"}
    assert "You meet:" in town.direct_messages(other)[0].text
    return pairs


async def half_way_they_say_whether_they_met(town: Town) -> None:
    await town.wait_until(berlin(3, 16, 15, 1))
    for name, words in (("elif", "Habt ihr zwei euch schon getroffen?"), ("ben", "Have you two met yet?")):
        asked = town.direct_messages(name)[-1]
        assert words in asked.text
        assert berlin(3, 16, 9) <= posted_at(asked) <= berlin(3, 16, 15)
        await town.press(name, "coaching:met" if name == "elif" else "coaching:not-yet", asked.channel)
    await town.a_moment()
    assert any("Ihr habt euch getroffen." in message.text for message in town.direct_messages("elif"))
    assert "you haven’t met yet." in town.direct_messages("ben")[-1].text


async def elif_notes_what_she_tried_and_finds_it_in_her_log(town: Town) -> None:
    await town.types("elif", "/coach")
    await town.press("elif", "coaching:look-back", "C0PYTHON")
    await town.see_modal("elif", "coaching:keep-look-back")
    await town.acting.submit("elif", {"tried": TRIED})
    await town.acting.until(lambda: town.modal("elif") is None)
    await town.types("elif", "/reflect tagebuch gefragt")
    assert TRIED in (await town.see_modal("elif", "journal:search")).text
    await town.acting.close("elif", everything=True)
    assert TRIED not in str(town.all_messages())


async def one_leaves_and_an_odd_number_makes_a_trio(town: Town, before: set[Group]) -> set[Group]:
    assert "You haven’t joined yet" in await town.types("grace", "/coach leave")
    known = len(town.direct_messages("grace"))
    await town.wait_until(berlin(3, 23, 15, 1))
    groups = _written_to_from(town, berlin(3, 23, 9))
    assert {group for group in groups if group <= ENGLISH} == {ENGLISH - {"U0GRACE"}}
    assert not {group for group in groups if group <= GERMAN} & before
    assert sum(map(len, groups)) == 7
    for name in ("ben", "carla", "frank"):
        assert "Only 3 of those who take part have English" in town.direct_messages(name)[-1].text
    assert len(town.direct_messages("grace")) == known
    assert "This round is over" in town.direct_messages("grace")[0].text
    return groups


async def who_comes_back_meets_somebody_new(town: Town, before: set[Group]) -> None:
    await town.types("grace", "/coach join")
    await town.wait_until(berlin(4, 6, 15, 1))
    groups = _written_to_from(town, berlin(4, 6, 9))
    assert len(groups) == 4
    assert _pair_of(groups, "U0GRACE") not in _couples(before)
    assert frozenset(("U0ANNA", "U0DAVID")) not in groups


async def test_who_cannot_or_finds_nobody_is_told_kindly(town: Town) -> None:
    """Anna and David are a pair; Ben is the only one who reads English; Elif pauses for the first round."""
    for name in ("anna", "david", "ben", "elif"):
        await town.types(name, "/coach join")
    await town.acting.command("elif", "C0PYTHON", "/coach pausieren")
    await town.see_modal("elif", "coaching:keep-pause")
    paused = await town.acting.submit("elif", {"until": "2026-03-20"})
    assert paused.modal is not None
    assert "20. März" in paused.modal.text
    await town.acting.close("elif")
    await town.wait_until(berlin(3, 9, 10, 1))
    assert _written_to_from(town, berlin(3, 9, 9)) == {frozenset(("U0ANNA", "U0DAVID"))}
    assert "you’re the only one taking part in your language" in town.sees("ben", DIRECT)[-1].text
    assert town.direct_messages("elif") == []
    card = town.direct_messages("anna")[-1]
    await town.press("anna", "coaching:not-this-time", card.channel)
    await town.a_moment()
    told = town.direct_messages("david")[-1]
    assert "@Anna Berger kann diesmal nicht" in told.text
    assert "coaching:dated" not in {each.action_id for each in town.direct_messages("david")[0].elements}
    await town.wait_until(berlin(3, 23, 15, 1))
    assert _written_to_from(town, berlin(3, 23, 9)) == {frozenset(("U0ANNA", "U0DAVID", "U0ELIF"))}
    assert town.api_errors() == []


async def set_date(town: Town) -> None:
    """Have Ben keep the date that is suggested."""
    await town.see_modal("ben")
    await town.acting.submit("ben", {})
    await town.a_moment()


def _written_to_from(town: Town, moment: datetime) -> set[Group]:
    """Return the people of each group DM that was written to from then on, when all of them work."""
    bot = town.server.install.bot_user
    channels = [each for each in town.server.workspace.channels.values() if each.kind == "mpim"]
    late = moment + timedelta(hours=6, minutes=1)
    return {
        frozenset(channel.members - {bot})
        for channel in channels
        if any(moment <= posted_at(message) < late for message in channel.messages)
    }


def _pair_of(groups: set[Group], person: str) -> Group:
    (found,) = [group for group in groups if person in group]
    return found


def _couples(groups: set[Group]) -> set[Group]:
    return {frozenset(couple) for group in groups for couple in combinations(group, 2)}


async def test_that_there_is_a_date_can_be_said_in_home(town: Town) -> None:
    for name in ("ben", "carla"):
        await town.types(name, "/coach join")
    await town.wait_until(berlin(3, 9, 15, 1))
    await town.acting.open_home("ben")
    await town.acting.until(lambda: "Find a time for coaching with" in town.home("ben"))
    await town.press("ben", "coaching:dated", None)
    await set_date(town)
    await town.acting.open_home("ben")
    await town.acting.until(lambda: "Find a time for coaching with" not in town.home("ben"))
    await town.a_moment()
    assert "You meet:" in town.direct_messages("carla")[0].text
    assert town.api_errors() == []
