"""What handlers of all kinds of pairs do with a date: take it from the modal, and send it as a file."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from bot.features import actions
from bot.features.calendar.rules import CoachingDate
from bot.features.calendar.views import COACHING_FILE, icalendar
from bot.features.circles.handlers import ask_about_odd_hour
from bot.features.deps import Deps
from bot.features.pairs import views
from bot.features.pairs.forms import DateForm
from bot.features.people import service as people
from bot.features.people.rules import NO_ZONE
from bot.slack.request import Request
from bot.slack.responses import SendFile
from bot.slack.system_messages import copy_modal
from bot.storage.unit_of_work import UnitOfWork


async def chosen_date(
    request: Request, work: UnitOfWork, others: Collection[UUID], now: datetime, until: datetime
) -> tuple[datetime, str]:
    """Return when and where somebody wants to meet ``others``.

    Raises:
        FormInvalid: it is over, or comes after ``until``.
        AskedFirst: one of them doesn't work then, and it hasn't been asked yet whether that is meant.
    """
    form = DateForm.read(request.values)
    meets_at = form.moment(request.actor.zone, now, until)
    theirs = (await people.people(work, others)).values()
    zones = [request.actor.zone, *(one.zone for one in theirs if one.zone != NO_ZONE)]
    ask_about_odd_hour(request, meets_at, zones, work.closed, None)
    return meets_at, form.venue


def date_file(request: Request, deps: Deps, entry: CoachingDate, name: str = COACHING_FILE) -> SendFile:
    """Send a date as a file of that name."""
    words = request.actor.words
    content = icalendar(words, [entry], deps.formats).decode()
    return SendFile(
        name=name, comment=views.file_comment(words, entry), write=lambda _: content,
        instead=lambda text: copy_modal(words, actions.CALENDAR_COPIED, name, text),
    )  # fmt: skip
