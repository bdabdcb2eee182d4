"""The composition root: settings -> storage -> gateway -> features -> scheduler. Knows all, decides nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
import structlog
from aiohttp.web import RouteDef
from slack_bolt.async_app import AsyncApp

from bot.content.holidays import WorkCalendar
from bot.content.loader import load_formats, load_programmes
from bot.delivery import restored
from bot.delivery.clock_check import ClockCheck
from bot.delivery.planner import Planner
from bot.delivery.post import MaintenanceTask, Post, TimedPost
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.features.afterwards import handlers as afterwards
from bot.features.afterwards import posts as afterwards_posts
from bot.features.answers import handlers as answers
from bot.features.answers import posts as answers_posts
from bot.features.assignments import handlers as assignments
from bot.features.assignments import posts as assignments_posts
from bot.features.calendar import handlers as calendar
from bot.features.cases import handlers as cases
from bot.features.cases import posts as cases_posts
from bot.features.charter import handlers as charter
from bot.features.charter import posts as charter_posts
from bot.features.circle_channels import handlers as channels
from bot.features.circle_channels import posts as channels_posts
from bot.features.circle_page import handlers as circle_page
from bot.features.circles import handlers as circles
from bot.features.circles import posts as circles_posts
from bot.features.climate import handlers as climate
from bot.features.climate import posts as climate_posts
from bot.features.coaching import handlers as coaching
from bot.features.coaching.rules import RoundRhythm
from bot.features.consultation import handlers as consultation
from bot.features.consultation import posts as consultation_posts
from bot.features.dates import handlers as dates
from bot.features.dates import posts as dates_posts
from bot.features.deps import Deps
from bot.features.digests import posts as digests_posts
from bot.features.digests.rules import DigestRhythm
from bot.features.explaining import handlers as explaining
from bot.features.explaining import posts as explaining_posts
from bot.features.facilitation import handlers as facilitation
from bot.features.facilitation import posts as facilitation_posts
from bot.features.feedback import handlers as feedback
from bot.features.feedback import posts as feedback_posts
from bot.features.gathering import posts as gathering_posts
from bot.features.goals import handlers as goals
from bot.features.held import handlers as held
from bot.features.held import posts as held_posts
from bot.features.home import handlers as home
from bot.features.home import posts as home_posts
from bot.features.insights import handlers as insights
from bot.features.insights import posts as insights_posts
from bot.features.journal import handlers as journal
from bot.features.launch import handlers as launch
from bot.features.launch import posts as launch_posts
from bot.features.library import handlers as library
from bot.features.library import posts as library_posts
from bot.features.lifecycle import handlers as lifecycle
from bot.features.lifecycle import posts as lifecycle_posts
from bot.features.meetups import handlers as meetups
from bot.features.meetups import posts as meetups_posts
from bot.features.membership import handlers as membership
from bot.features.membership import posts as membership_posts
from bot.features.merge import handlers as merge
from bot.features.merge import posts as merge_posts
from bot.features.people import handlers as people
from bot.features.people import posts as people_posts
from bot.features.people.service import cannot_be_written_to
from bot.features.plans import handlers as plans
from bot.features.plans import posts as plans_posts
from bot.features.preferences import handlers as preferences
from bot.features.privacy import handlers as privacy
from bot.features.privacy import posts as privacy_posts
from bot.features.programmes import handlers as programmes
from bot.features.programmes import posts as programmes_posts
from bot.features.proposals import handlers as proposals
from bot.features.proposals import posts as proposals_posts
from bot.features.recall import handlers as recall
from bot.features.recall import posts as recall_posts
from bot.features.reflections import handlers as reflections
from bot.features.regrouping import posts as regrouping_posts
from bot.features.reports import handlers as reports
from bot.features.reports import posts as reports_posts
from bot.features.reports.rules import Least
from bot.features.rounds import posts as rounds_posts
from bot.features.schedule import posts as schedule_posts
from bot.features.seasons import handlers as seasons
from bot.features.seasons import posts as seasons_posts
from bot.features.sessions import posts as sessions_posts
from bot.features.swaps import handlers as swaps
from bot.features.swaps import posts as swaps_posts
from bot.features.tandems import handlers as tandems
from bot.features.tandems import posts as tandems_posts
from bot.features.topics import handlers as topics
from bot.features.topics import posts as topics_posts
from bot.kernel.clock import Clock, SecondClock, SimulatedClock, SystemClock
from bot.kernel.enums import Language, WorkspaceState
from bot.kernel.errors import ZirkelError
from bot.language.translator import Languages
from bot.operations.causes import cause, passes
from bot.operations.health import Watched, watched
from bot.operations.patience import NotYet, patiently
from bot.settings_keys import Settings
from bot.slack.background import Background
from bot.slack.bolt_app import bolt_app
from bot.slack.connection import signed_http, socket_mode
from bot.slack.errors import CALL_ERRORS, SlackFailure, read_failure
from bot.slack.gateway import Installation, WebGateway
from bot.slack.responder import Responder
from bot.slack.router import Router
from bot.slack.routes import Routes
from bot.slack.scopes import missing_scopes
from bot.slack.timeouts import Timeouts
from bot.storage.engine import database_now, parse_url
from bot.storage.startup import StorageAt, open_storage
from bot.storage.troubles import DatabaseAway
from bot.storage.unit_of_work import Storage
from bot.storage.witness import Witness
from bot.web import feed_routes, serving
from models import Workspace

log = structlog.get_logger()
SECONDS_TO_STOP = 12


class AddressTaken(ZirkelError):
    """Nobody can listen where the settings say."""


class SlackRefuses(ZirkelError):
    """Slack doesn't take a token: somebody has to change something."""


