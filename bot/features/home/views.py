"""The App Home, the help, who sees what, and somebody's own pause."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    DatePickerElement,
    DividerBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features.actions import (
    CIRCLES_JOIN,
    CIRCLES_NEW,
    CIRCLES_PAGE,
    CIRCLES_WAIT,
    CIRCLES_WITHDRAW,
    COACHING_DATED,
    COACHING_JOIN,
    COACHING_LEAVE,
    COACHING_MET,
    COACHING_PAUSE,
    COACHING_RESUME,
    HOME_BACK,
    HOME_HOME,
    HOME_LANGUAGE,
    HOME_PAUSE,
    HOME_PAUSED,
    HOME_SEEN,
    HOME_WHO_SEES_WHAT,
    LIFECYCLE_ACCEPT,
    LIFECYCLE_DECLINE,
    REFLECTIONS_COMMITMENT_SHOW,
    REFLECTIONS_OPEN,
    SESSIONS_ANSWER,
    TOPICS_VOTE,
    CircleButton,
    CommitmentButton,
    OfferButton,
    PairButton,
    PhaseButton,
    SessionButton,
)
from bot.features.coaching.rules import PairInfo, Standing
from bot.features.home.forms import AUTOMATIC
from bot.features.home.rules import Back, Door, HomeInfo
from bot.features.merge.rules import Offer
from bot.features.reflections.rules import OwnCommitment
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import when
from bot.kernel.enums import CORE_ROLES, CommitmentState, Language, RequestKind, SessionState
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack import mrkdwn
from bot.slack.blocks import VIEW_BLOCKS, actions, button, context, field, header, modal, option, section
from bot.slack.message import Message
from bot.slack.mrkdwn import channel as channel_token
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention

_SEEN = ("reflection", "commitment", "coaching", "attendance", "private", "admins")


def who_sees_what(words: Words) -> View:
    """Return who can read what people put in, in plain words."""
    blocks = [section(words(f"home-sees-{what}")) for what in _SEEN]
    return modal(
        HOME_SEEN, words("home-who-sees-what"), [section(words("home-sees-intro")), *blocks],
        submit=None, close=words("button-close"),
    )  # fmt: skip


def guide(words: Words, unknown: str = "") -> Message:
    """Return all commands; first that ``unknown`` isn't one, where somebody typed something else."""
    lead = words("home-unknown", text=escape(shorten(unknown, 60))) if unknown else words("home-help")
    who = button(words("home-who-sees-what"), HOME_WHO_SEES_WHAT)
    blocks = [section(lead), section(words("home-help-commands")), actions(who), context(words("home-help-tab"))]
    return Message(lead, blocks)


def language_kept(words: Words, chosen: Language | None) -> Message:
    """Return which language somebody reads from now on, in that language."""
    text = words("home-language-kept" if chosen else "home-language-follows")
    return Message(text, [section(text)])


def which_language(words: Words) -> Message:
    """Return how to choose a language."""
    text = words("home-which-language")
    return Message(text, [section(text)])


def pause_modal(words: Words, until: date, problem: str = "") -> View:
    """Return the modal that pauses; ``until`` is proposed, ``problem`` says why what was typed won't do."""
    day = DatePickerElement(initial_date=until.isoformat())
    blocks = [
        *([section(problem)] if problem else []),
        section(words("home-pause-what")),
        field("until", words("home-pause-until"), day, hint=words("home-pause-hint")),
        context(words("home-pause-seen")),
    ]
    return modal(
        HOME_PAUSE, words("home-pause-title"), blocks, submit=words("home-pause"), close=words("button-cancel")
    )


def paused(words: Words, until: datetime) -> Message:
    """Return until when somebody pauses, with the way back."""
    text = pausing(words, until)
    blocks = [
        section(text),
        context(words("home-paused-then")),
        actions(back_button(words), pause_button(words, pauses=True)),
    ]
    return Message(text, blocks)


def paused_modal(words: Words, until: datetime) -> View:
    """Return the same in a modal, which Home lies under."""
    blocks = [section(pausing(words, until)), context(words("home-paused-then")), context(words("home-paused-back"))]
    return modal(HOME_PAUSED, words("home-pause-title"), blocks, submit=None, close=words("button-close"))


def pausing(words: Words, until: datetime, zone: str = "UTC") -> str:
    """Return the sentence that says until when somebody pauses."""
    return words(
        "home-pausing", day=date_token(until, "{date_long}", f"{until.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}")
    )


