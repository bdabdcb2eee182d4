"""Meeting people and remembering how they read."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.features.people import store
from bot.features.people.rules import PersonInfo, known_zone, spoken_language
from bot.kernel.enums import Language
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Person

_LOCALE_LENGTH = 16


class Seen(Protocol):
    """What Slack says about a user."""

    @property
    def user(self) -> UserId: ...  # noqa: D102
    @property
    def locale(self) -> str: ...  # noqa: D102
    @property
    def zone(self) -> str: ...  # noqa: D102
    @property
    def deleted(self) -> bool: ...  # noqa: D102


async def remember(work: UnitOfWork, seen: Seen, now: datetime) -> PersonInfo:
    """Write down what Slack says about somebody, known or new."""
    person = await store.by_user(work, seen.user) or await store.add(work, seen.user, now)
    person.slack_locale, person.zone = seen.locale[:_LOCALE_LENGTH], known_zone(seen.zone)
    person.deleted, person.seen_at = seen.deleted, now
    await work.session.flush()
    return describe(person)


def describe(person: Person) -> PersonInfo:
    """Return the row as other features see it."""
    language = spoken_language(person.slack_locale, person.language)
    return PersonInfo(
        person.id, UserId(person.slack_user_id), language, person.zone, person.paused_until, person.language
    )


async def people(work: UnitOfWork, ids: Collection[UUID]) -> dict[UUID, PersonInfo]:
    """Return people by their ids."""
    return {person.id: describe(person) for person in await store.by_ids(work, ids)}


async def person(work: UnitOfWork, person_id: UUID) -> PersonInfo:
    """Return one person.

    Raises:
        Gone: there is none with this id here.
    """
    return describe(await work.get(Person, person_id))


async def language_of(work: UnitOfWork, user: str) -> Language:
    """Return what the person with this Slack id reads; English for a stranger."""
    found = await store.by_user(work, UserId(user))
    return describe(found).language if found else Language.ENGLISH


async def choose_language(work: UnitOfWork, person_id: UUID, language: Language | None) -> PersonInfo:
    """Keep the language that somebody chose; None follows Slack's again."""
    row = await work.get(Person, person_id)
    row.language = language
    return describe(row)


async def pause(work: UnitOfWork, person_id: UUID, until: datetime) -> PersonInfo:
    """Let somebody pause ``until`` a moment; return them as they were before."""
    row = await work.get(Person, person_id, lock=True)
    before, row.paused_until = describe(row), until
    return before
