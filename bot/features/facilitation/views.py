"""What stands in the thread while a session is led, from the call to start to the farewell; the agenda."""

from collections.abc import Sequence
from datetime import timedelta

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.content.formats import Format, Step
from bot.features import actions
from bot.features.answers.rules import Audience, audience
from bot.features.charter.views import charter_button, charter_in, charter_is_due, is_written_in
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.payloads import CircleButton, GoalButton, PhaseButton, ReflectionButton, RoleButton, SessionButton
from bot.features.sessions.rules import DOCUMENTATION, MODERATION, Milestone, PhaseInfo, SessionInfo
from bot.features.sessions.views import (
    acting_in,
    another_time,
    choose_button,
    here_button,
    led_by,
    missed,
    named,
    open_roles,
    pausing,
    quiet_in,
    topic_of,
    when,
    where,
)
from bot.kernel.enums import CircleState, Mode, PhaseState, SessionState
from bot.kernel.recurrence import local_date
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, modal, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import clock_time, day_and_time, escape, mention

_MINUTE = timedelta(minutes=1)
_PLANS_ROOM = 1000
"""Characters that the halves of all plans share, so that Slack takes the message as one."""
_WRITTEN = {"reflection": "sessions-reflect", "commitment": "sessions-plan"}
"""What phases leave behind that everybody writes in the form of their own, and what its button says."""
_OWN_GOAL = {"wants": "goals-write", "halfway": "goals-then-now", "then_now": "goals-then-now"}
"""The same of one's own goal, in sessions that look at the circle itself."""


def waiting(words: Words, session: SessionInfo) -> Message:
    """Return what is offered once where nobody has begun; what became of the session stands in the call above it."""
    if session.state is not SessionState.PLANNED:
        return text_message(words("sessions-waiting-over"))
    about = SessionButton(session=session.id)
    text = words("sessions-waiting", topic=topic_of(words, session))
    leave_out = button(words("sessions-not-this-time"), actions.SESSIONS_NOT_THIS_TIME, about)
    title, sure = words("sessions-not-this-time-title"), words("sessions-not-this-time-confirm")
    leave_out = confirmed(leave_out, title, sure, deny=words("sessions-go-back"))
    begin = button(words("sessions-start-button"), actions.SESSIONS_START, about, primary=True)
    return Message(text, [section(text), action_row(begin, another_time(words, session), leave_out)])


def start_call(words: Words, session: SessionInfo, following: SessionInfo | None) -> Message:
    """Return the call to begin; ``following`` is the circle's next session, told where this one didn't take place."""
    topic = topic_of(words, session)
    if session.pauses:
        text = pausing(words, session)
        return Message(text, [section(text)])
    if session.state is SessionState.PLANNED:
        lines = [*where(words, session), _who_opens(words, session)]
        text = words("sessions-start-text", circle=escape(session.circle.name), topic=topic, who=" · ".join(lines))
        begin = button(
            words("sessions-start-button"), actions.SESSIONS_START, SessionButton(session=session.id), primary=True
        )
        return Message(
            text,
            [
                section("\n".join([words("sessions-start", topic=topic), *_called(words, session), *lines])),
                action_row(begin, here_button(words, session)),
            ],
        )
    if session.state in (SessionState.RUNNING, SessionState.ENDED):
        over = session.state is SessionState.ENDED
        text = words("sessions-start-over" if over else "sessions-start-begun", topic=topic)
        here = [action_row(here_button(words, session))] if session.state is SessionState.RUNNING else []
        return Message(text, [section(text), *here])
    text, over = missed(words, session), session.circle.state is CircleState.CLOSED
    if session.is_last:
        text = f"{text}\n{_season_over(words, session) if over else words('sessions-missed-last')}"
    can_be_made_up = session.state is SessionState.MISSED and not over
    more = [action_row(another_time(words, session))] if can_be_made_up else []
    return Message(text, [section(text), *more, *_next_time(words, following)])


def fell_out(words: Words, missed_sessions: Sequence[SessionInfo]) -> Message:
    """Return which sessions of a circle fell out while Zirkel was away, each with the way to another time."""
    text = words("sessions-absent", count=len(missed_sessions))
    rows = [
        section(
            words("sessions-absent-session", number=session.number, when=when(session)),
            accessory=another_time(words, session),
        )
        for session in missed_sessions
    ]
    *_, last = missed_sessions
    until = words.date(local_date(last.made_up_until, last.circle.rhythm.zone))
    ends = [context(words("sessions-absent-last", number=last.number, until=until))] if last.is_last else []
    return Message(text, [section(text), *rows, *ends])


