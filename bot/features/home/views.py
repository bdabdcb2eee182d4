"""The App Home, the help, who sees what, and somebody's own pause."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, ButtonElement, DatePickerElement, DividerBlock
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions as ids
from bot.features.circle_page.views import ended_line, more_circles
from bot.features.circles.views import seen_by, to_join
from bot.features.coaching.rules import CoachingStatus
from bot.features.coaching.views import leave_button, this_round
from bot.features.feedback import views as feedback_views
from bot.features.home.rules import HomeInfo, OwnRequest, PauseEnd
from bot.features.insights import views as insights_views
from bot.features.merge import views as merge_views
from bot.features.merge.rules import Offer
from bot.features.payloads import CircleButton, CommitmentButton, OfferButton, PairButton, PhaseButton, SessionButton
from bot.features.people import views as people_views
from bot.features.plans import views as plans_views
from bot.features.plans.rules import OwnCommitment
from bot.features.proposals import views as proposals_views
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import subject_of, topic_of
from bot.features.swaps import views as swaps_views
from bot.features.tandems import views as tandems_views
from bot.kernel.enums import CORE_ROLES, RequestKind, SessionState
from bot.kernel.errors import Refusal
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack import mrkdwn, system_messages
from bot.slack.blocks import (
    VIEW_BLOCKS,
    action_row,
    button,
    confirmed,
    context,
    field,
    header,
    modal,
    section,
    text_message,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention
from bot.slack.system_messages import refusal_text

_SEEN = {
    "own": ("reflections", "recall", "number", "goals", "feedback", "climate", "answers"),
    "together": ("insights", "channel", "attendance", "coaching"),
    "programme": ("applying", "programmes"),
    "company": ("manager", "operator", "export"),
    "time": ("kept", "leaving"),
}
"""What is told of who sees what, under its headings."""
SEEN = tuple(chain.from_iterable(_SEEN.values()))
_MOST_WAITING, _MOST_OWN_REQUESTS, _MOST_SESSIONS, _MOST_CIRCLES, _MOST_ENDED, _MOST_NAMED = 10, 4, 4, 12, 3, 3
"""So many of each are shown; with them, Home has at most 100 blocks."""
_PURPOSE, _TITLE = 200, 75
"""So many characters of what people wrote are shown."""

Item = list[Block]


def who_sees_what(words: Words, promised: Mapping[str, int]) -> View:
    """Return who can read what people put in and how long it is kept, with the numbers that are ``promised``."""
    blocks = [section(words(f"home-sees-{what}", **promised)) for what in ("intro", "short")]
    for heading, told in _SEEN.items():
        blocks.append(header(words(f"home-seen-{heading}")))
        blocks += [section(words(f"home-sees-{what}", **promised)) for what in told]
    return modal(ids.HOME_SEEN, words("home-who-sees-what"), blocks, submit=None, close=words("button-close"))


def closed_home(words: Words, refusal: Refusal) -> View:
    """Return the Home of somebody who can't do anything here, and why."""
    return View(type="home", blocks=[section(escape(refusal_text(words, refusal)))])


def guide(words: Words, typed: str = "") -> Message:
    """Return all commands; first that what was ``typed`` isn't one, where somebody typed something else."""
    who = action_row(button(words("home-who-sees-what"), ids.HOME_WHO_SEES_WHAT))
    return system_messages.guide(words, words("home-help-commands"), typed, who, context(words("home-help-tab")))


def what_this_is(words: Words) -> Message:
    """Return what somebody new is told, once."""
    found = [] if words.guest else [action_row(button(words("home-found-circle"), ids.CIRCLES_NEW))]
    return text_message(words("home-what-this-is"), *found, context(words("home-where-to-begin")))


def pause_modal(words: Words, until: date, problem: str = "") -> View:
    """Return the modal that pauses; ``until`` is proposed, ``problem`` says why what was typed won't do."""
    day = DatePickerElement(initial_date=until.isoformat())
    blocks = [
        *([section(problem)] if problem else []),
        section(words("home-pause-what")),
        field("until", words("home-pause-until"), day, hint=words("home-pause-hint")),
        seen_by(words, words("home-pause-seen")),
    ]
    title, submit, close = words("home-pause-title"), words("home-pause"), words("button-cancel")
    return modal(ids.HOME_PAUSE, title, blocks, submit=submit, close=close)


def paused(words: Words, until: datetime, zone: str) -> Message:
    """Return until when somebody pauses, with the way back."""
    return Message(_pausing_until(words, until, zone), list(_pausing(words, until, zone)))


def paused_modal(words: Words, until: datetime, zone: str) -> View:
    """Return the same in a modal, which Home lies under."""
    told = [
        section(_pausing_until(words, until, zone)),
        context(words("home-paused-then")),
        context(words("home-paused-back")),
    ]
    return modal(ids.HOME_PAUSED, words("home-pause-title"), told, submit=None, close=words("button-close"))


