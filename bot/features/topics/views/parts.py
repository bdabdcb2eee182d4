"""What several views of topics share."""

from collections.abc import Sequence

from slack_sdk.models.blocks import PlainTextObject, StaticSelectElement

from bot.features.circles.rules import CircleInfo
from bot.features.topics.rules import TakenUp, TopicInfo
from bot.language.translator import Words
from bot.slack.blocks import option
from bot.slack.mrkdwn import day_and_time, escape, mention

CHOICES = 100
"""So many options a select has room for."""


def circle_select(words: Words, choices: Sequence[CircleInfo], chosen: CircleInfo | None) -> StaticSelectElement:
    """Return the choice of one of these circles."""
    options = [option(one.name, str(one.id)) for one in choices[:CHOICES]]
    initial = next((one for one in options if chosen and one.value == str(chosen.id)), None)
    placeholder = PlainTextObject(text=words("topics-choose-circle"))
    return StaticSelectElement(options=options, initial_option=initial, placeholder=placeholder)


def topic_line(words: Words, topic: TopicInfo) -> str:
    """Return a waiting topic with its proposer."""
    title = escape(topic.title)
    if topic.proposer is None:
        return words("topics-line", title=title)
    return words("topics-line-by", title=title, who=mention(topic.proposer))


def coming_line(words: Words, taken: TakenUp) -> str:
    """Return a chosen topic with its session; its dots are told now that nobody votes on it any more."""
    line = words("topics-coming", when=day_and_time(taken.at), title=escape(taken.topic.title))
    return f"{line} · {words('topics-votes', count=taken.topic.votes)}" if taken.topic.votes else line