@dataclass(frozen=True)
class Running:
    """A running app, for those who started it."""

    scheduler: Scheduler
    port: int | None
    """Where HTTP is taken: signed requests, feeds; None where nothing listens."""
    stale: asyncio.Event
    """Set when the socket died without saying so."""


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock | None = None,
    timeouts: Timeouts | None = None,
    storage_at: StorageAt = Storage.at,
) -> AsyncIterator[Running]:
    """Run the app until the block ends, then finish what is in flight; see ``open_storage`` for ``storage_at``.

    Raises:
        ZirkelError: it can't start; the message says why and what to do.
    """
    clock, timeouts = clock or SystemClock(), timeouts or Timeouts()
    async with AsyncExitStack() as stack:
        watch = Watched(clock)
        if settings.watch.address:
            with _listens("watch.address"):
                await stack.enter_async_context(watched(settings.watch.address, watch))
        calendar = WorkCalendar(settings.circles.holidays)
        opened = await patiently(lambda: _open(stack, settings, storage_at))
        storage = watch.storage = replace(opened, closed=calendar.closed)
        slacks_clock = SecondClock(clock)
        gateway = WebGateway(settings.slack.bot_token.get_secret_value(), settings.slack.api_url, slacks_clock)
        watch.slack = gateway.whoami
        we = await patiently(lambda: _whoami(gateway))
        _tell_missing_scopes(gateway)
        witness = Witness(parse_url(settings.database.url))
        async with storage.everywhere() as session:
            await restored.find_out(session, witness)
        await _enter_workspace(storage, we, clock.now())
        clocks = ClockCheck(clock, slacks_clock, gateway.whoami, _other_clock(storage, clock))
        scheduler, bolt, background, pages = _assemble(settings, clock, storage, gateway, we, timeouts, clocks, witness)
        stale = asyncio.Event()
        stack.push_async_callback(scheduler.stop, SECONDS_TO_STOP)
        stack.push_async_callback(background.finish, SECONDS_TO_STOP)
        port = await patiently(lambda: _connect(stack, settings, bolt, clock, stale, pages))
        _start(stack, scheduler, background, clock)
        yield Running(scheduler, port, stale)


def _assemble(
    settings: Settings, clock: Clock, storage: Storage, gateway: WebGateway, we: Installation, timeouts: Timeouts,
    clocks: ClockCheck, witness: Witness,
) -> tuple[Scheduler, AsyncApp, Background, list[RouteDef]]:  # fmt: skip
    background = Background()
    nudge = _Nudge()
    languages = Languages(renamed=settings.slack.commands.renamed)
    formats = load_formats(settings.content.formats_folder)
    templates = load_programmes(formats, settings.content.programmes_folder)
    deps = Deps(storage, gateway, languages, clock, formats, nudge, background, templates, timeouts)
    posts, maintenance = posts_and_maintenance(deps, settings)
    checks = [*people_posts.maintenance(deps), *channels_posts.maintenance(deps)]
    planner = Planner(storage, [post for post in posts if isinstance(post, TimedPost)], [*maintenance, *checks], clock)
    scheduler = Scheduler(
        storage, planner, Sender(storage, gateway, posts, clock, cannot_be_written_to), clock, clocks, witness
    )
    nudge.target = scheduler.nudge
    gate = people.RequestGate(deps)
    routes = Routes()
    _register(routes, deps, gate, settings)
    responder, english = Responder(gateway, background), languages.words(Language.ENGLISH)
    router = Router(routes, gate, responder, background, english, timeouts, nudge)
    ours = {theirs: own for own, theirs in settings.slack.commands.renamed.items()}
    pages = feed_routes(calendar.CalendarFeeds(deps, routes.look_first).read) if settings.web.public_url else []
    return scheduler, bolt_app(gateway.client, we, router, ours), background, pages


