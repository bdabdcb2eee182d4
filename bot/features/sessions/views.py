"""What people see of a session: its card, who has which role, and what is said when it moves."""

from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject

from bot.content.formats import EVERYBODY, Format, FormatRole, Step
from bot.features import actions as ids
from bot.features.circles.views import venue_line
from bot.features.payloads import ChooseButton, CircleButton, SessionButton
from bot.features.roles.rules import who_is
from bot.features.sessions.rules import SessionInfo, milestone_of
from bot.kernel.enums import CORE_ROLES, CircleState, Mode, SessionState, Superseded
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.action_ids import numbered
from bot.slack.blocks import action_row, button, context, section, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day_and_time, escape, linked, mention, mentions

_BY_NAME = 2
"""So many people are named at most; more are called by their role."""
_CHOICES = 2
"""As many buttons for roles as there is room for beside the others."""
_STATES = {SessionState.RUNNING: "sessions-card-running", SessionState.ENDED: "sessions-card-ended"}


def topic_of(words: Words, session: SessionInfo, form: Format | None = None) -> str:
    """Return what a session is about, escaped; where its ``form`` takes no topic from the list, what it is called."""
    about = subject_of(words, session.format_id, session.about)
    if form and not (about or form.topics):
        about = form.name(words.language)
    return escape(about) if about else words("sessions-no-topic")


def subject_of(words: Words, format_id: str, topic: str | None) -> str:
    """Return what a session is about wherever it is named, not escaped: what it is for, else its topic.

    ``topic`` is what was chosen, else the theme of its programme's plan; the answer is empty where both are open.
    """
    milestone = milestone_of(format_id)
    return words(f"sessions-milestone-{milestone}") if milestone else topic or ""


def when(session: SessionInfo) -> str:
    """Return when a session begins, as a date in the reader's own zone."""
    return day_and_time(session.starts_at, session.circle.rhythm.zone)


def where(words: Words, session: SessionInfo) -> list[str]:
    """Return the line that says where a session is, none where nobody said so."""
    return [line] if (line := venue_line(words, session.venue)) else []


def plain_when(words: Words, session: SessionInfo) -> str:
    """Return when a session begins on the circle's own clock, for texts that show no dates of Slack's."""
    at = session.starts_at.astimezone(ZoneInfo(session.circle.rhythm.zone)).time()
    return words("sessions-when", date=words.date(session.local_date), time=words.time(at))


def role_name(words: Words, form: Format, role: str) -> str:
    """Return what a role is called, escaped."""
    if role in CORE_ROLES:
        return words(f"role-{role}")
    found = form.role(role)
    return escape(found.name(words.language)) if found else escape(role)


def role_label(words: Words, form: Format, role: str) -> str:
    """Return a role's name, after its sign where it has one."""
    name = role_name(words, form, role)
    return f"{words(f'role-emoji-{role}')} {name}" if role in CORE_ROLES else name


def roles_line(words: Words, form: Format, session: SessionInfo) -> str:
    """Return who has which role, core roles by their signs alone."""
    if not session.roles:
        return words("sessions-card-nobody")
    return "   ".join(
        f"{words(f'role-emoji-{holder.role}')} {mention(holder.user)}"
        if holder.role in CORE_ROLES
        else words("sessions-role-of", role=role_name(words, form, holder.role), people=mention(holder.user))
        for holder in session.roles
    )


def roles_sentence(words: Words, form: Format, session: SessionInfo) -> str:
    """Return who has which role in words, for those who have a text read to them."""
    named = [
        words("sessions-role-of", role=role_name(words, form, holder.role), people=mention(holder.user))
        for holder in session.roles
    ]
    return ", ".join(named) or words("sessions-card-nobody")


def led_by(words: Words, form: Format, step: Step, session: SessionInfo | None = None) -> str:
    """Return who leads a phase; without a ``session`` the role is named instead of its holder."""
    by = step.phase.by
    if by in EVERYBODY:
        return words(f"sessions-by-{by}")
    name = role_name(words, form, by)
    if session is None:
        return words("sessions-by-role", who=name)
    if people := acting_in(form, session, by, step):
        return words("sessions-by-role", who=_named(people, name))
    role = form.role(by)
    if step.turn > 1 and role and not role.choose:
        return words("sessions-by-once-more", role=name)
    return words("sessions-by-anyone", role=name)


def quiet_in(words: Words, form: Format, step: Step, session: SessionInfo) -> str:
    """Return who only listens in a phase; empty where everybody may speak."""
    if step.phase.quiet is None:
        return ""
    return words("sessions-quiet", who=named(words, form, session, step.phase.quiet, step))


