"""From a request to its answer: once, in time, and with a clear sentence when something fails."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

import structlog

from bot import metrics
from bot.kernel.clock import SystemClock
from bot.kernel.enums import ClaimResult
from bot.kernel.errors import NotOfThisCompany, Refusal, UnknownWorkspace, ZirkelError, origin
from bot.kernel.ids import TeamId, UserId
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.actor import Actor
from bot.slack.background import Background
from bot.slack.errors import MISSING_SCOPE, SHAPE_ERRORS, Meaning, SlackFailure
from bot.slack.forms import FormInvalid
from bot.slack.hints import Hints
from bot.slack.message import Json
from bot.slack.request import Kind, Request, input_blocks, slack_id
from bot.slack.responder import Ack, Responder
from bot.slack.responses import ChangeModal, FieldErrors, Response, Responses, ShowHome, ShowModal, Whisper
from bot.slack.routes import Event, Route, Routes
from bot.slack.scopes import what_went_wrong
from bot.slack.system_messages import AskedFirst, notice, refusal_text
from bot.slack.timeouts import Timeouts

log = structlog.get_logger()

_RENAMED = "[slack.commands] was changed; give Slack what zirkel manifest prints"
_HOPELESS = (Meaning.TARGET, Meaning.BUG)
Answered = tuple[Request, Sequence[Response]]


class EventFailed(ZirkelError):
    """A handler of an event raised; Slack is to send it again."""


class EventUnreadable(EventFailed, LookupError):
    """An event of another shape than Slack's, or about somebody whom Slack doesn't know: the next time, too."""


class _RolledBack(Exception):
    """Leaves the transaction of a request that was refused, with what the person is told."""

    def __init__(self, request: Request, responses: Sequence[Response]) -> None:
        super().__init__()
        self.answered: Answered = (request, responses)


@dataclass(frozen=True)
class Entered:
    """Who acts, and the transaction in which they are answered."""

    actor: Actor
    work: Any


class Gate(Protocol):
    """What the router needs from the database."""

    def enter(self, key: str | None, team: TeamId, user: UserId) -> AbstractAsyncContextManager[Entered | ClaimResult]:
        """Open the transaction of a request; with a ``key`` it may write, and the request is taken once, in it.

        When the request was taken before, yield whether that is done.
        """
        ...

    async def admit(self, key: str, team: TeamId, user: UserId) -> Actor | ClaimResult:
        """Take a request once: return who acts; when it was taken before, whether it is done."""
        ...

    async def workspace(self, team: TeamId) -> tuple[UUID, str]:
        """Return the id of a workspace, and who the bot is in it.

        Raises:
            UnknownWorkspace: the token isn't theirs.
        """
        ...

    async def take(self, key: str) -> ClaimResult:
        """Take an event once."""
        ...

    async def settle(self, key: str, *, done: bool) -> None:
        """Remember that what was admitted or taken is done, or let it be tried again."""
        ...


class Router:
    """Finds the handler, calls it once and in time, and has its answers given."""

    def __init__(
        self,
        routes: Routes,
        gate: Gate,
        responder: Responder,
        background: Background,
        fallback: Words,
        timeouts: Timeouts,
        nudge: Callable[[], None] = lambda: None,
    ) -> None:
        """Speak ``fallback`` to people whose language can't be looked up just now; ``nudge`` after what was written."""
        self._routes = routes
        self._gate = gate
        self._responder = responder
        self._background = background
        self._fallback = fallback
        self._timeouts = timeouts
        self._nudge = nudge
        self._hints = Hints(SystemClock())
        self._last_words: dict[str, Words] = {}
        self._settling: dict[str, asyncio.Task[None]] = {}
        self._unsettled: set[str] = set()

    async def handle(self, kind: Kind, name: str, payload: Json, ack: Ack) -> None:
        """Answer one request of a person."""
        ack = metrics.timed(kind, ack)
        try:
            found = await self._background.within(self._timeouts.answer, self._answer(kind, name, payload))
            if isinstance(found, ClaimResult):
                await self._answer_again(found, kind, payload, ack)
            else:
                await self._responder.say(*found, ack)
        except UnknownWorkspace:
            log.info("request_of_another_company", kind=kind, name=name)
            await self._responder.apologise(kind, payload, self._fallback(NotOfThisCompany.key()), ack)
        except Exception as error:  # noqa: BLE001  the last line of defence: the text stays in the modal
            log.error("request_failed", kind=kind, name=shorten(name, 80), error=origin(error))  # noqa: TRY400  no text of people
            await self._apologise(kind, payload, ack)

    async def _answer(self, kind: Kind, name: str, payload: Json) -> Answered | ClaimResult:
        """Return the request and its answers; where it was taken before, whether that is done."""
        route = self._routes.find(kind, name, str(payload.get("text") or ""))
        if route is None:
            route = Route(_it_is_over, opens=False)
            if kind is Kind.COMMAND:
                self._hints.give("unknown_command", _RENAMED)
        if route.opens:
            team, user = _who(payload)
            await self._routes.look_first((await self._gate.workspace(team))[0], user)
        if route.asks_slack:
            found = await self._in_steps(route, kind, name, payload)
        else:
            found = await self._at_once(route, kind, name, payload)
        return found if isinstance(found, ClaimResult) else await self._and_home(*found)

    async def _at_once(self, route: Route, kind: Kind, name: str, payload: Json) -> Answered | ClaimResult:
        """Answer in one transaction, in which the request is taken, too: either all of it happened or nothing."""
        key = request_key(kind, payload) if route.writes else None
        try:
            async with self._gate.enter(key, *_who(payload)) as entered:
                if isinstance(entered, ClaimResult):
                    return entered
                request = self._request(kind, name, payload, entered.actor)
                responses = await _answer_or_roll_back(route, request, entered.work)
        except _RolledBack as undone:
            return undone.answered
        if route.writes:
            self._nudge()
        return request, responses

    async def _in_steps(self, route: Route, kind: Kind, name: str, payload: Json) -> Answered | ClaimResult:
        """Answer where Slack is asked, too: take the request first, then settle how it ended."""
        key, done = request_key(kind, payload), False
        await self._catch_up(key)
        actor = await self._gate.admit(key, *_who(payload))
        if isinstance(actor, ClaimResult):
            return actor
        try:
            request = self._request(kind, name, payload, actor)
            responses, refused = await _attempt(request, route.answer(request))
            done = not refused
            return request, responses
        finally:
            self._settle_later(key, done=done)

    def _request(self, kind: Kind, name: str, payload: Json, actor: Actor) -> Request:
        self._last_words[actor.user] = actor.words
        return Request(kind, name, payload, actor)

    async def _answer_again(self, taken: ClaimResult, kind: Kind, payload: Json, ack: Ack) -> None:
        """Answer a request that came before: an empty answer closes a modal, and only what was done may be closed."""
        if kind is Kind.SUBMISSION and taken is not ClaimResult.DONE:
            await self._apologise(kind, payload, ack)
        else:
            await ack()

    async def _and_home(self, request: Request, responses: Sequence[Response]) -> Answered:
        """Add Home as it is then, where something was pressed in it that opens no modal to go on in."""
        opens = any(isinstance(each, ShowModal | ShowHome) for each in responses)
        if request.view.get("type") != "home" or opens or request.actor.refused:
            return request, responses
        async with self._gate.enter(None, *_who(request.payload)) as entered:
            if isinstance(entered, ClaimResult):  # never without a key
                return request, responses
            homes = [_as_list(await show(request, entered.work)) for show in self._routes.homes]
        return request, [*responses, *chain.from_iterable(homes)]

    def _settle_later(self, key: str, *, done: bool) -> None:
        """Write down how it ended, but let the answer go: Bolt sends it only when the listener has returned."""
        self._settling[key] = self._background.start(self._settle(key, done=done))
        self._settling[key].add_done_callback(lambda _: self._settling.pop(key, None))

    async def _catch_up(self, key: str) -> None:
        """Make sure that it is written down how this request ended when it came before."""
        if key in self._settling:
            await asyncio.wait({self._settling[key]})
        if key in self._unsettled:
            await self._gate.settle(key, done=False)
            self._unsettled.discard(key)

    async def _settle(self, key: str, *, done: bool) -> None:
        """Write down how it ended; where that fails, what wasn't done is remembered until it comes again."""
        try:
            async with asyncio.timeout(self._timeouts.settle):
                await self._gate.settle(key, done=done)
        except Exception as error:  # noqa: BLE001  the answer is out already; the row alone is late
            log.warning("inbox_not_settled", error=origin(error))
            if not done:
                self._unsettled.add(key)

    async def _apologise(self, kind: Kind, payload: Json, ack: Ack) -> None:
        words = self._last_words.get(_who(payload)[1], self._fallback)
        in_modal = kind is Kind.SUBMISSION and input_blocks(payload)
        await self._responder.apologise(kind, payload, words("slack-not-saved" if in_modal else "slack-try-again"), ack)

    async def hear(self, event_type: str, payload: Json) -> None:
        """Pass one event to all who listen to it; raising makes Slack send it again."""
        if event_type not in self._routes.events:
            return
        try:
            await self._background.within(self._timeouts.answer, self._hear_once(event_type, payload))
        except UnknownWorkspace:
            log.warning("event_of_unknown_workspace", type=event_type)
        except Exception as error:  # noqa: BLE001  whatever it was
            hopeless = isinstance(error, SHAPE_ERRORS) or getattr(error, "meaning", None) in _HOPELESS
            failed = EventUnreadable if hopeless else EventFailed
            raise failed(f"{event_type}: {origin(error)}") from None  # it is logged, so it must not quote people

    async def _hear_once(self, event_type: str, payload: Json) -> None:
        """Take an event and pass it on; what concerns nobody isn't taken, so that nothing is written.

        Whom it concerns is asked again each time it comes: what failed finds its listeners as before.
        """
        workspace_id, bot_user = await self._workspace_of(payload)
        event = Event(event_type, workspace_id, bot_user, payload["event"])
        listeners = await self._routes.listeners(event)
        if not listeners:
            return
        key, done = f"event:{slack_id(payload.get('event_id'))}", False
        await self._catch_up(key)
        taken = await self._gate.take(key)
        if taken is ClaimResult.DONE:
            return
        if taken is not ClaimResult.NEW:
            raise EventFailed("somebody is at it")
        try:
            for handler in listeners:
                await handler(event)
            done = True
        finally:
            self._settle_later(key, done=done)

    async def _workspace_of(self, payload: Json) -> tuple[UUID, str]:
        """Return in which workspace of ours an event happened: one of a shared channel names another company's.

        Raises:
            UnknownWorkspace: in none of them.
        """
        allowed = [each["team_id"] for each in payload.get("authorizations") or []]
        for team in dict.fromkeys([*allowed, payload.get("team_id")]):
            with suppress(UnknownWorkspace, LookupError):
                return await self._gate.workspace(TeamId(slack_id(team)))
        raise UnknownWorkspace


