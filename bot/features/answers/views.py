"""What several people wrote, cut so that it fits into one message."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.content.formats import Step
from bot.features import actions
from bot.features.answers.rules import ANSWER_LIMIT, AnswerInfo, Audience, PhaseQuestion, Reading
from bot.features.circles.views import readers, seen_by
from bot.features.payloads import PhaseButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import topic_of
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention, quote


def fitting(texts: Sequence[str], room: int) -> list[str]:
    """Return ``texts`` as they fit into a message together: what the short ones leave is for the long ones.

    ``room`` is bytes of JSON, quoted and escaped; what doesn't fit ends in an ellipsis.
    """
    left, kept = room, dict.fromkeys(range(len(texts)), "")
    for done, place in enumerate(sorted(kept, key=lambda one: _size(texts[one]))):
        kept[place] = _cut(texts[place], left // (len(texts) - done))
        left -= _size(kept[place])
    return list(kept.values())


def _cut(text: str, room: int) -> str:
    """Return the longest beginning of ``text`` that takes no more than ``room`` bytes."""
    if _size(text) <= room:
        return text
    fits = bisect_right(range(1, len(text)), room, key=lambda length: _size(shorten(text, length)))
    return shorten(text, max(1, fits))


def _size(text: str) -> int:
    return len(json.dumps(quote(text), ensure_ascii=False).encode())


_ROOM = 9_000
"""Bytes of answers in a message; what surrounds them needs room, too."""


def answer_button(words: Words, question: PhaseQuestion, step: Step, *, primary: bool = True) -> ButtonElement:
    """Return the button that opens the modal for one's own answer."""
    label = words("sessions-answer", minutes=step.phase.minutes)
    return button(label, actions.SESSIONS_ANSWER, _about(question), primary=primary)


def _about(question: PhaseQuestion) -> PhaseButton:
    return PhaseButton(session=question.session.id, run=question.run.id)


def _open_until(question: PhaseQuestion) -> str:
    return day_and_time(question.run.ends_at, question.session.circle.rhythm.zone)


def answer_modal(words: Words, question: PhaseQuestion, step: Step, own: AnswerInfo | None) -> View:
    """Return the phase's question with what somebody answered so far, and who will read it."""
    language = words.language
    text = text_input(own.text if own else "", limit=ANSWER_LIMIT, multiline=True)
    until = words("sessions-answer-until", until=_open_until(question))
    blocks: list[Block] = [
        context(f"*{escape(step.phase.title(language))}* · {topic_of(words, question.session)}"),
        section(escape(step.phase.question(language))),
        *([context(words("sessions-reveal"))] if question.own_first and question.audience is Audience.CIRCLE else []),
        field("answer", words("sessions-answer-label"), text),
        seen_by(words, f"{for_whom(words, question)} {until}"),
    ]
    return modal(
        actions.SESSIONS_KEEP_ANSWER, words("sessions-answer-title"), blocks, submit=words("sessions-answer-keep"),
        close=words("button-cancel"), metadata=_about(question),
    )  # fmt: skip


def for_whom(words: Words, question: PhaseQuestion) -> str:
    """Return who reads an answer, said to its author."""
    match question.audience:
        case Audience.AUTHOR:
            return words("sessions-for-author")
        case Audience.RECEIVER:
            users = [
                mention(one.user) for one in question.session.circle.members if one.person_id in question.receivers
            ]
            return words("sessions-for-receiver", who=words.list(users)) if users else words("sessions-for-author")
        case Audience.NAMELESS:
            return words("sessions-for-nameless", channel=readers(words, question.session.circle))
        case Audience.CIRCLE:
            return words("sessions-for-circle", channel=readers(words, question.session.circle))


def kept_modal(words: Words, question: PhaseQuestion, others: Sequence[AnswerInfo]) -> View:
    """Return that an answer is kept; where the circle reads these answers, what the others wrote so far."""
    blocks: list[Block] = [section(words("sessions-answer-kept")), context(for_whom(words, question))]
    if question.audience is Audience.CIRCLE:
        blocks.append(section(words("sessions-others-so-far" if others else "sessions-others-nothing")))
        blocks += _listed(others, names=True)
    return modal(actions.SESSIONS_KEPT, words("sessions-answer-title"), blocks, close=words("button-close"))


def read_modal(
    words: Words, question: PhaseQuestion, step: Step, shown: Sequence[AnswerInfo], allowed: Reading, reader: UUID
) -> View:
    """Return the answers that somebody may read, and why it isn't more."""
    language = words.language
    head = f"*{escape(step.phase.title(language))}*\n{escape(step.phase.question(language))}"
    names = question.audience is not Audience.NAMELESS or allowed is not Reading.ALL  # one's own answer has one
    blocks: list[Block] = [section(head), *_listed(shown, names=names)]
    if note := _why(words, question, shown, allowed, reader):
        blocks.append(context(note))
    return modal(actions.SESSIONS_READ, words("sessions-read-title"), blocks, close=words("button-close"))


def _why(
    words: Words, question: PhaseQuestion, shown: Sequence[AnswerInfo], allowed: Reading, reader: UUID
) -> str | None:
    """Return what is to be said beside the answers: whom they are for, when there are more, that there is none."""
    if allowed in (Reading.LATER, Reading.TOO_FEW):
        return words(f"sessions-read-{allowed}")
    if not shown:
        return words("sessions-read-none")
    if question.audience in (Audience.AUTHOR, Audience.RECEIVER) and reader not in question.receivers:
        return for_whom(words, question)
    return None


def _listed(answers: Sequence[AnswerInfo], *, names: bool) -> Iterator[Block]:
    for number, answer in enumerate(answers, 1):
        yield context(mention(answer.user) if names else f"{number}")
        yield from quoted(answer.text)


def together(words: Words, question: PhaseQuestion, step: Step, answers: Sequence[AnswerInfo]) -> Message:
    """Return all answers to a phase side by side, for the thread; what is too long is behind a button."""
    title = escape(step.phase.title(words.language))
    texts = fitting([answer.text for answer in answers], _ROOM)
    shown = [
        AnswerInfo(answer.person_id, answer.user, text, answer.written_at)
        for answer, text in zip(answers, texts, strict=True)
    ]
    names = question.audience is not Audience.NAMELESS
    head = words("sessions-together" if names else "sessions-together-nameless", title=title)
    blocks: list[Block] = [section(head), *_listed(shown, names=names)]
    if texts != [answer.text for answer in answers]:
        blocks.append(action_row(button(words("sessions-read-all"), actions.SESSIONS_READ, _about(question))))
    return Message(words("sessions-together-text", title=title, count=len(answers)), blocks)


def reminder(words: Words, session: SessionInfo, questions: Sequence[tuple[PhaseQuestion, Step]], day: str) -> Message:
    """Return what is open for somebody, until ``day``, with a button for each."""
    count: dict[str, str | float] = {"count": len(questions), "circle": escape(session.circle.name)}
    blocks: list[Block] = [section(words("sessions-reminder", topic=topic_of(words, session), **count))]
    for question, step in questions:
        line = words(
            "sessions-reminder-line", title=escape(step.phase.title(words.language)),
            question=escape(step.phase.question(words.language)), until=_open_until(question),
        )  # fmt: skip
        blocks.append(section(line, answer_button(words, question, step, primary=False)))
    blocks.append(context(words("sessions-reminder-once")))
    return Message(words("sessions-reminder-text", day=day, **count), blocks)
