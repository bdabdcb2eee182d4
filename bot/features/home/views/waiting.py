"""What waits for somebody in Home, whether or not a message about it came."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, DividerBlock

from bot.features.coaching.rules import PairInfo, Standing
from bot.features.crossroads.rules import Offer
from bot.features.home.forms import CircleButton, CommitmentButton, OfferButton, PairButton, PhaseButton, SessionButton
from bot.features.home.rules import Door, HomeInfo
from bot.features.reflections.rules import OwnCommitment
from bot.features.sessions.rules import SessionInfo
from bot.kernel.text import shorten
from bot.kernel.vocabulary import CommitmentState, RequestKind
from bot.language.translator import Words
from bot.slack.blocks import actions, button, header, section
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention

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
        yield [section(text, button(words("home-look"), "circles:page", CircleButton(circle=knock.circle.id)))]
    for waits in info.questions:
        session, run = waits.question.session, waits.question.run
        text = words(
            "home-question", count=waits.count, circle=escape(session.circle.name), until=day_and_time(run.ends_at)
        )
        about = PhaseButton(session=session.id, run=run.id)
        yield [section(text, button(words("home-answer"), "sessions:answer", about))]


def _own(words: Words, info: HomeInfo) -> Iterator[Item]:
    for session in info.reflections:
        text = words("home-reflect", day=_day(words, session), circle=escape(session.circle.name))
        yield [section(text, button(words("home-reflect-now"), "reflections:open", SessionButton(session=session.id)))]
    for plan in info.plans:
        yield _plan(words, plan)
    for ballot in info.ballots:
        text = words("home-vote", count=ballot.topics, circle=escape(ballot.circle.name))
        yield [section(text, button(words("home-vote-now"), "topics:vote", CircleButton(circle=ballot.circle.id)))]
    if info.needs_coaching_date and info.coaching.pair:
        yield _pair(words, info.coaching, info.coaching.pair)


def _door(words: Words, door: Door) -> Item:
    """Return an invitation, or a place that is kept for somebody."""
    name, about = escape(door.circle.name), CircleButton(circle=door.circle.id)
    if door.request.kept_until:
        text = words("home-place", circle=name, until=day_and_time(door.request.kept_until))
    else:
        text = words("home-invited", circle=name, purpose=escape(shorten(door.circle.purpose, _PURPOSE)))
    full = not door.circle.free_places and not door.request.kept_until
    if full:
        enter = button(words("home-wait"), "circles:wait", about)
    else:
        enter = button(words("home-join"), "circles:join", about, primary=True)
    return [section(text), actions(enter, _away(words, door))]


def _away(words: Words, door: Door) -> ButtonElement:
    key = "home-no-thanks" if door.asks else "home-take-back"
    return button(words(key), "circles:withdraw", CircleButton(circle=door.circle.id))


def at_doors(words: Words, info: HomeInfo) -> Iterator[Block]:
    """Yield at which doors somebody waits, who can do nothing but go away."""
    for door in [door for door in info.doors if not door.asks][:_DOORS]:
        key = "home-asked" if door.request.kind is RequestKind.ASKED else "home-waits"
        yield section(words(key, circle=escape(door.circle.name)), _away(words, door))


def _offer(words: Words, offer: Offer) -> Item:
    places = {"other": escape(offer.circle.name), "circle": escape(offer.into.name)}
    about = OfferButton(offer=offer.id)
    accept = button(words("home-together"), "crossroads:accept", about)
    accept.confirm = ConfirmObject(
        title=words("home-together-title"), text=words("home-together-confirm", **places),
        confirm=words("home-together"), deny=words("button-cancel"),
    )  # fmt: skip
    later = button(words("home-not-now"), "crossroads:decline", about)
    return [section(words("home-offer", who=mention(offer.by), **places)), actions(accept, later)]


def _plan(words: Words, own: OwnCommitment) -> Item:
    """Return the question what became of a plan, which itself is shown in a modal alone."""
    about = CommitmentButton(commitment=own.id)
    text = words("home-plan", day=_day(words, own.session), circle=escape(own.session.circle.name))
    show = button(words("home-show-plan"), "reflections:commitment-show", about)
    answers = [
        button(words(f"reflections-answer-{state}"), f"reflections:commitment-{state}", about)
        for state in CommitmentState
        if state is not CommitmentState.OPEN
    ]
    return [section(text, show), actions(*answers)]


def _pair(words: Words, standing: Standing, pair: PairInfo) -> Item:
    """Return that a pair has no date yet, with what can be said about that."""
    about = PairButton(pair=pair.id)
    dated = button(words("coaching-we-have-a-date"), "coaching:dated", about)
    met = button(words("coaching-we-met"), "coaching:met", about)
    return [section(words("home-coaching-date", others=partners(words, standing))), actions(dated, met)]


def partners(words: Words, standing: Standing) -> str:
    """Return with whom somebody is paired."""
    others = standing.pair.others(standing.me) if standing.pair else ()
    return words.list([mention(one.user) for one in others])


def _day(words: Words, session: SessionInfo) -> str:
    return date_token(session.starts_at, "{date_long}", words.date(session.local_date))
