"""What people see of help on demand: the form, its page for whoever asks and whoever helps, and kind words."""

from collections.abc import Iterator
from datetime import date, timedelta

from slack_sdk.models.blocks import Block, DatePickerElement, RadioButtonsElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.consultation.forms import EITHER
from bot.features.consultation.rules import HELPERS, KINDS
from bot.features.payloads import TandemButton
from bot.features.tandems import views as tandems_views
from bot.features.tandems.forms import ABOUT_LIMIT
from bot.features.tandems.rules import TandemInfo, TandemPage
from bot.kernel.enums import Language, TandemAnswer, TandemState
from bot.language.translator import Words
from bot.slack.blocks import (
    action_row,
    button,
    confirmed,
    context,
    field,
    modal,
    option,
    section,
    text_input,
    text_message,
)
from bot.slack.message import Message

_HOUR = timedelta(hours=1)


def form_modal(words: Words, by: date) -> View:
    """Return the form: which help, a headline, until when (``by`` is proposed), in which language."""
    kinds = [
        option(words(f"tandems-kind-{one}"), one, words(f"consultation-what-{one}", count=HELPERS[one]))
        for one in KINDS
    ]
    languages = [option(words(f"language-{one}"), one) for one in Language]
    either = option(words("consultation-either"), EITHER)
    mine = next(one for one in languages if one.value == words.language)
    return modal(
        actions.CONSULTATION_KEEP, words("tandems-title"),
        [
            field("kind", words("consultation-kind"), RadioButtonsElement(options=kinds, initial_option=kinds[0])),
            field(
                "about", words("consultation-about"), text_input(limit=ABOUT_LIMIT),
                hint=words("consultation-about-hint"),
            ),
            field("by", words("consultation-by"), DatePickerElement(initial_date=by.isoformat())),
            field(
                "language", words("consultation-language"),
                StaticSelectElement(options=[*languages, either], initial_option=mine),
            ),
            context(words("consultation-seen")),
        ],
        submit=words("consultation-ask"), close=words("button-cancel"),
    )  # fmt: skip


def page(words: Words, shown: TandemPage) -> View:
    """Return how it stands for whoever asks, whoever is asked, and whoever said yes; once it is over, as all pairs."""
    found, me = shown.tandem, shown.me
    if found.state is TandemState.OVER:
        return tandems_views.page(words, shown)
    blocks = _asked(words, found) if me.said is TandemAnswer.OPEN else _stands(words, shown)
    return modal(
        actions.CONSULTATION_PAGE, words("tandems-title"), [*tandems_views.head(words, found), *blocks],
        submit=None, close=words("button-close"), metadata=TandemButton(tandem=found.id),
    )  # fmt: skip


def _asked(words: Words, found: TandemInfo) -> Iterator[Block]:
    about = TandemButton(tandem=found.id)
    yield section(words(f"consultation-would-you-{found.kind}", day=_until(words, found)))
    yield action_row(
        button(words("tandems-yes"), actions.CONSULTATION_YES, about, primary=True),
        button(words("tandems-no"), actions.CONSULTATION_NO, about),
    )
    yield context(words("consultation-quiet"))


def _stands(words: Words, shown: TandemPage) -> Iterator[Block]:
    found, me = shown.tandem, shown.me
    if found.state is TandemState.RUNNING:
        yield section(tandems_views.time_of(words, found))
    elif me.asks:
        agreed = len(found.present) - 1
        yield section(words("consultation-stands", agreed=agreed, count=HELPERS[found.kind], day=_until(words, found)))
    else:
        yield section(words("consultation-waits"))
    if me.asks and found.opened_at and found.made_at:
        yield context(words("consultation-took", hours=_hours(found.opened_at - found.made_at)))
    leave = button(words("consultation-withdraw"), actions.CONSULTATION_END, TandemButton(tandem=found.id))
    confirm = words(f"consultation-withdraw-{'asker' if me.asks else 'helper'}")
    yield action_row(confirmed(leave, words("consultation-withdraw"), confirm, deny=words("button-back")))


def _hours(passed: timedelta) -> int:
    return -(-passed // _HOUR)


def _until(words: Words, found: TandemInfo) -> str:
    return tandems_views.day(words, found.wanted_by or date.min)


def nobody(words: Words) -> Message:
    """Return that nobody can just now, and what helps."""
    again = button(words("consultation-new"), actions.CONSULTATION_NEW)
    return text_message(words("consultation-nobody"), action_row(again), context(words("consultation-nobody-helps")))
