"""Use cases of programmes: who may offer them, the frame, the invitation, applying for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from bot.content.programmes import ProgrammeTemplate
from bot.delivery import outbox
from bot.delivery.isolation import one_by_one
from bot.delivery.post import Address, Due
from bot.features.circle_page import service as circle_page
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import RoundRhythm
from bot.features.programmes import rules, store
from bot.features.programmes.forms import ApplicationForm
from bot.features.programmes.rules import ApplicationInfo, MyProgramme, ProgrammeFrame, ProgrammeInfo
from bot.kernel.enums import ApplicationState, CircleState, Language, ProgrammeState
from bot.kernel.errors import ItIsOver, NotProgrammeOwner, PeopleWereAsked
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import moment
from bot.storage.unit_of_work import UnitOfWork
from models import Application, Programme, ProgrammeOwner

Templates = Mapping[str, ProgrammeTemplate]
Frame = TypeVar("Frame", bound=ProgrammeFrame)

INVITATION = "programmes-invitation"
"""The card in the programme's channel."""

MAY_OFFER, NO_LONGER, OFFERED_BY = "programmes-may-offer", "programmes-no-longer", "programmes-offered-by"
"""To somebody who may offer programmes, or no longer; to the channels of programmes: who looks after them, too."""

NEW_DATES, CALLED_OFF = "programmes-new-dates", "programmes-called-off"
"""To each who has applied: when circles are formed and start now; that none will."""

QUESTION, NO_CIRCLE = "proposals-question", "proposals-no-circle"
"""To each person: which circle is proposed to them; that there is none, why, and what helps."""

FORM_NOW = "proposals-form-now"
"""To whoever looks after a programme: the last day to apply is over."""

FORMATS, COACHING = "programmes-formats", "programmes-coaching"
"""To a circle's channel: which formats it chooses among from now on; that whoever is in it finds coaching."""

KEPT = timedelta(days=30)
"""How long a message about a programme waits, and an application is kept for which there was no circle."""


async def offering(work: UnitOfWork) -> list[UserId]:
    """Return who may offer programmes, in the order in which they were let."""
    return [UserId(person.slack_user_id) for row, person in await store.owners(work) if not row.reads_only]


async def readers(work: UnitOfWork) -> list[UserId]:
    """Return who only reads the reports of programmes, in the order in which they were let."""
    return [UserId(person.slack_user_id) for row, person in await store.owners(work) if row.reads_only]


async def owners(work: UnitOfWork, programme: ProgrammeInfo) -> list[UserId]:
    """Return who looks after a programme: whoever offers it, and where they may no longer, all who may."""
    known = await offering(work)
    return [programme.owner] if programme.owner in known else known


async def may_offer(work: UnitOfWork, person_id: UUID) -> bool:
    """Return whether somebody may offer programmes, and looks after those that there are."""
    row = await store.ownership(work, person_id)
    return row is not None and not row.reads_only


async def may_read(work: UnitOfWork, person_id: UUID) -> bool:
    """Return whether somebody may read the reports of programmes: whoever may offer some, and who only reads them."""
    return await store.ownership(work, person_id) is not None


async def let_offer(
    work: UnitOfWork, giver: UUID, person_id: UUID, user: UserId, now: datetime, *, reads_only: bool = False
) -> None:
    """Let somebody offer programmes, or only read their reports; they and the channels of programmes are told.

    The cards of programmes say so, too.

    A second time changes nothing.
    """
    known = await store.ownership(work, person_id)
    if known and known.reads_only == reads_only:
        return
    if known:
        await _end(work, known, giver, now)
    row = work.add(ProgrammeOwner(person_id=person_id, given_by=giver, given_at=now, reads_only=reads_only))
    await work.session.flush()
    await outbox.put(work, MAY_OFFER, row.id, Address(people=(user,)), now=now, not_after=now + KEPT)
    for channel in dict.fromkeys(one.channel for one in await _known(work, [*rules.OPEN, ProgrammeState.RUNNING])):
        await outbox.put(work, OFFERED_BY, row.id, Address(channel=channel), now=now, not_after=now + KEPT)
    await _refresh_cards(work, now)


async def let_no_longer(work: UnitOfWork, person_id: UUID, by: UUID, now: datetime) -> None:
    """Let somebody offer programmes or read reports no longer; they are told, and that they could stays in the log."""
    if row := await store.ownership(work, person_id):
        await _end(work, row, by, now)
        await _refresh_cards(work, now)


