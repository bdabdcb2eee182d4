"""What people see of insight cards, word for word."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.features.insights import views
from bot.features.insights.forms import ShownInsights
from bot.features.insights.rules import TEXT_LIMIT, TITLE_LIMIT, AskablePerson, CardAuthor, InsightCard
from bot.features.tandems.rules import TandemInfo, TandemPerson
from bot.kernel.enums import Cadence, Language, TandemAnswer, TandemKind, TandemState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from tests.features.conftest import Golden
from tests.features.reflections.season import circle_info, session_info

ADA, BEN = UserId("UADA"), UserId("UBEN")
NOW = datetime(2026, 3, 5, 13, tzinfo=UTC)
ME, OTHER = UUID(int=7), UUID(int=8)
AMONG = ShownInsights(circle=UUID(int=3))


def card(mine: bool | None = None, others: bool | None = None, *, offered: bool = False) -> InsightCard:
    authors = CardAuthor(UUID(int=4), ME, ADA, mine), CardAuthor(UUID(int=5), OTHER, BEN, others)
    return InsightCard(
        UUID(int=1), UUID(int=2), UUID(int=3), "Async *Python*", "Locks", "One queue",
        "A lock holds everybody up.\nBetter: <one> queue.", NOW, authors, NOW if offered else None,
    )  # fmt: skip


def test_a_new_card_of_minutes(words: Words, golden: Golden) -> None:
    golden("insights/new", views.new_card(words, session_info(), "A lock holds everybody up.", [BEN]))


def test_a_card_without_its_readers_name(words: Words, golden: Golden) -> None:
    golden("insights/off", views.off(words, card()))


def test_a_card_in_other_words(words: Words, golden: Golden) -> None:
    golden("insights/changed", views.changed_card(words, card(), ME, AMONG))


def test_a_card_of_a_handover(words: Words, golden: Golden) -> None:
    ada = TandemPerson(UUID(int=4), ME, ADA, Language.ENGLISH, True, False, TandemAnswer.YES, about="Our *billing*")
    ben = TandemPerson(UUID(int=5), OTHER, BEN, Language.ENGLISH, False, True, TandemAnswer.YES)
    found = TandemInfo(UUID(int=6), TandemKind.HANDOVER, TandemState.OVER, Cadence.WEEKLY, (), 1, (ada, ben))
    kept, offered = (
        replace(one, session_id=None, circle_id=None, circle=None, topic=None)
        for one in (card(), card(True, offered=True))
    )
    golden("insights/new-of-two", views.handover_card(words, found))
    golden("insights/changed-of-two", views.changed_card(words, kept, ME, ShownInsights()))
    golden("insights/card-of-two", views.card_modal(words, kept, ME, ShownInsights(), NOW, inside=True))
    golden("insights/card-of-two-offered", views.card_modal(words, offered, ME, ShownInsights(), NOW, inside=True))
    golden("insights/company-with-own", views.company_cards(words, [kept], [], ShownInsights()))
    golden("insights/question-of-two", views.question(words, offered))


@pytest.mark.parametrize(
    ("name", "one", "days"),
    [
        ("kept", card(), 0), ("offered", card(None, True, offered=True), 0), ("yes", card(True, offered=True), 0),
        ("no", card(False, True, offered=True), 0), ("released", card(True, True, offered=True), 0),
        ("over", card(True, False, offered=True), 15),
    ],
)  # fmt: skip
def test_a_card_for_one_of_its_authors(words: Words, golden: Golden, name: str, one: InsightCard, days: int) -> None:
    at = NOW + timedelta(days=days)
    golden(f"insights/card-{name}", views.card_modal(words, one, ME, AMONG, at, inside=True))


def test_a_card_for_the_company(words: Words, golden: Golden) -> None:
    found = card(True, True, offered=True)
    golden("insights/card-found", views.card_modal(words, found, UUID(int=9), ShownInsights(), NOW, inside=False))


def test_the_cards_of_a_circle(words: Words, golden: Golden) -> None:
    golden("insights/of-circle", views.circle_cards(words, circle_info(), [card()], AMONG))
    golden("insights/none-of-circle", views.circle_cards(words, circle_info(), [], AMONG))


def test_what_the_company_finds(words: Words, golden: Golden) -> None:
    people = [AskablePerson(BEN, ("Queues & *locks*", "SQL"))]
    shown = ShownInsights(words="queue")
    golden("insights/of-company", views.company_cards(words, [card(True, True, offered=True)], people, shown))
    golden("insights/pages", views.company_cards(words, [card()] * 12, [], ShownInsights()))
    golden("insights/none-found", views.company_cards(words, [], [], shown))
    golden("insights/none-of-company", views.company_cards(words, [], [], ShownInsights()))


def test_the_question_to_an_author(words: Words, golden: Golden) -> None:
    golden("insights/question", views.question(words, card(offered=True)))
    golden("insights/settled", views.settled(words))
    golden("insights/deleted", views.deleted(words))


def test_however_many_and_long_they_are_slack_takes_them(words: Words) -> None:
    long = replace(card(True, offered=True), title="<" * TITLE_LIMIT, text="&" * TEXT_LIMIT, circle="&" * 80)
    people = [AskablePerson(UserId(f"U{number:010}"), ("&" * 150,) * 5) for number in range(300)]
    for view in (
        views.company_cards(words, [long] * 300, people, ShownInsights(words="&" * 100, page=3)),
        views.card_modal(words, long, ME, AMONG, NOW, inside=True), views.changed_card(words, long, ME, AMONG),
    ):  # fmt: skip
        assert judge_view(view.to_dict()) == []
