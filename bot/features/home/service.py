"""Gathering what somebody's Home shows, with as many queries whatever they belong to; their own pause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from bot.content.formats import Format
from bot.delivery import outbox
from bot.delivery.post import A_YEAR_AND_MORE
from bot.features.answers import service as answers
from bot.features.answers.rules import ENOUGH_WITHOUT_NAMES
from bot.features.cases.rules import KEPT as CASE_NOTES_KEPT
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.climate import rules as climate
from bot.features.coaching import service as coaching
from bot.features.feedback import service as feedback
from bot.features.feedback.rules import WITHDRAWN_WITHIN
from bot.features.home import store
from bot.features.home.rules import (
    HomeInfo,
    OpenQuestions,
    OpenVote,
    OwnRequest,
    PauseEnd,
    RequestsToOwner,
    part_of_day,
)
from bot.features.insights import service as insights
from bot.features.meetups import rules as meetups
from bot.features.membership import service as membership
from bot.features.merge import service as merge
from bot.features.people import service as people
from bot.features.plans import service as plans
from bot.features.privacy.rules import LEAVERS_KEPT, PLANS_KEPT, REFLECTIONS_KEPT
from bot.features.programmes import service as programmes
from bot.features.proposals import service as proposals
from bot.features.recall import service as recall
from bot.features.reflections import service as reflections
from bot.features.reports.rules import LEAST_CIRCLES, LEAST_PEOPLE
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import NAMES_KEPT, SessionInfo, next_vote
from bot.features.swaps import service as swaps
from bot.features.tandems.rules import KEPT as TANDEMS_KEPT
from bot.features.topics import service as topics
from bot.kernel.enums import Mode, SessionState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Person

GREETING = "home-greeting"
"""To somebody new, when they first look into their messages with Zirkel."""

Formats = Mapping[str, Format]
PROMISED: Mapping[str, int] = {
    "enough": ENOUGH_WITHOUT_NAMES,
    "climate": climate.ENOUGH,
    "names": NAMES_KEPT.days,
    "withdrawn": WITHDRAWN_WITHIN.days * 24,
    "answers": answers.DAYS_KEPT,
    "own": answers.OWN_DAYS_KEPT,
    "notes": CASE_NOTES_KEPT.days,
    "letters": A_YEAR_AND_MORE.days,
    "plans": PLANS_KEPT.days,
    "reflections": REFLECTIONS_KEPT.days,
    "leavers": LEAVERS_KEPT.days,
    "tandems": TANDEMS_KEPT.days,
    "people": LEAST_PEOPLE,
    "circles": LEAST_CIRCLES,
    "meetups": meetups.KEPT.days,
    "applications": programmes.KEPT.days,
}
"""What people are told about who sees what, in the numbers that the code keeps: days, and how many people."""


async def home_of(work: UnitOfWork, person_id: UUID, formats: Formats, now: datetime) -> HomeInfo:
    """Return everything that somebody's Home shows now."""
    person = await people.person(work, person_id)
    mine = await circles.circles_of(work, person_id)
    voting = [circle.id for circle in mine if sessions.format_for(formats, circle.format_id).topics]
    to_vote = await topics.unvoted(work, voting, person_id)
    coming, applied = (
        await sessions.next_sessions_of(work, person_id, now),
        [one for one in await programmes.overview(work, person_id) if one.mine],
    )
    return HomeInfo(
        person=person,
        part=part_of_day(now, person.zone),
        sessions=tuple(coming),
        reflections=tuple(await reflections.waiting_for(work, person_id, now)),
        votes=tuple(_vote(work, one, to_vote[one.id], coming, now) for one in mine if one.id in to_vote),
        circles=tuple(mine),
        coaching=await coaching.status(work, person_id, now),
        to_join=() if mine else tuple(await circles.circles_to_join(work, person_id)),
        ended=tuple(await circles.lately_ended(work, person_id, now)),
        paused_until=person.paused_until if person.pauses(now) else None,
        own_requests=await _own_requests(work, person_id),
        requests_to_owner=await _requests_to_owner(work, mine, person_id),
        offers=tuple(await merge.offers_to(work, person_id)),
        consents=tuple(await merge.consents_of(work, person_id)),
        swaps=tuple(await swaps.questions_to(work, person_id)),
        plans=tuple(await plans.plans_to_answer(work, person_id, now)),
        to_ask=tuple(await plans.asked_to_ask(work, person_id)),
        questions=await _questions(work, coming, person_id, formats, now),
        insights=tuple(await insights.questions_to(work, person_id, now)),
        recall=await recall.status(work, person, now),
        feedback=await feedback.waiting(work, person_id, now),
        proposals=tuple(await proposals.waiting(work, person_id, applied)),
        applied=tuple(one for one in applied if one.comes),
        reads_reports=await programmes.may_read(work, person_id),
    )


