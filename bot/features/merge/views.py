"""Choosing a circle to go on with, the offer, its answer, and what both channels are told."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, DividerBlock
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.actions import MergeButton, OfferButton
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import rhythm_line
from bot.features.merge.rules import MOST_CHOICES, Offer
from bot.kernel.enums import MergeState
from bot.kernel.text import as_sentence
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape, mention, mentions


def merge_modal(words: Words, circle: CircleInfo, others: Sequence[CircleInfo], waiting: Sequence[Offer]) -> View:
    """Return with which circles one could go on, and which it has asked."""
    blocks: list[Block] = [section(words("lifecycle-merge-what", name=escape(circle.name)))]
    blocks += [
        section(words("lifecycle-waits-for", name=escape(offer.into.name)), _withdraw(words, offer))
        for offer in waiting
    ]
    if waiting and others:
        blocks.append(DividerBlock())
    blocks += [section(_line(words, other), _ask(words, circle, other)) for other in others[:MOST_CHOICES]]
    if not others and not waiting:
        blocks.append(section(words("lifecycle-nobody-to-merge")))
    return modal(
        actions.LIFECYCLE_MERGE, words("lifecycle-merge-title"), blocks, submit=None, close=words("button-close")
    )


def _line(words: Words, other: CircleInfo) -> str:
    return words(
        "lifecycle-other", name=escape(other.name), purpose=escape(other.purpose), channel=channel(other.channel),
        rhythm=as_sentence(rhythm_line(words, other)),
    )  # fmt: skip


def _ask(words: Words, circle: CircleInfo, other: CircleInfo) -> ButtonElement:
    about = MergeButton(circle=circle.id, into=other.id)
    ask = button(words("lifecycle-ask-them"), actions.LIFECYCLE_OFFER, about)
    ask.confirm = ConfirmObject(
        title=words("lifecycle-ask-title"),
        text=words("lifecycle-ask-confirm", name=escape(circle.name), other=escape(other.name)),
        confirm=words("lifecycle-ask-them"), deny=words("button-cancel"),
    )  # fmt: skip
    return ask


def _withdraw(words: Words, offer: Offer) -> ButtonElement:
    return button(words("lifecycle-withdraw"), actions.LIFECYCLE_WITHDRAW, OfferButton(offer=offer.id))


def offer(words: Words, made: Offer) -> Message:
    """Return an offer to go on together as those who decide see it; then what became of it."""
    mine, theirs = escape(made.into.name), escape(made.circle.name)
    text = words("lifecycle-offer", who=mention(made.by), other=theirs, name=mine)
    if made.state is not MergeState.OPEN:
        return text_message(words(f"lifecycle-offer-{made.state}", other=theirs, name=mine))
    about = OfferButton(offer=made.id)
    accept = button(words("lifecycle-accept"), actions.LIFECYCLE_ACCEPT, about, primary=True)
    accept.confirm = ConfirmObject(
        title=words("lifecycle-accept-title"), text=words("lifecycle-accept-confirm", other=theirs, name=mine),
        confirm=words("lifecycle-accept"), deny=words("button-cancel"),
    )  # fmt: skip
    people = mentions(member.user for member in made.newcomers)
    where = channel(made.circle.channel)
    return text_message(
        text,
        section(words("lifecycle-offer-who", people=people, count=len(made.newcomers), channel=where)),
        context(words("lifecycle-offer-what")),
        action_row(accept, button(words("lifecycle-not-now"), actions.LIFECYCLE_DECLINE, about)),
    )


def answer(words: Words, made: Offer) -> Message:
    """Return what the owners of the circle that has asked are told."""
    key = "lifecycle-answer-declined" if made.state is MergeState.DECLINED else "lifecycle-answer-expired"
    text = words(key, other=escape(made.into.name), name=escape(made.circle.name))
    return text_message(text, context(words("lifecycle-answer-then")))


def merged(words: Words, made: Offer) -> Message:
    """Return where a circle goes on, for its channel."""
    text = words("lifecycle-merged", name=escape(made.circle.name), other=escape(made.into.name))
    where = words("lifecycle-merged-where", channel=channel(made.into.channel), rhythm=rhythm_line(words, made.into))
    return Message(text, [section(f"{text}\n{where}"), context(words("lifecycle-merged-keeps"))])


def welcome(words: Words, made: Offer) -> Message:
    """Return who has come, for the channel of the circle that goes on."""
    people = mentions(member.user for member in made.newcomers)
    text = words("lifecycle-welcome", other=escape(made.circle.name), name=escape(made.into.name))
    lines = [words("lifecycle-welcome-who", people=people)] if people else []
    return Message(text, [section("\n".join([text, *lines])), context(words("lifecycle-welcome-then"))])
