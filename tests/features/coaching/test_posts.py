"""What is sent, as things stand at that moment."""

from datetime import timedelta

import pytest

from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import WhyAlone
from bot.features.rounds import posts
from bot.features.rounds import service as rounds
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Operation, PairState
from bot.slack.message import Message
from bot.storage.unit_of_work import Storage
from tests.features.coaching.pool import ROUND_ONE, TWO_WEEKS, join, pair_of, pool_of, queued_messages, start
from tests.features.fakes import Team, parts
from tests.rows import MONDAY


async def composed(team: Team, kind: str, operation: Operation = Operation.POST) -> Message | None:
    """Return the newest message of ``kind`` as it would be sent now."""
    (post,) = [post for post in posts.posts(parts(team.storage, SimulatedClock(MONDAY))) if post.kind == kind]
    queued = (await queued_messages(team, kind))[-1]
    queued.operation = operation
    async with team.storage.work(team.workspace_id) as work:
        return await post.compose(work, queued)


@pytest.fixture
async def team(storage: Storage) -> Team:
    return await pool_of(storage, "UANNA", "UBEN")


def planner(team: Team, clock: SimulatedClock) -> Planner:
    deps = parts(team.storage, clock)
    timed = [post for post in posts.posts(deps) if isinstance(post, TimedPost)]
    return Planner(team.storage, timed, posts.maintenance(deps), clock)


@pytest.mark.long
async def test_a_month_of_rounds_plays_by_itself(team: Team, clock: SimulatedClock) -> None:
    """Two rounds with a question midway in each; planning often changes nothing."""
    for user in ("UCARL", "UDORA"):
        await team.meet(user)
        await join(team, user)
    for _ in range(4 * 28):
        await planner(team, clock).plan()
        await planner(team, clock).plan()
        await clock.turn_to(clock.now() + timedelta(hours=6))
    assert len(await queued_messages(team, coaching.PAIR)) == 4
    assert len({queued.people for queued in await queued_messages(team, coaching.PAIR)}) == 4
    assert len(await queued_messages(team, coaching.MIDWAY)) == 4


async def test_a_card_isnt_sent_any_more_when_its_round_is_over(team: Team) -> None:
    await start(team)
    assert await composed(team, coaching.PAIR) is not None
    async with team.storage.work(team.workspace_id) as work:
        await rounds.end_rounds(work, ROUND_ONE + TWO_WEEKS)
    assert await composed(team, coaching.PAIR) is None
    closed = await composed(team, coaching.PAIR, Operation.UPDATE)
    assert closed is not None
    assert "actions" not in [block["type"] for block in closed.block_dicts()]


async def test_nobody_is_asked_midway_who_has_met_meanwhile(team: Team) -> None:
    (pair,) = await start(team)
    async with team.storage.work(team.workspace_id) as work:
        (due,) = await rounds.due_midways(work, ROUND_ONE, ROUND_ONE + TWO_WEEKS)
        await rounds.ask_midway(work, due.subject, due.at)
    assert await composed(team, coaching.MIDWAY) is not None
    async with team.storage.work(team.workspace_id) as work:
        await coaching.say(work, pair.id, team.person("UBEN"), PairState.MET, ROUND_ONE)
    assert await composed(team, coaching.MIDWAY) is None


async def test_whoever_sets_a_date_when_asked_midway_reads_it_there_until_it_is_over(team: Team) -> None:
    (pair,) = await start(team)
    async with team.storage.work(team.workspace_id) as work:
        (due,) = await rounds.due_midways(work, ROUND_ONE, ROUND_ONE + TWO_WEEKS)
        await rounds.ask_midway(work, due.subject, due.at)
    for passes, read in ((timedelta(hours=1), "You meet:"), (-timedelta(hours=1), "Have you two met yet?")):
        async with team.storage.work(team.workspace_id) as work:
            await coaching.say(work, pair.id, team.person("UBEN"), PairState.DATED, MONDAY, MONDAY + passes)
        asked = await composed(team, coaching.MIDWAY)
        assert asked is not None
        assert read in asked.text


async def test_who_can_after_all_is_not_announced_as_missing(team: Team) -> None:
    pair = (await start(team))[0]
    for state in (PairState.NOT_THIS_TIME, PairState.DATED):
        async with team.storage.work(team.workspace_id) as work:
            await coaching.say(work, pair.id, team.person("UBEN"), state, ROUND_ONE)
    assert await composed(team, coaching.DECLINED) is None
    assert (await pair_of(team, "UBEN")).state is PairState.DATED


async def test_who_is_left_over_reads_it_in_their_language_unless_they_left(team: Team) -> None:
    await team.meet("UCARL", locale="de-DE")
    await join(team, "UCARL")
    await start(team)
    told = await composed(team, coaching.LEFT_OVER)
    assert told is not None
    assert "bist du mit deiner Sprache hier allein" in told.text
    async with team.storage.work(team.workspace_id) as work:
        await coaching.leave(work, team.person("UCARL"), MONDAY)
    assert await composed(team, coaching.LEFT_OVER) is None


async def test_who_keeps_off_somebody_is_no_reason_that_anybody_is_told(storage: Storage) -> None:
    team = await pool_of(storage, "UANNA", "UBEN")
    async with storage.work(team.workspace_id) as work:
        await coaching.keep_not_with(work, team.person("UBEN"), {team.person("UANNA")})
    assert await start(team) == []
    async with storage.work(team.workspace_id) as work:
        told = {await coaching.why_alone(work, team.person(user), ROUND_ONE) for user in ("UANNA", "UBEN")}
    assert told == {WhyAlone.NOBODY}
