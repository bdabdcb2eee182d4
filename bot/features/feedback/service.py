"""Asking for feedback, answering, taking back; thanking. What is written is read by the two whom it is about.

An id that isn't there, or isn't theirs, is ``Gone``.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.feedback import rules, store
from bot.features.feedback.rules import FeedbackInfo, FeedbackPage, FeedbackStatus, Observation, Reachable, ThanksInfo
from bot.features.payloads import PeersButton
from bot.features.people import service as people
from bot.kernel.errors import Gone, ItIsOver, NotOneOfYou
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Feedback, Person, Thanks

ASKED, ANSWERED, THANKED = "feedback-asked", "feedback-answered", "feedback-thanked"
"""To who is asked; to who has asked, that there is an answer; to who is thanked."""


async def peers(work: UnitOfWork, person_id: UUID, within: PeersButton) -> Reachable:
    """Return whom somebody can ask or thank: in that circle, in that pair once it has met, else in all their circles.

    Raises:
        Gone: the pair isn't theirs, or hasn't met.
    """
    if within.pair:
        of_pair = await store.met_in(work, within.pair)
        if person_id not in of_pair.values():
            raise Gone
        return Reachable({user: (one, None) for user, one in of_pair.items() if one != person_id}, pair=within.pair)
    if within.circle:
        mine = [await circles.require_member(work, within.circle, person_id)]
    else:
        mine = await circles.circles_of(work, person_id)
    members = [(one, circle.id) for circle in reversed(mine) for one in circle.members if one.person_id != person_id]
    return Reachable({one.user: (one.person_id, of) for one, of in members}, tuple(circle.name for circle in mine))


async def _chosen(
    work: UnitOfWork, person_id: UUID, within: PeersButton, users: Collection[UserId], field: str
) -> dict[UUID, tuple[UserId, UUID | None]]:
    """Return the people whom somebody has chosen, each with a circle that both are in.

    Raises:
        NotOneOfYou: somebody isn't another member.
    """
    found = (await peers(work, person_id, within)).people
    if not found.keys() >= set(users):
        raise NotOneOfYou(field=field)
    return {found[user][0]: (user, found[user][1]) for user in users}


async def ask(
    work: UnitOfWork, person_id: UUID, within: PeersButton, users: Collection[UserId], about: str, now: datetime
) -> None:
    """Ask members for feedback: each is told once; what waits for them, or was taken back, gets the new line and two
    weeks anew.

    Raises:
        Gone, NotOneOfYou: somebody isn't another member, or isn't in that pair.
    """
    chosen = await _chosen(work, person_id, within, users, "people")
    await work.get(Person, person_id, lock=True)
    known = await store.unanswered(work, person_id, chosen)
    for giver_id, (user, circle_id) in chosen.items():
        row = known.get(giver_id) or work.add(
            Feedback(
                circle_id=circle_id, pair_id=within.pair, receiver_id=person_id, giver_id=giver_id, asked_at=now,
                declined=False,
            )
        )  # fmt: skip
        withdrawn = giver_id in known and not work.vault.open(row, "about")
        row.about, row.asked_at = work.vault.seal(row, "about", about), now
        await work.session.flush()
        await _tell(work, ASKED, row.id, user, now)
        if withdrawn:
            await outbox.refresh(work, ASKED, row.id, now=now)


async def withdraw_question(work: UnitOfWork, feedback_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take a question back, with what it was about; whoever was asked reads that in their message.

    Its row is kept for the rest of its two weeks: who is asked again by then gets no second message.

    Raises:
        ItIsOver: it is answered.
    """
    row = await work.get(Feedback, feedback_id, lock=True)
    if row.receiver_id != person_id:
        raise Gone
    if row.answered_at:
        raise ItIsOver
    row.about = work.vault.seal(row, "about", "")
    await work.session.flush()
    await outbox.take_back(work, ASKED, row.id)
    await outbox.refresh(work, ASKED, row.id, now=now)


async def _tell(work: UnitOfWork, kind: str, subject: UUID, user: UserId, now: datetime) -> None:
    await outbox.put(work, kind, subject, Address(people=(user,)), now=now, not_after=now + rules.WAITS_FOR)


async def waiting(work: UnitOfWork, person_id: UUID, now: datetime) -> FeedbackStatus:
    """Return what waits for somebody."""
    found = await _described(work, await store.waiting(work, person_id, now - rules.WAITS_FOR))
    return FeedbackStatus(
        questions=tuple(one for one in found if one.waits), answers=tuple(one for one in found if one.answered_at),
        thanks=tuple(await _thanks(work, await store.thanks_to(work, person_id, unread=True))),
    )  # fmt: skip


