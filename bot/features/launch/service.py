"""Use cases: let a programme begin, let its circles begin, take in who says yes later."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.content.programmes import ProgrammeTemplate, Week
from bot.delivery import outbox
from bot.delivery.isolation import each_apart, one_by_one
from bot.delivery.post import Address, Due
from bot.features.circles import service as circles
from bot.features.circles.rules import FEWEST, CircleChannel, CircleInfo, CircleSettings
from bot.features.launch import store
from bot.features.membership import service as membership
from bot.features.programmes import rules as frames
from bot.features.programmes import service as programmes
from bot.features.programmes import store as programmes_store
from bot.features.programmes.rules import ProgrammeInfo
from bot.features.proposals import service as proposals
from bot.features.proposals.rules import Proposed
from bot.features.proposals.service import Rows
from bot.features.schedule import store as schedule_store
from bot.features.tandems import service as tandems
from bot.features.tandems.forms import LEARN, TandemForm
from bot.features.tandems.rules import MONTHS
from bot.kernel.enums import (
    ApplicationState,
    Cadence,
    CircleState,
    Mode,
    ProgrammeState,
    TandemKind,
    TandemState,
    WhyNoCircle,
)
from bot.kernel.ids import UserId
from bot.kernel.recurrence import Rhythm, WhySkipped, local_date, moment
from bot.kernel.working_time import LONGEST_HOLIDAYS, ClosedIn, working_day_from
from bot.storage.unit_of_work import UnitOfWork
from models import Circle, Programme, ProposedCircle

BESIDE, BESIDE_KEPT = "launch-beside", timedelta(days=3)
"""To a circle's channel: what its programme has this week besides it; and for how long that may come."""

BUDDY = "launch-buddy"
"""To each person whose circle begins in a programme with buddies: would you like one?"""

IN_VAIN, NO_CIRCLES = "launch-in-vain", "launch-no-circles"
"""To whoever said yes or waited for a place, and to whoever offers it: no circle came about, why, what one can do."""

ALUMNI, NEXT = "launch-alumni", "launch-next"
"""To whoever was in a programme, once: who starts the next circle? To whoever offers it: would you offer it again?"""

_NAME_ROOM, _TOLD_AT = 74, time(9, 30)
_ALUMNI_AFTER = timedelta(days=60)


async def settle(work: UnitOfWork, programme_id: UUID, now: datetime) -> None:
    """Let a programme begin in which everybody has answered, or had the time to.

    Who said nothing isn't in it, and where fewer than three said yes there is no circle; both are told where else there
    may be room for them. Where that is so of all circles, the programme is over.
    """
    row = await work.get(Programme, programme_id, lock=True)
    if row.state is not ProgrammeState.ASKING:
        return
    rows = await programmes_store.applications(work, programme_id)
    yes = Counter(one.circle_id for one, _ in rows if one.state is ApplicationState.ACCEPTED)
    if all(count < FEWEST for count in yes.values()):
        await _end_in_vain(work, row, now)
        return
    left: dict[UUID, UserId] = {}
    for one, person in rows:
        silent = one.state is ApplicationState.PROPOSED
        if silent or (one.circle_id and yes[one.circle_id] < FEWEST):
            why = WhyNoCircle.NO_ANSWER if silent else WhyNoCircle.TOO_FEW
            one.state, one.circle_id, one.why = ApplicationState.LEFT_OUT, None, why
            left[one.id] = UserId(person.slack_user_id)
    await work.session.flush()
    await outbox.refresh_each(work, programmes.QUESTION, left, now=now)
    until = now + programmes.KEPT
    await outbox.put_about_each(work, programmes.NO_CIRCLE, left, now=now, not_after=until, once="begun")
    row.state, row.began_at = ProgrammeState.RUNNING, now
    await programmes.refresh(work, programme_id, now)


async def _end_in_vain(work: UnitOfWork, row: Programme, now: datetime) -> None:
    """End a programme in which no circle came about; who counted on one is told, and whoever offers it."""
    counted_on = [
        UserId(person.slack_user_id) for one, person in await programmes_store.applications(work, row.id)
        if one.state is not ApplicationState.PROPOSED
    ]  # fmt: skip
    owners = await programmes.owners(work, await programmes.load(work, row.id))
    await programmes.end_in_vain(work, row, ProgrammeState.OVER, now)
    for kind, users in ((IN_VAIN, counted_on), (NO_CIRCLES, owners)):
        await _tell_each(work, kind, row.id, users, now)


async def _tell_each(work: UnitOfWork, kind: str, programme_id: UUID, users: Sequence[UserId], now: datetime) -> None:
    await outbox.put_to_each(work, kind, programme_id, dict.fromkeys(users, now + programmes.KEPT), now=now)