class _Nudge:
    """Breaks the circle between features, which nudge, and the scheduler, which needs the features' posts."""

    def __init__(self) -> None:
        self.target: Callable[[], None] | None = None

    def __call__(self) -> None:
        if self.target:
            self.target()


def posts_and_maintenance(deps: Deps, settings: Settings) -> tuple[list[Post], list[MaintenanceTask]]:
    """Return all that Zirkel posts, and the upkeep of its rows in the order in which it is done."""
    digest = DigestRhythm(settings.digest.weekday.number, settings.digest.time)
    posts = [
        *circles_posts.posts(deps), *membership_posts.posts(deps), *topics_posts.posts(deps),
        *sessions_posts.posts(deps), *assignments_posts.posts(deps), *dates_posts.posts(deps),
        *swaps_posts.posts(deps), *explaining_posts.posts(deps), *feedback_posts.posts(deps),
        *answers_posts.posts(deps), *charter_posts.posts(deps), *climate_posts.posts(deps),
        *facilitation_posts.posts(deps), *cases_posts.posts(deps), *library_posts.posts(deps),
        *plans_posts.posts(deps), *rounds_posts.posts(deps),
        *lifecycle_posts.posts(deps),
        *seasons_posts.posts(deps), *gathering_posts.posts(deps), *merge_posts.posts(deps), *channels_posts.posts(deps),
        *regrouping_posts.posts(deps), *afterwards_posts.posts(deps),
        *digests_posts.posts(deps, digest), *held_posts.posts(deps),
        *recall_posts.posts(deps), *insights_posts.posts(deps), *tandems_posts.posts(deps),
        *programmes_posts.posts(deps), *proposals_posts.posts(deps), *launch_posts.posts(deps),
        *consultation_posts.posts(deps), *reports_posts.posts(deps), *meetups_posts.posts(deps),
        *home_posts.posts(deps),
    ]  # fmt: skip
    maintenance = [
        *membership_posts.maintenance(), *gathering_posts.maintenance(deps), *schedule_posts.maintenance(deps),
        *sessions_posts.maintenance(), *assignments_posts.maintenance(deps), *swaps_posts.maintenance(),
        *lifecycle_posts.maintenance(), *answers_posts.maintenance(deps), *cases_posts.maintenance(),
        *rounds_posts.maintenance(deps), *climate_posts.maintenance(), *regrouping_posts.maintenance(),
        *merge_posts.maintenance(), *privacy_posts.maintenance(), *recall_posts.maintenance(),
        *feedback_posts.maintenance(),
        *tandems_posts.maintenance(), *launch_posts.maintenance(deps, circles.ChannelSetup(deps)),
        *consultation_posts.maintenance(), *meetups_posts.maintenance(),
        *reports_posts.maintenance(deps, Least(settings.reports.people, settings.reports.circles)),
    ]  # fmt: skip
    return posts, maintenance


def _register(routes: Routes, deps: Deps, gate: people.RequestGate, settings: Settings) -> None:
    rounds, regions = settings.coaching, settings.circles.holidays
    for register in (
        channels.register,
        people.register, topics.register, membership.register, assignments.register, swaps.register, dates.register,
        answers.register, charter.register, cases.register, climate.register, explaining.register, feedback.register,
        facilitation.register, reflections.register, goals.register, plans.register, library.register,
        preferences.register, afterwards.register,
        insights.register, lifecycle.register, seasons.register, merge.register, held.register, privacy.register,
        recall.register, journal.register, tandems.register, proposals.register, consultation.register,
        meetups.register, launch.register,
    ):  # fmt: skip
        register(routes, deps)
    circles.register(routes, deps, regions)
    circle_page.register(routes, deps, regions)
    rhythm = RoundRhythm(rounds.cadence, rounds.weekday.number, rounds.time, rounds.zone, rounds.together)
    programmes.register(routes, deps, regions, rhythm)
    reports.register(routes, deps, Least(settings.reports.people, settings.reports.circles))
    calendar.register(routes, deps, settings.web.public_url)
    coaching.register(routes, deps, rhythm)
    home.register(routes, deps, gate.actor_of)


