"""The digest in both languages, full and sparse."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.features.digests.rules import CircleWeek, HeldInWeek
from bot.features.digests.views import weekly_digest
from bot.features.feedback.rules import ThanksInfo
from bot.features.reflections.rules import Progress, SharedAnswer
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import NextVote
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import SessionState, TopicState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_message
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS
from tests.features.reflections.season import circle_info, session_info
from tests.rows import MONDAY

ROLES = ("moderation", "documentation", "reflection", "input")


def topic(number: int, title: str = "") -> TopicInfo:
    name = title or f"Locks & <queues> {number}"
    return TopicInfo(UUID(int=50 + number), UUID(int=10), name, TopicState.OPEN, UserId("UADA"), MONDAY)


NEXT = session_info(
    number=2, state=SessionState.PLANNED,
    roles=tuple(
        Holder(UUID(int=70 + n), UUID(int=20), role, UUID(int=n), UserId(f"U{n}")) for n, role in enumerate(ROLES, 1)
    ),
)  # fmt: skip
THANKS = ThanksInfo(UUID(int=90), circle_info(), UserId("UADA"), UserId("UBEN"), "the <patient> *answer*", MONDAY)
FULL = CircleWeek(
    circle=circle_info(),
    held=(
        HeldInWeek(session_info(topic=topic(4, "Locks <in> practice")), ("A lock protects data.", "Ask who <waits>.")),
        HeldInWeek(session_info(number=2)),
    ),
    learned=(
        SharedAnswer("A lock protects <data>,\nnot code.", UserId("UADA")),
        SharedAnswer("I can draw the event loop now.", None),
        SharedAnswer("Queues & locks differ.", UserId("UBEN")),
    ),
    upcoming=replace(NEXT, venue="https://meet.example/async"),
    topics=tuple(topic(n) for n in range(1, 4)),
    vote=NextVote(NEXT.starts_at, NEXT.starts_at - timedelta(days=2)),
    progress=Progress(3, 2),
    thanks=(UserId("UADA"), UserId("UBEN")),
    newcomers=(UserId("UCEM"),),
    said_thanks=(THANKS, replace(THANKS, text="bringing cake")),
)
QUIET = CircleWeek(circle_info(), (), (), None, (), None, Progress(3, 2), (UserId("UADA"),))


class TestWeekly:
    def test_a_full_week(self, words: Words, golden: Golden) -> None:
        golden("digests/full", weekly_digest(words, FULL, FORMATS))

    def test_a_week_with_nothing_but_a_session_to_come(self, words: Words, golden: Golden) -> None:
        upcoming = replace(NEXT, topic=topic(1), roles=())
        golden(
            "digests/next-only",
            weekly_digest(words, replace(QUIET, upcoming=upcoming, progress=Progress(0, 0)), FORMATS),
        )

    def test_what_runs_over_days_says_until_when(self, words: Words, golden: Golden) -> None:
        runs = replace(NEXT, topic=topic(1), state=SessionState.RUNNING, ends_at=NEXT.starts_at + timedelta(days=4))
        said = weekly_digest(words, replace(QUIET, upcoming=runs), FORMATS)
        golden("digests/running", said)
        assert f"!date^{NEXT.starts_at.timestamp():.0f}" not in str(said.block_dicts())

    def test_more_topics_than_fit_without_an_end_of_the_vote(self, words: Words, golden: Golden) -> None:
        digest = replace(QUIET, topics=tuple(topic(n) for n in range(1, 8)), progress=Progress(0, 1), thanks=())
        golden("digests/topics-only", weekly_digest(words, digest, FORMATS))

    def test_a_format_that_is_gone_leaves_its_roles_holders(self, words: Words) -> None:
        assert "<@U4>" in str(weekly_digest(words, FULL, {}).block_dicts())

    def test_the_longest_texts_are_still_one_message(self, words: Words) -> None:
        long = "&" * 3000
        digest = replace(
            FULL, circle=circle_info(name="&" * 80), learned=(SharedAnswer(long, UserId("UADA")),) * 3,
            upcoming=replace(NEXT, topic=topic(1, "&" * 150)), topics=tuple(topic(n, "&" * 150) for n in range(9)),
            said_thanks=(replace(THANKS, text="&" * 150),) * 20,
        )  # fmt: skip
        message = weekly_digest(words, digest, FORMATS)
        assert judge_message(message.block_dicts(), message.text) == []

    def test_more_than_ten_thanks_are_summed_up(self, words: Words) -> None:
        said = tuple(replace(THANKS, text=f"help no. {number}") for number in range(13))
        lines = [block.get("text", {}).get("text", "").split("\n") for block in weekly_digest(
            words, replace(FULL, said_thanks=said), FORMATS
        ).block_dicts()]  # fmt: skip
        (thanks,) = [each for each in lines if "help no. 0" in each[0]]
        assert ["help no. 9" in thanks[-2], *thanks[10:]] == [True, words("digests-more", count=3)]

    def test_after_the_last_session_its_text_says_what_the_week_was_about(self, words: Words) -> None:
        text = weekly_digest(words, replace(FULL, upcoming=None), FORMATS).text
        assert "Locks &lt;in&gt; practice" in text

    def test_its_text_names_the_next_session(self, words: Words) -> None:
        text = weekly_digest(words, replace(FULL, upcoming=replace(NEXT, topic=topic(1, "Locks"))), FORMATS).text
        assert "Locks" in text
        assert "14:00" in text


class TestQuiet:
    def quiet(self, **changes: Any) -> bool:
        return replace(QUIET, **changes).is_quiet(since=MONDAY)

    def test_counts_and_thanks_alone_make_no_digest(self) -> None:
        assert self.quiet()

    def test_any_news_makes_one(self) -> None:
        news: list[dict[str, Any]] = [
            {name: getattr(FULL, name)} for name in ("held", "learned", "newcomers", "topics", "said_thanks")
        ]
        for change in [*news, {"upcoming": replace(NEXT, state=SessionState.RUNNING)}]:
            assert not self.quiet(**change)

    def test_what_the_last_one_said_and_a_session_to_come_make_none(self) -> None:
        """The session's own card tells of it."""
        old = replace(topic(1), proposed_at=MONDAY - timedelta(days=1))
        assert self.quiet(upcoming=NEXT, topics=(old,))
