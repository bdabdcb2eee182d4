"""What people see of circles that are formed, word for word."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.features.proposals import service, views
from bot.features.proposals.rules import FormedNumbers, MyProposal, Proposed
from bot.kernel.enums import Language, ProgrammeState, WhyNoCircle
from bot.kernel.ids import UserId
from bot.language.translator import Words
from tests.features.conftest import Golden
from tests.features.programmes.test_views import COACHED, LATE, PROGRAMME, TEMPLATES
from tests.rows import MONDAY

FORMED = FormedNumbers(2, 10, 6, {WhyNoCircle.NO_HOURS: 1, WhyNoCircle.TOO_FEW: 2}, accepted=4, waiting=6)
CIRCLE = Proposed(
    UUID(int=5), 1, Language.ENGLISH, datetime(2026, 3, 31, 8, tzinfo=UTC), 60,
    {UUID(int=number): UserId(user) for number, user in enumerate(("UANA", "UBEN", "UCEM"))},
)  # fmt: skip
UNTIL = datetime(2026, 3, 20, 16, tzinfo=UTC)
ASKED = MyProposal(replace(PROGRAMME, state=ProgrammeState.ASKING, answer_by=UNTIL), CIRCLE, yes=False)
YES = replace(ASKED, yes=True)
NOWHERE = replace(ASKED, circle=None, why=WhyNoCircle.NO_HOURS)


@pytest.mark.parametrize("state", ProgrammeState)
def test_who_offers_it_sees_numbers(words: Words, golden: Golden, state: ProgrammeState) -> None:
    golden(f"proposals/owner-{state}", views.look_after(words, replace(PROGRAMME, state=state), FORMED, MONDAY))


def test_circles_are_formed_once_the_last_day_to_apply_is_over_and_there_are_enough(
    words: Words, golden: Golden
) -> None:
    few = views.look_after(words, replace(PROGRAMME, applied=2), FORMED, LATE)
    golden("proposals/owner-few", few)
    for shown in (few, views.look_after(words, PROGRAMME, FORMED, MONDAY)):
        assert "proposals:form" not in str(shown.to_dict())
    late = views.look_after(words, PROGRAMME, FORMED, LATE)
    golden("proposals/owner-late", late)
    assert "proposals:form" in str(late.to_dict())
    golden("proposals/form-now", views.form_now(words, PROGRAMME))
    golden("proposals/form-too-few", views.form_now(words, replace(PROGRAMME, applied=1)))


def test_where_no_circle_came_about_nobody_can_be_asked(words: Words, golden: Golden) -> None:
    none = FormedNumbers(0, 0, 0, {WhyNoCircle.NO_HOURS: 5})
    shown = views.look_after(words, replace(PROGRAMME, state=ProgrammeState.PROPOSING, applied=5), none, MONDAY)
    golden("proposals/owner-no-circle", shown)
    assert "proposals:ask" not in str(shown.to_dict())


def test_the_invitation_can_be_passed_on(words: Words, golden: Golden) -> None:
    link = "https://acme.slack.com/archives/C1/p17"
    golden("proposals/owner-passes-on", views.look_after(words, PROGRAMME, FORMED, MONDAY, link))


def test_of_one_person_the_numbers_speak_in_the_singular(words: Words, golden: Golden) -> None:
    one = FormedNumbers(1, 3, 1, dict.fromkeys(WhyNoCircle, 1), accepted=1, waiting=1)
    for state in (ProgrammeState.PROPOSING, ProgrammeState.ASKING):
        golden(f"proposals/owner-of-one-{state}", views.look_after(words, replace(PROGRAMME, state=state), one, MONDAY))
    alone = replace(CIRCLE, people={UUID(int=1): UserId("UANA")})
    golden("proposals/elsewhere-of-one", views.elsewhere(words, replace(ASKED, others=(alone,))))


def test_who_offers_one_with_coaching_finds_its_next_round(words: Words, golden: Golden) -> None:
    golden("proposals/owner-coaching", views.look_after(words, COACHED, FORMED, MONDAY))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("asked", ASKED), ("yes", YES), ("begun", replace(YES, circle=replace(CIRCLE, begun=True)))],
)
def test_the_question(words: Words, golden: Golden, name: str, shown: MyProposal) -> None:
    golden(f"proposals/question-{name}", views.question(words, shown))


def test_what_is_proposed_is_read_in_ones_own_language() -> None:
    template = TEMPLATES["leadership"]
    german = replace(ASKED, programme=replace(PROGRAMME, name=template.name.de, aim=template.goal.de))
    assert service.told_in(german, TEMPLATES, Language.ENGLISH).programme.name == template.name.en
    assert service.told_in(german, TEMPLATES, Language.GERMAN) == german
    assert service.told_in(ASKED, TEMPLATES, Language.GERMAN) == ASKED


def test_the_page_and_other_circles(words: Words, golden: Golden) -> None:
    golden("proposals/page", views.page(words, ASKED))
    golden("proposals/elsewhere", views.elsewhere(words, replace(ASKED, others=(replace(CIRCLE, id=UUID(int=6)),))))
    golden("proposals/elsewhere-none", views.elsewhere(words, ASKED))
    golden("proposals/settled", views.settled(words))


@pytest.mark.parametrize("why", WhyNoCircle)
def test_no_circle(words: Words, golden: Golden, why: WhyNoCircle) -> None:
    golden(f"proposals/no-circle-{why}", views.no_circle(words, replace(NOWHERE, why=why)))
    helps = {WhyNoCircle.NO_HOURS: ("3", "6"), WhyNoCircle.NO_LANGUAGE: ("en",)}.get(why, ())
    if helps:
        golden(f"proposals/no-circle-{why}-helps", views.no_circle(words, replace(NOWHERE, why=why, helps=helps)))
    golden("proposals/no-circle-found", views.no_circle(words, YES))
    running = replace(NOWHERE, programme=replace(NOWHERE.programme, state=ProgrammeState.RUNNING))
    golden("proposals/page-no-circle", views.page(words, running))
