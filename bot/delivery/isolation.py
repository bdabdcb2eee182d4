"""One bad row harms itself: whoever goes through many subjects goes on with the others, and the log names it."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from bot.kernel.errors import origin
from bot.storage.unit_of_work import UnitOfWork

Broken = dict[tuple[str, UUID], str]
"""Which rows went wrong: the kind of post or the maintenance task, the subject's id, and what error that was, where."""
Row = TypeVar("Row")
Made = TypeVar("Made")
_broken: ContextVar[Broken] = ContextVar("broken")


@contextmanager
def collected() -> Iterator[Broken]:
    """Collect the rows that go wrong inside."""
    broken: Broken = {}
    token = _broken.set(broken)
    try:
        yield broken
    finally:
        _broken.reset(token)


def note(what: str, subject: UUID, error: Exception) -> None:
    """Note that a row has gone wrong.

    Raises:
        the error: nobody collects such rows.
    """
    if (broken := _broken.get(None)) is None:
        raise error
    broken[what, subject] = origin(error)


def _id_of(row: Any) -> UUID:
    return UUID(str(row.id))


def one_by_one(
    what: str, rows: Iterable[Row], make: Callable[[Row], Made], subject: Callable[[Row], UUID] = _id_of
) -> list[Made]:
    """Return what ``make`` makes of each row, but for those of which it can make nothing."""
    found = []
    for row in rows:
        try:
            found.append(make(row))
        except Exception as error:  # noqa: BLE001  whatever is wrong with this row
            note(what, subject(row), error)
    return found


async def together_or_apart(
    work: UnitOfWork, what: str, subjects: Sequence[UUID], do: Callable[[Sequence[UUID]], Awaitable[object]]
) -> None:
    """Do something about all subjects at once; where that goes wrong, about each half of them, and so on.

    Where nothing can be written it just goes wrong: that is how one finds out that there is something to do.
    """
    if not subjects:
        return
    if not work.writes:
        await do(subjects)
        return
    try:
        async with work.session.begin_nested():
            await do(subjects)
    except Exception as error:  # noqa: BLE001  whatever is wrong with one of them
        if len(subjects) == 1:
            note(what, subjects[0], error)
            return
        half = len(subjects) // 2
        for some in (subjects[:half], subjects[half:]):
            await together_or_apart(work, what, some, do)


async def each_apart(
    work: UnitOfWork, what: str, subjects: Sequence[UUID], do: Callable[[UUID], Awaitable[object]]
) -> None:
    """Do something about one subject after the other; where that goes wrong with one, about all others."""

    async def all_of(some: Sequence[UUID]) -> None:
        for subject in some:
            await do(subject)

    await together_or_apart(work, what, subjects, all_of)