def named(words: Words, form: Format, session: SessionInfo, role: str, step: Step) -> str:
    """Return who has a role in a step: one or two by their names, more by their role."""
    return _named(acting_in(form, session, role, step), role_name(words, form, role))


def acting_in(form: Format, session: SessionInfo, role: str, step: Step) -> tuple[UserId, ...]:
    """Return who has a role in a step, also where it passes on from turn to turn or means everybody else."""
    users = {member.person_id: member.user for member in session.circle.members}
    present = [person_id for person_id in users if person_id not in session.absent]
    people = who_is(role, form.roles, session.roles, present, rotates=form.rotates(step), turn=step.turn)
    return tuple(users[person_id] for person_id in people)


def _named(people: Sequence[UserId], role: str) -> str:
    """Return one or two people by their names, more by their role: nobody is pinged at every step."""
    return mentions(people) if 0 < len(people) <= _BY_NAME else role


def open_roles(form: Format, session: SessionInfo) -> list[FormatRole]:
    """Return the roles that somebody may still choose."""
    held = Counter(holder.role for holder in session.roles)
    return [role for role in form.roles if role.choose and held[role.id] < form.places(role.id)]


def choose_button(words: Words, session: SessionInfo, role: FormatRole, number: int) -> ButtonElement:
    """Return the button by which somebody takes a role; ``number`` tells it from others beside it."""
    text = role.choose(words.language) if role.choose else ""
    about = ChooseButton(session=session.id, role=role.id)
    return button(text, numbered(ids.SESSIONS_CHOOSE_ROLE, number), about)


def pausing(words: Words, session: SessionInfo) -> str:
    """Return that a session's circle pauses, and that it comes later."""
    until = session.circle.paused_until
    day = words.date(local_date(until, session.circle.rhythm.zone)) if until else ""
    return words("sessions-pausing", until=day)


def missed(words: Words, session: SessionInfo) -> str:
    """Return that a session didn't take place, or won't, and where its topic is while the season goes on."""
    if session.state is SessionState.CANCELLED:
        ended = session.circle.state is CircleState.CLOSED or session.number > session.circle.sessions
        return words("sessions-cancelled-for-good" if ended else "sessions-cancelled")
    said = words("sessions-missed")
    return f"{said} {words('sessions-missed-topic')}" if session.topic and not session.is_last else said


def cannot_come_button(words: Words, session: SessionInfo) -> ButtonElement:
    """Return the button by which somebody says that they can't come, once they know who reads that."""
    found = button(words("sessions-cannot-come"), ids.SESSIONS_CANNOT_COME, SessionButton(session=session.id))
    found.confirm = ConfirmObject(
        title=words("sessions-cannot-come-title"), text=words("sessions-cannot-come-confirm"),
        confirm=words("sessions-cannot-come"), deny=words("button-back"),
    )  # fmt: skip
    return found


def agenda_button(words: Words, session: SessionInfo, label: str = "sessions-agenda") -> ButtonElement:
    """Return the button that shows the agenda."""
    return button(words(label), ids.SESSIONS_AGENDA, SessionButton(session=session.id))


def session_card(words: Words, form: Format, session: SessionInfo) -> Message:
    """Return the card in the channel: when, what, who; with its buttons until it is over."""
    blocks: list[Block] = [
        section(words("sessions-card-title", when=when(session), topic=topic_of(words, session, form))),
        context("\n".join([_how(words, form, session), *where(words, session)])),
        *_aim(words, form, session),
        section(roles_line(words, form, session)),
        *_absent(words, session),
    ]
    if session.pauses:
        blocks.append(context(pausing(words, session)))
    elif session.state is SessionState.PLANNED:
        blocks += _planned(words, form, session)
    else:
        blocks.append(context(_became(words, session)))
    if session.state is SessionState.RUNNING:
        blocks.append(action_row(agenda_button(words, session)))
    text = words(
        "sessions-card-text", circle=escape(session.circle.name), when=plain_when(words, session),
        topic=topic_of(words, session, form), roles=roles_sentence(words, form, session),
    )  # fmt: skip
    return Message(text, blocks)


def _planned(words: Words, form: Format, session: SessionInfo) -> list[Block]:
    """Return what can be done before a session, and which roles somebody may choose."""
    to_choose = open_roles(form, session)[:_CHOICES]
    names = words.list([role_name(words, form, role.id) for role in to_choose])
    notes = [words("sessions-choose", roles=names)] if to_choose else []
    if form.id != session.format_id:
        notes.append(words("sessions-format-gone"))
    buttons = action_row(
        *(choose_button(words, session, role, number) for number, role in enumerate(to_choose)),
        cannot_come_button(words, session),
        button(words("sessions-swap"), ids.SESSIONS_SWAP, SessionButton(session=session.id)),
        agenda_button(words, session),
        button(words("sessions-other-agenda"), ids.SESSIONS_MOVE, SessionButton(session=session.id)),
    )
    return [*(context(note) for note in notes), buttons]


