"""The modals for a pause and for an end, the question how to go on, and what the channel is told."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, DatePickerElement
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.lifecycle.rules import LifecycleQuestion
from bot.features.payloads import CircleButton
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CircleState, Decision
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.action_ids import Action
from bot.slack.blocks import action_row, button, context, field, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention, mentions

_MOST_CIRCLES = 20


def pause_modal(words: Words, circle: CircleInfo, until: date) -> View:
    """Return the modal that lets a circle pause; ``until`` is proposed."""
    picker = DatePickerElement(initial_date=until.isoformat())
    return modal(
        actions.LIFECYCLE_PAUSE, words("lifecycle-pause-title"),
        [
            section(words("lifecycle-pause-what", name=escape(circle.name))),
            field("until", words("lifecycle-until"), picker, hint=words("lifecycle-until-hint")),
        ],
        submit=words("lifecycle-pause-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def _until(words: Words, circle: CircleInfo) -> str:
    """Return the day on which a circle's pause ends, nothing where it doesn't pause."""
    end = circle.paused_until
    return words.date(local_date(end, circle.rhythm.zone)) if end else ""


def paused(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle pauses, with the way back; afterwards that the pause is over."""
    name = escape(circle.name)
    if circle.state is not CircleState.PAUSED:
        return text_message(words("lifecycle-pause-over", name=name))
    resume = button(words("lifecycle-resume"), actions.CIRCLES_RESUME, CircleButton(circle=circle.id))
    text = words("lifecycle-paused", name=name, until=_until(words, circle))
    return text_message(text, context(words("lifecycle-paused-then")), action_row(resume))


def resumed(words: Words, circle: CircleInfo, following: SessionInfo | None) -> Message:
    """Return that a circle goes on, and when it meets next, where that is known."""
    text = words("lifecycle-resumed", name=escape(circle.name))
    if following is None:
        return text_message(text)
    return Message(
        text, [section(f"{text} {words('lifecycle-next', when=day_and_time(following.starts_at, circle.rhythm.zone))}")]
    )


def end_modal(words: Words, circle: CircleInfo, last: SessionInfo | None) -> View:
    """Return the two ways in which a circle can end; ``last``: the session that could be its last one.

    One that gathers can end in one way alone.
    """
    name = escape(circle.name)
    if circle.gathers:
        end = _end_button(words, circle, words("lifecycle-end-gathering-confirm", name=name))
        return _end_modal(words, [section(words("lifecycle-end-gathering", name=name)), action_row(end)])
    blocks: list[Block] = [section(words("lifecycle-end-what", name=name))]
    about = CircleButton(circle=circle.id)
    if last is not None:
        blocks += [
            section(words("lifecycle-end-well-what", when=day_and_time(last.starts_at, circle.rhythm.zone))),
            action_row(button(words("lifecycle-end-well"), actions.LIFECYCLE_END_WELL, about, primary=True)),
        ]
    end = _end_button(words, circle, words("lifecycle-end-now-confirm", name=name))
    return _end_modal(words, [*blocks, section(words("lifecycle-end-now-what")), action_row(end)])


def _end_modal(words: Words, blocks: Sequence[Block]) -> View:
    return modal(actions.LIFECYCLE_END, words("lifecycle-end-title"), blocks, submit=None, close=words("button-cancel"))


def _end_button(words: Words, circle: CircleInfo, sure: str) -> ButtonElement:
    end = button(words("lifecycle-end-now"), actions.LIFECYCLE_END_NOW, CircleButton(circle=circle.id))
    end.confirm = ConfirmObject(
        title=words("lifecycle-end-now-title"), text=sure, confirm=words("lifecycle-end-now"),
        deny=words("button-cancel"),
    )  # fmt: skip
    return end


def end_done(words: Words, message: Message) -> View:
    """Return what stands in the modal once it is decided."""
    blocks = list(message.blocks)
    return modal(
        actions.LIFECYCLE_ENDED, words("lifecycle-end-title"), blocks, submit=None, close=words("button-close")
    )


def closing(words: Words, session: SessionInfo) -> Message:
    """Return that a circle ends with its next session."""
    when, name = day_and_time(session.starts_at, session.circle.rhythm.zone), escape(session.circle.name)
    text = words("lifecycle-closing", name=name, when=words.date(session.local_date))
    return Message(text, [section(words("lifecycle-closing", name=name, when=when))])


