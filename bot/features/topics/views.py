"""What people see of topics: the list of a circle, proposing, dots, offers and wishes."""

from collections.abc import Collection, Sequence

from slack_sdk.models.blocks import Block, Option, PlainTextObject, StaticMultiSelectElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo
from bot.features.topics.forms import TopicButton
from bot.features.topics.rules import SKILL_LIMIT, SKILL_LINES, TITLE_LIMIT, Skills, TopicInfo
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import OPTION_LIMIT, actions, button, context, field, modal, option, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention

_CHOICES = 100
_LISTED = 15
_QUOTED = 80


def overview(
    words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], placed: int, choices: Sequence[CircleInfo]
) -> Message:
    """Return what waits in a circle; with several ``choices`` the person can look at another one."""
    about = TopicButton(circle=circle.id)
    title = words("topics-title", circle=escape(circle.name))
    blocks: list[Block] = [_switch(words, circle, choices)] if len(choices) > 1 else []
    propose = button(words("topics-propose"), "topics:propose", about, primary=not topics)
    if topics:
        blocks += [
            section(f"{title}\n{_listed(words, topics)}"),
            actions(button(words("topics-vote"), "topics:vote", about, primary=True), propose),
            context(words("topics-placed", placed=placed, dots=circle.dots)),
        ]
    else:
        blocks += [section(f"{title}\n{words('topics-none')}"), actions(propose)]
    blocks.append(context(words("topics-commands")))
    return Message(words("topics-overview-text", circle=escape(circle.name), count=len(topics)), blocks)


def _switch(words: Words, circle: CircleInfo, choices: Sequence[CircleInfo]) -> Block:
    select = _circle_select(words, choices, circle)
    select.action_id = "topics:circle"
    return section(words("topics-several"), select)


def _circle_select(words: Words, choices: Sequence[CircleInfo], chosen: CircleInfo | None) -> StaticSelectElement:
    options = [option(one.name, str(one.id)) for one in choices[:_CHOICES]]
    initial = next((one for one in options if chosen and one.value == str(chosen.id)), None)
    placeholder = PlainTextObject(text=words("topics-choose-circle"))
    return StaticSelectElement(options=options, initial_option=initial, placeholder=placeholder)


def _listed(words: Words, topics: Sequence[TopicInfo]) -> str:
    lines = [_line(words, topic) for topic in topics[:_LISTED]]
    if len(topics) > _LISTED:
        lines.append(words("topics-more", count=len(topics) - _LISTED))
    return "\n".join(lines)


def _line(words: Words, topic: TopicInfo) -> str:
    title = escape(topic.title)
    if topic.proposer is None:
        return words("topics-line", title=title)
    return words("topics-line-by", title=title, who=mention(topic.proposer))


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
    """Return what `/topic` understands; what was ``typed`` instead may be meant as a topic."""
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
        else field("circle", words("topics-which-circle"), _circle_select(words, choices, None))
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


def vote_modal(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], own: Collection[object]) -> View:
    """Return the modal in which somebody places dots; their ``own`` ones (topic ids) are there already."""
    options = [_topic_option(topic) for topic in _offered(topics, own)]
    select = StaticMultiSelectElement(
        options=options,
        initial_options=[one for one in options if one.value in {str(topic_id) for topic_id in own}] or None,
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
        ],
        submit=words("topics-vote-submit"), close=words("button-cancel"), metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def _offered(topics: Sequence[TopicInfo], own: Collection[object]) -> list[TopicInfo]:
    """Return at most 100 topics: those with own dots and the longest waiting, in the order of waiting."""
    kept = [topic for topic in topics if topic.id in own]
    kept += [topic for topic in topics if topic.id not in own][: _CHOICES - len(kept)]
    return sorted(kept, key=topics.index)


def _topic_option(topic: TopicInfo) -> Option:
    """Return a topic as a choice; what doesn't fit into its first line goes into the second."""
    if len(topic.title) <= OPTION_LIMIT:
        return option(topic.title, str(topic.id))
    cut = topic.title.rfind(" ", 1, OPTION_LIMIT)
    cut = cut if cut > 0 else OPTION_LIMIT - 1
    return option(f"{topic.title[:cut]}…", str(topic.id), f"…{topic.title[cut:].strip()}")


def voted(words: Words, circle: CircleInfo, titles: Sequence[str]) -> Message:
    """Return what somebody is told who placed dots."""
    name = escape(circle.name)
    if not titles:
        text = words("topics-voted-none", circle=name)
        return Message(text, [section(text)])
    text = words("topics-voted", circle=name, titles=words.list([f"*{escape(title)}*" for title in titles]))
    return Message(text, [section(text), context(words("topics-vote-hidden"))])


def skills_modal(words: Words, skills: Skills) -> View:
    """Return the modal for what somebody can teach and wants to learn."""
    limit = SKILL_LINES * (SKILL_LIMIT + 1)
    fields = [
        field(
            name, label, text_input("\n".join(texts), limit=limit, multiline=True, placeholder=example),
            hint=words("topics-skills-hint", lines=SKILL_LINES), optional=True,
        )
        for name, label, texts, example in (
            ("offers", words("topics-offers"), skills.offers, words("topics-offers-example")),
            ("wishes", words("topics-wishes"), skills.wishes, words("topics-wishes-example")),
        )
    ]  # fmt: skip
    return modal(
        "topics:skills", words("topics-skills-title"), [*fields, context(words("topics-skills-seen"))],
        submit=words("topics-skills-submit"), close=words("button-cancel"),
    )  # fmt: skip


def skills_kept(words: Words, skills: Skills) -> Message:
    """Return what somebody is told whose offers and wishes were kept."""
    parts = [
        words(key, what=words.list([escape(text) for text in texts]))
        for key, texts in (("topics-kept-offers", skills.offers), ("topics-kept-wishes", skills.wishes))
        if texts
    ]
    if not parts:
        return Message(words("topics-kept-nothing"))
    text = "\n".join(parts)
    return Message(text, [section(text), context(words("topics-skills-seen"))])
