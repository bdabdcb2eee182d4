"""The role card, and what is said when somebody can't come, or a role is offered, taken or given back."""

from collections.abc import Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block

from bot.content.formats import Format, FormatRole
from bot.content.questions import CoreRole, Library
from bot.features import actions as ids
from bot.features.payloads import ChooseButton, RoleButton, SessionButton
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import INPUT, MODERATION, NAMES_KEPT, SessionInfo
from bot.features.sessions.views import agenda_button, missed, pausing, plain_when, role_label, topic_of, when, where
from bot.kernel.enums import CORE_ROLES, SessionState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape, mention

_BEGUN = (SessionState.RUNNING, SessionState.ENDED)
_SENTENCES = 2


def noted_absent(words: Words, form: Format, session: SessionInfo, given_up: Sequence[str]) -> Message:
    """Return what somebody is told who can't come, and who has their roles now."""
    text = words("sessions-noted-absent", when=when(session), channel=channel(session.circle.channel))
    lines = [_taken_by(words, form, session, role) for role in given_up]
    back = button(words("sessions-can-come"), ids.SESSIONS_CAN_COME, SessionButton(session=session.id))
    return Message(text, [section("\n".join([text, *lines])), action_row(back)])


def _taken_by(words: Words, form: Format, session: SessionInfo, role: str) -> str:
    holder, label = session.holder(role), role_label(words, form, role)
    if holder is None:
        return words("sessions-handed-to-nobody", role=label)
    return words("sessions-handed-on", role=label, who=mention(holder.user))


def noted_present(words: Words, form: Format, session: SessionInfo, person: UUID) -> Message:
    """Return what somebody is told who can come after all, with the roles that they have now."""
    text = words("sessions-noted-present", when=when(session))
    return text_message(text, context(_yours(words, form, session, person)))


def noted_here(words: Words, form: Format, session: SessionInfo, person: UUID, *, back: bool) -> Message:
    """Return what somebody is told who says that they are there; ``back``: they had said that they can't come."""
    if not back:
        return text_message(words("sessions-noted-here", names=NAMES_KEPT.days))
    return text_message(words("sessions-noted-here-back"), context(_yours(words, form, session, person)))


def _yours(words: Words, form: Format, session: SessionInfo, person: UUID) -> str:
    roles = [role_label(words, form, holder.role) for holder in session.roles_of(person)]
    return words("sessions-yours", roles=words.list(roles)) if roles else words("sessions-yours-none")


def offer(words: Words, form: Format, session: SessionInfo, giver: Holder, *, held: bool) -> Message:
    """Return the offer of a role that ``giver`` has, while it is ``held``; then who took it."""
    label, current = role_label(words, form, giver.role), session.holder(giver.role)
    if held and session.state is SessionState.PLANNED and not session.pauses:
        names = {"giver": mention(giver.user), "role": label}
        text = words("sessions-offer", when=plain_when(words, session), **names)
        what = words("sessions-offer-when", topic=topic_of(words, session, form))
        about = RoleButton(session=session.id, turn=giver.turn_id)
        take = button(words("sessions-offer-take"), ids.SESSIONS_TAKE_ROLE, about)
        shown = section(words("sessions-offer", when=when(session), **names))
        return Message(text, [shown, context(what), action_row(take)])
    if current is not None and not held:
        taker, old = mention(current.user), mention(giver.user)
        return text_message(words("sessions-offer-taken", role=label, taker=taker, giver=old))
    return offer_over(words, form, giver)


def offer_over(words: Words, form: Format, giver: Holder) -> Message:
    """Return that an offer is over, and nobody took the role through it."""
    return text_message(words("sessions-offer-over", role=role_label(words, form, giver.role)))


def role_card(
    words: Words, form: Format, session: SessionInfo, holder: Holder, library: Library, *, new: bool = False
) -> Message:
    """Return what a role asks of its holder, with sentences that help; its buttons go when the session begins.

    ``new``: its reader hears of the role only now, perhaps in the middle of a session over days.
    """
    text = _you_have(words, form, session, holder.role, plain_when(words, session))
    blocks: list[Block] = [
        section(_you_have(words, form, session, holder.role, when(session))),
        context(
            "\n".join([words("sessions-role-topic", topic=topic_of(words, session, form)), *where(words, session)])
        ),
    ]
    if session.pauses:
        return Message(text, [*blocks, context(pausing(words, session))])
    duty = [section(part) for part in _duty(words, form, session, holder.role, library)]
    if session.state is SessionState.PLANNED:
        return Message(text, [*blocks, *duty, _role_buttons(words, session, holder)])
    return Message(
        text, [*blocks, *(duty if new and session.state in _BEGUN else ()), context(_no_more(words, session))]
    )


def _you_have(words: Words, form: Format, session: SessionInfo, role: str, at: str) -> str:
    circle = escape(session.circle.name)
    if role in CORE_ROLES:
        return words(f"sessions-you-{role}", circle=circle, when=at)
    return words("sessions-you-other", circle=circle, when=at, role=role_label(words, form, role))


