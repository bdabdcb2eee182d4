"""A card stands in its circle at once; the company finds it only as long as all its authors say yes."""

from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.insights.forms import InsightDraft, ReadInsight, ShownInsights
from bot.features.insights.posts import TakenOff
from bot.features.insights.rules import OPEN_FOR
from bot.features.membership import service as membership
from bot.features.payloads import CircleButton, InsightAnswer, InsightButton, PageButton, SessionButton
from bot.features.people import service as people
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import TandemState
from bot.kernel.errors import Gone, ItIsOver, NotAMember, NotForGuests, NotOneOfYou, NotYourPair
from bot.kernel.ids import UserId
from bot.slack.forms import FormInvalid
from bot.storage.unit_of_work import Storage
from models import Insight, Session
from tests.features.insights.shelf import TEXT, TITLE, Shelf, shown, view_of
from tests.features.library.memory import later, remember


@pytest.fixture
async def shelf(storage: Storage, clock: SimulatedClock) -> Shelf:
    return Shelf(await remember(storage), clock)


def be_a_guest(shelf: Shelf, user: str) -> None:
    shelf.memory.team.actors[user] = replace(shelf.memory.team.actors[user], guest=True)


async def of_circle(shelf: Shelf, user: str) -> str:
    return shown(await shelf.press(user, "insights:cards", CircleButton(circle=shelf.memory.circle.id)))


