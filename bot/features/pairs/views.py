"""The modals of pairs of all kinds: when they meet, and how that runs."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, DatePickerElement, TimePickerElement
from slack_sdk.models.views import View

from bot.content.formats import Format, Phase
from bot.features import actions
from bot.features.calendar.rules import CoachingDate
from bot.features.circles.forms import VENUE_LIMIT
from bot.features.circles.views import venue_line
from bot.language.translator import Words
from bot.slack.action_ids import Action, ActionPayload
from bot.slack.blocks import context, field, modal, section, text_input
from bot.slack.mrkdwn import day_and_time, escape


def date_modal(
    words: Words, action: Action[Any], about: ActionPayload, known: datetime | None, venue: str, *, zone: str,
    now: datetime,
) -> View:  # fmt: skip
    """Return the modal that asks when and where they meet, on the reader's clock; ``known``, ``venue`` are proposed."""
    at = known.astimezone(ZoneInfo(zone)) if known and known > now else None
    day = DatePickerElement(initial_date=at.date().isoformat() if at else None)
    time = TimePickerElement(initial_time=f"{at:%H:%M}" if at else None)
    blocks = [
        field("day", words("coaching-date-day"), day),
        field("at", words("coaching-date-at"), time, hint=words("coaching-date-zone", zone=zone)),
        field(
            "venue", words("circles-venue"),
            text_input(venue, limit=VENUE_LIMIT, placeholder=words("circles-venue-example")), optional=True,
        ),
        context(words("coaching-date-seen")),
    ]  # fmt: skip
    return modal(
        action, words("coaching-set-date"), blocks, submit=words("coaching-keep"), close=words("button-cancel"),
        metadata=about,
    )  # fmt: skip


def when_and_where(words: Words, at: datetime, venue: str, length: str = "") -> str:
    """Return when they meet, for how long, and where if they say so."""
    dated = f"{words('coaching-dated-at', when=day_and_time(at))} {length}".rstrip()
    return "\n".join(filter(None, (dated, venue_line(words, venue))))


def file_comment(words: Words, entry: CoachingDate) -> str:
    """Return the sentence above the file of a date, in mrkdwn."""
    when = day_and_time(entry.starts_at)
    if entry.title:
        return words("calendar-file-comment", when=when, what=escape(entry.title))
    return words("coaching-file-comment", when=when)


def how_modal(words: Words, form: Format, questions: Sequence[str] = ()) -> View:
    """Return how people meet, step by step, and questions that help whoever coaches."""
    blocks = how_it_goes(words, form)
    if questions:
        helps = "\n".join(f"• {question}" for question in questions)
        blocks.append(section(f"*{words('coaching-questions')}*\n{helps}"))
    return modal(actions.COACHING_EXPLANATION, words("coaching-how"), blocks, submit=None, close=words("button-close"))


def how_it_goes(words: Words, form: Format) -> list[Block]:
    """Return what a format is for and its steps, those that come several times together."""
    language = words.language
    blocks = [section(f"*{form.name(language)}* · {words('coaching-minutes', n=form.minutes)}\n{form.goal(language)}")]
    for name, found in groupby(form.phases, key=lambda phase: phase.block):
        phases = list(found)
        if name:
            minutes = sum(phase.minutes for phase in phases)
            times = form.blocks[name].times
            coached = form.family == "coaching"
            blocks.append(context(
                words("coaching-turns", n=times, minutes=minutes) if coached
                else words("coaching-turns-each", n=times, minutes=minutes)
            ))  # fmt: skip
        elif len(blocks) > 1:
            blocks.append(context(words("coaching-turns-over")))
        blocks.append(section("\n".join(_phase(words, form, phase) for phase in phases)))
    return blocks


def _phase(words: Words, form: Format, phase: Phase) -> str:
    role = form.role(phase.by)
    parts = [f"*{phase.title(words.language)}*", words("coaching-minutes", n=phase.minutes)]
    parts += [role.name(words.language)] if role else []
    return f"{' · '.join(parts)}\n{phase.question(words.language)}"
