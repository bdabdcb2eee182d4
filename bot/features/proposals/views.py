"""What people see of circles that are formed: numbers for whoever offers a programme, a question for everybody else."""

from collections.abc import Iterator
from datetime import datetime

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import FEWEST
from bot.features.payloads import FrameDraft, MoveButton, ProgrammeButton
from bot.features.programmes.rules import FORMING, OPEN, MyProgramme, ProgrammeInfo
from bot.features.programmes.views import stands
from bot.features.proposals.rules import FormedNumbers, MyProposal, Proposed
from bot.kernel.enums import Language, ProgrammeState, WhyNoCircle
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day_and_time, escape, mentions

_HALF_DAYS_SHOWN = 3


def look_after(words: Words, programme: ProgrammeInfo, formed: FormedNumbers, now: datetime, link: str = "") -> View:
    """Return a programme as whoever offers it sees it: where it stands, in numbers, and what can be done.

    ``link`` leads to the invitation, empty where Slack doesn't say.
    """
    inviting, late = programme.takes_applications, programme.is_late(now)
    stood = _applying(words, programme, late=late) if inviting else stands(words, programme, now)
    blocks: list[Block] = [section(f"*{escape(programme.name)}*\n{stood}")]
    if not inviting:
        blocks += _formed(words, programme, formed)
    blocks.append(section(words("proposals-applied", count=programme.applied)))
    if link:
        blocks.append(context(words("proposals-link", link=f"<{link}>", where=channel(programme.channel))))
    return modal(
        actions.PROGRAMMES_LOOK_AFTER, words("programmes-look-after"),
        [*blocks, *_steps(words, programme, formed, may_form=late), context(words("proposals-owner-sees"))],
        close=words("button-close"),
    )  # fmt: skip


def _applying(words: Words, programme: ProgrammeInfo, *, late: bool) -> str:
    key = "proposals-applying-late" if late else "proposals-applying"
    few = [words("proposals-applying-few")] if late and programme.applied < FEWEST else []
    until, start = words.date(programme.apply_until), words.date(programme.starts_on)
    return " ".join([words(key, until=until, start=start), *few])


def _formed(words: Words, programme: ProgrammeInfo, formed: FormedNumbers) -> Iterator[Block]:
    yield section(words("proposals-formed", circles=formed.circles, people=formed.placed))
    if programme.state is ProgrammeState.PROPOSING and formed.circles:
        yield context(words("proposals-granted", count=formed.granted, people=formed.placed))
    elif programme.state is ProgrammeState.ASKING:
        yield context(words("proposals-answers", yes=formed.accepted, open=formed.waiting))
    if formed.left_out:
        reasons = [words(f"proposals-count-{why}", count=count) for why, count in sorted(formed.left_out.items())]
        yield context(words("proposals-left-out", count=formed.left_out_in_all, reasons=words.list(reasons)))


def _steps(words: Words, programme: ProgrammeInfo, formed: FormedNumbers, *, may_form: bool) -> Iterator[Block]:
    about, state = ProgrammeButton(programme=programme.id), programme.state
    steps = []
    if may_form and programme.applied >= FEWEST:
        steps = [button(words("proposals-form"), actions.PROPOSALS_FORM, about, primary=True)]
    if state is ProgrammeState.PROPOSING:
        ask = button(words("proposals-ask"), actions.PROPOSALS_ASK, about, primary=True)
        sure = words("proposals-ask-sure"), words("proposals-ask-what")
        anew = button(words("proposals-form-anew"), actions.PROPOSALS_FORM, about)
        more = button(words("proposals-take-more"), actions.PROPOSALS_TAKE_MORE, about, primary=not formed.circles)
        steps = [confirmed(ask, *sure, deny=words("button-cancel")), anew, more] if formed.circles else [more, anew]
    draft = FrameDraft(template=programme.template_id, programme=programme.id)
    if state in (ProgrammeState.INVITING, ProgrammeState.PROPOSING, ProgrammeState.RUNNING):
        steps.append(button(words("programmes-frame"), actions.PROGRAMMES_FRAME, draft))
    if state is ProgrammeState.RUNNING:
        steps.append(button(words("reports-one"), actions.REPORTS_OPEN, about))
        coaching = button(words("programmes-preview"), actions.COACHING_PREVIEW, about)
        steps += [coaching] if programme.coaching else []
    if state in OPEN:
        off = button(words("programmes-call-off"), actions.PROGRAMMES_CALL_OFF, about)
        sure = words("programmes-call-off-sure"), words("programmes-call-off-what")
        steps.append(confirmed(off, *sure, deny=words("button-cancel")))
    if steps:
        yield action_row(*steps)


