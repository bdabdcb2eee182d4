"""`/circle`, the founding modal, a circle's page and its door; what happens to the channels."""

from collections.abc import Sequence

from bot.features.circles import service
from bot.features.circles.forms import VERBS
from bot.features.circles.handlers.channels import ChannelDesk
from bot.features.circles.handlers.doors import DoorDesk
from bot.features.circles.handlers.editing import EditDesk
from bot.features.circles.handlers.founding import FoundingDesk
from bot.features.circles.handlers.housing import Housing
from bot.features.circles.handlers.inviting import InvitingDesk
from bot.features.circles.handlers.moving import MovingDesk
from bot.features.circles.handlers.overview import OverviewDesk
from bot.features.circles.handlers.page import PageDesk
from bot.features.deps import Deps
from bot.slack.routes import Routes


def register(
    routes: Routes,
    deps: Deps,
    coming: service.Coming,
    follow: service.Follow,
    reached: service.Reached,
    regions: Sequence[str] = (),
) -> None:
    """Answer everything about circles.

    ``coming`` knows the next dates, ``follow`` is called when a circle has moved, ``reached`` knows how far a season
    is, ``regions`` are those whose public holidays circles can keep off.
    """
    housing = Housing(deps)
    routes.command("/circle", OverviewDesk(deps).command)
    _found(routes, FoundingDesk(deps, housing, regions))
    _at_the_door(routes, deps, coming)
    _on_the_page(routes, deps, coming)
    _edit(routes, EditDesk(deps, coming, routes.knows, reached, regions))
    _about_channels(routes, deps, MovingDesk(deps, coming, routes.knows, housing, follow))


def _found(routes: Routes, founding: FoundingDesk) -> None:
    routes.verb("/circle", VERBS["new"], founding.new)
    routes.action("circles:new", founding.new)
    routes.action("circles:more", founding.more)
    routes.submission("circles:found", founding.found)


def _at_the_door(routes: Routes, deps: Deps, coming: service.Coming) -> None:
    doors = DoorDesk(deps, coming)
    routes.verb("/circle", VERBS["leave"], doors.ask_to_leave)
    routes.action("circles:join", doors.join)
    routes.action("circles:ask", doors.ask)
    routes.action("circles:wait", doors.wait)
    routes.action("circles:withdraw", doors.withdraw)
    routes.action("circles:leave", doors.leave)
    routes.action("circles:what", doors.explain)


def _about_channels(routes: Routes, deps: Deps, moving: MovingDesk) -> None:
    channels = ChannelDesk(deps)
    routes.action("circles:move-channel", moving.ask)
    routes.submission("circles:move", moving.move)
    routes.event("member_joined_channel", channels.joined)
    routes.event("member_left_channel", channels.left)
    routes.event("channel_archive", channels.archived)
    routes.event("channel_unarchive", channels.unarchived)
    routes.event("channel_deleted", channels.deleted)


def _on_the_page(routes: Routes, deps: Deps, coming: service.Coming) -> None:
    page, inviting = PageDesk(deps, coming, routes.knows), InvitingDesk(deps, coming, routes.knows)
    routes.action("circles:page", page.open)
    routes.action("circles:let-in", page.let_in)
    routes.action("circles:not-now", page.not_now)
    routes.action("circles:people", page.people)
    routes.action("circles:co-owner", page.co_owner)
    routes.action("circles:hand-over", page.hand_over)
    routes.action("circles:not-owner", page.not_owner)
    routes.verb("/circle", VERBS["invite"], inviting.command)
    routes.action("circles:invite", inviting.open)
    routes.submission("circles:send-invitations", inviting.send)


def _edit(routes: Routes, editing: EditDesk) -> None:
    routes.verb("/circle", VERBS["edit"], editing.command)
    routes.action("circles:edit", editing.open)
    routes.action("circles:edit-more", editing.more)
    routes.submission("circles:change", editing.save)
