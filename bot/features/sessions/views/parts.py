"""What several views of sessions share: when, about what, who has which role, who leads a phase."""

from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import ButtonElement

from bot.content.formats import EVERYBODY, Format, Phase
from bot.features.sessions.forms import SessionButton
from bot.features.sessions.rules import SessionInfo
from bot.kernel.recurrence import local_date
from bot.kernel.vocabulary import CORE_ROLES, CircleState, SessionState
from bot.language.translator import Words
from bot.slack.blocks import button
from bot.slack.mrkdwn import day_and_time, escape, mention


def topic_of(words: Words, session: SessionInfo) -> str:
    """Return what a session is about, escaped."""
    return escape(session.topic.title) if session.topic else words("sessions-no-topic")


def when(session: SessionInfo) -> str:
    """Return when a session begins, as a date in the reader's own zone."""
    return day_and_time(session.starts_at)


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


def led_by(words: Words, form: Format, phase: Phase, session: SessionInfo | None = None) -> str:
    """Return who leads a phase; without a ``session`` the role is named instead of its holder."""
    if phase.by in EVERYBODY:
        return words(f"sessions-by-{phase.by}")
    role, holder = form.role(phase.by), session.holder(phase.by) if session else None
    if session and not holder and role and role.n == 1:
        return words("sessions-by-anyone", role=role_name(words, form, phase.by))
    return words("sessions-by-role", who=mention(holder.user) if holder else role_name(words, form, phase.by))


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


def agenda_button(words: Words, session: SessionInfo, label: str = "sessions-agenda") -> ButtonElement:
    """Return the button that shows the agenda."""
    return button(words(label), "sessions:agenda", SessionButton(session=session.id))
