"""The modals of programmes, as typed values, and the words after `/zirkel`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from bot.content.texts import Group
from bot.features.circles.forms import NO_HOLIDAYS, Name, Purpose, Ticked, Venue
from bot.features.circles.rules import MINUTES, PLACES
from bot.features.programmes.rules import BEFORE_START, HALF_DAYS, ProgrammeFrame
from bot.kernel.enums import Language
from bot.kernel.ids import ChannelId, UserId
from bot.slack.forms import Form, FormInvalid, one_line

VERBS = ("programme", "programmes", "program", "programs", "programm")
WISH_LIMIT, DEPARTMENT_LIMIT = 150, 80
ANY, OWN, OTHER = "any", "own", "other"


def places_of(group: Group) -> range:
    """Return for how many people circles can be; one more can be in one, up to the most that it is made for."""
    least = max(group.min, PLACES.start)
    return range(least, max(least + 1, group.max))


class FrameForm(Form):
    """The frame, as far as it can still be changed; of a programme that runs neither dates nor places are asked."""

    name: Name
    aim: Purpose
    channel: ChannelId | None = None
    apply_until: date | None = None
    starts_on: date | None = None
    minutes: Annotated[int, Field(ge=MINUTES[0], le=MINUTES[-1])]
    places: int | None = None
    language: Language | None = None
    holidays: str | None = None
    venue: Venue = ""
    coaching: Ticked = False
    formats: tuple[str, ...] = ()

    @field_validator("places")
    @classmethod
    def _few(cls, places: int | None) -> int | None:
        if places is not None and places not in PLACES:
            raise ValueError("slack-choose-another")
        return places

    def frame(self, known: ProgrammeFrame, today: date) -> ProgrammeFrame:
        """Return the frame; what wasn't asked stays as it is ``known``.

        Raises:
            FormInvalid: its dates leave too little time.
        """
        until, start = self.apply_until or known.apply_until, self.starts_on or known.starts_on
        if until != known.apply_until and until < today:
            raise FormInvalid({"apply_until": ("programmes-until-is-past", {})})
        if (until, start) != (known.apply_until, known.starts_on) and start < until + BEFORE_START:
            raise FormInvalid({"starts_on": ("programmes-starts-too-soon", {"days": BEFORE_START.days})})
        return ProgrammeFrame(
            name=self.name, aim=self.aim, language=self.language or known.language,
            holidays=None if self.holidays == NO_HOLIDAYS else self.holidays or known.holidays, venue=self.venue,
            apply_until=until, starts_on=start, minutes=self.minutes, places=self.places or known.places,
            coaching=self.coaching, formats=" ".join(self.formats),
        )  # fmt: skip


class ApplicationForm(Form):
    """What somebody applies with."""

    wish: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=WISH_LIMIT)
    offer: Annotated[str, BeforeValidator(one_line)] = Field(default="", max_length=WISH_LIMIT)
    half_days: tuple[int, ...] = Field(default=(), validate_default=True)
    languages: tuple[Language, ...] = Field(default=(), validate_default=True)
    department: Annotated[str, BeforeValidator(one_line)] = Field(default="", max_length=DEPARTMENT_LIMIT)
    companions: tuple[UserId, ...] = Field(default=(), max_length=PLACES.stop)
    together: str = ANY
    moderated: tuple[str, ...] = ()

    @field_validator("half_days", mode="after")
    @classmethod
    def _some(cls, chosen: tuple[int, ...]) -> tuple[int, ...]:
        if not chosen or not set(chosen) <= set(range(HALF_DAYS)):
            raise ValueError("programmes-no-half-days")
        return chosen

    @field_validator("languages", mode="after")
    @classmethod
    def _one(cls, chosen: tuple[Language, ...]) -> tuple[Language, ...]:
        if not chosen:
            raise ValueError("programmes-no-languages")
        return chosen

    @property
    def own_department(self) -> bool | None:
        """Return whether they'd rather be with people of their department, or rather not; None: any."""
        return {OWN: True, OTHER: False}.get(self.together)


class OfferingForm(Form):
    """Who may offer programmes from now on, or only read their reports."""

    person: UserId
    what: Literal["offer", "read"] = "offer"
