"""What all tabs share: the workspace and its people, the clock, the words, who is here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.practice.api.faults import FaultPlan
from bot.practice.page import mishaps
from bot.practice.page.seen import Sight
from bot.practice.page.timekeeper import Timekeeper
from bot.practice.people.acting import Acting
from bot.practice.workspace.changes import Changes
from bot.practice.workspace.state import Json, SlackUser, SlackWorkspace

Words = Mapping[str, Mapping[str, str]]
"""Language -> key -> sentence, with places such as ``{name}``."""


class Tab(Protocol):
    """One open page."""

    person: SlackUser

    def stir(self, *parts: str) -> None:
        """Tell these parts anew."""
        ...


@dataclass
class Desk:
    """The one place where tabs, people and clock meet."""

    acting: Acting
    sight: Sight
    changes: Changes
    faults: FaultPlan
    keeper: Timekeeper
    words: Words
    fresh: bool = False
    tabs: set[Tab] = field(default_factory=set)

    @property
    def workspace(self) -> SlackWorkspace:
        """Return the workspace's state."""
        return self.acting.stage.workspace

    def about(self, person: SlackUser) -> Json:
        """Return what a tab must know of the workspace and of the app before it can draw anything."""
        install = self.acting.stage.scene.install
        features = install.features
        language = person.locale[:2] if person.locale[:2] in self.words else "en"
        return {
            "me": person.id,
            "bot": install.bot_user,
            "workspace": self.workspace.name,
            "app": features.get("bot_user", {}).get("display_name", ""),
            "commands": features.get("slash_commands", []),
            "shortcuts": features.get("shortcuts", []),
            "fresh": self.fresh,
            "takes_messages": install.takes_messages,
            "language": language,
            "words": self.words.get(language, {}),
        }

    def faults_pending(self) -> list[Json]:
        """Return the faults that are still to come."""
        return mishaps.pending(self.faults)

    def stir(self, *parts: str, person: SlackUser | None = None) -> None:
        """Tell these parts anew to every tab, or to those of one person."""
        for tab in self.tabs:
            if person is None or tab.person.id == person.id:
                tab.stir(*parts)
