"""A circle's goal and ground rules: the modal in which they are written, and where they stand."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.content.formats import Step
from bot.features import actions
from bot.features.actions import MinutesDraft, SessionButton
from bot.features.charter.forms import GOAL_LIMIT, RULES_LIMIT
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import seen_by
from bot.features.sessions.rules import DOCUMENTATION, Milestone, SessionInfo
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, context, field, modal, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape, mention

_WRITTEN_IN, _SHOWN_IN = ("goal", "charter"), ("goal", "charter", "halfway", "then_now")
"""What the phases leave behind in which goal and rules are written, and in which one looks at them again."""


def charter_modal(words: Words, session: SessionInfo, proposed: Sequence[str]) -> View:
    """Return the modal with what is agreed so far; a circle that has agreed on nothing finds the ``proposed`` rules."""
    circle = session.circle
    rules = circle.ground_rules if circle.agreed_at else "\n".join(proposed)
    goal = text_input(circle.goal, limit=GOAL_LIMIT, multiline=True)
    return modal(
        actions.CHARTER_KEEP, words("charter-title"),
        [
            field("goal", words("charter-goal-label"), goal, optional=True),
            field(
                "rules", words("charter-rules-label"), text_input(rules, limit=RULES_LIMIT, multiline=True),
                hint=words("charter-rules-hint"), optional=True,
            ),
            seen_by(words, words("sessions-minutes-hint", channel=channel(circle.channel))),
        ],
        submit=words("sessions-minutes-keep"), close=words("button-cancel"),
        metadata=MinutesDraft(session=session.id, seen=circle.agreed_at),
    )  # fmt: skip


def charter_message(words: Words, session: SessionInfo) -> Message:
    """Return what stands in the thread of the session in which the circle agreed, with the way to change it."""
    text = words("charter-agreed", circle=escape(session.circle.name))
    write = charter_button(words, session)
    return Message(text, [section(text), *agreed(words, session.circle), action_row(write)])


def charter_button(words: Words, session: SessionInfo) -> ButtonElement:
    """Return the way to the modal."""
    label = words("charter-change" if session.circle.agreed_at else "charter-write")
    return button(label, actions.CHARTER_OPEN, SessionButton(session=session.id))


def agreed(words: Words, circle: CircleInfo) -> list[Block]:
    """Return a circle's goal and its ground rules, as far as it has any."""
    parts = (("charter-goal", circle.goal), ("charter-rules", circle.ground_rules))
    return [block for key, text in parts if text for block in (context(words(key)), *quoted(text))]


def is_written_in(session: SessionInfo, step: Step) -> bool:
    """Return whether goal and rules are written in this phase."""
    return session.milestone is not None and step.phase.out in _WRITTEN_IN


def charter_in(words: Words, session: SessionInfo, step: Step, proposed: Sequence[str] = ()) -> list[Block]:
    """Return what a phase shows that is about goal and rules: those that there are, or those that are ``proposed``."""
    if session.milestone is None or step.phase.out not in _SHOWN_IN:
        return []
    blocks = agreed(words, session.circle)
    if step.phase.out == "charter" and session.milestone is Milestone.KICKOFF and not session.circle.ground_rules:
        blocks += [section("\n".join(f"• {escape(rule)}" for rule in proposed))] if proposed else []
    documenting = session.holder(DOCUMENTATION)
    if documenting and is_written_in(session, step):
        blocks.append(context(words("charter-who", who=mention(documenting.user))))
    return blocks
