"""The modals of tandems, as typed values."""

from collections.abc import Collection
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.features.tandems.rules import CADENCES, LASTING, MONTHS, MOST_AT_ONCE
from bot.kernel.enums import Cadence, TandemKind
from bot.kernel.ids import UserId
from bot.slack.forms import Form, one_line

VERBS = ("mentor", "mentoring", "tandem", "buddy", "mentorin")
ABOUT_LIMIT, TEXT_LIMIT = 150, 1000
LEARN, HELP = "learn", "help"


def _among(known: tuple[int, ...]) -> BeforeValidator:
    def check(value: object) -> int:
        if str(value) not in map(str, known):
            raise ValueError("slack-choose-another")
        return int(str(value))

    return BeforeValidator(check)


def among_kinds(kinds: Collection[TandemKind]) -> AfterValidator:
    """Refuse a kind that isn't one of these."""

    def check(kind: TandemKind) -> TandemKind:
        if kind not in kinds:
            raise ValueError("slack-choose-another")
        return kind

    return AfterValidator(check)


class TandemForm(Form):
    """What somebody looks for."""

    kind: Annotated[TandemKind, among_kinds(LASTING)]
    role: Annotated[str, Field(pattern=f"^({LEARN}|{HELP})$")]
    about: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=ABOUT_LIMIT)
    goal: str = Field(default="", max_length=TEXT_LIMIT)
    cadence: Cadence = CADENCES[-1]
    months: Annotated[int, _among(MONTHS)] = MONTHS[2]

    @property
    def helps(self) -> bool:
        """Return whether they give what the other one learns."""
        return self.role == HELP


class WhomForm(Form):
    """Who is to be asked."""

    person: UserId


class GoalAgainForm(Form):
    """Somebody's goal in other words."""

    goal: str = Field(default="", max_length=TEXT_LIMIT)


class LookBackForm(Form):
    """What somebody takes with them, and a word to the other one."""

    kept: str = Field(default="", max_length=TEXT_LIMIT)
    thanks: str = Field(default="", max_length=TEXT_LIMIT)


class CapacityForm(Form):
    """For how many somebody is there; 0 for nobody."""

    capacity: Annotated[int, _among(tuple(range(MOST_AT_ONCE + 1)))]
