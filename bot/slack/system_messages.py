"""What the router itself says: that something failed, in the place where the person is."""

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from slack_sdk.models.blocks import Block, SectionBlock
from slack_sdk.models.views import View

from bot.kernel.errors import Refusal, ZirkelError
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.action_ids import Action
from bot.slack.blocks import INPUT_LIMIT, TITLE_LIMIT, VIEW_BLOCKS, field, modal, section, text_input
from bot.slack.message import Json, Message
from bot.slack.mrkdwn import escape
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, Whisper

_TYPED = 60
"""So many characters of what somebody typed are repeated."""

_VIEW_BYTES = 245_000
"""Slack takes 250 kB."""

_QUESTION = "question-"
_OURS = ("type", "callback_id", "title", "close", "private_metadata")
"""What of a submitted modal stays as it was."""


class AskedFirst(ZirkelError):
    """What was submitted is unusual: nothing was done, and ``view`` asks in the modal whether it is meant."""

    def __init__(self, view: View) -> None:
        """Ask with ``view``."""
        super().__init__()
        self.view = view


def ask_once(request: Request, about: str, question: str, *, below: str, submit: str) -> None:
    """Ask in a submitted modal below a field whether ``about`` is meant; submitting the same again means yes.

    What was typed stays, since Slack keeps what stands in fields of the same name. ``submit`` is what the button says
    then: the field may be out of sight.

    Raises:
        AskedFirst: it hasn't been asked yet.
    """
    blocks, mark = request.view.get("blocks") or [], f"{_QUESTION}{about}"
    if any(block["block_id"] == mark for block in blocks):
        return
    asks: Json = SectionBlock(text=question, block_id=mark).to_dict()
    shown = [block for block in blocks if not block["block_id"].startswith(_QUESTION)]
    shown = [each for block in shown for each in ([block, asks] if block["block_id"] == below else [block])]
    kept = {name: request.view[name] for name in _OURS if request.view.get(name)}
    raise AskedFirst(View(**kept, submit=shorten(submit, TITLE_LIMIT), blocks=shown))


def refusal_text(words: Words, refusal: Refusal) -> str:
    """Return the sentence of ``refusal``, with its details."""
    return words(refusal.key(), **refusal.details)


def notice(text: str) -> Message:
    """Return one plain sentence as a message."""
    return Message(escape(text), [SectionBlock(text=escape(text))])


def guide(words: Words, lines: str, typed: str = "", *more: Block) -> Message:
    """Return what can be typed after a command; first that what was ``typed`` can't, where something else was."""
    lead = words("slack-unknown", text=escape(shorten(typed, _TYPED))) if typed else words("slack-guide")
    return Message(lead, [section(lead), section(lines), *more])


def copy_modal(words: Words, action: Action[Any], name: str, content: str) -> View:
    """Return the content of a file to copy, in as many inputs as it needs; ``action`` closes it.

    Where a modal can't hold all of it, it says first how much is missing.
    """
    parts = list(_parts(content))
    fields = _fitting([
        field(
            f"part-{number}", words("slack-copy-part", number=number, total=len(parts)),
            text_input(part, limit=INPUT_LIMIT, multiline=True), optional=True,
        )
        for number, part in enumerate(parts, 1)
    ])  # fmt: skip
    blocks = [section(escape(words("slack-copy", name=name)))]
    if missing := len(parts) - len(fields):
        blocks.append(section(words("slack-copy-missing", missing=missing, total=len(parts))))
    return modal(action, "Zirkel", [*blocks, *fields], submit=words("slack-copied"), close=words("button-close"))


def _fitting(fields: Sequence[Block]) -> list[Block]:
    """Return as many from the beginning as Slack takes in one view, beside a few sentences."""
    sizes = accumulate(len(json.dumps(each.to_dict(), ensure_ascii=False).encode()) for each in fields)
    return [each for each, size in zip(fields, sizes, strict=True) if size < _VIEW_BYTES][: VIEW_BLOCKS - 2]


def _parts(content: str) -> Iterator[str]:
    """Yield ``content`` in parts that inputs take, broken between lines where possible."""
    while len(content) > INPUT_LIMIT:
        end = content.rfind("\n", 1, INPUT_LIMIT) + 1 or INPUT_LIMIT
        yield content[:end]
        content = content[end:]
    yield content


def notice_modal(words: Words, message: Message) -> View:
    """Return ``message`` as a modal, for places that have no channel to whisper in."""
    return View(
        type="modal",
        title="Zirkel",
        close=words("button-close"),
        blocks=[*(message.blocks or [SectionBlock(text=message.text)])],
    )


def in_direct_message(request: Request) -> bool:
    """Return whether a message was pressed that only this person has."""
    return bool(request.channel and request.channel.startswith("D") and request.response_url)


def told(request: Request, message: Message) -> Responses:
    """Tell somebody where they are: in their own message, in the modal, or by a whisper in the channel."""
    if request.view.get("type") == "modal":
        return ChangeModal(notice_modal(request.actor.words, message))
    return ChangeMessage(message) if in_direct_message(request) else Whisper(message)
