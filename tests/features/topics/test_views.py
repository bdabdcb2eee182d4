"""What people see of topics, in both languages, as golden files that an independent judge has seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from bot.features.circles.rules import CircleInfo, Member
from bot.features.topics import views as topics_views
from bot.features.topics.rules import Skills, TakenUp, TopicInfo, TopicList
from bot.kernel.enums import Cadence, CircleState, Language, Mode, TopicState
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
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


def taken(number: int, title: str, *, votes: int, over: bool, minutes: bool = False) -> TakenUp:
    about = replace(topic(number, title), votes=votes, state=TopicState.LEARNED if over else TopicState.CHOSEN)
    at = NOW + timedelta(days=-7 if over else 7)
    return TakenUp(about, UUID(int=200 + number), at, over=over, minutes=minutes)


TOPIC_LIST = TopicList(
    tuple(TOPICS),
    (taken(4, "Locks & waits", votes=5, over=False), taken(5, "Queues", votes=0, over=False)),
    (
        taken(6, "Event loops", votes=1, over=True, minutes=True),
        taken(7, "Threads <and> tasks", votes=3, over=True),
    ),
)
ANA, BEN, CEM = (
    Member(UUID(int=10 + n), UserId(user), n == 0, "Europe/Berlin", Language.ENGLISH, NOW)
    for n, user in enumerate(("UANA", "UBEN", "UCEM"))
)
GROUP = replace(CIRCLE, members=(ANA, BEN, CEM))
SKILLS = {
    ANA.user: Skills(("Reading database plans",), ("Talks",)),
    BEN.user: Skills((), ("Database indexes", "R&D")),
    CEM.user: Skills(("A <talk> without slides",), ()),
}


def test_the_list_of_a_circle(golden: Golden, words: Words) -> None:
    golden("topics/overview", topics_views.overview(words, CIRCLE, TOPIC_LIST, 1, [CIRCLE]))


def test_the_list_where_there_are_several_circles(golden: Golden, words: Words) -> None:
    golden(
        "topics/overview-several",
        topics_views.overview(words, SECOND, TopicList(tuple(TOPICS[:1])), 0, [CIRCLE, SECOND]),
    )


def test_an_empty_list(golden: Golden, words: Words) -> None:
    golden("topics/overview-empty", topics_views.overview(words, CIRCLE, TopicList(), 0, [CIRCLE]))


def test_a_long_list_says_how_many_more_there_are(golden: Golden, words: Words) -> None:
    many = [topic(number, f"Topic {number}") for number in range(120)]
    golden("topics/overview-long", topics_views.overview(words, CIRCLE, TopicList(tuple(many)), 0, [CIRCLE]))


def test_nothing_to_vote_on(golden: Golden, words: Words) -> None:
    golden("topics/nothing-waits", topics_views.nothing_waits(words, CIRCLE))


def test_no_circle(golden: Golden, words: Words) -> None:
    golden("topics/no-circle", topics_views.no_circle(words))


def test_the_guide(golden: Golden, words: Words) -> None:
    golden("topics/guide", topics_views.guide(words, "", may_propose=True))


def test_the_guide_after_something_that_may_be_a_topic(golden: Golden, words: Words) -> None:
    golden("topics/guide-unknown", topics_views.guide(words, "<!channel> type hints", may_propose=True))


def test_the_guide_for_somebody_without_a_circle(golden: Golden, words: Words) -> None:
    golden("topics/guide-unknown-alone", topics_views.guide(words, "type hints", may_propose=False))


def test_the_proposal_for_one_circle(golden: Golden, words: Words) -> None:
    golden("topics/proposal", topics_views.proposal_modal(words, [CIRCLE]))


def test_the_proposal_with_a_choice_of_circles(golden: Golden, words: Words) -> None:
    golden("topics/proposal-several", topics_views.proposal_modal(words, [CIRCLE, SECOND], "Cancelling tasks"))


def test_a_proposal_that_had_to_be_shortened(golden: Golden, words: Words) -> None:
    golden("topics/proposal-shortened", topics_views.proposal_modal(words, [CIRCLE], "word " * 2000))


def test_what_was_proposed(golden: Golden, words: Words) -> None:
    golden("topics/proposed", topics_views.proposed(words, CIRCLE, TOPICS[1], known=False))


def test_what_was_on_the_list_already(golden: Golden, words: Words) -> None:
    golden("topics/known", topics_views.proposed(words, CIRCLE, TOPICS[0], known=True))


def test_the_vote(golden: Golden, words: Words) -> None:
    golden("topics/vote", topics_views.vote_modal(words, CIRCLE, TOPICS, {TOPICS[1].id}))


def test_the_vote_with_one_dot(golden: Golden, words: Words) -> None:
    golden("topics/vote-one-dot", topics_views.vote_modal(words, replace(CIRCLE, dots=1), TOPICS[:1], set()))


def test_a_vote_shows_at_most_a_hundred_topics_and_always_those_with_own_dots(words: Words) -> None:
    many = [topic(number, f"Topic {number}") for number in range(120)]
    blocks = topics_views.vote_modal(words, CIRCLE, many, {many[119].id}).to_dict()["blocks"]
    select = next(block["element"] for block in blocks if block.get("block_id") == "dots")
    values = [one["value"] for one in select["options"]]
    assert values == [str(one.id) for one in (*many[:99], many[119])]
    assert [one["value"] for one in select["initial_options"]] == [str(many[119].id)]


def test_a_long_title_goes_on_in_the_second_line_of_the_choice(words: Words) -> None:
    blocks = topics_views.vote_modal(words, CIRCLE, TOPICS, set()).to_dict()["blocks"]
    select = next(block["element"] for block in blocks if block.get("block_id") == "dots")
    choice = select["options"][2]
    assert f"{choice['text']['text'].rstrip('…')} {choice['description']['text'].lstrip('…')}" == LONG


def test_where_the_dots_are(golden: Golden, words: Words) -> None:
    golden("topics/voted", topics_views.voted(words, CIRCLE, [one.title for one in TOPICS[:2]]))


def test_no_dots_left(golden: Golden, words: Words) -> None:
    golden("topics/voted-none", topics_views.voted(words, CIRCLE, []))


def test_offers_and_wishes(golden: Golden, words: Words) -> None:
    golden("topics/skills", topics_views.skills_modal(words, Skills(("SQL", "Async"), ())))


def test_offers_and_wishes_kept(golden: Golden, words: Words) -> None:
    golden("topics/skills-kept", topics_views.skills_kept(words, Skills(("SQL", "R&D"), ("Talks",))))
    golden("topics/skills-found", topics_views.skills_kept(words, Skills(("SQL", "R&D"), (), listed=True)))


def test_offers_and_wishes_taken_back(golden: Golden, words: Words) -> None:
    golden("topics/skills-none", topics_views.skills_kept(words, Skills()))


def test_the_whole_list_for_a_member_who_proposed_one_topic(golden: Golden, words: Words) -> None:
    shown = topics_views.list_modal(words, GROUP, TOPIC_LIST, SKILLS, BEN.person_id)
    golden("topics/list", shown)
    changes = [block["accessory"]["value"] for block in shown.to_dict()["blocks"] if "accessory" in block]
    assert str(TOPICS[2].id) in changes[0]
    assert not any(str(TOPICS[0].id) in value for value in changes)


def test_a_topic_on_the_list_names_who_offers_something_about_it(golden: Golden, words: Words) -> None:
    title = TOPICS[0].title
    skills = {ANA.user: Skills((title,)), BEN.user: Skills((), (title,))}
    shown = topics_views.list_modal(words, GROUP, TopicList((TOPICS[0],)), skills, CEM.person_id)
    golden("topics/list-explained", shown)
    assert words("topics-can-explain", who=f"<@{ANA.user}>") in str(shown.to_dict()["blocks"])


def test_the_whole_list_of_a_circle_that_has_ended_only_looks_back(golden: Golden, words: Words) -> None:
    ended = replace(GROUP, state=CircleState.CLOSED)
    golden("topics/list-ended", topics_views.list_modal(words, ended, TOPIC_LIST, SKILLS, ANA.person_id))


def test_the_whole_list_of_a_new_circle(golden: Golden, words: Words) -> None:
    golden("topics/list-new", topics_views.list_modal(words, GROUP, TopicList(), {}, ANA.person_id))


def test_the_longest_list_is_still_a_modal(words: Words) -> None:
    many = TopicList(
        tuple(topic(number, f"Topic {number}") for number in range(120)),
        (),
        tuple(taken(number, "x" * 150, votes=1, over=True, minutes=True) for number in range(60)),
    )
    skills = {member.user: Skills(("x" * 150,) * 5, ("x" * 150,) * 5) for member in GROUP.members}
    shown = topics_views.list_modal(words, GROUP, many, skills, ANA.person_id)
    assert judge_view(shown.to_dict()) == []


def test_changing_a_topic(golden: Golden, words: Words) -> None:
    golden("topics/change", topics_views.change_modal(words, TOPICS[1], GROUP))


def test_votes_in_the_room(golden: Golden, words: Words) -> None:
    golden("topics/room", topics_views.room_modal(words, GROUP, TOPICS, BEN.person_id))


def test_votes_recorded(golden: Golden, words: Words) -> None:
    golden("topics/recorded", topics_views.recorded(words, GROUP, [ANA, CEM]))


def test_nothing_recorded(golden: Golden, words: Words) -> None:
    golden("topics/recorded-none", topics_views.recorded(words, GROUP, []))


def test_what_those_are_told_whose_votes_were_recorded(golden: Golden, words: Words) -> None:
    golden("topics/recorded-for-you", topics_views.recorded_for_you(words, GROUP, CEM))
    golden("topics/recorded-by-a-leaver", topics_views.recorded_for_you(words, GROUP, None))


def test_what_those_are_told_who_have_dots_back(golden: Golden, words: Words) -> None:
    golden("topics/returned", topics_views.returned(words, GROUP))
    golden("topics/returned-but-one", topics_views.returned(words, replace(GROUP, dots=1)))


def test_who_has_more_dots_than_the_circle_gives_now_can_still_open_the_vote(words: Words) -> None:
    shown = topics_views.vote_modal(words, replace(CIRCLE, dots=1), TOPICS, {one.id for one in TOPICS})
    assert judge_view(shown.to_dict()) == []