async def page(work: UnitOfWork, person_id: UUID, now: datetime) -> FeedbackPage:
    """Return what somebody has got, and what they can take back."""
    asked = await store.asked(work, person_id, now - rules.WAITS_FOR)
    return FeedbackPage(
        received=tuple(await _described(work, await store.received(work, person_id))),
        given=tuple(await _described(work, await store.given(work, person_id, now - rules.WITHDRAWN_WITHIN))),
        asked=tuple(one for one in await _described(work, asked) if not one.is_withdrawn),
        thanks=tuple(await _thanks(work, await store.thanks_to(work, person_id))),
        thanked=tuple(await _thanks(work, await store.thanks_by(work, person_id))),
    )


async def question(work: UnitOfWork, feedback_id: UUID, person_id: UUID) -> FeedbackInfo:
    """Return a question to somebody.

    Raises:
        ItIsOver: it is answered or taken back, or one of the two has left the circle.
    """
    return (await _asked(work, feedback_id, person_id))[1]


async def _asked(
    work: UnitOfWork, feedback_id: UUID, person_id: UUID, *, lock: bool = False
) -> tuple[Feedback, FeedbackInfo]:
    """Return a question that somebody may answer; who has declined may change their mind."""
    row = await work.get(Feedback, feedback_id, lock=lock)
    if row.giver_id != person_id:
        raise Gone
    (info,) = await _described(work, [row])
    if row.answered_at or info.is_withdrawn or not _still(info.circle, row):
        raise ItIsOver
    return row, info


async def answer(work: UnitOfWork, feedback_id: UUID, person_id: UUID, found: Observation, now: datetime) -> None:
    """Keep an answer and tell who has asked that it is there.

    Raises:
        ItIsOver: it is answered or taken back, or one of the two has left the circle.
    """
    row, info = await _asked(work, feedback_id, person_id, lock=True)
    work.vault.write(row, situation=found.situation, observed=found.observed, effect=found.effect, wish=found.wish)
    row.answered_at, row.declined = now, False
    await work.session.flush()
    await _refresh(work, row, now)
    await _tell(work, ANSWERED, row.id, info.receiver, now)


async def decline(work: UnitOfWork, feedback_id: UUID, person_id: UUID, now: datetime) -> None:
    """Leave a question unanswered; whoever has asked isn't told.

    Raises:
        ItIsOver: it is answered or taken back, or one of the two has left the circle.
    """
    row, _ = await _asked(work, feedback_id, person_id, lock=True)
    row.declined = True
    await work.session.flush()
    await outbox.refresh(work, ASKED, row.id, now=now)


