"""Gathering what somebody's Home shows; their own pause."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.features.answers import service as answers
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.coaching import service as coaching
from bot.features.home.rules import Back, Ballot, Door, HomeInfo, Knock, Open, part_of_day
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.people import service as people
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.features.topics import service as topics
from bot.kernel.enums import Mode, RequestKind, SessionState
from bot.storage.unit_of_work import UnitOfWork
from models import Person

Formats = Mapping[str, Format]


async def home_of(work: UnitOfWork, person_id: UUID, formats: Formats, now: datetime) -> HomeInfo:
    """Return everything that somebody's Home shows now."""
    person = await people.person(work, person_id)
    mine = await circles.circles_of(work, person_id)
    waiting = await topics.unvoted(work, [circle.id for circle in mine], person_id)
    coming = await sessions.next_sessions_of(work, person_id, now)
    return HomeInfo(
        person_id=person_id,
        part=part_of_day(now, person.zone),
        zone=person.zone,
        sessions=tuple(coming),
        reflections=tuple(await reflections.waiting_for(work, person_id, now)),
        ballots=tuple(Ballot(circle, waiting[circle.id]) for circle in mine if circle.id in waiting),
        circles=tuple(mine),
        coaching=await coaching.standing(work, person_id, now),
        chosen_language=(await work.get(Person, person_id)).language,
        paused_until=person.paused_until if person.pauses(now) else None,
        doors=tuple(await _doors(work, person_id)),
        knocks=tuple(await _knocks(work, mine, person_id)),
        offers=tuple(await merge.offers_to(work, person_id)),
        plans=tuple(await reflections.plans_to_answer(work, person_id, now)),
        questions=tuple(await _questions(work, coming, person_id, formats, now)),
    )


async def _doors(work: UnitOfWork, person_id: UUID) -> list[Door]:
    found = await membership.requests_of(work, person_id)
    return [Door(await circles.load(work, request.circle_id), request) for request in found]


async def _knocks(work: UnitOfWork, mine: Sequence[CircleInfo], person_id: UUID) -> list[Knock]:
    knocks = []
    for circle in mine:
        if circle.is_owner(person_id) and circle.by_invitation:
            asking = [one for one in await membership.requests_at(work, circle.id) if one.kind is RequestKind.ASKED]
            knocks += [Knock(circle, len(asking))] if asking else []
    return knocks


async def _questions(
    work: UnitOfWork, coming: Sequence[SessionInfo], person_id: UUID, formats: Formats, now: datetime
) -> list[Open]:
    found = []
    for session in coming:
        member = session.circle.member(person_id)
        if member and session.mode is Mode.ASYNC and session.state is SessionState.RUNNING:
            waiting = await answers.open_questions(work, session.id, member, formats, now)
            found += [Open(waiting[0][0], len(waiting))] if waiting else []
    return found


async def pause(work: UnitOfWork, person_id: UUID, until: datetime, now: datetime) -> None:
    """Let somebody pause: what starts before ``until`` goes on without them, and nobody is told why."""
    before = await people.pause(work, person_id, until)
    newly_from = before.paused_until or datetime.min.replace(tzinfo=UTC)
    await sessions.follow_pause(work, person_id, now, newly_from=newly_from)
    await outbox.wake(work, before.user, now)


async def come_back(work: UnitOfWork, person_id: UUID, now: datetime) -> Back:
    """End somebody's pause before its time; who doesn't pause is told so."""
    person = await people.person(work, person_id)
    if person.pauses(now):
        await people.pause(work, person_id, now)
        await sessions.follow_pause(work, person_id, now)
        await outbox.wake(work, person.user, now)
    theirs = await sessions.next_sessions_of(work, person_id, now)
    following = next((each for each in theirs if person_id not in each.absent), None)
    return Back(person.pauses(now), following)