def _pausing(words: Words, until: datetime, zone: str) -> Iterator[Block]:
    yield section(_pausing_until(words, until, zone))
    yield context(words("home-paused-then"))
    end = button(words("home-back"), ids.HOME_BACK, primary=True)
    yield action_row(end, button(words("home-pause-change"), ids.HOME_PAUSE))


def _pausing_until(words: Words, until: datetime, zone: str) -> str:
    fallback = f"{until.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"
    return words("home-pausing", day=date_token(until, "{date_long}", fallback))


def back(words: Words, found: PauseEnd) -> Message:
    """Return that somebody is back and what comes next; or that they didn't pause."""
    text = words("home-is-back" if found.paused else "home-no-pause")
    if not found.following:
        return text_message(text)
    when = day_and_time(found.following.starts_at, found.following.circle.rhythm.zone)
    circle = escape(found.following.circle.name)
    return Message(text, [section(text), context(words("home-back-next", when=when, circle=circle))])


def home(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> View:
    """Return somebody's Home: what comes next, what waits, their circles, coaching, settings."""
    items = waiting(words, info, formats)
    blocks = [
        *_next(words, info, formats, nothing="" if items else words("home-nothing-next")),
        *(_pausing(words, info.paused_until, info.person.zone) if info.paused_until else ()),
        *_waiting(words, items), *_circles(words, info), *_coaching(words, info), *_settings(words, info),
    ]  # fmt: skip
    return View(type="home", callback_id=ids.HOME_HOME.name, blocks=blocks[:VIEW_BLOCKS])


def _next(words: Words, info: HomeInfo, formats: Mapping[str, Format], nothing: str) -> Iterator[Block]:
    greeting = words(f"home-greeting-{info.part}")
    lines = [_session(words, info, session, formats) for session in info.sessions[:_MOST_SESSIONS]]
    if not lines:
        yield section(f"{greeting} {words('home-what-this-is') if info.is_new else nothing}".rstrip())
        return
    key = "home-now" if info.sessions[0].state is SessionState.RUNNING else "home-next"
    yield section(f"{greeting} {words(key, session=lines[0])}")
    if lines[1:]:
        yield context("\n".join(lines[1:]))


def _session(words: Words, info: HomeInfo, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    runs = session.state is SessionState.RUNNING
    line = words(
        "home-session-running" if runs else "home-session",
        when=day_and_time(session.ends_at if runs else session.starts_at, session.circle.rhythm.zone),
        topic=topic_of(words, session, formats.get(session.format_id)),
        circle=escape(session.circle.name),
    )
    if info.person.id in session.absent:
        return f"{line} {words('home-you-pause' if info.pauses_over(session) else 'home-you-cannot')}"
    roles = [_role(words, holder, session, formats) for holder in session.roles_of(info.person.id)]
    return " ".join([line, *roles])


def _role(words: Words, holder: Holder, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    if holder.role in CORE_ROLES:
        return words(f"home-you-{holder.role}")
    form = formats.get(session.format_id)
    role = form.role(holder.role) if form else None
    return words("home-your-role", role=role.name(words.language)) if role else ""


def waiting(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> Sequence[Item]:
    """Return what waits for an answer, first that for which somebody else waits."""
    return [*_swaps(words, info, formats), *_from_others(words, info), *_own(words, info)]


def _waiting(words: Words, items: Sequence[Item]) -> Iterator[Block]:
    if not items:
        return
    yield from (DividerBlock(), header(words("home-waiting", count=len(items))))
    for item in items[:_MOST_WAITING]:
        yield from item
    if len(items) > _MOST_WAITING:
        yield section(words("home-more", count=len(items) - _MOST_WAITING))


def _swaps(words: Words, info: HomeInfo, formats: Mapping[str, Format]) -> Iterator[Item]:
    for asked in info.swaps:
        form = formats.get(asked.session.format_id) or next(iter(formats.values()))
        yield list(swaps_views.question(words, form, asked).blocks)


def _from_others(words: Words, info: HomeInfo) -> Iterator[Item]:
    for own in info.own_requests:
        if own.needs_answer:
            yield _own_request(words, own)
    for offer in info.offers:
        yield _offer(words, offer)
    for move in info.consents:
        yield list(merge_views.consent(words, move, None).blocks)
    for own_plan in info.to_ask:
        yield list(plans_views.asker_question(words, own_plan).blocks)
    for card in info.insights:
        yield list(insights_views.question(words, card, titled=True).blocks)
    yield from (list(feedback_views.question(words, asked).blocks) for asked in info.feedback.questions)
    yield from (list(tandems_views.question(words, tandem).blocks) for tandem in info.asked)
    yield from (list(proposals_views.question(words, asked).blocks) for asked in info.proposals)
    for asking in info.requests_to_owner:
        who = _few([mention(user) for user in asking.people])
        text = words("home-requests", count=len(asking.people), who=who, circle=escape(asking.circle.name))
        yield [section(text, button(words("home-look"), ids.CIRCLES_PAGE, CircleButton(circle=asking.circle.id)))]
    for waits in info.questions:
        session, run = waits.first.session, waits.first.run
        until = day_and_time(run.ends_at, session.circle.rhythm.zone)
        about = PhaseButton(session=session.id, run=run.id)
        text = words("home-question", count=waits.count, circle=escape(session.circle.name), until=until)
        yield [section(text, button(words("home-answer"), ids.SESSIONS_ANSWER, about))]


def _own(words: Words, info: HomeInfo) -> Iterator[Item]:
    for session in info.reflections:
        text = words("home-reflect", day=_day(words, session), session=_about(words, session))
        about = SessionButton(session=session.id)
        yield [section(text, button(words("home-reflect-now"), ids.REFLECTIONS_OPEN, about))]
    for plan in info.plans:
        yield _plan(words, plan)
    for answer in info.feedback.answers:
        yield list(feedback_views.answer_there(words, answer).blocks)
    for thanks in info.feedback.thanks:
        yield list(feedback_views.thanks_there(words, thanks).blocks)
    if info.recall.waiting:
        text = words("recall-waiting", count=info.recall.waiting)
        yield [section(text, button(words("recall-open"), ids.RECALL_OPEN))]
    for vote in info.votes:
        titles = _few([escape(shorten(title, _TITLE)) for title in vote.topics])
        text = words("home-vote", count=len(vote.topics), circle=escape(vote.circle.name), titles=titles)
        if vote.until:
            text += f"\n{words('home-vote-until', until=day_and_time(vote.until, vote.circle.rhythm.zone))}"
        yield [section(text, button(words("home-vote-now"), ids.TOPICS_VOTE, CircleButton(circle=vote.circle.id)))]
    if info.needs_coaching_date and info.coaching.pair:
        about_pair = PairButton(pair=info.coaching.pair.id)
        dated = button(words("coaching-set-date"), ids.COACHING_DATED, about_pair)
        met = button(words("coaching-we-met"), ids.COACHING_MET, about_pair)
        text = words("home-coaching-date", others=_partners(words, info.coaching))
        yield [section(text), action_row(dated, met)]


def _own_request(words: Words, own: OwnRequest) -> Item:
    """Return an invitation, or a place that is kept for somebody."""
    name, kept, about = escape(own.circle.name), own.request.kept_until, CircleButton(circle=own.circle.id)
    if kept:
        text = words("home-place", circle=name, until=day_and_time(kept, own.circle.rhythm.zone))
    else:
        text = words("home-invited", circle=name, purpose=escape(shorten(own.circle.purpose, _PURPOSE)))
    if kept or own.circle.free_places:
        enter = button(words("home-join"), ids.CIRCLES_JOIN, about, primary=True)
    else:
        enter = button(words("home-wait"), ids.CIRCLES_WAIT, about)
    return [section(text), action_row(enter, _withdraw_button(words, own))]


def _withdraw_button(words: Words, own: OwnRequest) -> ButtonElement:
    key = "home-no-thanks" if own.needs_answer else "home-take-back"
    return button(words(key), ids.CIRCLES_WITHDRAW, CircleButton(circle=own.circle.id))


def _offer(words: Words, offer: Offer) -> Item:
    names = {"other": escape(offer.circle.name), "circle": escape(offer.into.name)}
    about, sure = OfferButton(offer=offer.id), words("home-together-confirm", **names)
    together = button(words("home-together"), ids.LIFECYCLE_ACCEPT, about)
    accept = confirmed(together, words("home-together-title"), sure, deny=words("button-cancel"))
    later = button(words("home-not-now"), ids.LIFECYCLE_DECLINE, about)
    return [section(words("home-offer", who=mention(offer.by), **names)), action_row(accept, later)]


def _plan(words: Words, own: OwnCommitment) -> Item:
    """Return the question what became of a plan, which itself is shown in a modal alone."""
    about = CommitmentButton(commitment=own.id)
    text = words("home-plan", day=_day(words, own.session), session=_about(words, own.session))
    show = button(words("home-show-plan"), ids.REFLECTIONS_COMMITMENT_SHOW, about)
    return [section(text, show), action_row(*plans_views.answer_buttons(words, own))]


def _partners(words: Words, standing: CoachingStatus) -> str:
    others = standing.pair.others(standing.me) if standing.pair else ()
    return words.list([mention(one.user) for one in others])


def _few(items: Sequence[str]) -> str:
    return " · ".join([*items[:_MOST_NAMED], *(["…"] if len(items) > _MOST_NAMED else [])])


def _about(words: Words, session: SessionInfo) -> str:
    subject, circle = subject_of(words, session.format_id, session.about), escape(session.circle.name)
    return f"*{escape(subject)}* ({circle})" if subject else circle


def _day(words: Words, session: SessionInfo) -> str:
    return date_token(session.starts_at, "{date_long}", words.date(session.local_date))


def _circles(words: Words, info: HomeInfo) -> Iterator[Block]:
    yield from (DividerBlock(), header(words("home-circles")))
    for one in info.applied:
        yield proposals_views.applied(words, one)
    if not (info.circles or info.applied or info.proposals):
        yield section(words("home-no-circles"))
    if info.to_join:
        yield section(words("circles-to-join"))
        yield from (to_join(words, circle) for circle in info.to_join)
    for circle in info.circles[:_MOST_CIRCLES]:
        text = words(
            "home-circle", name=escape(circle.name), channel=mrkdwn.channel(circle.channel), members=len(circle.members)
        )
        text += f" · {words('circles-begins-with-three')}" if circle.gathers and circle.missing else ""
        yield section(text, button(words("home-open-circle"), ids.CIRCLES_PAGE, CircleButton(circle=circle.id)))
    if more := info.circles[_MOST_CIRCLES:]:
        yield more_circles(words, more, len(more))
    for own in [each for each in info.own_requests if not each.needs_answer][:_MOST_OWN_REQUESTS]:
        key = "home-asked" if own.request.kind is RequestKind.ASKED else "home-waits"
        yield section(words(key, circle=escape(own.circle.name)), _withdraw_button(words, own))
    yield from (ended_line(words, circle) for circle in info.ended[:_MOST_ENDED])
    if not words.guest:
        alone = not info.circles and not info.own_requests
        yield action_row(button(words("home-found-circle"), ids.CIRCLES_NEW, primary=alone))


def _coaching(words: Words, info: HomeInfo) -> Iterator[Block]:
    standing = info.coaching
    if words.guest and not standing.in_pool:
        return
    yield from (DividerBlock(), header(words("home-coaching")))
    yield section("\n".join(_coaching_lines(words, standing, info)))
    if not standing.in_pool:
        yield action_row(button(words("home-coaching-join"), ids.COACHING_JOIN))
    elif standing.paused_until or standing.waits:
        yield action_row(button(words("home-coaching-resume"), ids.COACHING_RESUME))
    else:
        yield action_row(
            button(words("home-coaching-pause"), ids.COACHING_PAUSE),
            leave_button(words),
        )
    yield from tandems_views.lines(words, standing.tandems, standing.me)


def _coaching_lines(words: Words, standing: CoachingStatus, info: HomeInfo) -> Iterator[str]:
    away_until = info.paused_until
    if standing.meets:
        yield f"💬 {this_round(words, standing)}"
    if not standing.in_pool:
        yield words("home-coaching-out")
    elif standing.waits:
        yield words("coaching-waits")
    elif standing.paused_until:
        day = mrkdwn.day(standing.paused_until, words.date, info.person.zone)
        yield words("home-coaching-paused", day=day)
    elif standing.next_round and away_until and standing.next_round < away_until:
        yield words("home-coaching-without-you")
    elif standing.next_round:
        yield words("home-coaching-next", when=day_and_time(standing.next_round, info.person.zone))
    else:
        yield words("home-coaching-alone")


def _settings(words: Words, info: HomeInfo) -> Iterator[Block]:
    yield from (DividerBlock(), header(words("home-settings")))
    yield from people_views.preferences(words, info.person)
    pause = [] if info.paused_until else [button(words("home-pause-open"), ids.HOME_PAUSE)]
    ask = [button(words("recall-resume"), ids.RECALL_RESUME)] if info.recall.stopped else []
    calendar = button(words("circles-do-calendar-open"), ids.CALENDAR_OPEN, ids.CALENDAR_OPEN.carries())
    yield action_row(*pause, calendar, *ask)
    yield DividerBlock()
    who = button(words("home-who-sees-what"), ids.HOME_WHO_SEES_WHAT)
    log = button(words("journal-open"), ids.JOURNAL_OPEN)
    open_to_all = ("insights-find", ids.INSIGHTS_FIND), ("programmes-title", ids.PROGRAMMES_OVERVIEW)
    find = [] if info.person.guest else [button(words(key), action) for key, action in open_to_all]
    find += [button(words("reports-open"), ids.REPORTS_LIST)] if info.reads_reports else []
    feedback = button(words("feedback-title"), ids.FEEDBACK_OPEN)
    skills = button(words("topics-skills-title"), ids.TOPICS_SKILLS)
    yield action_row(log, skills, feedback, *find, who, button(words("privacy-open"), ids.PRIVACY_OPEN))
    yield context(words("home-commands"))
