"""A circle's page: what it is, who is in it, who is at its door, and what its reader can do."""

from collections.abc import Callable, Iterator, Sequence

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from bot.features.circles.forms import CircleButton
from bot.features.circles.rules import CirclePage, Member, RequestInfo
from bot.features.circles.views.buttons import answer_buttons, leave_button
from bot.features.circles.views.cards import when_line
from bot.kernel.text import as_sentence
from bot.kernel.vocabulary import CircleState, RequestKind
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention

_FOR_MEMBERS = ("topics:propose", "topics:list", "sessions:dates", "library:open", "calendar:open")
_FOR_OWNERS = ("circles:edit", "circles:people", "circles:move-channel")
_TO_GO_ON = {
    CircleState.ACTIVE: ("circles:pause", "circles:end", "crossroads:merge"),
    CircleState.PAUSED: ("circles:resume", "circles:end", "crossroads:merge"),
}
_WHEN_OVER = ("library:open",)
_NAMED, _ASKING = 20, 10
"""Of how many who ask an owner is shown the buttons; the next ones follow when these are answered."""

Known = Callable[[str], bool]
"""Whether anybody answers a button."""


def page_modal(words: Words, page: CirclePage, known: Known) -> View:
    """Return a circle's page for one of its members, with the buttons that ``known`` knows."""
    return modal(
        "circles:page", words("circles-page-title"),
        [*_what_it_is(words, page), *_who_is_in(words, page), *_at_door(words, page), *_to_do(words, page, known)],
        submit=None, close=words("button-close"), metadata=CircleButton(circle=page.circle.id),
    )  # fmt: skip


def _what_it_is(words: Words, page: CirclePage) -> Iterator[Block]:
    circle = page.circle
    yield section(
        words(
            "circles-page-what", name=escape(circle.name), channel=channel_token(circle.channel),
            purpose=escape(circle.purpose),
        )
    )  # fmt: skip
    lines = [as_sentence(when_line(words, circle)), _state(words, page)]
    yield context("\n".join(line for line in lines if line))


def _state(words: Words, page: CirclePage) -> str:
    circle = page.circle
    if circle.state is CircleState.CLOSED:
        return words("circles-card-closed")
    if circle.state is CircleState.PAUSED and circle.paused_until:
        until = date_token(circle.paused_until, "{date_long}", words.date(circle.paused_until.date()))
        return words("circles-page-paused", until=until)
    if circle.state is CircleState.PAUSED:
        return words("circles-page-paused-open")
    return words("circles-next-date", when=day_and_time(page.next_at)) if page.next_at else ""


def _who_is_in(words: Words, page: CirclePage) -> Iterator[Block]:
    circle = page.circle
    yield section(words("circles-page-members", people=words.list([member_line(words, one) for one in circle.members])))
    if circle.state is not CircleState.CLOSED:
        places = words("circles-page-free", free=circle.free_places)
        yield context(f"{places} {words('circles-page-asking')}" if circle.by_invitation else places)


def member_line(words: Words, member: Member) -> str:
    """Return a member, marked where they are responsible."""
    who = mention(member.user)
    return words("circles-page-owner", who=who) if member.owner else who


def _at_door(words: Words, page: CirclePage) -> Iterator[Block]:
    asking, waiting = page.at_door(RequestKind.ASKED), page.at_door(RequestKind.WAITING)
    for request in asking[:_ASKING]:
        yield section(words("circles-page-asks", who=mention(request.user)))
        yield answer_buttons(words, request)
    if waiting:
        yield context(words("circles-page-waiting", people=_names(words, waiting)))
    if invited := page.at_door(RequestKind.INVITED):
        yield context(words("circles-page-invited", people=_names(words, invited)))


def _names(words: Words, requests: Sequence[RequestInfo]) -> str:
    named = [mention(one.user) for one in requests[:_NAMED]]
    return words.list([*named, f"+{len(requests) - _NAMED}"] if len(requests) > _NAMED else named)


def _to_do(words: Words, page: CirclePage, known: Known) -> Iterator[Block]:
    circle = page.circle
    yield DividerBlock()
    for action_ids in _offered(page):
        buttons = [
            button(words(f"circles-do-{action_id.replace(':', '-')}"), action_id, CircleButton(circle=circle.id))
            for action_id in action_ids
            if known(action_id)
        ]
        if buttons:
            yield actions(*buttons)
    if circle.state is not CircleState.CLOSED:
        yield actions(leave_button(words, circle))


def _offered(page: CirclePage) -> Sequence[Sequence[str]]:
    """Return what the reader may do, row by row."""
    if page.circle.state is CircleState.CLOSED:
        return [_WHEN_OVER]
    invite = ("circles:invite",) if page.may_invite else ()
    rows: list[Sequence[str]] = [(*_FOR_MEMBERS, *invite)]
    if page.owns:
        rows += [_FOR_OWNERS, _TO_GO_ON[page.circle.state]]
    return rows
