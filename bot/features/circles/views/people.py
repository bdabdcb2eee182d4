"""The modals about people: who is responsible for a circle, and whom a member invites."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ConfirmObject, DividerBlock, UserMultiSelectElement
from slack_sdk.models.blocks.basic_components import PlainTextObject
from slack_sdk.models.views import View

from bot.features.circles.forms import CircleButton, MemberButton
from bot.features.circles.rules import CircleInfo, Member
from bot.features.circles.views.page import member_line
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention


def people_modal(words: Words, circle: CircleInfo, reader: Member) -> View:
    """Return who is responsible for a circle, and how that changes hands."""
    blocks: list[Block] = [section(words("circles-people-intro", name=escape(circle.name)))]
    for member in circle.members:
        if member != reader:
            blocks += [section(member_line(words, member)), _for_member(words, circle, member)]
    if len(circle.members) == 1:
        blocks.append(context(words("circles-people-alone")))
    elif sum(member.owner for member in circle.members) > 1 and reader.owner:
        about = CircleButton(circle=circle.id)
        blocks += [DividerBlock(), actions(button(words("circles-not-owner"), "circles:not-owner", about))]
    return modal(
        "circles:people", words("circles-people-title"), blocks, submit=None, close=words("button-close"),
        metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def _for_member(words: Words, circle: CircleInfo, member: Member) -> Block:
    about = MemberButton(circle=circle.id, person=member.person_id)
    hand_over = button(words("circles-hand-over"), "circles:hand-over", about)
    hand_over.confirm = ConfirmObject(
        title=words("circles-hand-over-title"), text=words("circles-hand-over-confirm", who=mention(member.user)),
        confirm=words("circles-hand-over"), deny=words("button-cancel"),
    )  # fmt: skip
    if member.owner:
        return actions(hand_over)
    return actions(button(words("circles-co-owner"), "circles:co-owner", about), hand_over)


def invite_modal(words: Words, circle: CircleInfo) -> View:
    """Return the modal in which a member says whom to invite: at most as many as there are free places."""
    most = circle.free_places or circle.places
    people = UserMultiSelectElement(
        max_selected_items=most, placeholder=PlainTextObject(text=words("circles-invite-whom"))
    )
    places = words("circles-invite-places", free=circle.free_places)
    return modal(
        "circles:send-invitations", words("circles-invite-title"),
        [
            section(words("circles-invite-intro", name=escape(circle.name))),
            field("people", words("circles-invite-label"), people, hint=places),
        ],
        submit=words("circles-invite-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def invitations_sent(words: Words, circle: CircleInfo, invited: Sequence[UserId]) -> Message:
    """Return whom the invitations go to."""
    who = words.list([mention(user) for user in invited])
    text = words("circles-invited", who=who, name=escape(circle.name))
    return Message(text, [section(text)])


def handed_over(words: Words, circle: CircleInfo, user: UserId) -> Message:
    """Return who is responsible now instead of oneself."""
    text = words("circles-handed-over", who=mention(user), name=escape(circle.name))
    return Message(text, [section(text)])


def owns_no_more(words: Words, circle: CircleInfo) -> Message:
    """Return that somebody is a member like others again."""
    text = words("circles-owns-no-more", name=escape(circle.name))
    return Message(text, [section(text)])
