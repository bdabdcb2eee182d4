"""`/topics` and its buttons: the list of a circle, proposing, placing dots, offers and wishes."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles import service as circles
from bot.features.circles.handlers import choices
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.payloads import OneTopicButton, TopicButton
from bot.features.topics import service, views
from bot.features.topics.forms import VERBS, ProposalForm, SkillsForm, TitleForm, VoteForm, read_votes
from bot.features.topics.rules import TITLE_LIMIT
from bot.kernel.errors import Gone
from bot.kernel.text import clean, clean_line
from bot.slack.forms import FormInvalid
from bot.slack.message import Message
from bot.slack.mrkdwn import plain
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import HELP, Routes
from bot.storage.unit_of_work import UnitOfWork


class _TopicHandlers:
    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the list; what was typed and is no command may be meant as a topic."""
        typed = clean(request.text)
        if not typed:
            return await self.overview(request, work)
        return Whisper(views.guide(request.actor.words, typed, may_propose=bool(await choices(work, request))))

    async def help(self, request: Request, _work: UnitOfWork) -> Responses:
        return Whisper(views.guide(request.actor.words))

    async def overview(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the list of the first circle that may be meant, with a choice of the others."""
        if not (found := await choices(work, request)):
            return Whisper(views.no_circle(request.actor.words))
        return Whisper(await _overview(work, request, found[0], found))

    async def add(self, request: Request, work: UnitOfWork) -> Responses:
        """Propose at once where nothing needs to be asked."""
        title = clean_line(request.rest)
        named_nothing = replace(request, payload={**request.payload, "text": ""})  # a title names no circle
        found = await choices(work, named_nothing)
        if title and len(title) <= TITLE_LIMIT and len(found) == 1:
            return Whisper(await self._propose(work, request, found[0].id, title, uuid4()))
        return _proposal(request, found, title)

    async def ask_for_topic(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        """Show the modal that a button of a circle, or of something mistyped, asks for."""
        if about.circle is None:
            return _proposal(request, await choices(work, request), about.title)
        circle = await service.open_circle(work, about.circle, request.actor.person_id)
        return _proposal(request, [circle], about.title)

    async def from_message(self, request: Request, work: UnitOfWork) -> Responses:
        return _proposal(request, await choices(work, request), plain(request.message_text))

    async def propose(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        form = ProposalForm.read(request.values)
        circle_id = about.circle or form.circle
        if circle_id is None:
            raise FormInvalid({"circle": ("slack-choose-another", {})})
        return Whisper(await self._propose(work, request, circle_id, form.title, request.request_id))

    async def _propose(
        self, work: UnitOfWork, request: Request, circle_id: UUID, title: str, topic_id: UUID
    ) -> Message:
        now = self._clock.now()
        topic = await service.propose(work, circle_id, request.actor.person_id, title, topic_id=topic_id, now=now)
        circle = await circles.load(work, circle_id)
        return views.proposed(request.actor.words, circle, topic, known=topic.id != topic_id)

    async def other_circle(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the list of the circle that was chosen."""
        try:
            circle_id = UUID(request.value)
        except ValueError as error:
            raise Gone from error
        circle = await circles.require_member(work, circle_id, request.actor.person_id)
        return ChangeMessage(await _overview(work, request, circle, await choices(work, request)))

    async def skills(self, request: Request, work: UnitOfWork) -> Responses:
        me = request.actor.person_id
        return ShowModal(views.skills_modal(request.actor.words, (await service.skills_of(work, [me]))[me]))

    async def keep_skills(self, request: Request, work: UnitOfWork) -> Responses:
        skills = SkillsForm.read(request.values).skills()
        await service.set_skills(work, request.actor.person_id, skills)
        return Whisper(views.skills_kept(request.actor.words, skills))

    async def list(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        return _show(request, await _list(work, request, _circle_id(about)))

    async def change(self, request: Request, work: UnitOfWork, about: OneTopicButton) -> Responses:
        topic = await service.to_change(work, about.topic, request.actor.person_id)
        circle = await circles.load(work, topic.circle_id)
        return _show(request, views.change_modal(request.actor.words, topic, circle))

    async def retitle(self, request: Request, work: UnitOfWork, about: OneTopicButton) -> Responses:
        """Keep the other words, and show the list again."""
        title = TitleForm.read(request.values).title
        topic = await service.retitle(work, about.topic, request.actor.person_id, title)
        return ChangeModal(await _list(work, request, topic.circle_id))

    async def withdraw(self, request: Request, work: UnitOfWork, about: OneTopicButton) -> Responses:
        """Take a topic off the list, and show the list again."""
        topic = await service.withdraw(work, about.topic, request.actor.person_id)
        return _show(request, await _list(work, request, topic.circle_id))

    async def vote_by_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the vote; where several circles may be meant, the list of the first one that has topics."""
        found = await choices(work, request)
        if len(found) == 1:
            return await _vote(work, request, found[0])
        for circle in found:
            if await service.backlog(work, circle.id):
                return Whisper(await _overview(work, request, circle, found))
        return await self.overview(request, work)

    async def vote(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        circle = await service.open_circle(work, _circle_id(about), request.actor.person_id)
        return await _vote(work, request, circle)

    async def place_dots(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        dots, circle_id = VoteForm.read(request.values).dots, _circle_id(about)
        circle, chosen = await service.place_dots(work, circle_id, request.actor.person_id, dots)
        return Whisper(views.voted(request.actor.words, circle, chosen))

    async def room(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        """Show the modal for the votes of the people in the room."""
        circle = await service.open_circle(work, _circle_id(about), request.actor.person_id)
        if not (topics := await service.backlog(work, circle.id)):
            return Whisper(views.nothing_waits(request.actor.words, circle))
        return _show(request, views.room_modal(request.actor.words, circle, topics, request.actor.person_id))

    async def record(self, request: Request, work: UnitOfWork, about: TopicButton) -> Responses:
        """Record the votes of the people in the room."""
        circle, moved = await service.record_votes(
            work, _circle_id(about), request.actor.person_id, read_votes(request.values),
            once=str(request.request_id), now=self._clock.now(),
        )  # fmt: skip
        return Whisper(views.recorded(request.actor.words, circle, moved))


def _circle_id(about: TopicButton) -> UUID:
    if about.circle is None:
        raise Gone
    return about.circle


def _show(request: Request, view: View) -> Responses:
    """Open a modal; what was pressed in one of ours changes that one, so that the stack stays small."""
    ours = request.view.get("type") == "modal" and str(request.view.get("callback_id")).startswith("topics:")
    return ChangeModal(view) if ours else ShowModal(view)


def _proposal(request: Request, found: Sequence[CircleInfo], title: str) -> Responses:
    if not found:
        return Whisper(views.no_circle(request.actor.words))
    return _show(request, views.proposal_modal(request.actor.words, found, clean_line(title)))


async def _vote(work: UnitOfWork, request: Request, circle: CircleInfo) -> Responses:
    if not (topics := await service.backlog(work, circle.id)):
        return Whisper(views.nothing_waits(request.actor.words, circle))
    own = await service.dots_of(work, circle.id, request.actor.person_id)
    return _show(request, views.vote_modal(request.actor.words, circle, topics, own))


async def _overview(work: UnitOfWork, request: Request, circle: CircleInfo, found: Sequence[CircleInfo]) -> Message:
    topics = await service.topic_list(work, circle.id)
    placed = await service.dots_of(work, circle.id, request.actor.person_id)
    return views.overview(request.actor.words, circle, topics, len(placed), found)


async def _list(work: UnitOfWork, request: Request, circle_id: UUID) -> View:
    circle = await circles.require_member(work, circle_id, request.actor.person_id)
    topics = await service.topic_list(work, circle_id)
    skills = await service.skills_of(work, [member.person_id for member in circle.members])
    named = {member.user: skills[member.person_id] for member in circle.members}
    return views.list_modal(request.actor.words, circle, topics, named, request.actor.person_id)


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about topics."""
    topics = _TopicHandlers(deps)
    routes.command("/topics", topics.command, takes_text=True)
    routes.verb("/topics", VERBS["add"], topics.add, writes=True)
    routes.verb("/topics", VERBS["vote"], topics.vote_by_command)
    routes.verb("/topics", VERBS["skills"], topics.skills)
    routes.verb("/topics", VERBS["list"], topics.overview)
    routes.verb("/topics", HELP, topics.help, opens=False)
    routes.action(actions.TOPICS_CIRCLE, topics.other_circle)
    routes.action(actions.TOPICS_SKILLS, topics.skills)
    routes.submission(actions.TOPICS_SKILLS, topics.keep_skills, writes=True)
    routes.shortcut(actions.TOPICS_FROM_MESSAGE, topics.from_message)
    routes.action(actions.TOPICS_PROPOSE, topics.ask_for_topic)
    routes.submission(actions.TOPICS_PROPOSE, topics.propose, writes=True)
    routes.action(actions.TOPICS_VOTE, topics.vote)
    routes.submission(actions.TOPICS_PLACE_DOTS, topics.place_dots, writes=True)
    routes.action(actions.TOPICS_ROOM, topics.room)
    routes.submission(actions.TOPICS_RECORD, topics.record, writes=True)
    routes.action(actions.TOPICS_LIST, topics.list)
    routes.action(actions.TOPICS_CHANGE, topics.change)
    routes.submission(actions.TOPICS_RETITLE, topics.retitle, writes=True)
    routes.action(actions.TOPICS_WITHDRAW, topics.withdraw, writes=True)
