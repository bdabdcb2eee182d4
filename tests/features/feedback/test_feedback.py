"""Feedback is asked for, read by whoever asked, taken back for a day; thanks are private unless both share them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.feedback import handlers, posts, service
from bot.features.feedback.rules import WAITS_FOR, WITHDRAWN_WITHIN, FeedbackInfo, FeedbackStatus, Observation
from bot.features.membership import service as membership
from bot.features.payloads import FeedbackButton, FeedbackDraft, PeersButton, ShareButton, ThanksButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, Operation, OutboxState
from bot.kernel.errors import Gone, ItIsOver, NotAMember, NotOneOfYou
from bot.kernel.ids import UserId
from bot.slack.action_ids import ActionPayload
from bot.slack.actor import Actor
from bot.slack.forms import FormInvalid
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import Feedback, Membership, OutboxMessage, Thanks
from tests.features.fakes import LANGUAGES, answer, parts, press, submit
from tests.features.reflections.season import THE_DAY_AFTER, USERS, ZONE, Season, begin_season, somebody_else
from tests.rows import a_circle

NOW, AN_HOUR = THE_DAY_AFTER, timedelta(hours=1)
ADA, BEN, CEM = map(UserId, USERS)
ABOUT = "How I led the discussion"
SEEN = Observation("On Thursday", "Two people asked at once", "I lost the thread", "A list of who speaks")
WRITTEN = {"situation": SEEN.situation, "observed": SEEN.observed, "effect": SEEN.effect, "wish": SEEN.wish}
WORDS = (ABOUT, *WRITTEN.values())
FOR = "the patient answer"


class Circle:
    """A circle of three, in which Ada asks and Ben answers; what it does is done at ``now``."""

    def __init__(self, season: Season) -> None:
        self.season, self.clock, self.routes = season, SimulatedClock(NOW), Routes()
        self.deps = parts(season.storage, self.clock)
        self.people = dict(zip(USERS, (season.ada, season.ben, season.cem), strict=True))
        handlers.register(self.routes, self.deps)

    def _actor(self, user: str) -> Actor:
        words = LANGUAGES.words(Language.ENGLISH)
        return Actor(self.people.get(user) or somebody_else(), self.season.workspace, UserId(user), ZONE, words)

    async def press(self, user: str, action: str, about: ActionPayload | str = "") -> Responses:
        return await answer(self.routes, press(self._actor(user), action, about))

    async def submit(self, user: str, action: str, inputs: Mapping[str, Any], about: ActionPayload) -> Responses:
        return await answer(self.routes, submit(self._actor(user), action, inputs, about))

    async def ask(self, user: str, *others: str, about: str = ABOUT, circle: UUID | None = None) -> None:
        inputs = {"people": {"selected_users": list(others)}, "about": about}
        await self.submit(user, "feedback:ask", inputs, PeersButton(circle=circle))

    async def answer(
        self, user: str, question: UUID, *, hinted: bool = False, **changed: str
    ) -> ChangeModal | ShowModal:
        about = FeedbackDraft(feedback=question, hinted=hinted)
        shown = await self.submit(user, "feedback:answer", WRITTEN | changed, about)
        assert isinstance(shown, ChangeModal)
        return shown

    async def asked(self, about: str = ABOUT) -> UUID:
        """Have Ada ask Ben; return the question."""
        await self.ask(ADA, BEN, about=about)
        (waits,) = (await self.waiting(BEN)).questions
        return waits.id

    async def answered(self) -> UUID:
        """Have Ben answer, too."""
        question = await self.asked()
        await self.answer(BEN, question)
        return question

    async def thank(self, user: str, other: str, *, offered: bool = False) -> UUID:
        digest = {"selected_options": [{"value": "yes"}] if offered else []}
        inputs = {"person": {"selected_user": other}, "text": FOR, "digest": digest}
        await self.submit(user, "feedback:thank", inputs, PeersButton())
        async with self.season.work() as work:
            found: UUID = (await work.session.scalars(sa.select(Thanks.id))).one()
            return found

    async def waiting(self, user: str) -> FeedbackStatus:
        async with self.season.work() as work:
            return await service.waiting(work, self.people[user], self.clock.now())

    async def reads(self, user: str, question: UUID) -> FeedbackInfo:
        async with self.season.work() as work:
            return await service.read(work, question, self.people[user], self.clock.now())

    async def page(self, user: str) -> str:
        shown = await self.press(user, "feedback:open")
        assert isinstance(shown, ShowModal)
        return str(shown.view.to_dict())

    async def queued(self) -> list[tuple[str, str | None]]:
        return [(each.kind, each.people) for each in await self.outbox()]

    async def outbox(self) -> list[OutboxMessage]:
        async with self.season.work() as work:
            found: list[OutboxMessage] = await work.all(
                sa.select(OutboxMessage).order_by(OutboxMessage.due_at, OutboxMessage.people)
            )
            return found

    async def messages(self) -> list[str]:
        """Return all messages as they would be sent now, and as they would be changed."""
        kinds, found = {post.kind: post for post in posts.posts(self.deps)}, []
        for queued in await self.outbox():
            for operation in (Operation.POST, Operation.UPDATE):
                queued.operation = operation
                async with self.season.work() as work:
                    message = await kinds[queued.kind].compose(work, queued)
                found.append(str(message.content()) if message else "")
        return found

    async def all_sent(self) -> None:
        """Say of all that is in the outbox that it stands in Slack."""
        async with self.season.work() as work:
            for number, row in enumerate(await work.all(sa.select(OutboxMessage))):
                row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, f"D{number}", f"{number}.1"

    async def leaves(self, user: str) -> None:
        async with self.season.work() as work:
            await membership.leave(work, self.season.circle, self.people[user], self.clock.now())

    async def later(self, span: timedelta) -> None:
        await self.clock.turn_to(self.clock.now() + span)


@pytest.fixture
async def circle(storage: Storage) -> Circle:
    return Circle(await begin_season(storage))


class TestAsking:
    async def test_each_who_is_asked_is_told_once_however_often(self, circle: Circle) -> None:
        await circle.ask(ADA, BEN, CEM)
        await circle.all_sent()
        await circle.ask(ADA, BEN, about="How I summed up", circle=circle.season.circle)
        assert await circle.queued() == [("feedback-asked", BEN), ("feedback-asked", CEM)]
        assert [one.about for one in (await circle.waiting(BEN)).questions] == ["How I summed up"]
        assert [one.about for one in (await circle.waiting(CEM)).questions] == [ABOUT]

    @pytest.mark.parametrize("others", [(ADA,), (BEN, "UZOE")])
    async def test_only_others_of_the_circle_are_asked(self, circle: Circle, others: tuple[str, ...]) -> None:
        with pytest.raises(NotOneOfYou):
            await circle.ask(ADA, *others)
        assert await circle.queued() == []

    async def test_who_is_in_another_circle_is_asked_from_home_and_not_from_this_one(self, circle: Circle) -> None:
        async with circle.season.work() as work:
            other = work.add(a_circle("Rust", channel="C2"))
            await work.session.flush()
            for person in (circle.season.ada, circle.season.ben):
                work.add(Membership(circle_id=other.id, person_id=person, joined_at=NOW))
        with pytest.raises(NotOneOfYou):
            await circle.ask(ADA, CEM, circle=other.id)
        await circle.ask(ADA, BEN, CEM)
        assert len(await circle.queued()) == 2

    async def test_strangers_ask_nobody(self, circle: Circle) -> None:
        with pytest.raises(NotAMember):
            await circle.ask("UZOE", BEN, circle=circle.season.circle)
        with pytest.raises(NotOneOfYou):
            await circle.ask("UZOE", BEN)

    async def test_a_question_needs_somebody_and_a_line(self, circle: Circle) -> None:
        with pytest.raises(FormInvalid) as invalid:
            await circle.ask(ADA, about=" ")
        assert set(invalid.value.problems) == {"people", "about"}

    async def test_whoever_asked_sees_no_difference_between_waiting_and_declined(self, circle: Circle) -> None:
        question = await circle.asked()
        before = await circle.page(ADA)
        await circle.press(BEN, "feedback:decline", FeedbackButton(feedback=question))
        assert await circle.page(ADA) == before
        assert await circle.waiting(BEN) == FeedbackStatus()
        await circle.ask(ADA, BEN, about="Once more")
        assert await circle.waiting(BEN) == FeedbackStatus()
        assert await circle.queued() == [("feedback-asked", BEN)]

    async def test_a_question_can_be_taken_back_and_its_message_says_so(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.all_sent()
        for user in (BEN, CEM):
            with pytest.raises(Gone):
                await circle.press(user, "feedback:withdraw-question", FeedbackButton(feedback=question))
        assert ABOUT in await circle.page(ADA)
        await circle.press(ADA, "feedback:withdraw-question", FeedbackButton(feedback=question))
        assert ABOUT not in await circle.page(ADA)
        assert await circle.waiting(BEN) == FeedbackStatus()
        for attempt in (circle.answer(BEN, question), circle.press(
            BEN, "feedback:answer", FeedbackButton(feedback=question)
        )):  # fmt: skip
            with pytest.raises(ItIsOver):
                await attempt
        last = (await circle.messages())[-1]
        assert "zurückgenommen" in last
        assert "feedback:" not in last

    async def test_whoever_is_asked_again_reads_the_new_line_in_the_same_message(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.all_sent()
        await circle.press(ADA, "feedback:withdraw-question", FeedbackButton(feedback=question))
        await circle.ask(ADA, BEN, about="How I summed up")
        assert [one.about for one in (await circle.waiting(BEN)).questions] == ["How I summed up"]
        posted = [row.operation for row in await circle.outbox()].count(Operation.POST)
        assert posted == 1
        assert "feedback:answer" in (await circle.messages())[-1]

    async def test_what_was_taken_back_before_it_came_never_comes_and_can_be_asked_again(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.press(ADA, "feedback:withdraw-question", FeedbackButton(feedback=question))
        assert await circle.queued() == []
        await circle.ask(ADA, BEN)
        assert await circle.queued() == [("feedback-asked", BEN)]

    async def test_whoever_declined_hears_of_no_withdrawal_and_no_new_question(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.press(BEN, "feedback:decline", FeedbackButton(feedback=question))
        await circle.press(ADA, "feedback:withdraw-question", FeedbackButton(feedback=question))
        await circle.ask(ADA, BEN)
        assert await circle.waiting(BEN) == FeedbackStatus()
        assert not any("feedback:answer" in each for each in await circle.messages())

    async def test_an_answered_question_stays(self, circle: Circle) -> None:
        question = await circle.answered()
        with pytest.raises(ItIsOver):
            await circle.press(ADA, "feedback:withdraw-question", FeedbackButton(feedback=question))
        assert (await circle.reads(ADA, question)).answer == SEEN

    @pytest.mark.parametrize("declined", [False, True])
    async def test_asked_anew_it_waits_for_two_weeks_from_then_on(self, circle: Circle, *, declined: bool) -> None:
        question = await circle.asked()
        await circle.all_sent()
        if declined:
            await circle.press(BEN, "feedback:decline", FeedbackButton(feedback=question))
        await circle.later(WAITS_FOR - timedelta(days=1))
        await circle.ask(ADA, BEN, about="How I summed up")
        for span, waits in ((WAITS_FOR - timedelta(seconds=1), True), (timedelta(seconds=1), False)):
            await circle.later(span)
            async with circle.season.work() as work:
                await service.delete_lapsed(work, circle.clock.now())
            assert ("How I summed up" in await circle.page(ADA)) == waits
            assert bool((await circle.waiting(BEN)).questions) == (waits and not declined)
        assert [row.operation for row in await circle.outbox()].count(Operation.POST) == 1

    async def test_a_question_waits_two_weeks(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.all_sent()
        await circle.later(WAITS_FOR)
        assert await circle.waiting(BEN) == FeedbackStatus()
        async with circle.season.work() as work:
            await service.delete_lapsed(work, circle.clock.now())
        with pytest.raises(Gone):
            await circle.answer(BEN, question)
        assert await circle.queued() == [("feedback-asked", BEN)] * 2
        assert "nichts mehr zu beantworten" in (await circle.messages())[-1]

    @pytest.mark.parametrize("who", [ADA, BEN])
    async def test_once_one_of_the_two_has_left_there_is_nothing_to_answer(self, circle: Circle, who: str) -> None:
        question = await circle.asked()
        await circle.leaves(who)
        assert await circle.waiting(BEN) == FeedbackStatus()
        with pytest.raises(ItIsOver):
            await circle.answer(BEN, question)


class TestAnswering:
    async def test_whoever_asked_reads_it_and_nobody_else(self, circle: Circle) -> None:
        question = await circle.answered()
        assert [one.id for one in (await circle.waiting(ADA)).answers] == [question]
        found = await circle.reads(ADA, question)
        assert (found.answer, found.giver, found.about) == (SEEN, BEN, ABOUT)
        assert await circle.waiting(ADA) == FeedbackStatus()
        for user in (BEN, CEM):
            with pytest.raises(Gone):
                await circle.reads(user, question)
            page = await circle.page(user)
            assert [text for text in WORDS if text in page] == []

    async def test_no_message_holds_what_was_asked_or_answered(self, circle: Circle) -> None:
        await circle.answered()
        await circle.thank(CEM, ADA)
        said = await circle.messages()
        assert len(list(filter(None, said))) == 5
        assert [text for text in (*WORDS, FOR) if any(text in each for each in said)] == []

    async def test_no_text_stands_readable_in_the_database(self, circle: Circle) -> None:
        await circle.answered()
        await circle.thank(CEM, ADA)
        async with circle.season.work() as work:
            (row,), (thanks,) = await work.all(sa.select(Feedback)), await work.all(sa.select(Thanks))
            sealed = [row.about, row.situation, row.observed, row.effect, row.wish, thanks.text]
        assert not any(text.encode() in each for text in (*WORDS, FOR) for each in sealed)

    async def test_others_neither_read_nor_answer_nor_decline_a_question(self, circle: Circle) -> None:
        question = await circle.asked()
        for user in (ADA, CEM):
            for action in ("feedback:answer", "feedback:decline"):
                with pytest.raises(Gone):
                    await circle.press(user, action, FeedbackButton(feedback=question))

    async def test_what_says_what_somebody_is_comes_back_once_with_what_was_typed(self, circle: Circle) -> None:
        question = await circle.asked()
        shown = await circle.answer(BEN, question, observed="You are too quiet")
        assert "You are too quiet" in str(shown.view.to_dict())
        assert "rather than what somebody is" in str(shown.view.to_dict())
        assert (await circle.waiting(ADA)).answers == ()
        about = FeedbackDraft.unpack(shown.view.private_metadata or "")
        await circle.answer(BEN, question, hinted=about.hinted, observed="You are too quiet")
        assert (await circle.reads(ADA, question)).answer.observed == "You are too quiet"

    async def test_a_wish_may_be_left_out(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.answer(BEN, question, wish="")
        assert (await circle.reads(ADA, question)).answer.wish == ""
        with pytest.raises(FormInvalid):
            await circle.answer(BEN, question, effect="")

    async def test_who_has_declined_may_change_their_mind(self, circle: Circle) -> None:
        question = await circle.asked()
        await circle.press(BEN, "feedback:decline", FeedbackButton(feedback=question))
        await circle.answer(BEN, question)
        assert (await circle.reads(ADA, question)).answer == SEEN
        with pytest.raises(ItIsOver):
            await circle.answer(BEN, question)

    async def test_within_a_day_it_can_be_taken_back_and_the_question_waits_again(self, circle: Circle) -> None:
        question = await circle.answered()
        await circle.all_sent()
        await circle.reads(ADA, question)
        await circle.later(WITHDRAWN_WITHIN - AN_HOUR)
        assert "feedback:withdraw" in await circle.page(BEN)
        await circle.press(BEN, "feedback:withdraw", FeedbackButton(feedback=question))
        with pytest.raises(Gone):
            await circle.reads(ADA, question)
        assert [one.id for one in (await circle.waiting(BEN)).questions] == [question]
        async with circle.season.work() as work:
            row = await work.get(Feedback, question)
            assert (row.situation, row.observed, row.effect, row.wish) == (None,) * 4
        assert any("no longer there" in each for each in await circle.messages())

    async def test_taken_back_before_it_was_told_and_given_anew_it_is_told(self, circle: Circle) -> None:
        question = await circle.answered()
        await circle.press(BEN, "feedback:withdraw", FeedbackButton(feedback=question))
        assert await circle.queued() == [("feedback-asked", BEN)]
        await circle.answer(BEN, question)
        assert ("feedback-answered", ADA) in await circle.queued()

    async def test_after_a_day_it_stays(self, circle: Circle) -> None:
        question = await circle.answered()
        await circle.later(WITHDRAWN_WITHIN)
        assert "feedback:withdraw" not in await circle.page(BEN)
        with pytest.raises(ItIsOver):
            await circle.press(BEN, "feedback:withdraw", FeedbackButton(feedback=question))
        assert (await circle.reads(ADA, question)).answer == SEEN

    async def test_whoever_got_it_deletes_it_at_any_time_also_after_leaving(self, circle: Circle) -> None:
        question = await circle.answered()
        await circle.leaves(ADA)
        await circle.later(timedelta(days=100))
        with pytest.raises(Gone):
            await circle.press(BEN, "feedback:delete", FeedbackButton(feedback=question))
        assert ABOUT in await circle.page(ADA)
        await circle.press(ADA, "feedback:delete", FeedbackButton(feedback=question))
        assert ABOUT not in await circle.page(ADA)
        async with circle.season.work() as work:
            assert await work.all(sa.select(Feedback)) == []


class TestThanks:
    async def test_whoever_is_thanked_reads_it_and_nobody_else(self, circle: Circle) -> None:
        thanks = await circle.thank(ADA, BEN)
        assert await circle.queued() == [("feedback-thanked", BEN)]
        assert [one.id for one in (await circle.waiting(BEN)).thanks] == [thanks]
        shown = await circle.press(BEN, "feedback:thanks", ThanksButton(thanks=thanks))
        assert isinstance(shown, ShowModal)
        assert FOR in str(shown.view.to_dict())
        assert await circle.waiting(BEN) == FeedbackStatus()
        assert FOR not in await circle.page(CEM)
        with pytest.raises(Gone):
            await circle.press(CEM, "feedback:thanks", ThanksButton(thanks=thanks))
        with pytest.raises(Gone):
            await circle.press(CEM, "feedback:take-back", ThanksButton(thanks=thanks))

    async def test_nobody_thanks_themselves_or_a_stranger(self, circle: Circle) -> None:
        for user in (ADA, "UZOE"):
            with pytest.raises(NotOneOfYou):
                await circle.thank(ADA, user)

    @pytest.mark.parametrize("offered", [True, False])
    async def test_they_are_shared_only_if_both_want_that(self, circle: Circle, offered: bool) -> None:
        thanks = await circle.thank(ADA, BEN, offered=offered)
        assert await shared(circle) == []
        tap = ShareButton(thanks=thanks, wanted=True)
        with pytest.raises(Gone):
            await circle.press(ADA, "feedback:share", tap)
        if not offered:
            with pytest.raises(ItIsOver):
                await circle.press(BEN, "feedback:share", tap)
            return
        await circle.press(BEN, "feedback:share", tap)
        assert await shared(circle) == [FOR]
        await circle.press(BEN, "feedback:share", ShareButton(thanks=thanks, wanted=False))
        assert await shared(circle) == []

    async def test_of_who_has_left_nothing_is_shared(self, circle: Circle) -> None:
        thanks = await circle.thank(ADA, BEN, offered=True)
        await circle.press(BEN, "feedback:share", ShareButton(thanks=thanks, wanted=True))
        await circle.leaves(ADA)
        assert await shared(circle) == []

    async def test_taken_back_they_are_gone(self, circle: Circle) -> None:
        thanks = await circle.thank(ADA, BEN)
        await circle.press(ADA, "feedback:take-back", ThanksButton(thanks=thanks))
        assert await circle.waiting(BEN) == FeedbackStatus()
        assert FOR not in await circle.page(ADA)


async def shared(circle: Circle, until: datetime = NOW + AN_HOUR) -> list[str]:
    async with circle.season.work() as work:
        info = await circles.require_member(work, circle.season.circle, circle.season.cem)
        return [one.text for one in await service.shared_thanks(work, info, NOW, until)]
