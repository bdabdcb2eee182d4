"""What people see of sessions, in both languages, as golden files that an independent judge has seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.content.formats import Format
from bot.content.loader import load_library
from bot.features.assignments import views as assignments_views
from bot.features.circles.rules import CircleInfo, Member
from bot.features.dates import views as dates_views
from bot.features.dates.rules import DatesInfo, LaterDate
from bot.features.facilitation import views as facilitation_views
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.library import views as library_views
from bot.features.library.forms import MINUTES_LIMIT
from bot.features.library.rules import MinutesInfo
from bot.features.roles.rules import Holder
from bot.features.sessions import views as sessions_views
from bot.features.sessions.rules import HOW, PhaseInfo, SessionInfo
from bot.features.swaps import views as swaps_views
from bot.features.swaps.rules import OwnRole, SwapQuestion, exchanges
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import (
    Cadence,
    CircleState,
    CommitmentState,
    Language,
    Mode,
    PhaseState,
    SessionState,
    Superseded,
    SwapState,
    TopicState,
)
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS

START = datetime(2026, 3, 12, 13, tzinfo=UTC)
LIBRARY = load_library()
HOUR, WEEK, CASE = FORMATS["learning-circle"], FORMATS["async-week"], FORMATS["kollegiale-fallberatung"]


def member(number: int, user: str) -> Member:
    return Member(
        UUID(int=10 + number), UserId(user), number == 1, "Europe/Berlin", Language.ENGLISH, START - timedelta(weeks=3)
    )


CIRCLE = CircleInfo(
    id=UUID(int=1), name="R&D <reads>", purpose="Understand async", channel=ChannelId("C1"),
    language=Language.ENGLISH, state=CircleState.ACTIVE,
    rhythm=Rhythm(Cadence.WEEKLY, date(2026, 3, 12), time(14), "Europe/Berlin"), minutes=60,
    format_id="learning-circle", mode=Mode.LIVE, places=5, sessions=8, dots=3, digest=True,
    members=tuple(member(number, user) for number, user in enumerate(("UANA", "UBEN", "UCEM", "UDEA", "UEVA"), 1)),
)  # fmt: skip


def holder(number: int, role: str, user: str) -> Holder:
    return Holder(UUID(int=20 + number), UUID(int=2), role, UUID(int=10 + number), UserId(user))


ANA, BEN, CEM = holder(1, "moderation", "UANA"), holder(2, "documentation", "UBEN"), holder(3, "reflection", "UCEM")
GIVER = holder(4, "case", "UDEA")
PLAN = CommitmentInfo(UUID(int=6), "a test hangs", "look <closer>", UserId("UANA"), CommitmentState.OPEN)
TOPIC = TopicInfo(UUID(int=5), CIRCLE.id, "Locks & <!channel>", TopicState.CHOSEN, UserId("UANA"), START)
SESSION = SessionInfo(
    id=UUID(int=2), circle=CIRCLE, number=3, starts_at=START, ends_at=START + timedelta(hours=1),
    local_date=date(2026, 3, 12), format_id="learning-circle", mode=Mode.LIVE, state=SessionState.PLANNED, topic=TOPIC,
    roles=(ANA, BEN, CEM), absent=frozenset(),
)  # fmt: skip
RUNNING, ENDED = replace(SESSION, state=SessionState.RUNNING), replace(SESSION, state=SessionState.ENDED)
MISSED = replace(SESSION, state=SessionState.MISSED)
BARE = replace(SESSION, topic=None, roles=())
NEXT = replace(SESSION, id=UUID(int=3), number=4, starts_at=START + timedelta(weeks=1))
PAUSING = replace(
    SESSION, circle=replace(CIRCLE, state=CircleState.PAUSED, paused_until=datetime(2026, 4, 1, 22, tzinfo=UTC))
)
CANCELLED = replace(SESSION, state=SessionState.CANCELLED)
CALLED_OFF = replace(CANCELLED, circle=replace(CIRCLE, state=CircleState.CLOSED))
LAST = replace(ENDED, number=8)
KICKOFF = replace(SESSION, number=1, format_id="circle-kickoff", topic=None)
HALF_TIME = replace(ENDED, number=4, format_id="circle-retro", topic=None)
OVER_DAYS = replace(RUNNING, mode=Mode.ASYNC, format_id="async-week", ends_at=START + timedelta(days=6))
CONSULTATION = replace(SESSION, format_id=CASE.id, roles=(ANA, BEN, GIVER))

ASKED = SwapQuestion(UUID(int=40), SESSION, ANA, BEN.person_id, BEN.user, BEN, START, SwapState.OPEN)
TAKE_IT = replace(ASKED, person_id=GIVER.person_id, user=GIVER.user, gets=None)


def own(session: SessionInfo, gives: Holder) -> OwnRole:
    return OwnRole(gives, None, offered=False, exchanges=tuple(exchanges(session, gives)))


def run(position: int, minutes: int, state: PhaseState = PhaseState.OPEN) -> PhaseInfo:
    return PhaseInfo(UUID(int=30), position, "work", START, START + timedelta(minutes=minutes), state)


class TestMilestones:
    def test_the_card_says_what_it_is_for_instead_of_a_topic(self, words: Words, golden: Golden) -> None:
        golden(
            "sessions/card-kickoff", sessions_views.session_card(words, FORMATS["circle-kickoff"].lasting(60), KICKOFF)
        )

    def test_the_agenda_names_it_too(self, words: Words, golden: Golden) -> None:
        golden(
            "sessions/agenda-kickoff",
            facilitation_views.agenda_modal(words, FORMATS["circle-kickoff"].lasting(60), KICKOFF),
        )

    def test_half_time_ends_with_a_real_way_out(self, words: Words, golden: Golden) -> None:
        form = FORMATS[HALF_TIME.format_id]
        golden("sessions/end-half-time", facilitation_views.end_message(words, form, HALF_TIME, NEXT))

    def test_the_closing_leads_nowhere_else(self, words: Words) -> None:
        closing = replace(HALF_TIME, number=8, format_id="circle-closing")
        said = str(facilitation_views.end_message(words, FORMATS[closing.format_id], closing, None).block_dicts())
        assert "circles:page" not in said
        assert words("sessions-milestone-closing") in said


class TestDates:
    INFO = DatesInfo(
        circle=replace(CIRCLE, holidays="DE-BE"), sessions=(SESSION, NEXT),
        later=(LaterDate(8, date(2026, 4, 16), START + timedelta(weeks=5), "circle-closing"),),
        skipped=(date(2026, 4, 9),),
    )  # fmt: skip

    def test_each_date_can_be_moved_or_left_out(self, words: Words, golden: Golden) -> None:
        golden("sessions/dates", dates_views.dates_modal(words, FORMATS, self.INFO))

    def test_at_the_end_there_is_nothing_more(self, words: Words, golden: Golden) -> None:
        golden("sessions/dates-none", dates_views.dates_modal(words, FORMATS, DatesInfo(CIRCLE, (), (), ())))
        gathering = replace(CIRCLE, state=CircleState.GATHERING)
        golden("sessions/dates-gathering", dates_views.dates_modal(words, FORMATS, DatesInfo(gathering, (), (), ())))

    def test_a_running_session_stays_where_it_is(self, words: Words) -> None:
        shown = dates_views.dates_modal(words, FORMATS, replace(self.INFO, sessions=(RUNNING,), later=()), "note")
        assert "sessions:move" not in str(shown.to_dict())

    def test_one_session_gets_another_time(self, words: Words, golden: Golden) -> None:
        golden("sessions/move", dates_views.move_modal(words, FORMATS, SESSION))

    def test_the_channel_hears_of_a_date_that_is_left_out(self, words: Words, golden: Golden) -> None:
        golden("sessions/skipped", dates_views.skipped(words, CIRCLE, date(2026, 3, 12), None, NEXT))

    def test_nobody_has_started_yet(self, words: Words, golden: Golden) -> None:
        golden("sessions/waiting", facilitation_views.waiting(words, SESSION))

    @pytest.mark.parametrize("session", [RUNNING, MISSED])
    def test_then_there_is_nothing_to_press(self, words: Words, session: SessionInfo) -> None:
        assert "button" not in str(facilitation_views.waiting(words, session).block_dicts())

    def test_which_circle(self, words: Words, golden: Golden) -> None:
        golden("sessions/dates-which", dates_views.choose_circle(words, [CIRCLE, CIRCLE]))
        golden("sessions/dates-no-circle", dates_views.choose_circle(words, []))


class TestMoved:
    def test_the_channel_hears_when_it_is_now_and_who_moved_it(self, words: Words, golden: Golden) -> None:
        ana = Member(ANA.person_id, ANA.user, True, "Europe/Berlin", Language.ENGLISH, START)
        theirs = replace(SESSION, circle=replace(CIRCLE, members=(ana,)), mover_id=ana.person_id)
        golden("sessions/moved", sessions_views.moved(words, theirs))

    def test_the_rhythm_needs_no_name(self, words: Words, golden: Golden) -> None:
        over_days = replace(SESSION, mode=Mode.ASYNC, venue="Room 5")
        golden("sessions/moved-over-days", sessions_views.moved(words, over_days))
        for part in ("", *HOW):
            told = sessions_views.changed(words, HOUR, over_days, part)
            golden(f"sessions/changed{part and f'-{part}'}", told)
        golden("sessions/changed-nowhere", sessions_views.changed(words, HOUR, SESSION, "venue"))
        golden("sessions/changed-back", sessions_views.changed(words, HOUR, SESSION, "mode"))
        golden("sessions/moved-by-rhythm", sessions_views.moved(words, SESSION))

    def test_a_call_to_start_has_nothing_to_press_any_more(self, words: Words, golden: Golden) -> None:
        golden("sessions/moved-away", sessions_views.superseded(words, SESSION, Superseded.MOVED))


class TestCard:
    def test_planned(self, golden: Golden, words: Words) -> None:
        golden("sessions/card", sessions_views.session_card(words, HOUR, SESSION))

    def test_without_topic_and_roles(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-bare", sessions_views.session_card(words, HOUR, BARE))

    def test_with_a_formats_own_role(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-case", sessions_views.session_card(words, CASE, CONSULTATION))

    def test_with_a_role_that_somebody_may_choose(self, golden: Golden, words: Words) -> None:
        golden(
            "sessions/card-choose", sessions_views.session_card(words, CASE, replace(CONSULTATION, roles=(ANA, BEN)))
        )

    def test_of_a_format_that_is_gone(self, golden: Golden, words: Words) -> None:
        golden(
            "sessions/card-format-gone", sessions_views.session_card(words, HOUR, replace(SESSION, format_id="removed"))
        )

    def test_running(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-running", sessions_views.session_card(words, HOUR, RUNNING))

    def test_over_days(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-async", sessions_views.session_card(words, WEEK, OVER_DAYS))

    def test_who_cannot_come(self, golden: Golden, words: Words) -> None:
        dea = Member(UUID(int=14), UserId("UDEA"), False, "Europe/Berlin", Language.ENGLISH, START)
        session = replace(SESSION, circle=replace(CIRCLE, members=(dea,)), absent=frozenset({dea.person_id}))
        golden("sessions/card-absent", sessions_views.session_card(words, HOUR, session))

    def test_ended(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-ended", sessions_views.session_card(words, HOUR, ENDED))

    def test_missed(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-missed", sessions_views.session_card(words, HOUR, MISSED))


class TestWhere:
    THERE = replace(SESSION, venue="Room *4* or https://meet.example/r_d?a=1&b=2")

    def test_the_card_says_where(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-venue", sessions_views.session_card(words, HOUR, self.THERE))

    def test_the_call_says_where_and_calls_those_who_come(self, golden: Golden, words: Words) -> None:
        without_ben = replace(self.THERE, absent=frozenset({UUID(int=12)}))
        shown = facilitation_views.start_call(words, without_ben, None)
        assert "UBEN" not in str(shown.block_dicts())
        golden("sessions/start-venue", shown)

    def test_the_role_card_the_dates_and_a_move_say_where(self, words: Words) -> None:
        shown = (
            assignments_views.role_card(words, HOUR, self.THERE, ANA, LIBRARY).block_dicts(),
            dates_views.dates_modal(words, FORMATS, DatesInfo(CIRCLE, (self.THERE,), (), ())).to_dict(),
            sessions_views.moved(words, self.THERE).block_dicts(),
        )
        link = "📍 Room ∗4∗ or <https://meet.example/r_d?a=1&amp;b=2|meet.example/r_d?a=1&amp;b=2>"
        assert [link in str(each) for each in shown] == [True] * 3

    def test_over_days_the_first_step_calls_those_who_come(self, words: Words) -> None:
        session, steps = replace(OVER_DAYS, absent=frozenset({UUID(int=12)})), WEEK.steps()
        first, second = (
            str(facilitation_views.phase_message(words, WEEK, session, run(n, 5), steps[n]).block_dicts())
            for n in range(2)
        )
        assert [f"<@{user}>" in first for user in ("UANA", "UBEN", "UCEM")] == [True, False, True]
        assert "<@UCEM>" not in second

    def test_where_nobody_comes_nobody_is_called(self, words: Words) -> None:
        empty = replace(SESSION, absent=frozenset(member.person_id for member in CIRCLE.members), roles=())
        assert "<@" not in str(facilitation_views.start_call(words, empty, None).block_dicts())


class TestPause:
    def test_the_card(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-pausing", sessions_views.session_card(words, HOUR, PAUSING))

    def test_the_role_card(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-pausing", assignments_views.role_card(words, HOUR, PAUSING, ANA, LIBRARY))

    def test_the_call_to_start(self, golden: Golden, words: Words) -> None:
        golden("sessions/start-pausing", facilitation_views.start_call(words, PAUSING, None))

    def test_an_offer_is_over(self, words: Words) -> None:
        assert "sessions:take-role" not in str(
            assignments_views.offer(words, HOUR, PAUSING, ANA, held=True).block_dicts()
        )

    def test_afterwards_what_was_said_before_is_over(self, golden: Golden, words: Words) -> None:
        golden("sessions/before", sessions_views.superseded(words, SESSION, Superseded.DATE))

    def test_in_a_channel_that_was_left_it_says_where_the_card_is(self, golden: Golden, words: Words) -> None:
        golden("sessions/elsewhere", sessions_views.superseded(words, SESSION, Superseded.CHANNEL))


class TestCalledOff:
    def test_the_card(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-cancelled", sessions_views.session_card(words, HOUR, CANCELLED))

    def test_the_card_in_a_circle_that_has_ended(self, golden: Golden, words: Words) -> None:
        golden("sessions/card-cancelled-for-good", sessions_views.session_card(words, HOUR, CALLED_OFF))

    def test_the_card_of_a_session_after_the_last_one(self, words: Words) -> None:
        beyond = replace(CANCELLED, number=9)
        called_off = sessions_views.session_card(words, HOUR, CALLED_OFF).block_dicts()
        assert sessions_views.session_card(words, HOUR, beyond).block_dicts()[-1] == called_off[-1]

    def test_the_role_card(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-cancelled", assignments_views.role_card(words, HOUR, CALLED_OFF, ANA, LIBRARY))


class TestComing:
    def test_noted_with_roles_handed_on(self, golden: Golden, words: Words) -> None:
        after = replace(SESSION, roles=(ANA, CEM))
        golden(
            "sessions/cannot-come", assignments_views.noted_absent(words, HOUR, after, ["moderation", "documentation"])
        )

    def test_coming_after_all(self, golden: Golden, words: Words) -> None:
        golden("sessions/can-come", assignments_views.noted_present(words, HOUR, SESSION, BEN.person_id))
        none = assignments_views.noted_present(words, HOUR, BARE, BEN.person_id)
        golden("sessions/can-come-without-role", none)


class TestRoles:
    @pytest.mark.parametrize("one", [ANA, BEN, CEM], ids=lambda one: one.role)
    def test_a_core_roles_card(self, golden: Golden, words: Words, one: Holder) -> None:
        golden(f"sessions/role-card-{one.role}", assignments_views.role_card(words, HOUR, SESSION, one, LIBRARY))

    def test_the_card_of_a_formats_own_role(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-case", assignments_views.role_card(words, CASE, CONSULTATION, GIVER, LIBRARY))

    def test_the_card_when_it_has_begun(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-begun", assignments_views.role_card(words, HOUR, RUNNING, ANA, LIBRARY))

    def test_the_card_when_the_session_is_over(self, words: Words) -> None:
        over = assignments_views.role_card(words, HOUR, ENDED, ANA, LIBRARY)
        assert [words("sessions-role-over") in str(over.block_dicts()), len(over.blocks)] == [True, 3]

    def test_the_card_of_who_gets_the_role_on_the_way(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-new", assignments_views.role_card(words, WEEK, OVER_DAYS, BEN, LIBRARY, new=True))

    def test_the_card_when_it_was_missed(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-card-missed", assignments_views.role_card(words, HOUR, MISSED, ANA, LIBRARY))

    def test_the_card_when_somebody_else_has_the_role(self, golden: Golden, words: Words) -> None:
        given = assignments_views.role_given(words, HOUR, SESSION, "moderation", BEN.user)
        golden("sessions/role-given-to", given)
        again = assignments_views.role_given(words, HOUR, SESSION, "moderation", ANA.user)
        golden("sessions/role-again", again)

    def test_the_card_when_nobody_has_the_role(self, golden: Golden, words: Words) -> None:
        golden("sessions/role-given", assignments_views.role_given(words, HOUR, BARE, "moderation", ANA.user))

    def test_the_sentences_that_help_are_others_each_time(self, words: Words) -> None:
        shown = {
            str(assignments_views.role_card(words, HOUR, replace(SESSION, number=n), ANA, LIBRARY).block_dicts()[3])
            for n in (1, 2, 3)
        }
        assert len(shown) == 3


class TestSwap:
    def test_an_offer(self, golden: Golden, words: Words) -> None:
        golden("sessions/offer", assignments_views.offer(words, HOUR, SESSION, ANA, held=True))

    def test_taken(self, golden: Golden, words: Words) -> None:
        taken = replace(SESSION, roles=(replace(ANA, user=UserId("UDEA")), BEN))
        golden("sessions/offer-taken", assignments_views.offer(words, HOUR, taken, ANA, held=False))

    def test_over(self, golden: Golden, words: Words) -> None:
        golden("sessions/offer-over", assignments_views.offer(words, HOUR, RUNNING, ANA, held=True))

    def test_taken_back(self, golden: Golden, words: Words) -> None:
        golden("sessions/offer-taken-back", assignments_views.offer_over(words, HOUR, ANA))

    def test_what_is_told_who_has_no_role(self, golden: Golden, words: Words) -> None:
        golden("sessions/nothing-to-offer", swaps_views.nothing_to_swap(words, SESSION))

    def test_with_whom_one_could_swap(self, golden: Golden, words: Words) -> None:
        absent = replace(SESSION, absent=frozenset({BEN.person_id}))
        golden("sessions/swap", swaps_views.swap_modal(words, HOUR, SESSION, [own(SESSION, ANA)]))
        golden("sessions/swap-without", swaps_views.swap_modal(words, HOUR, absent, [own(absent, ANA)]))

    def test_with_nobody_to_swap_with(self, golden: Golden, words: Words) -> None:
        alone = replace(SESSION, absent=frozenset(each.person_id for each in CIRCLE.members[1:]))
        golden("sessions/swap-nobody", swaps_views.swap_modal(words, HOUR, alone, [own(alone, ANA)]))

    def test_what_is_on_offer_already(self, golden: Golden, words: Words) -> None:
        asked, without = (OwnRole(ANA, one, offered=False, exchanges=()) for one in (ASKED, TAKE_IT))
        mine = [asked, without, OwnRole(CEM, None, offered=True, exchanges=())]
        golden("sessions/swap-waits", swaps_views.swap_modal(words, HOUR, SESSION, mine))

    def test_the_question(self, golden: Golden, words: Words) -> None:
        golden("sessions/swap-question", swaps_views.question(words, HOUR, ASKED))
        golden("sessions/swap-question-without", swaps_views.question(words, HOUR, TAKE_IT))

    @pytest.mark.parametrize("state", [each for each in SwapState if each is not SwapState.OPEN])
    def test_what_becomes_of_the_question(self, golden: Golden, words: Words, state: SwapState) -> None:
        golden(f"sessions/swap-{state}", swaps_views.question(words, HOUR, replace(ASKED, state=state)))

    @pytest.mark.parametrize("state", [SwapState.ACCEPTED, SwapState.DECLINED, SwapState.LAPSED])
    def test_the_answer(self, golden: Golden, words: Words, state: SwapState) -> None:
        golden(f"sessions/swap-answer-{state}", swaps_views.answer(words, HOUR, replace(ASKED, state=state)))

    @pytest.mark.parametrize(
        ("why", "changed"),
        [
            ("off", {"state": SessionState.CANCELLED}),
            ("begun", {"state": SessionState.RUNNING}),
            ("moved", {"starts_at": START + timedelta(days=1)}),
            ("asked", {"absent": frozenset({ASKED.person_id})}),
            ("giver", {"absent": frozenset({ASKED.gives.person_id})}),
            ("roles", {"roles": (BEN, CEM)}),
        ],
    )
    def test_why_a_question_is_settled(
        self, golden: Golden, words: Words, why: str, changed: dict[str, object]
    ) -> None:
        session = replace(SESSION, **changed)  # type: ignore[arg-type]
        settled = replace(ASKED, state=SwapState.LAPSED, session=session)
        golden(f"sessions/swap-lapsed-{why}", swaps_views.question(words, HOUR, settled))
        golden(f"sessions/swap-answer-lapsed-{why}", swaps_views.answer(words, HOUR, settled))

    def test_a_role_taken_without_another_for_it(self, golden: Golden, words: Words) -> None:
        taken = replace(TAKE_IT, state=SwapState.ACCEPTED)
        golden("sessions/swap-accepted-without", swaps_views.question(words, HOUR, taken))
        golden("sessions/swap-answer-accepted-without", swaps_views.answer(words, HOUR, taken))

    def test_once_the_session_has_begun_there_is_no_other_swap(self, words: Words) -> None:
        said = swaps_views.answer(words, HOUR, replace(ASKED, state=SwapState.ACCEPTED, session=RUNNING))
        assert "actions" not in {block["type"] for block in said.block_dicts()}


class TestStart:
    def test_the_call(self, golden: Golden, words: Words) -> None:
        golden("sessions/start", facilitation_views.start_call(words, SESSION, NEXT))

    def test_the_call_without_a_moderator(self, golden: Golden, words: Words) -> None:
        golden("sessions/start-anybody", facilitation_views.start_call(words, BARE, NEXT))

    def test_it_has_begun(self, golden: Golden, words: Words) -> None:
        golden("sessions/start-begun", facilitation_views.start_call(words, RUNNING, NEXT))
        golden("sessions/start-over", facilitation_views.start_call(words, ENDED, NEXT))

    def test_it_was_missed(self, golden: Golden, words: Words) -> None:
        golden("sessions/start-missed", facilitation_views.start_call(words, MISSED, NEXT))

    def test_the_last_one_was_missed(self, golden: Golden, words: Words) -> None:
        last = replace(MISSED, number=8)
        golden("sessions/start-missed-last", facilitation_views.start_call(words, last, None))
        over = replace(last, circle=replace(last.circle, state=CircleState.CLOSED))
        golden("sessions/start-missed-for-good", facilitation_views.start_call(words, over, None))

    def test_sessions_that_fell_out_while_zirkel_was_away(self, golden: Golden, words: Words) -> None:
        one = replace(MISSED, absent_until=START + timedelta(days=8, hours=5))
        golden("sessions/absent", facilitation_views.fell_out(words, [one]))
        two = [one, replace(one, number=8, starts_at=START + timedelta(weeks=1))]
        golden("sessions/absent-last", facilitation_views.fell_out(words, two))

    def test_somebody_is_there(self, golden: Golden, words: Words) -> None:
        golden("sessions/noted-here", assignments_views.noted_here(words, HOUR, SESSION, BEN.person_id, back=False))
        back = assignments_views.noted_here(words, HOUR, SESSION, BEN.person_id, back=True)
        golden("sessions/noted-here-back", back)

    def test_somebody_else_moderates(self, golden: Golden, words: Words) -> None:
        golden("sessions/somebody-moderates", assignments_views.somebody_moderates(words, SESSION))

    def test_the_thread_hears_who_moderates_from_here_on(self, golden: Golden, words: Words) -> None:
        golden("sessions/leads", assignments_views.leads(words, BEN))

    def test_the_thread_hears_of_a_role_that_could_be_told_nowhere_else(self, golden: Golden, words: Words) -> None:
        golden("sessions/holds", assignments_views.holds(words, HOUR, SESSION, BEN, held=True))

    def test_you_moderate_now(self, golden: Golden, words: Words) -> None:
        golden("sessions/you-moderate-now", assignments_views.you_moderate_now(words))


class TestPhase:
    def test_a_role_that_nobody_has_chosen_can_be_taken_in_the_thread(self, golden: Golden, words: Words) -> None:
        nobody = replace(CONSULTATION, state=SessionState.RUNNING, roles=(ANA, BEN))
        golden(
            "sessions/phase-choose", facilitation_views.phase_message(words, CASE, nobody, run(1, 8), CASE.steps()[1])
        )

    def test_everybody_has_had_a_turn(self, golden: Golden, words: Words) -> None:
        form = FORMATS["feedback-round"]
        three = replace(RUNNING, format_id=form.id, circle=replace(CIRCLE, members=CIRCLE.members[:3]))
        later = [(n, one) for n, one in enumerate(form.steps()) if one.turn == 4]
        number, step = next((n, one) for n, one in later if one.phase.by == "receiver")
        golden("sessions/phase-once-more", facilitation_views.phase_message(words, form, three, run(number, 5), step))

    def test_open(self, golden: Golden, words: Words) -> None:
        golden("sessions/phase", facilitation_views.phase_message(words, HOUR, RUNNING, run(3, 20), HOUR.steps()[3]))

    def test_a_check_in_with_the_plans_of_last_time(self, words: Words, golden: Golden) -> None:
        golden("sessions/phase-plans", self.check_in(words, PLAN, replace(PLAN, if_text="it rains", author=None)))

    def test_a_check_in_with_eight_long_plans_fits_into_a_message(self, words: Words, golden: Golden) -> None:
        golden("sessions/phase-plans-long", self.check_in(words, *[replace(PLAN, if_text="<" * 300)] * 8))

    def test_nobody_reads_what_became_of_a_plan(self, words: Words) -> None:
        said = [self.check_in(words, replace(PLAN, state=each)).block_dicts() for each in CommitmentState]
        assert all(each == said[0] for each in said)

    def check_in(self, words: Words, *plans: CommitmentInfo) -> Message:
        return facilitation_views.phase_message(words, HOUR, RUNNING, run(1, 10), HOUR.steps()[1], (), plans)

    def test_led_by_a_role_that_nobody_has(self, golden: Golden, words: Words) -> None:
        golden(
            "sessions/phase-input", facilitation_views.phase_message(words, HOUR, RUNNING, run(2, 10), HOUR.steps()[2])
        )

    def test_the_last_one(self, golden: Golden, words: Words) -> None:
        golden(
            "sessions/phase-last", facilitation_views.phase_message(words, HOUR, RUNNING, run(7, 2), HOUR.steps()[7])
        )

    def test_over(self, golden: Golden, words: Words) -> None:
        over = run(3, 20, PhaseState.OVER)
        golden("sessions/phase-over", facilitation_views.phase_message(words, HOUR, RUNNING, over, HOUR.steps()[3]))

    def test_somebody_only_listens(self, golden: Golden, words: Words) -> None:
        session = replace(CONSULTATION, state=SessionState.RUNNING)
        golden(
            "sessions/phase-quiet", facilitation_views.phase_message(words, CASE, session, run(4, 10), CASE.steps()[4])
        )

    def test_a_later_round(self, golden: Golden, words: Words) -> None:
        form = FORMATS["troika"]
        golden(
            "sessions/phase-round", facilitation_views.phase_message(words, form, RUNNING, run(7, 4), form.steps()[7])
        )

    def test_over_days(self, golden: Golden, words: Words) -> None:
        message = facilitation_views.phase_message(words, WEEK, OVER_DAYS, run(1, 32 * 60), WEEK.steps()[1])
        golden("sessions/phase-async", message)

    def test_over_days_for_the_author_alone(self, golden: Golden, words: Words) -> None:
        message = facilitation_views.phase_message(words, WEEK, OVER_DAYS, run(0, 24 * 60), WEEK.steps()[0])
        golden("sessions/phase-async-author", message)

    def test_over_days_for_the_case_giver(self, golden: Golden, words: Words) -> None:
        session = replace(CONSULTATION, state=SessionState.RUNNING, mode=Mode.ASYNC)
        message = facilitation_views.phase_message(words, CASE, session, run(6, 24 * 60), CASE.steps()[6])
        golden("sessions/phase-async-case", message)

    def test_over_days_over_for_the_case_giver(self, golden: Golden, words: Words) -> None:
        session = replace(CONSULTATION, state=SessionState.RUNNING, mode=Mode.ASYNC)
        over = run(6, 24 * 60, PhaseState.OVER)
        golden(
            "sessions/phase-async-over", facilitation_views.phase_message(words, CASE, session, over, CASE.steps()[6])
        )

    def test_it_comes_once_more(self, golden: Golden, words: Words) -> None:
        waiting = run(3, 20, PhaseState.WAITING)
        golden("sessions/phase-again", facilitation_views.phase_message(words, HOUR, RUNNING, waiting, HOUR.steps()[3]))

    @pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
    def test_the_form_to_reflect_stands_where_it_is_meant_live_and_while_the_step_is_open(
        self, words: Words, form: Format
    ) -> None:
        for position, step in enumerate(form.steps()):
            shown = {
                (mode, state): str(
                    facilitation_views.phase_message(
                        words, form, replace(RUNNING, mode=mode), run(position, step.phase.minutes, state), step
                    ).block_dicts()
                )
                for mode in Mode
                for state in PhaseState
            }
            meant = step.phase.out in ("reflection", "commitment")
            there = {where for where, said in shown.items() if "reflections:open" in said}
            assert there == ({(Mode.LIVE, PhaseState.OPEN)} if meant else set())

    @pytest.mark.parametrize("mode", Mode)
    @pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
    def test_every_step_of_every_format_can_be_said(self, words: Words, form: Format, mode: Mode) -> None:
        session = replace(RUNNING, mode=mode)
        for position, step in enumerate(form.steps()):
            shown = facilitation_views.phase_message(words, form, session, run(position, step.phase.minutes), step)
            assert step.phase.question(words.language)[:20].replace("&", "&amp;") in shown.text


class TestEnd:
    def test_in_the_season(self, golden: Golden, words: Words) -> None:
        golden("sessions/end", facilitation_views.end_message(words, FORMATS[ENDED.format_id], ENDED, NEXT))

    def test_whoever_explained_something_is_named_with_a_tap(self, golden: Golden, words: Words) -> None:
        host = Holder(UUID(int=90), ENDED.id, "input", CIRCLE.members[0].person_id, CIRCLE.members[0].user)
        ended, form = replace(ENDED, roles=(*ENDED.roles, host)), FORMATS["learning-circle"]
        golden("sessions/end-explained", facilitation_views.end_message(words, form, ended, None))
        gone = replace(ended, absent=frozenset({host.person_id}))
        assert "explaining:helped" not in str(facilitation_views.end_message(words, form, gone, None).block_dicts())

    def test_of_the_season(self, golden: Golden, words: Words) -> None:
        golden("sessions/end-last", facilitation_views.end_message(words, FORMATS[LAST.format_id], LAST, None))

    def test_whoever_documents_is_asked_for_the_minutes(self, golden: Golden, words: Words) -> None:
        golden("sessions/minutes-ask", facilitation_views.ask_for_minutes(words, ENDED, written=False))
        nobody = replace(ENDED, roles=(ANA,))
        golden("sessions/minutes-ask-anybody", facilitation_views.ask_for_minutes(words, nobody, written=False))

    def test_where_nothing_was_agreed_goal_and_rules_can_be_written_with_the_minutes(self, words: Words) -> None:
        agreed = replace(KICKOFF, circle=replace(CIRCLE, agreed_at=datetime(2026, 3, 2, 9, tzinfo=UTC)))
        last = replace(KICKOFF, format_id="circle-closing", circle=replace(agreed.circle, can_now="Read a report"))
        assert [
            "charter:open" in str(facilitation_views.ask_for_minutes(words, one, written=False).block_dicts())
            for one in (KICKOFF, agreed, replace(last, circle=agreed.circle), last, ENDED)
        ] == [True, False, True, False, False]

    def test_when_the_minutes_are_there_they_can_be_changed(self, golden: Golden, words: Words) -> None:
        golden("sessions/minutes-written", facilitation_views.ask_for_minutes(words, ENDED, written=True))


class TestModals:
    def test_the_agenda(self, golden: Golden, words: Words) -> None:
        golden("sessions/agenda", facilitation_views.agenda_modal(words, HOUR, SESSION))

    def test_the_longest_agenda(self, golden: Golden, words: Words) -> None:
        longest = max(FORMATS.values(), key=lambda form: len(form.steps()))
        golden("sessions/agenda-longest", facilitation_views.agenda_modal(words, longest, SESSION))

    def test_new_minutes(self, golden: Golden, words: Words) -> None:
        golden("sessions/minutes-new", library_views.minutes_modal(words, ENDED, None))

    def test_minutes_of_a_case_round_are_without_the_case(self, golden: Golden, words: Words) -> None:
        golden("sessions/minutes-case", library_views.minutes_modal(words, ENDED, None, about_a_case=CASE.about_a_case))

    def test_notes_for_whoever_brought_the_case_have_a_field_of_their_own(self, golden: Golden, words: Words) -> None:
        giver = ENDED.roles[0]
        view = library_views.minutes_modal(words, ENDED, None, about_a_case=True, giver=giver)
        golden("sessions/minutes-case-notes", view)

    def test_minutes_again(self, golden: Golden, words: Words) -> None:
        written = MinutesInfo("Locks are not queues.\n\nOpen: timeouts", UserId("UBEN"), START)
        golden("sessions/minutes-again", library_views.minutes_modal(words, ENDED, written))


class TestMinutes:
    def test_in_the_thread(self, golden: Golden, words: Words) -> None:
        text = "Locks are not queues.\n\nOpen: <!channel> & timeouts\n*Ask* <@UANA>"
        golden(
            "sessions/minutes", library_views.minutes_message(words, ENDED, MinutesInfo(text, UserId("UBEN"), START))
        )

    def test_of_somebody_who_was_erased(self, golden: Golden, words: Words) -> None:
        golden(
            "sessions/minutes-erased", library_views.minutes_message(words, ENDED, MinutesInfo("Locks", None, START))
        )

    @pytest.mark.parametrize("text", ["&" * MINUTES_LIMIT, "word " * 499, "\n" * MINUTES_LIMIT, "a\n" * 1249])
    def test_all_of_them_is_shown(self, words: Words, text: str) -> None:
        shown = library_views.minutes_message(words, ENDED, MinutesInfo(text, None, START)).block_dicts()[1:]
        assert all(len(block["text"]["text"]) <= 3000 for block in shown)
        quoted = "".join(block["text"]["text"] for block in shown)
        assert quoted.replace(">", "").replace("\n", "") == text.replace("&", "&amp;").replace("\n", "")
