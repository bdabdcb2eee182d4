"""What people see of topics: the list of a circle, proposing, placing dots, offers and wishes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    Option,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.circles.rules import CircleInfo, Member
from bot.features.circles.views import readers, seen_by
from bot.features.payloads import OneTopicButton, SessionButton, TopicButton
from bot.features.topics.rules import (
    SKILL_LIMIT,
    SKILL_LINES,
    TITLE_LIMIT,
    Match,
    Skills,
    TakenUp,
    TopicInfo,
    TopicList,
    explainers,
    matches,
    may_change,
)
from bot.kernel.enums import CircleState
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack import system_messages
from bot.slack.blocks import (
    OPTION_LIMIT,
    action_row,
    button,
    confirmed,
    context,
    field,
    modal,
    option,
    section,
    text_input,
    text_message,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention, mentions

_CHOICES = 100
"""So many options a select has room for."""
_IN_A_ROOM = 50
"""So many topics, the longest waiting, one person can read out to a room."""
_LISTED, _QUOTED, _WAITING, _LEARNED, _MATCHES = 15, 80, 30, 20, 5


def _circle_select(words: Words, choices: Sequence[CircleInfo], chosen: CircleInfo | None) -> StaticSelectElement:
    options = [option(one.name, str(one.id)) for one in choices[:_CHOICES]]
    initial = next((one for one in options if chosen and one.value == str(chosen.id)), None)
    placeholder = PlainTextObject(text=words("topics-choose-circle"))
    return StaticSelectElement(options=options, initial_option=initial, placeholder=placeholder)


def _topic_line(words: Words, topic: TopicInfo) -> str:
    title = escape(topic.title)
    if topic.proposer is None:
        return words("topics-line", title=title)
    return words("topics-line-by", title=title, who=mention(topic.proposer))


def _coming(words: Words, topics: Sequence[TakenUp]) -> str:
    """Return chosen topics with their sessions; their dots are told now that nobody votes on them any more."""
    lines = []
    for taken in topics:
        line = words("topics-coming", when=day_and_time(taken.at), title=escape(taken.topic.title))
        lines.append(f"{line} · {words('topics-votes', count=taken.topic.votes)}" if taken.topic.votes else line)
    return "\n".join(lines)


def vote_modal(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], own: Collection[object]) -> View:
    """Return the modal in which somebody places dots; their ``own`` ones (topic ids) are there already."""
    select = _topic_select(words, circle, _offered(topics, own), own)
    return modal(
        ids.TOPICS_PLACE_DOTS, words("topics-vote-title"),
        [
            section(words("topics-vote-intro", circle=escape(circle.name), dots=circle.dots)),
            field("dots", words("topics-vote-field"), select, optional=True),
            context(words("topics-vote-hidden")),
            context(words("topics-vote-rest")),
            *(action_row(room) for room in _room_button(words, circle)),
        ],
        submit=words("topics-vote-submit"), close=words("button-cancel"), metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def _topic_select(
    words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], chosen: Collection[object] = ()
) -> StaticMultiSelectElement:
    options = [_topic_option(topic) for topic in topics]
    placed = [one for one in options if one.value in {str(topic_id) for topic_id in chosen}]
    return StaticMultiSelectElement(
        options=options, initial_options=placed[: circle.dots] or None, max_selected_items=circle.dots,
        placeholder=PlainTextObject(text=words("topics-choose")),
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


def _room_button(words: Words, circle: CircleInfo) -> list[ButtonElement]:
    """Return the way to the votes of the people in the room, where there are others."""
    about = TopicButton(circle=circle.id)
    return [button(words("topics-room-button"), ids.TOPICS_ROOM, about)] if len(circle.members) > 1 else []


def room_modal(words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], reader: UUID) -> View:
    """Return the modal in which one member records the votes of the others; where their dots are now isn't shown."""
    intro = words("topics-room-intro", circle=escape(circle.name), dots=circle.dots)
    blocks: list[Block] = [section(intro), context(words("topics-room-seen"))]
    for member in circle.members:
        if member.person_id != reader:
            select = _topic_select(words, circle, topics[:_IN_A_ROOM])
            vote = field(str(member.person_id), words("topics-room-field"), select, optional=True)
            blocks += [section(mention(member.user)), vote]
    return modal(
        ids.TOPICS_RECORD, words("topics-room-title"), blocks, submit=words("topics-room-submit"),
        close=words("button-cancel"), metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def recorded(words: Words, circle: CircleInfo, people: Sequence[Member]) -> Message:
    """Return what somebody is told who recorded votes: whose dots have moved, not where to."""
    if not people:
        return text_message(words("topics-recorded-none", circle=escape(circle.name)))
    text = words("topics-recorded", circle=escape(circle.name), who=words.list([mention(one.user) for one in people]))
    return text_message(text, context(words("topics-recorded-told")))


def recorded_for_you(words: Words, circle: CircleInfo, recorder: Member | None) -> Message:
    """Return the line to somebody whose votes were recorded; ``recorder`` is None who has left the circle since."""
    who = mention(recorder.user) if recorder else "nobody"
    return _moved(words, words("topics-recorded-for-you", circle=escape(circle.name), who=who), circle)


def returned(words: Words, circle: CircleInfo) -> Message:
    """Return the line to somebody who has dots back because their circle has fewer now."""
    return _moved(words, words("topics-returned", circle=escape(circle.name), dots=circle.dots), circle)


def _moved(words: Words, text: str, circle: CircleInfo) -> Message:
    about = TopicButton(circle=circle.id)
    return text_message(text, action_row(button(words("topics-look-at-dots"), ids.TOPICS_VOTE, about)))


def voted(words: Words, circle: CircleInfo, titles: Sequence[str]) -> Message:
    """Return what somebody is told who placed dots."""
    name = escape(circle.name)
    if not titles:
        return text_message(words("topics-voted-none", circle=name))
    text = words("topics-voted", circle=name, titles=words.list([f"*{escape(title)}*" for title in titles]))
    return text_message(text, context(words("topics-vote-hidden")))


def overview(
    words: Words, circle: CircleInfo, topics: TopicList, placed: int, choices: Sequence[CircleInfo]
) -> Message:
    """Return what waits in a circle and comes next; with several ``choices`` the person can look at another one."""
    about = TopicButton(circle=circle.id)
    title = words("topics-title", circle=escape(circle.name))
    blocks: list[Block] = [_switch(words, circle, choices)] if len(choices) > 1 else []
    propose = button(words("topics-propose"), ids.TOPICS_PROPOSE, about, primary=not topics.waiting)
    whole = button(words("topics-whole-list"), ids.TOPICS_LIST, about)
    if topics.waiting:
        vote = button(words("topics-vote"), ids.TOPICS_VOTE, about, primary=True)
        blocks += [section(f"{title}\n{_listed(words, topics.waiting)}"), action_row(vote, propose, whole)]
        blocks.append(context(words("topics-placed", placed=placed, dots=circle.dots)))
    else:
        blocks += [section(f"{title}\n{words('topics-none')}"), action_row(propose, whole)]
    if topics.coming:
        blocks.append(context(_coming(words, topics.coming)))
    blocks.append(context(words("topics-commands")))
    return Message(words("topics-overview-text", circle=escape(circle.name), count=len(topics.waiting)), blocks)


def _switch(words: Words, circle: CircleInfo, choices: Sequence[CircleInfo]) -> Block:
    select = _circle_select(words, choices, circle)
    select.action_id = ids.TOPICS_CIRCLE.name
    return section(words("topics-several"), select)


def _listed(words: Words, topics: Sequence[TopicInfo]) -> str:
    lines = [_topic_line(words, topic) for topic in topics[:_LISTED]]
    if len(topics) > _LISTED:
        lines.append(words("topics-more", count=len(topics) - _LISTED))
    return "\n".join(lines)


def nothing_waits(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who wants to vote where no topic waits."""
    propose = button(words("topics-propose"), ids.TOPICS_PROPOSE, TopicButton(circle=circle.id), primary=True)
    return text_message(words("topics-none-in", circle=escape(circle.name)), action_row(propose))


def no_circle(words: Words) -> Message:
    """Return what somebody is told who is in no circle."""
    return text_message(words("topics-no-circle"))


def guide(words: Words, typed: str = "", *, may_propose: bool = False) -> Message:
    """Return what `/topics` understands; what was ``typed`` instead may be meant as a topic."""
    if not (typed and may_propose):
        return system_messages.guide(words, words("topics-guide"), typed)
    works, quoted = section(words("topics-guide")), escape(shorten(typed, _QUOTED))
    topic = TopicButton(title=shorten(typed, TITLE_LIMIT))
    propose = button(words("topics-propose-it"), ids.TOPICS_PROPOSE, topic, primary=True)
    return text_message(words("topics-unknown-maybe", typed=quoted), action_row(propose), works)


def proposal_modal(words: Words, choices: Sequence[CircleInfo], title: str = "") -> View:
    """Return the modal that proposes a topic; with several ``choices`` it asks for the circle."""
    example = words("topics-proposal-example")
    short = shorten(title, TITLE_LIMIT)
    topic = field(
        "title", words("topics-proposal"), text_input(short, limit=TITLE_LIMIT, placeholder=example),
        hint=words("topics-proposal-shortened", limit=TITLE_LIMIT) if short != title else words("topics-proposal-hint"),
    )  # fmt: skip
    only = choices[0] if len(choices) == 1 else None
    which = field("circle", words("topics-which-circle"), _circle_select(words, choices, None))
    where = section(words("topics-proposal-in", circle=escape(only.name))) if only else which
    place = readers(words, only) if only else words("topics-proposal-its-channel")
    return modal(
        ids.TOPICS_PROPOSE, words("topics-proposal-title"),
        [where, topic, seen_by(words, words("topics-proposal-seen", channel=place))],
        submit=words("topics-propose"), close=words("button-cancel"),
        metadata=TopicButton(circle=only.id if only else None),
    )  # fmt: skip


def proposed(words: Words, circle: CircleInfo, topic: TopicInfo, *, known: bool) -> Message:
    """Return what somebody is told who proposed a topic, new or ``known`` already."""
    places = {"title": escape(topic.title), "circle": escape(circle.name)}
    text = words("topics-known" if known else "topics-proposed", **places)
    vote = button(words("topics-vote"), ids.TOPICS_VOTE, TopicButton(circle=circle.id))
    return text_message(text, action_row(vote))


def list_modal(
    words: Words, circle: CircleInfo, topics: TopicList, skills: Mapping[UserId, Skills], reader: UUID
) -> View:
    """Return the whole list for one member."""
    going_on = circle.state is not CircleState.CLOSED
    blocks: list[Block] = [section(words("topics-title", circle=escape(circle.name)))]
    if going_on:
        blocks.append(_buttons(words, circle, topics))
    blocks += _waiting(words, circle, topics.waiting, skills, reader if going_on else None)
    if topics.coming:
        blocks.append(section(f"{words('topics-coming-title')}\n{_coming(words, topics.coming)}"))
    blocks += _learned(words, topics.learned)
    blocks += _skills(words, circle, skills, suggests=going_on)
    return modal(
        ids.TOPICS_LIST, words("topics-list-title"), blocks, submit=None, close=words("button-close"),
        metadata=TopicButton(circle=circle.id),
    )  # fmt: skip


def _buttons(words: Words, circle: CircleInfo, topics: TopicList) -> Block:
    about = TopicButton(circle=circle.id)
    propose = button(words("topics-propose"), ids.TOPICS_PROPOSE, about, primary=not topics.waiting)
    if not topics.waiting:
        return action_row(propose)
    vote = button(words("topics-vote"), ids.TOPICS_VOTE, about, primary=True)
    return action_row(vote, propose, *_room_button(words, circle))


def _waiting(
    words: Words, circle: CircleInfo, topics: Sequence[TopicInfo], skills: Mapping[UserId, Skills], reader: UUID | None
) -> Iterator[Block]:
    if not topics:
        yield section(words("topics-none"))
    for topic in topics[:_WAITING]:
        mine = reader is not None and may_change(topic, circle, reader)
        change = button(words("topics-change"), ids.TOPICS_CHANGE, OneTopicButton(topic=topic.id)) if mine else None
        able = explainers(topic.title, skills)
        below = f"\n{words('topics-can-explain', who=mentions(able))}" if able else ""
        yield section(f"{_topic_line(words, topic)}{below}", change)
    if len(topics) > _WAITING:
        yield context(words("topics-more", count=len(topics) - _WAITING))


def _learned(words: Words, learned: Sequence[TakenUp]) -> Iterator[Block]:
    if learned:
        yield section(words("topics-learned-title"))
    for taken in learned[:_LEARNED]:
        link = SessionButton(session=taken.session_id)
        look_up = button(words("topics-minutes"), ids.LIBRARY_MINUTES, link) if taken.minutes else None
        line = words("topics-learned", when=day_and_time(taken.at), title=escape(taken.topic.title))
        yield section(line, look_up)


def _skills(words: Words, circle: CircleInfo, skills: Mapping[UserId, Skills], *, suggests: bool) -> Iterator[Block]:
    lines = [_skill_line(words, user, one) for user, one in skills.items() if one.offers or one.wishes]
    if not lines:
        yield context(words("topics-skills-none"))
        return
    yield section("\n".join([words("topics-skills-head"), *lines]))
    for match in matches(skills)[:_MATCHES] if suggests else ():
        yield _match(words, circle, match)
    yield context(words("topics-skills-circle-sees"))


def _skill_line(words: Words, user: UserId, skills: Skills) -> str:
    what = " · ".join(_named(words, skills, "topics-teaches", "topics-wants"))
    return words("topics-skill-line", who=mention(user), what=what)


def _named(words: Words, skills: Skills, offers: str, wishes: str) -> list[str]:
    named = ((offers, skills.offers), (wishes, skills.wishes))
    return [words(key, what=words.list([escape(text) for text in texts])) for key, texts in named if texts]


def _match(words: Words, circle: CircleInfo, match: Match) -> Block:
    text = words(
        "topics-match", teacher=mention(match.teacher), offer=escape(match.offer),
        learners=mentions(match.learners), count=len(match.learners),
    )  # fmt: skip
    about = TopicButton(circle=circle.id, title=shorten(match.offer, TITLE_LIMIT))
    return section(text, button(words("topics-match-propose"), ids.TOPICS_PROPOSE, about))


def change_modal(words: Words, topic: TopicInfo, circle: CircleInfo) -> View:
    """Return the modal that says a topic of a circle in other words, or withdraws it."""
    about = OneTopicButton(topic=topic.id)
    title, sure = text_input(topic.title, limit=TITLE_LIMIT), words("topics-withdraw-confirm")
    withdraw = button(words("topics-withdraw"), ids.TOPICS_WITHDRAW, about)
    withdraw = confirmed(withdraw, words("topics-withdraw-title"), sure, deny=words("button-cancel"))
    return modal(
        ids.TOPICS_RETITLE, words("topics-change-title"),
        [
            field("title", words("topics-proposal"), title, hint=words("topics-change-hint")),
            seen_by(words, words("topics-change-seen", channel=readers(words, circle))),
            action_row(withdraw),
        ],
        submit=words("topics-change-submit"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip


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
    fields.insert(1, _listed_box(words, listed=skills.listed))
    return modal(
        ids.TOPICS_SKILLS, words("topics-skills-title"), [*fields, seen_by(words, words("topics-skills-seen"))],
        submit=words("topics-skills-submit"), close=words("button-cancel"),
    )  # fmt: skip


def _listed_box(words: Words, *, listed: bool) -> Block:
    """Return the box that lets the company find the offers above it; it begins empty."""
    box = option(words("topics-skills-listed"), "listed")
    boxes = CheckboxesElement(options=[box], initial_options=[box] if listed else None)
    return field(
        "listed", words("topics-skills-company"), boxes, hint=words("topics-skills-listed-hint"), optional=True
    )


def skills_kept(words: Words, skills: Skills) -> Message:
    """Return what somebody is told whose offers and wishes were kept."""
    if not (parts := _named(words, skills, "topics-kept-offers", "topics-kept-wishes")):
        return Message(words("topics-kept-nothing"))
    return text_message(
        "\n".join(parts), context(words("topics-skills-found" if skills.listed else "topics-skills-seen"))
    )
