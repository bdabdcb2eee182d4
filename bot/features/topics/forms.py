"""The words after `/topics` and the modals for proposing, voting, offers and wishes, as typed values."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from bot.features.topics.rules import SKILL_LIMIT, SKILL_LINES, TITLE_LIMIT, Skills
from bot.kernel.errors import Gone
from bot.kernel.text import clean_line
from bot.slack.forms import Form, FormInvalid, one_line

VERBS = {
    "add": ("add", "neu", "new", "propose", "vorschlagen"),
    "vote": ("vote", "abstimmen", "dots", "punkte"),
    "skills": ("skills", "können", "offers", "wishes"),
    "list": ("list", "liste", "show", "zeigen"),
}


def _lines(text: object) -> tuple[str, ...]:
    lines = [clean_line(line) for line in str(text or "").splitlines()]
    tidy = tuple(dict.fromkeys(line.removeprefix("- ").removeprefix("• ") for line in lines if line))
    if len(tidy) > SKILL_LINES:
        raise ValueError("topics-skills-too-many")
    if any(len(line) > SKILL_LIMIT for line in tidy):
        raise ValueError("topics-skills-too-long")
    return tidy


Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]


class TitleForm(Form):
    """The modal that says a topic in other words."""

    title: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=TITLE_LIMIT)


class ProposalForm(TitleForm):
    """The modal that proposes a topic."""

    circle: UUID | None = None
    """Asked for only where there are several."""


class VoteForm(Form):
    """The modal in which dots are placed."""

    dots: Annotated[tuple[UUID, ...], BeforeValidator(lambda chosen: chosen or ())] = ()


def read_votes(values: Mapping[str, Mapping[str, Any]]) -> dict[UUID, tuple[UUID, ...]]:
    """Return the dots recorded in the room: person id, which is also the block's, -> topic ids; empty ones left out.

    Raises:
        Gone: an input isn't about a person.
        FormInvalid: something else than a topic was chosen.
    """
    found = {block: _votes_of(block, inputs) for block, inputs in values.items()}
    return {_person(block): dots for block, dots in found.items() if dots}


def _votes_of(block: str, inputs: Mapping[str, Any]) -> tuple[UUID, ...]:
    try:
        return VoteForm.read({"dots": inputs}).dots
    except FormInvalid as invalid:
        raise FormInvalid({block: invalid.problems["dots"]}) from invalid


def _person(block: str) -> UUID:
    try:
        return UUID(block)
    except ValueError as error:
        raise Gone from error


class SkillsForm(Form):
    """What somebody offers and wishes: a line each."""

    offers: Lines = ()
    wishes: Lines = ()
    listed: Annotated[bool, BeforeValidator(bool)] = False

    def skills(self) -> Skills:
        """Return them; without an offer there is nothing that the company could find."""
        return Skills(self.offers, self.wishes, self.listed and bool(self.offers))
