"""Choosing a circle to go on with, the offer, its answer, and what both channels are told."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import description, rhythm_line
from bot.features.merge.rules import MOST_CHOICES, Consent, Offer
from bot.features.payloads import ConsentButton, MergeButton, OfferButton
from bot.kernel.enums import MergeState
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day_and_time, escape, mention, mentions


def merge_modal(words: Words, circle: CircleInfo, others: Sequence[CircleInfo], waiting: Sequence[Offer]) -> View:
    """Return with which circles one could go on, and which it has asked."""
    blocks: list[Block] = [section(words("lifecycle-merge-what", name=escape(circle.name)))]
    blocks += [_waits(words, offer) for offer in waiting]
    if waiting and others:
        blocks.append(DividerBlock())
    blocks += [section(description(words, other), _ask(words, circle, other)) for other in others[:MOST_CHOICES]]
    if not others and not waiting:
        blocks.append(section(words("lifecycle-nobody-to-merge")))
    return modal(actions.LIFECYCLE_MERGE, words("lifecycle-merge-title"), blocks, close=words("button-close"))


def _ask(words: Words, circle: CircleInfo, other: CircleInfo) -> ButtonElement:
    about = MergeButton(circle=circle.id, into=other.id)
    ask = button(words("lifecycle-ask-them"), actions.LIFECYCLE_OFFER, about)
    sure = words("lifecycle-ask-confirm", name=escape(circle.name), other=escape(other.name))
    return confirmed(ask, words("lifecycle-ask-title"), sure, deny=words("button-cancel"))


def _waits(words: Words, made: Offer) -> Block:
    """Return that the other circle is asked, which can be taken back; or, once it has agreed, that the members are."""
    name = escape(made.into.name)
    if made.state is MergeState.AGREED:
        return section(words("lifecycle-members-asked", name=name, until=_until(made)))
    withdraw = button(words("lifecycle-withdraw"), actions.LIFECYCLE_WITHDRAW, OfferButton(offer=made.id))
    return section(words("lifecycle-waits-for", name=name), withdraw)


def _until(made: Offer) -> str:
    return day_and_time(made.asked_until, made.into.rhythm.zone)


def offer(words: Words, made: Offer) -> Message:
    """Return an offer to go on together as those who decide see it; then what became of it."""
    mine, theirs = escape(made.into.name), escape(made.circle.name)
    if made.state is not MergeState.OPEN:
        return text_message(words(f"lifecycle-offer-{made.state}", other=theirs, name=mine, until=_until(made)))
    about = OfferButton(offer=made.id)
    accept = button(words("lifecycle-accept"), actions.LIFECYCLE_ACCEPT, about, primary=True)
    sure = words("lifecycle-accept-confirm", other=theirs, name=mine)
    accept = confirmed(accept, words("lifecycle-accept-title"), sure, deny=words("button-cancel"))
    people, where = mentions(member.user for member in made.newcomers), channel(made.circle.channel)
    return text_message(
        words("lifecycle-offer", who=mention(made.by), other=theirs, name=mine),
        section(words("lifecycle-offer-who", people=people, count=len(made.newcomers), channel=where)),
        context(words("lifecycle-offer-what")),
        action_row(accept, button(words("lifecycle-not-now"), actions.LIFECYCLE_DECLINE, about)),
    )


def answer(words: Words, made: Offer) -> Message:
    """Return what the owners of the circle that has asked are told."""
    key = "lifecycle-answer-declined" if made.state is MergeState.DECLINED else "lifecycle-answer-expired"
    text = words(key, other=escape(made.into.name), name=escape(made.circle.name))
    return text_message(text, context(words("lifecycle-answer-then")))


def consent(words: Words, asked: Consent, following: datetime | None) -> Message:
    """Return the question to a member whether they move, with the new time; then what they have said."""
    made = asked.offer
    names = {"name": escape(made.circle.name), "other": escape(made.into.name)}
    if made.state is not MergeState.AGREED:
        return text_message(words("lifecycle-consent-over", **names))
    if asked.moves is not None:
        key = "lifecycle-consent-yes" if asked.moves else "lifecycle-consent-no"
        return text_message(words(key, **names, until=_until(made)))
    about = ConsentButton(consent=asked.id)
    return text_message(
        words("lifecycle-consent", **names),
        section(_when_there(words, made, following)),
        context(words("lifecycle-consent-what", until=_until(made), **names)),
        action_row(
            button(words("lifecycle-consent-move"), actions.LIFECYCLE_MOVE, about),
            button(words("lifecycle-consent-stay"), actions.LIFECYCLE_STAY, about),
        ),
    )


def _when_there(words: Words, made: Offer, following: datetime | None) -> str:
    """Return where and how often the other circle meets, and when next in the reader's own zone."""
    rhythm, place = rhythm_line(words, made.into), channel(made.into.channel)
    where = words("lifecycle-consent-where", channel=place, rhythm=rhythm)
    if following is None:
        return where
    return f"{words('lifecycle-next', when=day_and_time(following, made.into.rhythm.zone))}\n{where}"


def moved(words: Words, asked: Consent, following: datetime | None) -> Message:
    """Return for somebody who was asked what has become of it: they are there, they aren't, or nobody is."""
    made = asked.offer
    names = {"name": escape(made.circle.name), "other": escape(made.into.name)}
    if made.state is not MergeState.ACCEPTED:
        return text_message(words("lifecycle-moved-nobody", **names))
    if made.into.member(asked.person_id) is None:
        return text_message(words("lifecycle-moved-not", **names), context(words("lifecycle-merged-keeps")))
    return text_message(words("lifecycle-moved", **names), section(_when_there(words, made, following)))


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
