"""A circle's page and the modals on it, and the overview that `/circle` shows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, DividerBlock, StaticSelectElement, UserMultiSelectElement
from slack_sdk.models.blocks.basic_components import PlainTextObject
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions
from bot.features.circle_page.rules import CirclePage
from bot.features.circles import views as circles_views
from bot.features.circles.rules import CircleInfo, Member
from bot.features.circles.views import rhythm_line, seen_by, to_join, venue_line, when_line
from bot.features.membership.rules import RequestInfo
from bot.features.membership.views import answer_buttons, leave_button, open_button, request_buttons
from bot.features.payloads import CircleButton, EditDraft, MemberButton
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.ids import UserId
from bot.kernel.text import as_sentence, shorten
from bot.language.translator import Words
from bot.slack import system_messages
from bot.slack.action_ids import Action
from bot.slack.blocks import action_row, button, confirmed, context, field, modal, option, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import day, day_and_time, escape, mention

_FOR_MEMBERS = (
    actions.TOPICS_PROPOSE,
    actions.TOPICS_LIST,
    actions.SESSIONS_DATES,
    actions.GOALS_WALL,
    actions.LIBRARY_OPEN,
    actions.CALENDAR_OPEN,
)

_WITH_EACH_OTHER = (actions.FEEDBACK_ASK, actions.FEEDBACK_THANK)

_FOR_OWNERS = (actions.CIRCLES_EDIT, actions.CIRCLES_PEOPLE, actions.CIRCLES_MOVE_CHANNEL)

_TO_GO_ON = {
    CircleState.GATHERING: (actions.CIRCLES_END, actions.LIFECYCLE_MERGE),
    CircleState.ACTIVE: (actions.CIRCLES_PAUSE, actions.CIRCLES_END, actions.LIFECYCLE_MERGE),
    CircleState.PAUSED: (actions.CIRCLES_RESUME, actions.CIRCLES_END, actions.LIFECYCLE_MERGE),
}

_WHEN_OVER = (actions.GOALS_WALL, actions.LIBRARY_OPEN, actions.FEEDBACK_THANK)

_NAMED, _ASKING = 20, 10
"""How many people are named in a row, and of how many who ask an owner sees the buttons: the others follow later."""


def page_modal(words: Words, page: CirclePage) -> View:
    """Return a circle's page for one of its members."""
    return modal(
        actions.CIRCLES_PAGE, words("circles-page-title"),
        [*_what_it_is(words, page), *_who_is_in(words, page), *_requests(words, page), *_to_do(words, page)],
        close=words("button-close"), metadata=CircleButton(circle=page.circle.id),
    )  # fmt: skip


def _what_it_is(words: Words, page: CirclePage) -> Iterator[Block]:
    circle = page.circle
    yield section(
        words(
            "circles-page-what", name=escape(circle.name), channel=channel_token(circle.channel),
            purpose=escape(circle.purpose),
        )
    )  # fmt: skip
    if page.refused:
        yield section(words("circles-page-refused", channel=channel_token(circle.channel)))
    coaching = words("circles-page-coaching") if circle.coaching else ""
    lines = [as_sentence(when_line(words, circle)), _state(words, page), venue_line(words, page.venue), coaching]
    yield context("\n".join(line for line in lines if line))


def _state(words: Words, page: CirclePage) -> str:
    circle = page.circle
    if circle.state is CircleState.CLOSED and circle.season_until:
        return words("seasons-page", until=day(circle.season_until, words.date, circle.rhythm.zone))
    if circle.state is CircleState.CLOSED:
        return words("circles-card-closed")
    if circle.state is CircleState.PAUSED and circle.paused_until:
        until = day(circle.paused_until, words.date, circle.rhythm.zone)
        return words("circles-page-paused", until=until)
    if circle.state is CircleState.PAUSED:
        return words("circles-page-paused-open")
    if circle.gathers and circle.missing:
        return as_sentence(words("circles-begins-with-three"))
    next_at = day_and_time(page.next_at, circle.rhythm.zone) if page.next_at else ""
    return words("circles-next-date", when=next_at) if next_at else ""