class TestMade:
    async def test_one_tap_in_minutes_shows_a_form_with_what_they_say(self, shelf: Shelf) -> None:
        form = shown(
            await shelf.press("UANA", "insights:from-minutes", SessionButton(session=shelf.memory.sessions[0]))
        )
        assert "Ein Lock hält alle auf." in form
        assert "'initial_users': ['UBEN']" in form, "who wrote the minutes is proposed"

    async def test_after_the_season_a_form_names_all_that_it_was_about(self, shelf: Shelf) -> None:
        last = SessionButton(session=shelf.memory.sessions[-1])
        assert "'initial_value': 'Locks: \\nCancelling tasks: '" in shown(
            await shelf.press("UANA", "insights:from-season", last)
        )
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            numbered = sa.update(Session).where(Session.circle_id == shelf.memory.circle.id)
            await work.session.execute(numbered.values(number=Session.number - 2))
            await work.session.execute(sa.update(Session).where(Session.number < 1).values(earlier=Session.number + 2))
        assert "Locks" not in shown(await shelf.press("UANA", "insights:from-season", last)), "of an earlier season"
        with pytest.raises(NotAMember):
            await shelf.press("UZOE", "insights:from-season", last)

    async def test_its_circle_reads_it_at_once_and_nobody_else(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        for user in ("UANA", "UBEN", "UCEM"):
            assert TITLE in await of_circle(shelf, user)
            assert "<@UANA>" in await shelf.reads(user, card)
        with pytest.raises(NotAMember):
            await of_circle(shelf, "UZOE")
        with pytest.raises(Gone):
            await shelf.reads("UZOE", card)
        assert not await shelf.finds()

    async def test_only_members_stand_on_it_and_only_members_make_one(self, shelf: Shelf) -> None:
        with pytest.raises(NotOneOfYou):
            await shelf.make("UANA", "UZOE")
        for attempt in (
            shelf.make("UZOE"),
            shelf.press("UZOE", "insights:from-minutes", SessionButton(session=shelf.memory.sessions[0])),
        ):
            with pytest.raises(NotAMember):
                await attempt

    @pytest.mark.parametrize(("title", "text"), [("", TEXT), (TITLE, " "), ("x" * 151, TEXT), (TITLE, "x" * 601)])
    async def test_it_has_a_title_and_a_few_sentences(self, shelf: Shelf, title: str, text: str) -> None:
        with pytest.raises(FormInvalid):
            await shelf.make(title=title, text=text)

    async def test_its_authors_change_and_delete_it_and_nobody_else(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        draft = InsightDraft(session=shelf.memory.sessions[0], insight=card)
        assert TEXT in shown(await shelf.press("UBEN", "insights:change", InsightButton(insight=card)))
        await shelf.write("UBEN", draft, TITLE, "In other words", ["UANA"])
        assert "In other words" in await shelf.reads("UCEM", card)
        for attempt in (
            shelf.write("UCEM", draft, TITLE, "Mine"), shelf.offer("UCEM", card),
            shelf.press("UCEM", "insights:change", InsightButton(insight=card)),
            shelf.press("UCEM", "insights:delete", InsightButton(insight=card)),
        ):  # fmt: skip
            with pytest.raises(Gone):
                await attempt
        among = ShownInsights(circle=shelf.memory.circle.id)
        left = await shelf.press("UBEN", "insights:delete", InsightButton(insight=card), ReadInsight(shown=among))
        assert TITLE not in shown(left)
        with pytest.raises(Gone):
            await shelf.reads("UANA", card)

    async def test_whoever_stands_on_it_puts_members_on_it_and_takes_them_off(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        draft = InsightDraft(session=shelf.memory.sessions[0], insight=card)
        form = shown(await shelf.press("UANA", "insights:change", InsightButton(insight=card)))
        assert "'initial_users': ['UBEN']" in form
        with pytest.raises(NotOneOfYou):
            await shelf.write("UANA", draft, TITLE, TEXT, ["UZOE"])
        await shelf.write("UANA", draft, TITLE, TEXT, ["UCEM"])
        read = await shelf.reads("UBEN", card)
        assert "<@UCEM>" in read
        assert "<@UBEN>" not in read
        with pytest.raises(Gone):
            await shelf.offer("UBEN", card)
        told = (await shelf.messages(TakenOff))["UBEN"]
        assert told
        assert "<@UANA>" not in str(told.block_dicts()), "not who did it"
        assert TITLE not in str(told.block_dicts())
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await membership.leave(work, shelf.memory.circle.id, shelf.memory.team.person("UCEM"), later(1))
        await shelf.write("UANA", draft, "Locks, again", TEXT, ["UCEM"])
        assert "<@UCEM>" in await shelf.reads("UANA", card), "who left the circle may stay on a card"
        await shelf.write("UANA", draft, TITLE, TEXT, ["UBEN"])
        back = await shelf.messages(TakenOff)
        assert back.pop("UBEN") is None, "put back before it was sent"
        assert list(back) == ["UCEM"]


class TestOffered:
    @pytest.fixture
    async def shelf(self, any_storage: Storage, clock: SimulatedClock) -> Shelf:
        return Shelf(await remember(any_storage), clock)

    async def test_whoever_made_it_alone_releases_it_and_takes_it_back(self, shelf: Shelf) -> None:
        card = await shelf.make()
        await shelf.offer("UANA", card)
        assert await shelf.finds("UZOE", "QUEUE holds")
        await shelf.say("UANA", card, yes=False)
        assert not await shelf.finds()

    async def test_the_company_finds_it_once_the_last_author_says_yes(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN", "UCEM")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=True)
        assert not await shelf.finds()
        assert "everybody in the company finds it" in await shelf.reads("UCEM", card)
        await shelf.say("UCEM", card, yes=True)
        assert await shelf.finds()
        await shelf.say("UBEN", card, yes=False)
        assert not await shelf.finds(), "a yes may be taken back at any time"

    async def test_one_no_is_enough_and_looks_like_no_answer(self, shelf: Shelf) -> None:
        refused, silent = await shelf.make("UANA", "UBEN", "UCEM"), await shelf.make("UANA", "UBEN", "UCEM")
        for card in (refused, silent):
            await shelf.offer("UANA", card)
            await shelf.say("UCEM", card, yes=True)
        await shelf.say("UBEN", refused, yes=False)
        for user in ("UANA", "UCEM"):
            seen = [(await shelf.reads(user, card)).replace(str(card), "") for card in (refused, silent)]
            assert seen[0] == seen[1]
        assert "You have said no" in await shelf.reads("UBEN", refused)
        await shelf.days(OPEN_FOR.days + 1)
        for user in ("UANA", "UCEM"):
            seen = [(await shelf.reads(user, card)).replace(str(card), "") for card in (refused, silent)]
            assert seen[0] == seen[1]
        assert not await shelf.finds()

    async def test_after_two_weeks_a_yes_comes_too_late(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.days(OPEN_FOR.days)
        with pytest.raises(ItIsOver):
            await shelf.say("UBEN", card, yes=True)
        assert await shelf.waits("UBEN") == []
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=True)
        assert await shelf.finds()

    async def test_who_has_said_no_is_not_asked_again(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=False)
        await shelf.days(OPEN_FOR.days + 1)
        await shelf.offer("UANA", card)
        assert await shelf.waits("UBEN") == []
        assert not await shelf.finds()
        await shelf.say("UBEN", card, yes=True)
        assert await shelf.finds(), "they may still think otherwise"

    async def test_a_yes_is_to_these_words_and_no_others(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=True)
        assert await shelf.finds()
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            offered = (await work.get(Insight, card)).offered_at
        assert offered
        draft = InsightDraft(session=shelf.memory.sessions[0], insight=card)
        await shelf.write("UANA", draft, TITLE, "Quite different", ["UBEN"])
        assert not await shelf.finds()
        await shelf.days(1)
        await shelf.offer("UANA", card)
        with pytest.raises(ItIsOver):
            await shelf.press("UBEN", "insights:yes", InsightAnswer(insight=card, offered=offered))
        assert not await shelf.finds()

    async def test_with_another_author_all_are_asked_anew(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=True)
        draft = InsightDraft(session=shelf.memory.sessions[0], insight=card)
        await shelf.write("UBEN", draft, TITLE, TEXT, ["UANA", "UCEM"])
        assert not await shelf.finds()
        await shelf.days(1)
        await shelf.offer("UBEN", card)
        assert [await shelf.waits(user) for user in ("UANA", "UBEN", "UCEM")] == [[card], [], [card]]
        await shelf.say("UCEM", card, yes=True)
        assert not await shelf.finds()
        await shelf.say("UANA", card, yes=True)
        assert await shelf.finds()

    async def test_saving_the_same_words_takes_nothing_back(self, shelf: Shelf) -> None:
        card = await shelf.make()
        await shelf.offer("UANA", card)
        await shelf.write("UANA", InsightDraft(session=shelf.memory.sessions[0], insight=card), TITLE, TEXT)
        assert await shelf.finds()

    async def test_nobody_answers_for_an_author(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        for user in ("UCEM", "UZOE"):
            with pytest.raises(Gone):
                await shelf.say(user, card, yes=True)


class TestAsked:
    async def test_each_author_is_asked_in_private_and_home_asks_the_same(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN", "UCEM")
        await shelf.offer("UANA", card)
        await shelf.offer("UANA", card)
        messages = await shelf.messages()
        assert set(messages) == {"UBEN", "UCEM"}
        assert [await shelf.waits(user) for user in ("UANA", "UBEN", "UCEM")] == [[], [card], [card]]
        decided = shown(await shelf.press("UBEN", "insights:decide", InsightButton(insight=card)))
        assert "insights:yes" in decided
        assert "insights:back" not in decided

    async def test_the_message_says_nothing_of_the_card_and_not_who_offers_it(self, shelf: Shelf) -> None:
        await shelf.offer("UANA", await shelf.make("UANA", "UBEN"))
        message = (await shelf.messages())["UBEN"]
        assert message
        said = message.text + str(message.block_dicts())
        assert not any(word in said for word in (TITLE, TEXT, "UANA"))

    @pytest.mark.parametrize("yes", [True, False])
    async def test_who_has_answered_is_asked_no_more(self, shelf: Shelf, yes: bool) -> None:
        card = await shelf.make("UANA", "UBEN", "UCEM")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=yes)
        messages = await shelf.messages()
        assert (messages["UBEN"], bool(messages["UCEM"])) == (None, True)
        assert (await shelf.waits("UBEN"), await shelf.waits("UCEM")) == ([], [card])

    async def test_of_a_card_that_is_gone_nobody_is_asked(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.press("UANA", "insights:delete", InsightButton(insight=card))
        assert await shelf.messages() == {"UBEN": None}


class TestFound:
    async def test_who_is_not_in_the_circle_is_not_told_which_it_is_and_what_about(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", title="One queue", text="Better than many.")
        await shelf.offer("UANA", card)
        seen = await shelf.reads("UZOE", card) + await shelf.types("UZOE", "find")
        assert "Better than many." in seen
        assert not any(word in seen for word in ("Async Python", "Locks"))
        assert "Async Python" in await shelf.reads("UCEM", card)

    async def test_what_was_not_released_is_never_found(self, shelf: Shelf) -> None:
        kept, offered = await shelf.make(title="Kept"), await shelf.make("UANA", "UBEN", title="Offered")
        await shelf.offer("UANA", offered)
        for user in ("UANA", "UZOE"):
            found = await shelf.types(user, "find")
            assert not any(word in found for word in ("Kept", "Offered", str(kept), str(offered)))

    async def test_guests_find_nothing_of_the_company(self, shelf: Shelf) -> None:
        card = await shelf.make()
        await shelf.offer("UANA", card)
        be_a_guest(shelf, "UZOE")
        for attempt in (
            shelf.types("UZOE", "find"), shelf.press("UZOE", "insights:back"),
            shelf.press("UZOE", "insights:turn", PageButton(page=0), ShownInsights()),
        ):  # fmt: skip
            with pytest.raises(NotForGuests):
                await attempt
        with pytest.raises(Gone):
            await shelf.reads("UZOE", card)
        be_a_guest(shelf, "UCEM")
        assert TITLE in await of_circle(shelf, "UCEM"), "in their own circle they read what all read"

    @pytest.mark.parametrize("verb", ["find", "finde", "suche", "SEARCH"])
    async def test_words_find_in_both_languages(self, shelf: Shelf, verb: str) -> None:
        await shelf.offer("UANA", await shelf.make())
        assert TITLE in await shelf.types("UZOE", f"{verb} LOCK queue")
        assert TITLE not in await shelf.types("UZOE", f"{verb} chess")

    async def test_pages_turn_and_words_look_anew(self, shelf: Shelf) -> None:
        for number in range(12):
            await shelf.offer("UANA", await shelf.make(title=f"Card {number:02}"))
            await shelf.days(0.01)
        second = await shelf.press("UZOE", "insights:turn#2", PageButton(page=1), ShownInsights())
        assert [number for number in range(12) if f"Card {number:02}" in shown(second)] == [0, 1]
        view = view_of(second)
        back = await shelf.press(
            "UZOE", "insights:back", "", ReadInsight(shown=ShownInsights.unpack(view.private_metadata or ""))
        )
        assert "Page 2 of 2" in shown(back)

    async def test_cards_of_a_circle_that_has_ended_are_found_and_read_on(self, shelf: Shelf) -> None:
        card, kept = await shelf.make(), await shelf.make(title="Kept")
        await shelf.offer("UANA", card)
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await circles.close(work, shelf.memory.circle.id, later(5))
        assert await shelf.finds()
        assert "Kept" in await of_circle(shelf, "UBEN")
        await shelf.offer("UANA", kept)
        assert "Kept" in await shelf.types("UZOE", "find")

    async def test_an_author_who_has_left_still_decides(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await membership.leave(work, shelf.memory.circle.id, shelf.memory.team.person("UBEN"), later(1))
        assert await shelf.waits("UBEN") == [card]
        assert TEXT in shown(await shelf.press("UBEN", "insights:decide", InsightButton(insight=card)))
        with pytest.raises(NotAMember):
            await of_circle(shelf, "UBEN")
        await shelf.say("UBEN", card, yes=True)
        assert await shelf.finds()


class TestPeople:
    async def offer_sql(self, shelf: Shelf, user: str = "UBEN", *, listed: bool = True) -> UUID:
        person = shelf.memory.team.person(user)
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await topics.set_skills(work, person, Skills(("SQL plans", "Chess"), ("Rust",), listed))
        return person

    async def test_who_wants_to_be_asked_is_found_by_what_they_offer(self, shelf: Shelf) -> None:
        await self.offer_sql(shelf)
        found = await shelf.types("UZOE", "find sql")
        assert "<@UBEN>: SQL plans" in found
        assert "Chess" not in found
        assert "<@UBEN>" not in await shelf.types("UZOE", "find rust") + await shelf.types("UZOE", "find")

    async def test_who_did_not_say_so_is_not_found(self, shelf: Shelf) -> None:
        await self.offer_sql(shelf, listed=False)
        assert "UBEN" not in await shelf.types("UZOE", "find sql")
        await self.offer_sql(shelf)
        await self.offer_sql(shelf, listed=False)
        assert "UBEN" not in await shelf.types("UZOE", "find sql"), "they have taken it back"

    async def test_who_pauses_or_has_left_is_not_there(self, shelf: Shelf) -> None:
        ben, _ = await self.offer_sql(shelf), await self.offer_sql(shelf, "UCEM")
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await people.pause(work, ben, shelf.clock.now() + OPEN_FOR)
            await people.account_is_off(work, UserId("UCEM"), shelf.clock.now())
        found = await shelf.types("UZOE", "find plans")
        assert not any(user in found for user in ("UBEN", "UCEM"))
        await shelf.days(OPEN_FOR.days)
        assert "<@UBEN>" in await shelf.types("UZOE", "find plans")


class TestErased:
    async def erase(self, shelf: Shelf, user: str, contributions: Contributions) -> None:
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            await privacy.erase(work, shelf.memory.team.person(user), contributions, shelf.clock.now())

    async def test_cards_go_with_their_author_or_stay_without_the_name(self, shelf: Shelf) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        await shelf.say("UBEN", card, yes=True)
        await self.erase(shelf, "UANA", Contributions.NAMELESS)
        assert await shelf.finds()
        assert "UANA" not in await shelf.reads("UZOE", card)
        await self.erase(shelf, "UBEN", Contributions.DELETED)
        assert not await shelf.finds()
        async with shelf.memory.team.storage.work(shelf.memory.team.workspace_id) as work:
            assert await work.all(sa.select(Insight)) == []

    @pytest.mark.parametrize("said_no", [True, False])
    async def test_nothing_is_released_because_an_author_is_gone(self, shelf: Shelf, said_no: bool) -> None:
        card = await shelf.make("UANA", "UBEN")
        await shelf.offer("UANA", card)
        if said_no:
            await shelf.say("UBEN", card, yes=False)
        await self.erase(shelf, "UBEN", Contributions.NAMELESS)
        assert not await shelf.finds()
        assert TEXT in await shelf.reads("UCEM", card)


class TestOfAHandover:
    async def test_a_card_of_a_handover_is_read_by_its_two_authors_alone_until_both_say_yes(self, shelf: Shelf) -> None:
        card = await shelf.make_of_two("UANA", await shelf.hand_over())
        for user in ("UANA", "UBEN"):
            assert await shelf.finds(user)
            assert "Only its authors" in await shelf.reads(user, card)
        for user in ("UCEM", "UZOE"):
            assert not await shelf.finds(user)
            with pytest.raises(Gone):
                await shelf.reads(user, card)
        assert TITLE not in await of_circle(shelf, "UANA")
        await shelf.offer("UANA", card)
        assert await shelf.waits("UBEN") == [card]
        assert not await shelf.finds("UZOE")
        await shelf.say("UBEN", card, yes=True)
        assert await shelf.finds("UZOE")

    async def test_other_words_leave_it_with_both(self, shelf: Shelf) -> None:
        card = await shelf.make_of_two("UBEN", await shelf.hand_over())
        await shelf.write("UANA", InsightDraft(insight=card), TITLE, "In other words")
        assert "In other words" in await shelf.reads("UBEN", card)

    @pytest.mark.parametrize("number", [0, 1, 6])
    async def test_before_its_last_meeting_there_is_none(self, shelf: Shelf, number: int) -> None:
        tandem = await shelf.hand_over(number)
        with pytest.raises(ItIsOver):
            await shelf.make_of_two("UANA", tandem)

    async def test_one_that_ended_early_leaves_cards_too(self, shelf: Shelf) -> None:
        assert await shelf.make_of_two("UBEN", await shelf.hand_over(2, TandemState.OVER))

    async def test_nobody_else_writes_one(self, shelf: Shelf) -> None:
        tandem = await shelf.hand_over()
        draft = InsightDraft(tandem=tandem)
        for attempt in (shelf.make_of_two("UCEM", tandem), shelf.write("UCEM", draft, TITLE, TEXT)):
            with pytest.raises(NotYourPair):
                await attempt
        with pytest.raises(Gone):
            await shelf.write("UANA", InsightDraft(), TITLE, TEXT)

    async def test_once_both_are_erased_what_nobody_could_read_is_gone(self, shelf: Shelf) -> None:
        await shelf.make_of_two("UANA", await shelf.hand_over())
        team = shelf.memory.team
        for user in ("UANA", "UBEN"):
            async with team.storage.work(team.workspace_id) as work:
                assert len(await work.all(sa.select(Insight))) == 1
                await privacy.erase(work, team.person(user), Contributions.NAMELESS, shelf.clock.now())
        async with team.storage.work(team.workspace_id) as work:
            assert await work.all(sa.select(Insight)) == []