async def settle_all(work: UnitOfWork, now: datetime) -> None:
    """Let all programmes begin, and end, for which it is time; forget applications for which there was no circle.

    One for which nobody has formed circles ends, too, so that what people applied with doesn't wait for ever.
    """

    async def begin_or_wait(programme_id: UUID) -> None:
        if not await proposals.prolong(work, programme_id, now):
            await settle(work, programme_id, now)

    async def end(programme_id: UUID) -> None:
        row = await work.get(Programme, programme_id, lock=True)
        row.state, row.ended_at = ProgrammeState.OVER, now
        await programmes.refresh(work, programme_id, now)

    async def never_begun(programme_id: UUID) -> None:
        owners = await programmes.owners(work, await programmes.load(work, programme_id))
        await programmes.let_go(work, await work.get(Programme, programme_id, lock=True), now)
        await _tell_each(work, NO_CIRCLES, programme_id, owners, now)

    await each_apart(work, "settle_programmes", await store.to_settle(work, now), begin_or_wait)
    await each_apart(work, "end_programmes", await store.over(work), end)
    await each_apart(
        work, "never_begun", await programmes_store.never_begun(work, (now - programmes.KEPT).date()), never_begun
    )
    await store.forget_unplaced(work, now - programmes.KEPT)


def circle_settings(programme: ProgrammeInfo, steps: Sequence[Week], known: Proposed, weekday: int) -> CircleSettings:
    """Return how a circle of a programme begins; all of it but the frame is its own from then on."""
    first = frames.first_date(programme.starts_on, weekday)
    at = known.first.astimezone(ZoneInfo(programme.zone)).time()
    return CircleSettings(
        name=f"{programme.name[:_NAME_ROOM]} {known.number}", purpose=programme.aim, language=known.language,
        rhythm=Rhythm(Cadence.WEEKLY, first, at, programme.zone), minutes=known.minutes, format_id="learning-circle",
        mode=Mode.LIVE, places=min(programme.places + 1, 8), sessions=len(steps), dots=3, digest=True,
        by_invitation=True, milestones=True, holidays=programme.holidays, venue=programme.venue,
    )  # fmt: skip


async def begin(
    work: UnitOfWork,
    circle_id: UUID,
    where: CircleChannel,
    steps: Sequence[Week],
    now: datetime,
    template: ProgrammeTemplate | None = None,
) -> CircleInfo | None:
    """Let a circle begin with those who said yes, or take in who said it later; None where there is nobody.

    It is called as its programme is, in its own language where that is the ``template``'s text. Where that has buddies,
    they are asked whether they'd like one.
    """
    proposed = await work.get(ProposedCircle, circle_id)
    programme = await programmes.load(work, proposed.programme_id)
    rows: Rows = [
        (one, person) for one, person in await programmes_store.applications(work, programme.id, circle_id)
        if one.state is ApplicationState.ACCEPTED
    ]  # fmt: skip
    rows = sorted(rows, key=lambda each: not each[0].has_moderated)
    if not rows:
        return None
    known = (await proposals.proposed(work, programme, circle_id))[circle_id]
    if await work.find(Circle, circle_id, lock=True):
        rows = await _who_fits(work, circle_id, rows, now)
    else:
        told = programmes.told_in(programme, template, known.language)
        await _found(work, told, steps, known, proposed.weekday, where, rows[0][1].id, now)
        await circles.tell(work, circles.OWNER, circle_id, UserId(rows[0][1].slack_user_id), now)
    departments = [work.vault.open(one, "department").casefold() for one, _ in rows]
    for (one, person), department in zip(rows, departments, strict=True):
        if (await circles.load(work, circle_id)).member(person.id) is None:
            await membership.admit(work, circle_id, person.id, now)
        one.mixed = _mixed(department, departments)
        one.state, one.half_days = ApplicationState.PLACED, 0
        one.wish = one.offer = one.department = one.companions = one.own_department = None
        one.has_moderated = False
        await outbox.refresh(work, programmes.QUESTION, one.id, now=now)
        if template and template.has_buddies:
            await proposals.tell(work, BUDDY, one.id, person, now)
    await work.session.flush()
    return await circles.load(work, circle_id)


async def _who_fits(work: UnitOfWork, circle_id: UUID, rows: Rows, now: datetime) -> Rows:
    """Return who has a place in a circle that has begun; who came too late for the last one is told so."""
    circle = await circles.load(work, circle_id)
    room = 0 if circle.state is CircleState.CLOSED else circle.empty_places
    late = [each for each in rows if circle.member(each[1].id) is None][room:]
    for one, person in late:
        one.state, one.circle_id, one.why = ApplicationState.LEFT_OUT, None, WhyNoCircle.NO_PLACE
        await outbox.refresh(work, programmes.QUESTION, one.id, now=now)
        await proposals.tell(work, programmes.NO_CIRCLE, one.id, person, now, once=now.isoformat())
    return [each for each in rows if each not in late]


