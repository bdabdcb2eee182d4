"""What somebody reads, alone, after they have met, or have not said a word."""

from bot.features import actions as ids
from bot.features.coaching.rules import PairInfo
from bot.features.coaching.views import names
from bot.features.payloads import PairButton
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, text_message
from bot.slack.message import Message


def after(words: Words, pair: PairInfo, reader: UserId) -> Message:
    """Return the question whether they would meet again; of a trio one chooses whom rather not."""
    others, about = [one for one in pair.present if one.user != reader], PairButton(pair=pair.id)
    rather_not = button(words("afterwards-rather-not"), ids.COACHING_RATHER_NOT, about)
    not_with = button(words("coaching-not-with"), ids.COACHING_NOT_WITH)
    buttons = [
        button(words("afterwards-again"), ids.COACHING_AGAIN, about),
        rather_not if len(others) < 2 else not_with,
    ]
    asked = words("afterwards-asked", others=names(words, others), count=len(others))
    return text_message(asked, action_row(*buttons), context(words("afterwards-seen")))


def gladly(words: Words) -> Message:
    """Return that it is noted."""
    return text_message(words("afterwards-gladly"))


def silent(words: Words) -> Message:
    """Return the question to who hasn't said a word for three rounds."""
    go_on = button(words("coaching-resume"), ids.COACHING_RESUME, primary=True)
    return text_message(
        words("afterwards-silent"), action_row(go_on, button(words("coaching-leave"), ids.COACHING_LEAVE))
    )
