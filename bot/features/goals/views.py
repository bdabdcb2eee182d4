"""Somebody's own goal, then and now; a circle's wall."""

from collections.abc import Iterator, Mapping, Sequence

from slack_sdk.models.blocks import Block, RadioButtonsElement
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions
from bot.features.charter.views import then_and_now
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import seen_by
from bot.features.facilitation.rules import CommitmentInfo
from bot.features.goals.forms import TODAY_LIMIT, WANTED_LIMIT
from bot.features.goals.rules import GoalInfo, LearningWall, OwnGoal
from bot.features.payloads import CircleButton, GoalButton
from bot.features.reflections.rules import SharedAnswer
from bot.features.sessions.views import role_label
from bot.kernel.enums import Visibility
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import button, context, field, header, modal, option, quoted, section, text_input
from bot.slack.mrkdwn import day, escape, mention, quote

_EACH, _TEXT = 10, 300
"""So many of each column are shown, and so many characters of each."""


def goal_modal(words: Words, own: OwnGoal, formats: Mapping[str, Format], *, then: bool) -> View:
    """Return somebody's goal to be written or changed; with ``then`` they read it, and say what they can do now."""
    goal, then = own.goal, then and own.goal is not None
    wanted = text_input(goal.wanted if goal else "", limit=WANTED_LIMIT, multiline=True)
    today = text_input(goal.today if goal else "", limit=TODAY_LIMIT, multiline=True)
    title = words("goals-then-now" if then else "goals-mine")
    blocks: list[Block] = [context(words("goals-in", circle=escape(own.circle.name)))]
    if goal and then:
        blocks += [section(words("goals-then", day=_since(words, own.circle, goal))), *quoted(goal.wanted)]
    else:
        blocks.append(field("wanted", words("goals-wanted"), wanted, hint=words("goals-wanted-hint"), optional=True))
    if goal:
        blocks.append(field("today", words("goals-today"), today, hint=words("goals-today-hint"), optional=True))
    return modal(
        actions.GOALS_KEEP, title,
        [*blocks, *_tried(words, own, formats), _who(words, goal), seen_by(words, words("goals-seen"))],
        submit=words("goals-save"), close=words("button-cancel"),
        metadata=GoalButton(circle=own.circle.id, then=then),
    )  # fmt: skip


def _since(words: Words, circle: CircleInfo, goal: GoalInfo) -> str:
    return day(goal.written_at, words.date, circle.rhythm.zone)


def _tried(words: Words, own: OwnGoal, formats: Mapping[str, Format]) -> list[Block]:
    known = next(iter(formats.values()))
    roles = [role_label(words, formats.get(format_id, known), role) for role, format_id in own.tried]
    return [context(words("goals-tried", roles=" · ".join(roles)))] if roles else []


def _who(words: Words, goal: GoalInfo | None) -> Block:
    options = {one: option(words(f"visibility-{one}"), one) for one in (Visibility.ONLY_ME, Visibility.CIRCLE)}
    chosen = options.get(goal.visibility if goal else Visibility.ONLY_ME)
    radio = RadioButtonsElement(options=list(options.values()), initial_option=chosen)
    return field("visibility", words("reflections-who"), radio)


def wall_modal(words: Words, wall: LearningWall) -> View:
    """Return a circle's goals and what it can do now, its questions, insights and plans."""
    circle = wall.circle
    mine = button(words("goals-mine"), actions.GOALS_OPEN, GoalButton(circle=circle.id))
    return modal(
        actions.GOALS_WALL, words("goals-wall"),
        [
            section(f"*{escape(circle.name)}*", mine if wall.begun else None),
            context(words("goals-wall-seen")),
            *then_and_now(words, circle),
            *(_goal(words, circle, goal) for goal in wall.goals[:_EACH]),
            *_column(words, "questions", [section(f"• {escape(one.title)}") for one in wall.questions]),
            *_column(words, "insights", list(_insights(wall.insights))),
            *_column(words, "plans", list(_plans(words, wall.plans))),
        ],
        close=words("button-close"), metadata=CircleButton(circle=circle.id),
    )  # fmt: skip


def _goal(words: Words, circle: CircleInfo, goal: GoalInfo) -> Block:
    then = words("goals-theirs", who=mention(goal.user), day=_since(words, circle, goal))
    now = [words("goals-theirs-today"), _quote(goal.today)] if goal.today else []
    return section("\n".join([then, _quote(goal.wanted), *now]))


def _quote(text: str) -> str:
    return quote(shorten(text, _TEXT))


def _column(words: Words, column: str, entries: Sequence[Block]) -> list[Block]:
    more = len(entries) - _EACH
    rest = [context(words("goals-more", count=more))] if more > 0 else []
    return [
        header(words(f"goals-{column}")), *(entries[:_EACH] or [context(words(f"goals-no-{column}"))]), *rest,
    ]  # fmt: skip


def _insights(insights: Sequence[SharedAnswer]) -> Iterator[Block]:
    for one in insights:
        yield _said(one.author, _quote(one.text))


def _plans(words: Words, plans: Sequence[CommitmentInfo]) -> Iterator[Block]:
    for one in plans:
        situation, action = (escape(shorten(text, _TEXT)) for text in (one.if_text, one.then_text))
        yield _said(one.author, f">{words('reflections-plan', situation=situation, action=action)}")


def _said(author: UserId | None, text: str) -> Block:
    return section(f"{mention(author)}\n{text}" if author else text)
