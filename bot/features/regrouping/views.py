"""What somebody reads whose coaching partner has gone."""

from bot.features.coaching.rules import PairInfo
from bot.features.coaching.views import day, gone, names
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import mention


def left_behind(words: Words, lost: PairInfo, mine: PairInfo | None, reader: UserId) -> Message:
    """Return who is no longer here, and whom the reader meets for the rest of the round, if there is anybody."""
    absent = gone(lost)
    who, until = names(words, absent), day(words, lost.ends_at)
    if mine is None:
        return text_message(words("regrouping-nobody", who=who, count=len(absent), day=until))
    others = words.list([mention(one.user) for one in mine.present if one.user != reader])
    return text_message(words("regrouping-with", who=who, count=len(absent), others=others, day=until))
