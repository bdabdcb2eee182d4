"""A programme: the frame around several circles, and which format comes in which week."""

from typing import Annotated, Literal

from pydantic import Field

from bot.content.texts import Group, Id, Part, Text


class Frame(Part):
    """Who decides what."""

    owner_sets: Annotated[tuple[Text, ...], Field(min_length=1)]
    circle_sets: Annotated[tuple[Text, ...], Field(min_length=1)]


class Week(Part):
    """One session of the schedule; week 0 comes before the season."""

    week: int = Field(ge=0)
    format: Id
    title: Text


class After(Part):
    """A question that comes so many days after the end."""

    day: int = Field(ge=1)
    ask: Literal["usefulness_later", "recall", "surprises_since"]


class Targets(Part):
    """What a programme hopes for, as numbers over everybody."""

    buddy_meetings_90_days: int = Field(ge=1)
    contacts_outside_team: int = Field(ge=1)


class ProgrammeTemplate(Part):
    """A season that an owner can offer."""

    id: Id
    name: Text
    goal: Text
    weeks: int = Field(ge=1)
    group: Group
    minutes_per_week: int = Field(ge=1)
    constraints: tuple[
        Literal["no_reporting_line", "mixed_departments", "at_least_3_departments", "voluntary_expert"], ...
    ] = ()
    targets: Targets | None = None
    frame: Frame
    schedule: Annotated[tuple[Week, ...], Field(min_length=1)]
    after: tuple[After, ...] = ()