def _who_is_in(words: Words, page: CirclePage) -> Iterator[Block]:
    circle = page.circle
    yield section(words("circles-page-members", people=words.list([_member(words, one) for one in circle.members])))
    if circle.state is not CircleState.CLOSED:
        places = words("circles-page-free", free=circle.free_places)
        yield context(f"{places} {words('circles-page-asking')}" if circle.by_invitation else places)


def _member(words: Words, member: Member) -> str:
    who = mention(member.user)
    return words("circles-page-owner", who=who) if member.owner else who


def _requests(words: Words, page: CirclePage) -> Iterator[Block]:
    for request in page.requests_of(RequestKind.ASKED)[:_ASKING]:
        yield section(words("circles-page-asks", who=mention(request.user)))
        yield answer_buttons(words, request)
    if waiting := page.requests_of(RequestKind.WAITING):
        yield context(words("circles-page-waiting", people=_names(words, waiting)))
    if invited := page.requests_of(RequestKind.INVITED):
        yield context(words("circles-page-invited", people=_names(words, invited)))


def _names(words: Words, requests: Sequence[RequestInfo]) -> str:
    named = [mention(one.user) for one in requests[:_NAMED]]
    return words.list([*named, f"+{len(requests) - _NAMED}"] if len(requests) > _NAMED else named)


def _to_do(words: Words, page: CirclePage) -> Iterator[Block]:
    circle = page.circle
    yield DividerBlock()
    for row in _offered(page):
        buttons = [
            button(words(f"circles-do-{action.name.replace(':', '-')}"), action, CircleButton(circle=circle.id))
            for action in row
        ]
        yield action_row(*buttons)
    if circle.state is not CircleState.CLOSED:
        yield action_row(*_support(words, circle), leave_button(words, circle))


def _support(words: Words, circle: CircleInfo) -> Iterator[ButtonElement]:
    if circle.in_programme:
        ask = button(words("circles-do-reports-support"), actions.REPORTS_SUPPORT, CircleButton(circle=circle.id))
        sure = words("reports-support-sure"), words("reports-support-what")
        yield confirmed(ask, *sure, deny=words("button-cancel"))


def _offered(page: CirclePage) -> Sequence[Sequence[Action[Any]]]:
    """Return what the reader may do, row by row."""
    if page.circle.state is CircleState.CLOSED:
        said = actions.SEASONS_OUT if page.is_in_again else actions.SEASONS_IN
        return [(*_WHEN_OVER, *([said] if page.circle.season_until else []))]
    invite = (actions.CIRCLES_INVITE,) if page.may_invite else ()
    together = [_WITH_EACH_OTHER] if len(page.circle.members) > 1 else []
    rows: list[Sequence[Action[Any]]] = [(*_FOR_MEMBERS, *invite), *together]
    if page.owns:
        rows += [_FOR_OWNERS, _TO_GO_ON[page.circle.state]]
    return rows


def people_modal(words: Words, circle: CircleInfo, reader: UUID) -> View:
    """Return the other members for an owner, with what can become of the responsibility."""
    blocks: list[Block] = [section(words("circles-people-intro", name=escape(circle.name)))]
    for member in circle.members:
        if member.person_id != reader:
            blocks += [section(_member(words, member)), _for_member(words, circle, member)]
    about = CircleButton(circle=circle.id)
    if len(circle.members) == 1:
        blocks.append(context(words("circles-people-alone")))
    elif sum(member.owner for member in circle.members) > 1 and circle.is_owner(reader):
        blocks += [DividerBlock(), action_row(button(words("circles-not-owner"), actions.CIRCLES_NOT_OWNER, about))]
    title, close = words("circles-people-title"), words("button-close")
    return modal(actions.CIRCLES_PEOPLE, title, blocks, close=close, metadata=about)


def _for_member(words: Words, circle: CircleInfo, member: Member) -> Block:
    about = MemberButton(circle=circle.id, person=member.person_id)
    hand_over = button(words("circles-hand-over"), actions.CIRCLES_HAND_OVER, about)
    sure = words("circles-hand-over-confirm", who=mention(member.user))
    hand_over = confirmed(hand_over, words("circles-hand-over-title"), sure, deny=words("button-cancel"))
    if member.owner:
        return action_row(hand_over)
    return action_row(button(words("circles-co-owner"), actions.CIRCLES_CO_OWNER, about), hand_over)


