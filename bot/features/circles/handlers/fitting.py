"""Which agendas a circle can have, and whether what was chosen goes together."""

from collections.abc import Mapping, Sequence

from bot.content.formats import Format
from bot.kernel.vocabulary import Mode
from bot.slack.forms import FormInvalid

Formats = Mapping[str, Format]


def offered(formats: Formats) -> Formats:
    """Return the formats that a whole season can be made of."""
    return {key: form for key, form in formats.items() if form.cadence not in ("once", "midpoint_and_end")}


def fitting_minutes(formats: Formats, format_id: str, mode: Mode, minutes: int) -> int:
    """Return how long a session takes; the agenda says so where nobody else does.

    Raises:
        FormInvalid: there is no such agenda, or it can't run that way.
    """
    form = formats.get(format_id)
    if form is None:
        raise FormInvalid({"format_id": ("slack-choose-another", {})})
    if mode not in form.modes:
        raise FormInvalid({"mode": ("circles-mode-does-not-fit", {})})
    return minutes if minutes and mode is Mode.LIVE else form.minutes


def check_region(region: str | None, regions: Sequence[str]) -> None:
    """Let a circle keep off the public holidays of one of the company's regions, or of none.

    Raises:
        FormInvalid: it isn't one of them.
    """
    if region is not None and region not in regions:
        raise FormInvalid({"holidays": ("slack-choose-another", {})})
