"""Who answers, who reads what, and when somebody is reminded: for any members, answers and moments."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.formats import Format, Step
from bot.features.answers.rules import (
    AnswerInfo,
    Audience,
    PhaseQuestion,
    Reading,
    audience,
    in_order,
    is_for_the_thread,
    is_the_day,
    readable,
    reading,
    remind_at,
    reminders,
)
from bot.features.answers.service import question
from bot.features.answers.views import fitting
from bot.features.circles.rules import CircleInfo, Member
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import PhaseInfo, SessionInfo, Slot
from bot.kernel.enums import Cadence, CircleState, Language, Mode, PhaseState, SessionState
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm, local_date
from bot.slack.mrkdwn import quote
from tests.features.fakes import FORMATS

BEGIN = datetime(2026, 3, 12, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC", "Pacific/Apia"])
ANA, BEN, CEM, DEA = EVERYBODY = [UUID(int=n) for n in range(1, 5)]
MEMBERS = tuple(
    Member(each, UserId(f"U{n}"), n == 0, "UTC", Language.ENGLISH, BEGIN) for n, each in enumerate(EVERYBODY)
)
CIRCLE = CircleInfo(
    id=UUID(int=99), name="C", purpose="P", channel=ChannelId("C1"), language=Language.ENGLISH,
    state=CircleState.ACTIVE, rhythm=Rhythm(Cadence.WEEKLY, date(2026, 3, 12), time(9), "UTC"), minutes=60,
    format_id="async-week", mode=Mode.ASYNC, places=5, sessions=8, dots=3, digest=True, members=MEMBERS,
)  # fmt: skip
SESSION = SessionInfo(
    id=UUID(int=98), circle=CIRCLE, number=1, starts_at=BEGIN, ends_at=BEGIN + timedelta(days=6),
    local_date=date(2026, 3, 12), format_id="async-week", mode=Mode.ASYNC, state=SessionState.RUNNING, topic=None,
    roles=(), absent=frozenset(),
)  # fmt: skip
RUN = PhaseInfo(UUID(int=97), 1, "post", BEGIN, BEGIN + 32 * HOUR, PhaseState.OPEN)
OPEN = PhaseQuestion(SESSION, RUN, Audience.CIRCLE, True, frozenset(EVERYBODY), False, frozenset(), frozenset())
ASKING = st.builds(
    replace, st.just(OPEN), audience=st.sampled_from(Audience), own_first=st.booleans(),
    run=st.sampled_from([RUN, replace(RUN, state=PhaseState.OVER)]), asked=st.frozensets(st.sampled_from(EVERYBODY)),
    receivers=st.frozensets(st.sampled_from(EVERYBODY), max_size=1),
)  # fmt: skip
AUTHORS = st.lists(st.sampled_from(EVERYBODY), unique=True)


def by(*people: UUID) -> list[AnswerInfo]:
    return [AnswerInfo(one, UserId(f"U{one.int}"), f"text {one.int}", BEGIN + n * HOUR) for n, one in enumerate(people)]


def held(role: str, person: UUID) -> Holder:
    return Holder(UUID(int=50 + person.int), SESSION.id, role, person, UserId(f"U{person.int}"))


def asking(form: Format, place: int, *roles: Holder) -> PhaseQuestion:
    step: Step = form.steps()[place]
    return question(form, replace(SESSION, roles=roles), replace(RUN, position=place, phase=step.phase.id), step)


class TestReading:
    @given(ASKING, AUTHORS, st.sampled_from(EVERYBODY))
    def test_nobody_reads_others_before_their_own_where_that_comes_first(
        self, asked: PhaseQuestion, authors: list[UUID], reader: UUID
    ) -> None:
        seen = {one.person_id for one in readable(asked, reader, by(*authors))}
        must_write = asked.own_first and reader in asked.asked and not asked.is_over and reader not in authors
        if must_write and asked.audience is Audience.CIRCLE:
            assert seen == set()

    @given(ASKING, AUTHORS, st.sampled_from(EVERYBODY))
    def test_what_is_for_few_is_read_by_few(self, asked: PhaseQuestion, authors: list[UUID], reader: UUID) -> None:
        seen = {one.person_id for one in readable(asked, reader, by(*authors))}
        if asked.audience in (Audience.AUTHOR, Audience.RECEIVER) and reader not in asked.receivers:
            assert seen <= {reader}
        if asked.audience is Audience.NAMELESS and (not asked.is_over or len(authors) < 3):
            assert seen <= {reader}

    @given(ASKING, AUTHORS)
    def test_the_thread_shows_only_what_everybody_may_read(self, asked: PhaseQuestion, authors: list[UUID]) -> None:
        if is_for_the_thread(asked, by(*authors)) and asked.is_over:
            assert all(reading(asked, each, by(*authors)) is Reading.ALL for each in EVERYBODY)

    @given(st.permutations(EVERYBODY))
    def test_without_names_the_order_tells_nothing_of_who_was_first(self, authors: list[UUID]) -> None:
        asked = replace(OPEN, audience=Audience.NAMELESS)
        assert [one.person_id for one in in_order(asked, by(*authors))] == [
            one.person_id for one in in_order(asked, by(*EVERYBODY))
        ]

    @pytest.mark.parametrize(
        ("reader", "found"),
        [
            (None, Audience.CIRCLE), ("author", Audience.AUTHOR), ("recipient", Audience.RECEIVER),
            ("pair", Audience.RECEIVER), ("author_case", Audience.RECEIVER), ("circle", Audience.CIRCLE),
            ("circle_anon", Audience.NAMELESS), ("community", Audience.CIRCLE), ("company", Audience.CIRCLE),
        ],
    )  # fmt: skip
    def test_each_word_of_the_formats_has_its_readers(self, reader: str | None, found: Audience) -> None:
        assert audience(reader) is found


class TestAsking:
    CASE = FORMATS["fallberatung-kurz"]

    def test_the_case_giver_tells_and_the_others_listen(self) -> None:
        asked = asking(self.CASE, 0, held("case", ANA), held("moderation", BEN))
        assert (asked.asked, asked.listening) == (frozenset({ANA}), frozenset({BEN, CEM, DEA}))

    def test_over_days_who_moderates_advises_too(self) -> None:
        asked = asking(self.CASE, 2, held("case", ANA), held("moderation", BEN))
        assert (asked.asked, asked.listening, asked.receivers) == (
            frozenset({BEN, CEM, DEA}),
            frozenset({ANA}),
            frozenset({ANA}),
        )

    def test_a_role_that_nobody_has_is_for_whoever_would_like_to(self) -> None:
        asked = asking(self.CASE, 0, held("moderation", BEN))
        assert (asked.asked, asked.awaited, asked.listening) == (frozenset(EVERYBODY), frozenset(), frozenset())

    def test_who_cannot_come_may_answer_and_is_not_waited_for(self) -> None:
        asked = replace(OPEN, session=replace(SESSION, absent=frozenset({DEA})))
        assert (DEA in asked.asked, asked.awaited) == (True, frozenset({ANA, BEN, CEM}))

    @pytest.mark.parametrize(
        "form", [form for form in FORMATS.values() if Mode.ASYNC in form.modes], ids=lambda f: f.id
    )
    def test_every_step_of_every_format_asks_somebody_and_nobody_who_only_listens(self, form: Format) -> None:
        roles = [held(role.id, EVERYBODY[n % 4]) for n, role in enumerate(one for one in form.roles if one.n == 1)]
        for place in range(len(form.steps())):
            for held_now in ((), tuple(roles)):
                asked = asking(form, place, *held_now)
                assert asked.asked
                assert not asked.asked & asked.listening


class TestReminding:
    @given(st.integers(1, 72), st.integers(0, 6 * 24), ZONES)
    def test_it_comes_in_working_hours_with_time_to_answer(self, hours: int, begins: int, zone: str) -> None:
        slot = Slot(BEGIN + begins * HOUR, BEGIN + (begins + hours) * HOUR)
        at = remind_at(slot, zone)
        if at is None:
            return
        assert slot.opens_at + 2 * HOUR <= at <= slot.ends_at - 3 * HOUR
        assert at.astimezone(ZoneInfo(zone)).hour in (10, 14, 16)
        assert local_date(at, zone).weekday() < 5

    @given(st.lists(st.tuples(st.integers(0, 100), st.integers(4, 50)), max_size=8), ZONES)
    def test_at_most_one_moment_a_day(self, found: list[tuple[int, int]], zone: str) -> None:
        slots = [Slot(BEGIN + begins * HOUR, BEGIN + (begins + hours) * HOUR) for begins, hours in found]
        assert all(local_date(at, zone) == day for day, at in reminders(slots, zone).items())

    @given(st.lists(st.tuples(st.integers(0, 100), st.integers(5, 50)), min_size=1, max_size=8))
    def test_a_silent_person_has_exactly_one_day(self, found: list[tuple[int, int]]) -> None:
        """Of all moments the first that calls it the day is kept; it is one on which most is open."""
        runs = [replace(RUN, opens_at=BEGIN + b * HOUR, ends_at=BEGIN + (b + h) * HOUR) for b, h in found]
        asked = [replace(OPEN, run=run) for run in runs]
        moments = sorted(reminders([Slot(run.opens_at, run.ends_at) for run in runs], "UTC").values())
        days = [at for at in moments if is_the_day(asked, at, [each for each in moments if each > at])]
        counts = [sum(run.opens_at <= at < run.ends_at for run in runs) for at in moments]
        if moments:
            assert counts[moments.index(days[0])] == max(counts)

    def test_nothing_open_is_no_day(self) -> None:
        assert not is_the_day([], BEGIN, [])


class TestFitting:
    @given(st.lists(st.text(alphabet="aé&\n😀", max_size=3000), min_size=1, max_size=8))
    def test_all_together_fit_and_short_ones_stay_whole(self, texts: list[str]) -> None:
        kept = fitting(texts, 9000)
        size = sum(len(quote(text).encode()) for text in kept)
        assert size <= 9000
        assert all(now == then for now, then in zip(kept, texts, strict=True) if len(then) < 100)

    def test_what_the_short_ones_leave_is_for_the_long_one(self) -> None:
        kept = fitting(["ja", "x" * 3000, "nein"], 3100)
        assert kept == ["ja", "x" * 3000, "nein"]
