"""What a circle that is dying is asked, and what it has decided."""

from slack_sdk.models.blocks import ButtonElement

from bot.features.circles.rules import CircleInfo
from bot.features.crossroads.forms import CircleButton
from bot.features.crossroads.rules import Question, Sign
from bot.features.crossroads.views.life import until_when
from bot.kernel.vocabulary import CircleState, Decision
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape


def question(words: Words, asked: Question) -> Message:
    """Return the question, with all that can be done."""
    name = escape(asked.circle.name)
    seen = " ".join(words(f"crossroads-sign-{sign}", count=len(asked.circle.members)) for sign in asked.signs)
    text = words("crossroads-question", name=name)
    said = (
        f"{text}\n{seen} {words('crossroads-question-what')}"
        if seen
        else f"{text}\n{words('crossroads-question-what')}"
    )
    return Message(text, [section(said), actions(*_answers(words, asked)), context(words("crossroads-question-who"))])


def _answers(words: Words, asked: Question) -> list[ButtonElement]:
    about = CircleButton(circle=asked.circle.id)
    owner = (
        ("crossroads-take-on", "crossroads:take-on")
        if Sign.UNOWNED in asked.signs
        else ("crossroads-hand-over", "circles:people")
    )
    choices = (
        ("crossroads-go-on", "crossroads:go-on"),
        ("crossroads-new-time", "circles:edit"),
        ("crossroads-pause", "circles:pause"),
        ("crossroads-merge", "crossroads:merge"),
        owner,
        ("crossroads-end", "circles:end"),
    )
    return [button(words(label), action, about) for label, action in choices]


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
