"""What the router itself says: that something failed, in the place where the person is."""

from slack_sdk.models.blocks import SectionBlock
from slack_sdk.models.views import View

from bot.kernel.errors import Refusal
from bot.language.translator import Words
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def refusal_text(words: Words, refusal: Refusal) -> str:
    """Return the sentence of ``refusal``, with its details."""
    return words(refusal.key(), **refusal.details)


def notice(text: str) -> Message:
    """Return one plain sentence as a message."""
    return Message(escape(text), [SectionBlock(text=escape(text))])


def notice_modal(words: Words, message: Message) -> View:
    """Return ``message`` as a modal, for places that have no channel to whisper in."""
    return View(
        type="modal",
        title="Zirkel",
        close=words("button-close"),
        blocks=[*(message.blocks or notice(message.text).blocks)],
    )
