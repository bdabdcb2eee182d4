"""What circles post: the card in the channel, and what people need to know who are responsible for a circle."""

from bot.delivery.post import Post
from bot.features.circles.posts.channel import IN_ARCHIVE, NOT_INVITED, CirclePost, InArchive, Invitation, NotInvited
from bot.features.circles.posts.own_channel import NOT_BROUGHT_IN, BringIn, NotBroughtIn
from bot.features.circles.service import Coming
from bot.features.deps import Deps

__all__ = ["IN_ARCHIVE", "NOT_BROUGHT_IN", "NOT_INVITED", "CirclePost", "posts"]


def posts(deps: Deps, coming: Coming) -> list[Post]:  # noqa: ARG001  who is invited is told the next date
    """Return what this feature posts; ``coming`` knows the next dates."""
    kinds = (Invitation, NotInvited, InArchive, BringIn, NotBroughtIn)
    return [kind(deps.languages) for kind in kinds]
