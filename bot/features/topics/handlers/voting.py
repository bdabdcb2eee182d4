"""Placing dots: one's own, and those of the people in the room."""

from bot.features.circles import service as circles
from bot.features.topics import service, views
from bot.features.topics.forms import TopicButton, VoteForm, read_votes
from bot.features.topics.handlers.desk import TopicDesk, ballot, circle_id, open_circle, show
from bot.slack.answers import Answers, Whisper
from bot.slack.call import Call


class VotingDesk(TopicDesk):
    """Placing dots: one's own, and those of the people in the room."""

    async def vote(self, call: Call) -> Answers:
        """Show the vote."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return await ballot(work, call, await open_circle(work, call, about))

    async def place_dots(self, call: Call) -> Answers:
        """Move somebody's dots."""
        form, about = VoteForm.read(call.values), circle_id(TopicButton.unpack(call.metadata))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.place_dots(work, about, call.actor.person_id, form.dots)
            circle = await circles.load(work, about)
            topics = await service.backlog(work, about)
        return Whisper(views.voted(call.actor.words, circle, [one.title for one in topics if one.id in form.dots]))

    async def room(self, call: Call) -> Answers:
        """Show the modal for the votes of the people in the room."""
        about = circle_id(TopicButton.unpack(call.value))
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await open_circle(work, call, about)
            topics = await service.backlog(work, circle.id)
        if not topics:
            return Whisper(views.nothing_waits(call.actor.words, circle))
        return show(call, views.room_modal(call.actor.words, circle, topics, call.actor.person_id))

    async def record(self, call: Call) -> Answers:
        """Record the votes of the people in the room."""
        votes, about = read_votes(call.values), circle_id(TopicButton.unpack(call.metadata))
        actor, once = call.actor, str(call.request_id)
        async with self._deps.storage.work(actor.workspace_id) as work:
            now = self._deps.clock.now()
            moved = await service.record_votes(work, about, actor.person_id, votes, once=once, now=now)
            circle = await circles.load(work, about)
        self._deps.nudge()
        return Whisper(views.recorded(actor.words, circle, moved))
