"""Keeping goals for their authors, and what a circle may read of them; the circle's wall.

An id that isn't there is ``Gone``, as is a season that hasn't begun; who isn't in the circle is ``NotAMember``.
"""

from datetime import datetime
from uuid import UUID

from bot.features.circles import service as circles
from bot.features.goals import store
from bot.features.goals.forms import GoalForm
from bot.features.goals.rules import GoalInfo, LearningWall, OwnGoal
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.features.topics import service as topics
from bot.kernel.errors import Gone
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Goal, Session


async def own(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> OwnGoal:
    """Return somebody's goal for a circle's season."""
    circle = await circles.require_member(work, circle_id, person_id)
    member, first = circle.member(person_id), await _season(work, circle_id)
    row = await store.goal(work, first.id, person_id)
    goal = _described(work, row, member.user) if row and member else None
    return OwnGoal(circle, goal, await store.tried(work, circle_id, person_id))


async def keep(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, form: GoalForm, *, then: bool, now: datetime
) -> None:
    """Keep what somebody wants and can do now; ``then``: they have only read what they wanted. Emptied, it goes.

    Raises:
        FormInvalid: they say what they can do now, and have emptied what they wanted.
    """
    await circles.require_member(work, circle_id, person_id)
    first = await _season(work, circle_id)
    await sessions.lock(work, first.id)
    row = await store.goal(work, first.id, person_id)
    if not then:
        form.check()
        row = await _want(work, row, first.id, person_id, form.wanted, now)
    elif row is None:
        raise Gone
    if row is None:
        return
    row.visibility = form.visibility
    if form.today != work.vault.open(row, "today"):
        work.vault.write(row, today=form.today)
        row.today_at = now


async def _want(
    work: UnitOfWork, row: Goal | None, session_id: UUID, person_id: UUID, wanted: str, now: datetime
) -> Goal | None:
    if not wanted:
        if row:
            await work.session.delete(row)
        return None
    if row is None:
        row = work.add(Goal(session_id=session_id, person_id=person_id))
    elif work.vault.open(row, "wanted") == wanted:
        return row
    work.vault.write(row, wanted=wanted)
    row.written_at = now
    return row


async def wall(work: UnitOfWork, circle_id: UUID, person_id: UUID) -> LearningWall:
    """Return what a circle's season is about and what it leaves, for one of its members."""
    circle = await circles.require_member(work, circle_id, person_id)
    questions = await topics.backlog(work, circle_id)
    first = await store.first_session(work, circle_id)
    if first is None:
        return LearningWall(circle, False, (), questions, (), ())
    users = {member.person_id: member.user for member in circle.members}
    shared = await store.shared(work, first.id)
    goals = [_described(work, row, users[row.person_id]) for row in shared if row.person_id in users]
    insights = await reflections.shared_since(work, circle_id, first.planned_at, circle)
    plans = await reflections.plans_since(work, circle, first.planned_at)
    return LearningWall(
        circle, True, goals, questions, [one for one in reversed(insights) if one.author],
        [one for one in reversed(plans) if one.author],
    )  # fmt: skip


def _described(work: UnitOfWork, row: Goal, user: UserId) -> GoalInfo:
    wanted, today = work.vault.open(row, "wanted"), work.vault.open(row, "today")
    return GoalInfo(user, wanted, row.written_at, today, row.visibility)


async def _season(work: UnitOfWork, circle_id: UUID) -> Session:
    first = await store.first_session(work, circle_id)
    if first is None:
        raise Gone
    return first