def _who_opens(words: Words, session: SessionInfo) -> str:
    moderator = session.holder(MODERATION)
    if moderator is None:
        return words("sessions-start-anybody")
    return words("sessions-start-moderator", who=mention(moderator.user))


def _called(words: Words, session: SessionInfo) -> list[str]:
    """Return the line that calls all who come: they are told even if they don't follow the thread."""
    people = words.list([mention(user) for user in session.coming])
    return [people] if people else []


def _called_over_days(words: Words, session: SessionInfo, run: PhaseInfo) -> list[str]:
    """Return the same line where a session over days begins: with its first phase, and nobody presses Start."""
    return _called(words, session) if session.mode is Mode.ASYNC and run.position == 0 else []


def _next_time(words: Words, following: SessionInfo | None) -> list[Block]:
    return [context(words("sessions-next-is", when=when(following)))] if following else []


def phase_message(
    words: Words, form: Format, session: SessionInfo, run: PhaseInfo, step: Step, ground_rules: Sequence[str] = (),
    plans: Sequence[CommitmentInfo] = (),
) -> Message:  # fmt: skip
    """Return one phase in the thread; its buttons go when it is over, and last time's ``plans``.

    A new circle is proposed ``ground_rules``.
    """
    place, question = _place(words, form, run, step), escape(step.phase.question(words.language))
    if run.state is PhaseState.OVER or session.is_over:
        over = phase_over(words, form, run, step)
        return Message(over.text, [*over.blocks, *_read_later(words, form, session, run, step)])
    minutes = _minutes(run, step, session.mode)
    text = words("sessions-phase-text", minutes=minutes, question=question, **place)
    if run.state is PhaseState.WAITING:
        return Message(text, [section(words("sessions-phase-again", **place))])
    about: dict[str, str | int] = {"minutes": minutes, "who": led_by(words, form, step, session), **place}
    if session.mode is Mode.ASYNC:
        head = words("sessions-phase-async", until=day_and_time(run.ends_at, session.circle.rhythm.zone), **about)
        buttons = _answer_buttons(words, session, run, step)
    else:
        head = words("sessions-phase-live", until=clock_time(run.ends_at, session.circle.rhythm.zone), **about)
        buttons = [*_own_words(words, session, step), *_lead_buttons(words, session, run, len(form.steps()))]
    notes = [context(note) for note in _notes(words, form, session, step)]
    buttons = [*_own_goal(words, session, step), *buttons]
    if is_written_in(session, step):
        buttons = [charter_button(words, session), *buttons]
    return Message(
        text,
        [
            section("\n".join([head, *_called_over_days(words, session, run), question])),
            *_last_plans(words, plans),
            *charter_in(words, session, step, ground_rules),
            *notes,
            action_row(*_to_choose(words, form, session, step), *buttons),
        ],
    )


def _last_plans(words: Words, plans: Sequence[CommitmentInfo]) -> list[Block]:
    """Return what the circle set out last time."""
    if not plans:
        return []
    room = _PLANS_ROOM // len(plans)
    lines = [_plan_line(words, plan, room) for plan in plans]
    return [section(line) for line in (words("sessions-plans-title"), *lines)] + [context(words("sessions-plans-ask"))]


def _plan_line(words: Words, plan: CommitmentInfo, room: int) -> str:
    who = mention(plan.author) if plan.author else words("sessions-plans-somebody")
    situation, action = (escape(shorten(text, room)) for text in (plan.if_text, plan.then_text))
    return words("sessions-plans-line", situation=situation, action=action, who=who)


def phase_over(words: Words, form: Format, run: PhaseInfo, step: Step) -> Message:
    """Return what stays of a phase in the thread: that it is over, and what was asked."""
    asked = context(escape(step.phase.question(words.language)))
    return text_message(words("sessions-phase-over", **_place(words, form, run, step)), asked)


def _place(words: Words, form: Format, run: PhaseInfo, step: Step) -> dict[str, str | int]:
    """Return which of how many phases it is, and its title, as all texts about it take them."""
    return {"n": run.position + 1, "total": len(form.steps()), "title": escape(step.phase.title(words.language))}


