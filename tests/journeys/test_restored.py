"""Whoever runs Zirkel puts back the backup of yesterday evening: nobody reads anything twice."""

import shutil
from datetime import timedelta
from pathlib import Path

from bot.storage.engine import parse_url
from tests.journeys.town import PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import only

CARD = "together · session 1 of 4"


@only("socket-sqlite")
async def test_what_was_posted_since_the_backup_is_not_posted_again(town: Town) -> None:
    """The card and the role cards are there already; the session itself comes at its time."""
    file = Path(parse_url(town.settings.database.url).database or "")
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.wait_until(berlin(3, 9, 20))
    await town.stop_app()
    backup = shutil.copy(file, file.with_name("backup"))
    await town.start_app()
    await town.wait_until(berlin(3, 11, 10))
    before = [message.text for message in town.all_messages()]
    await town.stop_app()
    shutil.copy(backup, file)
    await town.start_app()
    await town.wait_until(berlin(3, 12, 13, 59))
    assert [message.text for message in town.all_messages()] == before
    await town.wait_until(berlin(3, 12, 14, 0) + timedelta(minutes=1))
    (card,) = town.finds("anna", CARD)
    assert any(posted_at(message) >= berlin(3, 12, 14) for message in town.sees(roles_on(card)[0], PYTHON))
    assert town.api_errors() == []
