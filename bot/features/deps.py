"""What every feature is handed when it registers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.content.formats import Format
from bot.content.programmes import ProgrammeTemplate
from bot.kernel.clock import Clock
from bot.language.translator import Languages
from bot.slack.background import Background
from bot.slack.gateway import Gateway
from bot.slack.timeouts import Timeouts
from bot.storage.unit_of_work import Storage


@dataclass(frozen=True)
class Deps:
    """The parts that features work with."""

    storage: Storage
    gateway: Gateway
    languages: Languages
    clock: Clock
    formats: Mapping[str, Format]
    nudge: Callable[[], None]
    """Have what is in the outbox sent soon; call it after the unit of work."""
    background: Background = field(default_factory=Background)
    """For work that goes on after an answer."""
    programmes: Mapping[str, ProgrammeTemplate] = field(default_factory=dict)
    """The templates that a programme can be made of."""
    timeouts: Timeouts = field(default_factory=Timeouts)
    """How long an answer may wait for Slack."""
