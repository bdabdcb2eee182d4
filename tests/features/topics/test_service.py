"""Topics of a real circle: proposed, voted on, chosen, given back, learned; offers and wishes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.membership import service as membership
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills
from bot.kernel.enums import TopicState
from bot.kernel.errors import CircleIsClosed, Gone, NotAMember, TextTooLong, TooManyDots, TopicIsThere, TopicNotOpen
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, OutboxMessage
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY


@pytest.fixture
async def team(any_storage: Storage) -> Team:
    return await new_team(any_storage)


@pytest.fixture
async def circle(team: Team) -> CircleInfo:
    return await team.gather("UANA", "UBEN", "UCEM")


async def three_topics(work: UnitOfWork, team: Team, circle: CircleInfo) -> list[UUID]:
    """Propose three topics, an hour apart; the first waits longest."""
    return [
        (
            await topics.propose(
                work, circle.id, team.person("UANA"), title, topic_id=uuid4(), now=MONDAY + timedelta(hours=hour)
            )
        ).id
        for hour, title in enumerate(("Async", "Indexes", "Talks"))
    ]


class TestProposing:
    async def test_a_topic_waits_on_the_list_with_its_proposer(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            made = await topics.propose(
                work, circle.id, team.person("UBEN"), " Async\nPython ", topic_id=uuid4(), now=MONDAY
            )
            assert await topics.backlog(work, circle.id) == [made]
        assert (made.title, made.proposer, made.state) == ("Async Python", "UBEN", TopicState.OPEN)

    async def test_the_longest_waiting_stands_first(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            made = await three_topics(work, team, circle)
            assert [one.id for one in await topics.backlog(work, circle.id)] == made

    async def test_sending_the_same_proposal_twice_makes_one_topic(self, team: Team, circle: CircleInfo) -> None:
        topic_id = uuid4()
        for _ in range(2):
            async with team.storage.work(team.workspace_id) as work:
                await topics.propose(work, circle.id, team.person("UANA"), "Async", topic_id=topic_id, now=MONDAY)
        async with team.storage.work(team.workspace_id) as work:
            assert [one.id for one in await topics.backlog(work, circle.id)] == [topic_id]

    async def test_a_title_that_waits_already_is_found_again(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first = await topics.propose(
                work, circle.id, team.person("UANA"), "Async Python", topic_id=uuid4(), now=MONDAY
            )
            again = await topics.propose(
                work, circle.id, team.person("UBEN"), "async  python", topic_id=uuid4(), now=MONDAY
            )
        assert again == first

    async def test_no_topic_takes_the_title_of_another_that_waits(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            with pytest.raises(TopicIsThere) as refused:
                await topics.retitle(work, first, team.person("UANA"), " indexes ")
            assert refused.value.field == "title"
            assert (await topics.topic(work, first)).title == "Async"
            assert (await topics.retitle(work, first, team.person("UANA"), "async")).title == "async"
            await topics.withdraw(work, (await topics.backlog(work, circle.id))[1].id, team.person("UANA"))
            assert (await topics.retitle(work, first, team.person("UANA"), "Indexes")).title == "Indexes"

    async def test_only_members_propose(self, team: Team, circle: CircleInfo) -> None:
        await team.meet("UZOE")
        async with team.storage.work(team.workspace_id) as work:
            with pytest.raises(NotAMember):
                await topics.propose(work, circle.id, team.person("UZOE"), "Async", topic_id=uuid4(), now=MONDAY)

    async def test_a_circle_that_has_ended_takes_no_topic(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            await circles.close(work, circle.id, MONDAY)
            with pytest.raises(CircleIsClosed):
                await topics.propose(work, circle.id, team.person("UANA"), "Async", topic_id=uuid4(), now=MONDAY)

    async def test_ten_thousand_characters_are_too_many(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            with pytest.raises(TextTooLong):
                await topics.propose(work, circle.id, team.person("UANA"), "x" * 10_000, topic_id=uuid4(), now=MONDAY)

    async def test_a_circle_of_another_workspace_is_not_found(self, team: Team, circle: CircleInfo) -> None:
        other = await new_team(team.storage, "T2")
        await other.meet("UZOE")
        async with other.storage.work(other.workspace_id) as work:
            with pytest.raises(Gone):
                await topics.propose(work, circle.id, other.person("UZOE"), "Async", topic_id=uuid4(), now=MONDAY)


class TestDots:
    async def test_dots_lie_where_somebody_placed_them(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, _ = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [first, second])
            assert await topics.dots_of(work, circle.id, team.person("UBEN")) == {first, second}

    async def test_dots_of_others_stay_hidden(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [first])
            assert await topics.dots_of(work, circle.id, team.person("UCEM")) == set()

    async def test_placing_them_again_moves_them(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, third = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [first, second])
            await topics.place_dots(work, circle.id, team.person("UBEN"), [second, third])
            assert await topics.dots_of(work, circle.id, team.person("UBEN")) == {second, third}

    async def test_all_dots_can_be_taken_back(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [first])
            await topics.place_dots(work, circle.id, team.person("UBEN"), [])
            assert await topics.dots_of(work, circle.id, team.person("UBEN")) == set()

    async def test_what_waits_for_somebodys_first_dot_is_named(self, team: Team, circle: CircleInfo) -> None:
        other, empty = await team.gather("UANA", "UBEN", name="Indexes"), await team.gather("UANA", name="Empty")
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await three_topics(work, team, other)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [first])
            asked, titles = [one.id for one in (circle, other, empty)], ["Async", "Indexes", "Talks"]
            assert await topics.unvoted(work, asked, team.person("UBEN")) == {other.id: titles}
            assert await topics.unvoted(work, asked, team.person("UANA")) == {circle.id: titles, other.id: titles}
            assert await topics.unvoted(work, [], team.person("UANA")) == {}

    async def test_nobody_has_more_dots_than_the_circle_gives(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            made = await three_topics(work, team, circle)
            with pytest.raises(TooManyDots):
                await topics.place_dots(work, circle.id, team.person("UBEN"), [*made, uuid4()])

    async def test_a_topic_of_another_circle_takes_no_dot(self, team: Team, circle: CircleInfo) -> None:
        other = await team.gather("UANA", name="Indexes")
        async with team.storage.work(team.workspace_id) as work:
            theirs, *_ = await three_topics(work, team, other)
            with pytest.raises(TopicNotOpen):
                await topics.place_dots(work, circle.id, team.person("UBEN"), [theirs])

    async def test_who_left_the_circle_places_no_dots(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await membership.leave(work, circle.id, team.person("UBEN"), MONDAY)
            with pytest.raises(NotAMember):
                await topics.place_dots(work, circle.id, team.person("UBEN"), [first])


class TestChoosing:
    async def test_the_dots_are_told_once_the_vote_is_closed_and_forgotten_when_it_opens_again(
        self, team: Team, circle: CircleInfo
    ) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            for user in ("UANA", "UBEN"):
                await topics.place_dots(work, circle.id, team.person(user), [first])
            assert [one.votes for one in await topics.backlog(work, circle.id)] == [None, None, None]
            chosen = await topics.choose(work, circle.id)
            assert chosen is not None
            assert chosen.votes == 2
            await topics.give_back(work, first)
            assert (await topics.topic(work, first)).votes is None

    async def test_the_topic_with_most_dots_is_chosen(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, third = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UANA"), [first, third])
            await topics.place_dots(work, circle.id, team.person("UBEN"), [second, third])
            chosen = await topics.choose(work, circle.id)
        assert chosen is not None
        assert (chosen.id, chosen.state) == (third, TopicState.CHOSEN)

    async def test_a_tie_goes_to_the_longest_waiting(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            _, second, third = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UANA"), [third])
            await topics.place_dots(work, circle.id, team.person("UBEN"), [second])
            chosen = await topics.choose(work, circle.id)
        assert chosen is not None
        assert chosen.id == second

    async def test_the_others_stay_on_the_list_with_their_dots(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, third = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UANA"), [first, second])
            await topics.choose(work, circle.id)
            assert [one.id for one in await topics.backlog(work, circle.id)] == [second, third]
            assert await topics.dots_of(work, circle.id, team.person("UANA")) == {second}

    async def test_dots_of_people_who_left_do_not_count(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, _ = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UBEN"), [second])
            await membership.leave(work, circle.id, team.person("UBEN"), MONDAY)
            chosen = await topics.choose(work, circle.id)
        assert chosen is not None
        assert chosen.id == first

    async def test_an_empty_list_gives_no_topic(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            assert await topics.choose(work, circle.id) is None

    async def test_a_chosen_topic_takes_no_more_dots(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await topics.choose(work, circle.id)
            with pytest.raises(TopicNotOpen):
                await topics.place_dots(work, circle.id, team.person("UBEN"), [first])

    async def test_a_topic_that_is_given_back_waits_where_it_did_without_dots(
        self, team: Team, circle: CircleInfo
    ) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, second, third = await three_topics(work, team, circle)
            await topics.place_dots(work, circle.id, team.person("UANA"), [first])
            await topics.choose(work, circle.id)
            await topics.give_back(work, first)
            assert [one.id for one in await topics.backlog(work, circle.id)] == [first, second, third]
            assert await topics.dots_of(work, circle.id, team.person("UANA")) == set()

    async def test_a_learned_topic_is_not_given_back(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await topics.choose(work, circle.id)
            await topics.mark_learned(work, first)
            await topics.give_back(work, first)
            assert (await topics.topic(work, first)).state is TopicState.LEARNED

    async def test_a_topic_that_nobody_chose_is_not_learned(self, team: Team, circle: CircleInfo) -> None:
        async with team.storage.work(team.workspace_id) as work:
            first, *_ = await three_topics(work, team, circle)
            await topics.mark_learned(work, first)
            assert (await topics.topic(work, first)).state is TopicState.OPEN


class TestSkills:
    async def test_offers_and_wishes_keep_their_order(self, team: Team) -> None:
        await team.meet("UANA")
        async with team.storage.work(team.workspace_id) as work:
            await topics.set_skills(work, team.person("UANA"), Skills(("SQL", "Async", "Chess"), ("Talks", "Excel")))
            found = await topics.skills_of(work, [team.person("UANA")])
        assert found == {team.person("UANA"): Skills(("SQL", "Async", "Chess"), ("Talks", "Excel"))}

    async def test_setting_them_again_replaces_them(self, team: Team) -> None:
        await team.meet("UANA")
        async with team.storage.work(team.workspace_id) as work:
            await topics.set_skills(work, team.person("UANA"), Skills(("SQL",), ("Talks",)))
            await topics.set_skills(work, team.person("UANA"), Skills((), ("Chess",)))
            found = await topics.skills_of(work, [team.person("UANA")])
        assert found == {team.person("UANA"): Skills((), ("Chess",))}

    async def test_somebody_who_said_nothing_has_none(self, team: Team) -> None:
        await team.meet("UANA")
        async with team.storage.work(team.workspace_id) as work:
            found = await topics.skills_of(work, [team.person("UANA")])
        assert found == {team.person("UANA"): Skills((), ())}


async def test_dots_over_a_lowered_limit_go_back_to_their_owner_who_is_told(team: Team, circle: CircleInfo) -> None:
    async with team.storage.work(team.workspace_id) as work:
        first, *others = await three_topics(work, team, circle)
        await topics.place_dots(work, circle.id, team.person("UBEN"), [first, *others])
        await topics.place_dots(work, circle.id, team.person("UCEM"), others[:1])
        (await work.get(Circle, circle.id)).dots = 1
        await work.session.flush()
        await topics.return_dots(work, circle.id, MONDAY)
        assert await topics.dots_of(work, circle.id, team.person("UBEN")) == {first}
        assert await topics.dots_of(work, circle.id, team.person("UCEM")) == set(others[:1])
        told = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == topics.RETURNED))
    assert [row.people for row in told] == ["UBEN"]
