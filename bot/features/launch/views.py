"""What a circle is told that its programme has besides it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.content.formats import Format
from bot.content.programmes import BUDDIES, Week
from bot.features import actions
from bot.features.circles.rules import FEWEST
from bot.features.payloads import PartnerButton, ProgrammeButton
from bot.features.programmes.rules import ProgrammeInfo
from bot.kernel.enums import TandemKind
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape

FOR_TWO = {
    BUDDIES: TandemKind.BUDDY,
    "peer-tutoring": TandemKind.TUTORING,
    "reverse-mentoring": TandemKind.REVERSE,
    "shadowing": TandemKind.SHADOWING,
}
"""What somebody finds the other one for with two taps, by its format."""
_FEW = 3


def beside(words: Words, weeks: Sequence[tuple[Week, Format]], programme: ProgrammeInfo) -> Message | None:
    """Return what there is this week, for few or for more than a circle; None where there is nothing."""
    if not weeks:
        return None
    lines = [
        words(
            "launch-beside-line", title=escape(week.title(words.language)), form=escape(form.name(words.language)),
            minutes=form.minutes,
        )
        for week, form in weeks
    ]  # fmt: skip
    few = any(form.group.max <= _FEW for _, form in weeks)
    many = any(form.group.max > _FEW for _, form in weeks)
    how = [words("launch-beside-few")] if few else []
    how += [words("launch-beside-many", where=channel(programme.channel))] if many else []
    kinds = dict.fromkeys(FOR_TWO[form.id] for _, form in weeks if form.id in FOR_TWO)
    rows = [[_find(words, programme, kind)] for kind in kinds]  # one action is in a row once
    steps = [button(words("launch-find"), actions.TANDEMS_NEW)] if few and not kinds else []
    steps += [button(words("launch-meetup"), actions.MEETUPS_NEW)] if many else []
    text = words("launch-beside")
    buttons = [action_row(*row) for row in (*rows, steps) if row]
    return Message(text, [section("\n".join([text, *lines])), *buttons, context(" ".join(how))])


def _find(words: Words, programme: ProgrammeInfo, kind: TandemKind) -> ButtonElement:
    about = PartnerButton(programme=programme.id, kind=kind)
    return button(words(f"launch-find-{kind}"), actions.LAUNCH_PARTNER, about)


def buddy(words: Words, programme: ProgrammeInfo, meetings: Mapping[TandemKind, int]) -> Message:
    """Return the question whether somebody would like a buddy."""
    text = words("launch-buddy", name=escape(programme.name), meetings=meetings[TandemKind.BUDDY])
    return text_message(text, action_row(_find(words, programme, TandemKind.BUDDY)))


def alumni(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to whoever was in a programme what they could start."""
    return text_message(words("launch-alumni", name=escape(programme.name)), _what_else(words))


def _what_else(words: Words) -> Block:
    found = button(words("home-found-circle"), actions.CIRCLES_NEW)
    return action_row(found, button(words("programmes-open"), actions.PROGRAMMES_OVERVIEW))


def offer_again(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to whoever offers a programme the way to offer it again."""
    return text_message(words("launch-next", name=escape(programme.name)), _again(words, programme))


def _again(words: Words, programme: ProgrammeInfo) -> Block:
    return action_row(button(words("launch-again"), actions.PROGRAMMES_AGAIN, ProgrammeButton(programme=programme.id)))


def in_vain(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to whoever counted on a circle that none came about, and what they could do."""
    text = words("launch-in-vain", name=escape(programme.name), fewest=FEWEST)
    return text_message(text, _what_else(words))


def no_circles(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to whoever offers a programme that no circle came about, why, and the way to offer it again."""
    why = "no-circles" if programme.in_vain else "never-begun"
    text = words(f"launch-{why}", name=escape(programme.name), fewest=FEWEST)
    return text_message(text, _again(words, programme))
