"""A circle that has written things down: three sessions with minutes, people who may read them and who may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from bot.features.circles.rules import CircleInfo
from bot.kernel.enums import Mode, SessionState, TopicState
from bot.kernel.recurrence import moment
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Minutes, RoleTurn, Session, Topic
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY

FIRST = date(2026, 3, 5)
WRITTEN = (
    ("Locks", "Ein Lock hält alle auf.\n- Café-Beispiel mitnehmen"),
    ("Cancelling tasks", "Cancelling is a request.\nOpen: the importer"),
    (None, "We looked back.\nKeep: one question each"),
)


@dataclass
class Memory:
    """The circle, its sessions and its people."""

    team: Team
    circle: CircleInfo
    sessions: list[UUID]


async def remember(
    storage: Storage, written: Sequence[tuple[str | None, str]] = WRITTEN, *, team: str = "T1"
) -> Memory:
    """Return a circle of Ana, Ben and Cem with these minutes, a week apart, written by Ben; Zoe is in another one."""
    people = await new_team(storage, team)
    circle = await people.gather("UANA", "UBEN", "UCEM")
    await people.gather("UZOE", name="Others", channel="C2")
    memory = Memory(people, circle, [])
    async with storage.work(people.workspace_id) as work:
        for number, (topic, text) in enumerate(written, 1):
            session = await a_session(work, circle, number, topic)
            work.add(Minutes(session_id=session.id, author_id=people.person("UBEN"), text=text, written_at=MONDAY))
            turn = RoleTurn(session_id=session.id, person_id=people.person("UANA"), role="moderation")
            work.add(turn)
            memory.sessions.append(session.id)
    return memory


async def a_session(
    work: UnitOfWork, circle: CircleInfo, number: int, topic: str | None, state: SessionState = SessionState.ENDED
) -> Session:
    """Add a session of a circle, a week after the one before it."""
    day = FIRST + timedelta(weeks=number - 1)
    about = Topic(id=uuid4(), circle_id=circle.id, title=topic, state=TopicState.LEARNED, proposed_at=MONDAY)
    if topic:
        work.add(about)
        await work.session.flush()
    starts = moment(day, time(14), "Europe/Berlin")
    row = Session(
        circle_id=circle.id, number=number, local_date=day, at=time(14), zone="Europe/Berlin", starts_at=starts,
        ends_at=starts + timedelta(hours=1), format_id="learning-circle", mode=Mode.LIVE, state=state,
        topic_id=about.id if topic else None, planned_at=MONDAY, ended_at=starts + timedelta(hours=1),
    )  # fmt: skip
    work.add(row)
    await work.session.flush()
    return row


def later(weeks: int) -> datetime:
    """Return a moment some weeks after all began."""
    return MONDAY + timedelta(weeks=weeks)