async def _end(work: UnitOfWork, row: ProgrammeOwner, by: UUID, now: datetime) -> None:
    row.ended_by, row.ended_at = by, now
    await work.session.flush()
    for user in (await store.users(work, [row.person_id])).values():
        await outbox.put(work, NO_LONGER, row.id, Address(people=(UserId(user),)), now=now, not_after=now + KEPT)


async def _refresh_cards(work: UnitOfWork, now: datetime) -> None:
    for one in await store.in_states(work, [*rules.OPEN, ProgrammeState.RUNNING]):
        await refresh(work, one.id, now)


async def require_owner(work: UnitOfWork, person_id: UUID) -> None:
    """Go on only for somebody who may offer programmes.

    Raises:
        NotProgrammeOwner: they may not.
    """
    if not await may_offer(work, person_id):
        raise NotProgrammeOwner


async def tend_pool(work: UnitOfWork, programme: ProgrammeInfo, rhythm: RoundRhythm, now: datetime) -> None:
    """Let a programme with coaching have a pool for it, called as it is; a second time changes nothing."""
    if programme.coaching:
        pool = await coaching.make_pool(work, programme.zone, rhythm, now, programme.name, programme.id)
        pool.theme = programme.name
        await work.session.flush()


async def _known(work: UnitOfWork, states: Sequence[ProgrammeState]) -> list[ProgrammeInfo]:
    return await _describe(work, await store.in_states(work, states))


async def _describe(work: UnitOfWork, rows: Sequence[Programme]) -> list[ProgrammeInfo]:
    uncounted = [row.id for row in rows if row.applied is None]
    counts = await store.counts(work, uncounted) if uncounted else {}
    users = await store.users(work, {row.owner_id for row in rows if row.owner_id}) if rows else {}
    return [
        ProgrammeInfo(
            id=row.id, template_id=row.template_id, channel=ChannelId(row.channel_id), name=row.name, aim=row.aim,
            owner=UserId(users[row.owner_id]) if row.owner_id in users else None, language=row.language,
            zone=row.zone, holidays=row.holidays, venue=row.venue, apply_until=row.apply_until,
            starts_on=row.starts_on, minutes=row.minutes, places=row.places, coaching=row.coaching,
            formats=row.formats, state=row.state, answer_by=row.answer_by,
            in_vain=row.state is ProgrammeState.OVER and row.began_at is None,
            applied=counts.get(row.id, 0) if row.applied is None else row.applied,
        )
        for row in rows
    ]  # fmt: skip


async def load(work: UnitOfWork, programme_id: UUID) -> ProgrammeInfo:
    """Return a programme.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    return (await _describe(work, [await work.get(Programme, programme_id)]))[0]


async def read(work: UnitOfWork, programme_id: UUID, templates: Templates, language: Language) -> ProgrammeInfo:
    """Return a programme as somebody reads it in a language; see ``told_in``.

    Raises:
        Gone: there is none with this id in this workspace.
    """
    found = await load(work, programme_id)
    return told_in(found, templates.get(found.template_id), language)


async def find(work: UnitOfWork, programme_id: UUID) -> ProgrammeInfo | None:
    """Return a programme, None where there is none of this id."""
    return await load(work, programme_id) if await work.find(Programme, programme_id) else None


def told_in(frame: Frame, template: ProgrammeTemplate | None, language: Language) -> Frame:
    """Return a programme with name and aim in a language, where they are its template's own texts."""
    if template is None:
        return frame
    return replace(frame, name=template.told_in(frame.name, language), aim=template.told_in(frame.aim, language))


async def overview(work: UnitOfWork, person_id: UUID) -> list[MyProgramme]:
    """Return the programmes that there are, each with what somebody has to do with it, the next to start first."""
    mine = await store.of_person(work, person_id)
    known = await _known(work, [*rules.OPEN, ProgrammeState.RUNNING])
    return [MyProgramme(one, _opened(work, mine[one.id]) if one.id in mine else None) for one in known]


