"""With whom one could swap a role, the question to one person, and how it ended."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions as ids
from bot.features.payloads import RoleButton, SessionButton, SwapButton, SwapDraft
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import plain_when, role_label, topic_of, when
from bot.features.swaps.rules import Exchange, OwnRole, SwapQuestion, why_closed, why_lapsed
from bot.kernel.enums import SwapState
from bot.language.translator import Words
from bot.slack.action_ids import Action
from bot.slack.blocks import VIEW_BLOCKS, action_row, button, confirmed, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape, mention


def nothing_to_swap(words: Words, session: SessionInfo) -> Message:
    """Return what somebody is told who has no role."""
    return text_message(words("sessions-nothing-to-offer", when=when(session)))


def swap_modal(words: Words, form: Format, session: SessionInfo, mine: Sequence[OwnRole]) -> View:
    """Return who would get what, for each of somebody's roles; what is on offer already can be taken back."""
    blocks: list[Block] = [section(words("sessions-swap-what", when=when(session)))]
    for one in mine:
        blocks += [DividerBlock(), *_own_role(words, form, session, one)]
    title, close = words("sessions-swap-title"), words("button-close")
    return modal(ids.SESSIONS_SWAPPING, title, blocks[:VIEW_BLOCKS], close=close)


def _own_role(words: Words, form: Format, session: SessionInfo, mine: OwnRole) -> Iterator[Block]:
    role, about = role_label(words, form, mine.gives.role), RoleButton(session=session.id, turn=mine.gives.turn_id)
    take_back = button(words("sessions-swap-take-back"), ids.SESSIONS_TAKE_BACK, about)
    if mine.asked:
        yield section(_waits(words, form, mine.asked, role), take_back)
        return
    if mine.offered:
        yield section(words("sessions-swap-offered", role=role, channel=channel(session.circle.channel)), take_back)
        return
    yield section(words("sessions-swap-role" if mine.exchanges else "sessions-swap-nobody", role=role))
    for each in mine.exchanges:
        yield section(_would(words, form, each, role), button(words("sessions-swap-ask"), *_asks(session, each)))
    hand_over = button(words("sessions-swap-hand-over"), ids.SESSIONS_HAND_OVER, about)
    title, text = words("sessions-hand-over-title"), words("sessions-hand-over-confirm")
    anybody = words("sessions-swap-anybody", channel=channel(session.circle.channel))
    yield section(anybody, confirmed(hand_over, title, text, deny=words("button-back")))


def _asks(session: SessionInfo, each: Exchange) -> tuple[Action[SwapDraft], SwapDraft]:
    back = each.gets.turn_id if each.gets else None
    draft = SwapDraft(session=session.id, turn=each.gives.turn_id, person=each.to.person_id, back=back)
    return ids.SESSIONS_ASK_TO_SWAP, draft


def _would(words: Words, form: Format, each: Exchange, role: str) -> str:
    if each.gets is None:
        return words("sessions-swap-without", who=mention(each.to.user), role=role)
    return words(
        "sessions-swap-for", who=mention(each.to.user), role=role, back=role_label(words, form, each.gets.role)
    )


def _waits(words: Words, form: Format, asked: SwapQuestion, role: str) -> str:
    if asked.gets is None:
        return words("sessions-swap-waits-without", who=mention(asked.user), role=role)
    back = role_label(words, form, asked.gets.role)
    return words("sessions-swap-waits", who=mention(asked.user), role=role, back=back)


def question(words: Words, form: Format, asked: SwapQuestion) -> Message:
    """Return the question for whoever is asked; then what became of it."""
    if asked.state is not SwapState.OPEN:
        return _about(words, form, asked, f"sessions-swap-{asked.state}", asked.gives.user)
    about = SwapButton(swap=asked.id)
    yes = words("sessions-swap-yes" if asked.gets else "sessions-offer-take")
    no = words("sessions-role-not-this-time")
    circle, topic = escape(asked.session.circle.name), topic_of(words, asked.session)
    return _about(
        words, form, asked, "sessions-swap-question", asked.gives.user,
        context(words("sessions-swap-question-what", circle=circle, topic=topic)),
        action_row(button(yes, ids.SESSIONS_SWAP_YES, about), button(no, ids.SESSIONS_SWAP_NO, about)),
    )  # fmt: skip


def answer(words: Words, form: Format, asked: SwapQuestion) -> Message:
    """Return for whoever has asked how it ended, with the way to another swap until the session begins."""
    again = button(words("sessions-swap"), ids.SESSIONS_SWAP, SessionButton(session=asked.session.id))
    below = () if why_closed(asked.session) else (context(words("sessions-swap-again")), action_row(again))
    return _about(words, form, asked, f"sessions-swap-answer-{asked.state}", asked.user, *below)


def _about(words: Words, form: Format, asked: SwapQuestion, key: str, other: str, *below: Block) -> Message:
    """Return a sentence about both roles, or about the one that would go over alone."""
    names = {"who": mention(other), "role": role_label(words, form, asked.gives.role), "why": why_lapsed(asked)}
    if asked.gets:
        names["back"] = role_label(words, form, asked.gets.role)
    elif asked.state in (SwapState.OPEN, SwapState.ACCEPTED):
        key = f"{key}-without"
    shown = words(key, when=when(asked.session), **names)
    return Message(words(key, when=plain_when(words, asked.session), **names), [section(shown), *below])