async def _it_is_over(request: Request, _work: Any) -> Responses:
    """Answer what no handler answers any more: a button of an older version."""
    return Whisper(notice(request.actor.words("error-it-is-over")))


async def _answer_or_roll_back(route: Route, request: Request, work: Any) -> Sequence[Response]:
    responses, refused = await _attempt(request, route.answer(request, work))
    if refused:
        raise _RolledBack(request, responses)
    return responses


async def _attempt(request: Request, answer: Awaitable[Responses]) -> tuple[Sequence[Response], bool]:
    """Return what a handler answers, and whether the person can't have what they asked for."""
    try:
        responses = _as_list(await answer)
    except AskedFirst as asked:
        return [ChangeModal(asked.view)], True
    except FormInvalid as invalid:
        return [_under_inputs(request, invalid.answer(request.actor.words).errors)], True
    except Refusal as refusal:
        return [_under_inputs(request, {refusal.field or "": refusal_text(request.actor.words, refusal)})], True
    except SlackFailure as failure:
        if failure.code != MISSING_SCOPE:
            raise
        log.error("request_refused", kind=request.kind, name=request.name, scope=failure.needed)  # noqa: TRY400
        return [_under_inputs(request, {"": what_went_wrong(request.actor.words, failure)})], True
    return responses, any(isinstance(each, FieldErrors) for each in responses)


