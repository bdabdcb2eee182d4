"""A digest comes once a week at its wall time, gives everybody a turn, and stays away when nothing happened."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.digests.rules import (
    FRIDAY_AFTERNOON,
    LATE,
    SHARED_SENTENCES,
    DigestRhythm,
    choose_sentences,
    due_digests,
    first_lines,
    newcomers,
    takes_another_topic,
    to_thank,
    week_begins,
)
from bot.features.reflections.rules import SharedAnswer
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo, next_vote
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import SessionState, TopicState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.text import clean_line
from tests.features.reflections.season import FIRST, ZONE, circle_info, session_info
from tests.rows import MONDAY

HORIZON = timedelta(hours=48)
FRIDAY = moment(date(2026, 3, 6), time(15), ZONE)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from((ZONE, "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC"))
rhythms = st.builds(DigestRhythm, st.integers(0, 6), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
authors = st.sampled_from([UserId("UADA"), UserId("UBEN"), UserId("UCEM"), None])
shared = st.lists(st.builds(SharedAnswer, st.text(min_size=1), authors), max_size=12)


class TestDue:
    @given(moments, zones, rhythms)
    def test_it_falls_on_its_weekday_or_the_friday_before_and_wall_time(
        self, now: datetime, zone: str, rhythm: DigestRhythm
    ) -> None:
        for one in due_digests(rhythm, zone, now, now + HORIZON):
            assert one.day.weekday() == min(rhythm.weekday, 4)
            assert one.at == moment(one.day, rhythm.at, zone)
            assert now - LATE < one.at <= now + HORIZON

    @given(moments, zones, rhythms)
    def test_within_any_week_there_is_exactly_one(self, now: datetime, zone: str, rhythm: DigestRhythm) -> None:
        days = {one.day for one in due_digests(rhythm, zone, now, now + timedelta(days=7) - LATE)}
        assert len(days) <= 1
        assert len({one.day for one in due_digests(rhythm, zone, now, now + timedelta(days=8))}) >= 1

    @given(moments, zones, rhythms)
    def test_late_it_never_comes_on_a_weekend(self, now: datetime, zone: str, rhythm: DigestRhythm) -> None:
        for one in due_digests(rhythm, zone, now, now + timedelta(days=8)):
            assert one.at <= one.not_after <= one.at + LATE
            last = local_date(one.not_after, zone)
            assert last == one.day or last.weekday() < 5

    @pytest.mark.parametrize(("weekday", "hours"), [(0, 24), (3, 24), (4, 9), (5, 9), (6, 9)])
    def test_how_late_it_may_come(self, weekday: int, hours: int) -> None:
        (one,) = due_digests(DigestRhythm(weekday), ZONE, MONDAY - timedelta(days=1), MONDAY + timedelta(days=6))
        assert timedelta() <= one.at + timedelta(hours=hours) - one.not_after <= timedelta.resolution

    @pytest.mark.parametrize(("hours", "count"), [(-49, 0), (-47, 1), (0, 1), (8, 1), (9, 0)])
    def test_it_is_planned_two_days_ahead_and_kept_until_the_weekend_begins(self, hours: int, count: int) -> None:
        now = FRIDAY + timedelta(hours=hours)
        assert len(list(due_digests(FRIDAY_AFTERNOON, ZONE, now, now + HORIZON))) == count

    def test_it_stays_at_three_when_the_clocks_change(self) -> None:
        (one,) = due_digests(
            FRIDAY_AFTERNOON, ZONE, moment(date(2026, 4, 2), time(20), ZONE), FRIDAY + timedelta(weeks=4)
        )
        assert one.at.astimezone(ZoneInfo(ZONE)).time() == time(15)


class TestWeekBegins:
    def test_without_an_earlier_digest_it_is_a_week(self) -> None:
        assert week_begins(FRIDAY, None) == FRIDAY - timedelta(weeks=1)

    def test_what_a_missed_digest_would_have_told_is_told_in_the_next(self) -> None:
        last = FRIDAY - timedelta(weeks=2) + timedelta(hours=2)
        assert week_begins(FRIDAY, last) == last

    def test_after_a_change_of_the_weekday_nothing_is_told_twice(self) -> None:
        assert week_begins(FRIDAY, FRIDAY - timedelta(days=3)) == FRIDAY - timedelta(days=3)

    def test_nothing_older_than_two_weeks_is_told(self) -> None:
        assert week_begins(FRIDAY, FRIDAY - timedelta(weeks=9)) == FRIDAY - timedelta(weeks=2)


class TestChoosing:
    @given(shared)
    def test_at_most_three_are_chosen_in_their_order(self, told: list[SharedAnswer]) -> None:
        chosen = choose_sentences(told)
        assert len(chosen) == min(SHARED_SENTENCES, len({said(one.text) for one in told}))
        places = iter(told)
        assert all(one in places for one in chosen)

    @given(shared)
    def test_nobody_is_told_twice_while_somebody_else_waits(self, told: list[SharedAnswer]) -> None:
        first = {said(one.text): one for one in reversed(told)}.values()
        chosen = [one.author for one in choose_sentences(told)]
        assert len(set(chosen)) == min(SHARED_SENTENCES, len({one.author for one in first}))

    @given(shared, st.lists(st.text()))
    def test_each_sentence_is_told_once(self, told: list[SharedAnswer], minutes: list[str]) -> None:
        chosen = [said(one.text) for one in choose_sentences(told, minutes)]
        assert len(set(chosen)) == len(chosen)
        assert not set(chosen) & set(map(said, minutes))


def said(text: str) -> str:
    return clean_line(text).casefold()


class TestMinutes:
    @given(st.text())
    def test_two_lines_at_most_and_none_of_them_empty(self, text: str) -> None:
        lines = first_lines(text)
        assert len(lines) <= 2
        assert all(lines)

    def test_they_are_the_first_in_which_something_stands(self) -> None:
        assert first_lines("\n Locks\tprotect  data.\n\nQueues wait.\nMore") == ("Locks protect data.", "Queues wait.")


class TestNewcomers:
    def test_they_are_those_who_joined_this_week_and_not_with_whom_the_circle_began(self) -> None:
        ada, ben, cem = circle_info().members
        begun = moment(FIRST, time(14), ZONE)
        late, later = (replace(one, joined_at=begun + timedelta(days=n)) for n, one in ((1, ben), (9, cem)))
        circle = circle_info(members=(ada, late, later))
        assert newcomers(circle, MONDAY, begun + timedelta(days=7)) == ("UBEN",)
        assert newcomers(circle, begun + timedelta(days=7), begun + timedelta(days=14)) == ("UCEM",)


class TestVoting:
    TOPIC = TopicInfo(UUID(int=1), UUID(int=10), "Locks", TopicState.CHOSEN, None, MONDAY)
    NEXT = session_info(state=SessionState.PLANNED)

    def until(self, coming: list[SessionInfo], now: datetime) -> datetime | None:
        vote = next_vote(coming, now)
        return vote.until if vote else None

    def test_it_closes_a_week_ahead_and_else_when_the_card_comes(self) -> None:
        ahead, card = (moment(FIRST - timedelta(days=days), time(9), ZONE) for days in (7, 2))
        second = timedelta(seconds=1)
        assert self.until([self.NEXT], ahead - second) == ahead
        assert self.until([self.NEXT], ahead) == self.until([self.NEXT], card - second) == card
        assert self.until([self.NEXT], card) is None

    def test_a_session_with_its_topic_is_not_voted_on_but_the_one_after_it_is(self) -> None:
        chosen, following = (
            replace(self.NEXT, topic=self.TOPIC),
            replace(self.NEXT, local_date=FIRST + timedelta(weeks=1)),
        )
        assert self.until([chosen], MONDAY) is None
        assert next_vote([chosen, following], MONDAY) == (following.starts_at, moment(FIRST, time(9), ZONE))

    def test_without_a_session_there_is_no_end(self) -> None:
        assert self.until([], MONDAY) is None


class TestAnotherTopic:
    NEXT, TOPIC = TestVoting.NEXT, TestVoting.TOPIC

    def test_once_the_last_topic_is_chosen_nobody_is_asked_for_dots(self) -> None:
        eight = replace(self.NEXT.circle, sessions=8)
        for number, milestones in itertools.product(range(1, 9), (True, False)):
            circle = replace(eight, milestones=milestones)
            coming = [replace(self.NEXT, circle=circle, number=number, topic=self.TOPIC)]
            assert takes_another_topic(circle, coming) == (number < 8 - milestones)
            assert takes_another_topic(circle, [*coming, self.NEXT])
        assert takes_another_topic(eight, [])


class TestThanks:
    def test_everybody_with_a_role_is_thanked_once(self) -> None:
        session = session_info(roles=(holder(1, "moderation"), holder(1, "documentation"), holder(2, "reflection")))
        assert to_thank([session, session]) == ("U1", "U2")

    def test_who_could_not_come_or_has_left_is_left_out(self) -> None:
        roles = (holder(1, "moderation"), holder(99, "documentation"))
        assert to_thank([session_info(roles=roles, absent=frozenset({UUID(int=1)}))]) == ()


def holder(person: int, role: str) -> Holder:
    return Holder(UUID(int=100 + person), UUID(int=20), role, UUID(int=person), UserId(f"U{person}"))
