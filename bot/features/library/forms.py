"""What the library's modal carries, and what somebody looks for or writes as typed values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Self, TypeVar
from uuid import UUID

from pydantic import BeforeValidator, Field

from bot.features import actions
from bot.features.library.rules import WORDS_LIMIT, Search
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.forms import Form, one_line

VERBS = ("library", "bibliothek", "minutes", "protokolle", "protokoll")
EVERY = "every"
MINUTES_LIMIT = 2500
FILTERS = (actions.LIBRARY_WORDS, actions.LIBRARY_TOPIC, actions.LIBRARY_SINCE, actions.LIBRARY_UNTIL)
"""The modal's inputs, each of which looks anew when it changes."""


class ShownSearch(ActionPayload):
    """What the library's modal shows: of which circle, what is looked for, the page.

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
        """Return what is looked for, whatever the circle and the page."""
        return Search(self.words, self.topic, self.since, self.until)

    def looking_for(self, search: Search) -> Self:
        """Return the first page of another search; days that are the wrong way round change places."""
        found = asdict(search) | {"page": 0}
        if search.since and search.until and search.since > search.until:
            found |= {"since": search.until, "until": search.since}
        return self.model_copy(update=found)

    def redrawn(self) -> Self:
        """Return this with one more drawing."""
        return self.model_copy(update={"drawn": self.drawn + 1})


TypedWords = Annotated[str, BeforeValidator(lambda typed: one_line(typed)[:WORDS_LIMIT])]
OneOrAll = Annotated[UUID | None, BeforeValidator(lambda one: None if one in (None, "", EVERY) else one)]
F = TypeVar("F", bound=Form)


def filled(form: type[F], values: Mapping[str, Mapping[str, Any]], inputs: Sequence[Action[Any]]) -> F:
    """Return what stands in inputs that may share a block; ``values`` is Slack's report, by block and action."""
    found = {action: report for block in values.values() for action, report in block.items()}
    fields = zip(form.model_fields, inputs, strict=True)
    return form.read({name: {name: found[each.name]} for name, each in fields if each.name in found})


class SearchForm(Form):
    """The inputs above what is found."""

    words: TypedWords = ""
    topic: OneOrAll = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of_view(cls, values: Mapping[str, Mapping[str, Any]]) -> Search:
        """Return what they look for."""
        form = filled(cls, values, FILTERS)
        return Search(form.words, form.topic, form.since, form.until)


class MinutesForm(Form):
    """What a session was about, as one text."""

    text: str = Field(min_length=1, max_length=MINUTES_LIMIT)


class CaseForm(Form):
    """What all learned from a case, and notes for whoever brought it: either may be empty."""

    text: str = Field(default="", max_length=MINUTES_LIMIT)
    notes: str = Field(default="", max_length=MINUTES_LIMIT)
