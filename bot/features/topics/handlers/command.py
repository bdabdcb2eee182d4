"""The words after `/topics`; the list of a circle; offers and wishes."""

from uuid import UUID

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.topics import service, views
from bot.features.topics.forms import VERBS, SkillsForm
from bot.features.topics.handlers.desk import TopicDesk, ballot, choices_of
from bot.features.topics.handlers.proposing import ProposalDesk
from bot.features.topics.rules import Skills
from bot.kernel.errors import Gone
from bot.kernel.text import clean_line
from bot.slack.answers import Answers, ChangeMessage, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.message import Message
from bot.slack.typed import subcommand
from bot.storage.unit_of_work import UnitOfWork


class CommandDesk(TopicDesk):
    """The words after `/topics`; the list of a circle; offers and wishes."""

    def __init__(self, deps: Deps, proposing: ProposalDesk) -> None:
        """Hand what is proposed to ``proposing``."""
        super().__init__(deps)
        self._proposing = proposing

    async def command(self, call: Call) -> Answers:
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

    async def look(self, call: Call) -> Answers:
        """Show the list of another circle."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_member(work, _id(call.value), call.actor.person_id)
            choices = await choices_of(work, call)
            return ChangeMessage(await _overview(work, call, circle, choices))

    async def keep_skills(self, call: Call) -> Answers:
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


async def _overview(work: UnitOfWork, call: Call, circle: CircleInfo, choices: list[CircleInfo]) -> Message:
    shelf = await service.shelf(work, circle.id)
    placed = await service.dots_of(work, circle.id, call.actor.person_id)
    return views.overview(call.actor.words, circle, shelf, len(placed), choices)


async def _skills(work: UnitOfWork, call: Call) -> Answers:
    skills = await service.skills_of(work, [call.actor.person_id])
    return ShowModal(views.skills_modal(call.actor.words, skills[call.actor.person_id]))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Gone from error