async def find_partner(
    work: UnitOfWork, programme_id: UUID, kind: TandemKind, person_id: UUID, zone: str, now: datetime
) -> UUID:
    """Return where somebody finds whom they learn from in what their programme has for two, or has found them."""
    for one in await tandems.tandems_of(work, person_id, now):
        mine = one.seat(person_id)
        if one.kind is kind and one.state is not TandemState.OVER and mine and not mine.helps:
            return one.id
    name = (await programmes.load(work, programme_id)).name
    form = TandemForm(kind=kind, role=LEARN, about=name, months=MONTHS[0])
    return await tandems.look_for(work, person_id, zone, form, now)


def _mixed(own: str, departments: Sequence[str]) -> bool | None:
    """Return whether somebody else named another department, None where too few named one to say so."""
    named = [each for each in departments if each]
    return set(named) != {own} if own and len(named) > 1 else None


async def _found(
    work: UnitOfWork, programme: ProgrammeInfo, steps: Sequence[Week], known: Proposed, weekday: int,
    where: CircleChannel, founder: UUID, now: datetime,
) -> None:  # fmt: skip
    wish = circle_settings(programme, steps, known, weekday)
    await circles.found_circle(work, founder, wish, where, circle_id=known.id, now=now)
    row = await work.get(Circle, known.id)
    row.programme_id = programme.id
    row.plan = "\n".join(f"{step.format} {step.title(known.language)}" for step in steps)
    weeks = [step.week for step in steps]
    for day in frames.left_out_weeks(programme.starts_on, weekday, weeks):
        await schedule_store.skip(work, known.id, day, None, WhySkipped.PLAN)


async def running(work: UnitOfWork) -> list[tuple[ProgrammeInfo, list[UUID]]]:
    """Return the programmes whose circles meet, with these."""
    found = [
        (await programmes.load(work, row.id), await programmes_store.circles(work, row.id))
        for row in await programmes_store.in_states(work, [ProgrammeState.RUNNING])
    ]
    return [(one, [row.id for row in rows if row.state is CircleState.ACTIVE]) for one, rows in found]


async def programme_of(work: UnitOfWork, circle_id: UUID) -> ProgrammeInfo | None:
    """Return the programme that formed a circle."""
    row = await work.get(Circle, circle_id)
    return await programmes.load(work, row.programme_id) if row.programme_id else None


def told_at(programme: ProgrammeInfo, week: int, closed: ClosedIn) -> datetime:
    """Return when circles hear what there is besides them in a week, 0 the first: on its first working day."""
    monday = programme.starts_on - timedelta(programme.starts_on.weekday()) + timedelta(weeks=week)
    day = working_day_from(monday, closed(programme.zone, programme.holidays))
    return moment(day, _TOLD_AT, programme.zone)


def week_of(programme: ProgrammeInfo, day: date) -> int:
    """Return in which week of a programme a day is, 0 the first."""
    return (day - programme.starts_on + timedelta(programme.starts_on.weekday())).days // 7


async def due_alumni(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return when the people of programmes that are over are asked who starts the next: sixty days after the end."""

    def listed(row: Programme) -> Due:
        over = local_date((row.ended_at or now) + _ALUMNI_AFTER, row.zone)
        day = working_day_from(over, work.closed(row.zone, row.holidays))
        at = moment(day, _TOLD_AT, row.zone)
        return Due(row.id, day, at, at + programmes.KEPT)

    rows = await store.ended(work, now - _ALUMNI_AFTER - LONGEST_HOLIDAYS - programmes.KEPT)
    found = one_by_one(ALUMNI, rows, listed)
    return [due for due in found if now < due.not_after and due.at <= until]


async def ask_alumni(work: UnitOfWork, programme_id: UUID, until: datetime, now: datetime) -> None:
    """Ask each who stayed in its circles who starts the next one, and whoever offers it whether they'd do it again."""
    owners = await programmes.owners(work, await programmes.load(work, programme_id))
    for kind, users in ((ALUMNI, await store.alumni(work, programme_id)), (NEXT, owners)):
        await outbox.put_to_each(work, kind, programme_id, dict.fromkeys(map(UserId, users), until), now=now)


async def tell_beside(work: UnitOfWork, circle_id: UUID, until: datetime, now: datetime) -> None:
    """Have a circle told what there is besides it this week."""
    circle = await circles.load(work, circle_id)
    if circle.state is CircleState.ACTIVE:
        to, once = Address(channel=circle.channel), f"{now:%Y-%m-%d}"
        await outbox.put(work, BESIDE, circle_id, to, now=now, not_after=until, once=once)
