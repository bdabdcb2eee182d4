"""What a circle is told that its programme has besides it."""

from collections.abc import Sequence

from bot.content.formats import Format
from bot.content.programmes import Week
from bot.features import actions
from bot.kernel.ids import ChannelId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape

_FEW = 3


def beside(words: Words, weeks: Sequence[tuple[Week, Format]], where: ChannelId) -> Message | None:
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
    how += [words("launch-beside-many", where=channel(where))] if many else []
    steps = [button(words("launch-find"), actions.TANDEMS_NEW)] if few else []
    steps += [button(words("launch-meetup"), actions.MEETUPS_NEW)] if many else []
    text = words("launch-beside")
    return Message(text, [section("\n".join([text, *lines])), action_row(*steps), context(" ".join(how))])
