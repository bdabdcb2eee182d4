"""All that should have come in a quarter, from the rows that were agreed on, and for what didn't: who knows why.

Of the app it uses nothing but its tables: when what is due stands here and in `verdict` once more.
"""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.kernel.enums import Cadence, CircleState, Mode, Operation, RoleState, SessionState
from bot.practice.workspace.state import PostedMessage
from bot.storage.unit_of_work import Storage
from models import (
    Circle,
    CoachingPair,
    CoachingPool,
    CoachingRound,
    Membership,
    OutboxMessage,
    PairSeat,
    Person,
    PhaseRun,
    RoleTurn,
    Session,
)
from tests.fire import verdict
from tests.fire.quarter import Quarter, Span
from tests.fire.verdict import Expected, Fate, at, working_day_before

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_OFFERED_AGAIN, _MISSED = timedelta(minutes=15), timedelta(minutes=60)
_FRIDAY, _AT_THREE = 4, 15
_EVERY = {Cadence.WEEKLY: 1, Cadence.TWO_WEEKS: 2}
_GRID = timedelta(minutes=5)
UNACCOUNTED = "UNACCOUNTED"
WELL = ("there", "deleted by somebody")
_TELLS_OWNERS = ("circles-not-invited", "circles-in-archive", "circles-channel-gone", "circles-not-allowed")
"""What owners are told about their channel."""
_HAPPENED = (SessionState.ENDED, SessionState.MISSED, SessionState.RUNNING)


@dataclass(frozen=True)
class Promise:
    """One message that should come, in which channel (None: to whom), and what would excuse its absence."""

    expected: Expected
    channel: str | None
    readers: tuple[str, ...] = ()


@dataclass
class Rows:
    """What stands in the tables at the end."""

    circles: Mapping[UUID, Circle]
    sessions: Mapping[UUID, Session]
    people: Mapping[UUID, Person]
    posts: Mapping[tuple[str, UUID], Sequence[OutboxMessage]]
    owners: Mapping[UUID, Sequence[str]]
    """Slack ids, by circle."""


async def account(quarter: Quarter) -> list[Fate]:
    """Return what became of everything that should have come: ``UNACCOUNTED`` where nobody could say why it didn't."""
    storage = quarter.company.storage
    rows = await _rows(storage, quarter.bad_circles)
    there = verdict.record(quarter.server.workspace, [queued for each in rows.posts.values() for queued in each])
    promises = [*_of_circles(rows, quarter.now), *[one async for one in _of_sessions(storage, rows, quarter.now)]]
    promises += [one async for one in _of_coaching(storage, rows)]
    judge = _Judge(quarter, rows, there)
    fates = [judge.fate(one) for one in promises]
    return [*fates, *judge.doubled(), *[one async for one in _missing_rows(storage, rows, quarter)]]


async def _rows(storage: Storage, but: Collection[str]) -> Rows:
    """Read the tables, ``but`` for the circles in these channels."""
    async with storage.everywhere() as session:
        posts = defaultdict[tuple[str, UUID], list[OutboxMessage]](list)
        for queued in await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.operation == Operation.POST)):
            posts[queued.kind, queued.subject].append(queued)
        people = {one.id: one for one in await session.scalars(sa.select(Person))}
        owners = defaultdict[UUID, list[str]](list)
        for one in await session.scalars(sa.select(Membership).where(Membership.owner)):
            owners[one.circle_id].append(people[one.person_id].slack_user_id)
        circles = await session.scalars(sa.select(Circle).where(Circle.channel_id.not_in(but)))
        sound = {one.id: one for one in circles}
        sessions = await session.scalars(sa.select(Session).where(Session.circle_id.in_(sound)))
        return Rows(
            sound, {one.id: one for one in sessions},
            people, posts, owners,
        )  # fmt: skip


def _of_circles(rows: Rows, now: datetime) -> Iterator[Promise]:
    """Each circle has its card, and a digest in each week in which it meets."""
    for circle in rows.circles.values():
        until = circle.created_at + _DAY
        yield Promise(Expected("circles-invitation", circle.id, circle.created_at, until), circle.channel_id)
        if circle.digest:
            met = [one.ended_at for one in rows.sessions.values() if one.circle_id == circle.id and one.ended_at]
            for friday in _fridays(circle.created_at, min(now, (circle.closed_at or now) + _DAY), circle.zone):
                if any(friday - _WEEK < ended <= friday for ended in met):
                    expected = Expected("digests-weekly", circle.id, friday, friday + _DAY)
                    yield Promise(expected, circle.channel_id)


def _fridays(begins: datetime, ends: datetime, zone: str) -> Iterator[datetime]:
    day = begins.astimezone(ZoneInfo(zone)).date()
    while (moment := at(day, zone, _AT_THREE)) + _DAY < ends:
        if day.weekday() == _FRIDAY and moment > begins:
            yield moment
        day += _DAY


