"""A programme: the frame around several circles, and which format comes in which week."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from bot.content.formats import Format
from bot.content.texts import Group, Id, Part, Text
from bot.kernel.enums import Language

_LEAST, _MOST, _SMALL = 4, 6, 10
BUDDIES = "onboarding-buddy"
"""The format in which somebody new meets somebody who knows the place."""


class Frame(Part):
    """What circles decide themselves."""

    circle_sets: Annotated[tuple[Text, ...], Field(min_length=1)]


class Week(Part):
    """One session of the schedule; week 0 comes before the season."""

    week: int = Field(ge=0)
    format: Id
    title: Text


class ProgrammeTemplate(Part):
    """A season that an owner can offer."""

    id: Id
    name: Text
    goal: Text
    weeks: int = Field(ge=1)
    group: Group
    minutes_per_week: int = Field(ge=1)
    frame: Frame
    schedule: Annotated[tuple[Week, ...], Field(min_length=1)]

    @property
    def has_buddies(self) -> bool:
        """Return whether whoever is new meets a buddy in it."""
        return any(each.format == BUDDIES for each in self.schedule)

    def told_in(self, text: str, language: Language) -> str:
        """Return a programme's name or aim in a language where it is the template's own; what people wrote stays."""
        said = " ".join(text.split())
        found = (own for own in (self.name, self.goal) if said in {" ".join(own(each).split()) for each in Language})
        return next((own(language) for own in found), text)

    def last_day(self, starts_on: date) -> date:
        """Return on which day at the latest its circles meet last."""
        return starts_on + timedelta(weeks=self.weeks + 1, days=-1)

    def for_circles(self, formats: Mapping[str, Format]) -> tuple[Week, ...]:
        """Return what circles do, one step in a week; what looks at the circle itself goes before all else."""
        fitting = [each for each in self.schedule if _for_a_circle(formats[each.format])]
        ranked = sorted(fitting, key=lambda each: _rank(formats[each.format]))
        best = {each.week: each for each in ranked}
        return tuple(best[week] for week in sorted(best))

    def beside_circles(self, formats: Mapping[str, Format]) -> tuple[Week, ...]:
        """Return the rest: what two or three people do together, or more than a circle."""
        theirs = self.for_circles(formats)
        return tuple(each for each in self.schedule if each not in theirs)


def _rank(form: Format) -> tuple[bool, bool]:
    """Return what goes before what in a week, the last one first."""
    return form.family == "circle", form.group.max <= _SMALL


def _for_a_circle(form: Format) -> bool:
    """Return whether four to six people can do it."""
    return form.group.max >= _LEAST and form.group.min <= _MOST
