"""Keeping reflections and plans for their authors, and what a circle may read of them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.features.answers.rules import shown
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.facilitation import service as facilitation
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.facilitation.service import author
from bot.features.reflections import rules, store
from bot.features.reflections.rules import (
    Draft,
    IfThenPlan,
    KeptReflection,
    Progress,
    SharedAnswer,
    Written,
)
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CommitmentState, Visibility
from bot.kernel.errors import Gone, NotAMember, NotHeldYet, TextTooLong
from bot.kernel.ids import ChannelId
from bot.storage.unit_of_work import UnitOfWork
from models import Commitment, Reflection

CHECK_IN, ASKER = "reflections-check-in", "plans-asker"
"""What is said about plans: to their authors, to who may ask about them."""


async def draft(work: UnitOfWork, session_id: UUID, person_id: UUID) -> Draft:
    """Return a session with what this person has written about it.

    Raises:
        Gone, NotAMember, NotHeldYet: it isn't there, not theirs, or not held.
    """
    await _check_may_reflect(work, session_id, person_id)
    row = await store.reflection(work, session_id, person_id)
    written = await _written(work, row) if row else None
    return Draft(await sessions.session(work, session_id), written)


async def _check_may_reflect(work: UnitOfWork, session_id: UUID, person_id: UUID) -> tuple[ChannelId, bool]:
    """Make sure that somebody may write about a session; return its circle's channel, whether it is the last."""
    found = await store.state_for(work, session_id, person_id)
    if found is None:
        raise Gone
    state, is_member, channel, last = found
    if not is_member:
        raise NotAMember
    if not rules.can_be_reflected(state):
        raise NotHeldYet
    return ChannelId(channel), last


async def keep(work: UnitOfWork, session_id: UUID, person_id: UUID, written: Written, now: datetime) -> KeptReflection:
    """Keep what somebody wrote, in place of what they wrote about this session before; also where others read that.

    Raises:
        Gone, NotAMember, NotHeldYet: it isn't there, not theirs, or not held.
    """
    channel, last = await _check_may_reflect(work, session_id, person_id)
    row, plan, new = await store.begin(work, session_id, person_id, now)
    shared_at = row.shared_at
    row.edited_at = None if new else now
    work.vault.write(row, what=written.what, so_what=written.so_what)
    row.usefulness, row.visibility = written.usefulness, written.visibility
    row.shared_at = None if written.visibility is Visibility.ONLY_ME else row.shared_at or now
    if plan and (written.plan is None or plan_of(work, plan) != written.plan):
        await _forget(work, plan, now)
        plan = None
    if written.plan:
        _keep_plan(work, row, plan, written.plan, now)
    if shared_at:
        await _refresh(work, session_id, shared_at, now)
    return KeptReflection(session_id, channel, written, new, last)


def _keep_plan(
    work: UnitOfWork, reflection: Reflection, known: Commitment | None, plan: IfThenPlan, now: datetime
) -> None:
    """Keep who reads a plan; other words make it another one, which nobody has answered yet."""
    session_id, person_id = reflection.session_id, reflection.person_id
    row = known or work.add(Commitment(session_id=session_id, person_id=person_id, made_at=now))
    if known is None:
        work.vault.write(row, if_text=plan.if_text, then_text=plan.then_text)
    row.visibility = reflection.visibility


async def delete(work: UnitOfWork, session_id: UUID, person_id: UUID, now: datetime) -> bool:
    """Delete what somebody wrote about a session, their plan, too, also where others read it; they may have left.

    Return whether there was anything.
    """
    row = await store.reflection(work, session_id, person_id, lock=True)
    plan = await store.commitment(work, session_id, person_id)
    if plan:
        await _forget(work, plan, now)
    if row:
        await work.session.delete(row)
        if row.shared_at:
            await _refresh(work, session_id, row.shared_at, now)
    return bool(row or plan)


async def _forget(work: UnitOfWork, plan: Commitment, now: datetime) -> None:
    for kind in (CHECK_IN, *((ASKER,) if plan.asker_id else ())):
        await outbox.refresh(work, kind, plan.id, now=now)
    await work.session.delete(plan)
    await work.session.flush()