async def _of_sessions(storage: Storage, rows: Rows, now: datetime) -> AsyncIterator[Promise]:
    over = {one.id: one for one in rows.sessions.values() if one.state in _HAPPENED and one.ends_at < now - _DAY}
    for one in over.values():
        channel = rows.circles[one.circle_id].channel_id
        for expected in _about(one):
            yield Promise(expected, channel)
    async with storage.everywhere() as session:
        turns = list(await session.scalars(sa.select(RoleTurn).where(RoleTurn.state == RoleState.HELD)))
        runs = list(await session.scalars(sa.select(PhaseRun)))
    for run in runs:
        of = over.get(run.session_id)
        looked = run.ends_at - run.opens_at >= 2 * _GRID  # else it may be over before it is known not to be there
        if of and of.ended_at and looked and run.opens_at < of.ended_at - _GRID:  # nor did it stop before the end
            channel = rows.circles[of.circle_id].channel_id
            yield Promise(Expected("sessions-phase", run.id, run.opens_at, run.ends_at), channel)
    for turn in turns:
        if turn.session_id in over:
            one = over[turn.session_id]
            reader = rows.people[turn.person_id]
            card = at(working_day_before(one.starts_at.astimezone(ZoneInfo(reader.zone)).date()), reader.zone)
            latest = one.ends_at if one.mode is Mode.ASYNC else one.starts_at
            earliest = card - verdict.TOLD_TOGETHER  # it may have been planned anew since, with another format
            told = Expected("sessions-role-card", turn.id, earliest, latest, reader.zone)
            yield Promise(told, None, (reader.slack_user_id,))


def _about(one: Session) -> Iterator[Expected]:
    """Return what a channel hears of one session."""
    card = at(working_day_before(one.local_date - _DAY), one.zone)
    over_days = one.mode is Mode.ASYNC
    until = one.ends_at if over_days else one.starts_at
    yield Expected("sessions-card", one.id, max(card, one.planned_at), until + _MISSED)
    if one.ended_at:
        yield Expected("sessions-end", one.id, one.ended_at, one.ended_at + _DAY)
    if not over_days:
        yield Expected("sessions-start", one.id, one.starts_at, one.starts_at + _MISSED)
        if one.started_at is None or one.started_at > one.starts_at + _OFFERED_AGAIN:
            again = one.starts_at + _OFFERED_AGAIN
            yield Expected("sessions-waiting", one.id, again, one.starts_at + _MISSED)


async def _of_coaching(storage: Storage, rows: Rows) -> AsyncIterator[Promise]:
    async with storage.everywhere() as session:
        rounds = {one.id: one for one in await session.scalars(sa.select(CoachingRound))}
        pairs = list(await session.scalars(sa.select(CoachingPair)))
        seats = list(await session.scalars(sa.select(PairSeat)))
    for pair in pairs:
        of, readers = rounds[pair.round_id], [one.person_id for one in seats if one.pair_id == pair.id]
        users = tuple(rows.people[one].slack_user_id for one in readers)
        yield Promise(Expected("coaching-pair", pair.id, of.starts_at, of.ends_at), None, users)


async def _missing_rows(storage: Storage, rows: Rows, quarter: Quarter) -> AsyncIterator[Fate]:
    """Return each session of a rhythm and each round of coaching that nobody ever wrote down."""
    for circle in rows.circles.values():
        own = {one.local_date for one in rows.sessions.values() if one.circle_id == circle.id}
        ends = min(circle.closed_at or quarter.now, quarter.now)
        if circle.state is CircleState.PAUSED:
            continue
        for day in _dates(circle.first_date, circle.cadence, circle.sessions):
            if at(day, circle.zone) < ends - _DAY:
                wanted = Expected("(a session)", circle.id, at(day, circle.zone), at(day, circle.zone))
                yield Fate(wanted, verdict.THERE if day in own else UNACCOUNTED, f"{day}")
    async with storage.everywhere() as session:
        pool = await session.scalar(sa.select(CoachingPool))
        begun = set(await session.scalars(sa.select(CoachingRound.local_date)))
    if pool:
        for day in _dates(pool.first_date, pool.cadence, 99):
            begins = at(day, pool.zone, pool.at.hour)
            if begins < quarter.now - _DAY:
                wanted = Expected("(a round)", pool.id, begins, begins + _DAY)
                yield Fate(wanted, verdict.THERE if day in begun else UNACCOUNTED, f"{day}")


def _dates(first: date, cadence: Cadence, times: int) -> list[date]:
    return [first + number * _EVERY[cadence] * _WEEK for number in range(times)]


