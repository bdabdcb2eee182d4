"""Somebody's circles, and what they are told who join or leave."""

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate

from slack_sdk.models.blocks import Block, StaticSelectElement
from slack_sdk.models.blocks.basic_components import PlainTextObject

from bot.features.circles.forms import CircleButton
from bot.features.circles.rules import CircleInfo, RequestInfo
from bot.features.circles.views.buttons import door_buttons, join_button, leave_button, open_button
from bot.features.circles.views.cards import rhythm_line
from bot.kernel.text import as_sentence, shorten
from bot.kernel.vocabulary import CircleState
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, option, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import day_and_time, escape

Row = list[Block]
_ROWS, _DOORS, _HERE, _LEAVING = 12, 6, 12, 20
"""How many circles stand below each other: more of one's own go into a list to choose from."""
_ROOM = 12_000
"""Bytes of JSON; Slack refuses a message of more than about 13,000, and the last lines need some."""
_OPTION, _OPTIONS, _NAME = 330, 36, 40
"""Bytes that one choice in a list takes at most, how many fit into a message, and how long their names are."""


def joined(words: Words, circle: CircleInfo, next_at: datetime | None = None, now: datetime | None = None) -> Message:
    """Return what a new member is told: also when the circle meets next, or that it does so just now."""
    text = words("circles-joined", name=escape(circle.name), rhythm=rhythm_line(words, circle))
    blocks: list[Block] = [section(text)]
    if next_at and now and circle.state is CircleState.ACTIVE:
        blocks.append(section(_next(words, circle, next_at, now)))
    return Message(text, [*blocks, context(words("circles-leave-any-time"))])


def _next(words: Words, circle: CircleInfo, next_at: datetime, now: datetime) -> str:
    if next_at <= now:
        return words("channels-joined-running", channel=channel_token(circle.channel))
    return words("channels-joined-next", when=day_and_time(next_at))


def left(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has left."""
    text = words("circles-left", name=escape(circle.name))
    return Message(text, [section(text)])


def overview(
    words: Words,
    mine: Sequence[CircleInfo],
    here: Sequence[CircleInfo],
    doors: Sequence[tuple[CircleInfo, RequestInfo]] = (),
) -> Message:
    """Return somebody's circles, at which doors they are, and which of this channel they could join."""
    known = {circle.id for circle in mine} | {circle.id for circle, _ in doors}
    others = [circle for circle in here if circle.id not in known]
    at_doors = _fitting([_door(words, *door) for door in doors[:_DOORS]], _ROOM // 5)
    own = _fitting([[section(_line(words, one), open_button(words, one))] for one in mine[:_ROWS]], _ROOM // 3)
    rows = [*at_doors, *own, *_choice(words, mine[len(own) :], _ROOM - _size(at_doors) - _size(own))]
    could_join = [[section(_line(words, one), join_button(words, one))] for one in others[:_HERE]]
    rows += _fitting(could_join, _ROOM - _size(rows))
    blocks = [block for row in rows for block in row] or [section(words("circles-none"))]
    blocks.append(actions(button(words("circles-found-title"), "circles:new", primary=not mine)))
    blocks.append(context(words("circles-commands")))
    return Message(words("circles-overview-text", count=len(mine)), blocks)


def _fitting(rows: Sequence[Row], room: int) -> list[Row]:
    """Return the first rows, as many as fit into ``room`` bytes."""
    sizes = accumulate(_size([row]) for row in rows)
    return [row for row, size in zip(rows, sizes, strict=True) if size <= room]


def _size(rows: Sequence[Row]) -> int:
    """Return how many bytes rows take as JSON."""
    return sum(len(json.dumps(block.to_dict(), ensure_ascii=False).encode()) for row in rows for block in row)


def _door(words: Words, circle: CircleInfo, request: RequestInfo) -> Row:
    if request.kept_until:
        text = words("circles-line-kept", name=escape(circle.name), until=day_and_time(request.kept_until))
    else:
        text = words(f"circles-line-{request.kind}", name=escape(circle.name))
    return [section(text), door_buttons(words, circle, request)]


def _choice(words: Words, circles: Sequence[CircleInfo], room: int) -> list[Row]:
    """Return a list to choose one of these circles from, as many as fit into ``room`` bytes."""
    fitting = circles[: room // _OPTION]
    if not fitting:
        return []
    return [[section(words("circles-more-of-mine", count=len(circles)), _select(words, fitting, "circles:page"))]]


def which_circle(words: Words, circles: Sequence[CircleInfo], action_id: str) -> Message:
    """Return the question which circle somebody means, with a list of theirs."""
    text = words("circles-which")
    return Message(text, [section(text, _select(words, circles, action_id))])


def owns_none(words: Words) -> Message:
    """Return that somebody is responsible for no circle."""
    text = words("circles-owns-none")
    return Message(text, [section(text)])


def _line(words: Words, circle: CircleInfo) -> str:
    return words(
        "circles-line", name=escape(circle.name), channel=channel_token(circle.channel),
        rhythm=as_sentence(rhythm_line(words, circle)), members=len(circle.members),
    )  # fmt: skip


def _select(words: Words, circles: Sequence[CircleInfo], action_id: str) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=action_id,
        placeholder=PlainTextObject(text=words("circles-choose")),
        options=[
            option(shorten(circle.name, _NAME), CircleButton(circle=circle.id).pack()) for circle in circles[:_OPTIONS]
        ],
    )


def ask_to_leave(words: Words, circles: Sequence[CircleInfo]) -> Message:
    """Return the circles that somebody could leave, each with its button."""
    text = words("circles-leave-which")
    lines = [section(f"🌱 *{escape(circle.name)}*", leave_button(words, circle)) for circle in circles[:_LEAVING]]
    return Message(text, [section(text), *lines])
