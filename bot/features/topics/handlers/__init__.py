"""`/topics` and its buttons: the list of a circle, proposing, placing dots, offers and wishes."""

from bot.features.deps import Deps
from bot.features.topics.handlers.command import CommandDesk
from bot.features.topics.handlers.lists import ListDesk
from bot.features.topics.handlers.proposing import ProposalDesk
from bot.features.topics.handlers.voting import VotingDesk
from bot.slack.routes import Routes


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about topics."""
    proposing, voting, lists = ProposalDesk(deps), VotingDesk(deps), ListDesk(deps, routes)
    command = CommandDesk(deps, proposing)
    routes.command("/topics", command.command)
    routes.action("topics:circle", command.look)
    routes.submission("topics:skills", command.keep_skills)
    routes.shortcut("topics:from-message", proposing.from_message)
    routes.action("topics:propose", proposing.ask)
    routes.submission("topics:propose", proposing.propose)
    routes.action("topics:vote", voting.vote)
    routes.submission("topics:place-dots", voting.place_dots)
    routes.action("topics:room", voting.room)
    routes.submission("topics:record", voting.record)
    routes.action("topics:list", lists.show)
    routes.action("topics:change", lists.change)
    routes.submission("topics:retitle", lists.retitle)
    routes.action("topics:withdraw", lists.withdraw)
