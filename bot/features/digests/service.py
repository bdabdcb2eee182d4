"""Gathering what a circle is told about its week."""

from datetime import datetime
from functools import cache
from itertools import chain
from operator import itemgetter
from uuid import UUID

from bot.delivery.isolation import one_by_one
from bot.delivery.post import Due
from bot.features.circles import service as circles
from bot.features.digests import rules, store
from bot.features.digests.rules import CircleWeek, DigestRhythm
from bot.features.feedback import service as feedback
from bot.features.library import service as library
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo, next_vote
from bot.features.topics import service as topics
from bot.kernel.enums import CircleState
from bot.storage.unit_of_work import UnitOfWork


async def due(work: UnitOfWork, rhythm: DigestRhythm, now: datetime, until: datetime) -> list[Due]:
    """Return the digests of all circles that want one and meet just now, and the last one of those that have ended."""
    found = await circles.with_digest(work, now - rules.WEEK)
    weeks = cache(lambda zone, region: list(rules.due_digests(rhythm, zone, now, until, work.closed(zone, region))))

    def listed(one: tuple[UUID, tuple[str, str | None], datetime]) -> list[Due]:
        circle_id, place, founded_at = one
        return [Due(circle_id, each.day, each.at, each.not_after) for each in weeks(*place) if each.at > founded_at]

    return list(chain.from_iterable(one_by_one(circles.DIGEST, found, listed, itemgetter(0))))


async def gather(
    work: UnitOfWork,
    circle_id: UUID,
    due_at: datetime,
    formats: sessions.Formats,
    now: datetime,
    *,
    stands: bool = False,
) -> CircleWeek | None:
    """Return a circle's week up to ``due_at``, None where it is quiet or the circle wants no digest (any more).

    What comes later stands in the next one; what was taken back meanwhile in none. One that ``stands`` in the channel
    stays there as long as anything is left to tell.
    """
    circle = await circles.load(work, circle_id)
    if not stands and (circle.state is CircleState.PAUSED or not circle.digest):
        return None
    since = rules.week_begins(due_at, await store.last_before(work, circles.DIGEST, circle_id, due_at))
    coming = [one for one in await sessions.to_come(work, [circle_id], now, circle) if not one.pauses]
    held = await sessions.ended_in_circle_since(work, circle_id, since, circle, until=due_at)
    told = [rules.HeldInWeek(each, await _minutes(work, each)) for each in reversed(held)]
    shared = await reflections.shared_since(work, circle_id, since, circle, until=due_at)
    votes = circle.state is CircleState.ACTIVE and sessions.format_for(formats, circle.format_id).topics
    votes = votes and rules.takes_another_topic(circle, coming)
    week = CircleWeek(
        circle=circle,
        held=tuple(told),
        learned=rules.choose_sentences(shared, [line for each in told for line in each.minutes]),
        newcomers=rules.newcomers(circle, since, due_at),
        upcoming=next(iter(coming), None),
        topics=tuple(await topics.backlog(work, circle_id)) if votes else (),
        vote=next_vote(coming, now, circle.closed(work.closed)),
        progress=await reflections.progress_since(work, circle_id, since, until=due_at),
        thanks=rules.to_thank(held),
        said_thanks=tuple(await feedback.shared_thanks(work, circle, since, due_at)),
    )
    return None if week.is_quiet(since) and not (stands and coming) else week


async def _minutes(work: UnitOfWork, session: SessionInfo) -> tuple[str, ...]:
    found = await library.minutes_of(work, session.id)
    return rules.first_lines(found.text) if found else ()
