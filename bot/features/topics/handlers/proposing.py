"""Proposing a topic: by command, by a button, from a message."""

from uuid import UUID, uuid4

from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.topics import service, views
from bot.features.topics.forms import ProposalForm, TopicButton
from bot.features.topics.handlers.desk import TopicDesk, choices_of, open_circle, show
from bot.features.topics.rules import TITLE_LIMIT
from bot.kernel.text import clean_line
from bot.slack.answers import Answers, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.forms import FormInvalid
from bot.slack.message import Message
from bot.slack.mrkdwn import plain
from bot.storage.unit_of_work import UnitOfWork


class ProposalDesk(TopicDesk):
    """Proposing a topic: by command, by a button, from a message."""

    async def add(self, work: UnitOfWork, call: Call, choices: list[CircleInfo], title: str) -> Answers:
        """Propose at once where nothing needs to be asked."""
        if title and len(title) <= TITLE_LIMIT and len(choices) == 1:
            return Whisper(await self._put(work, call, choices[0].id, title, uuid4()))
        return ShowModal(views.proposal_modal(call.actor.words, choices, title))

    async def _put(self, work: UnitOfWork, call: Call, circle_id: UUID, title: str, topic_id: UUID) -> Message:
        now = self._deps.clock.now()
        topic = await service.propose(work, circle_id, call.actor.person_id, title, topic_id=topic_id, now=now)
        circle = await circles.load(work, circle_id)
        return views.proposed(call.actor.words, circle, topic, known=topic.id != topic_id)

    async def ask(self, call: Call) -> Answers:
        """Show the modal that a button of a circle, or of something mistyped, asks for."""
        about = TopicButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            if about.circle is None:
                choices = await choices_of(work, call)
            else:
                choices = [await open_circle(work, call, about.circle)]
        return _modal(call, choices, about.title)

    async def from_message(self, call: Call) -> Answers:
        """Show the modal with the words of a message in it."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            choices = await choices_of(work, call)
        return _modal(call, choices, plain(call.message_text))

    async def propose(self, call: Call) -> Answers:
        """Put what was typed on the list."""
        form = ProposalForm.read(call.values)
        circle_id = TopicButton.unpack(call.metadata).circle or form.circle
        if circle_id is None:
            raise FormInvalid({"circle": ("slack-choose-another", {})})
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return Whisper(await self._put(work, call, circle_id, form.title, call.request_id))


def _modal(call: Call, choices: list[CircleInfo], title: str) -> Answers:
    if not choices:
        return Whisper(views.no_circle(call.actor.words))
    return show(call, views.proposal_modal(call.actor.words, choices, clean_line(title)))
