"""Each person reads their own language, a circle its own, and a company may rename a command."""

import pytest

from bot.practice.people.finding import NotPossible
from bot.practice.people.moving import NewProfile
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, roles_on

pytestmark = pytest.mark.usefixtures("calm")


async def test_everybody_reads_their_own_language_and_a_circle_keeps_its_own(town: Town) -> None:
    """Ben's Slack is English, that of David and Elif German; David would rather read English."""
    await help_comes_in_the_language_of_ones_slack(town)
    await david_founds_a_german_circle(town)
    await a_choice_counts_more_than_slack(town)
    await who_changes_slacks_language_is_followed(town)
    await a_circles_messages_are_german_and_role_cards_their_readers(town)
    assert town.api_errors() == []


async def help_comes_in_the_language_of_ones_slack(town: Town) -> None:
    for typed in ("/zirkel hilfe", "/zirkel help", "/zirkel qwertz", "/zirkel"):
        assert "/circle neu" in await town.types("elif", typed)
        assert "/circle new" in await town.types("ben", typed)


async def david_founds_a_german_circle(town: Town) -> None:
    await town.acting.command("david", PYTHON, "/circle neu")
    modal = await town.see_modal("david")
    assert modal.title == "Lernzirkel gründen"
    values = {"name": "Python am Donnerstag", "purpose": "Unseren Diensten trauen", "first": "2026-03-12"}
    values |= {"where": "there", "channel": PYTHON}
    await town.acting.submit("david", values)
    await town.forgo_milestones()
    await town.acting.close("david", everything=True)
    await town.settle()
    assert "1 von 5 Plätzen" in (await town.reads("ben", "Python am Donnerstag")).text
    await town.press("ben", "Mitmachen")
    await town.reads("ben", "You are in: Python am Donnerstag, every Thursday at 14:00 (Europe/Berlin).")
    await town.press("elif", "Mitmachen")
    await town.reads("elif", "Du bist dabei: Python am Donnerstag, jeden Donnerstag um 14:00 Uhr (Europe/Berlin).")
    assert "Generatoren steht jetzt auf der Liste" in await town.types("elif", "/topics neu Generatoren")
    assert "You have 3 dots" in await town.types("ben", "/topics")


async def a_choice_counts_more_than_slack(town: Town) -> None:
    assert "Deutsch mit dir" in await town.types("ben", "/zirkel language de")
    assert "Du hast 3 Punkte" in await town.types("ben", "/topics")
    assert "follow your language in Slack" in await town.types("ben", "/zirkel sprache auto")
    assert "You have 3 dots" in await town.types("ben", "/topics")
    assert "I’ll use English with you" in await town.types("david", "/zirkel sprache englisch")
    assert "You’re in for coaching" in await town.types("david", "/coach mitmachen")
    assert "/zirkel language de" in await town.types("david", "/zirkel language klingonisch")
    await town.acting.open_home("elif")
    await town.acting.choose("elif", "home:language", "English")
    await town.acting.until(lambda: "Good morning" in town.home("elif"))
    await town.acting.choose("elif", "home:language", "As in Slack")
    await town.acting.until(lambda: "Guten Morgen" in town.home("elif"))


async def who_changes_slacks_language_is_followed(town: Town) -> None:
    assert "You haven’t joined yet" in await town.types("carla", "/coach")
    await town.acting.change_profile("carla", NewProfile(locale="de-DE"))
    assert "Noch machst du nicht mit" in await town.types("carla", "/coach")
    await town.acting.change_profile("david", NewProfile(locale="fr-FR"))
    assert "You’re in for coaching" in await town.types("david", "/coach")


async def a_circles_messages_are_german_and_role_cards_their_readers(town: Town) -> None:
    await town.wait_until(berlin(3, 11, 12))
    card = await town.reads("ben", "Treffen 1 von 8")
    assert "Generatoren" in card.text
    theirs = {"U0BEN": "Open the agenda", "U0DAVID": "Open the agenda", "U0ELIF": "Ablauf ansehen"}
    holders = roles_on(card)
    assert len(holders) == 2
    assert [holder for holder in holders if theirs[holder] in town.sees(holder, DIRECT)[-1].text] == holders


async def test_a_renamed_command_is_what_everything_speaks_of(renaming_town: Town) -> None:
    town = renaming_town
    with pytest.raises(NotPossible, match="not a valid command"):
        await town.acting.command("anna", PYTHON, "/circle new")
    await town.acting.command("elif", PYTHON, "/lernkreis neu")
    modal = await town.see_modal("elif")
    assert modal.title == "Lernzirkel gründen"
    await town.acting.submit(
        "elif", {"name": "Python", "purpose": "Mehr verstehen", "where": "there", "channel": PYTHON}
    )
    await town.acting.close("elif", everything=True)
    await town.settle()
    told = [await town.types("elif", typed) for typed in ("/lernkreis", "/zirkel hilfe", "/topics", "/coach")]
    assert "Python" in told[0]
    assert "/lernkreis neu" in told[1]
    assert "/lernkreis new" in await town.types("ben", "/zirkel help")
    assert not [text for text in told if "/circle" in text]
    assert town.api_errors() == []