def invite_modal(words: Words, circle: CircleInfo) -> View:
    """Return the modal in which a member says whom to invite: at most as many as there are free places."""
    most = circle.free_places or circle.places
    people = UserMultiSelectElement(
        max_selected_items=most, placeholder=PlainTextObject(text=words("circles-invite-whom"))
    )
    places = words("circles-invite-places", free=circle.free_places)
    return modal(
        actions.CIRCLES_SEND_INVITATIONS, words("circles-invite-title"),
        [
            section(words("circles-invite-intro", name=escape(circle.name))),
            field("people", words("circles-invite-label"), people, hint=places),
            seen_by(words, words("circles-invite-seen")),
        ],
        submit=words("circles-invite-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def invitations_sent(words: Words, circle: CircleInfo, invited: Sequence[UserId]) -> Message:
    """Return whom the invitations go to."""
    who = words.list([mention(user) for user in invited])
    return text_message(words("circles-invited", who=who, name=escape(circle.name)))


def handed_over(words: Words, circle: CircleInfo, user: UserId) -> Message:
    """Return who is responsible now instead of oneself."""
    return text_message(words("circles-handed-over", who=mention(user), name=escape(circle.name)))


def owns_no_more(words: Words, circle: CircleInfo) -> Message:
    """Return that somebody is a member like others again."""
    return text_message(words("circles-owns-no-more", name=escape(circle.name)))


def edit_modal(
    words: Words,
    draft: EditDraft,
    circle: CircleInfo,
    *,
    formats: Mapping[str, Format],
    regions: Sequence[str],
    reached: int,
    unfolded: bool = False,
) -> View:
    """Return the modal with the settings of a circle, whose season has come to session ``reached``."""
    shown = replace(circle, rhythm=replace(circle.rhythm, first=draft.first))
    place, findable = circles_views.readers(words, circle), "yes" if circle.findable else "no"
    blocks: list[Block] = [
        *circles_views.purpose_fields(words, shown),
        *circles_views.date_fields(words, shown, words("circles-next-first")),
        seen_by(words, words("circles-edit-seen", channel=place, findable=findable)),
    ]
    if unfolded:
        seasons = sorted({*circles_views.SEASONS, circle.sessions, max(reached, 1)})
        blocks += circles_views.session_fields(
            words, shown, formats, [n for n in seasons if n >= reached or n == circle.sessions]
        )
        blocks += [context(words("circles-format-on-offer"))] if circle.formats else []
        blocks += [*circles_views.joining_fields(words, shown, regions), *circles_views.voting_fields(words, shown)]
    else:
        blocks += [
            context(words("circles-edit-more")),
            action_row(button(words("circles-more"), actions.CIRCLES_EDIT_MORE), block_id="more"),
        ]
    return modal(
        actions.CIRCLES_CHANGE, words("circles-edit-title"), blocks,
        submit=words("circles-edit-submit"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def edited(words: Words, circle: CircleInfo) -> Message:
    """Return what an owner is told who has changed a circle."""
    return text_message(words("circles-edited", name=escape(circle.name)))


Row = list[Block]

_ROWS, _REQUESTS, _HERE, _LEAVING = 12, 6, 12, 20
"""How many circles stand below each other: more of one's own go into a list to choose from."""

_BYTES = 12_000
"""Of JSON; Slack refuses a message of more than about 13,000, and the last lines need some."""

_OPTION, _OPTIONS, _NAME = 330, 36, 40
"""Bytes that one choice in a list takes at most, how many fit into a message, and how long their names are."""


def overview(
    words: Words,
    mine: Sequence[CircleInfo],
    here: Sequence[CircleInfo],
    requests: Sequence[tuple[CircleInfo, RequestInfo]] = (),
    elsewhere: Sequence[CircleInfo] = (),
    ended: Sequence[CircleInfo] = (),
) -> Message:
    """Return somebody's circles, what they have asked or are invited to, and which they could join, ``here`` first.

    Those that have ``ended`` lately are there for their page; a guest starts none.
    """
    known = {circle.id for circle in mine} | {circle.id for circle, _ in requests}
    others = {circle.id: circle for circle in (*here, *elsewhere) if circle.id not in known}
    rows = _fitting([_request(words, *one) for one in requests[:_REQUESTS]], _BYTES // 5)
    own = _fitting([[section(_line(words, one), open_button(words, one))] for one in mine[:_ROWS]], _BYTES // 3)
    rows += own
    rows += _choice(words, mine[len(own) :], _BYTES - _size(rows))
    could_join: list[Row] = [[section(words("circles-to-join"))]] if others else []
    could_join += [[to_join(words, one)] for one in [*others.values()][:_HERE]]
    rows += _fitting(could_join, _BYTES - _size(rows))
    rows += _fitting([[ended_line(words, one)] for one in ended], _BYTES - _size(rows))
    blocks = [block for row in rows for block in row] or [section(words("circles-none"))]
    if not words.guest:
        blocks.append(action_row(button(words("circles-found-title"), actions.CIRCLES_NEW, primary=not mine)))
    blocks.append(context(words("circles-commands")))
    return Message(words("circles-overview-text", count=len(mine)), blocks)


def _fitting(rows: Sequence[Row], limit: int) -> list[Row]:
    """Return the first rows, as many as take at most ``limit`` bytes together."""
    sizes = accumulate(_size([row]) for row in rows)
    return [row for row, size in zip(rows, sizes, strict=True) if size <= limit]


def _size(rows: Sequence[Row]) -> int:
    """Return how many bytes rows take as JSON."""
    return sum(len(json.dumps(block.to_dict(), ensure_ascii=False).encode()) for row in rows for block in row)


def _request(words: Words, circle: CircleInfo, request: RequestInfo) -> Row:
    if request.kept_until:
        until = day_and_time(request.kept_until, circle.rhythm.zone)
        text = words("circles-line-kept", name=escape(circle.name), until=until)
    else:
        text = words(f"circles-line-{request.kind}", name=escape(circle.name))
    return [section(text), request_buttons(words, circle, request)]


def _choice(words: Words, circles: Sequence[CircleInfo], limit: int) -> list[Row]:
    """Return a list to choose one of these circles from, as many as take at most ``limit`` bytes."""
    fitting = circles[: limit // _OPTION]
    return [[more_circles(words, fitting, len(circles))]] if fitting else []


def more_circles(words: Words, circles: Sequence[CircleInfo], count: int) -> Block:
    """Return that there are so many more circles of somebody's, with a list of these to open."""
    return section(words("circles-more-of-mine", count=count), _select(words, circles, actions.CIRCLES_PAGE))


def ended_line(words: Words, circle: CircleInfo) -> Block:
    """Return a circle that has lately come to its end, with the way to its page."""
    return section(words("circles-line-ended", name=escape(circle.name)), open_button(words, circle))


def guide(words: Words, typed: str = "") -> Message:
    """Return what can be typed after `/circle`; first that what was ``typed`` can't."""
    found = [] if words.guest else [action_row(button(words("circles-found-title"), actions.CIRCLES_NEW))]
    return system_messages.guide(words, words("circles-guide"), typed, *found)


def which_circle(words: Words, circles: Sequence[CircleInfo], action: Action[CircleButton]) -> Message:
    """Return the question which circle somebody means, with a list of theirs."""
    text = words("circles-which")
    return Message(text, [section(text, _select(words, circles, action))])


def owns_none(words: Words) -> Message:
    """Return that somebody is responsible for no circle."""
    return text_message(words("circles-owns-none"))


def _line(words: Words, circle: CircleInfo) -> str:
    line = words(
        "circles-line", name=escape(circle.name), channel=channel_token(circle.channel),
        rhythm=as_sentence(rhythm_line(words, circle)), members=len(circle.members),
    )  # fmt: skip
    return f"{line} · {words('circles-begins-with-three')}" if circle.gathers and circle.missing else line


def _select(words: Words, circles: Sequence[CircleInfo], action: Action[CircleButton]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=action.name,
        placeholder=PlainTextObject(text=words("circles-choose")),
        options=[
            option(shorten(circle.name, _NAME), CircleButton(circle=circle.id).pack()) for circle in circles[:_OPTIONS]
        ],
    )


def ask_to_leave(words: Words, circles: Sequence[CircleInfo]) -> Message:
    """Return the circles that somebody could leave, each with its button."""
    lines = [section(f"🌱 *{escape(circle.name)}*", leave_button(words, circle)) for circle in circles[:_LEAVING]]
    return text_message(words("circles-leave-which"), *lines)
