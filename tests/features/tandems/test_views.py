"""What people see of tandems, word for word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.features import actions
from bot.features.pairs import views as pair_views
from bot.features.payloads import TandemButton
from bot.features.people.rules import PersonInfo
from bot.features.tandems import service, views
from bot.features.tandems.forms import ABOUT_LIMIT, TEXT_LIMIT
from bot.features.tandems.rules import Meeting, Proposal, TandemInfo, TandemPage, TandemPerson, regular
from bot.kernel.enums import Cadence, Language, TandemAnswer, TandemKind, TandemState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS

ANA = TandemPerson(
    UUID(int=4), UUID(int=1), UserId("UANA"), Language.ENGLISH, True, False, TandemAnswer.YES, False,
    "Python & *data*", "Read the <team>’s code",
)  # fmt: skip
BEN = TandemPerson(UUID(int=5), UUID(int=2), UserId("UBEN"), Language.ENGLISH, False, True, TandemAnswer.YES)
LOOKING = TandemInfo(
    UUID(int=3), TandemKind.MENTORING, TandemState.LOOKING, Cadence.FOUR_WEEKS,
    regular(TandemKind.MENTORING, Cadence.FOUR_WEEKS, 6), 0, (ANA,),
)  # fmt: skip
ASKED = replace(LOOKING, seats=(ANA, replace(BEN, said=TandemAnswer.OPEN)))
RUNNING = replace(LOOKING, state=TandemState.RUNNING, number=1, seats=(ANA, BEN), due_on=date(2026, 3, 30))
OVER = replace(RUNNING, state=TandemState.OVER, number=6, due_on=None)
HANDOVER = replace(RUNNING, kind=TandemKind.HANDOVER, plan=(Meeting(0, "expert-handover"),))
THANKED = replace(OVER, seats=(ANA, replace(BEN, thanks="For *asking*")))
CARLA = PersonInfo(UUID(int=6), UserId("UCARLA"), Language.ENGLISH, "Europe/Berlin")
AT = datetime(2026, 3, 5, 13, tzinfo=UTC)


def test_the_forms(words: Words, golden: Golden) -> None:
    golden("tandems/form", views.form_modal(words, service.meetings_by_plan()))
    golden("tandems/goal", views.goal_modal(words, TandemPage(RUNNING, ANA)))
    golden("tandems/look-back", views.look_back_modal(words, TandemPage(OVER, replace(ANA, kept="More"))))
    golden("tandems/capacity", views.capacity_modal(words, 2))
    golden("tandems/capacity-kept", views.capacity_kept(words, 2))
    golden("tandems/capacity-none", views.capacity_kept(words, 0))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("proposed", TandemPage(LOOKING, ANA, (Proposal(CARLA, ("Python & *SQL*",)),))),
        ("nobody", TandemPage(LOOKING, ANA)), ("waiting", TandemPage(ASKED, ANA)), ("asked", TandemPage(ASKED, BEN)),
        ("running", TandemPage(replace(RUNNING, meets_at=AT), ANA)),
        ("last", TandemPage(replace(RUNNING, number=6), BEN)), ("over", TandemPage(THANKED, replace(ANA, kept="More"))),
    ],
)  # fmt: skip
def test_a_page(words: Words, golden: Golden, name: str, shown: TandemPage) -> None:
    golden(f"tandems/page-{name}", views.page(words, shown))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("first", RUNNING),
        ("dated", replace(RUNNING, meets_at=AT)),
        ("half", replace(RUNNING, number=4)),
        ("over", OVER),
        ("last-of-a-handover", replace(HANDOVER, number=7, plan=HANDOVER.plan * 7)),
    ],
)
def test_a_card(words: Words, golden: Golden, name: str, found: TandemInfo) -> None:
    golden(f"tandems/card-{name}", views.card(words, found, FORMATS[found.meeting.format_id]))


def test_a_card_of_an_earlier_meeting(words: Words, golden: Golden) -> None:
    golden("tandems/card-earlier", views.earlier_card(words, RUNNING))


def test_the_date_and_how_it_runs(words: Words, golden: Golden) -> None:
    about = TandemButton(tandem=RUNNING.id)
    keep, before = actions.TANDEMS_KEEP_DATE, AT - timedelta(days=1)
    golden("tandems/date", pair_views.date_modal(words, keep, about, AT, "Room 4", zone="Europe/Berlin", now=before))
    golden("tandems/how", pair_views.how_modal(words, FORMATS["mentoring-start"], ()))


@pytest.mark.parametrize("kind", TandemKind)
def test_the_question(words: Words, golden: Golden, kind: TandemKind) -> None:
    golden(f"tandems/question-{kind}", views.question(words, replace(ASKED, kind=kind)))


def test_what_each_is_told(words: Words, golden: Golden) -> None:
    left = replace(OVER, seats=(ANA, replace(BEN, said=TandemAnswer.LEFT)))
    golden("tandems/settled", views.settled(words))
    golden("tandems/news", views.news(words, LOOKING))
    golden("tandems/ended", views.ended(words, OVER, ANA.person_id))
    golden("tandems/ended-left", views.ended(words, left, ANA.person_id))
    golden("tandems/ended-gone", views.ended(words, replace(OVER, seats=(BEN,)), BEN.person_id))
    golden("tandems/thanked", views.thanked(words, OVER, ANA))


def test_what_one_is_in_stands_under_coaching_and_at_home(words: Words) -> None:
    shown = str([block.to_dict() for block in views.lines(words, [LOOKING, ASKED, RUNNING, OVER], ANA.person_id)])
    assert shown.count("tandems:page") == 4
    assert str([block.to_dict() for block in views.lines(words, [ASKED], BEN.person_id)]).count("tandems:page") == 0


def test_however_long_the_words_are_slack_takes_them(words: Words) -> None:
    long = replace(ANA, about="&" * ABOUT_LIMIT, goal="<" * TEXT_LIMIT, kept="&" * TEXT_LIMIT, thanks="<" * TEXT_LIMIT)
    proposals = (Proposal(CARLA, ("&" * 150,) * 5),) * 3
    titled = tuple(Meeting(n, "onboarding-buddy", dict.fromkeys(Language, "x" * 60)) for n in range(9))
    for found in (LOOKING, replace(RUNNING, plan=titled), OVER):
        both = replace(found, seats=(long, replace(long, id=UUID(int=9), person_id=UUID(int=8))))
        assert judge_view(views.page(words, TandemPage(both, long, proposals)).to_dict()) == []
