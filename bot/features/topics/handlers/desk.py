"""What all desks of topics share."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.features.topics.forms import TopicButton
from bot.kernel.errors import CircleIsClosed, Gone
from bot.kernel.vocabulary import CircleState
from bot.slack.answers import Answers, ChangeModal, ShowModal, Whisper
from bot.slack.call import Call
from bot.storage.unit_of_work import UnitOfWork


class TopicDesk:
    """Knows the parts."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps


def show(call: Call, view: View) -> Answers:
    """Open a modal; what was pressed in one of ours changes that one, so that the stack stays small."""
    ours = call.view.get("type") == "modal" and str(call.view.get("callback_id")).startswith("topics:")
    return ChangeModal(view) if ours else ShowModal(view)


async def choices_of(work: UnitOfWork, call: Call) -> list[CircleInfo]:
    """Return the person's circles in this channel; where there is none, all of theirs."""
    here = await circles.circles_in(work, call.channel) if call.channel else []
    mine = [circle for circle in here if circle.member(call.actor.person_id)]
    return mine or await circles.circles_of(work, call.actor.person_id)


def circle_id(about: TopicButton) -> UUID:
    """Return the circle of a button that must have one."""
    if about.circle is None:
        raise Gone
    return about.circle


async def open_circle(work: UnitOfWork, call: Call, circle_id: UUID) -> CircleInfo:
    """Return a circle that goes on, for one of its members."""
    circle = await circles.require_member(work, circle_id, call.actor.person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def ballot(work: UnitOfWork, call: Call, circle: CircleInfo) -> Answers:
    """Return the vote, or that there is nothing to vote on."""
    topics = await service.backlog(work, circle.id)
    if not topics:
        return Whisper(views.nothing_waits(call.actor.words, circle))
    own = await service.dots_of(work, circle.id, call.actor.person_id)
    return show(call, views.vote_modal(call.actor.words, circle, topics, own))
