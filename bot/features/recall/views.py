"""What people see when something comes back: a neutral line, the question, their note from then, what follows."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.payloads import RatingButton, RecallButton, StopButton
from bot.features.recall.rules import ANSWER_LIMIT, RecallOutcome, RecallQuestion
from bot.features.reflections.views import subject
from bot.kernel.enums import RecallRating, RecallStop
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import (
    action_row,
    button,
    confirmed,
    context,
    field,
    modal,
    quoted,
    section,
    text_input,
    text_message,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day, escape, mention


def questions(words: Words, waiting: Sequence[RecallQuestion]) -> Message:
    """Return the line that something comes back, of one question or several; nothing that anybody wrote is in it."""
    first = waiting[0]
    if len(waiting) == 1:
        text = words("recall-one", **_about(words, first))
    else:
        topics = dict.fromkeys(f"*{escape(subject(words, each.session))}*" for each in waiting)
        text = words("recall-several", count=len(waiting), topics=words.list(list(topics)))
    answer = button(words("recall-open"), ids.RECALL_OPEN, primary=True)
    return text_message(text, action_row(answer, _stop(words, first, RecallStop.ALL)), context(words("recall-how")))


def over(words: Words, *, off: bool) -> Message:
    """Return what such a line becomes once nothing in it waits any more; ``off`` where its reader wants none."""
    return text_message(words("recall-stopped-all" if off else "recall-over"))


def _about(words: Words, question: RecallQuestion) -> dict[str, str]:
    session = question.session
    return {
        "topic": escape(subject(words, session)), "circle": escape(session.circle.name),
        "day": day(session.starts_at, words.date, session.circle.rhythm.zone),
    }  # fmt: skip


def _stop(words: Words, question: RecallQuestion, reach: RecallStop) -> ButtonElement:
    about = StopButton(ask=question.ask_id, reach=reach)
    return button(words(f"recall-stop-{reach}"), numbered(ids.RECALL_STOP, list(RecallStop).index(reach)), about)


def question_modal(words: Words, question: RecallQuestion) -> View:
    """Return the question: from memory, in one's own words; what was written then isn't in it."""
    what = "minutes" if question.of_minutes else "own"
    answer = text_input(question.answer, limit=ANSWER_LIMIT, multiline=True)
    reaches = [reach for reach in RecallStop if reach is not RecallStop.TOPIC or question.session.topic]
    return modal(
        ids.RECALL_KEEP, words("recall-title"),
        [
            section(words("recall-about", **_about(words, question))),
            field("answer", words(f"recall-ask-{what}"), answer, hint=words(f"recall-hint-{what}"), optional=True),
            context(words("recall-seen")),
            action_row(*(_stop(words, question, reach) for reach in reaches)),
        ],
        submit=words(f"recall-show-{what}"), close=words("button-cancel"), metadata=RecallButton(ask=question.ask_id),
    )  # fmt: skip


def note_modal(words: Words, question: RecallQuestion, note: str) -> View:
    """Return what was remembered, what was written then, and the question how much was still there."""
    what = "minutes" if question.of_minutes else "own"
    remembered = [section(words("recall-remembered")), *quoted(question.answer)] if question.answer else []
    ratings = [
        button(
            words(f"recall-{rating}"), numbered(ids.RECALL_RATE, n), RatingButton(ask=question.ask_id, rating=rating)
        )
        for n, rating in enumerate(RecallRating)
    ]
    return _told(
        words,
        section(words("recall-about", **_about(words, question))), *remembered,
        section(words(f"recall-then-{what}")), *quoted(note),
        section(words("recall-how-much")), action_row(*ratings), context(words("recall-seen")),
    )  # fmt: skip


def outcome_modal(words: Words, outcome: RecallOutcome) -> View:
    """Return what comes after the rating: when it comes back, the way to the circle, the next question."""
    following = words("recall-again", day=words.date(outcome.next_on)) if outcome.next_on else words("recall-last")
    text = f"{words(f'recall-done-{outcome.rating}')} {following}"
    buttons = []
    if outcome.waiting:
        buttons.append(button(words("recall-next", count=outcome.waiting), ids.RECALL_NEXT, primary=True))
    if outcome.can_ask:
        about = RecallButton(ask=outcome.question.ask_id)
        circle = button(words("recall-circle"), ids.RECALL_CIRCLE, about)
        title, sure = words("recall-circle-title"), words("recall-circle-confirm")
        buttons.append(confirmed(circle, title, sure, deny=words("button-cancel")))
    return _told(words, section(text), *([action_row(*buttons)] if buttons else []))


def _told(words: Words, *blocks: Block) -> View:
    return modal(ids.RECALL_SHOWN, words("recall-title"), blocks, close=words("button-close"))


def help_line(words: Words, question: RecallQuestion, user: UserId) -> Message:
    """Return the line in the session's thread by which somebody asks their circle."""
    return text_message(words("recall-help", who=mention(user), topic=escape(subject(words, question.session))))


def circle_asked(words: Words, question: RecallQuestion) -> Message:
    """Return that the circle is asked, and where."""
    return text_message(words("recall-circle-asked", channel=channel(question.session.circle.channel)))


def stopped(words: Words, reach: RecallStop) -> Message:
    """Return what somebody isn't asked any more, and the way back."""
    return text_message(words(f"recall-stopped-{reach}"))


def noted(words: Words, first: str, *, off: bool) -> Message:
    """Return from when on somebody is asked about something; or that they want no questions at all."""
    return text_message(words("recall-noted-off" if off else "recall-noted", day=first))


def nothing_waits(words: Words) -> Message:
    """Return that no question waits."""
    return text_message(words("recall-nothing"))
