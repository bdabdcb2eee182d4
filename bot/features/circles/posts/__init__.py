"""What circles post: the card in the channel, and what people need to know who are responsible for a circle."""

from bot.delivery.post import Chore, Post
from bot.features.circles import service
from bot.features.circles.posts.channel import (
    CHANNEL_GONE,
    IN_ARCHIVE,
    NOT_INVITED,
    ChannelGone,
    CirclePost,
    InArchive,
    Invitation,
    InvitationElsewhere,
    NotInvited,
    tell_owners,
)
from bot.features.circles.posts.doors import door_posts
from bot.features.circles.posts.own_channel import NOT_BROUGHT_IN, BringIn, NotBroughtIn
from bot.features.circles.service import Coming
from bot.features.deps import Deps

__all__ = [
    "CHANNEL_GONE",
    "IN_ARCHIVE",
    "NOT_BROUGHT_IN",
    "NOT_INVITED",
    "CirclePost",
    "chores",
    "posts",
    "tell_owners",
]


def posts(deps: Deps, coming: Coming) -> list[Post]:
    """Return what this feature posts; ``coming`` knows the next dates."""
    kinds = (Invitation, InvitationElsewhere, NotInvited, InArchive, ChannelGone, BringIn, NotBroughtIn)
    return [*(kind(deps.languages) for kind in kinds), *door_posts(deps, coming)]


def chores() -> list[Chore]:
    """Return the upkeep of circles."""
    return [service.pass_on_places]