async def withdraw(work: UnitOfWork, feedback_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take an answer back; the question waits again.

    Raises:
        ItIsOver: there is none, or it has been there too long.
    """
    row = await work.get(Feedback, feedback_id, lock=True)
    if row.giver_id != person_id:
        raise Gone
    if row.answered_at is None or now >= row.answered_at + rules.WITHDRAWN_WITHIN:
        raise ItIsOver
    row.situation = row.observed = row.effect = row.wish = row.answered_at = row.read_at = None
    await work.session.flush()
    await outbox.take_back(work, ANSWERED, row.id)
    await _refresh(work, row, now)


async def _refresh(work: UnitOfWork, row: Feedback, now: datetime) -> None:
    for kind in (ASKED, ANSWERED):
        await outbox.refresh(work, kind, row.id, now=now)


async def read(work: UnitOfWork, feedback_id: UUID, person_id: UUID, now: datetime) -> FeedbackInfo:
    """Return an answer to who has asked for it; from now on it is read."""
    row = await _received(work, feedback_id, person_id)
    row.read_at = row.read_at or now
    return (await _described(work, [row]))[0]


async def delete(work: UnitOfWork, feedback_id: UUID, person_id: UUID, now: datetime) -> None:
    """Delete an answer that somebody has got, with their question."""
    row = await _received(work, feedback_id, person_id)
    await work.session.delete(row)
    await work.session.flush()
    await _refresh(work, row, now)


async def _received(work: UnitOfWork, feedback_id: UUID, person_id: UUID) -> Feedback:
    row = await work.get(Feedback, feedback_id, lock=True)
    if row.receiver_id != person_id or row.answered_at is None:
        raise Gone
    return row


async def find(work: UnitOfWork, feedback_id: UUID) -> FeedbackInfo | None:
    """Return a question for a message about it, None once it is gone."""
    row = await work.find(Feedback, feedback_id)
    return (await _described(work, [row]))[0] if row else None


async def delete_lapsed(work: UnitOfWork, now: datetime) -> None:
    """Delete the questions that nobody has answered in time; their messages say so."""
    for feedback_id in await store.delete_lapsed(work, now - rules.WAITS_FOR):
        await outbox.refresh(work, ASKED, feedback_id, now=now)


async def _described(work: UnitOfWork, rows: Sequence[Feedback]) -> list[FeedbackInfo]:
    within, users = await _around(work, rows)
    return [
        FeedbackInfo(
            row.id, circle, users[row.receiver_id], users[row.giver_id], about, row.asked_at, row.answered_at,
            Observation(*(work.vault.open(row, name) for name in ("situation", "observed", "effect", "wish"))),
            waits=bool(about) and not (row.declined or row.answered_at) and _still(circle, row),
        )
        for row in rows
        for about, circle in [(work.vault.open(row, "about"), within[row.circle_id] if row.circle_id else None)]
    ]  # fmt: skip


async def _around(
    work: UnitOfWork, rows: Sequence[Feedback | Thanks]
) -> tuple[dict[UUID, CircleInfo], dict[UUID, UserId]]:
    """Return the circles and the people of rows."""
    if not rows:
        return {}, {}
    ids = {row.circle_id for row in rows if row.circle_id}
    within = {circle.id: circle for circle in await circles.load_all(work, ids)}
    known = await people.people(work, {one for row in rows for one in (row.receiver_id, row.giver_id)})
    return within, {person_id: person.user for person_id, person in known.items()}


def _still(circle: CircleInfo | None, row: Feedback) -> bool:
    """Return whether a question still has its occasion: who has met for coaching has."""
    return circle is None or _both_in(circle, row)


def _both_in(circle: CircleInfo, row: Feedback | Thanks) -> bool:
    return bool(circle.member(row.receiver_id) and circle.member(row.giver_id))


async def thank(
    work: UnitOfWork, person_id: UUID, circle_id: UUID | None, user: UserId, text: str, *, offered: bool, now: datetime
) -> None:
    """Thank another member; ``offered``: it may stand in the digest, if they agree.

    Raises:
        NotOneOfYou: they aren't another member.
    """
    within = PeersButton(circle=circle_id)
    ((receiver_id, (_, of)),) = (await _chosen(work, person_id, within, [user], "person")).items()
    row = work.add(Thanks(circle_id=of, receiver_id=receiver_id, giver_id=person_id, given_at=now, offered=offered))
    work.vault.write(row, text=text)
    await work.session.flush()
    await _tell(work, THANKED, row.id, user, now)


async def thanks(work: UnitOfWork, thanks_id: UUID, person_id: UUID, now: datetime) -> ThanksInfo:
    """Return somebody's thanks to whom they are for; from now on they are read."""
    row = await _thanks_of(work, thanks_id, person_id)
    row.read_at = row.read_at or now
    return (await _thanks(work, [row]))[0]


async def share(work: UnitOfWork, thanks_id: UUID, person_id: UUID, *, wanted: bool, now: datetime) -> ThanksInfo:
    """Have thanks stand in the next digest where who thanks offered that; or not any more, also where they do.

    Raises:
        ItIsOver: nobody has offered that.
    """
    row = await _thanks_of(work, thanks_id, person_id)
    if wanted and not row.offered:
        raise ItIsOver
    before, row.shared_at = row.shared_at, (row.shared_at or now) if wanted else None
    await work.session.flush()
    if before and not wanted:
        await outbox.refresh(work, circles.DIGEST, row.circle_id, now=now, since=before)
    return (await _thanks(work, [row]))[0]


async def take_back(work: UnitOfWork, thanks_id: UUID, person_id: UUID, now: datetime) -> None:
    """Take thanks back, also out of the digest that they stand in."""
    row = await work.get(Thanks, thanks_id, lock=True)
    if row.giver_id != person_id:
        raise Gone
    await work.session.delete(row)
    await work.session.flush()
    await outbox.refresh(work, THANKED, row.id, now=now)
    if row.shared_at:
        await outbox.refresh(work, circles.DIGEST, row.circle_id, now=now, since=row.shared_at)


async def _thanks_of(work: UnitOfWork, thanks_id: UUID, person_id: UUID) -> Thanks:
    row = await work.get(Thanks, thanks_id, lock=True)
    if row.receiver_id != person_id:
        raise Gone
    return row


async def find_thanks(work: UnitOfWork, thanks_id: UUID) -> ThanksInfo | None:
    """Return thanks for a message about them, None once they are gone."""
    row = await work.find(Thanks, thanks_id)
    return (await _thanks(work, [row]))[0] if row else None


async def shared_thanks(work: UnitOfWork, circle: CircleInfo, since: datetime, until: datetime) -> list[ThanksInfo]:
    """Return the thanks among a circle's members that both agreed to share in a span of time, the earliest first."""
    rows = await store.shared_thanks(work, circle.id, since, until)
    return await _thanks(work, [row for row in rows if _both_in(circle, row)], circle)


async def _thanks(work: UnitOfWork, rows: Sequence[Thanks], circle: CircleInfo | None = None) -> list[ThanksInfo]:
    if circle:
        within, users = {circle.id: circle}, {member.person_id: member.user for member in circle.members}
    else:
        within, users = await _around(work, rows)
    return [
        ThanksInfo(
            row.id, within[row.circle_id], users[row.receiver_id], users[row.giver_id], work.vault.open(row, "text"),
            row.given_at, row.offered, row.shared_at,
        )
        for row in rows
    ]  # fmt: skip