def ended(words: Words, circle: CircleInfo, *, met: bool = True) -> Message:
    """Return that a circle has come to its end, and what stays; one that never ``met`` ends with one sentence."""
    if not met:
        return text_message(words("lifecycle-ended-before", name=escape(circle.name)))
    return text_message(words("lifecycle-ended", name=escape(circle.name)), context(words("lifecycle-ended-keeps")))


def which(words: Words, action: Action[CircleButton], circles: Sequence[CircleInfo]) -> Message:
    """Return which of somebody's circles a command is about, each as a button for ``action``, or that there is none."""
    if not circles:
        return text_message(words("lifecycle-none-pauses" if action is actions.CIRCLES_RESUME else "lifecycle-none"))
    rows = [
        section(
            f"🌱 *{escape(circle.name)}*", button(words("lifecycle-this-one"), action, CircleButton(circle=circle.id))
        )
        for circle in circles[:_MOST_CIRCLES]
    ]
    return text_message(words("lifecycle-which"), *rows)


def question(words: Words, asked: LifecycleQuestion) -> Message:
    """Return the question for those whom it concerns; what else they may do, each of them finds behind a button."""
    name, members, about = escape(asked.circle.name), asked.circle.members, CircleButton(circle=asked.circle.id)
    text = words("lifecycle-question", name=name)
    seen = [words(f"lifecycle-sign-{sign}", count=len(members)) for sign in asked.signs]
    said = " ".join([*seen, words("lifecycle-question-what", count=len(members))])
    buttons = action_row(
        button(words("lifecycle-go-on"), actions.LIFECYCLE_GO_ON, about),
        button(words("lifecycle-ways"), actions.LIFECYCLE_WAYS, about),
    )
    who = words("lifecycle-question-who", people=mentions(member.user for member in members))
    return Message(text, [section(f"{text}\n{said}"), buttons, context(who)])


def ways_modal(words: Words, asked: LifecycleQuestion, person_id: UUID) -> View:
    """Return what one member may decide for all; what only owners may is shown to owners alone."""
    circle, about = asked.circle, CircleButton(circle=asked.circle.id)
    ways = _ways(asked, person_id)
    if circle.is_owner(person_id):
        said = words("lifecycle-ways-owner", name=escape(circle.name))
    else:
        said = words("lifecycle-ways-member", owners=words.list([mention(owner.user) for owner in circle.owners]))
    rows = [action_row(*(button(words(label), action, about) for label, action in ways))] if ways else []
    title, close = words("lifecycle-ways"), words("button-close")
    return modal(actions.LIFECYCLE_WAYS, title, [section(said), *rows], submit=None, close=close)


def _ways(asked: LifecycleQuestion, person_id: UUID) -> list[tuple[str, Action[CircleButton]]]:
    """Return what somebody may do; alone, nobody is there to take over."""
    if not asked.circle.is_owner(person_id):
        return []
    handing_over = [("lifecycle-hand-over", actions.CIRCLES_PEOPLE)] if len(asked.circle.members) > 1 else []
    return [
        ("lifecycle-new-time", actions.CIRCLES_EDIT),
        ("lifecycle-pause", actions.CIRCLES_PAUSE),
        ("lifecycle-merge", actions.LIFECYCLE_MERGE),
        *handing_over,
        ("lifecycle-end", actions.CIRCLES_END),
    ]


def decided(words: Words, circle: CircleInfo) -> Message:
    """Return how a circle has decided."""
    return text_message(words(_decision(circle), name=escape(circle.name), until=_until(words, circle)))


def _decision(circle: CircleInfo) -> str:
    if circle.decision is None:
        return "lifecycle-asked-before"
    if circle.decision is Decision.PAUSE and circle.state is not CircleState.PAUSED:
        return "lifecycle-decided-paused"
    return f"lifecycle-decided-{circle.decision}"


def asked_before(words: Words, circle: CircleInfo) -> Message:
    """Return what becomes of a question when a circle is asked again."""
    return text_message(words("lifecycle-asked-before", name=escape(circle.name), until=""))
