"""The dates of a circle as its members see and change them, and what the channel hears of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DatePickerElement,
    RadioButtonsElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions as ids
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import format_select, readers, seen_by, venue_field
from bot.features.dates.rules import DatesInfo, LaterDate
from bot.features.payloads import CircleButton, DateButton, MoveDraft, SessionButton
from bot.features.sessions.rules import SessionInfo, changed_how
from bot.features.sessions.views import subject_of, topic_of, when, where
from bot.kernel.enums import Mode, SessionState
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import action_row, button, confirmed, context, field, modal, option, section
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention

_HEAD, _CIRCLES, _THIS_ONE = 2, 10, "sessions-move-only-this"


def skipped(
    words: Words, circle: CircleInfo, day: date, person_id: UUID | None, following: SessionInfo | None
) -> Message:
    """Return that a circle doesn't meet on a date, who said so, and when it meets instead."""
    who = circle.member(person_id) if person_id else None
    text = words("sessions-skipped-text", circle=escape(circle.name), date=words.date(day))
    notes = [words("sessions-moved-by", who=mention(who.user))] if who else []
    notes += [words("sessions-next-is", when=when(following))] if following else []
    blocks: list[Block] = [section(words("sessions-skipped", date=words.date(day)))]
    return Message(text, [*blocks, *([context(" · ".join(notes))] if notes else [])])


def dates_modal(words: Words, formats: Mapping[str, Format], info: DatesInfo, note: str = "") -> View:
    """Return the dates of a circle that are to come, each to be moved or left out; ``note`` says what has changed."""
    blocks: list[Block] = [section(f"*{escape(info.circle.name)}*"), context(note or words("sessions-dates-who"))]
    for session in info.sessions:
        blocks += _date(words, formats, info, session)
    blocks += [_later(words, info, one) for one in info.later]
    blocks += [_skipped(words, info, day) for day in info.skipped]
    if len(blocks) == _HEAD:
        blocks.append(section(words("sessions-dates-gathering" if info.circle.gathers else "sessions-dates-none")))
    if info.circle.holidays:
        blocks.append(context(words("sessions-dates-holidays", area=info.circle.holidays)))
    return modal(ids.SESSIONS_DATES, words("sessions-dates"), blocks, close=words("button-close"))


def _date(words: Words, formats: Mapping[str, Format], info: DatesInfo, session: SessionInfo) -> list[Block]:
    form = formats.get(session.format_id)
    name = escape(form.name(words.language)) if form else ""
    what = words(
        "sessions-dates-session", when=when(session), number=session.number, sessions=session.circle.sessions,
        topic=topic_of(words, session), how=" · ".join(part for part in (name, words(f"mode-{session.mode}")) if part),
    )  # fmt: skip
    head = "\n".join([what, *where(words, session)])
    if session.state is not SessionState.PLANNED:
        return [section(head), context(words("sessions-card-running"))]
    move = button(words("sessions-move"), ids.SESSIONS_MOVE, SessionButton(session=session.id))
    return [section(head), action_row(move, _leave_out(words, info, session.local_date))]


def _later(words: Words, info: DatesInfo, later: LaterDate) -> Block:
    at = day_and_time(later.starts_at, info.circle.rhythm.zone)
    text = words("sessions-dates-later", when=at, number=later.number)
    if subject := subject_of(words, later.format_id, later.theme):
        text = f"{text} · {escape(subject)}"
    return section(text, _leave_out(words, info, later.day))


def _leave_out(words: Words, info: DatesInfo, day: date) -> ButtonElement:
    skip = button(words("sessions-skip"), ids.SESSIONS_SKIP, DateButton(circle=info.circle.id, day=day))
    sure = words("sessions-skip-confirm", date=words.date(day))
    if instead := info.instead_of(day):
        sure = words("sessions-skip-confirm-made-up", date=words.date(day), instead=words.date(instead))
    return confirmed(skip, words("sessions-skip-title"), sure, deny=words("sessions-go-back"))


def _skipped(words: Words, info: DatesInfo, day: date) -> Block:
    back = button(words("sessions-unskip"), ids.SESSIONS_UNSKIP, DateButton(circle=info.circle.id, day=day))
    return section(words("sessions-dates-skipped", date=words.date(day)), back)


def kept(words: Words, before: SessionInfo, after: SessionInfo) -> str:
    """Return what has become of a session whose modal was sent."""
    if after.revision != before.revision:
        return words("sessions-dates-moved")
    changed = [words(f"sessions-part-{part.replace('_', '-')}") for part in changed_how(before, after)]
    return words("sessions-dates-changed", what=words.list(changed)) if changed else words("sessions-dates-kept")


def move_modal(words: Words, formats: Mapping[str, Format], session: SessionInfo) -> View:
    """Return the modal that gives one session another date, hour or format."""
    zone = session.circle.rhythm.zone
    at = session.starts_at.astimezone(ZoneInfo(zone))
    own = session.format_id if session.format_id in formats else session.circle.format_id
    places = session.circle.places
    fitting = [one for one in formats.values() if one.id == own or any(one.fits(places, mode) for mode in Mode)]
    formats_that_fit = format_select(words, fitting, own)
    offered = [words("circles-format-on-offer")] if session.circle.formats else []
    hint = " ".join([words(_THIS_ONE), *offered])
    modes = [option(words(f"mode-{mode}"), mode) for mode in Mode]
    return modal(
        ids.SESSIONS_KEEP_MOVE, words("sessions-move-title"),
        [
            context(words("sessions-moved-what", number=session.number, topic=topic_of(words, session))),
            field("day", words("sessions-move-day"), DatePickerElement(initial_date=at.date().isoformat())),
            field(
                "at", words("sessions-move-at"), TimePickerElement(initial_time=f"{at:%H:%M}"),
                hint=words("sessions-move-zone", zone=zone.replace("_", " ")),
            ),
            field("format_id", words("sessions-move-format"), formats_that_fit, hint=hint),
            field(
                "mode", words("sessions-move-mode"),
                RadioButtonsElement(options=modes, initial_option=modes[list(Mode).index(session.mode)]),
            ),
            venue_field(words, session.venue, _THIS_ONE),
            seen_by(words, words("sessions-move-seen", channel=readers(words, session.circle))),
        ],
        submit=words("sessions-move-keep"), close=words("button-cancel"),
        metadata=MoveDraft(session=session.id, seen=session.revision),
    )  # fmt: skip


def choose_circle(words: Words, choices: Sequence[CircleInfo]) -> Message:
    """Return of which circle somebody wants the dates; that they are in none where there are no ``choices``."""
    text = words("sessions-dates-which") if choices else words("sessions-dates-no-circle")
    ask = [
        button(circle.name, numbered(ids.SESSIONS_DATES, place), CircleButton(circle=circle.id))
        for place, circle in enumerate(choices[:_CIRCLES])
    ]
    return Message(text, [section(text), *([action_row(*ask)] if ask else [])])
