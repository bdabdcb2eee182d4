"""When a circle's digest is due, and what goes into it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.features.circles.rules import CircleInfo
from bot.features.feedback.rules import ThanksInfo
from bot.features.reflections.rules import Progress, SharedAnswer
from bot.features.sessions.rules import NextVote, SessionInfo
from bot.features.topics.rules import TopicInfo
from bot.kernel.enums import SessionState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.kernel.text import clean_line
from bot.kernel.working_time import WEEKENDS, ClosedDays, is_working_day, working_day_until

LATE = timedelta(hours=24)
SHARED_SENTENCES, TOPICS, THANKS, _LINES_OF_MINUTES = 3, 5, 10, 2
WEEK, _TWO_WEEKS = timedelta(weeks=1), timedelta(weeks=2)


@dataclass(frozen=True)
class DigestRhythm:
    """On which weekday (Monday is 0) and at which wall time of the circle's zone digests go out."""

    weekday: int = 4
    at: time = time(15)


FRIDAY_AFTERNOON = DigestRhythm()


@dataclass(frozen=True)
class DueDigest:
    """One week's digest of a circle."""

    day: date
    at: datetime
    not_after: datetime


@dataclass(frozen=True)
class HeldInWeek:
    """A session that took place, and how its minutes begin."""

    session: SessionInfo
    minutes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CircleWeek:
    """What a circle is told about its week."""

    circle: CircleInfo
    held: tuple[HeldInWeek, ...]
    """The first one first."""
    learned: tuple[SharedAnswer, ...]
    upcoming: SessionInfo | None
    topics: tuple[TopicInfo, ...]
    """Those that wait to be voted on, the longest waiting first; none where the circle's agenda takes none."""
    vote: NextVote | None
    """None where all sessions that are planned have their topic: then the vote is about a later one."""
    progress: Progress
    thanks: tuple[UserId, ...]
    """Those who took a role this week."""
    newcomers: tuple[UserId, ...] = ()
    said_thanks: tuple[ThanksInfo, ...] = ()
    """What members thanked each other for, where both wanted it to stand here."""

    def is_quiet(self, since: datetime) -> bool:
        """Return whether there is nothing new ``since`` the last one; what comes next is told by its own card."""
        runs = self.upcoming is not None and self.upcoming.state is SessionState.RUNNING
        new = any(topic.proposed_at >= since for topic in self.topics)
        return not (self.held or self.learned or self.newcomers or self.said_thanks or runs or new)


def due_digests(
    rhythm: DigestRhythm, zone: str, now: datetime, until: datetime, closed: ClosedDays = WEEKENDS
) -> Iterator[DueDigest]:
    """Yield the digests that fall due up to ``until``, and the one that was missed and isn't too late.

    Where nobody works on their weekday, they come on the last working day before it.
    """
    of_week = local_date(now - LATE, zone) - timedelta(days=1)
    of_week += timedelta(days=(rhythm.weekday - of_week.weekday()) % 7)
    told: date | None = None
    while (at := moment(day := working_day_until(of_week, closed), rhythm.at, zone)) <= until:
        not_after = min(at + LATE, _last_moment(day, zone, closed))
        if not_after > now and day != told:
            yield DueDigest(day, at, not_after)
        told, of_week = day, of_week + WEEK


def _last_moment(day: date, zone: str, closed: ClosedDays) -> datetime:
    """Return the end of ``day``, or of the next one where people work then: late, nothing comes on a weekend."""
    following = day + timedelta(days=1)
    if is_working_day(following, closed):
        following += timedelta(days=1)
    return moment(following, time(), zone) - timedelta.resolution


def week_begins(due_at: datetime, last: datetime | None) -> datetime:
    """Return since when a digest tells: since the ``last`` one, for at most two weeks; for one where there was none."""
    return max(last or due_at - WEEK, due_at - _TWO_WEEKS)


def newcomers(circle: CircleInfo, since: datetime, until: datetime) -> tuple[UserId, ...]:
    """Return who joined in a week and after the circle's first date: before that all are new."""
    rhythm = circle.rhythm
    since = max(since, moment(rhythm.first, rhythm.at, rhythm.zone))
    return tuple(member.user for member in circle.members if since <= member.joined_at < until)


def first_lines(text: str) -> tuple[str, ...]:
    """Return the first two lines of minutes in which something stands."""
    return tuple(islice(filter(None, map(clean_line, text.split("\n"))), _LINES_OF_MINUTES))


def choose_sentences(shared: Iterable[SharedAnswer], told: Iterable[str] = ()) -> tuple[SharedAnswer, ...]:
    """Return up to three sentences that nobody has ``told`` yet, each once.

    One from each author comes before a second from anybody; nameless ones count as one author's.
    """
    first: dict[str, SharedAnswer] = {}
    for one in shared:
        first.setdefault(_folded(one.text), one)
    known = set(map(_folded, told))
    shared = [one for said, one in first.items() if said not in known]
    counts: Counter[UserId | None] = Counter()
    ranked: list[tuple[int, int]] = []
    for position, one in enumerate(shared):
        counts[one.author] += 1
        ranked.append((counts[one.author], position))
    chosen = sorted(position for _, position in sorted(ranked)[:SHARED_SENTENCES])
    return tuple(shared[position] for position in chosen)


def _folded(text: str) -> str:
    return clean_line(text).casefold()


def takes_another_topic(circle: CircleInfo, coming: Sequence[SessionInfo]) -> bool:
    """Return whether the season has a session still to come that takes a topic and has none yet."""
    if not coming or any(not (one.topic or one.milestone) for one in coming):
        return True
    closing = 1 if circle.milestones else 0
    return coming[-1].number < circle.sessions - closing


def to_thank(held: Iterable[SessionInfo]) -> tuple[UserId, ...]:
    """Return who took a role in these sessions, each once, those who belong to the circle still."""
    found = {
        holder.user: None
        for session in held
        for holder in session.roles
        if session.circle.member(holder.person_id) and holder.person_id not in session.absent
    }
    return tuple(found)
