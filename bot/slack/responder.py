"""Says a handler's answers to Slack: what fits goes into the acknowledgement, the rest follows it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from slack_sdk.models.views import View

from bot.kernel.errors import Refusal, origin
from bot.kernel.ids import TriggerId, UserId, ViewId
from bot.slack.background import Background
from bot.slack.bundles import in_its_place
from bot.slack.errors import MISSING_SCOPE, SlackFailure
from bot.slack.gateway import Gateway, Posted
from bot.slack.message import Json, Message, verbatim
from bot.slack.request import Kind, Request, input_blocks, pressed_in
from bot.slack.responses import (
    ChangeBelow,
    ChangeMessage,
    ChangeModal,
    CloseModals,
    FieldErrors,
    Names,
    Response,
    SendFile,
    ShowHome,
    ShowModal,
    ShowWhenDone,
    Whisper,
)
from bot.slack.scopes import what_went_wrong
from bot.slack.system_messages import notice, notice_modal, refusal_text

log = structlog.get_logger()
_CLOSED = "not_found"
"""What Slack says of a modal that isn't open any more."""
Ack = Callable[..., Awaitable[Any]]


class Responder:
    """Turns answers into one acknowledgement and the calls that follow it."""

    def __init__(self, gateway: Gateway, background: Background) -> None:
        """Call through ``gateway``, after the acknowledgement, in ``background``."""
        self._gateway = gateway
        self._background = background

    async def say(self, request: Request, responses: Sequence[Response], ack: Ack) -> None:
        """Acknowledge with what fits there, then do the rest in the background."""
        within: Json | None = None
        rest: list[Response] = []
        for response in responses:
            said = _acknowledgement(request, response) if within is None else None
            if said is None:
                rest.append(response)
            else:
                within = said
        await ack(**(within or {}))
        for response in rest:
            self._background.start(self._follow(request, response))

    async def apologise(self, kind: Kind, payload: Json, text: str, ack: Ack) -> None:
        """Say ``text`` in place of an answer; a modal keeps what was typed."""
        block = next(iter(input_blocks(payload)), None)
        if kind is Kind.SUBMISSION and block:
            await ack(response_action="errors", errors={block: text})
        elif kind is Kind.COMMAND:
            await ack(text=text, response_type="ephemeral")
        else:
            await ack()
            if url := payload.get("response_url"):
                said = self._gateway.respond(url, notice(text), replace=False, thread=pressed_in(payload))
                self._background.start(said)

    async def _follow(self, request: Request, response: Response) -> None:
        if isinstance(response, ChangeMessage):
            response = ChangeMessage(in_its_place(request, response.message))
        try:
            await self._perform(request, response)
        except SlackFailure as failure:
            log.warning("answer_failed", kind=request.kind, name=request.name, code=failure.code)
            if isinstance(response, ShowModal | ChangeModal) and request.response_url:
                said = notice(what_went_wrong(request.actor.words, failure))
                await self._gateway.respond(request.response_url, said, replace=False, thread=request.thread)
            if isinstance(response, ChangeMessage) and request.channel and request.message_ts:
                await self._change_again(Posted(request.channel, request.message_ts), response.message)

    async def _change_again(self, posted: Posted, message: Message) -> None:
        """Change a message by its place where its address didn't work; a whisper has none."""
        try:
            await self._gateway.update(posted, message)
        except SlackFailure as failure:
            log.warning("message_not_changed", code=failure.code)

    async def _perform(self, request: Request, response: Response) -> None:
        match response:
            case ShowModal(view) if request.trigger:
                await self._show(request, request.trigger, view)
            case ChangeModal(view) if request.view_id:
                await self._gateway.update_view(request.view_id, view)
            case ChangeBelow(view):
                if request.view_below:
                    await self._gateway.update_view(request.view_below, view)
            case ChangeMessage(message) if request.response_url:
                await self._gateway.respond(request.response_url, message, replace=True)
            case Whisper(message) if request.response_url:
                await self._gateway.respond(request.response_url, message, replace=False, thread=request.thread)
            case Whisper(message) | ChangeMessage(message):
                await self._perform(request, ShowModal(notice_modal(request.actor.words, message)))
            case SendFile() | ShowWhenDone():
                await self._take_time(request, response)
            case ShowHome(view):
                await self._gateway.publish_home(request.actor.user, view)
            case _:
                log.error("answer_without_place", kind=request.kind, name=request.name, answer=type(response).__name__)

    async def _show(self, request: Request, trigger: TriggerId, view: View) -> ViewId:
        """Open a modal; over an open one it goes on top."""
        on_top = request.view.get("type") == "modal"
        return await (self._gateway.push_view if on_top else self._gateway.open_view)(trigger, view)

    async def _take_time(self, request: Request, response: SendFile | ShowWhenDone) -> None:
        if isinstance(response, SendFile):
            await self._send(request, response)
        else:
            await self._show_when_done(request, response)

    async def _show_when_done(self, request: Request, later: ShowWhenDone) -> None:
        """Say that it is under way, do it, and show what came of it; whoever has closed the modal sees neither."""
        await self._change_if_open(request, later.meanwhile)
        await self._change_if_open(request, await self._outcome(request, later))

    async def _change_if_open(self, request: Request, view: View) -> None:
        try:
            await self._perform(request, ChangeModal(view))
        except SlackFailure as failure:
            if failure.code != _CLOSED:
                log.warning("answer_failed", kind=request.kind, name=request.name, code=failure.code)

    async def _outcome(self, request: Request, later: ShowWhenDone) -> View:
        words = request.actor.words
        try:
            return await later.work()
        except Refusal as refusal:
            return notice_modal(words, notice(refusal_text(words, refusal)))
        except Exception as error:  # noqa: BLE001  nobody waits for an answer any more: it stands in the modal
            log.error("request_failed", kind=request.kind, name=request.name, error=origin(error))  # noqa: TRY400
            return notice_modal(words, notice(words("slack-try-again")))

    async def _send(self, request: Request, file: SendFile) -> None:
        """Say at once that the file is on its way, since a trigger doesn't live as long as an upload may take."""
        shown = await self._say_that_it_comes(request)
        outcome = await self._upload(request, file)
        if shown:
            await self._gateway.update_view(shown, outcome)

    async def _say_that_it_comes(self, request: Request) -> ViewId | None:
        words = request.actor.words
        try:
            waiting = notice_modal(words, notice(words("slack-file-on-its-way")))
            return await self._show(request, request.trigger, waiting) if request.trigger else None
        except SlackFailure as failure:
            log.warning("answer_failed", kind=request.kind, name=request.name, code=failure.code)
            return None

    async def _upload(self, request: Request, file: SendFile) -> View:
        """Send the file; return what the person is shown then."""
        words, user = request.actor.words, request.actor.user
        content = file.write(await self._names(file.people))
        try:
            channel = await self._gateway.open_dm([user])
            await self._gateway.send_file(channel, file.name, content.encode(), file.comment)
        except SlackFailure as failure:
            if failure.code == MISSING_SCOPE:
                return file.instead(content)
            log.warning("file_not_sent", name=request.name, code=failure.code)
            return notice_modal(words, notice(words("slack-file-failed")))
        return notice_modal(words, notice(words("slack-file-sent", name=file.name)))

    async def _names(self, people: Sequence[UserId]) -> Names:
        """Return the names of ``people``; a file without some of them is better than none."""
        try:
            return await self._gateway.names(people)
        except SlackFailure as failure:
            log.warning("names_not_read", code=failure.code)
            return {}


def _acknowledgement(request: Request, response: Response) -> Json | None:
    """Return what ``answer`` becomes inside the acknowledgement, None where it can't go there."""
    if request.kind is Kind.COMMAND and isinstance(response, Whisper):
        return {**response.message.content(), "response_type": "ephemeral"}
    return _response_action(request, response) if request.kind is Kind.SUBMISSION else None


def _response_action(request: Request, response: Response) -> Json | None:
    match response:
        case FieldErrors(errors):
            return {"response_action": "errors", "errors": dict(errors)}
        case ChangeModal(view):
            return {"response_action": "update", "view": verbatim(view.to_dict())}
        case Whisper(message):
            return {"response_action": "update", "view": verbatim(notice_modal(request.actor.words, message).to_dict())}
        case ShowModal(view):
            return {"response_action": "push", "view": verbatim(view.to_dict())}
        case CloseModals():
            return {"response_action": "clear"}
        case _:
            return None