async def offer(
    work: UnitOfWork, person_id: UUID, template_id: str, frame: ProgrammeFrame, where: tuple[ChannelId, str],
    *, programme_id: UUID, now: datetime,
) -> ProgrammeInfo:  # fmt: skip
    """Offer a programme in a channel, with dates in a zone; the same ``programme_id`` twice offers one.

    Raises:
        NotProgrammeOwner: they may not.
    """
    await require_owner(work, person_id)
    if known := await find(work, programme_id):
        return known
    channel, zone = where
    row = Programme(
        id=programme_id, template_id=template_id, owner_id=person_id, channel_id=channel, zone=zone, made_at=now,
        state=ProgrammeState.INVITING,
    )  # fmt: skip
    write_frame(row, frame)
    work.add(row)
    await work.session.flush()
    await outbox.put(work, INVITATION, programme_id, Address(channel=channel), now=now, not_after=now + KEPT)
    return await load(work, programme_id)


def write_frame(row: Programme, frame: ProgrammeFrame) -> None:
    """Let a programme be what its owner sets."""
    for each in fields(ProgrammeFrame):
        setattr(row, each.name, getattr(frame, each.name))


async def change_frame(
    work: UnitOfWork, programme_id: UUID, person_id: UUID, frame: ProgrammeFrame, now: datetime
) -> ProgrammeInfo:
    """Change the frame; circles that have begun follow where they haven't chosen otherwise, and are told what is new.

    Circles that nobody was asked about yet are formed anew where that matters. Where dates change, whoever has applied
    is told, and where coaching is switched off or on again, whoever takes part in it.

    Raises:
        NotProgrammeOwner, ItIsOver, PeopleWereAsked: they may not, or it is too late.
    """
    await require_owner(work, person_id)
    row = await work.get(Programme, programme_id, lock=True)
    if row.state not in (*rules.OPEN, ProgrammeState.RUNNING):
        raise ItIsOver
    before = await load(work, programme_id)
    changed = rules.differing(before, frame, rules.FORMED_WITH)
    if fixed := [name for name in changed if before.fixes(name)]:
        raise PeopleWereAsked(field=fixed[0])
    write_frame(row, frame)
    if changed and row.state is ProgrammeState.PROPOSING:
        await take_applications(work, row)
    if {"apply_until", "starts_on"} & {*changed}:
        await _tell_dates(work, programme_id, now)
    told = [FORMATS] if frame.formats != before.formats else []
    told += [COACHING] if frame.coaching and not before.coaching else []
    for circle in await circles.load_all(work, [one.id for one in await store.circles(work, programme_id)]):
        if circle.state is not CircleState.CLOSED:
            await circle_page.change(work, circle.id, rules.passed_on(circle, before, frame), now)
            await _tell_circle(work, circle, told, now)
    await refresh(work, programme_id, now)
    if frame.coaching != before.coaching:
        await coaching.switched(work, programme_id, now)
    return await load(work, programme_id)


async def take_applications(work: UnitOfWork, row: Programme) -> None:
    """Take applications again instead of asking people about the circles that were formed."""
    row.state, row.applied = ProgrammeState.INVITING, None
    for one, _ in await store.applications(work, row.id):
        one.state, one.circle_id, one.why, one.what_helps = ApplicationState.APPLIED, None, None, ""


async def _tell_dates(work: UnitOfWork, programme_id: UUID, now: datetime) -> None:
    for one, person in await store.applications(work, programme_id):
        to, until = Address(people=(UserId(person.slack_user_id),)), now + KEPT
        await outbox.put(work, NEW_DATES, one.id, to, now=now, not_after=until, once=now.isoformat())


async def _tell_circle(work: UnitOfWork, circle: CircleInfo, kinds: Iterable[str], now: datetime) -> None:
    for kind in kinds:
        to, until = Address(channel=circle.channel), now + circles.CHANGED_KEPT
        await outbox.put(work, kind, circle.id, to, now=now, not_after=until, once=now.isoformat())


async def call_off(work: UnitOfWork, programme_id: UUID, person_id: UUID, now: datetime) -> None:
    """Call off a programme of which no circle has begun; whoever has applied is told, and what they wrote goes.

    Raises:
        NotProgrammeOwner, ItIsOver: they may not, or circles have begun.
    """
    await require_owner(work, person_id)
    row = await work.get(Programme, programme_id, lock=True)
    if row.state not in rules.OPEN:
        raise ItIsOver
    await let_go(work, row, now)


