"""What somebody reads, alone, after they have met, or have not said a word."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.afterwards.forms import PairLookBackForm
from bot.features.coaching.rules import PairInfo
from bot.features.coaching.views import leave_button, look_back_button, names
from bot.features.payloads import PairButton, PeersButton
from bot.features.tandems.forms import TEXT_LIMIT
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, section, text_input, text_message
from bot.slack.message import Message


def after(words: Words, pair: PairInfo, reader: UserId) -> Message:
    """Return the question whether they would meet again; of a trio one chooses whom rather not."""
    others, about = [one for one in pair.present if one.user != reader], PairButton(pair=pair.id)
    rather_not = button(words("afterwards-rather-not"), ids.COACHING_RATHER_NOT, about)
    not_with = button(words("coaching-not-with"), ids.COACHING_NOT_WITH)
    buttons = [
        button(words("afterwards-again"), ids.COACHING_AGAIN, about),
        rather_not if len(others) < 2 else not_with,
        look_back_button(words, pair),
    ]
    asked = words("afterwards-asked", others=names(words, others), count=len(others))
    return text_message(asked, action_row(*buttons), context(words("afterwards-seen")))


def look_back_modal(words: Words, pair: PairInfo, person_id: UUID, written: PairLookBackForm) -> View:
    """Return the modal for what somebody tried and takes with them, with what they wrote before."""
    tried, kept = (text_input(text, limit=TEXT_LIMIT, multiline=True) for text in (written.tried, written.kept))
    return modal(
        ids.COACHING_KEEP_LOOK_BACK, words("tandems-look-back"),
        [
            section(words("afterwards-with", others=names(words, pair.others(person_id)))),
            field("tried", words("afterwards-tried"), tried, optional=True),
            field("kept", words("tandems-field-kept"), kept, optional=True),
            context(words("afterwards-written-seen")),
            action_row(button(words("feedback-ask"), ids.FEEDBACK_ASK, PeersButton(pair=pair.id))),
        ],
        submit=words("coaching-keep"), close=words("button-cancel"), metadata=PairButton(pair=pair.id),
    )  # fmt: skip


def gladly(words: Words) -> Message:
    """Return that it is noted."""
    return text_message(words("afterwards-gladly"))


def silent(words: Words) -> Message:
    """Return the question to who hasn't said a word for three rounds."""
    go_on = button(words("coaching-resume"), ids.COACHING_RESUME, primary=True)
    return text_message(words("afterwards-silent"), action_row(go_on, leave_button(words)))