def pause_button(words: Words, *, pauses: bool) -> ButtonElement:
    """Return the button that asks until when; for somebody who ``pauses``, until which other day."""
    return button(words("home-pause-change" if pauses else "home-pause-open"), HOME_PAUSE)


def back_button(words: Words) -> ButtonElement:
    """Return the button that ends the pause."""
    return button(words("home-back"), HOME_BACK, primary=True)


def back(words: Words, found: Back) -> Message:
    """Return that somebody is back and what comes next; or that they didn't pause."""
    text = words("home-is-back" if found.paused else "home-no-pause")
    if not found.following:
        return Message(text, [section(text)])
    following = words("home-back-next", when=when(found.following), circle=escape(found.following.circle.name))
    return Message(text, [section(text), context(following)])


_MOST, _DOORS = 10, 5

_PURPOSE = 200

Item = list[Block]


def waiting(words: Words, info: HomeInfo) -> Iterator[Block]:
    """Yield what waits for an answer, first that for which somebody else waits."""
    if not info.waiting:
        return
    yield DividerBlock()
    yield header(words("home-waiting", count=info.waiting))
    items = [*_from_others(words, info), *_own(words, info)]
    for item in items[:_MOST]:
        yield from item
    if len(items) > _MOST:
        yield section(words("home-more", count=len(items) - _MOST))


def _from_others(words: Words, info: HomeInfo) -> Iterator[Item]:
    for door in info.doors:
        if door.asks:
            yield _door(words, door)
    for offer in info.offers:
        yield _offer(words, offer)
    for knock in info.knocks:
        text = words("home-knock", count=knock.people, circle=escape(knock.circle.name))
        yield [section(text, button(words("home-look"), CIRCLES_PAGE, CircleButton(circle=knock.circle.id)))]
    for waits in info.questions:
        session, run = waits.question.session, waits.question.run
        text = words(
            "home-question",
            count=waits.count,
            circle=escape(session.circle.name),
            until=day_and_time(run.ends_at, session.circle.rhythm.zone),
        )
        about = PhaseButton(session=session.id, run=run.id)
        yield [section(text, button(words("home-answer"), SESSIONS_ANSWER, about))]


def _own(words: Words, info: HomeInfo) -> Iterator[Item]:
    for session in info.reflections:
        text = words("home-reflect", day=_day(words, session), circle=escape(session.circle.name))
        yield [section(text, button(words("home-reflect-now"), REFLECTIONS_OPEN, SessionButton(session=session.id)))]
    for plan in info.plans:
        yield _plan(words, plan)
    for ballot in info.ballots:
        text = words("home-vote", count=ballot.topics, circle=escape(ballot.circle.name))
        yield [section(text, button(words("home-vote-now"), TOPICS_VOTE, CircleButton(circle=ballot.circle.id)))]
    if info.needs_coaching_date and info.coaching.pair:
        yield _pair(words, info.coaching, info.coaching.pair)


def _door(words: Words, door: Door) -> Item:
    """Return an invitation, or a place that is kept for somebody."""
    name, about = escape(door.circle.name), CircleButton(circle=door.circle.id)
    if door.request.kept_until:
        text = words("home-place", circle=name, until=day_and_time(door.request.kept_until, door.circle.rhythm.zone))
    else:
        text = words("home-invited", circle=name, purpose=escape(shorten(door.circle.purpose, _PURPOSE)))
    full = not door.circle.free_places and not door.request.kept_until
    if full:
        enter = button(words("home-wait"), CIRCLES_WAIT, about)
    else:
        enter = button(words("home-join"), CIRCLES_JOIN, about, primary=True)
    return [section(text), actions(enter, _away(words, door))]


def _away(words: Words, door: Door) -> ButtonElement:
    key = "home-no-thanks" if door.asks else "home-take-back"
    return button(words(key), CIRCLES_WITHDRAW, CircleButton(circle=door.circle.id))


def at_doors(words: Words, info: HomeInfo) -> Iterator[Block]:
    """Yield at which doors somebody waits, who can do nothing but go away."""
    for door in [door for door in info.doors if not door.asks][:_DOORS]:
        key = "home-asked" if door.request.kind is RequestKind.ASKED else "home-waits"
        yield section(words(key, circle=escape(door.circle.name)), _away(words, door))


