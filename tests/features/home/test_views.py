"""Home, help and who sees what, in both languages, as golden files."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.features.answers.rules import Audience, PhaseQuestion
from bot.features.circles.rules import CircleInfo, Member
from bot.features.coaching.rules import Coachee, CoachingStatus, PairInfo
from bot.features.feedback.rules import FeedbackInfo, FeedbackStatus, ThanksInfo
from bot.features.home import views as home_views
from bot.features.home.rules import (
    HomeInfo,
    OpenQuestions,
    OpenVote,
    OwnRequest,
    PartOfDay,
    PauseEnd,
    RequestsToOwner,
    part_of_day,
)
from bot.features.home.service import PROMISED, told_in_their_language
from bot.features.membership.rules import RequestInfo
from bot.features.merge.rules import Consent, Offer
from bot.features.people.rules import PersonInfo
from bot.features.plans.rules import OwnCommitment
from bot.features.programmes.rules import MyProgramme
from bot.features.recall.rules import RecallStatus
from bot.features.reflections.rules import IfThenPlan
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import PhaseInfo, SessionInfo
from bot.features.swaps.rules import SwapQuestion
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import (
    ApplicationState,
    Cadence,
    CircleState,
    CommitmentState,
    Language,
    MergeState,
    Mode,
    PairState,
    PhaseState,
    ProgrammeState,
    RequestKind,
    SessionState,
    SwapState,
    TopicState,
    Visibility,
)
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from bot.slack.blocks import text_message
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS, LANGUAGES
from tests.features.insights.test_views import card
from tests.features.programmes.test_views import MINE, PROGRAMME, TEMPLATES
from tests.features.proposals.test_views import ASKED

START = datetime(2026, 3, 5, 13, tzinfo=UTC)
ANNA, BEN = UUID(int=1), UUID(int=2)
CIRCLE = CircleInfo(
    id=UUID(int=3), name="Async <Python>", purpose="Understand async", channel=ChannelId("C1"),
    language=Language.ENGLISH, state=CircleState.ACTIVE, minutes=60, format_id="learning-circle", mode=Mode.LIVE,
    rhythm=Rhythm(Cadence.WEEKLY, START.date(), time(14), "Europe/Berlin"), places=5, sessions=8, dots=3, digest=True,
    members=tuple(
        Member(one, UserId(f"U{one.int}"), True, "Europe/Berlin", Language.ENGLISH, START) for one in (ANNA, BEN)
    ),
)  # fmt: skip
TOPIC = TopicInfo(UUID(int=4), CIRCLE.id, "Event loops & tasks", TopicState.CHOSEN, UserId("U1"), START)


def session(
    number: int, *roles: str, topic: TopicInfo | None = TOPIC, format_id: str = "learning-circle"
) -> SessionInfo:
    start = START + timedelta(weeks=number - 1)
    holders = tuple(
        Holder(UUID(int=50 + n), UUID(int=10 + number), role, ANNA, UserId("U1")) for n, role in enumerate(roles)
    )
    return SessionInfo(
        UUID(int=10 + number), CIRCLE, number, start, start + timedelta(hours=1), start.date(), format_id, Mode.LIVE,
        SessionState.PLANNED, topic, holders, frozenset(),
    )  # fmt: skip


PAIR = PairInfo(
    UUID(int=9), tuple(Coachee(one, UserId(f"U{one.int}"), Language.ENGLISH, False, (), ()) for one in (ANNA, BEN)),
    PairState.PAIRED, 0, None, Cadence.TWO_WEEKS, START, START + timedelta(weeks=2), over=False,
)  # fmt: skip
NOWHERE = CoachingStatus(ANNA, False, None, None, None)
ME = PersonInfo(ANNA, UserId("U1"), Language.ENGLISH, "Europe/Berlin")
NEWCOMER = HomeInfo(ME, PartOfDay.DAY, (), (), (), (), NOWHERE)
BUSY = HomeInfo(
    replace(ME, chosen_language=Language.GERMAN), PartOfDay.MORNING,
    (session(1, "documentation"), session(2, "moderation", "reflection", topic=None),
     replace(session(3), absent=frozenset({ANNA})), session(4, "case", format_id="kollegiale-fallberatung")),
    (session(1),), (OpenVote(CIRCLE, ["Locks", "*Queues*", "x" * 200, "Talks"], START),), (CIRCLE,),
    CoachingStatus(ANNA, True, None, PAIR, START + timedelta(weeks=2)),
)  # fmt: skip


def requested(kind: RequestKind, *, kept: bool = False) -> OwnRequest:
    until = START if kept else None
    request = RequestInfo(
        UUID(int=6), CIRCLE.id, BEN, UserId("U2"), "Europe/Berlin", Language.ENGLISH, kind, START, until
    )
    return OwnRequest(CIRCLE, request)


PLAN = OwnCommitment(
    UUID(int=7), session(1), UserId("U2"), IfThenPlan("I block", "I await"), Visibility.ONLY_ME, CommitmentState.OPEN
)  # fmt: skip
RUN = PhaseInfo(UUID(int=8), 0, "recall", START, START + timedelta(days=1), PhaseState.OPEN)
NOBODY: frozenset[UUID] = frozenset()
QUESTION = PhaseQuestion(session(1), RUN, Audience.CIRCLE, False, frozenset({ANNA}), False, NOBODY, NOBODY)
FULL = replace(CIRCLE, places=2)
AGREED = Offer(UUID(int=63), replace(CIRCLE, name="<Go>"), CIRCLE, UserId("U2"), MergeState.AGREED, START, START)
BENS = Holder(UUID(int=60), UUID(int=11), "moderation", BEN, UserId("U2"))
SWAP = SwapQuestion(UUID(int=61), session(1), BENS, ANNA, UserId("U1"), None, START, SwapState.OPEN)
MANY = [UserId(f"U{number}") for number in range(1, 6)]
WAITED_FOR = replace(
    NEWCOMER, circles=(CIRCLE,),
    own_requests=(
        requested(RequestKind.INVITED), requested(RequestKind.WAITING, kept=True), requested(RequestKind.WAITING),
        requested(RequestKind.ASKED), replace(requested(RequestKind.INVITED), circle=FULL),
    ),
    requests_to_owner=(RequestsToOwner(CIRCLE, MANY[:1]), RequestsToOwner(CIRCLE, MANY)),
    questions=(OpenQuestions(QUESTION, 1), OpenQuestions(QUESTION, 2)), plans=(PLAN,),
    reads_reports=True,
    offers=(Offer(UUID(int=5), replace(CIRCLE, name="<Rust>"), CIRCLE, UserId("U2"), MergeState.OPEN, START),),
    swaps=(SWAP,),
    consents=(Consent(UUID(int=62), AGREED, ANNA, None),),
)  # fmt: skip


def test_questions_that_come_back_wait_in_one_line_and_what_was_stopped_can_come_again(
    words: Words, golden: Golden
) -> None:
    asked = replace(NEWCOMER, circles=(CIRCLE,), recall=RecallStatus(waiting=2, stopped=True))
    golden("home/recall", home_views.home(words, asked, FORMATS))
    assert len(home_views.waiting(words, asked, FORMATS)) == 1


def test_whoever_gets_one_message_a_week_sees_on_which_day(words: Words, golden: Golden) -> None:
    golden("home/weekly", home_views.home(words, replace(NEWCOMER, person=replace(ME, weekly_on=3)), FORMATS))


def test_what_others_asked_one_to_ask_waits_with_day_and_circle(words: Words, golden: Golden) -> None:
    asked = replace(NEWCOMER, circles=(CIRCLE,), to_ask=(replace(PLAN, author=UserId("U2")),))
    golden("home/to-ask", home_views.home(words, asked, FORMATS))
    assert len(home_views.waiting(words, asked, FORMATS)) == 1


def test_the_circle_that_a_programme_proposes_waits_for_an_answer(words: Words, golden: Golden) -> None:
    asked = replace(NEWCOMER, proposals=(ASKED,))
    golden("home/proposal", home_views.home(words, asked, FORMATS))
    assert len(home_views.waiting(words, asked, FORMATS)) == 1


def test_what_somebody_has_applied_for_is_told_until_their_circle_begins(words: Words, golden: Golden) -> None:
    closed, accepted = (
        replace(PROGRAMME, state=ProgrammeState.PROPOSING),
        replace(MINE, state=ApplicationState.ACCEPTED),
    )
    applied = (MyProgramme(PROGRAMME, MINE), MyProgramme(closed, MINE), MyProgramme(ASKED.programme, accepted))
    assert [one.comes for one in applied] == [True] * 3
    golden("home/applied", home_views.home(words, replace(NEWCOMER, applied=applied), FORMATS))


def test_programmes_are_called_as_their_template_calls_them_in_ones_own_language() -> None:
    template = TEMPLATES[PROGRAMME.template_id]
    usual = replace(PROGRAMME, name=template.name(Language.ENGLISH), aim="Our own aim")
    german = replace(NEWCOMER, person=replace(ME, language=Language.GERMAN))
    info = replace(german, applied=(MyProgramme(usual, MINE),), proposals=(replace(ASKED, programme=usual),))
    told = told_in_their_language(info, TEMPLATES)
    for one in (told.applied[0].programme, told.proposals[0].programme):
        assert (one.name, one.aim) == (template.name(Language.GERMAN), "Our own aim")


def test_an_author_is_asked_whether_the_company_may_find_a_card(words: Words, golden: Golden) -> None:
    asked = replace(NEWCOMER, circles=(CIRCLE,), insights=(card(offered=True),))
    golden("home/insight", home_views.home(words, asked, FORMATS))
    assert len(home_views.waiting(words, asked, FORMATS)) == 1


def test_feedback_and_thanks_wait_without_their_words(words: Words, golden: Golden) -> None:
    about, them = "How I led it", (UserId("U2"), UserId("U1"))
    asked, answered = (FeedbackInfo(UUID(int=n), CIRCLE, *them, about, START) for n in (80, 81))
    thanks = ThanksInfo(UUID(int=82), CIRCLE, *them, about, START)
    waits = replace(NEWCOMER, circles=(CIRCLE,), feedback=FeedbackStatus((asked,), (answered,), (thanks,)))
    shown = home_views.home(words, waits, FORMATS)
    golden("home/feedback", shown)
    assert len(home_views.waiting(words, waits, FORMATS)) == 3
    assert about not in str(shown.to_dict())


def test_a_circle_that_gathers_says_when_it_begins(words: Words, golden: Golden) -> None:
    gathering = replace(CIRCLE, state=CircleState.GATHERING)
    golden("home/gathering", home_views.home(words, replace(NEWCOMER, circles=(gathering,)), FORMATS))
    third = replace(gathering.members[0], person_id=UUID(int=93))
    enough = replace(gathering, members=(*gathering.members[:1], third, replace(third, person_id=UUID(int=94))))
    shown = str(home_views.home(words, replace(NEWCOMER, circles=(enough,)), FORMATS).to_dict())
    assert words("circles-begins-with-three") not in shown


def test_what_waits_is_there_whether_or_not_a_message_came(words: Words, golden: Golden) -> None:
    golden("home/waited-for", home_views.home(words, WAITED_FOR, FORMATS))
    assert len(home_views.waiting(words, WAITED_FOR, FORMATS)) == 11


def test_a_private_plan_stands_in_no_home(words: Words) -> None:
    assert "I await" not in str(home_views.home(words, WAITED_FOR, FORMATS).to_dict())


def test_a_newcomer_sees_how_to_begin(words: Words, golden: Golden) -> None:
    golden("home/newcomer", home_views.home(words, NEWCOMER, FORMATS))
    guest = replace(NEWCOMER, person=replace(ME, guest=True), ended=(CIRCLE,))
    golden("home/guest", home_views.home(LANGUAGES.words(words.language, guest=True), guest, FORMATS))


def test_somebody_new_is_told_what_this_is(words: Words, golden: Golden) -> None:
    golden("home/what-this-is", home_views.what_this_is(words))
    golden("home/what-this-is-guest", home_views.what_this_is(LANGUAGES.words(words.language, guest=True)))
    assert len(re.findall(r"[.] ", words("home-what-this-is") + " ")) == 4


def test_a_newcomer_sees_which_circles_take_them_in(words: Words, golden: Golden) -> None:
    gathering = replace(CIRCLE, state=CircleState.GATHERING, members=CIRCLE.members[:1])
    asking = replace(CIRCLE, by_invitation=True, language=Language.GERMAN)
    golden("home/to-join", home_views.home(words, replace(NEWCOMER, to_join=(gathering, asking)), FORMATS))


def test_a_member_sees_what_is_next_and_what_waits(words: Words, golden: Golden) -> None:
    golden("home/member", home_views.home(words, BUSY, FORMATS))


def test_what_runs_over_days_is_told_with_its_end(words: Words, golden: Golden) -> None:
    running = replace(session(1, "moderation"), state=SessionState.RUNNING, ends_at=START + timedelta(days=6))
    golden("home/running", home_views.home(words, replace(NEWCOMER, sessions=(running, session(2))), FORMATS))


def test_a_pause_and_a_lonely_pool_are_said(words: Words, golden: Golden) -> None:
    pausing = replace(NEWCOMER, part=PartOfDay.EVENING, coaching=CoachingStatus(ANNA, True, START, None, None))
    golden("home/pausing", home_views.home(words, pausing, FORMATS))
    alone = replace(pausing, coaching=CoachingStatus(ANNA, True, None, None, None))
    golden("home/alone", home_views.home(words, alone, FORMATS))


def test_somebody_who_pauses_sees_until_when_and_the_way_back(words: Words, golden: Golden) -> None:
    until = START + timedelta(days=15)
    golden("home/on-pause", home_views.home(words, replace(BUSY, paused_until=until), FORMATS))
    golden("home/paused", home_views.paused(words, until, "Europe/Berlin"))
    golden("home/paused-modal", home_views.paused_modal(words, until, "Europe/Berlin"))


def test_a_pause_is_asked_for_and_what_cannot_be_read_is_said(words: Words, golden: Golden) -> None:
    golden("home/pause", home_views.pause_modal(words, date(2026, 3, 16)))
    problem = words("home-pause-unread", text="bald")
    golden("home/pause-unread", home_views.pause_modal(words, date(2026, 3, 16), problem))


def test_who_is_back_hears_what_comes_next(words: Words, golden: Golden) -> None:
    golden("home/back", home_views.back(words, PauseEnd(paused=True, following=session(1))))
    golden("home/back-to-nothing", home_views.back(words, PauseEnd(paused=True, following=None)))
    golden("home/back-from-nothing", home_views.back(words, PauseEnd(paused=False, following=session(1))))


def test_who_sees_what(words: Words, golden: Golden) -> None:
    golden("home/who-sees-what", home_views.who_sees_what(words, PROMISED))


def test_help_and_what_isnt_understood(words: Words, golden: Golden) -> None:
    golden("home/help", home_views.guide(words))
    golden("home/unknown", home_views.guide(words, "<!channel> " + "x" * 10_000))
    for which in ("which-language", "language-kept", "language-follows"):
        golden(f"home/{which}", text_message(words(f"home-{which}")))


WAITING: dict[str, tuple[object, ...]] = {
    "swaps": (SWAP,), "own_requests": (requested(RequestKind.INVITED),), "offers": WAITED_FOR.offers,
    "consents": WAITED_FOR.consents, "to_ask": (PLAN,), "insights": (card(offered=True),),
    "requests_to_owner": WAITED_FOR.requests_to_owner, "questions": WAITED_FOR.questions,
    "reflections": BUSY.reflections, "plans": (PLAN,), "votes": BUSY.votes,
}  # fmt: skip


@pytest.mark.parametrize("waits", WAITING)
def test_after_five_years_in_thirty_circles_home_still_fits(words: Words, waits: str) -> None:
    many = replace(
        BUSY, sessions=BUSY.sessions * 30, circles=tuple(replace(CIRCLE, id=UUID(int=n)) for n in range(30)),
        ended=BUSY.circles * 30, paused_until=START,
        own_requests=(requested(RequestKind.ASKED),) * 30, recall=RecallStatus(9, stopped=True),
    )  # fmt: skip
    both = (*WAITING[waits] * 30, *many.own_requests) if waits == "own_requests" else WAITING[waits] * 30
    shown = home_views.home(words, replace(many, **{waits: both}), FORMATS).to_dict()  # type: ignore[arg-type]
    assert judge_view(shown) == []
    assert shown["blocks"][-1]["elements"][0]["text"] == words("home-commands")


def test_no_two_buttons_of_home_are_taken_for_each_other(words: Words) -> None:
    """Slack wants action ids that differ within one block."""
    for block in home_views.home(words, replace(BUSY, plans=(PLAN,), offers=WAITED_FOR.offers), FORMATS).to_dict()[
        "blocks"
    ]:
        ids = [element["action_id"] for element in block.get("elements", []) if "action_id" in element]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("hour", "part"), [(4, PartOfDay.MORNING), (9, PartOfDay.MORNING), (10, PartOfDay.DAY), (17, PartOfDay.EVENING)]
)
def test_the_greeting_follows_the_persons_own_clock(hour: int, part: PartOfDay) -> None:
    now = datetime.combine(date(2026, 3, 2), time(hour), tzinfo=UTC)
    assert part_of_day(now, "Europe/Berlin") is part