class _Judge:
    def __init__(self, quarter: Quarter, rows: Rows, there: Mapping[str, Sequence[PostedMessage]]) -> None:
        self._quarter, self._rows, self._there = quarter, rows, there
        self._told = self._owners_told()

    def fate(self, promise: Promise) -> Fate:
        """Return what became of a message, and where it isn't there, who knows why."""
        expected = promise.expected
        queued = self._queued(promise)
        found = verdict.fate(replace(expected, latest=expected.latest + _GRID), queued, self._there)
        if found.what == verdict.THERE or _in_the_last_hour(expected, queued, found):
            return replace(found, what=verdict.THERE)
        return Fate(expected, self._excuse(promise, queued, found) or UNACCOUNTED, f"{found.what} {found.why}")

    def doubled(self) -> list[Fate]:
        """Return every message that stands there twice, whatever it is."""
        kinds = {queued.token: queued for posts in self._rows.posts.values() for queued in posts}
        return [
            Fate(Expected(queued.kind, queued.subject, queued.due_at, queued.not_after), verdict.TWICE, token)
            for token, messages in self._there.items()
            if len(messages) > 1 and (queued := kinds.get(token))
        ]

    def _queued(self, promise: Promise) -> list[OutboxMessage]:
        one = promise.expected
        found = self._rows.posts.get((one.kind, one.subject), ())
        if one.kind != "digests-weekly":
            return list(found)
        return [queued for queued in found if one.earliest - timedelta(hours=2) <= queued.due_at <= one.latest]

    def _excuse(self, promise: Promise, queued: Sequence[OutboxMessage], found: Fate) -> str:
        one, quarter = promise.expected, self._quarter
        newest = queued[-1] if queued else None
        if found.what in (verdict.TWICE, verdict.LATE):
            return ""
        if any(each.token in quarter.deleted for each in queued):
            return "deleted by somebody"
        if newest and sum(each.token in quarter.deleted for each in self._thread(newest)) > 1:
            return "its thread was deleted again by somebody"
        if any(user in quarter.gone and quarter.gone[user] <= one.latest for user in promise.readers):
            return "a reader has left"
        if newest and newest.error in ("budget", "hours", "paused"):
            return f"dropped ({newest.error}), stands in Home"
        if any(self._asked(each) for each in queued):
            return "held, somebody was asked"
        if promise.channel and (span := self._closed(promise.channel, one)):
            return "channel closed, owner told" if self._knows(promise.channel, span) else "channel closed, NOBODY TOLD"
        if any(span.meets(one.earliest, one.latest) for span in quarter.away):
            return "the app was away"
        return ""

    def _thread(self, queued: OutboxMessage) -> Sequence[OutboxMessage]:
        """Return the first messages that its thread has had."""
        if queued.thread_of is None or queued.thread_subject is None:
            return ()
        return self._rows.posts.get((queued.thread_of, queued.thread_subject), ())

    def _asked(self, queued: OutboxMessage) -> bool:
        """Return whether somebody reads that this message may be there or not."""
        questions = self._rows.posts.get(("held-question", queued.id), ())
        return any(self._there.get(each.token) for each in questions)

    def _closed(self, channel: str, one: Expected) -> Span | None:
        spans = self._quarter.closed_channels.get(channel, ())
        return next((span for span in spans if span.meets(one.earliest, one.latest)), None)

    def _owners_told(self) -> Mapping[str, list[datetime]]:
        """Return when the owners of a channel's circle were told something about it, by channel."""
        told = defaultdict[str, list[datetime]](list)
        for (kind, subject), posts in self._rows.posts.items():
            if kind in _TELLS_OWNERS and subject in self._rows.circles:
                for queued in posts:
                    channel = self._rows.circles[subject].channel_id
                    told[channel] += [verdict.posted_at(each) for each in self._there.get(queued.token, ())]
        return told

    def _knows(self, channel: str, span: Span) -> bool:
        """Return whether an owner was told since, or all of them have left the company."""
        if any(span.begins <= moment for moment in self._told.get(channel, ())):
            return True
        circles = [one.id for one in self._rows.circles.values() if one.channel_id == channel]
        return all(user in self._quarter.gone for circle in circles for user in self._rows.owners.get(circle, ()))


def _in_the_last_hour(one: Expected, rows: Sequence[OutboxMessage], found: Fate) -> bool:
    """Return whether something came in the hour before it was too late, to somebody who didn't work any more before."""
    if found.what != verdict.LATE or not one.reader_zone:
        return False
    came, moment = datetime.fromisoformat(found.why), min(queued.due_at for queued in rows)
    while moment < one.latest and not verdict.works(moment, one.reader_zone):
        moment += _GRID
    return moment >= one.latest and one.latest - timedelta(hours=1) <= came <= one.latest


def unexplained(fates: Sequence[Fate]) -> list[Fate]:
    """Return what nobody can account for."""
    return [one for one in fates if one.what in (UNACCOUNTED, verdict.TWICE) or "NOBODY" in one.what]


def outcomes(fates: Sequence[Fate]) -> Counter[str]:
    """Return how many messages had which fate."""
    return Counter(one.what for one in fates)
