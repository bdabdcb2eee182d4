"""The minutes' modal."""

from bot.features.sessions import service
from bot.features.sessions.forms import MinutesDraft, MinutesForm, SessionButton
from bot.features.sessions.handlers.desk import SessionDesk
from bot.features.sessions.views import minutes
from bot.slack.answers import Answers, CloseModals, ShowModal
from bot.slack.call import Call


class MinutesDesk(SessionDesk):
    """The minutes' modal."""

    async def minutes(self, call: Call) -> Answers:
        """Show the modal for the minutes."""
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.of_member(work, about.session, actor.person_id)
            written = await service.minutes_of(work, session.id)
        return ShowModal(minutes.minutes_modal(actor.words, session, written))

    async def keep_minutes(self, call: Call) -> Answers:
        """Keep the minutes; what may lie beneath their modal shows what isn't true any more."""
        form, draft, now = MinutesForm.read(call.values), MinutesDraft.unpack(call.metadata), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.write_minutes(work, draft.session, call.actor.person_id, form.text, seen=draft.seen, now=now)
        self._deps.nudge()
        return CloseModals()
