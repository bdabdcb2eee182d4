"""`/topics` as people use it: in and out of channels, with several circles, with nonsense and with hostile input."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from slack_sdk.models.views import View

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.membership import service as membership
from bot.features.payloads import OneTopicButton, TopicButton
from bot.features.topics import handlers as topics_handlers
from bot.features.topics import service as topics
from bot.features.topics.rules import Skills, TopicInfo
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import CircleIsClosed, Gone, NotAMember, NotYourTopic, Refusal, TooManyDots, TopicNotOpen
from bot.practice.validation.judge import judge_message, judge_view
from bot.slack.action_ids import ActionPayload
from bot.slack.actor import Actor
from bot.slack.forms import FormInvalid
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from models import OutboxMessage
from tests.features.fakes import Team, answer, choose, command, new_team, option, parts, press, submit
from tests.rows import MONDAY

HOSTILE = {
    "ten thousand characters": "x" * 10_000,
    "NUL": "Async\x00 Python",
    "a lone surrogate": "Async \ud800Python",
    "right to left": "\u202eAsync\u202c Python",
    "a mention of all": "<!channel> Python",
    "the end of a link": "|> & <https://example.com|x>",
}


@pytest.fixture
async def team(storage: Storage) -> Team:
    return await new_team(storage)


@pytest.fixture
async def circle(team: Team) -> CircleInfo:
    return await team.gather("UANA", "UBEN")


@pytest.fixture
def routes(storage: Storage, clock: SimulatedClock) -> Routes:
    made = Routes()
    topics_handlers.register(made, parts(storage, clock))
    return made


async def backlog(team: Team, circle: CircleInfo) -> list[TopicInfo]:
    async with team.storage.work(team.workspace_id) as work:
        return await topics.backlog(work, circle.id)


async def propose(team: Team, circle: CircleInfo, title: str) -> UUID:
    async with team.storage.work(team.workspace_id) as work:
        topic_id = uuid4()
        await topics.propose(work, circle.id, team.person("UANA"), title, topic_id=topic_id, now=MONDAY)
    return topic_id


async def dots(team: Team, circle: CircleInfo, user: str) -> set[UUID]:
    async with team.storage.work(team.workspace_id) as work:
        return await topics.dots_of(work, circle.id, team.person(user))


def modal(answers: Responses) -> View:
    assert isinstance(answers, ShowModal)
    assert judge_view(answers.view.to_dict()) == []
    return answers.view


def told(answers: Responses) -> str:
    assert isinstance(answers, Whisper)
    assert judge_message(answers.message.block_dicts(), answers.message.text) == []
    return answers.message.text


def elements(answers: Responses) -> dict[str, Any]:
    """Return what can be pressed in a message: action id -> value."""
    assert isinstance(answers, Whisper | ChangeMessage)
    found: dict[str, Any] = {}
    for block in answers.message.block_dicts():
        for one in [*block.get("elements", []), block.get("accessory", {})]:
            if "action_id" in one:
                found[one["action_id"]] = one.get("value")
    return found


def inputs(view: View) -> dict[str, Any]:
    return {block["block_id"]: block["element"] for block in view.to_dict()["blocks"] if block["type"] == "input"}


@pytest.mark.usefixtures("circle")
class TestOverview:
    async def test_one_circle_shows_its_list(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        await propose(team, circle, "Async")
        shown = await answer(routes, command(team.actors["UANA"], "/topics"))
        assert told(shown) == "One topic is waiting in Async Python."
        assert list(elements(shown)) == ["topics:vote", "topics:propose", "topics:list"]

    async def test_in_a_channel_without_circles_ones_own_are_shown(self, team: Team, routes: Routes) -> None:
        shown = await answer(routes, command(team.actors["UBEN"], "/topics", channel="D7"))
        assert told(shown) == "No topic is waiting in Async Python yet."

    async def test_circles_of_the_channel_come_before_others(self, team: Team, routes: Routes) -> None:
        await team.gather("UANA", name="Indexes", channel="C2")
        shown = await answer(routes, command(team.actors["UANA"], "/topics", channel="C2"))
        assert "Indexes" in told(shown)
        assert "topics:circle" not in elements(shown)

    async def test_with_several_circles_one_can_look_at_another(self, team: Team, routes: Routes) -> None:
        second = await team.gather("UANA", name="Indexes")
        shown = await answer(routes, command(team.actors["UANA"], "/topics"))
        assert "topics:circle" in elements(shown)
        other = await answer(routes, choose(team.actors["UANA"], "topics:circle", str(second.id)))
        assert isinstance(other, ChangeMessage)
        assert "Indexes" in other.message.text

    async def test_a_circle_can_be_named_and_a_title_names_none(self, team: Team, routes: Routes) -> None:
        second = await team.gather("UANA", name="Indexes", channel="C2")
        assert "Indexes" in told(await answer(routes, command(team.actors["UANA"], "/topics", "list indexes")))
        view = modal(await answer(routes, command(team.actors["UANA"], "/topics", "add Indexes", channel="D7")))
        assert list(inputs(view)) == ["circle", "title"]
        assert await backlog(team, second) == []

    async def test_somebody_in_no_circle_is_told_what_to_do(self, team: Team, routes: Routes) -> None:
        await team.meet("UZOE")
        assert "/circle new" in told(await answer(routes, command(team.actors["UZOE"], "/topics")))

    async def test_nonsense_may_become_a_topic(self, team: Team, routes: Routes) -> None:
        shown = await answer(routes, command(team.actors["UANA"], "/topics", "type hints"))
        view = modal(
            await answer(routes, press(team.actors["UANA"], "topics:propose", elements(shown)["topics:propose"]))
        )
        assert inputs(view)["title"]["initial_value"] == "type hints"

    async def test_nonsense_of_somebody_in_no_circle_is_answered_too(self, team: Team, routes: Routes) -> None:
        await team.meet("UZOE")
        shown = await answer(routes, command(team.actors["UZOE"], "/topics", "abracadabra"))
        assert "abracadabra" in told(shown)
        assert elements(shown) == {}

    @pytest.mark.parametrize("text", ["help", "hilfe", "?"])
    async def test_help_says_what_works(self, team: Team, routes: Routes, text: str) -> None:
        shown = await answer(routes, command(team.actors["UANA"], "/topics", text))
        assert isinstance(shown, Whisper)
        assert "/topics" in str(shown.message.content())


@pytest.mark.usefixtures("circle")
class TestProposing:
    @pytest.mark.parametrize("verb", ["add", "neu", "ADD", "vorschlagen"])
    async def test_a_topic_is_added_at_once(self, team: Team, circle: CircleInfo, routes: Routes, verb: str) -> None:
        told(await answer(routes, command(team.actors["UANA"], "/topics", f"{verb} Async Python")))
        assert [one.title for one in await backlog(team, circle)] == ["Async Python"]

    async def test_it_can_be_added_from_a_dm(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        await answer(routes, command(team.actors["UANA"], "/topics", "add Async", channel="D7"))
        assert [one.title for one in await backlog(team, circle)] == ["Async"]

    async def test_without_words_a_modal_opens(self, team: Team, routes: Routes) -> None:
        view = modal(await answer(routes, command(team.actors["UANA"], "/topics", "add")))
        assert list(inputs(view)) == ["title"]

    async def test_with_several_circles_the_modal_asks_which(self, team: Team, routes: Routes) -> None:
        second = await team.gather("UANA", name="Indexes")
        view = modal(await answer(routes, command(team.actors["UANA"], "/topics", "add Async")))
        assert inputs(view)["title"]["initial_value"] == "Async"
        typed = {"title": "Async", "circle": option(second.id)}
        told(await answer(routes, submit(team.actors["UANA"], "topics:propose", typed, str(view.private_metadata))))
        assert [one.title for one in await backlog(team, second)] == ["Async"]

    async def test_the_same_submission_twice_makes_one_topic(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        about = TopicButton(circle=circle.id)
        for title in ("Async", "Async Python"):
            await answer(routes, submit(team.actors["UANA"], "topics:propose", {"title": title}, about))
        assert [one.title for one in await backlog(team, circle)] == ["Async"]

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    async def test_a_hostile_command_is_answered(
        self, team: Team, circle: CircleInfo, routes: Routes, text: str
    ) -> None:
        shown = await answer(routes, command(team.actors["UANA"], "/topics", f"add {text}"))
        if len(text) > 150:
            assert len(inputs(modal(shown))["title"]["initial_value"]) == 150
        else:
            assert "<!channel>" not in told(shown)
            assert len(await backlog(team, circle)) == 1

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    async def test_hostile_nonsense_is_answered(self, team: Team, routes: Routes, text: str) -> None:
        assert "<!channel>" not in told(await answer(routes, command(team.actors["UANA"], "/topics", text)))

    @pytest.mark.parametrize("text", ["", "  ", "\x00", "\ud800", "x" * 10_000, None])
    async def test_a_title_that_cannot_be_stays_in_the_modal(
        self, team: Team, circle: CircleInfo, routes: Routes, text: str | None
    ) -> None:
        call = submit(team.actors["UANA"], "topics:propose", {"title": text}, TopicButton(circle=circle.id))
        with pytest.raises(FormInvalid) as refused:
            await answer(routes, call)
        assert list(refused.value.problems) == ["title"]
        assert await backlog(team, circle) == []


@pytest.mark.usefixtures("circle")
class TestVoting:
    async def test_own_dots_are_there_already(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        first, _ = await propose(team, circle, "Async"), await propose(team, circle, "Indexes")
        about = TopicButton(circle=circle.id)
        told(await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": [first]}, about)))
        view = modal(await answer(routes, press(team.actors["UBEN"], "topics:vote", about)))
        assert [one["value"] for one in inputs(view)["dots"]["initial_options"]] == [str(first)]

    async def test_nobody_sees_the_dots_of_others(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        await propose(team, circle, "Async")
        before = modal(await answer(routes, command(team.actors["UANA"], "/topics", "vote"))).to_dict()
        topic_id = (await backlog(team, circle))[0].id
        about = TopicButton(circle=circle.id)
        await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": [topic_id]}, about))
        after = modal(await answer(routes, command(team.actors["UANA"], "/topics", "abstimmen"))).to_dict()
        assert after == before

    async def test_all_dots_can_be_taken_back(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        topic_id, about = await propose(team, circle, "Async"), TopicButton(circle=circle.id)
        for chosen in ([topic_id], []):
            told(await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": chosen}, about)))
        assert await dots(team, circle, "UBEN") == set()

    async def test_where_nothing_waits_one_can_propose(self, team: Team, routes: Routes) -> None:
        shown = await answer(routes, command(team.actors["UANA"], "/topics", "vote"))
        assert list(elements(shown)) == ["topics:propose"]

    async def test_with_several_circles_one_with_topics_comes_first(self, team: Team, routes: Routes) -> None:
        await propose(team, await team.gather("UANA", name="Indexes"), "Covering indexes")
        shown = await answer(routes, command(team.actors["UANA"], "/topics", "vote"))
        assert {"topics:circle", "topics:vote"} <= set(elements(shown))

    @pytest.mark.parametrize("chosen", [["not an id"], [""]])
    async def test_made_up_topics_are_refused_under_the_field(
        self, team: Team, circle: CircleInfo, routes: Routes, chosen: list[str]
    ) -> None:
        call = submit(team.actors["UANA"], "topics:place-dots", {"dots": chosen}, TopicButton(circle=circle.id))
        with pytest.raises(FormInvalid) as refused:
            await answer(routes, call)
        assert list(refused.value.problems) == ["dots"]

    async def test_topics_of_another_workspace_take_no_dots(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        other = await new_team(team.storage, "T2")
        theirs = await propose(other, await other.gather("UANA"), "Secret")
        call = submit(team.actors["UANA"], "topics:place-dots", {"dots": [theirs]}, TopicButton(circle=circle.id))
        with pytest.raises(Refusal) as refused:
            await answer(routes, call)
        assert refused.value.field == "dots"


def use_on_message(actor: Actor, text: str, channel: str = "C1") -> Request:
    payload = {
        "type": "message_action", "callback_id": "topics:from-message", "trigger_id": "1.1", "response_url": "https://r",
        "channel": {"id": channel}, "message": {"ts": "1.000001", "text": text},
    }  # fmt: skip
    return Request(Kind.SHORTCUT, "topics:from-message", payload, actor)


@pytest.mark.usefixtures("circle")
class TestFromAMessage:
    async def test_its_words_are_there_already(self, team: Team, routes: Routes) -> None:
        text = "*How* do we test <https://example.com|waiting code>,\n<@U0BEN> &amp; <!here>?"
        view = modal(await answer(routes, use_on_message(team.actors["UANA"], text)))
        assert inputs(view)["title"]["initial_value"] == "How do we test waiting code, & ?"

    async def test_a_long_one_is_shortened_and_says_so(self, team: Team, routes: Routes) -> None:
        view = modal(await answer(routes, use_on_message(team.actors["UANA"], "word " * 800)))
        assert len(inputs(view)["title"]["initial_value"]) <= 150
        assert "shortened" in str(view.to_dict())

    async def test_a_message_without_words_opens_an_empty_modal(self, team: Team, routes: Routes) -> None:
        view = modal(await answer(routes, use_on_message(team.actors["UANA"], "")))
        assert "initial_value" not in inputs(view)["title"]

    async def test_somebody_in_no_circle_is_told_what_to_do(self, team: Team, routes: Routes) -> None:
        await team.meet("UZOE")
        assert "/circle new" in told(await answer(routes, use_on_message(team.actors["UZOE"], "Async")))


@pytest.mark.usefixtures("circle")
class TestVotesInTheRoom:
    async def record(self, team: Team, routes: Routes, circle: CircleInfo, votes: dict[str, list[Any]]) -> str:
        typed = {str(team.person(user)): chosen for user, chosen in votes.items()}
        about = TopicButton(circle=circle.id)
        return told(await answer(routes, submit(team.actors["UANA"], "topics:record", typed, about)))

    async def queued_messages(self, team: Team) -> list[str | None]:
        async with team.storage.work(team.workspace_id) as work:
            return [
                one.people
                for one in await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == topics.RECORDED))
            ]

    async def test_nobodys_dots_are_shown(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        topic_id, about = await propose(team, circle, "Async"), TopicButton(circle=circle.id)
        before = modal(await answer(routes, press(team.actors["UANA"], "topics:room", about))).to_dict()
        await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": [topic_id]}, about))
        assert modal(await answer(routes, press(team.actors["UANA"], "topics:room", about))).to_dict() == before
        assert list(inputs(View(**before))) == [str(team.person("UBEN"))]

    async def test_they_count_like_own_ones_and_the_person_is_told_once(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        topic_id = await propose(team, circle, "Async")
        for _ in range(2):
            assert "Async Python" in await self.record(team, routes, circle, {"UBEN": [topic_id]})
        assert await dots(team, circle, "UBEN") == {topic_id}
        assert await self.queued_messages(team) == ["UBEN"]

    async def test_empty_leaves_dots_where_they_are(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        topic_id, about = await propose(team, circle, "Async"), TopicButton(circle=circle.id)
        await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": [topic_id]}, about))
        assert "Nothing new" in await self.record(team, routes, circle, {"UBEN": []})
        assert (await dots(team, circle, "UBEN"), await self.queued_messages(team)) == ({topic_id}, [])

    async def test_too_many_are_refused_under_the_person_and_nothing_moves(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        made = [await propose(team, circle, f"Topic {number}") for number in range(4)]
        with pytest.raises(TooManyDots) as refused:
            await self.record(team, routes, circle, {"UBEN": made})
        assert refused.value.field == str(team.person("UBEN"))
        assert (await dots(team, circle, "UBEN"), await self.queued_messages(team)) == (set(), [])

    @pytest.mark.parametrize("user", ["UZOE", "UANA"])
    async def test_only_for_other_members(self, team: Team, circle: CircleInfo, routes: Routes, user: str) -> None:
        await team.meet("UZOE")
        topic_id = await propose(team, circle, "Async")
        with pytest.raises(Gone):
            await self.record(team, routes, circle, {user: [topic_id]})

    async def test_a_made_up_topic_stands_under_its_person(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        with pytest.raises(FormInvalid) as invalid:
            await self.record(team, routes, circle, {"UBEN": ["nonsense"]})
        assert list(invalid.value.problems) == [str(team.person("UBEN"))]

    async def test_a_made_up_person_is_gone(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        about = TopicButton(circle=circle.id)
        with pytest.raises(Gone):
            await answer(routes, submit(team.actors["UANA"], "topics:record", {"nobody": [uuid4()]}, about))


@pytest.mark.usefixtures("circle")
class TestTheWholeList:
    async def test_it_opens_from_anywhere_and_changes_in_place(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        topic_id = await propose(team, circle, "Asnyc")
        modal(await answer(routes, press(team.actors["UBEN"], "topics:list", TopicButton(circle=circle.id))))
        changed = await answer(
            routes, submit(team.actors["UANA"], "topics:retitle", {"title": "Async"}, OneTopicButton(topic=topic_id))
        )
        assert isinstance(changed, ChangeModal)
        assert "Async" in str(changed.view.to_dict())
        assert [one.title for one in await backlog(team, circle)] == ["Async"]

    async def test_a_withdrawn_topic_leaves_the_vote_and_frees_its_dots(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        topic_id, about = await propose(team, circle, "Async"), TopicButton(circle=circle.id)
        await answer(routes, submit(team.actors["UBEN"], "topics:place-dots", {"dots": [topic_id]}, about))
        link = OneTopicButton(topic=topic_id)
        modal(await answer(routes, press(team.actors["UANA"], "topics:withdraw", link)))
        assert (await backlog(team, circle), await dots(team, circle, "UBEN")) == ([], set())
        for action in ("topics:withdraw", "topics:change"):
            with pytest.raises(TopicNotOpen):
                await answer(routes, press(team.actors["UANA"], action, link))

    async def test_only_proposer_and_owners_change_it(self, team: Team, circle: CircleInfo, routes: Routes) -> None:
        link = OneTopicButton(topic=await propose(team, circle, "Async"))
        for call in (
            press(team.actors["UBEN"], "topics:change", link),
            press(team.actors["UBEN"], "topics:withdraw", link),
            submit(team.actors["UBEN"], "topics:retitle", {"title": "Mine"}, link),
        ):
            with pytest.raises(NotYourTopic):
                await answer(routes, call)

    async def test_what_others_offer_becomes_a_topic_in_one_tap(
        self, team: Team, circle: CircleInfo, routes: Routes
    ) -> None:
        await answer(routes, submit(team.actors["UBEN"], "topics:skills", {"offers": "SQL plans", "wishes": ""}))
        await answer(routes, submit(team.actors["UANA"], "topics:skills", {"offers": "", "wishes": "sql"}))
        shown = modal(await answer(routes, press(team.actors["UANA"], "topics:list", TopicButton(circle=circle.id))))
        (propose_it,) = [block["accessory"]["value"] for block in shown.to_dict()["blocks"] if block.get("accessory")]
        view = modal(await answer(routes, press(team.actors["UANA"], "topics:propose", propose_it)))
        assert inputs(view)["title"]["initial_value"] == "SQL plans"


@pytest.mark.usefixtures("circle")
class TestStrangers:
    """Buttons and modals that are old, made up, or not for this person."""

    @pytest.fixture
    def calls(self, team: Team) -> Any:
        def make(user: str, about: ActionPayload | str, circle_id: str) -> list[Request]:
            actor = team.actors[user]
            return [
                press(actor, "topics:vote", about),
                press(actor, "topics:propose", about),
                press(actor, "topics:room", about),
                press(actor, "topics:list", about),
                submit(actor, "topics:record", {}, about),
                choose(actor, "topics:circle", circle_id),
                submit(actor, "topics:propose", {"title": "Async"}, about),
                submit(actor, "topics:place-dots", {"dots": []}, about),
            ]

        return make

    @pytest.mark.parametrize("text", ["", "{}x", '{"circle":"1"}', "\x00", "[1]", '{"circle":null,"extra":1}'])
    async def test_what_nobody_packed_is_gone(self, routes: Routes, calls: Any, text: str) -> None:
        for call in calls("UANA", text, text):
            with pytest.raises(Gone):
                await answer(routes, call)

    async def test_a_circle_of_another_workspace_is_gone(self, team: Team, routes: Routes, calls: Any) -> None:
        theirs = await (await new_team(team.storage, "T2")).gather("UANA")
        for call in calls("UANA", TopicButton(circle=theirs.id), str(theirs.id)):
            with pytest.raises(Gone):
                await answer(routes, call)

    async def test_who_has_left_is_no_member(self, team: Team, circle: CircleInfo, routes: Routes, calls: Any) -> None:
        async with team.storage.work(team.workspace_id) as work:
            await membership.leave(work, circle.id, team.person("UBEN"), MONDAY)
        for call in calls("UBEN", TopicButton(circle=circle.id), str(circle.id)):
            with pytest.raises(NotAMember):
                await answer(routes, call)

    async def test_a_proposal_without_its_circle_asks_for_it(self, team: Team, routes: Routes) -> None:
        with pytest.raises(FormInvalid) as refused:
            await answer(routes, submit(team.actors["UANA"], "topics:propose", {"title": "Async"}, TopicButton()))
        assert list(refused.value.problems) == ["circle"]

    async def test_a_vote_without_its_circle_is_gone(self, team: Team, routes: Routes) -> None:
        for call in (
            press(team.actors["UANA"], "topics:vote", TopicButton()),
            submit(team.actors["UANA"], "topics:place-dots", {"dots": []}, TopicButton()),
        ):
            with pytest.raises(Gone):
                await answer(routes, call)

    @pytest.mark.parametrize("action", ["topics:vote", "topics:propose"])
    async def test_a_card_of_a_circle_that_has_ended_says_so(
        self, team: Team, circle: CircleInfo, routes: Routes, action: str
    ) -> None:
        async with team.storage.work(team.workspace_id) as work:
            await circles.close(work, circle.id, MONDAY)
        with pytest.raises(CircleIsClosed):
            await answer(routes, press(team.actors["UANA"], action, TopicButton(circle=circle.id)))


class TestSkills:
    async def skills(self, team: Team, user: str) -> Skills:
        async with team.storage.work(team.workspace_id) as work:
            return (await topics.skills_of(work, [team.person(user)]))[team.person(user)]

    @pytest.mark.parametrize("verb", ["skills", "können", "ko\u0308nnen", "KÖNNEN"])
    async def test_the_modal_opens_in_both_languages(self, team: Team, routes: Routes, verb: str) -> None:
        await team.meet("UANA", locale="de-DE")
        view = modal(await answer(routes, command(team.actors["UANA"], "/topics", verb)))
        assert list(inputs(view)) == ["offers", "listed", "wishes"]

    async def test_offers_are_for_the_company_only_where_the_box_is_ticked(self, team: Team, routes: Routes) -> None:
        await team.meet("UANA")
        typed = {"offers": "SQL", "wishes": "", "listed": ["listed"]}
        await answer(routes, submit(team.actors["UANA"], "topics:skills", typed))
        assert await self.skills(team, "UANA") == Skills(("SQL",), listed=True)
        shown = inputs(modal(await answer(routes, command(team.actors["UANA"], "/topics", "skills"))))
        assert shown["listed"]["initial_options"]
        await answer(routes, submit(team.actors["UANA"], "topics:skills", typed | {"listed": []}))
        assert await self.skills(team, "UANA") == Skills(("SQL",))

    async def test_a_line_is_one_thing(self, team: Team, routes: Routes) -> None:
        await team.meet("UANA")
        typed = {"offers": "SQL\r\n\n  - Async   Python\nSQL\n", "wishes": None}
        told(await answer(routes, submit(team.actors["UANA"], "topics:skills", typed)))
        assert await self.skills(team, "UANA") == Skills(("SQL", "Async Python"), ())

    async def test_what_was_kept_is_there_again(self, team: Team, routes: Routes) -> None:
        await team.meet("UANA")
        await answer(routes, submit(team.actors["UANA"], "topics:skills", {"offers": "SQL\nAsync", "wishes": "Talks"}))
        shown = inputs(modal(await answer(routes, command(team.actors["UANA"], "/topics", "skills"))))
        assert (shown["offers"]["initial_value"], shown["wishes"]["initial_value"]) == ("SQL\nAsync", "Talks")

    @pytest.mark.parametrize("text", ["x" * 151, "\n".join("abcdef"), "x" * 10_000])
    async def test_too_much_stays_in_the_modal(self, team: Team, routes: Routes, text: str) -> None:
        await team.meet("UANA")
        with pytest.raises(FormInvalid) as refused:
            await answer(routes, submit(team.actors["UANA"], "topics:skills", {"offers": text, "wishes": ""}))
        assert list(refused.value.problems) == ["offers"]
        assert refused.value.answer(team.actors["UANA"].words).errors["offers"]

    @pytest.mark.parametrize("text", [text for text in HOSTILE.values() if len(text) < 150])
    async def test_hostile_words_are_kept_harmlessly(self, team: Team, routes: Routes, text: str) -> None:
        await team.meet("UANA")
        shown = await answer(routes, submit(team.actors["UANA"], "topics:skills", {"offers": text, "wishes": ""}))
        assert "<!channel>" not in told(shown)
        assert len((await self.skills(team, "UANA")).offers) == 1
