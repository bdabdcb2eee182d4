"""What people see of reflections: the two minutes, what was kept, plans and the question about them."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, PlainTextObject, RadioButtonsElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.answers.rules import ENOUGH_WITHOUT_NAMES as ENOUGH
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import readers, seen_by
from bot.features.payloads import SessionButton
from bot.features.reflections.rules import (
    MORE_LIMIT,
    PLAN_LIMIT,
    TEXT_LIMIT,
    Draft,
    IfThenPlan,
    KeptReflection,
    Written,
)
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import subject_of
from bot.kernel.enums import Visibility
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, option, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day_and_time, escape

_CHOICES = 100
_NOTHING = Written("", "", None, None, Visibility.ONLY_ME)


def reflection_modal(
    words: Words,
    draft: Draft,
    asked: tuple[str, str],
    *,
    choices: Sequence[SessionInfo] = (),
    typed: str = "",
    plan: bool = False,
) -> View:
    """Return the two minutes, with what was written before, or what was ``typed`` after the command.

    ``asked`` are its two questions; with several ``choices`` the person says which session is meant.
    With ``plan`` it begins at what they set out to do.
    """
    written = draft.written or _NOTHING
    blocks = [
        _which(words, choices) if len(choices) > 1 else section(_about(words, draft.session)),
        context(words("reflections-private")),
        *_answers(written, asked, typed),
        *_plan_fields(words, written.plan, first=plan),
        _usefulness(words, written.usefulness),
        _who(words, written.visibility, last=all(one.is_last for one in choices or [draft.session])),
        seen_by(words, _who_else(words, [draft.session.circle, *(one.circle for one in choices)])),
    ]
    return modal(
        ids.REFLECTIONS_KEEP, words("reflections-title"), blocks, submit=words("reflections-keep"),
        close=words("button-cancel"), metadata=SessionButton(session=draft.session.id),
    )  # fmt: skip


def _who_else(words: Words, circles: Sequence[CircleInfo]) -> str:
    """Return who reads what is shared, and what never is; which of the circles it is may still be open."""
    places = {readers(words, circle) for circle in circles}
    place = places.pop() if len(places) == 1 else words("reflections-its-channel")
    in_programme = any(circle.in_programme for circle in circles)
    return words("reflections-who-rest", channel=place, programme="yes" if in_programme else "no")


def subject(words: Words, session: SessionInfo) -> str:
    """Return what a session was about, not yet escaped; its number where it had no topic."""
    about = subject_of(words, session.format_id, session.about)
    return about or words("reflections-no-topic", number=session.number)


def _about(words: Words, session: SessionInfo) -> str:
    return words(
        "reflections-about", topic=escape(subject(words, session)), circle=escape(session.circle.name),
        when=day_and_time(session.starts_at, session.circle.rhythm.zone),
    )  # fmt: skip


def _which(words: Words, choices: Sequence[SessionInfo]) -> Block:
    options = [
        option(
            words("reflections-choice", day=words.date(one.local_date), topic=subject(words, one)), str(one.id),
            one.circle.name,
        )
        for one in choices[:_CHOICES]
    ]  # fmt: skip
    select = StaticSelectElement(options=options, initial_option=options[0])
    return field("session", words("reflections-which"), select)


def _answers(written: Written, asked: tuple[str, str], typed: str) -> list[Block]:
    what = text_input(written.what or typed, limit=TEXT_LIMIT, multiline=True)
    so_what = text_input(written.so_what, limit=TEXT_LIMIT, multiline=True)
    first, second = asked
    return [field("what", first, what, optional=True), field("so_what", second, so_what, optional=True)]


def _plan_fields(words: Words, plan: IfThenPlan | None, *, first: bool) -> list[Block]:
    when = text_input(plan.if_text if plan else "", limit=PLAN_LIMIT, placeholder=words("reflections-if-example"))
    when.focus_on_load = first or None
    then = text_input(plan.then_text if plan else "", limit=PLAN_LIMIT, placeholder=words("reflections-then-example"))
    return [
        field("if_text", words("reflections-if"), when, optional=True),
        field("then_text", words("reflections-then"), then, optional=True),
    ]


def _usefulness(words: Words, chosen: int | None) -> Block:
    options = [option(words(f"reflections-useful-{n}"), str(n)) for n in range(1, 6)]
    select = StaticSelectElement(
        options=options, initial_option=options[chosen - 1] if chosen else None,
        placeholder=PlainTextObject(text=words("reflections-useful-choose")),
    )  # fmt: skip
    return field("usefulness", words("reflections-useful"), select, optional=True)


def _who(words: Words, chosen: Visibility, *, last: bool) -> Block:
    keys = {one: f"reflections-who-{one}" for one in Visibility}
    if last:
        keys[Visibility.CIRCLE] = "reflections-who-circle-last"
    options = {
        one: option(words(f"visibility-{one}", enough=ENOUGH), one, words(key, enough=ENOUGH))
        for one, key in keys.items()
    }
    radio = RadioButtonsElement(options=list(options.values()), initial_option=options[chosen])
    return field("visibility", words("reflections-who"), radio)


def why_modal(words: Words, kept: KeptReflection) -> View:
    """Return the one question more, over what is kept already."""
    more = text_input(limit=MORE_LIMIT, multiline=True)
    blocks = [
        section(words("reflections-why-intro")),
        context(_who_reads(words, kept)),
        field("more", words("reflections-why"), more, hint=words("reflections-why-hint"), optional=True),
    ]
    return modal(
        ids.REFLECTIONS_DEEPEN, words("reflections-why-title"), blocks, submit=words("reflections-why-add"),
        close=words("reflections-why-leave"), metadata=SessionButton(session=kept.session_id),
    )  # fmt: skip


def kept_modal(words: Words, kept: KeptReflection) -> View:
    """Return a thank-you that says who can read what was kept."""
    lines = [_who_reads(words, kept)]
    if kept.written.plan:
        lines.append(words("reflections-kept-plan-last" if kept.last else "reflections-kept-plan"))
    lines.append(words("reflections-kept-change"))
    blocks = [section(words("reflections-kept")), context("\n".join(lines))]
    if kept.written.plan:
        more = button(words("plans-open"), ids.PLANS_OPEN, SessionButton(session=kept.session_id))
        blocks.append(action_row(more))
    return modal(ids.REFLECTIONS_KEPT, words("reflections-title"), blocks, submit=None, close=words("button-close"))


def deleted_modal(words: Words) -> View:
    """Return that what was emptied is gone."""
    blocks = [section(words("reflections-deleted")), context(words("reflections-deleted-where"))]
    return modal(ids.REFLECTIONS_KEPT, words("reflections-title"), blocks, submit=None, close=words("button-close"))


def _who_reads(words: Words, kept: KeptReflection) -> str:
    written = kept.written
    what = {(True, True): "both", (True, False): "answer", (False, True): "plan"}.get(
        (bool(written.what), written.plan is not None and not kept.last)
    )
    if what is None or written.visibility is Visibility.ONLY_ME:
        return words("only-you-see")
    return words(f"reflections-kept-{written.visibility}", what=what, channel=channel(kept.channel), enough=ENOUGH)


def nothing_waits(words: Words, upcoming: SessionInfo | None, last: SessionInfo | None) -> Message:
    """Return what is next where no session waits, and the way to what was written last."""
    text = words("reflections-nothing-waits")
    blocks: list[Block] = [section(text), context(_next(words, upcoming))]
    if last:
        change = button(words("reflections-change-last"), ids.REFLECTIONS_OPEN, SessionButton(session=last.id))
        blocks.append(action_row(change))
    return Message(text, blocks)


def _next(words: Words, upcoming: SessionInfo | None) -> str:
    if upcoming is None:
        return words("reflections-next-none")
    at, circle = day_and_time(upcoming.starts_at, upcoming.circle.rhythm.zone), upcoming.circle
    return words("reflections-next", when=at, circle=escape(circle.name))


def explanation(words: Words) -> Message:
    """Return what `/reflect` does."""
    text = words("reflections-help")
    return Message(text, [section(text), context(words("reflections-help-private"))])
