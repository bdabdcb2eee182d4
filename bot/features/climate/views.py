"""The climate check as people see it: the question, the five sentences, what the answers come to."""

from datetime import datetime

from slack_sdk.models.blocks import Block, PlainTextObject, StaticSelectElement
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.views import seen_by
from bot.features.climate.rules import ENOUGH, ITEMS, KEPT, SCORES, ItemResult, Results
from bot.features.payloads import SessionButton
from bot.features.sessions.rules import SessionInfo
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, option, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time


def question(words: Words, session: SessionInfo, until: datetime) -> Message:
    """Return the question in the thread."""
    about = SessionButton(session=session.id)
    until_when = context(words("climate-until", until=day_and_time(until, session.circle.rhythm.zone)))
    answer = button(words("climate-answer"), actions.CLIMATE_OPEN, about)
    return text_message(words("climate-ask"), until_when, action_row(answer))


def to_talk_about(words: Words) -> Message:
    """Return what a circle is asked in which too few could answer for anything to be shown."""
    return text_message(words("climate-talk"))


def closed(words: Words) -> Message:
    """Return what stays of the question."""
    return text_message(words("climate-closed"))


def climate_modal(words: Words, session: SessionInfo) -> View:
    """Return the five sentences."""
    seen = words("climate-seen", enough=ENOUGH, three=ENOUGH - 1, days=KEPT.days)
    return modal(
        actions.CLIMATE_KEEP, words("climate-title"),
        [
            context(words("climate-intro")),
            *(field(f"item_{item}", words(f"climate-item-{item}"), _scores(words), optional=True) for item in ITEMS),
            seen_by(words, seen),
        ],
        submit=words("climate-send"), close=words("button-cancel"), metadata=SessionButton(session=session.id),
    )  # fmt: skip


def _scores(words: Words) -> StaticSelectElement:
    options = [option(words(f"climate-score-{score}"), str(score)) for score in SCORES]
    return StaticSelectElement(options=options, placeholder=PlainTextObject(text=words("climate-choose")))


def answered_modal(words: Words) -> View:
    """Return that somebody's answers are counted, and can't be changed."""
    return _shown(words, [section(words("climate-counted"))])


def outcome(words: Words, session: SessionInfo, found: Results | None) -> Message:
    """Return, in the thread, the way to the result; that there is none; or that it is deleted (None)."""
    if found is None:
        return text_message(words("climate-deleted"))
    if not any(found.values()):
        return text_message(words("climate-too-few"))
    look = button(words("climate-look"), actions.CLIMATE_RESULT, SessionButton(session=session.id))
    return text_message(words("climate-done"), action_row(look))


def result_modal(words: Words, found: Results) -> View:
    """Return mean and spread of each sentence that has enough answers."""
    lines = [section(f"*{words(f'climate-item-{item}')}*\n{_line(words, one)}") for item, one in found.items()]
    return _shown(words, [*lines, context(words("climate-result-talk"))])


def _line(words: Words, found: ItemResult | None) -> str:
    if found is None:
        return words("climate-few")
    return words("climate-mean", mean=round(found.mean, 1), lowest=found.lowest, highest=found.highest)


def _shown(words: Words, blocks: list[Block]) -> View:
    return modal(actions.CLIMATE_SHOWN, words("climate-title"), blocks, close=words("button-close"))
