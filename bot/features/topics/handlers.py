"""`/topic`: the list of a circle, proposing, placing dots, offers and wishes."""

from uuid import UUID, uuid4

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.features.topics.forms import VERBS, ProposalForm, SkillsForm, TopicButton, VoteForm
from bot.features.topics.rules import TITLE_LIMIT, Skills
from bot.kernel.errors import CircleIsClosed, Gone
from bot.kernel.text import clean_line
from bot.kernel.vocabulary import CircleState
from bot.slack.answers import Answers, ChangeMessage, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.forms import FormInvalid
from bot.slack.message import Message
from bot.slack.routes import Routes
from bot.slack.typed import subcommand
from bot.storage.unit_of_work import UnitOfWork


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about topics."""
    desk = _Desk(deps)
    routes.command("/topic", desk.command)
    routes.action("topics:circle", desk.look)
    routes.action("topics:propose", desk.ask)
    routes.action("topics:vote", desk.vote)
    routes.submission("topics:propose", desk.propose)
    routes.submission("topics:place-dots", desk.place_dots)
    routes.submission("topics:skills", desk.keep_skills)


class _Desk:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def command(self, call: Call) -> Answers:
        verb, rest = subcommand(call.text, VERBS)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            if verb == "skills":
                return await _skills(work, call)
            choices = await _choices(work, call)
            if verb == "help" or (not verb and rest):
                return Whisper(views.guide(call.actor.words, "" if verb else rest, may_propose=bool(choices)))
            if not choices:
                return Whisper(views.no_circle(call.actor.words))
            if verb == "add":
                return await self._add(work, call, choices, clean_line(rest))
            if verb == "vote" and len(choices) == 1:
                return await _ballot(work, call, choices[0])
            first = await _first_with_topics(work, choices) if verb == "vote" else choices[0]
            return Whisper(await _overview(work, call, first, choices))

    async def _add(self, work: UnitOfWork, call: Call, choices: list[CircleInfo], title: str) -> Answers:
        """Propose at once where nothing needs to be asked."""
        if title and len(title) <= TITLE_LIMIT and len(choices) == 1:
            return Whisper(await self._put(work, call, choices[0].id, title, uuid4()))
        return ShowModal(views.proposal_modal(call.actor.words, choices, title))

    async def _put(self, work: UnitOfWork, call: Call, circle_id: UUID, title: str, topic_id: UUID) -> Message:
        now = self._deps.clock.now()
        topic = await service.propose(work, circle_id, call.actor.person_id, title, topic_id=topic_id, now=now)
        circle = await circles.load(work, circle_id)
        return views.proposed(call.actor.words, circle, topic, known=topic.id != topic_id)

    async def look(self, call: Call) -> Answers:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_member(work, _id(call.value), call.actor.person_id)
            choices = await _choices(work, call)
            return ChangeMessage(await _overview(work, call, circle, choices))

    async def ask(self, call: Call) -> Answers:
        about = TopicButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            if about.circle is None:
                choices = await _choices(work, call)
            else:
                choices = [await _open_circle(work, call, about.circle)]
        if not choices:
            return Whisper(views.no_circle(call.actor.words))
        return ShowModal(views.proposal_modal(call.actor.words, choices, clean_line(about.title)))

    async def propose(self, call: Call) -> Answers:
        form = ProposalForm.read(call.values)
        circle_id = TopicButton.unpack(call.metadata).circle or form.circle
        if circle_id is None:
            raise FormInvalid({"circle": ("slack-choose-another", {})})
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return Whisper(await self._put(work, call, circle_id, form.title, call.request_id))

    async def vote(self, call: Call) -> Answers:
        about = TopicButton.unpack(call.value)
        if about.circle is None:
            raise Gone
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return await _ballot(work, call, await _open_circle(work, call, about.circle))

    async def place_dots(self, call: Call) -> Answers:
        form, about = VoteForm.read(call.values), TopicButton.unpack(call.metadata)
        if about.circle is None:
            raise Gone
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.place_dots(work, about.circle, call.actor.person_id, form.dots)
            circle = await circles.load(work, about.circle)
            topics = await service.backlog(work, about.circle)
        return Whisper(views.voted(call.actor.words, circle, [one.title for one in topics if one.id in form.dots]))

    async def keep_skills(self, call: Call) -> Answers:
        form = SkillsForm.read(call.values)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.set_skills(work, call.actor.person_id, form.offers, form.wishes)
        return Whisper(views.skills_kept(call.actor.words, Skills(form.offers, form.wishes)))


async def _choices(work: UnitOfWork, call: Call) -> list[CircleInfo]:
    """Return the person's circles in this channel; where there is none, all of theirs."""
    here = await circles.circles_in(work, call.channel) if call.channel else []
    mine = [circle for circle in here if circle.member(call.actor.person_id)]
    return mine or await circles.circles_of(work, call.actor.person_id)


async def _first_with_topics(work: UnitOfWork, choices: list[CircleInfo]) -> CircleInfo:
    for circle in choices:
        if await service.backlog(work, circle.id):
            return circle
    return choices[0]


async def _open_circle(work: UnitOfWork, call: Call, circle_id: UUID) -> CircleInfo:
    circle = await circles.require_member(work, circle_id, call.actor.person_id)
    if circle.state is CircleState.CLOSED:
        raise CircleIsClosed
    return circle


async def _overview(work: UnitOfWork, call: Call, circle: CircleInfo, choices: list[CircleInfo]) -> Message:
    topics = await service.backlog(work, circle.id)
    placed = await service.dots_of(work, circle.id, call.actor.person_id)
    return views.overview(call.actor.words, circle, topics, len(placed), choices)


async def _ballot(work: UnitOfWork, call: Call, circle: CircleInfo) -> Answers:
    topics = await service.backlog(work, circle.id)
    if not topics:
        return Whisper(views.nothing_waits(call.actor.words, circle))
    own = await service.dots_of(work, circle.id, call.actor.person_id)
    return ShowModal(views.vote_modal(call.actor.words, circle, topics, own))


async def _skills(work: UnitOfWork, call: Call) -> Answers:
    skills = await service.skills_of(work, [call.actor.person_id])
    return ShowModal(views.skills_modal(call.actor.words, skills[call.actor.person_id]))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Gone from error
