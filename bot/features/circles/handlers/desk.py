"""What all desks of circles share."""

from collections.abc import Callable
from uuid import UUID

from slack_sdk.models.views import View

from bot.features.circles import service, views
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.slack.answers import Answers, ChangeMessage, ChangeModal, Whisper
from bot.slack.call import Call
from bot.slack.message import Message
from bot.slack.notices import notice_modal
from bot.storage.unit_of_work import UnitOfWork


class CircleDesk:
    """Knows when circles meet, and which buttons somebody answers."""

    def __init__(self, deps: Deps, coming: service.Coming, known: views.Known) -> None:
        """Work with these parts."""
        self._deps = deps
        self._coming = coming
        self._known = known

    async def page(self, work: UnitOfWork, call: Call, circle_id: UUID) -> View:
        """Return a circle's page as the person sees it.

        Raises:
            Gone, NotAMember: it isn't there, or not theirs.
        """
        now = self._deps.clock.now()
        found = await service.page(work, circle_id, call.actor.person_id, self._coming, now)
        return views.page_modal(call.actor.words, found, self._known)


async def choices(
    work: UnitOfWork, call: Call, fits: Callable[[CircleInfo], bool] = lambda _circle: True
) -> list[CircleInfo]:
    """Return the person's circles in this channel, else all of theirs; only what ``fits``, and what they named."""
    mine = [circle for circle in await service.circles_of(work, call.actor.person_id) if fits(circle)]
    here = [circle for circle in mine if circle.channel == call.channel]
    named = [circle for circle in mine if call.rest and call.rest.casefold() in circle.name.casefold()]
    return named or here or mine


def in_direct_message(call: Call) -> bool:
    """Return whether a message was pressed that only this person has."""
    return bool(call.channel and call.channel.startswith("D") and call.response_url)


def told(call: Call, message: Message) -> Answers:
    """Tell somebody where they are: in their own message, in the modal, or by a whisper in the channel."""
    if call.view.get("type") == "modal":
        return ChangeModal(notice_modal(call.actor.words, message))
    return ChangeMessage(message) if in_direct_message(call) else Whisper(message)
