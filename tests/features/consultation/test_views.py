"""What people see of help on demand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.features.consultation import views
from bot.features.tandems import views as tandems_views
from bot.features.tandems.forms import ABOUT_LIMIT
from bot.features.tandems.rules import TandemInfo, TandemPage, TandemPerson, regular
from bot.kernel.enums import Cadence, Language, TandemAnswer, TandemKind, TandemState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANA = TandemPerson(
    UUID(int=4), UUID(int=1), UserId("UANA"), Language.ENGLISH, True, False, TandemAnswer.YES, False, "A *hard* talk",
)  # fmt: skip
BEN, CARLA, DAN = (
    TandemPerson(UUID(int=n), UUID(int=10 + n), UserId(user), Language.ENGLISH, False, True, TandemAnswer.YES)
    for n, user in ((5, "UBEN"), (6, "UCARLA"), (7, "UDAN"))
)
LOOKING = TandemInfo(
    UUID(int=3), TandemKind.CASE, TandemState.LOOKING, Cadence.TWO_WEEKS,
    regular(TandemKind.CASE, Cadence.TWO_WEEKS, 1), 0, (ANA, BEN, replace(CARLA, said=TandemAnswer.OPEN)),
    wanted_by=date(2026, 3, 13), made_at=AT,
)  # fmt: skip
SHOWN = replace(LOOKING, kind=TandemKind.TUTORING, seats=(ANA, replace(BEN, said=TandemAnswer.OPEN)))
RUNNING = replace(
    LOOKING, state=TandemState.RUNNING, number=1, seats=(ANA, BEN, CARLA, DAN), opened_at=AT + timedelta(hours=5),
)  # fmt: skip


def test_the_form(words: Words, golden: Golden) -> None:
    golden("consultation/form", views.form_modal(words, date(2026, 3, 9)))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("stands", TandemPage(LOOKING, ANA)), ("asked", TandemPage(LOOKING, LOOKING.seats[2])),
        ("waits", TandemPage(LOOKING, BEN)), ("running", TandemPage(RUNNING, ANA)),
        ("helping", TandemPage(RUNNING, BEN)), ("over", TandemPage(replace(RUNNING, state=TandemState.OVER), BEN)),
        ("to-show", TandemPage(SHOWN, SHOWN.seats[1])), ("to-be-shown", TandemPage(SHOWN, ANA)),
    ],
)  # fmt: skip
def test_its_page(words: Words, golden: Golden, name: str, shown: TandemPage) -> None:
    golden(f"consultation/page-{name}", views.page(words, shown))


def test_its_messages(words: Words, golden: Golden) -> None:
    golden("consultation/nobody", views.nobody(words))
    golden("consultation/card", tandems_views.card(words, RUNNING, FORMATS["fallberatung-kurz"]))
    golden("consultation/ended", tandems_views.ended(words, RUNNING, ANA.person_id))


def test_however_long_the_headline_is_slack_takes_it(words: Words) -> None:
    shown = TandemPage(replace(LOOKING, seats=(replace(ANA, about="&" * ABOUT_LIMIT),)), ANA)
    assert judge_view(views.page(words, shown).to_dict()) == []