def superseded(words: Words, session: SessionInfo, why: Superseded | None) -> Message:
    """Return what an earlier message about a session says, ``why`` it holds no longer."""
    circle = escape(session.circle.name)
    if why is Superseded.CHANNEL:
        place = channel(session.circle.channel)
        return text_message(words("channels-session-elsewhere", circle=circle, channel=place))
    if why is Superseded.MOVED:
        text = words("sessions-moved-text", circle=circle, when=plain_when(words, session))
        return Message(text, [section(words("sessions-moved", when=when(session)))])
    return text_message(words("sessions-before", circle=circle))


def _absent(words: Words, session: SessionInfo) -> list[Block]:
    """Return who can't come, without a reason, for those who do; when it is over, that is nobody's business."""
    users = [mention(member.user) for member in session.circle.members if member.person_id in session.absent]
    return [context(words("sessions-card-absent", people=words.list(users)))] if users and not session.is_over else []


def _became(words: Words, session: SessionInfo) -> str:
    state = _STATES.get(session.state)
    return words(state) if state else missed(words, session)


def _aim(words: Words, form: Format, session: SessionInfo) -> list[Block]:
    """Return what a session is for that has no topic."""
    return [section(escape(form.goal(words.language)))] if session.milestone else []


def _how(words: Words, form: Format, session: SessionInfo) -> str:
    count = {"number": session.number, "sessions": session.circle.sessions}
    name = escape(form.name(words.language))
    if session.mode is Mode.ASYNC:
        until = day_and_time(session.ends_at, session.circle.rhythm.zone)
        return words("sessions-card-async", format=name, until=until, **count)
    return words("sessions-card-live", format=name, minutes=form.minutes, **count)


def moved(words: Words, session: SessionInfo) -> Message:
    """Return when a session is now, and who has moved it, where it was a person."""
    mover = session.circle.member(session.mover_id) if session.mover_id else None
    text = words("sessions-moved-text", circle=escape(session.circle.name), when=plain_when(words, session))
    notes = [words("sessions-moved-what", number=session.number, topic=topic_of(words, session))]
    notes += [words("sessions-moved-by", who=mention(mover.user))] if mover else []
    notes += [words("sessions-this-time", mode=words(f"mode-{session.mode}"))] if not _usual(session, "mode") else []
    told = context("\n".join([" · ".join(notes), *where(words, session)]))
    return Message(text, [section(words("sessions-moved", when=when(session))), told, _to_change(words, session)])


def changed(words: Words, form: Format, session: SessionInfo, part: str) -> Message:
    """Return how a session is now that keeps its time: one ``part`` of that, or all where several have changed."""
    key = f"sessions-changed-{part.replace('_', '-')}" if part else "sessions-changed"
    key = f"{key}-none" if part == "venue" and not session.venue else key
    about: dict[str, str] = {
        "usual": "yes" if part and _usual(session, part) else "no", "mode": words(f"mode-{session.mode}"),
        "format": escape(form.name(words.language)), "venue": linked(session.venue),
    }  # fmt: skip
    what = words("sessions-moved-what", number=session.number, topic=topic_of(words, session, form))
    told = context("\n".join([what, *([] if part else where(words, session))]))
    text = words(key, when=plain_when(words, session), **about)
    return Message(text, [section(words(key, when=when(session), **about)), told, _to_change(words, session)])


def _usual(session: SessionInfo, part: str) -> bool:
    return bool(getattr(session, part) == getattr(session.circle, part))


def _to_change(words: Words, session: SessionInfo) -> Block:
    dates = button(words("sessions-dates"), ids.SESSIONS_DATES, CircleButton(circle=session.circle.id))
    return action_row(cannot_come_button(words, session), dates)


def another_time(words: Words, session: SessionInfo) -> ButtonElement:
    """Return the button that finds another time for a session."""
    return button(words("sessions-another-time"), ids.SESSIONS_MOVE, SessionButton(session=session.id))


def here_button(words: Words, session: SessionInfo) -> ButtonElement:
    """Return the button by which somebody says that they are there."""
    return button(words("sessions-here"), ids.SESSIONS_HERE, SessionButton(session=session.id))