def told_in_their_language(info: HomeInfo, templates: programmes.Templates) -> HomeInfo:
    """Return Home with programmes as whoever opens it reads them; see ``programmes.told_in``."""
    language = info.person.language
    asked = tuple(proposals.told_in(one, templates, language) for one in info.proposals)
    applied = tuple(
        replace(one, programme=programmes.told_in(one.programme, templates.get(one.programme.template_id), language))
        for one in info.applied
    )
    return replace(info, proposals=asked, applied=applied)


async def greet(work: UnitOfWork, person_id: UUID, now: datetime) -> None:
    """Have somebody who is in no circle told what this is: once, whatever they do later."""
    person = await work.get(Person, person_id, lock=True)
    if not person.greeted and not await circles.circles_of(work, person_id):
        person.greeted = True
        await circles.tell(work, GREETING, person_id, UserId(person.slack_user_id), now)


def _vote(
    work: UnitOfWork, circle: CircleInfo, titles: Sequence[str], coming: Sequence[SessionInfo], now: datetime
) -> OpenVote:
    theirs = [one for one in coming if one.circle.id == circle.id]
    vote = next_vote(theirs, now, circle.closed(work.closed))
    return OpenVote(circle, titles, vote.until if vote else None)


async def _own_requests(work: UnitOfWork, person_id: UUID) -> tuple[OwnRequest, ...]:
    requests = await membership.requests_of(work, person_id)
    found = {circle.id: circle for circle in await circles.load_all(work, {one.circle_id for one in requests})}
    return tuple(OwnRequest(found[request.circle_id], request) for request in requests)


async def _requests_to_owner(
    work: UnitOfWork, mine: Iterable[CircleInfo], person_id: UUID
) -> tuple[RequestsToOwner, ...]:
    owned = [circle for circle in mine if circle.by_invitation and circle.is_owner(person_id)]
    asking = await store.asking(work, [circle.id for circle in owned])
    return tuple(RequestsToOwner(circle, asking[circle.id]) for circle in owned if circle.id in asking)


async def _questions(
    work: UnitOfWork, coming: Sequence[SessionInfo], person_id: UUID, formats: Formats, now: datetime
) -> tuple[OpenQuestions, ...]:
    running = [one for one in coming if one.mode is Mode.ASYNC and one.state is SessionState.RUNNING]
    found = await answers.open_questions_in(work, running, person_id, formats, now)
    return tuple(OpenQuestions(questions[0][0], len(questions)) for questions in found if questions)


async def pause(work: UnitOfWork, person_id: UUID, until: datetime, now: datetime) -> None:
    """Let somebody pause: what starts before ``until`` goes on without them, and nobody is told why."""
    before = await people.pause(work, person_id, until)
    newly_from = before.paused_until or datetime.min.replace(tzinfo=UTC)
    await sessions.follow_pause(work, person_id, now, newly_from=newly_from)
    await coaching.step_out(work, person_id, now, until)
    await outbox.wake(work, before.user, now)


async def gather(work: UnitOfWork, person_id: UUID, weekly_on: int | None, now: datetime) -> None:
    """Let somebody get what can wait in one message a week; what waits goes by that at once."""
    person = await people.gather(work, person_id, weekly_on)
    await outbox.wake(work, person.user, now)


async def choose_hours(work: UnitOfWork, person_id: UUID, begin: int | None, end: int | None, now: datetime) -> None:
    """Let somebody choose when messages may come; what waits goes by that at once."""
    person = await people.choose_hours(work, person_id, begin, end)
    await outbox.wake(work, person.user, now)


async def come_back(work: UnitOfWork, person_id: UUID, now: datetime) -> PauseEnd:
    """End somebody's pause before its time; who doesn't pause is told so."""
    person = await people.person(work, person_id)
    if person.pauses(now):
        await people.pause(work, person_id, now)
        await sessions.follow_pause(work, person_id, now)
        await outbox.wake(work, person.user, now)
    theirs = await sessions.next_sessions_of(work, person_id, now)
    following = next((each for each in theirs if person_id not in each.absent), None)
    return PauseEnd(person.pauses(now), following)
