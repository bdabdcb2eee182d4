"""What the library's buttons carry, and what somebody looks for as typed values."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BeforeValidator, Field

from bot.features.library.rules import WORDS_LIMIT, Search
from bot.slack.action_ids import ActionPayload
from bot.slack.forms import Form
from bot.slack.input_parsing import one_line

VERBS = ("library", "bibliothek", "minutes", "protokolle", "protokoll")

EVERY_TOPIC = "every"

_PREFIX = "library:"


class Shelf(ActionPayload):
    """What the library's modal knows: the circle, what is looked for, the page.

    ``drawn`` counts how often it was drawn: its inputs get new ids each time, so that they show what is found and
    nothing that was typed meanwhile for something else; and so that the same search twice isn't the same request.
    """

    circle: UUID
    words: str = ""
    topic: UUID | None = None
    since: date | None = None
    until: date | None = None
    page: int = 0
    drawn: int = 0

    @property
    def search(self) -> Search:
        """Return what is looked for."""
        return Search(self.words, self.topic, self.since, self.until)

    def looking_for(self, search: Search) -> Self:
        """Return the first page of another search; days that are the wrong way round change places."""
        since, until = search.since, search.until
        if since and until and since > until:
            since, until = until, since
        found = {"words": search.words, "topic": search.topic, "since": since, "until": until, "page": 0}
        return self.model_copy(update=found)

    def redrawn(self) -> Self:
        """Return this with one more drawing."""
        return self.model_copy(update={"drawn": self.drawn + 1})


def _topic(chosen: object) -> object:
    return None if chosen in (None, "", EVERY_TOPIC) else chosen


class SearchForm(Form):
    """The inputs above what is found."""

    words: Annotated[str, BeforeValidator(lambda typed: one_line(typed)[:WORDS_LIMIT])] = ""
    topic: Annotated[UUID | None, BeforeValidator(_topic)] = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of_view(cls, values: Mapping[str, Mapping[str, Any]]) -> Search:
        """Return what the modal's inputs look for; several of them share a block."""
        inputs = {
            action.removeprefix(_PREFIX): {action: found}
            for actions in values.values()
            for action, found in actions.items()
        }
        form = cls.read(inputs)
        return Search(form.words, form.topic, form.since, form.until)


MINUTES_LIMIT = 2500


class MinutesForm(Form):
    """The minutes' modal."""

    text: str = Field(min_length=1, max_length=MINUTES_LIMIT)
