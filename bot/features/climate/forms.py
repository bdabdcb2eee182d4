"""What the climate check brings."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from bot.features.climate.rules import ITEMS
from bot.slack.forms import Form, FormInvalid

_Score = Annotated[int | None, Field(ge=1, le=5)]


class ClimateForm(Form):
    """A score for each sentence, or none."""

    item_1: _Score = None
    item_2: _Score = None
    item_3: _Score = None
    item_4: _Score = None
    item_5: _Score = None

    def scores(self) -> Mapping[int, int]:
        """Return the sentences that were answered, each with its score.

        Raises:
            FormInvalid: none was.
        """
        given = {item: score for item in ITEMS if (score := getattr(self, f"item_{item}"))}
        if not given:
            raise FormInvalid({"item_1": ("climate-nothing", {})})
        return given
