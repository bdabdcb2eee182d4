"""Placing dots, one's own or those of the people in the room."""

from collections.abc import Collection, Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block, Option, PlainTextObject, StaticMultiSelectElement
from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo, Member
from bot.features.topics.forms import TopicButton
from bot.features.topics.rules import TopicInfo
from bot.features.topics.views.parts import CHOICES
from bot.language.translator import Words
from bot.slack.blocks import OPTION_LIMIT, actions, button, context, field, modal, option, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention

_TWO = 2
_IN_A_ROOM = 50
"""So many topics, the longest waiting, one person can read out to a room."""


def vote_modal(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], own: Collection[object]) -> View:
    """Return the modal in which somebody places dots; their ``own`` ones (topic ids) are there already."""
    options = [_topic_option(topic) for topic in _offered(topics, own)]
    placed = [one for one in options if one.value in {str(topic_id) for topic_id in own}]
    select = StaticMultiSelectElement(
        options=options,
        initial_options=placed[: circle.dots] or None,
        max_selected_items=circle.dots,
        placeholder=PlainTextObject(text=words("topics-choose")),
    )
    return modal(
        "topics:place-dots", words("topics-vote-title"),
        [
            section(words("topics-vote-intro", circle=escape(circle.name), dots=circle.dots)),
            field("dots", words("topics-vote-field"), select, optional=True),
            context(words("topics-vote-hidden")),
            context(words("topics-vote-rest")),
            *_room_button(words, circle),
        ],
        submit=words("topics-vote-submit"), close=words("button-cancel"), metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def _offered(topics: Sequence[TopicInfo], own: Collection[object]) -> list[TopicInfo]:
    """Return at most 100 topics: those with own dots and the longest waiting, in the order of waiting."""
    kept = [topic for topic in topics if topic.id in own]
    kept += [topic for topic in topics if topic.id not in own][: CHOICES - len(kept)]
    return sorted(kept, key=topics.index)


def _topic_option(topic: TopicInfo) -> Option:
    """Return a topic as a choice; what doesn't fit into its first line goes into the second."""
    if len(topic.title) <= OPTION_LIMIT:
        return option(topic.title, str(topic.id))
    cut = topic.title.rfind(" ", 1, OPTION_LIMIT)
    cut = cut if cut > 0 else OPTION_LIMIT - 1
    return option(f"{topic.title[:cut]}…", str(topic.id), f"…{topic.title[cut:].strip()}")


def _room_button(words: Words, circle: CircleInfo) -> list[Block]:
    if len(circle.members) < _TWO:
        return []
    return [actions(button(words("topics-room-button"), "topics:room", TopicButton(circle=circle.id)))]


def room_modal(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], reader: UUID) -> View:
    """Return the modal in which one member records the votes of the others; where their dots are now isn't shown."""
    blocks: list[Block] = [
        section(words("topics-room-intro", circle=escape(circle.name), dots=circle.dots)),
        context(words("topics-room-seen")),
    ]
    for member in circle.members:
        if member.person_id != reader:
            select = StaticMultiSelectElement(
                options=[_topic_option(topic) for topic in topics[:_IN_A_ROOM]],
                max_selected_items=circle.dots,
                placeholder=PlainTextObject(text=words("topics-choose")),
            )
            blocks += [
                section(mention(member.user)),
                field(str(member.person_id), words("topics-room-field"), select, optional=True),
            ]
    return modal(
        "topics:record", words("topics-room-title"), blocks, submit=words("topics-room-submit"),
        close=words("button-cancel"), metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def recorded(words: Words, circle: CircleInfo, people: Sequence[Member]) -> Message:
    """Return what somebody is told who recorded votes: whose dots have moved, not where to."""
    if not people:
        text = words("topics-recorded-none", circle=escape(circle.name))
        return Message(text, [section(text)])
    who = words.list([mention(one.user) for one in people])
    text = words("topics-recorded", circle=escape(circle.name), who=who)
    return Message(text, [section(text), context(words("topics-recorded-told"))])


def recorded_for_you(words: Words, circle: CircleInfo) -> Message:
    """Return the line to somebody whose votes were recorded."""
    text = words("topics-recorded-for-you", circle=escape(circle.name))
    look = button(words("topics-look-at-dots"), "topics:vote", TopicButton(circle=circle.id))
    return Message(text, [section(text), actions(look)])


def voted(words: Words, circle: CircleInfo, titles: Sequence[str]) -> Message:
    """Return what somebody is told who placed dots."""
    name = escape(circle.name)
    if not titles:
        text = words("topics-voted-none", circle=name)
        return Message(text, [section(text)])
    text = words("topics-voted", circle=name, titles=words.list([f"*{escape(title)}*" for title in titles]))
    return Message(text, [section(text), context(words("topics-vote-hidden"))])
