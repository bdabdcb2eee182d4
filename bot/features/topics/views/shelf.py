"""The whole list of a circle as a modal: waiting, next, learned; what its members can teach and want to learn."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block, ConfirmObject
from slack_sdk.models.views import View

from bot.features.circles.rules import CircleInfo
from bot.features.topics.forms import SessionLink, TopicButton, TopicLink
from bot.features.topics.rules import TITLE_LIMIT, Match, Shelf, Skills, TakenUp, TopicInfo, matches, may_change
from bot.features.topics.views.parts import coming_line, topic_line
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.kernel.vocabulary import CircleState
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, section, text_input
from bot.slack.mrkdwn import day_and_time, escape, mention, mentions

_WAITING, _LEARNED, _MATCHES = 30, 20, 5


def list_modal(
    words: Words, circle: CircleInfo, shelf: Shelf, skills: Mapping[UserId, Skills], reader: UUID, *, minutes: bool
) -> View:
    """Return the whole list for one member; ``minutes``: whether they can be looked up."""
    going_on = circle.state is not CircleState.CLOSED
    blocks: list[Block] = [section(words("topics-title", circle=escape(circle.name)))]
    if going_on:
        blocks.append(_buttons(words, circle, shelf))
    blocks += _waiting(words, circle, shelf.waiting, reader if going_on else None)
    if shelf.coming:
        lines = "\n".join(coming_line(words, taken) for taken in shelf.coming)
        blocks.append(section(f"{words('topics-coming-title')}\n{lines}"))
    blocks += _learned(words, shelf.learned, minutes=minutes)
    blocks += _skills(words, circle, skills, suggests=going_on)
    return modal(
        "topics:list", words("topics-list-title"), blocks, submit=None, close=words("button-close"),
        metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def _buttons(words: Words, circle: CircleInfo, shelf: Shelf) -> Block:
    about = TopicButton(circle=circle.id)
    propose = button(words("topics-propose"), "topics:propose", about, primary=not shelf.waiting)
    if not shelf.waiting:
        return actions(propose)
    vote = button(words("topics-vote"), "topics:vote", about, primary=True)
    room = [button(words("topics-room-button"), "topics:room", about)] if len(circle.members) > 1 else []
    return actions(vote, propose, *room)


def _waiting(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], reader: UUID | None) -> Iterator[Block]:
    if not topics:
        yield section(words("topics-none"))
    for topic in topics[:_WAITING]:
        about = TopicLink(topic=topic.id)
        mine = reader is not None and may_change(topic, circle, reader)
        change = button(words("topics-change"), "topics:change", about) if mine else None
        yield section(topic_line(words, topic), change)
    if len(topics) > _WAITING:
        yield context(words("topics-more", count=len(topics) - _WAITING))


def _learned(words: Words, learned: Sequence[TakenUp], *, minutes: bool) -> Iterator[Block]:
    if learned:
        yield section(words("topics-learned-title"))
    for taken in learned[:_LEARNED]:
        link = SessionLink(session=taken.session_id)
        there = minutes and taken.minutes
        look_up = button(words("topics-minutes"), "library:minutes", link) if there else None
        line = words("topics-learned", when=day_and_time(taken.at), title=escape(taken.topic.title))
        yield section(line, look_up)


def _skills(
    words: Words, circle: CircleInfo, skills: Mapping[UserId, Skills], *, suggests: bool
) -> Iterator[Block]:  # fmt: skip
    lines = [_skill_line(words, user, one) for user, one in skills.items() if one.offers or one.wishes]
    if not lines:
        yield context(words("topics-skills-none"))
        return
    yield section("\n".join([words("topics-skills-head"), *lines]))
    for match in matches(skills)[:_MATCHES] if suggests else ():
        yield _match(words, circle, match)
    yield context(words("topics-skills-circle-sees"))


def _skill_line(words: Words, user: UserId, skills: Skills) -> str:
    parts = [
        words(key, what=", ".join(escape(text) for text in texts))
        for key, texts in (("topics-teaches", skills.offers), ("topics-wants", skills.wishes))
        if texts
    ]
    return words("topics-skill-line", who=mention(user), what=" · ".join(parts))


def _match(words: Words, circle: CircleInfo, match: Match) -> Block:
    text = words(
        "topics-match", teacher=mention(match.teacher), offer=escape(match.offer),
        learners=mentions(match.learners), count=len(match.learners),
    )  # fmt: skip
    about = TopicButton(circle=circle.id, title=shorten(match.offer, TITLE_LIMIT))
    return section(text, button(words("topics-match-propose"), "topics:propose", about))


def change_modal(words: Words, topic: TopicInfo) -> View:
    """Return the modal that says a topic in other words, or withdraws it."""
    about = TopicLink(topic=topic.id)
    title = text_input(topic.title, limit=TITLE_LIMIT)
    withdraw = button(words("topics-withdraw"), "topics:withdraw", about)
    withdraw.confirm = ConfirmObject(
        title=words("topics-withdraw-title"), text=words("topics-withdraw-confirm"),
        confirm=words("topics-withdraw"), deny=words("button-cancel"),
    )  # fmt: skip
    return modal(
        "topics:retitle", words("topics-change-title"),
        [field("title", words("topics-proposal"), title, hint=words("topics-change-hint")), actions(withdraw)],
        submit=words("topics-change-submit"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip
