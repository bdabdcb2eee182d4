"""What people see of a plan once it is made: the question about it, the modal, who may ask; what was used later."""

from slack_sdk.models.blocks import Block, ButtonElement, UserSelectElement
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.circles.views import readers
from bot.features.payloads import CommitmentButton, ReflectionButton, SessionButton
from bot.features.plans.rules import NOTE_LIMIT, STEP_LIMIT, OwnCommitment
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CommitmentState, Used, Visibility
from bot.language.translator import Words
from bot.slack.action_ids import Action
from bot.slack.blocks import action_row, button, context, field, modal, section, text_input, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention

ANSWERS = {
    CommitmentState.DONE: ids.REFLECTIONS_COMMITMENT_DONE,
    CommitmentState.PARTLY: ids.REFLECTIONS_COMMITMENT_PARTLY,
    CommitmentState.CHANGED: ids.REFLECTIONS_COMMITMENT_CHANGED,
    CommitmentState.DROPPED: ids.REFLECTIONS_COMMITMENT_DROPPED,
}
"""The buttons that say what became of a plan."""
OUTCOMES = {
    Used.YES: ids.PLANS_OUTCOME_YES,
    Used.NOT_YET: ids.PLANS_OUTCOME_NOT_YET,
    Used.NO: ids.PLANS_OUTCOME_NO,
}


def _plan(words: Words, own: OwnCommitment) -> str:
    return words("reflections-plan", situation=escape(own.plan.if_text), action=escape(own.plan.then_text))


def _names(words: Words, session: SessionInfo) -> dict[str, str]:
    return {"day": words.date(session.local_date), "circle": escape(session.circle.name)}


def check_in(words: Words, own: OwnCommitment) -> Message:
    """Return the one question about a plan; a plan that isn't shared with a name isn't told in it."""
    names = _names(words, own.session)
    blocks: list[Block] = [section(words("reflections-ask", **names))]
    if own.visibility is Visibility.CIRCLE:
        blocks.append(section(f">{_plan(words, own)}"))
    if not own.can_be_carried:
        blocks.append(section(words("plans-twice")))
    show = button(words("reflections-show"), ids.REFLECTIONS_COMMITMENT_SHOW, CommitmentButton(commitment=own.id))
    private, place = own.visibility is Visibility.ONLY_ME, readers(words, own.session.circle)
    who = words("reflections-ask-private") if private else words("reflections-ask-shared", channel=place)
    blocks += [action_row(*answer_buttons(words, own), show), context(who)]
    return Message(words("reflections-ask-text", **names), blocks)


def answer_buttons(words: Words, own: OwnCommitment) -> list[ButtonElement]:
    """Return what somebody can say about their plan; it is carried on twice, then something smaller is offered."""
    about = CommitmentButton(commitment=own.id)
    answers = [button(words(f"reflections-answer-{state}"), action, about) for state, action in ANSWERS.items()]
    if own.can_be_carried:
        return [*answers, button(words("plans-carry-on"), ids.PLANS_CARRY_ON, about)]
    other = ReflectionButton(session=own.session.id, plan=True)
    return [*answers, button(words("plans-smaller"), ids.REFLECTIONS_OPEN, other)]


def plan_modal(words: Words, own: OwnCommitment) -> View:
    """Return somebody's own plan, with its first step and who may ask about it; over, it is there to be read."""
    blocks: list[Block] = [section(_plan(words, own))]
    if own.visibility is Visibility.ONLY_ME:
        blocks.append(context(words("only-you-see")))
    is_open = own.state is CommitmentState.OPEN
    blocks += (
        _details(words, own) if is_open else [section(escape(text)) for text in (own.first_step, own.note) if text]
    )
    return modal(
        ids.REFLECTIONS_PLAN, words("reflections-show-title"), blocks, submit=words("plans-save") if is_open else None,
        close=words("button-close"), metadata=CommitmentButton(commitment=own.id),
    )  # fmt: skip


def _details(words: Words, own: OwnCommitment) -> list[Block]:
    step = text_input(own.first_step, limit=STEP_LIMIT, placeholder=words("plans-first-step-example"))
    blocks = [
        field("first_step", words("plans-first-step"), step, hint=words("plans-first-step-hint"), optional=True),
        field(
            "asker", words("plans-asker"), UserSelectElement(initial_user=own.asker), hint=words("plans-asker-hint"),
            optional=True,
        ),
    ]  # fmt: skip
    if own.asker:
        said = {None: "waits", True: "yes", False: "no"}[own.may_ask]
        blocks.append(context(words(f"plans-asker-{said}", who=mention(own.asker))))
    return blocks


def replaced(words: Words) -> Message:
    """Return what the question becomes once its plan is another one, or none."""
    return text_message(words("reflections-replaced"))


def answered(words: Words, own: OwnCommitment) -> Message:
    """Return what the question becomes once it is answered, or put off; where it wasn't done, with room for why."""
    if own.state is CommitmentState.OPEN:
        return text_message(words("plans-carried", **_names(words, own.session)))
    text = words(f"reflections-answered-{own.state}", **_names(words, own.session))
    if own.state is CommitmentState.DONE:
        return text_message(text)
    why = button(words("plans-note-open"), ids.PLANS_NOTE, CommitmentButton(commitment=own.id))
    return text_message(text, action_row(why))


def note_modal(
    words: Words, action: Action[CommitmentButton] | Action[SessionButton], about: CommitmentButton | SessionButton,
    note: str,
) -> View:  # fmt: skip
    """Return the modal for a sentence that only its author reads: why, or what was used."""
    text = text_input(note, limit=NOTE_LIMIT, multiline=True)
    key = "plans-note" if isinstance(about, CommitmentButton) else "plans-outcome-note"
    blocks = [field("note", words(key), text, optional=True), context(words("only-you-see"))]
    return modal(
        action, words("plans-note-title"), blocks, submit=words("plans-save"), close=words("button-cancel"),
        metadata=about,
    )  # fmt: skip


def asker_question(words: Words, own: OwnCommitment) -> Message:
    """Return the question to whoever is to ask about a plan, whether they would; then what they said."""
    names = _names(words, own.session) | {"who": mention(own.author)}
    if own.may_ask is not None:
        return text_message(words("plans-asker-said-yes" if own.may_ask else "plans-asker-said-no", **names))
    about = CommitmentButton(commitment=own.id)
    yes = button(words("plans-asker-gladly"), ids.PLANS_MAY_ASK, about, primary=True)
    no = button(words("plans-asker-rather-not"), ids.PLANS_MAY_NOT_ASK, about)
    return text_message(
        words("plans-asker-question", **names), action_row(yes, no), context(words("plans-asker-not-told"))
    )


def asker_over(words: Words) -> Message:
    """Return what is left for who was asked once there is nothing to ask about any more."""
    return text_message(words("plans-asker-over"))


def may_ask(words: Words, own: OwnCommitment) -> Message:
    """Return the line to who has said yes that now is a good time."""
    return text_message(words("plans-may-ask", who=mention(own.author), **_names(words, own.session)))


def outcome_question(words: Words, session: SessionInfo) -> Message:
    """Return the question, weeks later, whether somebody has used any of it."""
    about = SessionButton(session=session.id)
    answers = [button(words(f"plans-used-{used}"), action, about) for used, action in OUTCOMES.items()]
    text = words("plans-outcome-season" if session.is_last else "plans-outcome", **_names(words, session))
    return text_message(text, action_row(*answers), context(words("plans-outcome-private")))


def outcome_answered(words: Words, session: SessionInfo, used: Used) -> Message:
    """Return what the question becomes, with room for a sentence."""
    note = button(words("plans-outcome-note-open"), ids.PLANS_OUTCOME_NOTE, SessionButton(session=session.id))
    return text_message(words(f"plans-outcome-{used}", **_names(words, session)), action_row(note))
