"""Rows that many tests begin with: a workspace, people, a circle."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from bot.kernel.enums import Cadence, Language, Mode
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, Person, Uptime, Workspace

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
BOT = "UBOT"


async def new_workspace(storage: Storage, team: str = "T1") -> UUID:
    """Return the id of a new workspace of the Slack team ``team``."""
    workspace_id = uuid4()
    async with storage.everywhere() as session:
        session.add(Workspace(id=workspace_id, team_id=team, bot_user_id=BOT, created_at=MONDAY))
    return workspace_id


def a_person(user: str, *, locale: str = "en-US", zone: str = "Europe/Berlin") -> Person:
    """Return somebody new, not yet added."""
    return Person(slack_user_id=user, slack_locale=locale, zone=zone, seen_at=MONDAY)


def a_circle(name: str = "Async Python", *, channel: str = "C1", places: int = 5) -> Circle:
    """Return a new circle that meets on Thursdays at 14:00 in Berlin, not yet added."""
    return Circle(
        name=name, purpose="Understand async", channel_id=channel, language=Language.ENGLISH, cadence=Cadence.WEEKLY,
        first_date=date(2026, 3, 5), at=time(14), zone="Europe/Berlin", minutes=60, format_id="learning-circle",
        mode=Mode.LIVE, places=places, sessions=8, created_at=MONDAY,
    )  # fmt: skip


async def new_circle(work: UnitOfWork, name: str = "Async Python") -> UUID:
    """Return the id of a circle just added."""
    row = work.add(a_circle(name))
    await work.session.flush()
    return row.id


async def was_away(storage: Storage, since: datetime, until: datetime) -> None:
    """Let Zirkel have been there for a day before ``since``, and again from ``until`` on."""
    async with storage.everywhere() as session:
        for begin, end in ((since - timedelta(days=1), since), (until, until)):
            session.add(Uptime(since=begin, until=end, seconds_ahead=0))