def _minutes(run: PhaseInfo, step: Step, mode: Mode) -> int:
    return step.phase.minutes if mode is Mode.ASYNC else round((run.ends_at - run.opens_at) / _MINUTE)


def _to_choose(words: Words, form: Format, session: SessionInfo, step: Step) -> list[ButtonElement]:
    """Return the button for the role that leads this phase, where people choose it and nobody has."""
    if acting_in(form, session, step.phase.by, step):
        return []
    return [choose_button(words, session, role, 0) for role in open_roles(form, session) if role.id == step.phase.by]


def _notes(words: Words, form: Format, session: SessionInfo, step: Step) -> list[str]:
    notes = []
    if step.turns > 1:
        notes.append(words("sessions-turn", turn=step.turn, turns=step.turns))
    if quiet := quiet_in(words, form, step, session):
        notes.append(quiet)
    if session.mode is Mode.ASYNC:
        if step.phase.own_first and _audience(form, step) is Audience.CIRCLE:
            notes.append(words("sessions-reveal"))
        notes.append(_who_reads(words, form, session, step))
    return notes


def _who_reads(words: Words, form: Format, session: SessionInfo, step: Step) -> str:
    for_whom = _audience(form, step)
    if for_whom is not Audience.RECEIVER:
        return words(f"sessions-phase-for-{for_whom}")
    who = [named(words, form, session, role, step) for role in form.receivers(step.phase)]
    return words("sessions-phase-for-receiver", who=words.list(who))


def _audience(form: Format, step: Step) -> Audience:
    output = form.output(step.phase)
    return audience(output.vis if output else None)


def _read_later(words: Words, form: Format, session: SessionInfo, run: PhaseInfo, step: Step) -> list[Block]:
    """Return the way to answers that never stand in the thread."""
    if session.mode is Mode.LIVE or _audience(form, step) not in (Audience.AUTHOR, Audience.RECEIVER):
        return []
    return [action_row(_read_button(words, session, run))]


def _read_button(words: Words, session: SessionInfo, run: PhaseInfo) -> ButtonElement:
    return button(words("sessions-read"), actions.SESSIONS_READ, PhaseButton(session=session.id, run=run.id))


def _answer_buttons(words: Words, session: SessionInfo, run: PhaseInfo, step: Step) -> list[ButtonElement]:
    """Return answer and read, and end; over days nobody hurries the others on."""
    label, about = words("sessions-answer", minutes=step.phase.minutes), PhaseButton(session=session.id, run=run.id)
    answer = button(label, actions.SESSIONS_ANSWER, about, primary=True)
    return [answer, _read_button(words, session, run), _end_button(words, session)]


def _own_words(words: Words, session: SessionInfo, step: Step) -> list[ButtonElement]:
    """Return the way to everybody's own form in a phase that is meant for it: to reflect, or to set something out."""
    if step.phase.out not in _WRITTEN:
        return []
    about = ReflectionButton(session=session.id, plan=step.phase.out == "commitment")
    return [button(words(_WRITTEN[step.phase.out]), actions.REFLECTIONS_OPEN, about)]


def _own_goal(words: Words, session: SessionInfo, step: Step) -> list[ButtonElement]:
    """Return the way to one's own goal where it is written, and where one looks back at it."""
    if session.milestone is None or step.phase.out not in _OWN_GOAL:
        return []
    about = GoalButton(circle=session.circle.id, then=session.milestone is not Milestone.KICKOFF)
    return [button(words(_OWN_GOAL[step.phase.out]), actions.GOALS_OPEN, about)]


def _lead_buttons(words: Words, session: SessionInfo, run: PhaseInfo, total: int) -> list[ButtonElement]:
    """Return next, more time, back and end; the last phase has no next one, the first none before it."""
    about = PhaseButton(session=session.id, run=run.id)
    buttons = [button(words("sessions-phase-more"), actions.SESSIONS_MORE_TIME, about)]
    if run.position + 1 < total:
        buttons.insert(0, button(words("sessions-phase-next"), actions.SESSIONS_NEXT_PHASE, about, primary=True))
    if run.position:
        buttons.append(button(words("sessions-phase-back"), actions.SESSIONS_BACK, about))
    return [*buttons, _end_button(words, session)]


