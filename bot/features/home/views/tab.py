"""The App Home."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from slack_sdk.models.blocks import Block, DividerBlock, StaticSelectElement
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.coaching.rules import Standing
from bot.features.home.forms import AUTOMATIC, CircleButton
from bot.features.home.rules import HomeInfo
from bot.features.home.views.pause import back_button, pause_button, pausing
from bot.features.home.views.waiting import at_doors, partners, waiting
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.kernel.vocabulary import CORE_ROLES, Language, SessionState
from bot.language.translator import Words
from bot.slack.blocks import VIEW_BLOCKS, actions, button, context, header, option, section
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import date_token, day_and_time, escape

_SESSIONS, _CIRCLES = 4, 15


def home(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> View:
    """Return somebody's Home: what comes next, what waits, their circles, coaching, settings."""
    blocks = [
        *_next(words, info, formats), *_pause(words, info), *waiting(words, info), *_circles(words, info),
        *_coaching(words, info), *_settings(words, info),
    ]  # fmt: skip
    return View(type="home", callback_id="home:home", blocks=blocks[:VIEW_BLOCKS])


def _next(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> Iterator[Block]:
    greeting = words(f"home-greeting-{info.part}")
    lines = [_session(words, info, session, formats) for session in info.sessions[:_SESSIONS]]
    if not lines:
        yield section(f"{greeting} {words('home-nothing-next')}")
        return
    key = "home-now" if info.sessions[0].state is SessionState.RUNNING else "home-next"
    yield section(f"{greeting} {words(key, session=lines[0])}")
    if lines[1:]:
        yield context("\n".join(lines[1:]))


def _pause(words: Words, info: HomeInfo) -> Iterator[Block]:
    if info.paused_until:
        yield section(pausing(words, info.paused_until))
        yield context(words("home-paused-then"))
        yield actions(back_button(words), pause_button(words, pauses=True))


def _session(words: Words, info: HomeInfo, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    subject = escape(session.topic.title) if session.topic else words("home-no-topic")
    if session.milestone:
        subject = words(f"sessions-milestone-{session.milestone}")
    runs = session.state is SessionState.RUNNING
    line = words(
        "home-session-running" if runs else "home-session",
        when=day_and_time(session.ends_at if runs else session.starts_at),
        topic=subject,
        circle=escape(session.circle.name),
    )
    if info.person_id in session.absent:
        return f"{line} {words('home-you-pause' if info.pauses_over(session) else 'home-you-cannot')}"
    roles = [_role(words, holder, session, formats) for holder in session.roles_of(info.person_id)]
    return " ".join([line, *roles])


def _role(words: Words, holder: Holder, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    if holder.role in CORE_ROLES:
        return words(f"home-you-{holder.role}")
    form = formats.get(session.format_id)
    role = form.role(holder.role) if form else None
    return words("home-your-role", role=role.name(words.language)) if role else ""


def _circles(words: Words, info: HomeInfo) -> Iterator[Block]:
    yield DividerBlock()
    yield header(words("home-circles"))
    if not info.circles:
        yield section(words("home-no-circles"))
    for circle in info.circles[:_CIRCLES]:
        text = words(
            "home-circle", name=escape(circle.name), channel=channel_token(circle.channel), members=len(circle.members)
        )
        yield section(text, button(words("home-open-circle"), "circles:page", CircleButton(circle=circle.id)))
    yield from at_doors(words, info)
    alone = not info.circles and not info.doors
    yield actions(button(words("home-found-circle"), "circles:new", primary=alone))


def _coaching(words: Words, info: HomeInfo) -> Iterator[Block]:
    standing = info.coaching
    yield DividerBlock()
    yield header(words("home-coaching"))
    yield section("\n".join(_coaching_lines(words, standing, info.paused_until)))
    if not standing.in_pool:
        yield actions(button(words("home-coaching-join"), "coaching:join"))
    elif standing.paused_until:
        yield actions(button(words("home-coaching-resume"), "coaching:resume"))
    else:
        yield actions(
            button(words("home-coaching-pause"), "coaching:pause"),
            button(words("home-coaching-leave"), "coaching:leave"),
        )


def _coaching_lines(words: Words, standing: Standing, away_until: datetime | None) -> Iterator[str]:
    if standing.pair:
        yield words("home-coaching-pair", others=partners(words, standing))
    if not standing.in_pool:
        yield words("home-coaching-out")
    elif standing.paused_until:
        day = date_token(standing.paused_until, "{date_long}", words.date(standing.paused_until.date()))
        yield words("home-coaching-paused", day=day)
    elif standing.next_round and away_until and standing.next_round < away_until:
        yield words("home-coaching-without-you")
    elif standing.next_round:
        yield words("home-coaching-next", when=day_and_time(standing.next_round))
    else:
        yield words("home-coaching-alone")


def _settings(words: Words, info: HomeInfo) -> Iterator[Block]:
    choices = [option(words("home-language-auto"), AUTOMATIC)]
    choices += [option(words(f"language-{each}"), each) for each in Language]
    chosen = next(one for one in choices if one.value == (info.chosen_language or AUTOMATIC))
    select = StaticSelectElement(action_id="home:language", options=choices, initial_option=chosen)
    yield DividerBlock()
    yield section(words("home-language"), select)
    who = button(words("home-who-sees-what"), "home:who-sees-what")
    yield actions(who) if info.paused_until else actions(pause_button(words, pauses=False), who)
    yield context(words("home-commands"))
