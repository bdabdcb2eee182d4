"""What people see of topics, in both languages, as golden files that an independent judge has seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from bot.features.circles.rules import CircleInfo
from bot.features.topics import views
from bot.features.topics.rules import Skills, TopicInfo
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm
from bot.kernel.vocabulary import Cadence, CircleState, Language, Mode, TopicState
from bot.language.translator import Words
from tests.features.conftest import Golden

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CIRCLE = CircleInfo(
    id=UUID(int=1), name="Async Python", purpose="Understand async", channel=ChannelId("C1"),
    language=Language.ENGLISH, state=CircleState.ACTIVE,
    rhythm=Rhythm(Cadence.WEEKLY, date(2026, 3, 5), time(14), "Europe/Berlin"), minutes=60,
    format_id="learning-circle", mode=Mode.LIVE, places=5, sessions=8, dots=3, digest=True, members=(),
)  # fmt: skip
SECOND = replace(CIRCLE, id=UUID(int=2), name="R&D <reads>")
LONG = "How do we find out, before the next release, which of our services wait for each other without anybody knowing?"


def topic(number: int, title: str, proposer: str | None = "UANA") -> TopicInfo:
    user = UserId(proposer) if proposer else None
    return TopicInfo(UUID(int=100 + number), CIRCLE.id, title, TopicState.OPEN, user, NOW + timedelta(hours=number))


TOPICS = [topic(1, "Cancelling tasks"), topic(2, "Testing <!channel> & waiting", None), topic(3, LONG, "UBEN")]


def test_the_list_of_a_circle(golden: Golden, words: Words) -> None:
    golden("topics/overview", views.overview(words, CIRCLE, TOPICS, 1, [CIRCLE]))


def test_the_list_where_there_are_several_circles(golden: Golden, words: Words) -> None:
    golden("topics/overview-several", views.overview(words, SECOND, TOPICS[:1], 0, [CIRCLE, SECOND]))


def test_an_empty_list(golden: Golden, words: Words) -> None:
    golden("topics/overview-empty", views.overview(words, CIRCLE, [], 0, [CIRCLE]))


def test_a_long_list_says_how_many_more_there_are(golden: Golden, words: Words) -> None:
    many = [topic(number, f"Topic {number}") for number in range(120)]
    golden("topics/overview-long", views.overview(words, CIRCLE, many, 0, [CIRCLE]))


def test_nothing_to_vote_on(golden: Golden, words: Words) -> None:
    golden("topics/nothing-waits", views.nothing_waits(words, CIRCLE))


def test_no_circle(golden: Golden, words: Words) -> None:
    golden("topics/no-circle", views.no_circle(words))


def test_the_guide(golden: Golden, words: Words) -> None:
    golden("topics/guide", views.guide(words, "", may_propose=True))


def test_the_guide_after_something_that_may_be_a_topic(golden: Golden, words: Words) -> None:
    golden("topics/guide-unknown", views.guide(words, "<!channel> type hints", may_propose=True))


def test_the_guide_for_somebody_without_a_circle(golden: Golden, words: Words) -> None:
    golden("topics/guide-unknown-alone", views.guide(words, "type hints", may_propose=False))


def test_the_proposal_for_one_circle(golden: Golden, words: Words) -> None:
    golden("topics/proposal", views.proposal_modal(words, [CIRCLE]))


def test_the_proposal_with_a_choice_of_circles(golden: Golden, words: Words) -> None:
    golden("topics/proposal-several", views.proposal_modal(words, [CIRCLE, SECOND], "Cancelling tasks"))


def test_a_proposal_that_had_to_be_shortened(golden: Golden, words: Words) -> None:
    golden("topics/proposal-shortened", views.proposal_modal(words, [CIRCLE], "word " * 2000))


def test_what_was_proposed(golden: Golden, words: Words) -> None:
    golden("topics/proposed", views.proposed(words, CIRCLE, TOPICS[1], known=False))


def test_what_was_on_the_list_already(golden: Golden, words: Words) -> None:
    golden("topics/known", views.proposed(words, CIRCLE, TOPICS[0], known=True))


def test_the_vote(golden: Golden, words: Words) -> None:
    golden("topics/vote", views.vote_modal(words, CIRCLE, TOPICS, {TOPICS[1].id}))


def test_the_vote_with_one_dot(golden: Golden, words: Words) -> None:
    golden("topics/vote-one-dot", views.vote_modal(words, replace(CIRCLE, dots=1), TOPICS[:1], set()))


def test_a_vote_shows_at_most_a_hundred_topics_and_always_those_with_own_dots(words: Words) -> None:
    many = [topic(number, f"Topic {number}") for number in range(120)]
    blocks = views.vote_modal(words, CIRCLE, many, {many[119].id}).to_dict()["blocks"]
    select = next(block["element"] for block in blocks if block.get("block_id") == "dots")
    values = [one["value"] for one in select["options"]]
    assert values == [str(one.id) for one in (*many[:99], many[119])]
    assert [one["value"] for one in select["initial_options"]] == [str(many[119].id)]


def test_a_long_title_goes_on_in_the_second_line_of_the_choice(words: Words) -> None:
    blocks = views.vote_modal(words, CIRCLE, TOPICS, set()).to_dict()["blocks"]
    select = next(block["element"] for block in blocks if block.get("block_id") == "dots")
    choice = select["options"][2]
    assert f"{choice['text']['text'].rstrip('…')} {choice['description']['text'].lstrip('…')}" == LONG


def test_where_the_dots_are(golden: Golden, words: Words) -> None:
    golden("topics/voted", views.voted(words, CIRCLE, [one.title for one in TOPICS[:2]]))


def test_no_dots_left(golden: Golden, words: Words) -> None:
    golden("topics/voted-none", views.voted(words, CIRCLE, []))


def test_offers_and_wishes(golden: Golden, words: Words) -> None:
    golden("topics/skills", views.skills_modal(words, Skills(("SQL", "Async"), ())))


def test_offers_and_wishes_kept(golden: Golden, words: Words) -> None:
    golden("topics/skills-kept", views.skills_kept(words, Skills(("SQL", "R&D"), ("Talks",))))


def test_offers_and_wishes_taken_back(golden: Golden, words: Words) -> None:
    golden("topics/skills-none", views.skills_kept(words, Skills()))
