"""`/topics` and its buttons: the list of a circle, proposing, placing dots, offers and wishes."""

from uuid import UUID, uuid4

from slack_sdk.models.views import View

from bot.features.actions import (
    TOPICS_CHANGE,
    TOPICS_CIRCLE,
    TOPICS_FROM_MESSAGE,
    TOPICS_LIST,
    TOPICS_PLACE_DOTS,
    TOPICS_PROPOSE,
    TOPICS_RECORD,
    TOPICS_RETITLE,
    TOPICS_ROOM,
    TOPICS_SKILLS,
    TOPICS_VOTE,
    TOPICS_WITHDRAW,
    OneTopicButton,
    TopicButton,
)
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.features.topics.forms import VERBS, ProposalForm, SkillsForm, TitleForm, VoteForm, read_votes
from bot.features.topics.rules import TITLE_LIMIT, Skills
from bot.kernel.enums import CircleState
from bot.kernel.errors import CircleIsClosed, Gone
from bot.kernel.text import clean_line
from bot.slack.forms import FormInvalid
from bot.slack.input_parsing import subcommand
from bot.slack.message import Message
from bot.slack.mrkdwn import plain
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class TopicHandlers:
    """Knows the parts."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps


def show(call: Request, view: View) -> Responses:
    """Open a modal; what was pressed in one of ours changes that one, so that the stack stays small."""
    ours = call.view.get("type") == "modal" and str(call.view.get("callback_id")).startswith("topics:")
    return ChangeModal(view) if ours else ShowModal(view)


async def choices_of(work: UnitOfWork, call: Request) -> list[CircleInfo]:
    """Return the person's circles in this channel; where there is none, all of theirs."""
    here = await circles.circles_in(work, call.channel) if call.channel else []
    mine = [circle for circle in here if circle.member(call.actor.person_id)]
    return mine or await circles.circles_of(work, call.actor.person_id)


def circle_id(about: TopicButton) -> UUID:
    """Return the circle of a button that must have one."""
    if about.circle is None:
        raise Gone
    return about.circle


