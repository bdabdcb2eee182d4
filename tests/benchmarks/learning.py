"""What learning that stays costs on SQLite, each beside something small in the same run, but for the first in CPU time.

Fifty reflections at once, Home after five years in thirty circles, a thousand digests, somebody erased with five years.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

import sqlalchemy as sa

from bot.content.loader import load_formats
from bot.features.digests import service as digests
from bot.features.digests import views as digest_views
from bot.features.digests.rules import FRIDAY_AFTERNOON
from bot.features.home import service as homes
from bot.features.home import views as home_views
from bot.features.home.rules import HomeInfo
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.reflections import service as reflections
from bot.kernel.enums import CommitmentState, Language, SessionState, Visibility
from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import migrate
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Commitment, Membership, Reflection
from tests.benchmarks.journal import FEW, MANY, reflect
from tests.features.fakes import LANGUAGES, new_team
from tests.features.home.test_queries import NOW, add_session, busy_circle
from tests.features.reflections.season import PLAN, THE_DAY_AFTER, Season, a_session, begin_season, writing
from tests.rows import MONDAY, a_circle, a_person

AT_ONCE, CIRCLES, SESSIONS, DIGESTS, RUNS = 50, 30, 200, 1_000, 9
"""``SESSIONS``: so many has a weekly circle in five years, with holidays."""
FORMATS, WORDS = load_formats(), LANGUAGES.words(Language.ENGLISH)


async def measure() -> None:
    """Print all four."""
    for each in (_at_once, _home, _digests, _erase):
        with tempfile.TemporaryDirectory() as folder:
            storage = Storage.at(parse_url(f"sqlite:///{Path(folder) / 'zirkel.db'}"), Vault(b"k" * KEY_BYTES))
            await migrate(storage.engine)
            await each(storage)
            await storage.close()


async def _at_once(storage: Storage) -> None:
    """Have fifty reflect in the same moment, and fifty one after the other."""
    season = await begin_season(storage)
    async with season.work() as work:
        people = [work.add(a_person(f"U{number}")) for number in range(2 * AT_ONCE)]
        await work.session.flush()
        for person in people:
            work.add(Membership(circle_id=season.circle, person_id=person.id, joined_at=MONDAY))
        ids = [person.id for person in people]

    async def reflected(person: UUID) -> float:
        began = time.perf_counter()
        async with season.work() as work:
            await reflections.keep(work, season.first, person, writing(plan=PLAN), THE_DAY_AFTER)
        return time.perf_counter() - began

    began = time.perf_counter()
    waited = await asyncio.gather(*map(reflected, ids[:AT_ONCE]), return_exceptions=True)
    together = time.perf_counter() - began
    alone = [await reflected(person) for person in ids[AT_ONCE:]]
    failed = [each for each in waited if isinstance(each, BaseException)]
    spans = [each for each in waited if isinstance(each, float)]
    kept = await _count(storage, Reflection)
    print(f"Reflections: {AT_ONCE} at once {together * 1e3:.0f} ms in all, the last after {max(spans) * 1e3:.0f} ms; "
          f"one after the other {sum(alone) * 1e3:.0f} ms: x{together / sum(alone):.2f}")  # fmt: skip
    print(f"  lost: {2 * AT_ONCE - kept}, errors: {len(failed)}")


async def _count(storage: Storage, table: type[Reflection]) -> int:
    async with storage.reading_everywhere() as session:
        return await session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


async def _home(storage: Storage) -> None:
    """Show Home to somebody in thirty circles with five years behind them, and to somebody new in one."""
    spent = []
    for circles, sessions in ((CIRCLES, SESSIONS), (1, 0)):
        team = await new_team(storage, f"T{circles}")
        await team.meet("UANNA", "UBEN", "UCEM", "UDEA")
        for number in range(circles):
            await busy_circle(team, number)
        anna = team.person("UANNA")
        async with storage.work(team.workspace_id) as work:
            for circle in (await homes.home_of(work, anna, FORMATS, NOW)).circles:
                await _years(work, circle.id, anna, sessions)

        async def show(workspace: UUID = team.workspace_id, person: UUID = anna) -> HomeInfo:
            async with storage.reading(workspace) as work:
                info = await homes.home_of(work, person, FORMATS, NOW)
            home_views.home(WORDS, info, FORMATS)
            return info

        spent.append(await _median(show))
    many, one = spent
    print(f"Home: {CIRCLES} circles, each with {SESSIONS} sessions reflected on, {many * 1e3:.0f} ms; "
          f"one circle {one * 1e3:.0f} ms: x{many / one:.1f}")  # fmt: skip


async def _years(work: UnitOfWork, circle: UUID, person: UUID, sessions: int) -> None:
    """Add sessions of the past, each with a reflection and a plan that is done."""
    for number in range(sessions):
        at = NOW - timedelta(weeks=number + 3)
        held = add_session(work, circle, 1_000 + number, SessionState.ENDED, at)
        await work.session.flush()
        row = work.add(Reflection(session_id=held.id, person_id=person, written_at=at))
        row.what = work.vault.seal(row, "what", "Locks are not queues")
        plan = work.add(Commitment(session_id=held.id, person_id=person, made_at=at, answered_at=at))
        plan.state, plan.visibility = CommitmentState.DONE, Visibility.ONLY_ME
        plan.if_text = work.vault.seal(plan, "if_text", PLAN.if_text)
        plan.then_text = work.vault.seal(plan, "then_text", PLAN.then_text)


async def _median(ask: Callable[[], Awaitable[object]]) -> float:
    spans = []
    for _ in range(RUNS):
        began = time.process_time()
        await ask()
        spans.append(time.process_time() - began)
    return median(spans)


async def _digests(storage: Storage) -> None:
    """Compose the digests of a company's circles, and those of a tenth of them."""
    few, many = await _a_week(storage, "T1", DIGESTS // 10), await _a_week(storage, "T2", DIGESTS)
    print(f"Digests: {DIGESTS:,} circles {many:.1f} s, {many / DIGESTS * 1e3:.1f} ms each; "
          f"{DIGESTS // 10} circles {few:.2f} s: 10 times as many, {many / few:.1f} times the time")  # fmt: skip


async def _a_week(storage: Storage, team: str, circles: int) -> float:
    season = await begin_season(storage, team)
    async with season.work() as work:
        for number in range(1, circles):
            circle = work.add(a_circle(f"Circle {number}", channel=f"C{number}"))
            people = [work.add(a_person(f"U{number}X{place}")) for place in range(3)]
            await work.session.flush()
            for person in people:
                work.add(Membership(circle_id=circle.id, person_id=person.id, joined_at=MONDAY))
            held = a_session(work, circle.id, 1, SessionState.ENDED)
            await work.session.flush()
            row = work.add(Reflection(session_id=held.id, person_id=people[0].id, written_at=THE_DAY_AFTER))
            row.what, row.visibility = work.vault.seal(row, "what", "Locks are not queues"), Visibility.CIRCLE
            row.shared_at = THE_DAY_AFTER
    began, until = time.process_time(), THE_DAY_AFTER + timedelta(hours=12)
    async with storage.reading(season.workspace) as work:
        dues = await digests.due(work, FRIDAY_AFTERNOON, THE_DAY_AFTER, until)
    composed = [await _compose(season, due.subject, due.at) for due in dues]
    assert sum(composed) == circles
    return time.process_time() - began


async def _compose(season: Season, circle: UUID, at: datetime) -> bool:
    async with season.storage.reading(season.workspace) as work:
        week = await digests.gather(work, circle, at, FORMATS, at)
        return week is not None and bool(digest_views.weekly_digest(WORDS, week, FORMATS))


async def _erase(storage: Storage) -> None:
    """Erase somebody with five years of notes, and somebody with a few."""
    season = await begin_season(storage)
    async with season.work() as work:
        for number in range(2, MANY + 2):
            await reflect(work, season, number)
    spent = []
    for person in (season.ada, season.ben):
        began = time.process_time()
        async with season.work() as work:
            await privacy.erase(work, person, Contributions.DELETED, THE_DAY_AFTER)
        spent.append(time.process_time() - began)
    assert await _count(storage, Reflection) == 0
    many, few = spent
    print(f"Erasing somebody: with {MANY:,} reflections {many * 1e3:.0f} ms, with {FEW} {few * 1e3:.0f} ms: "
          f"{MANY // FEW} times the notes, {many / few:.1f} times the time")  # fmt: skip