def _under_inputs(request: Request, problems: Mapping[str, str]) -> Response:
    """Put each sentence under its field, under the first where that isn't shown; without any, whisper them."""
    inputs = input_blocks(request.payload)
    if request.kind is not Kind.SUBMISSION or not inputs:
        return Whisper(notice("\n".join(problems.values())))
    placed: dict[str, str] = {}
    for name, text in problems.items():
        block = name if name in inputs else inputs[0]
        placed[block] = f"{placed[block]} {text}" if block in placed else text
    return FieldErrors(placed)


def _as_list(responses: Responses) -> Sequence[Response]:
    if responses is None:
        return []
    return responses if isinstance(responses, Sequence) else [responses]


def request_key(kind: Kind, payload: Json) -> str:
    """Return what makes this request the same one when it comes again."""
    _, user = _who(payload)
    if kind is Kind.SUBMISSION:
        view = payload.get("view") or {}
        typed = json.dumps((view.get("state") or {}).get("values"), sort_keys=True).encode()
        return f"submission:{view.get('id')}:{user}:{hashlib.sha256(typed).hexdigest()[:32]}"
    if kind is Kind.ACTION:
        action = (payload.get("actions") or [{}])[0]
        return f"action:{action.get('action_ts')}:{user}:{str(action.get('action_id'))[:100]}"
    return f"{kind}:{payload.get('trigger_id') or (payload.get('view') or {}).get('id')}"


def _who(payload: Json) -> tuple[TeamId, UserId]:
    """Return who asks in which workspace.

    Raises:
        LookupError, AttributeError: Slack sends nothing without a person and a team.
    """
    person = payload.get("user") or {}
    user = payload.get("user_id") or person.get("id")
    here = (payload.get("view") or {}).get("app_installed_team_id") or payload.get("team_id")
    team = here or (payload.get("team") or {}).get("id") or person.get("team_id")
    return TeamId(slack_id(team)), UserId(slack_id(user))
