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