def _start(stack: AsyncExitStack, scheduler: Scheduler, background: Background, clock: Clock) -> None:
    """Let the scheduler beat; a simulated clock waits for what is under way, so that it is over when it was begun."""
    if isinstance(clock, SimulatedClock):
        stack.callback(clock.before_turn(background.rest))
        stack.callback(clock.before_turn(scheduler.rest))
        stack.callback(clock.on_turn(scheduler.turned))
    scheduler.start()


async def _connect(
    stack: AsyncExitStack,
    settings: Settings,
    bolt: AsyncApp,
    clock: Clock,
    stale: asyncio.Event,
    pages: Sequence[RouteDef],
) -> int | None:
    slack, http = settings.slack, settings.http
    if slack.mode == "socket":
        try:
            await stack.enter_async_context(socket_mode(bolt, slack.app_token.get_secret_value(), stale))
        except CALL_ERRORS as error:
            raise _trouble(
                "Slack opens no socket",
                read_failure(error),
                "Check slack.app_token (or SLACK_APP_TOKEN), made with the scope connections:write under Basic "
                "Information, App-Level Tokens, and that Socket Mode is on.",
            ) from error
        if not pages:
            return None
        with _listens("[http] host and port"):
            return await stack.enter_async_context(serving(pages, http.host, http.port))
    secret = slack.signing_secret.get_secret_value()
    with _listens("[http] host and port"):
        return await stack.enter_async_context(signed_http(bolt, secret, http.host, http.port, clock, pages))


@contextmanager
def _listens(where: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        says = f"{where}: nothing can listen there ({error.strerror}). Choose another, or stop what does."
        raise AddressTaken(says) from error


async def _whoami(gateway: WebGateway) -> Installation:
    try:
        return await gateway.whoami()
    except SlackFailure as failure:
        raise _trouble(
            f"Slack at {gateway.client.base_url} can't be used",
            failure,
            "Check slack.bot_token (or SLACK_BOT_TOKEN): it is on your app's page under OAuth & Permissions, after "
            "Install to Workspace.",
        ) from failure


def _trouble(says: str, failure: SlackFailure, advice: str) -> ZirkelError:
    says = f"{says} ({failure.code}): {cause(failure)}."
    return NotYet(says, failure.retry_after) if passes(failure) else SlackRefuses(f"{says} {advice}")


async def _open(stack: AsyncExitStack, settings: Settings, storage_at: StorageAt) -> Storage:
    try:
        opening = open_storage(settings.database.url, settings.database.given_key, storage_at)
        return await stack.enter_async_context(opening)
    except DatabaseAway as away:
        raise NotYet(str(away)) from away


def _tell_missing_scopes(gateway: WebGateway) -> None:
    for missing in missing_scopes(gateway.scopes, Languages().words(Language.ENGLISH)):
        say = log.info if missing.optional else log.error
        say("scope_missing", scope=missing.scope, so=missing.cannot)


async def _enter_workspace(storage: Storage, we: Installation, now: datetime) -> None:
    """Know the workspace of our token; a token that works ends a pause, and in others nothing can be said with it."""
    async with storage.everywhere() as session:
        others = sa.update(Workspace).where(Workspace.team_id != we.team, Workspace.state == WorkspaceState.ACTIVE)
        await session.execute(others.values(state=WorkspaceState.PAUSED))
        row = await session.scalar(sa.select(Workspace).where(Workspace.team_id == we.team))
        if row is None:
            row = Workspace(team_id=we.team, created_at=now)
            session.add(row)
        row.bot_user_id, row.state = we.bot_user, WorkspaceState.ACTIVE
        row.paused_at = row.paused_why = row.removed_at = None


def _other_clock(storage: Storage, clock: Clock) -> Callable[[], Awaitable[datetime]] | None:
    """Return the database's clock where it runs on another machine than ours, and ours is a real one."""
    if isinstance(clock, SystemClock) and storage.engine.dialect.name == "postgresql":
        return lambda: database_now(storage.engine)
    return None
