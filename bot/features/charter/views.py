"""A circle's goal and ground rules: the modal in which they are written, and where they stand."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.content.formats import Step
from bot.features import actions
from bot.features.charter.forms import CAN_LIMIT, GOAL_LIMIT, RULES_LIMIT
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import readers, seen_by
from bot.features.payloads import MinutesDraft, SessionButton
from bot.features.sessions.rules import DOCUMENTATION, Milestone, SessionInfo
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import day, escape, mention

_WRITTEN_IN, _LOOKING_BACK = ("goal", "charter", "can_now"), ("halfway", "then_now", "can_now")
"""What the phases leave behind in which goal and rules are written, and in which one looks at what was wanted."""


def charter_modal(words: Words, session: SessionInfo, proposed: Sequence[str]) -> View:
    """Return the modal with what is agreed so far; a circle that has agreed on nothing finds the ``proposed`` rules."""
    circle = session.circle
    rules = circle.ground_rules if circle.agreed_at else "\n".join(proposed)
    goal = text_input(circle.goal, limit=GOAL_LIMIT, multiline=True)
    can_now = text_input(circle.can_now, limit=CAN_LIMIT, multiline=True)
    closing = session.milestone is Milestone.CLOSING
    return modal(
        actions.CHARTER_KEEP, words("charter-title"),
        [
            *([field("can_now", words("charter-can-now-label"), can_now, optional=True)] if closing else []),
            field("goal", words("charter-goal-label"), goal, optional=True),
            field(
                "rules", words("charter-rules-label"), text_input(rules, limit=RULES_LIMIT, multiline=True),
                hint=words("charter-rules-hint"), optional=True,
            ),
            seen_by(words, words("sessions-minutes-hint", channel=readers(words, circle))),
        ],
        submit=words("sessions-minutes-keep"), close=words("button-cancel"),
        metadata=MinutesDraft(session=session.id, seen=circle.agreed_at),
    )  # fmt: skip


def charter_message(words: Words, session: SessionInfo) -> Message:
    """Return what stands in the thread of the session in which the circle agreed, with the way to change it."""
    text = words("charter-agreed", circle=escape(session.circle.name))
    blocks = agreed(words, session.circle)
    if session.milestone is Milestone.CLOSING:
        text, blocks = words("charter-end", circle=escape(session.circle.name)), then_and_now(words, session.circle)
    return Message(text, [section(text), *blocks, action_row(charter_button(words, session))])


def charter_button(words: Words, session: SessionInfo) -> ButtonElement:
    """Return the way to the modal."""
    label = words("charter-change" if session.circle.agreed_at else "charter-write")
    if session.milestone is Milestone.CLOSING:
        label = words("charter-write-can-now")
    return button(label, actions.CHARTER_OPEN, SessionButton(session=session.id))


def agreed(words: Words, circle: CircleInfo) -> list[Block]:
    """Return a circle's goal and its ground rules, as far as it has any."""
    return [*_said(words("charter-goal"), circle.goal), *_said(words("charter-rules"), circle.ground_rules)]


def _said(head: str, text: str) -> list[Block]:
    return [context(head), *quoted(text)] if text else []


def then_and_now(words: Words, circle: CircleInfo) -> list[Block]:
    """Return what a circle wanted and since when, and what it has written down that it can do now."""
    since = day(circle.goal_at, words.date, circle.rhythm.zone) if circle.goal_at else ""
    return [
        *_said(words("charter-then", day=since), circle.goal), *_said(words("charter-can-now"), circle.can_now)
    ]  # fmt: skip


def is_written_in(session: SessionInfo, step: Step) -> bool:
    """Return whether goal and rules are written in this phase."""
    return session.milestone is not None and step.phase.out in _WRITTEN_IN


def charter_is_due(session: SessionInfo) -> bool:
    """Return whether a circle wrote nothing down in the session that is for it: it still can, at its end."""
    circle = session.circle
    if session.milestone is Milestone.CLOSING:
        return not circle.can_now
    return session.milestone is Milestone.KICKOFF and circle.agreed_at is None


def charter_in(words: Words, session: SessionInfo, step: Step, proposed: Sequence[str] = ()) -> list[Block]:
    """Return what a phase shows that is about goal and rules: those that there are, or those that are ``proposed``."""
    if session.milestone is None or step.phase.out not in (*_WRITTEN_IN, *_LOOKING_BACK):
        return []
    back = step.phase.out in _LOOKING_BACK
    blocks = then_and_now(words, session.circle) if back else agreed(words, session.circle)
    if step.phase.out == "charter" and session.milestone is Milestone.KICKOFF and not session.circle.ground_rules:
        blocks += [section("\n".join(f"• {escape(rule)}" for rule in proposed))] if proposed else []
    documenting = session.holder(DOCUMENTATION)
    if documenting and is_written_in(session, step):
        blocks.append(context(words("charter-who", who=mention(documenting.user))))
    return blocks
