"""What the modals of insight cards carry, and what somebody writes on one."""

from collections.abc import Mapping
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BeforeValidator, Field

from bot.features import actions
from bot.features.insights.rules import TEXT_LIMIT, TITLE_LIMIT
from bot.features.library.forms import TypedWords, filled
from bot.kernel.ids import UserId
from bot.slack.action_ids import ActionPayload
from bot.slack.forms import Form, one_line

VERBS = ("find", "finde", "finden", "search", "suche", "suchen")


class ShownInsights(ActionPayload):
    """Which cards a modal shows: a circle's, or those that the company finds; ``drawn`` counts how often."""

    circle: UUID | None = None
    words: str = ""
    page: int = 0
    drawn: int = 0

    def redrawn(self, **changes: Any) -> Self:
        """Return this with one more drawing, and changed like that."""
        return self.model_copy(update={"drawn": self.drawn + 1} | changes)


class ReadInsight(ActionPayload):
    """What the modal of one card carries: the cards among which it was found, where it was."""

    shown: ShownInsights | None = None


class InsightDraft(ReadInsight):
    """What the modal in which a card is written carries: which card, or what a new one is from."""

    session: UUID | None = None
    tandem: UUID | None = None
    insight: UUID | None = None


class WordsForm(Form):
    """The input above what is found."""

    words: TypedWords = ""

    @classmethod
    def of_view(cls, values: Mapping[str, Mapping[str, Any]]) -> Self:
        """Return what it looks for."""
        return filled(cls, values, (actions.INSIGHTS_WORDS,))


class InsightForm(Form):
    """What stands on a card."""

    title: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=TITLE_LIMIT)
    text: str = Field(min_length=1, max_length=TEXT_LIMIT)
    authors: Annotated[tuple[UserId, ...], BeforeValidator(lambda chosen: chosen or ())] = ()