async def let_go(work: UnitOfWork, row: Programme, now: datetime) -> None:
    """End a programme of which no circle has begun; whoever has applied is told."""
    told = [UserId(person.slack_user_id) for _, person in await store.applications(work, row.id)]
    await end_in_vain(work, row, ProgrammeState.CALLED_OFF, now)
    await outbox.put_to_each(work, CALLED_OFF, row.id, dict.fromkeys(told, now + KEPT), now=now)


async def end_in_vain(work: UnitOfWork, row: Programme, state: ProgrammeState, now: datetime) -> None:
    """End a programme before any circle has begun: what people applied with goes, and what asked them says so."""
    rows = await store.applications(work, row.id)
    row.applied = len(rows) if row.applied is None else row.applied
    row.state, row.ended_at = state, now
    for kind in (QUESTION, NO_CIRCLE):
        await outbox.refresh_each(work, kind, [application.id for application, _ in rows], now=now)
    await store.forget_applications(work, row.id)
    await refresh(work, row.id, now)


async def refresh(work: UnitOfWork, programme_id: UUID, now: datetime) -> None:
    """Have the invitation say how things stand."""
    await work.session.flush()
    await outbox.refresh(work, INVITATION, programme_id, now=now)


async def due_forming(work: UnitOfWork, now: datetime, until: datetime) -> list[Due]:
    """Return when the day after the last day to apply begins, of programmes whose circles aren't formed."""

    def listed(row: Programme) -> Due:
        day = row.apply_until + timedelta(days=1)
        at = moment(day, time(), row.zone)
        return Due(row.id, day, at, at + KEPT)

    rows = await store.in_states(work, [ProgrammeState.INVITING])
    return [due for due in one_by_one(FORM_NOW, rows, listed) if now < due.not_after and due.at <= until]


async def remind_to_form(work: UnitOfWork, programme_id: UUID, until: datetime, now: datetime) -> None:
    """Tell whoever looks after a programme that the last day to apply is over, once of each; its card says so, too."""
    programme = await load(work, programme_id)
    if programme.is_late(now):
        for user in await owners(work, programme):
            to, once = Address(people=(user,)), programme.apply_until.isoformat()
            await outbox.put(work, FORM_NOW, programme_id, to, now=now, not_after=until, once=once)
        await refresh(work, programme_id, now)


async def application(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> ApplicationInfo | None:
    """Return what somebody has applied with; for that person's eyes only."""
    row = await store.application(work, programme_id, person_id)
    return _opened(work, row) if row else None


def _opened(work: UnitOfWork, row: Application) -> ApplicationInfo:
    return ApplicationInfo(
        id=row.id, state=row.state, wish=work.vault.open(row, "wish"), offer=work.vault.open(row, "offer"),
        department=work.vault.open(row, "department"), companions=companions(work, row),
        own_department=row.own_department, half_days=rules.from_bits(row.half_days),
        languages=frozenset(map(Language, row.languages.split())), has_moderated=row.has_moderated,
        circle_id=row.circle_id,
    )  # fmt: skip


def companions(work: UnitOfWork, row: Application) -> tuple[UserId, ...]:
    """Return with whom somebody would like to be in a circle."""
    return tuple(map(UserId, work.vault.open(row, "companions").split()))


async def apply(
    work: UnitOfWork, programme_id: UUID, person_id: UUID, form: ApplicationForm, now: datetime
) -> ApplicationInfo:
    """Keep what somebody applies with; what they applied with before is replaced.

    Raises:
        ItIsOver: circles are being formed already.
    """
    row = await _applying(work, programme_id, person_id)
    if row is None:
        row = work.add(Application(programme_id=programme_id, person_id=person_id, applied_at=now))
    work.vault.write(
        row, wish=form.wish, offer=form.offer, department=form.department, companions=" ".join(form.companions)
    )
    row.own_department, row.half_days = form.own_department, rules.to_bits(form.half_days)
    row.languages, row.has_moderated = " ".join(sorted(form.languages)), bool(form.moderated)
    await work.session.flush()
    return _opened(work, row)


async def withdraw(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> None:
    """Forget somebody's application; nobody is told.

    Raises:
        ItIsOver: circles are being formed already.
    """
    if row := await _applying(work, programme_id, person_id):
        await work.session.delete(row)
        await work.session.flush()


async def _applying(work: UnitOfWork, programme_id: UUID, person_id: UUID) -> Application | None:
    if (await work.get(Programme, programme_id, lock=True)).state is not ProgrammeState.INVITING:
        raise ItIsOver
    return await store.application(work, programme_id, person_id)