def _end_button(words: Words, session: SessionInfo) -> ButtonElement:
    end = button(words("sessions-phase-end"), actions.SESSIONS_END, SessionButton(session=session.id))
    title, sure = words("sessions-end-title"), words("sessions-end-confirm")
    return confirmed(end, title, sure, deny=words("sessions-go-on"))


def end_message(words: Words, form: Format, session: SessionInfo, following: SessionInfo | None) -> Message:
    """Return what follows a session: thanks, who helped, the next date, two minutes to reflect."""
    text = _farewell(words, session)
    reflect = button(
        words("sessions-reflect"), actions.REFLECTIONS_OPEN, ReflectionButton(session=session.id), primary=True
    )
    thank = button(words("feedback-thank"), actions.FEEDBACK_THANK, CircleButton(circle=session.circle.id))
    more = [*_explained(words, form, session), *_next_time(words, following)]
    return text_message(text, *more, action_row(reflect, thank), *_ways_out(words, session))


def _explained(words: Words, form: Format, session: SessionInfo) -> list[Block]:
    """Return a tap for each who explained something, by which others say that it helped."""
    explained = [one for one in session.roles if one.role in form.explaining and one.person_id not in session.absent]
    about = [(one, RoleButton(session=session.id, turn=one.turn_id)) for one in explained]
    return [
        section(
            words("explaining-question", who=mention(one.user)),
            button(words("explaining-tap"), actions.EXPLAINING_HELPED, turn),
        )
        for one, turn in about
    ]


def ask_for_minutes(words: Words, session: SessionInfo, *, written: bool) -> Message:
    """Return the question for the minutes, to whoever documents; once they are ``written`` the way to change them."""
    documenting, about = session.holder(DOCUMENTATION), SessionButton(session=session.id)
    if written:
        text = words("sessions-minutes-written")
    elif documenting:
        text = words("sessions-minutes-ask", who=mention(documenting.user))
    else:
        text = words("sessions-minutes-ask-anybody")
    label = words("sessions-minutes-edit" if written else "sessions-minutes-write")
    buttons = [button(label, actions.SESSIONS_MINUTES, about)]
    buttons += [charter_button(words, session)] if charter_is_due(session) else []
    return Message(text, [section(text), action_row(*buttons)])


def _ways_out(words: Words, session: SessionInfo) -> list[Block]:
    """Return, at half-time, how a circle can do something about what it saw of itself; at the end, what others find."""
    if session.is_last:
        card = button(words("insights-make"), actions.INSIGHTS_FROM_SEASON, SessionButton(session=session.id))
        return [section(words("sessions-others-find")), action_row(card)]
    if session.milestone is not Milestone.MIDPOINT:
        return []
    page = button(words("sessions-ways-out-button"), actions.CIRCLES_PAGE, CircleButton(circle=session.circle.id))
    return [section(words("sessions-ways-out")), action_row(page)]


def _farewell(words: Words, session: SessionInfo) -> str:
    sessions = session.circle.sessions
    text = words("sessions-ended", number=session.number, sessions=sessions, topic=topic_of(words, session))
    return f"{text}\n{_season_over(words, session)}" if session.is_last else text


def _season_over(words: Words, session: SessionInfo) -> str:
    return words("sessions-season-over", circle=escape(session.circle.name))


def agenda_modal(words: Words, form: Format, session: SessionInfo) -> View:
    """Return what happens in a session, step by step, in the reader's language."""
    head = words("sessions-card-title", when=when(session), topic=topic_of(words, session, form))
    goal = f"*{escape(form.name(words.language))}*: {escape(form.goal(words.language))}"
    steps = [section(_step(words, form, number, step)) for number, step in enumerate(form.steps(), 1)]
    return modal(
        actions.SESSIONS_AGENDA, words("sessions-agenda"),
        [section(head), context(goal), *steps, *_calendar(words, session)],
        close=words("button-close"),
    )  # fmt: skip


def _calendar(words: Words, session: SessionInfo) -> list[Block]:
    if session.is_over:
        return []
    return [
        action_row(button(words("sessions-to-calendar"), actions.CALENDAR_SESSION, SessionButton(session=session.id)))
    ]


def _step(words: Words, form: Format, number: int, step: Step) -> str:
    language = words.language
    return words(
        "sessions-agenda-step", n=number, title=escape(step.phase.title(language)), minutes=step.phase.minutes,
        who=led_by(words, form, step), question=escape(step.phase.question(language)),
    )  # fmt: skip
