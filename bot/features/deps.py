"""What every feature is handed when it registers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.content.formats import Format
from bot.kernel.clock import Clock
from bot.language.translator import Languages
from bot.slack.gateway import Gateway
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
