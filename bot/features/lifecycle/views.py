"""The modals for a pause and for an end, and what the channel is told."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, DatePickerElement
from slack_sdk.models.views import View

from bot.features.actions import CircleButton
from bot.features.circles.rules import CircleInfo
from bot.features.lifecycle.rules import Question, Sign
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CircleState, Decision
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, field, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape

_MOST_CIRCLES = 20


def pause_modal(words: Words, circle: CircleInfo, until: date) -> View:
    """Return the modal that lets a circle pause; ``until`` is proposed."""
    picker = DatePickerElement(initial_date=until.isoformat())
    return modal(
        "crossroads:pause", words("crossroads-pause-title"),
        [
            section(words("crossroads-pause-what", name=escape(circle.name))),
            field("until", words("crossroads-until"), picker, hint=words("crossroads-until-hint")),
        ],
        submit=words("crossroads-pause-submit"), close=words("button-cancel"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def until_when(words: Words, circle: CircleInfo) -> str:
    """Return the day on which a circle's pause ends."""
    end = circle.paused_until
    return words.date(local_date(end, circle.rhythm.zone)) if end else ""


def paused(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle pauses, with the way back; afterwards that the pause is over."""
    name = escape(circle.name)
    if circle.state is not CircleState.PAUSED:
        over = words("crossroads-pause-over", name=name)
        return Message(over, [section(over)])
    text = words("crossroads-paused", name=name, until=until_when(words, circle))
    return Message(text, [section(text), context(words("crossroads-paused-then")), actions(_resume(words, circle))])


def _resume(words: Words, circle: CircleInfo) -> ButtonElement:
    return button(words("crossroads-resume"), "circles:resume", CircleButton(circle=circle.id))


def resumed(words: Words, circle: CircleInfo, following: SessionInfo | None) -> Message:
    """Return that a circle goes on, and when it meets next, where that is known."""
    text = words("crossroads-resumed", name=escape(circle.name))
    if following is None:
        return Message(text, [section(text)])
    return Message(text, [section(f"{text} {words('crossroads-next', when=day_and_time(following.starts_at))}")])


def end_modal(words: Words, circle: CircleInfo, last: SessionInfo | None) -> View:
    """Return the two ways in which a circle can end; ``last``: the session that could be its last one."""
    blocks: list[Block] = [section(words("crossroads-end-what", name=escape(circle.name)))]
    about = CircleButton(circle=circle.id)
    if last is not None:
        blocks += [
            section(words("crossroads-end-well-what", when=day_and_time(last.starts_at))),
            actions(button(words("crossroads-end-well"), "crossroads:end-well", about, primary=True)),
        ]
    end = button(words("crossroads-end-now"), "crossroads:end-now", about)
    end.confirm = ConfirmObject(
        title=words("crossroads-end-now-title"), text=words("crossroads-end-now-confirm", name=escape(circle.name)),
        confirm=words("crossroads-end-now"), deny=words("button-cancel"),
    )  # fmt: skip
    blocks += [section(words("crossroads-end-now-what")), actions(end)]
    return modal("crossroads:end", words("crossroads-end-title"), blocks, submit=None, close=words("button-cancel"))


def end_done(words: Words, message: Message) -> View:
    """Return what stands in the modal once it is decided."""
    blocks = list(message.blocks)
    return modal("crossroads:ended", words("crossroads-end-title"), blocks, submit=None, close=words("button-close"))


def closing(words: Words, session: SessionInfo) -> Message:
    """Return that a circle ends with its next session."""
    when, name = day_and_time(session.starts_at), escape(session.circle.name)
    text = words("crossroads-closing", name=name, when=words.date(session.local_date))
    return Message(text, [section(words("crossroads-closing", name=name, when=when))])


def ended(words: Words, circle: CircleInfo) -> Message:
    """Return that a circle has come to its end, and what stays."""
    text = words("crossroads-ended", name=escape(circle.name))
    return Message(text, [section(text), context(words("crossroads-ended-keeps"))])


def which(words: Words, action: str, circles: Sequence[CircleInfo]) -> Message:
    """Return which of somebody's circles a command is about, each as a button for ``action``."""
    text = words("crossroads-which")
    rows = [
        section(
            f"🌱 *{escape(circle.name)}*", button(words("crossroads-this-one"), action, CircleButton(circle=circle.id))
        )
        for circle in circles[:_MOST_CIRCLES]
    ]
    return Message(text, [section(text), *rows])


def nothing_here(words: Words, verb: str) -> Message:
    """Return that somebody has no circle that a command could be about."""
    text = words("crossroads-none-pauses" if verb == "resume" else "crossroads-none")
    return Message(text, [section(text)])


def question(words: Words, asked: Question) -> Message:
    """Return the question, with all that can be done."""
    name, count = escape(asked.circle.name), len(asked.circle.members)
    text = words("crossroads-question", name=name)
    seen = [words(f"crossroads-sign-{sign}", count=count) for sign in asked.signs]
    said = " ".join([*seen, words("crossroads-question-what")])
    who = words("crossroads-question-who", count=count)
    return Message(text, [section(f"{text}\n{said}"), actions(*_answers(words, asked)), context(who)])


def _answers(words: Words, asked: Question) -> list[ButtonElement]:
    about = CircleButton(circle=asked.circle.id)
    choices = [
        ("crossroads-go-on", "crossroads:go-on"),
        ("crossroads-new-time", "circles:edit"),
        ("crossroads-pause", "circles:pause"),
        ("crossroads-merge", "crossroads:merge"),
        *_of_owner(asked),
        ("crossroads-end", "circles:end"),
    ]
    return [button(words(label), action, about) for label, action in choices]


def _of_owner(asked: Question) -> list[tuple[str, str]]:
    """Return what can become of the responsibility; alone, nobody is there to take it."""
    if Sign.UNOWNED in asked.signs:
        return [("crossroads-take-on", "crossroads:take-on")]
    return [("crossroads-hand-over", "circles:people")] if len(asked.circle.members) > 1 else []


def decided(words: Words, circle: CircleInfo) -> Message:
    """Return how a circle has decided."""
    text = words(_decision(circle), name=escape(circle.name), until=until_when(words, circle))
    return Message(text, [section(text)])


def _decision(circle: CircleInfo) -> str:
    if circle.decision is None:
        return "crossroads-asked-before"
    if circle.decision is Decision.PAUSE and circle.state is not CircleState.PAUSED:
        return "crossroads-decided-paused"
    return f"crossroads-decided-{circle.decision}"


def asked_before(words: Words, circle: CircleInfo) -> Message:
    """Return what becomes of a question when a circle is asked again."""
    text = words("crossroads-asked-before", name=escape(circle.name), until="")
    return Message(text, [section(text)])


def taken_on(words: Words, circle: CircleInfo) -> Message:
    """Return what somebody is told who has become owner."""
    text = words("crossroads-taken-on", name=escape(circle.name))
    return Message(text, [section(text)])
