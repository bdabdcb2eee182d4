"""A circle's page and what is said at its door, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from slack_sdk.models.views import View

from bot.features.actions import CIRCLES_EDIT
from bot.features.circle_page import views
from bot.features.circle_page.rules import CirclePage
from bot.features.circles.rules import CircleInfo
from bot.features.membership import views as membership
from bot.features.membership.rules import JoinResult
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.message import Message
from tests.features.circles.test_rules import a_circle
from tests.features.conftest import Golden
from tests.features.membership.requests import a_request
from tests.rows import MONDAY

THURSDAY = MONDAY + timedelta(days=10, hours=5)
OWNER, MEMBER = UUID(int=0), UUID(int=1)
ASKING = replace(a_circle(3, places=5), by_invitation=True)
DOOR = (
    a_request(0, RequestKind.ASKED),
    a_request(1, RequestKind.ASKED),
    a_request(2),
    a_request(3, RequestKind.INVITED),
)


def page(words: Words, circle: CircleInfo, reader: UUID = MEMBER) -> View:
    found = CirclePage(circle, reader, THURSDAY, DOOR if reader == OWNER else ())
    return views.page_modal(words, found)


PAGES: dict[str, Callable[[Words], View]] = {
    "circles/page-member": lambda words: page(words, a_circle(3, places=5)),
    "circles/page-owner": lambda words: page(words, ASKING, OWNER),
    "circles/page-in-programme": lambda words: page(
        words, replace(a_circle(3), in_programme=True, coaching=True, breaks=True)
    ),
    "circles/page-full": lambda words: page(words, a_circle(3)),
    "circles/page-paused": lambda words: page(
        words, replace(a_circle(3), state=CircleState.PAUSED, paused_until=THURSDAY), OWNER
    ),
    "circles/page-gathering": lambda words: page(words, a_circle(2, places=5, state=CircleState.GATHERING), OWNER),
    "circles/page-refused": lambda words: views.page_modal(
        words, CirclePage(a_circle(3), MEMBER, THURSDAY, refused=True)
    ),
    "circles/page-venue": lambda words: views.page_modal(
        words, CirclePage(a_circle(3), MEMBER, THURSDAY, venue="https://meet.example/async")
    ),
    "circles/page-closed": lambda words: page(words, a_circle(3, state=CircleState.CLOSED)),
    "circles/people": lambda words: views.people_modal(words, a_circle(3), OWNER),
    "circles/people-two": lambda words: views.people_modal(words, two_owners(), OWNER),
    "circles/people-alone": lambda words: views.people_modal(words, a_circle(1), OWNER),
    "circles/invite": lambda words: views.invite_modal(words, a_circle(3, places=5)),
    "circles/invite-full": lambda words: views.invite_modal(words, a_circle(3)),
}


def two_owners() -> CircleInfo:
    circle = a_circle(3)
    return replace(circle, members=(*circle.members[:2], replace(circle.members[2], owner=True)))


@pytest.mark.parametrize(("name", "view"), PAGES.items(), ids=PAGES)
def test_the_modals_of_a_circle(golden: Golden, words: Words, name: str, view: Callable[[Words], View]) -> None:
    golden(name, view(words))


def test_a_member_is_offered_nothing_that_only_owners_can_do(words: Words) -> None:
    shown = str(page(words, ASKING).to_dict())
    running = ("circles:edit", "circles:people", "circles:move-channel", "circles:pause", "circles:end")
    for action_id in (*running, "lifecycle:merge"):
        assert action_id not in shown
    assert "circles:invite" not in shown
    assert "U102" not in shown


ASKED, INVITED = a_request(0, RequestKind.ASKED), a_request(0, RequestKind.INVITED)
SAID: dict[str, Callable[[Words], Message]] = {
    "circles/asked": lambda words: membership.join_result(words, JoinResult(ASKING, a_request(0, RequestKind.ASKED))),
    "circles/waits": lambda words: membership.join_result(words, JoinResult(a_circle(3), a_request())),
    "circles/invited-waits": lambda words: membership.join_result(
        words, JoinResult(a_circle(3), a_request()), was_invited=True
    ),
    "circles/place": lambda words: membership.place(words, replace(a_circle(2), waiting=1), a_request(kept=True)),
    "circles/place-passed": lambda words: membership.settled(words, RequestKind.WAITING),
    "circles/withdrawn-asked": lambda words: membership.withdrawn(words, ASKING, a_request(0, RequestKind.ASKED)),
    "circles/withdrawn-waiting": lambda words: membership.withdrawn(words, a_circle(3), a_request()),
    "circles/withdrawn-invited": lambda words: membership.withdrawn(words, a_circle(), INVITED),
    "circles/withdrawn-kept": lambda words: membership.withdrawn(words, a_circle(2), a_request(kept=True)),
    "circles/asks": lambda words: membership.asks(words, ASKING, a_request(0, RequestKind.ASKED)),
    "circles/asks-full": lambda words: membership.asks(words, replace(ASKING, places=3), ASKED),
    "circles/asks-settled": lambda words: membership.settled(words, RequestKind.ASKED),
    "circles/let-in": lambda words: membership.let_in(words, JoinResult(ASKING, None), a_request()),
    "circles/let-in-waits": lambda words: membership.let_in(words, JoinResult(ASKING, a_request()), a_request()),
    "circles/not-now": lambda words: membership.not_now(words, ASKING, a_request()),
    "circles/not-now-told": lambda words: membership.not_now_told(words, ASKING, closed=False),
    "circles/door-closed": lambda words: membership.not_now_told(words, ASKING, closed=True),
    "circles/invitation": lambda words: membership.invitation(
        words, a_circle(2), a_request(0, RequestKind.INVITED), UserId("U0"), THURSDAY
    ),
    "circles/invitation-full": lambda words: membership.invitation(
        words, a_circle(3), a_request(0, RequestKind.INVITED), None, None
    ),
    "circles/invitation-over": lambda words: membership.settled(words, RequestKind.INVITED),
    "circles/you-own": lambda words: membership.you_own(words, a_circle()),
    "circles/handed-over": lambda words: views.handed_over(words, a_circle(), UserId("U1")),
    "circles/owns-no-more": lambda words: views.owns_no_more(words, a_circle()),
    "circles/invitations-sent": lambda words: views.invitations_sent(words, a_circle(), [UserId("U7"), UserId("U8")]),
    "circles/which": lambda words: views.which_circle(words, [a_circle(), named(1)], CIRCLES_EDIT),
    "circles/ask-to-leave": lambda words: views.ask_to_leave(words, [a_circle()]),
    "circles/guide": views.guide,
    "circles/guide-unknown": lambda words: views.guide(words, "<#C1> *Python*"),
    "circles/overview-doors": lambda words: views.overview(
        words, [a_circle(1)], [],
        [(named(n), one) for n, one in enumerate([*DOOR[1:], a_request(4, kept=True)])],
    ),
}  # fmt: skip


def named(number: int) -> CircleInfo:
    return replace(a_circle(2), id=UUID(int=900 + number), name=f"Circle {number}")


@pytest.mark.parametrize(("name", "view"), SAID.items(), ids=SAID)
def test_what_is_said_at_the_door(golden: Golden, words: Words, name: str, view: Callable[[Words], Message]) -> None:
    golden(name, view(words))


@pytest.mark.parametrize("say", SAID.values(), ids=SAID)
def test_every_message_makes_sense_alone(words: Words, say: Callable[[Words], Message]) -> None:
    text = say(words).text
    assert text.strip()
    assert "!" not in text.replace("<!date", "")