async def open_circle(work: UnitOfWork, call: Request, circle_id: UUID) -> CircleInfo:
    """Return a circle that goes on, for one of its members."""
    circle = await circles.require_member(work, circle_id, call.actor.person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def ballot(work: UnitOfWork, call: Request, circle: CircleInfo) -> Responses:
    """Return the vote, or that there is nothing to vote on."""
    topics = await service.backlog(work, circle.id)
    if not topics:
        return Whisper(views.nothing_waits(call.actor.words, circle))
    own = await service.dots_of(work, circle.id, call.actor.person_id)
    return show(call, views.vote_modal(call.actor.words, circle, topics, own))


class ProposalHandlers(TopicHandlers):
    """Proposing a topic: by command, by a button, from a message."""

    async def add(self, work: UnitOfWork, call: Request, choices: list[CircleInfo], title: str) -> Responses:
        """Propose at once where nothing needs to be asked."""
        if title and len(title) <= TITLE_LIMIT and len(choices) == 1:
            return Whisper(await self._put(work, call, choices[0].id, title, uuid4()))
        return ShowModal(views.proposal_modal(call.actor.words, choices, title))

    async def _put(self, work: UnitOfWork, call: Request, circle_id: UUID, title: str, topic_id: UUID) -> Message:
        now = self._deps.clock.now()
        topic = await service.propose(work, circle_id, call.actor.person_id, title, topic_id=topic_id, now=now)
        circle = await circles.load(work, circle_id)
        return views.proposed(call.actor.words, circle, topic, known=topic.id != topic_id)

    async def ask(self, call: Request) -> Responses:
        """Show the modal that a button of a circle, or of something mistyped, asks for."""
        about = TopicButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            if about.circle is None:
                choices = await choices_of(work, call)
            else:
                choices = [await open_circle(work, call, about.circle)]
        return _modal(call, choices, about.title)

    async def from_message(self, call: Request) -> Responses:
        """Show the modal with the words of a message in it."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            choices = await choices_of(work, call)
        return _modal(call, choices, plain(call.message_text))

    async def propose(self, call: Request) -> Responses:
        """Put what was typed on the list."""
        form = ProposalForm.read(call.values)
        circle_id = TopicButton.unpack(call.metadata).circle or form.circle
        if circle_id is None:
            raise FormInvalid({"circle": ("slack-choose-another", {})})
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return Whisper(await self._put(work, call, circle_id, form.title, call.request_id))


def _modal(call: Request, choices: list[CircleInfo], title: str) -> Responses:
    if not choices:
        return Whisper(views.no_circle(call.actor.words))
    return show(call, views.proposal_modal(call.actor.words, choices, clean_line(title)))


class CommandHandlers(TopicHandlers):
    """The words after `/topics`; the list of a circle; offers and wishes."""

    def __init__(self, deps: Deps, proposing: ProposalHandlers) -> None:
        """Hand what is proposed to ``proposing``."""
        super().__init__(deps)
        self._proposing = proposing

    async def command(self, call: Request) -> Responses:
        """Do what was typed, or say what can be."""
        verb, rest = subcommand(call.text, VERBS)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            if verb == "skills":
                return await _skills(work, call)
            choices = await choices_of(work, call)
            if verb == "help" or (not verb and rest):
                return Whisper(views.guide(call.actor.words, "" if verb else rest, may_propose=bool(choices)))
            if not choices:
                return Whisper(views.no_circle(call.actor.words))
            if verb == "add":
                return await self._proposing.add(work, call, choices, clean_line(rest))
            if verb == "vote" and len(choices) == 1:
                return await ballot(work, call, choices[0])
            first = await _first_with_topics(work, choices) if verb == "vote" else choices[0]
            return Whisper(await _overview(work, call, first, choices))

    async def look(self, call: Request) -> Responses:
        """Show the list of another circle."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_member(work, _id(call.value), call.actor.person_id)
            choices = await choices_of(work, call)
            return ChangeMessage(await _overview(work, call, circle, choices))

    async def keep_skills(self, call: Request) -> Responses:
        """Keep what somebody offers and wishes."""
        form = SkillsForm.read(call.values)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.set_skills(work, call.actor.person_id, form.offers, form.wishes)
        return Whisper(views.skills_kept(call.actor.words, Skills(form.offers, form.wishes)))


async def _first_with_topics(work: UnitOfWork, choices: list[CircleInfo]) -> CircleInfo:
    for circle in choices:
        if await service.backlog(work, circle.id):
            return circle
    return choices[0]


async def _overview(work: UnitOfWork, call: Request, circle: CircleInfo, choices: list[CircleInfo]) -> Message:
    shelf = await service.shelf(work, circle.id)
    placed = await service.dots_of(work, circle.id, call.actor.person_id)
    return views.overview(call.actor.words, circle, shelf, len(placed), choices)


async def _skills(work: UnitOfWork, call: Request) -> Responses:
    skills = await service.skills_of(work, [call.actor.person_id])
    return ShowModal(views.skills_modal(call.actor.words, skills[call.actor.person_id]))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Gone from error


class ListHandlers(TopicHandlers):
    """The whole list of a circle, and changing what stands on it."""

    def __init__(self, deps: Deps, routes: Routes) -> None:
        """Offer the minutes where ``routes`` know how to show them."""
        super().__init__(deps)
        self._routes = routes

    async def show(self, call: Request) -> Responses:
        """Show the whole list."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return show(call, await self._list(work, call, about))

    async def change(self, call: Request) -> Responses:
        """Show the modal that changes a topic."""
        about = OneTopicButton.unpack(call.value).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.to_change(work, about, call.actor.person_id)
        return show(call, views.change_modal(call.actor.words, topic))

    async def retitle(self, call: Request) -> Responses:
        """Keep the other words, and show the list again."""
        form, about = TitleForm.read(call.values), OneTopicButton.unpack(call.metadata).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.retitle(work, about, call.actor.person_id, form.title)
            return ChangeModal(await self._list(work, call, topic.circle_id))

    async def withdraw(self, call: Request) -> Responses:
        """Take a topic off the list, and show the list again."""
        about = OneTopicButton.unpack(call.value).topic
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            topic = await service.withdraw(work, about, call.actor.person_id)
            return show(call, await self._list(work, call, topic.circle_id))

    async def _list(self, work: UnitOfWork, call: Request, circle_id: UUID) -> View:
        circle = await circles.require_member(work, circle_id, call.actor.person_id)
        shelf = await service.shelf(work, circle_id)
        skills = await service.skills_of(work, [member.person_id for member in circle.members])
        named = {member.user: skills[member.person_id] for member in circle.members}
        return views.list_modal(call.actor.words, circle, shelf, named, call.actor.person_id)


class VotingHandlers(TopicHandlers):
    """Placing dots: one's own, and those of the people in the room."""

    async def vote(self, call: Request) -> Responses:
        """Show the vote."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return await ballot(work, call, await open_circle(work, call, about))

    async def place_dots(self, call: Request) -> Responses:
        """Move somebody's dots."""
        form, about = VoteForm.read(call.values), circle_id(TopicButton.unpack(call.metadata))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.place_dots(work, about, call.actor.person_id, form.dots)
            circle = await circles.load(work, about)
            topics = await service.backlog(work, about)
        return Whisper(views.voted(call.actor.words, circle, [one.title for one in topics if one.id in form.dots]))

    async def room(self, call: Request) -> Responses:
        """Show the modal for the votes of the people in the room."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await open_circle(work, call, about)
            topics = await service.backlog(work, circle.id)
        if not topics:
            return Whisper(views.nothing_waits(call.actor.words, circle))
        return show(call, views.room_modal(call.actor.words, circle, topics, call.actor.person_id))

    async def record(self, call: Request) -> Responses:
        """Record the votes of the people in the room."""
        votes, about = read_votes(call.values), circle_id(TopicButton.unpack(call.metadata))
        actor, once = call.actor, str(call.request_id)
        async with self._deps.storage.work(actor.workspace_id) as work:
            now = self._deps.clock.now()
            moved = await service.record_votes(work, about, actor.person_id, votes, once=once, now=now)
            circle = await circles.load(work, about)
        self._deps.nudge()
        return Whisper(views.recorded(actor.words, circle, moved))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about topics."""
    proposing, voting, lists = ProposalHandlers(deps), VotingHandlers(deps), ListHandlers(deps, routes)
    command = CommandHandlers(deps, proposing)
    routes.command("/topics", command.command, old=True)
    routes.action(TOPICS_CIRCLE, command.look, old=True)
    routes.submission(TOPICS_SKILLS, command.keep_skills, old=True)
    routes.shortcut(TOPICS_FROM_MESSAGE, proposing.from_message, old=True)
    routes.action(TOPICS_PROPOSE, proposing.ask, old=True)
    routes.submission(TOPICS_PROPOSE, proposing.propose, old=True)
    routes.action(TOPICS_VOTE, voting.vote, old=True)
    routes.submission(TOPICS_PLACE_DOTS, voting.place_dots, old=True)
    routes.action(TOPICS_ROOM, voting.room, old=True)
    routes.submission(TOPICS_RECORD, voting.record, old=True)
    routes.action(TOPICS_LIST, lists.show, old=True)
    routes.action(TOPICS_CHANGE, lists.change, old=True)
    routes.submission(TOPICS_RETITLE, lists.retitle, old=True)
    routes.action(TOPICS_WITHDRAW, lists.withdraw, old=True)