async def _refresh(work: UnitOfWork, session_id: UUID, shared_at: datetime, now: datetime) -> None:
    """Have what others read of something that was shared brought up to date."""
    showing = await store.showing(work, session_id, shared_at, digest=circles.DIGEST, phase=sessions.PHASE)
    for kind, subject in showing:
        await outbox.refresh(work, kind, subject, now=now, since=shared_at if kind == circles.DIGEST else None)


async def deepen(work: UnitOfWork, session_id: UUID, person_id: UUID, more: str) -> KeptReflection:
    """Add a reason to what somebody wrote; the same one twice is added once.

    Raises:
        Gone, NotAMember, NotHeldYet, TextTooLong: each says what to do instead.
    """
    channel, last = await _check_may_reflect(work, session_id, person_id)
    row = await store.reflection(work, session_id, person_id, lock=True)
    if row is None:
        raise Gone
    so_what = work.vault.open(row, "so_what")
    if more and not so_what.endswith(more):
        joined = f"{so_what}\n{more}".strip()
        if len(joined) > rules.TEXT_LIMIT:
            raise TextTooLong(limit=rules.TEXT_LIMIT - len(so_what))
        work.vault.write(row, so_what=joined)
    return KeptReflection(session_id, channel, await _written(work, row), new=False, last=last)


async def _written(work: UnitOfWork, row: Reflection) -> Written:
    plan = await store.commitment(work, row.session_id, row.person_id)
    return Written(
        work.vault.open(row, "what"), work.vault.open(row, "so_what"), plan_of(work, plan) if plan else None,
        row.usefulness, row.visibility,
    )  # fmt: skip


def plan_of(work: UnitOfWork, row: Commitment) -> IfThenPlan:
    """Return a plan's words."""
    return IfThenPlan(work.vault.open(row, "if_text"), work.vault.open(row, "then_text"))


async def waiting_for(work: UnitOfWork, person_id: UUID, now: datetime) -> list[SessionInfo]:
    """Return the sessions that wait for this person's reflection, the newest first."""
    ended = await sessions.ended_since(work, person_id, now - rules.WAITS_FOR)
    done = await store.written_about(work, person_id, [session.id for session in ended])
    return [session for session in ended if session.id not in done]


async def last_reflected(work: UnitOfWork, person_id: UUID) -> SessionInfo | None:
    """Return the session that somebody wrote about last, if they still belong to its circle."""
    session_id = await store.last_reflected(work, person_id)
    session = await sessions.session(work, session_id) if session_id else None
    return session if session and session.circle.member(person_id) else None


async def shared_since(
    work: UnitOfWork, circle_id: UUID, since: datetime, circle: CircleInfo | None = None, *,
    until: datetime | None = None,
) -> list[SharedAnswer]:  # fmt: skip
    """Return the first answers that members let their circle (``circle``, if loaded) read since then, in order."""
    circle = circle or await circles.load(work, circle_id)
    rows = await store.shared_since(work, circle_id, since, until)
    members = [row for row in rows if row.what and circle.member(row.person_id)]
    return [SharedAnswer(work.vault.open(row, "what"), author(circle, row)) for row in shown(members)]


async def progress_since(
    work: UnitOfWork, circle_id: UUID, since: datetime, *, until: datetime | None = None
) -> Progress:
    """Return how many visible plans a circle's members set out and did since then, and before ``until``."""
    rows = shown(await store.commitments_touched_since(work, circle_id, since))
    done = [row.answered_at for row in rows if row.state is CommitmentState.DONE]

    def within(moments: Iterable[datetime | None]) -> int:
        return sum(at is not None and since <= at and (until is None or at < until) for at in moments)

    return Progress(within(row.made_at for row in rows), within(done))


async def plans_since(work: UnitOfWork, circle: CircleInfo, since: datetime) -> list[CommitmentInfo]:
    """Return the plans that members let their circle read and made or answered since then, the earliest first."""
    rows = await store.commitments_touched_since(work, circle.id, since)
    members = sorted((row for row in rows if circle.member(row.person_id)), key=lambda row: row.made_at)
    return [facilitation.shared_plan(work, circle, row) for row in shown(members)]
