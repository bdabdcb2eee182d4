"""What people see at a crossroads, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo
from bot.features.crossroads.rules import Offer, Question, Sign
from bot.features.crossroads.views import life, merging, questions
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.vocabulary import CircleState, Decision, MergeState
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle, member
from tests.features.conftest import Golden
from tests.features.sessions.test_views import NEXT, SESSION
from tests.rows import MONDAY

CIRCLE = replace(a_circle(3), name="R&D <reads>")
PAUSED = replace(CIRCLE, state=CircleState.PAUSED, paused_until=datetime(2026, 4, 1, 22, tzinfo=UTC))
OTHER = replace(
    a_circle(), id=UUID(int=98), name="Negotiating", channel=ChannelId("C2"), members=(member(0), member(7), member(8)),
    purpose="Ask for what we need", rhythm=replace(CIRCLE.rhythm, first=date(2026, 3, 10)),
)  # fmt: skip
MADE = Offer(UUID(int=5), CIRCLE, OTHER, UserId("U0"), MergeState.OPEN, MONDAY)
ALL_THERE = replace(MADE, circle=replace(CIRCLE, members=OTHER.members))
CAME = replace(
    MADE, state=MergeState.ACCEPTED,
    into=replace(OTHER, members=(*OTHER.members, replace(member(1), joined_at=datetime(2026, 3, 9, tzinfo=UTC)))),
)  # fmt: skip


def asked(count: int, *signs: Sign) -> Question:
    return Question(replace(a_circle(count), name="R&D <reads>"), signs)


def settled(state: MergeState) -> Offer:
    return replace(MADE, state=state)


def decided(decision: Decision) -> CircleInfo:
    return replace(PAUSED if decision is Decision.PAUSE else CIRCLE, asked_at=MONDAY, decision=decision)


SEEN: dict[str, Callable[[Words], Message | View]] = {
    "pause-modal": lambda words: life.pause_modal(words, CIRCLE, date(2026, 4, 2)),
    "paused": lambda words: life.paused(words, PAUSED),
    "pause-over": lambda words: life.paused(words, CIRCLE),
    "resumed": lambda words: life.resumed(words, CIRCLE, NEXT),
    "end-modal": lambda words: life.end_modal(words, CIRCLE, NEXT),
    "end-modal-now-alone": lambda words: life.end_modal(words, CIRCLE, None),
    "end-done": lambda words: life.end_done(words, life.ended(words, CIRCLE)),
    "closing": lambda words: life.closing(words, SESSION),
    "ended": lambda words: life.ended(words, CIRCLE),
    "which": lambda words: life.which(words, "circles:pause", [CIRCLE, OTHER]),
    "none": lambda words: life.nothing_here(words, "pause"),
    "none-pauses": lambda words: life.nothing_here(words, "resume"),
    "question-missed": lambda words: questions.question(words, asked(4, Sign.MISSED)),
    "question-two": lambda words: questions.question(words, asked(2, Sign.FEW)),
    "question-alone": lambda words: questions.question(words, asked(1, Sign.FEW)),
    "question-all": lambda words: questions.question(words, asked(2, *Sign)),
    "asked-before": lambda words: questions.asked_before(words, CIRCLE),
    "taken-on": lambda words: questions.taken_on(words, CIRCLE),
    "merge-modal": lambda words: merging.merge_modal(words, CIRCLE, [OTHER], [MADE]),
    "merge-modal-nobody": lambda words: merging.merge_modal(words, CIRCLE, [], []),
    "offer": lambda words: merging.offer(words, MADE),
    "offer-all-there": lambda words: merging.offer(words, ALL_THERE),
    "answer-declined": lambda words: merging.answer(words, settled(MergeState.DECLINED)),
    "answer-expired": lambda words: merging.answer(words, settled(MergeState.EXPIRED)),
    "merged": lambda words: merging.merged(words, CAME),
    "welcome": lambda words: merging.welcome(words, CAME),
}


@pytest.mark.parametrize(("name", "view"), SEEN.items(), ids=SEEN)
def test_what_people_see(golden: Golden, words: Words, name: str, view: Callable[[Words], Message | View]) -> None:
    golden(f"crossroads/{name}", view(words))


@pytest.mark.parametrize("decision", list(Decision))
def test_how_a_circle_has_decided(golden: Golden, words: Words, decision: Decision) -> None:
    golden(f"crossroads/decided-{decision}", questions.decided(words, decided(decision)))


@pytest.mark.parametrize("state", [state for state in MergeState if state is not MergeState.OPEN])
def test_what_became_of_an_offer(golden: Golden, words: Words, state: MergeState) -> None:
    golden(f"crossroads/offer-{state}", merging.offer(words, settled(state)))


def test_a_pause_that_was_decided_and_is_over_names_no_day(words: Words) -> None:
    over = replace(decided(Decision.PAUSE), state=CircleState.ACTIVE, paused_until=None)
    assert questions.decided(words, over).text == words("crossroads-decided-paused", name="R&amp;D &lt;reads&gt;")


def test_very_many_circles_fit(words: Words) -> None:
    many = [replace(OTHER, id=UUID(int=n)) for n in range(200)]
    assert len(merging.merge_modal(words, CIRCLE, many, []).to_dict()["blocks"]) < 100
    assert len(life.which(words, "circles:pause", many).block_dicts()) < 50