def form_now(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to whoever looks after a programme that the last day to apply is over, and what comes next."""
    key = "proposals-form-now" if programme.applied >= FEWEST else "proposals-form-too-few"
    page = button(
        words("programmes-look-after"), actions.PROGRAMMES_LOOK_AFTER, ProgrammeButton(programme=programme.id)
    )
    applied = words("proposals-applied", count=programme.applied)
    return text_message(words(key, name=escape(programme.name), applied=applied), action_row(page))


def question(words: Words, shown: MyProposal) -> Message:
    """Return the question whether the proposed circle suits somebody; afterwards what became of it."""
    name = escape(shown.programme.name)
    if shown.circle is None:
        return no_circle(words, shown)
    if shown.circle.begun and shown.yes:
        return text_message(words("proposals-begun", name=name, first=day_and_time(shown.circle.first)))
    key = "proposals-question-yes" if shown.yes else "proposals-question"
    text = words(key, name=name, first=day_and_time(shown.circle.first))
    return text_message(text, *_about(words, shown.circle), *_answers(words, shown))


def _about(words: Words, circle: Proposed) -> Iterator[Block]:
    language = words(f"language-{circle.language}")
    yield section(words(
        "proposals-circle", who=mentions([*circle.people.values()]), minutes=circle.minutes, language=language,
    ))  # fmt: skip


def _answers(words: Words, shown: MyProposal) -> Iterator[Block]:
    about = ProgrammeButton(programme=shown.programme.id)
    yes = [] if shown.yes else [button(words("proposals-yes"), actions.PROPOSALS_YES, about, primary=True)]
    other = button(words("proposals-elsewhere"), actions.PROPOSALS_ELSEWHERE, about)
    no = confirmed(
        button(words("proposals-no"), actions.PROPOSALS_NO, about), words("proposals-no-sure"),
        words("proposals-no-what"), deny=words("button-cancel"),
    )  # fmt: skip
    yield action_row(*yes, other, no)
    until = shown.programme.answer_by
    then = [] if shown.yes or until is None else [words("proposals-question-then", until=day_and_time(until))]
    yield context(" ".join([*then, words("proposals-nobody-told")]))


def page(words: Words, shown: MyProposal) -> View:
    """Return the same as a modal."""
    return modal(
        actions.PROPOSALS_OPEN, words("proposals-title"), question(words, shown).blocks, close=words("button-close")
    )


def elsewhere(words: Words, shown: MyProposal) -> View:
    """Return the circles that somebody could go to; who is in them they learn there."""
    blocks: list[Block] = []
    for one in shown.others:
        go = button(
            words("proposals-go"), actions.PROPOSALS_MOVE, MoveButton(programme=shown.programme.id, circle=one.id)
        )
        line = words(
            "proposals-other", first=day_and_time(one.first), count=len(one.people), minutes=one.minutes,
            language=words(f"language-{one.language}"),
        )  # fmt: skip
        blocks.append(section(line, go))
    head = words("proposals-elsewhere-which" if blocks else "proposals-elsewhere-none")
    return modal(
        actions.PROPOSALS_ELSEWHERE, words("proposals-title"), [section(head), *blocks], close=words("button-close")
    )


def no_circle(words: Words, shown: MyProposal) -> Message:
    """Return that there is no circle for somebody, why, and what helps; afterwards that there is one."""
    name = escape(shown.programme.name)
    if shown.circle is not None:
        return text_message(words("proposals-found-one", name=name, first=day_and_time(shown.circle.first)))
    late = shown.why is WhyNoCircle.NO_ANSWER
    head = words("proposals-place-gone" if late else "proposals-no-circle", name=name)
    why = [] if late else [section(_why(words, shown))]
    begun = shown.programme.state is ProgrammeState.RUNNING
    other = button(
        words("proposals-elsewhere"), actions.PROPOSALS_ELSEWHERE, ProgrammeButton(programme=shown.programme.id)
    )
    kept = words("proposals-kept-begun" if begun else "proposals-kept")
    return text_message(head, *why, action_row(other), context(kept))


def _why(words: Words, shown: MyProposal) -> str:
    """Return why there is no circle for somebody, and what would have helped as far as that is known."""
    why = words(f"proposals-why-{shown.why or WhyNoCircle.TOO_FEW}")
    if shown.why is WhyNoCircle.NO_HOURS and shown.helps:
        days = [half_day(words, int(number)) for number in shown.helps[:_HALF_DAYS_SHOWN]]
        return f"{why} {words('proposals-helps-half-days', days=words.list(days))}"
    if shown.why is WhyNoCircle.NO_HOURS:
        return f"{why} {words('proposals-more-half-days')}"
    if shown.why is WhyNoCircle.NO_LANGUAGE and shown.helps:
        return " ".join([why, *(words(f"proposals-helps-{Language(one)}") for one in shown.helps)])
    return why


def half_day(words: Words, number: int) -> str:
    """Return the name of a half-day, 0 for Monday morning."""
    return words("proposals-afternoon" if number % 2 else "proposals-morning", day=words.weekday(number // 2))


def settled(words: Words) -> Message:
    """Return that what was asked is settled."""
    return text_message(words("proposals-settled"))


def applied(words: Words, one: MyProgramme) -> Block:
    """Return what somebody has applied for, to be changed as long as that is possible."""
    programme, about = one.programme, ProgrammeButton(programme=one.programme.id)
    names = {"name": escape(programme.name), "until": words.date(programme.apply_until)}
    if programme.state not in FORMING:
        mine = button(words("programmes-my-circle"), actions.PROPOSALS_OPEN, about)
        return section(words("home-accepted", **names, start=words.date(programme.starts_on)), mine)
    change = (
        button(words("programmes-change"), actions.PROGRAMMES_APPLY, about) if programme.takes_applications else None
    )
    return section(words("home-applied", **names), change)
