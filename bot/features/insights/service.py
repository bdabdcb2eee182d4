"""Keeping insight cards, offering them to the company, and finding what was released."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.insights import store
from bot.features.insights.forms import InsightForm
from bot.features.insights.rules import OPEN_FOR, AskablePerson, InsightCard, find, who_knows
from bot.features.library import service as library
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.features.tandems import service as tandems
from bot.features.tandems.rules import TandemInfo
from bot.features.topics import service as topics
from bot.kernel.errors import Gone, ItIsOver, NotAMember, NotForGuests, NotOneOfYou, NotYourPair
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import UnitOfWork
from models import Insight, InsightAuthor, Session

QUESTION = "insights-question"
"""About somebody's standing on a card: may the company find it?"""
OFF = "insights-off"
"""About a card: its reader doesn't stand on it any more."""


async def make(work: UnitOfWork, session_id: UUID, person_id: UUID, form: InsightForm, now: datetime) -> UUID:
    """Put a card into the library of a session's circle.

    Raises:
        Gone, NotAMember: there is no such session of theirs.
        NotOneOfYou: somebody else is to stand on it who isn't a member.
    """
    circle = (await sessions.of_member(work, session_id, person_id)).circle
    return await _make(work, session_id, {person_id} | _chosen(form, _members(circle)), form, now)


async def season(work: UnitOfWork, session_id: UUID, person_id: UUID) -> tuple[SessionInfo, list[str]]:
    """Return the session that somebody's season ended with, and what the season was about.

    Raises:
        Gone, NotAMember: there is no such session of theirs.
    """
    last = await sessions.of_member(work, session_id, person_id)
    return last, await store.season_topics(work, await work.get(Session, session_id), last.number)


async def make_of_two(work: UnitOfWork, tandem_id: UUID, person_id: UUID, form: InsightForm, now: datetime) -> UUID:
    """Keep a card of a handover: it is from both, who alone read it until both let the company find it.

    Raises:
        Gone, NotYourPair, ItIsOver: there is no such handover of theirs, or it hasn't come so far.
    """
    found = await handover(work, tandem_id, person_id)
    return await _make(work, None, {one.person_id for one in found.pair if not one.gone}, form, now)


async def handover(work: UnitOfWork, tandem_id: UUID, person_id: UUID) -> TandemInfo:
    """Return somebody's handover of which they may keep cards.

    Raises:
        Gone, NotYourPair, ItIsOver: there is no such handover of theirs, or it hasn't come so far.
    """
    found = await tandems.tandem(work, tandem_id)
    if not found.seat(person_id):
        raise NotYourPair
    if not found.leaves_cards:
        raise ItIsOver
    return found


async def _make(
    work: UnitOfWork, session_id: UUID | None, authors: Collection[UUID], form: InsightForm, now: datetime
) -> UUID:
    row = work.add(Insight(session_id=session_id, title=form.title, text=form.text, made_at=now))
    await work.session.flush()
    await _put_on(work, row.id, authors)
    return row.id


def _members(circle: CircleInfo) -> dict[UserId, UUID]:
    return {member.user: member.person_id for member in circle.members}


def _chosen(form: InsightForm, known: Mapping[UserId, UUID]) -> set[UUID]:
    if not set(form.authors) <= known.keys():
        raise NotOneOfYou(field="authors")
    return {known[user] for user in form.authors}


async def _put_on(work: UnitOfWork, insight_id: UUID, authors: Collection[UUID]) -> None:
    for author in authors:
        work.add(InsightAuthor(insight_id=insight_id, person_id=author))
    await work.session.flush()


async def change(work: UnitOfWork, insight_id: UUID, person_id: UUID, form: InsightForm, now: datetime) -> None:
    """Say in other words what stands on a card, or whose it is, besides whoever changes it.

    What was offered or released comes back to the circle then, and each yes and no counts anew.

    Raises:
        Gone: they stand on no such card.
        NotOneOfYou: somebody is to stand on it who is neither a member nor stood on it before.
    """
    row, card, _ = await _to_change(work, insight_id, person_id)
    before = {author.user: author.person_id for author in card.authors}
    after = set(before.values())
    if card.circle_id:
        after = {person_id} | _chosen(form, _members(await circles.load(work, card.circle_id)) | before)
    if (row.title, row.text, set(before.values())) == (form.title, form.text, after):
        return
    row.title, row.text, row.offered_at = form.title, form.text, None
    mine = sa.update(InsightAuthor).where(InsightAuthor.insight_id == insight_id)
    await work.session.execute(mine.values(agrees=None))
    out = sa.delete(InsightAuthor).where(InsightAuthor.insight_id == insight_id, InsightAuthor.person_id.not_in(after))
    await work.session.execute(out)
    await _put_on(work, insight_id, after - set(before.values()))
    for author in card.authors:
        if author.person_id not in after:
            to, once = Address(people=(author.user,)), str(author.id)
            await outbox.put(work, OFF, insight_id, to, now=now, not_after=now + OPEN_FOR, once=once)
    await _close_questions(work, card, now)


async def without(work: UnitOfWork, insight_id: UUID, user: UserId) -> InsightCard | None:
    """Return a card on which somebody doesn't stand; None where they do, or it is gone."""
    found = await store.cards(work, Insight.id == insight_id)
    return next((card for card in found if user not in {author.user for author in card.authors}), None)


