"""What people see at a lifecycle, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from slack_sdk.models.views import View

from bot.features.actions import CIRCLES_PAUSE, CIRCLES_RESUME
from bot.features.circles.rules import CircleInfo
from bot.features.lifecycle import views as lifecycle_views
from bot.features.lifecycle.rules import LifecycleQuestion, Sign
from bot.features.merge import views as merge_views
from bot.features.merge.rules import Consent, Offer
from bot.kernel.enums import CircleState, Decision, MergeState
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle, member
from tests.features.conftest import Golden
from tests.features.sessions.test_views import NEXT, SESSION
from tests.rows import MONDAY

CIRCLE = replace(a_circle(3), name="R&D <reads>")
PAUSED = replace(CIRCLE, state=CircleState.PAUSED, paused_until=datetime(2026, 4, 1, 22, tzinfo=UTC))
GATHERING = replace(a_circle(1), state=CircleState.GATHERING)
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

AGREED = Consent(UUID(int=6), replace(MADE, state=MergeState.AGREED, agreed_at=MONDAY), member(1).person_id, None)


def asked(count: int, *signs: Sign) -> LifecycleQuestion:
    return LifecycleQuestion(replace(a_circle(count), name="R&D <reads>"), signs)


def settled(state: MergeState) -> Offer:
    return replace(MADE, state=state)


def decided(decision: Decision) -> CircleInfo:
    return replace(PAUSED if decision is Decision.PAUSE else CIRCLE, asked_at=MONDAY, decision=decision)


SEEN: dict[str, Callable[[Words], Message | View]] = {
    "pause-modal": lambda words: lifecycle_views.pause_modal(words, CIRCLE, date(2026, 4, 2)),
    "paused": lambda words: lifecycle_views.paused(words, PAUSED),
    "pause-over": lambda words: lifecycle_views.paused(words, CIRCLE),
    "resumed": lambda words: lifecycle_views.resumed(words, CIRCLE, NEXT),
    "end-modal": lambda words: lifecycle_views.end_modal(words, CIRCLE, NEXT),
    "end-modal-now-alone": lambda words: lifecycle_views.end_modal(words, CIRCLE, None),
    "end-modal-gathering": lambda words: lifecycle_views.end_modal(words, GATHERING, None),
    "ended-before": lambda words: lifecycle_views.ended(words, GATHERING, met=False),
    "end-done": lambda words: lifecycle_views.end_done(words, lifecycle_views.ended(words, CIRCLE)),
    "closing": lambda words: lifecycle_views.closing(words, SESSION),
    "ended": lambda words: lifecycle_views.ended(words, CIRCLE),
    "which": lambda words: lifecycle_views.which(words, CIRCLES_PAUSE, [CIRCLE, OTHER]),
    "none": lambda words: lifecycle_views.which(words, CIRCLES_PAUSE, []),
    "none-pauses": lambda words: lifecycle_views.which(words, CIRCLES_RESUME, []),
    "question-missed": lambda words: lifecycle_views.question(words, asked(4, Sign.MISSED)),
    "question-two": lambda words: lifecycle_views.question(words, asked(2, Sign.FEW)),
    "question-alone": lambda words: lifecycle_views.question(words, asked(1, Sign.FEW)),
    "question-all": lambda words: lifecycle_views.question(words, asked(2, *Sign)),
    "ways-owner": lambda words: lifecycle_views.ways_modal(words, asked(4, Sign.MISSED), member(0).person_id),
    "ways-alone": lambda words: lifecycle_views.ways_modal(words, asked(1, Sign.FEW), member(0).person_id),
    "ways-member": lambda words: lifecycle_views.ways_modal(words, asked(4, Sign.MISSED), member(1).person_id),
    "asked-before": lambda words: lifecycle_views.asked_before(words, CIRCLE),
    "merge-modal": lambda words: merge_views.merge_modal(words, CIRCLE, [OTHER], [MADE]),
    "merge-modal-nobody": lambda words: merge_views.merge_modal(words, CIRCLE, [], []),
    "offer": lambda words: merge_views.offer(words, MADE),
    "offer-all-there": lambda words: merge_views.offer(words, ALL_THERE),
    "answer-declined": lambda words: merge_views.answer(words, settled(MergeState.DECLINED)),
    "answer-expired": lambda words: merge_views.answer(words, settled(MergeState.EXPIRED)),
    "merge-modal-agreed": lambda words: merge_views.merge_modal(words, CIRCLE, [], [AGREED.offer]),
    "consent": lambda words: merge_views.consent(words, AGREED, NEXT.starts_at),
    "consent-no-date": lambda words: merge_views.consent(words, AGREED, None),
    "consent-yes": lambda words: merge_views.consent(words, replace(AGREED, moves=True), None),
    "consent-no": lambda words: merge_views.consent(words, replace(AGREED, moves=False), None),
    "consent-over": lambda words: merge_views.consent(words, replace(AGREED, offer=CAME), None),
    "moved": lambda words: merge_views.moved(words, replace(AGREED, offer=CAME), NEXT.starts_at),
    "moved-not": lambda words: merge_views.moved(words, replace(AGREED, offer=CAME, person_id=UUID(int=77)), None),
    "moved-nobody": lambda words: merge_views.moved(words, replace(AGREED, offer=settled(MergeState.EXPIRED)), None),
    "merged": lambda words: merge_views.merged(words, CAME),
    "welcome": lambda words: merge_views.welcome(words, CAME),
}


@pytest.mark.parametrize(("name", "view"), SEEN.items(), ids=SEEN)
def test_what_people_see(golden: Golden, words: Words, name: str, view: Callable[[Words], Message | View]) -> None:
    golden(f"lifecycle/{name}", view(words))


@pytest.mark.parametrize("decision", list(Decision))
def test_how_a_circle_has_decided(golden: Golden, words: Words, decision: Decision) -> None:
    golden(f"lifecycle/decided-{decision}", lifecycle_views.decided(words, decided(decision)))


@pytest.mark.parametrize("state", [state for state in MergeState if state is not MergeState.OPEN])
def test_what_became_of_an_offer(golden: Golden, words: Words, state: MergeState) -> None:
    golden(f"lifecycle/offer-{state}", merge_views.offer(words, settled(state)))


def test_a_pause_that_was_decided_and_is_over_names_no_day(words: Words) -> None:
    over = replace(decided(Decision.PAUSE), state=CircleState.ACTIVE, paused_until=None)
    assert lifecycle_views.decided(words, over).text == words("lifecycle-decided-paused", name="R&amp;D &lt;reads&gt;")


def test_very_many_circles_fit(words: Words) -> None:
    many = [replace(OTHER, id=UUID(int=n)) for n in range(200)]
    assert len(merge_views.merge_modal(words, CIRCLE, many, []).to_dict()["blocks"]) < 100
    assert len(lifecycle_views.which(words, CIRCLES_PAUSE, many).block_dicts()) < 50