def _duty(words: Words, form: Format, session: SessionInfo, role: str, library: Library) -> list[str]:
    """Return what the role is about, and two of the sentences that help: others at every session.

    The format's own words come first; what it doesn't say of a core role the library does.
    """
    own: FormatRole | None = form.role(role)
    core: CoreRole | None = getattr(library.roles, role) if role in CORE_ROLES else None
    duty = (own and own.duty) or (core and core.duty)
    found = (own and own.helps) or (core and core.helps)
    said = [escape(duty(words.language))] if duty else []
    if not found:
        return said
    helps = found(words.language)
    chosen = [helps[(_SENTENCES * (session.number - 1) + n) % len(helps)] for n in range(_SENTENCES)]
    sentences = " · ".join(words("sessions-role-sentence", sentence=sentence) for sentence in chosen)
    return [*said, words("sessions-role-helps", sentences=sentences)]


def _role_buttons(words: Words, session: SessionInfo, holder: Holder) -> Block:
    swap = button(words("sessions-role-swap"), ids.SESSIONS_SWAP, SessionButton(session=session.id))
    mine = RoleButton(session=session.id, turn=holder.turn_id)
    decline = button(words("sessions-role-not-this-time"), ids.SESSIONS_DECLINE, mine)
    return action_row(agenda_button(words, session, "sessions-role-open-agenda"), swap, decline)


def input_question(words: Words, form: Format, session: SessionInfo, reader: UserId, *, is_open: bool) -> Message:
    """Return the question whether somebody brings the input on a topic that was chosen, or what became of it."""
    holder, topic = session.holder(INPUT), topic_of(words, session, form)
    about = {"topic": topic, "circle": escape(session.circle.name)}
    if holder:
        key = "sessions-input-mine" if holder.user == reader else "sessions-input-of"
        return text_message(words(key, who=mention(holder.user), when=when(session), **about))
    if not is_open:
        said = pausing(words, session) if session.pauses else _no_more(words, session)
        return text_message("\n".join([words("sessions-role-topic", topic=topic), said]))
    whose = "yours" if session.topic and session.topic.proposer == reader else "fits"
    role = form.role(INPUT)
    ask = words("sessions-input-ask", duty=escape(role.duty(words.language)) if role and role.duty else "")
    yes = button(words("sessions-input-yes"), ids.SESSIONS_CHOOSE_ROLE, ChooseButton(session=session.id, role=INPUT))
    no = button(words("sessions-role-not-this-time"), ids.SESSIONS_NO_INPUT, SessionButton(session=session.id))
    text = words(f"sessions-input-{whose}", when=plain_when(words, session), **about)
    shown = words(f"sessions-input-{whose}", when=when(session), **about)
    return Message(f"{text} {ask}", [section(f"{shown}\n{ask}"), action_row(yes, no)])


def _no_more(words: Words, session: SessionInfo) -> str:
    if session.state is SessionState.ENDED:
        return words("sessions-role-over")
    return words("sessions-role-begun") if session.state is SessionState.RUNNING else missed(words, session)


def no_input(words: Words) -> Message:
    """Return what stands there for somebody who doesn't bring the input this time."""
    return text_message(words("sessions-input-no"))


def role_given(words: Words, form: Format, session: SessionInfo, role: str, reader: UserId) -> Message:
    """Return what becomes of the role card of somebody who has passed the role on, or has it by another card."""
    label, circle, holder = role_label(words, form, role), escape(session.circle.name), session.holder(role)
    if holder is None:
        return text_message(words("sessions-role-given", role=label, circle=circle))
    if holder.user == reader:
        return text_message(words("sessions-role-again", role=label, circle=circle))
    return text_message(words("sessions-role-given-to", role=label, circle=circle, who=mention(holder.user)))


def somebody_moderates(words: Words, session: SessionInfo) -> Message:
    """Return what somebody is told who presses a button of the moderation without having it."""
    moderator = session.holder(MODERATION)
    text = words("sessions-somebody-moderates", who=mention(moderator.user) if moderator else "")
    about = SessionButton(session=session.id)
    take = button(words("sessions-take-moderation"), ids.SESSIONS_TAKE_MODERATION, about, primary=True)
    return text_message(text, action_row(take))


def you_moderate_now(words: Words) -> Message:
    """Return what somebody is told who took the moderation over."""
    return text_message(words("sessions-you-moderate-now"))


def holds(words: Words, form: Format, session: SessionInfo, holder: Holder, *, held: bool) -> Message:
    """Return what the thread hears of a role whose holder has had enough messages; then who has it instead."""
    if not held:
        return text_message(_taken_by(words, form, session, holder.role))
    return text_message(words("sessions-holds", role=role_label(words, form, holder.role), who=mention(holder.user)))


def leads(words: Words, moderator: Holder) -> Message:
    """Return what the thread hears when somebody else moderates in the middle of a session."""
    return text_message(words("sessions-leads", who=mention(moderator.user)))