async def delete(work: UnitOfWork, insight_id: UUID, person_id: UUID, now: datetime) -> None:
    """Delete a card, for its other authors, too.

    Raises:
        Gone: they stand on no such card.
    """
    row, card, _ = await _to_change(work, insight_id, person_id)
    await work.session.delete(row)
    await work.session.flush()
    await _close_questions(work, card, now)


async def forget_author(work: UnitOfWork, person_id: UUID, now: datetime, *, with_cards: bool) -> None:
    """Let somebody who is erased stand on no card: their cards go, or what they didn't say yes to stays in its circle.

    Without that, a card would be released as soon as nobody is left who hasn't said yes. What nobody could read any
    more goes in any case.
    """
    for card in await store.cards(work, store.stands_on(person_id)):
        row, _, mine = await _to_change(work, card.id, person_id)
        alone = card.circle_id is None and len(card.authors) == 1 and not card.is_released
        if with_cards or alone:
            await work.session.delete(row)
        elif not mine.agrees:
            row.offered_at = None
        await work.session.flush()
        if row.offered_at is None or with_cards or alone:
            await _close_questions(work, card, now)


async def _close_questions(work: UnitOfWork, card: InsightCard, now: datetime) -> None:
    for author in card.authors:
        await outbox.refresh(work, QUESTION, author.id, now=now)


async def offer(work: UnitOfWork, insight_id: UUID, person_id: UUID, now: datetime) -> None:
    """Offer a card to the company: whoever does says yes, and authors who said nothing are asked, each by themselves.

    Whoever has said no isn't asked again; they can say yes as long as it is open.

    Raises:
        Gone: they stand on no such card.
    """
    row, card, mine = await _to_change(work, insight_id, person_id)
    mine.agrees = True
    if card.is_open(now) or card.is_released:
        return
    row.offered_at = now
    for author in card.authors:
        if author.agrees is None and author.person_id != person_id:
            to, until = Address(people=(author.user,)), now + OPEN_FOR
            await outbox.put(work, QUESTION, author.id, to, now=now, not_after=until, once=now.isoformat())


async def answer(
    work: UnitOfWork, insight_id: UUID, person_id: UUID, offered: datetime, now: datetime, *, yes: bool
) -> None:
    """Keep an author's yes or no to a card that is offered; a no is taken at any time and shown to nobody.

    Raises:
        Gone: they stand on no such card.
        ItIsOver: a yes to what isn't offered any more: the two weeks are over, or it has other words by now.
    """
    row, card, mine = await _to_change(work, insight_id, person_id)
    if yes and not (row.offered_at == offered and card.is_open(now)):
        raise ItIsOver
    if row.offered_at is None:
        return
    mine.agrees = yes
    await work.session.flush()
    await outbox.refresh(work, QUESTION, mine.id, now=now)


async def _to_change(work: UnitOfWork, insight_id: UUID, person_id: UUID) -> tuple[Insight, InsightCard, InsightAuthor]:
    """Return a card, which nobody else changes meanwhile, with the row of one of its authors."""
    row = await work.get(Insight, insight_id, lock=True)
    (card,) = await store.cards(work, Insight.id == insight_id)
    author = card.author(person_id)
    if author is None:
        raise Gone
    return row, card, await work.get(InsightAuthor, author.id)


async def read(work: UnitOfWork, insight_id: UUID, person_id: UUID, *, guest: bool) -> tuple[InsightCard, bool]:
    """Return a card, and whether its reader may know its circle: as an author, or as who reads that library.

    Raises:
        Gone: it isn't there, or isn't theirs to read.
    """
    found = await store.cards(work, Insight.id == insight_id)
    if not found:
        raise Gone
    card = found[0]
    readable = {circle.id for circle in await library.readable_circles(work, person_id)}
    inside = card.author(person_id) is not None or card.circle_id in readable
    if not inside and (guest or not card.is_released):
        raise Gone
    return card, inside


async def of_circle(
    work: UnitOfWork, circle_id: UUID, person_id: UUID, words: str
) -> tuple[CircleInfo, list[InsightCard]]:
    """Return a circle's cards with these words, for who reads its library.

    Raises:
        Gone, NotAMember: there is no such circle here, or it is not theirs.
    """
    circle = await circles.load(work, circle_id)
    if circle_id not in {one.id for one in await library.readable_circles(work, person_id)}:
        raise NotAMember
    return circle, find(await store.cards(work, Session.circle_id == circle_id), words)


async def of_company(
    work: UnitOfWork, person_id: UUID, words: str, now: datetime, *, guest: bool
) -> tuple[list[InsightCard], list[AskablePerson]]:
    """Return the released cards with these words, with somebody's own of no circle, and who may be asked about them.

    Raises:
        NotForGuests: a guest sees some channels of the company alone.
    """
    if guest:
        raise NotForGuests
    people = [AskablePerson(user, offers) for user, offers in (await topics.listed_offers(work, now)).items()]
    return find(await store.cards(work, store.found_by(person_id)), words), who_knows(people, words)


async def questions_to(work: UnitOfWork, person_id: UUID, now: datetime) -> Sequence[InsightCard]:
    """Return the cards about which somebody has still to say whether the company may find them."""
    return await store.cards(work, store.asks(person_id, now))


async def asked(work: UnitOfWork, author_id: UUID, now: datetime) -> InsightCard | None:
    """Return the card that an author is asked about, None once they have answered or nobody asks any more."""
    row = await work.find(InsightAuthor, author_id)
    if row is None or row.agrees is not None:
        return None
    (card,) = await store.cards(work, Insight.id == row.insight_id)
    return card if card.is_open(now) else None
