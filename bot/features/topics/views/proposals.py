"""Proposing a topic: the modal, and what is said afterwards."""

from collections.abc import Sequence

from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo
from bot.features.topics.forms import TopicButton
from bot.features.topics.rules import TITLE_LIMIT, TopicInfo
from bot.features.topics.views.parts import circle_select
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import actions, button, field, modal, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def proposal_modal(words: Words, choices: Sequence[CircleInfo], title: str = "") -> View:
    """Return the modal that proposes a topic; with several ``choices`` it asks for the circle."""
    example = words("topics-proposal-example")
    short = shorten(title, TITLE_LIMIT)
    topic = field(
        "title", words("topics-proposal"), text_input(short, limit=TITLE_LIMIT, placeholder=example),
        hint=words("topics-proposal-shortened", limit=TITLE_LIMIT) if short != title else words("topics-proposal-hint"),
    )  # fmt: skip
    only = choices[0] if len(choices) == 1 else None
    where = (
        section(words("topics-proposal-in", circle=escape(only.name)))
        if only
        else field("circle", words("topics-which-circle"), circle_select(words, choices, None))
    )
    return modal(
        "topics:propose", words("topics-proposal-title"), [where, topic],
        submit=words("topics-propose"), close=words("button-cancel"),
        metadata=TopicButton(circle=only.id if only else None),
    )  # fmt: skip


def proposed(words: Words, circle: CircleInfo, topic: TopicInfo, *, known: bool) -> Message:
    """Return what somebody is told who proposed a topic, new or ``known`` already."""
    places = {"title": escape(topic.title), "circle": escape(circle.name)}
    text = words("topics-known", **places) if known else words("topics-proposed", **places)
    vote = button(words("topics-vote"), "topics:vote", TopicButton(circle=circle.id))
    return Message(text, [section(text), actions(vote)])
