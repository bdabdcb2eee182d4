"""Meeting people and remembering how they read."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID, uuid4

from bot.features.people import store
from bot.features.people.rules import FRESH_FOR, LATEST, NO_ZONE, PersonInfo, begins, spoken_language
from bot.kernel.enums import Language
from bot.kernel.errors import AccountIsOff, NotOfThisCompany
from bot.kernel.ids import UserId
from bot.kernel.recurrence import is_zone
from bot.kernel.working_time import Hours
from bot.storage.unit_of_work import UnitOfWork
from models import Person

_LOCALE_LENGTH = 16
_ASK_AGAIN = 2 * FRESH_FOR
"""Of whom Slack has told nothing yet counts as read so long ago: the next request asks again."""

_BEFORE_ALL = timedelta(days=366)
"""Whom Slack was asked about so long ago is the next who is asked about."""


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
    @property
    def guest(self) -> bool: ...  # noqa: D102
    @property
    def belongs(self) -> bool: ...  # noqa: D102
    @property
    def told(self) -> bool: ...  # noqa: D102


async def remember(work: UnitOfWork, seen: Seen, now: datetime) -> PersonInfo:
    """Write down what Slack says about somebody, known or new; what it leaves open stays as it was.

    Nothing is kept of people of another company and of bots: their id is nobody's.
    """
    if not seen.belongs:
        await account_is_off(work, seen.user, now)
        language = spoken_language(seen.locale, None)
        return PersonInfo(uuid4(), seen.user, language, NO_ZONE, refused=NotOfThisCompany())
    person = await store.by_user(work, seen.user) or await store.add(work, seen.user, now - _ASK_AGAIN)
    if seen.told:
        person.slack_locale = seen.locale[:_LOCALE_LENGTH] or person.slack_locale
        person.zone = seen.zone if is_zone(seen.zone) else person.zone
        person.deleted, person.guest, person.seen_at = seen.deleted, seen.guest, now
        await work.session.flush()
    return describe(person)


async def cannot_be_written_to(work: UnitOfWork, users: Sequence[UserId], now: datetime) -> None:
    """Note whose account is off; of several Slack doesn't say whose, so they are the next who are asked about."""
    if len(users) == 1:
        await account_is_off(work, users[0], now)
    else:
        await store.ask_next(work, users, now - _BEFORE_ALL)


async def account_is_off(work: UnitOfWork, user: UserId, now: datetime) -> None:
    """Note that somebody's account is off, where Zirkel has met them.

    What they can see and do ends at once; features that gave them something hand it on at the next beat.
    """
    row = await store.by_user(work, user)
    if row is not None and not row.deleted:
        row.deleted, row.seen_at = True, now
        await work.session.flush()


def describe(person: Person) -> PersonInfo:
    """Return the row as other features see it."""
    language = spoken_language(person.slack_locale, person.language)
    return PersonInfo(
        person.id, UserId(person.slack_user_id), language, person.zone, person.paused_until, person.language,
        language_known=bool(person.language or person.slack_locale), weekly_on=person.weekly_on,
        hours=Hours(person.hours_from, person.hours_until),
        guest=person.guest, refused=AccountIsOff() if person.deleted else None,
    )  # fmt: skip


async def people(work: UnitOfWork, ids: Collection[UUID]) -> dict[UUID, PersonInfo]:
    """Return people by their ids."""
    return {person.id: describe(person) for person in await store.by_ids(work, ids)}


async def person(work: UnitOfWork, person_id: UUID) -> PersonInfo:
    """Return one person.

    Raises:
        Gone: there is none with this id here.
    """
    return describe(await work.get(Person, person_id))


async def reader(work: UnitOfWork, user: str) -> tuple[Language, bool]:
    """Return what the person with this Slack id reads, and whether they are a guest; English for a stranger."""
    found = await store.by_user(work, UserId(user))
    return (describe(found).language, found.guest) if found else (Language.ENGLISH, False)


async def choose_language(work: UnitOfWork, person_id: UUID, language: Language | None) -> PersonInfo:
    """Keep the language that somebody chose; None follows Slack's again."""
    row = await work.get(Person, person_id)
    row.language = language
    return describe(row)


async def gather(work: UnitOfWork, person_id: UUID, weekly_on: int | None) -> PersonInfo:
    """Keep on which weekday somebody gets all that can wait in one message; None: one by one."""
    row = await work.get(Person, person_id, lock=True)
    row.weekly_on = weekly_on
    return describe(row)


async def choose_hours(work: UnitOfWork, person_id: UUID, begin: int | None, end: int | None) -> PersonInfo:
    """Keep from when on, or until when, somebody wants messages; hours that can't be change nothing."""
    row = await work.get(Person, person_id, lock=True)
    wish = Hours(begin or row.hours_from, end or row.hours_until)
    if wish.end <= LATEST and wish.begin in begins(wish.end):
        row.hours_from, row.hours_until = wish
    return describe(row)


async def pause(work: UnitOfWork, person_id: UUID, until: datetime) -> PersonInfo:
    """Let somebody pause ``until`` a moment; return them as they were before."""
    row = await work.get(Person, person_id, lock=True)
    before, row.paused_until = describe(row), until
    return before
