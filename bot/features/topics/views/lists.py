"""The list of a circle: what waits, what comes next; for those who lost their way, what `/topics` understands."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.features.circles.rules import CircleInfo
from bot.features.topics.forms import TopicButton
from bot.features.topics.rules import TITLE_LIMIT, Shelf, TopicInfo
from bot.features.topics.views.parts import circle_select, coming_line, topic_line
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape

_LISTED = 15
_QUOTED = 80


def overview(words: Words, circle: CircleInfo, shelf: Shelf, placed: int, choices: Sequence[CircleInfo]) -> Message:
    """Return what waits in a circle and comes next; with several ``choices`` the person can look at another one."""
    about, topics = TopicButton(circle=circle.id), shelf.waiting
    title = words("topics-title", circle=escape(circle.name))
    blocks: list[Block] = [_switch(words, circle, choices)] if len(choices) > 1 else []
    propose = button(words("topics-propose"), "topics:propose", about, primary=not topics)
    whole = button(words("topics-whole-list"), "topics:list", about)
    if topics:
        vote = button(words("topics-vote"), "topics:vote", about, primary=True)
        blocks += [
            section(f"{title}\n{_listed(words, topics)}"),
            actions(vote, propose, whole),
            context(words("topics-placed", placed=placed, dots=circle.dots)),
        ]
    else:
        blocks += [section(f"{title}\n{words('topics-none')}"), actions(propose, whole)]
    if shelf.coming:
        blocks.append(context("\n".join(coming_line(words, taken) for taken in shelf.coming)))
    blocks.append(context(words("topics-commands")))
    return Message(words("topics-overview-text", circle=escape(circle.name), count=len(topics)), blocks)


def _switch(words: Words, circle: CircleInfo, choices: Sequence[CircleInfo]) -> Block:
    select = circle_select(words, choices, circle)
    select.action_id = "topics:circle"
    return section(words("topics-several"), select)


def _listed(words: Words, topics: Sequence[TopicInfo]) -> str:
    lines = [topic_line(words, topic) for topic in topics[:_LISTED]]
    if len(topics) > _LISTED:
        lines.append(words("topics-more", count=len(topics) - _LISTED))
    return "\n".join(lines)


def nothing_waits(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who wants to vote where no topic waits."""
    text = words("topics-none-in", circle=escape(circle.name))
    propose = button(words("topics-propose"), "topics:propose", TopicButton(circle=circle.id), primary=True)
    return Message(text, [section(text), actions(propose)])


def no_circle(words: Words) -> Message:
    """Return what somebody is told who is in no circle."""
    text = words("topics-no-circle")
    return Message(text, [section(text)])


def guide(words: Words, typed: str, *, may_propose: bool) -> Message:
    """Return what `/topics` understands; what was ``typed`` instead may be meant as a topic."""
    works = section(words("topics-guide"))
    if not typed:
        return Message(words("topics-guide-text"), [works])
    quoted = escape(shorten(typed, _QUOTED))
    if not may_propose:
        text = words("topics-unknown", typed=quoted)
        return Message(text, [section(text), works])
    text = words("topics-unknown-maybe", typed=quoted)
    topic = TopicButton(title=shorten(typed, TITLE_LIMIT))
    propose = button(words("topics-propose-it"), "topics:propose", topic, primary=True)
    return Message(text, [section(text), actions(propose), works])