def _offer(words: Words, offer: Offer) -> Item:
    places = {"other": escape(offer.circle.name), "circle": escape(offer.into.name)}
    about = OfferButton(offer=offer.id)
    accept = button(words("home-together"), LIFECYCLE_ACCEPT, about)
    accept.confirm = ConfirmObject(
        title=words("home-together-title"), text=words("home-together-confirm", **places),
        confirm=words("home-together"), deny=words("button-cancel"),
    )  # fmt: skip
    later = button(words("home-not-now"), LIFECYCLE_DECLINE, about)
    return [section(words("home-offer", who=mention(offer.by), **places)), actions(accept, later)]


def _plan(words: Words, own: OwnCommitment) -> Item:
    """Return the question what became of a plan, which itself is shown in a modal alone."""
    about = CommitmentButton(commitment=own.id)
    text = words("home-plan", day=_day(words, own.session), circle=escape(own.session.circle.name))
    show = button(words("home-show-plan"), REFLECTIONS_COMMITMENT_SHOW, about)
    answers = [
        button(words(f"reflections-answer-{state}"), f"reflections:commitment-{state}", about)
        for state in CommitmentState
        if state is not CommitmentState.OPEN
    ]
    return [section(text, show), actions(*answers)]


def _pair(words: Words, standing: Standing, pair: PairInfo) -> Item:
    """Return that a pair has no date yet, with what can be said about that."""
    about = PairButton(pair=pair.id)
    dated = button(words("coaching-we-have-a-date"), COACHING_DATED, about)
    met = button(words("coaching-we-met"), COACHING_MET, about)
    return [section(words("home-coaching-date", others=partners(words, standing))), actions(dated, met)]


def partners(words: Words, standing: Standing) -> str:
    """Return with whom somebody is paired."""
    others = standing.pair.others(standing.me) if standing.pair else ()
    return words.list([mention(one.user) for one in others])


def _day(words: Words, session: SessionInfo) -> str:
    return date_token(session.starts_at, "{date_long}", words.date(session.local_date))


_SESSIONS, _CIRCLES = 4, 15


def home(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> View:
    """Return somebody's Home: what comes next, what waits, their circles, coaching, settings."""
    blocks = [
        *_next(words, info, formats), *_pause(words, info), *waiting(words, info), *_circles(words, info),
        *_coaching(words, info), *_settings(words, info),
    ]  # fmt: skip
    return View(type="home", callback_id=HOME_HOME.name, blocks=blocks[:VIEW_BLOCKS])


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
        yield section(pausing(words, info.paused_until, info.zone))
        yield context(words("home-paused-then"))
        yield actions(back_button(words), pause_button(words, pauses=True))


def _session(words: Words, info: HomeInfo, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    subject = escape(session.topic.title) if session.topic else words("home-no-topic")
    if session.milestone:
        subject = words(f"sessions-milestone-{session.milestone}")
    runs = session.state is SessionState.RUNNING
    line = words(
        "home-session-running" if runs else "home-session",
        when=day_and_time(session.ends_at if runs else session.starts_at, session.circle.rhythm.zone),
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
        yield section(text, button(words("home-open-circle"), CIRCLES_PAGE, CircleButton(circle=circle.id)))
    yield from at_doors(words, info)
    alone = not info.circles and not info.doors
    yield actions(button(words("home-found-circle"), CIRCLES_NEW, primary=alone))


def _coaching(words: Words, info: HomeInfo) -> Iterator[Block]:
    standing = info.coaching
    yield DividerBlock()
    yield header(words("home-coaching"))
    yield section("\n".join(_coaching_lines(words, standing, info)))
    if not standing.in_pool:
        yield actions(button(words("home-coaching-join"), COACHING_JOIN))
    elif standing.paused_until:
        yield actions(button(words("home-coaching-resume"), COACHING_RESUME))
    else:
        yield actions(
            button(words("home-coaching-pause"), COACHING_PAUSE),
            button(words("home-coaching-leave"), COACHING_LEAVE),
        )


def _coaching_lines(words: Words, standing: Standing, info: HomeInfo) -> Iterator[str]:
    away_until = info.paused_until
    if standing.pair:
        yield words("home-coaching-pair", others=partners(words, standing))
    if not standing.in_pool:
        yield words("home-coaching-out")
    elif standing.paused_until:
        day = mrkdwn.day(standing.paused_until, words.date, info.zone)
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
    select = StaticSelectElement(action_id=HOME_LANGUAGE.name, options=choices, initial_option=chosen)
    yield DividerBlock()
    yield section(words("home-language"), select)
    who = button(words("home-who-sees-what"), HOME_WHO_SEES_WHAT)
    yield actions(who) if info.paused_until else actions(pause_button(words, pauses=False), who)
    yield context(words("home-commands"))
