"""Meeting people: once each, in each workspace for itself."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.people import service
from bot.features.people.rules import PersonInfo
from bot.kernel.enums import Language
from bot.kernel.errors import Gone
from bot.kernel.ids import UserId
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import Storage
from models import Person
from tests.rows import MONDAY, new_workspace


def seen(user: str = "U1", locale: str = "de-DE", zone: str = "Europe/Berlin", *, deleted: bool = False) -> Profile:
    return Profile(UserId(user), locale, zone, is_bot=False, deleted=deleted)


async def remember(storage: Storage, workspace: UUID, profile: Profile) -> PersonInfo:
    async with storage.work(workspace) as work:
        return await service.remember(work, profile, MONDAY)


async def test_somebody_new_is_remembered(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    met = await remember(any_storage, workspace, seen())
    assert (met.user, met.language, met.zone) == ("U1", Language.GERMAN, "Europe/Berlin")
    async with any_storage.work(workspace) as work:
        assert await service.person(work, met.id) == met
        assert await service.people(work, [met.id, uuid4()]) == {met.id: met}


async def test_met_again_it_is_the_same_person_with_what_is_new(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    first = await remember(any_storage, workspace, seen())
    again = await remember(any_storage, workspace, seen(locale="en-GB", zone="Europe/London"))
    assert (again.id, again.language, again.zone) == (first.id, Language.ENGLISH, "Europe/London")


async def test_met_several_times_at_once_it_is_one_person(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    met = await asyncio.gather(*(remember(any_storage, workspace, seen()) for _ in range(5)))
    assert len({person.id for person in met}) == 1


async def test_the_same_slack_id_in_two_workspaces_is_two_people(any_storage: Storage) -> None:
    ours, theirs = await new_workspace(any_storage, "T1"), await new_workspace(any_storage, "T2")
    one, two = await remember(any_storage, ours, seen()), await remember(any_storage, theirs, seen())
    assert one.id != two.id
    async with any_storage.work(ours) as work:
        with pytest.raises(Gone):
            await service.person(work, two.id)
        assert await service.people(work, [one.id, two.id]) == {one.id: one}


async def test_a_chosen_language_stays_whatever_slack_says(storage: Storage) -> None:
    workspace = await new_workspace(storage)
    met = await remember(storage, workspace, seen())
    async with storage.work(workspace) as work:
        assert (await service.choose_language(work, met.id, Language.ENGLISH)).language is Language.ENGLISH
    assert (await remember(storage, workspace, seen())).language is Language.ENGLISH
    async with storage.work(workspace) as work:
        assert (await service.choose_language(work, met.id, None)).language is Language.GERMAN


async def test_what_slack_says_is_kept_within_its_columns(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)
    met = await remember(any_storage, workspace, seen(locale="de-" + "x" * 50, zone="Mars/" + "x" * 100))
    assert (met.language, met.zone) == (Language.GERMAN, "UTC")


async def test_no_name_is_stored(storage: Storage) -> None:
    workspace = await new_workspace(storage)
    await remember(storage, workspace, seen())
    async with storage.work(workspace) as work:
        row = (await work.all(sa.select(Person)))[0]
    assert {column for column in row.__table__.columns.keys() if "name" in column} == set()  # noqa: SIM118


async def test_somebody_deactivated_is_known_as_such(storage: Storage) -> None:
    workspace = await new_workspace(storage)
    met = await remember(storage, workspace, seen(deleted=True))
    async with storage.work(workspace) as work:
        row = await work.get(Person, met.id)
    assert row.deleted
    assert row.seen_at == MONDAY
    assert row.seen_at + timedelta(days=1) > MONDAY
