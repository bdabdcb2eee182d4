"""What the router does with a request on both databases: all of it or nothing, and once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import sqlalchemy as sa

from bot.features.people import handlers
from bot.features.people.handlers import RequestGate
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import InboxState, Language
from bot.kernel.errors import CircleIsFull
from bot.kernel.ids import UserId
from bot.slack.action_ids import Action, Nothing
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Profile
from bot.slack.request import Kind, Request
from bot.slack.responder import Responder
from bot.slack.responses import Responses, Whisper
from bot.slack.router import EventFailed, Router
from bot.slack.routes import Routes
from bot.slack.system_messages import notice
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import Circle, InboxEntry, Person
from tests.fake_gateway import FakeGateway
from tests.features.fakes import LANGUAGES, Nudges, parts
from tests.rows import a_circle, new_workspace
from tests.slack.gate import Acks, action, event, submission

ENGLISH = LANGUAGES.words(Language.ENGLISH)
FOUND = Action("circles:found", Nothing)
AWAY = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")
NOT_SAVED = {"response_action": "errors", "errors": {"name": ENGLISH("slack-not-saved")}}
DONE = {"response_action": "update"}

Before = Callable[[], Awaitable[None]]


async def nothing() -> None:
    """Happens before a handler answers, where a test has nothing else in mind."""


class Company:
    """A router on a database and a Slack that knows one person, and what founding a circle does there."""

    def __init__(self, storage: Storage, clock: SimulatedClock) -> None:
        self.slack = FakeGateway(profiles={UserId("U1"): Profile(UserId("U1"), "en-GB", "UTC", False, False)})
        self.storage, self.nudges = storage, Nudges()
        self.before: Before = nothing
        self.deps = parts(storage, clock, gateway=self.slack, nudges=self.nudges)
        self.routes, self.asked = Routes(), 0
        self.gate = RequestGate(self.deps)
        handlers.register(self.routes, self.deps)
        responder = Responder(self.deps.gateway, self.deps.background)
        self.router = Router(
            self.routes, self.gate, responder, self.deps.background, ENGLISH, self.deps.timeouts, self.nudges
        )

    async def at_once(self, _request: Request, work: UnitOfWork) -> Responses:
        work.add(a_circle())
        await work.session.flush()
        return await self._answer()

    async def in_steps(self, request: Request) -> Responses:
        await self.slack.profile(request.actor.user)
        answer = await self._answer()
        async with self.storage.work(request.actor.workspace_id) as work:
            work.add(a_circle())
        return answer

    async def _answer(self) -> Responses:
        self.asked += 1
        await self.before()
        return Whisper(notice("Done."))

    async def submit(self) -> dict[str, Any]:
        acks = Acks()
        await self.router.handle(Kind.SUBMISSION, FOUND.name, submission(), acks)
        return {key: value for key, value in acks.given[0].items() if key != "view"}

    async def count(self, table: type[Any]) -> int:
        await self.deps.background.finish(5)
        async with self.storage.everywhere() as session:
            return await session.scalar(sa.select(sa.func.count()).select_from(table)) or 0

    async def states(self) -> list[InboxState]:
        await self.deps.background.finish(5)
        async with self.storage.everywhere() as session:
            return list(await session.scalars(sa.select(InboxEntry.state)))


@pytest.fixture
async def company(any_storage: Storage, clock: SimulatedClock) -> Company:
    await new_workspace(any_storage)
    return Company(any_storage, clock)


@pytest.fixture(params=["at once", "in steps"])
def founding(company: Company, request: pytest.FixtureRequest) -> Company:
    """A company in which circles are founded in one of the two ways."""
    if request.param == "at once":
        company.routes.submission(FOUND, company.at_once, writes=True)
    else:
        company.routes.submission(FOUND, company.in_steps, asks_slack=True)
    return company


def failing(*errors: Exception) -> Before:
    """Return what fails as often as there are errors."""
    left = list(errors)

    async def fail() -> None:
        if left:
            raise left.pop(0)

    return fail


async def test_what_is_done_stays_done_when_it_comes_again(founding: Company) -> None:
    assert [await founding.submit(), await founding.submit()] == [DONE, {}]
    assert (await founding.count(Circle), await founding.states(), founding.asked) == (1, [InboxState.DONE], 1)


@pytest.mark.parametrize("error", [CircleIsFull(), RuntimeError()], ids=["refused", "failed"])
async def test_what_was_refused_or_failed_has_changed_nothing_and_may_come_again(
    founding: Company, error: Exception
) -> None:
    founding.before = failing(error)
    assert (await founding.submit())["response_action"] == "errors"
    assert await founding.count(Circle) == 0
    assert await founding.submit() == DONE
    assert (await founding.count(Circle), founding.asked) == (1, 2)


async def test_the_same_request_twice_at_the_same_time_acts_once(founding: Company) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await go_on.wait()

    founding.before = wait
    first = asyncio.create_task(founding.submit())
    await begun.wait()
    second = asyncio.create_task(founding.submit())
    await asyncio.sleep(0)
    go_on.set()
    answers = [await first, await second]
    assert answers[0] == DONE
    assert answers[1] in ({}, NOT_SAVED)
    assert (await founding.count(Circle), founding.asked) == (1, 1)


class TestAtOnce:
    @pytest.fixture(autouse=True)
    def register(self, company: Company) -> None:
        company.routes.submission(FOUND, company.at_once, writes=True)

    async def test_many_at_the_same_time_act_once_and_all_may_close_the_modal(self, company: Company) -> None:
        answers = await asyncio.gather(*(company.submit() for _ in range(4)))
        assert sorted(answers, key=len) == [{}, {}, {}, DONE]
        assert (await company.count(Circle), await company.count(Person), company.asked) == (1, 1, 1)

    async def test_a_refused_request_leaves_no_trace_and_nudges_nobody(self, company: Company) -> None:
        company.before = failing(CircleIsFull())
        await company.submit()
        assert (await company.states(), company.nudges.count) == ([], 0)
        await company.submit()
        assert company.nudges.count == 1

    async def test_a_handler_that_only_reads_cannot_write(self, company: Company) -> None:
        company.routes.action(FOUND, company.at_once)
        acks = Acks()
        await company.router.handle(Kind.ACTION, FOUND.name, action(FOUND.name), acks)
        assert await company.count(Circle) == 0
        assert [said.text for _, said, _ in company.slack.calls("respond")] == [ENGLISH("slack-try-again")]


class TestInSteps:
    async def test_while_the_first_is_at_it_the_second_keeps_its_modal(self, company: Company) -> None:
        company.routes.submission(FOUND, company.in_steps, asks_slack=True)
        again: list[dict[str, Any]] = []

        async def meanwhile() -> None:
            again.append(await company.submit())

        company.before = meanwhile
        assert (await company.submit(), again) == (DONE, [NOT_SAVED])
        assert (await company.count(Circle), company.asked) == (1, 1)


class TestChangedProfiles:
    async def test_those_of_strangers_are_not_written_down_anywhere(self, company: Company) -> None:
        writes: list[str] = []
        sa.event.listen(
            company.storage.engine.sync_engine, "before_cursor_execute", lambda *seen: writes.append(seen[2])
        )
        for number in range(3):
            await company.router.hear("user_change", event(event_id=f"Ev{number}"))
        assert [each for each in writes if not each.startswith("SELECT")] == []
        assert (await company.states(), await company.count(Person), company.slack.asked) == ([], 0, [])

    async def test_that_of_somebody_known_is_read_even_if_it_fails_at_first(self, company: Company) -> None:
        company.routes.submission(FOUND, company.at_once, writes=True)
        await company.submit()
        company.slack.profiles[UserId("U1")] = Profile(UserId("U1"), "de-DE", "Europe/Berlin", False, False)
        company.slack.fail("profile", AWAY)
        with pytest.raises(EventFailed):
            await company.router.hear("user_change", event())
        for _ in range(2):
            await company.router.hear("user_change", event())
        async with company.storage.everywhere() as session:
            [person] = await session.scalars(sa.select(Person))
        assert (person.slack_locale, person.zone) == ("de-DE", "Europe/Berlin")
        assert len(company.slack.calls("profile")) == 3  # when they were met, and twice now
        assert set(await company.states()) == {InboxState.DONE}
