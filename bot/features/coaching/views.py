"""What people see of coaching: their own state, the pair's messages, the modals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DatePickerElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.features import actions as ids
from bot.features.coaching.forms import PEOPLE_LIMIT, THEME_LIMIT
from bot.features.coaching.rules import LEAST_OF_THEME, MINUTES, Coachee, CoachingStatus, PairInfo, WhyAlone
from bot.features.pairs.views import when_and_where
from bot.features.payloads import LanguagesButton, PairButton, PoolButton
from bot.features.tandems import views as tandems_views
from bot.kernel.enums import Language, PairState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, field, modal, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, day_and_time, escape, mention

_MOST_POOLS = 15
SLACK_IS_SILENT = "coaching-slack-is-silent"
"""What to say where Slack doesn't tell in time who somebody is: nothing has changed, and the same may work again."""


def state(words: Words, standing: CoachingStatus) -> Message:
    """Return where somebody stands, and what they can do about it."""
    lines = [words("coaching-in" if standing.in_pool else "coaching-out"), *_news(words, standing)]
    met = standing.pair if standing.meets and standing.pair and standing.pair.state is PairState.MET else None
    first = section("\n".join(lines), look_back_button(words, met) if met else None)
    blocks = [first, _pool_buttons(words, standing), *_pools(words, standing), context(words("coaching-voluntary"))]
    lasting = tandems_views.lines(words, standing.tandems, standing.me)
    return Message(lines[0], [*blocks, *lasting, context(words("coaching-more"))])


def _news(words: Words, standing: CoachingStatus) -> Iterator[str]:
    for pair in filter(None, (standing.pair, *standing.more_pairs)):
        yield this_round(words, replace(standing, pair=pair))
    if standing.any_language:
        yield words("coaching-any-on")
    elif standing.few and standing.pair:
        yield _few(words, standing.few, standing.pair.language)
    if standing.waits:
        yield words("coaching-waits")
    elif standing.skips:
        yield words("coaching-skips")
    elif standing.full:
        yield words("coaching-full")
    elif standing.paused_until:
        yield words("coaching-paused", day=day(words, standing.paused_until))
    elif standing.in_pool and standing.next_round:
        yield words("coaching-next-round", when=day_and_time(standing.next_round))
    elif standing.in_pool:
        yield words("coaching-alone")


def this_round(words: Words, standing: CoachingStatus) -> str:
    """Return whom somebody meets in this round, and when; empty where they are in no pair."""
    pair = standing.pair
    if pair is None:
        return ""
    theme = f"{words('coaching-pool-theme', theme=escape(pair.theme))} " if pair.theme else ""
    return theme + _this_round(words, standing, pair)


def _this_round(words: Words, standing: CoachingStatus, pair: PairInfo) -> str:
    if standing.is_out:
        return words("coaching-with-out", others=names(words, pair.others(standing.me)))
    if not standing.meets:
        return words("coaching-with-not_this_time")
    others = names(words, pair.others(standing.me))
    if pair.meets_at and pair.state is not PairState.MET:
        return words("coaching-with-dated-at", others=others, when=day_and_time(pair.meets_at))
    return words(f"coaching-with-{pair.state}", others=others)


def _few(words: Words, count: int, language: Language) -> str:
    return words(f"coaching-few-{language}", count=count)


def _languages(words: Words, *, any_language: bool) -> ButtonElement:
    label = words("coaching-any-language" if any_language else "coaching-own-language")
    return button(label, ids.COACHING_LANGUAGES, LanguagesButton(any_language=any_language))


def _pool_buttons(words: Words, standing: CoachingStatus) -> Block:
    how = button(words("coaching-how"), ids.COACHING_HOW)
    if not standing.in_pool:
        join = [] if words.guest else [button(words("coaching-join"), ids.COACHING_JOIN, primary=True)]
        return action_row(*join, how, *_new_pool(words, standing, beside=True))
    pause = button(words("coaching-pause"), ids.COACHING_PAUSE)
    resume = button(words("coaching-resume"), ids.COACHING_RESUME, primary=True)
    wider = standing.any_language or standing.few
    languages = [_languages(words, any_language=not standing.any_language)] if wider else []
    skip = button(words("preferences-skip"), ids.COACHING_SKIP)
    return action_row(
        *([resume] if standing.paused_until or standing.waits else [skip, pause]), how,
        button(words("preferences-mine"), ids.COACHING_SETTINGS),
        *languages, *_new_pool(words, standing, beside=True), leave_button(words),
    )  # fmt: skip


def _new_pool(words: Words, standing: CoachingStatus, *, beside: bool) -> list[ButtonElement]:
    """Return the way to open a pool, ``beside`` the other buttons or below the pools about themes, if there are any."""
    here = beside is not any(pool.theme for pool in standing.pools)
    return [button(words("coaching-pool-new"), ids.COACHING_OPEN_POOL)] if here and not words.guest else []


def _pools(words: Words, standing: CoachingStatus) -> Iterator[Block]:
    """Yield the pools that there are, where there is more than the workspace's own, with the way to open one."""
    if not any(pool.theme for pool in standing.pools):
        return
    for one in sorted(standing.pools, key=lambda pool: not pool.mine)[:_MOST_POOLS]:
        into = button(words("coaching-pool-join"), ids.COACHING_POOL, PoolButton(pool=one.id, wanted=True))
        tap = _out_of_pool(words, one.id) if one.mine else into
        name = words("coaching-pool-theme", theme=escape(one.theme)) if one.theme else words("coaching-pool-own")
        stands = words("coaching-pool-missing" if one.missing else "coaching-pool-goes", missing=one.missing)
        yield section(f"{name} {stands}", None if words.guest else tap)
    if new := _new_pool(words, standing, beside=False):
        yield action_row(*new)


def pool_modal(words: Words) -> View:
    """Return the modal that asks what a pool is to be about."""
    theme = text_input("", limit=THEME_LIMIT, placeholder=words("coaching-pool-example"))
    return modal(
        ids.COACHING_OPEN_POOL, words("coaching-pool-title"),
        [
            field("theme", words("coaching-pool-about"), theme, hint=words("coaching-pool-hint", n=LEAST_OF_THEME)),
            context(words("coaching-pool-seen")),
        ],
        submit=words("coaching-pool-open"), close=words("button-cancel"),
    )  # fmt: skip


def leave_button(words: Words) -> ButtonElement:
    """Return the way out of the pool, which first says that a pair is told."""
    leave = button(words("coaching-leave"), ids.COACHING_LEAVE)
    return confirmed(leave, words("coaching-leave"), words("coaching-leave-told"), deny=words("button-back"))


def pair_card(words: Words, pair: PairInfo, questions: Sequence[str]) -> Message:
    """Return the card of a pair or trio as it stands now; ``questions`` are all that could open a conversation."""
    if not _is_open(pair):
        return _closed(words, pair)
    people = pair.present
    who, for_how_long = names(words, people), "rest" if pair.late else pair.cadence
    title = words(f"coaching-card-{for_how_long}", count=len(people), people=who, day=day(words, pair.ends_at))
    about = section("\n".join([title, *_about(words, pair)]))
    question = words("coaching-first-question", question=escape(questions[pair.question % len(questions)]))
    blocks = [about, section(f"{question}\n{_time(words, pair)}"), _card_buttons(words, pair)]
    if pair.few:
        blocks.append(section(_few(words, pair.few, pair.language), _languages(words, any_language=True)))
    text = words("coaching-card-text", people=who, minutes=MINUTES[len(people)])
    return Message(text, [*blocks, context(words("coaching-stays-here"))])


def _about(words: Words, pair: PairInfo) -> Iterator[str]:
    if pair.theme:
        yield words("coaching-pool-theme", theme=escape(pair.theme))
    if pair.nth > 1:
        yield words("coaching-together", nth=pair.nth)
    elif pair.late:
        yield words("coaching-late")
    elif len(pair.present) > 2 and not pair.few:
        yield words("coaching-odd")
    for one in pair.present:
        yield from _skills(words, one)


def _skills(words: Words, one: Coachee) -> Iterator[str]:
    offers, wishes = (escape(words.list(texts)) if texts else "" for texts in (one.offers, one.wishes))
    who = mention(one.user)
    if offers and wishes:
        yield words("coaching-offers-and-wishes", who=who, offers=offers, wishes=wishes)
    elif offers:
        yield words("coaching-offers", who=who, offers=offers)
    elif wishes:
        yield words("coaching-wishes", who=who, wishes=wishes)


def _time(words: Words, pair: PairInfo) -> str:
    count = len(pair.present)
    length = words("coaching-length", minutes=MINUTES[count])
    if pair.meets_at:
        return when_and_where(words, pair.meets_at, pair.venue, length)
    if pair.suggested_at is None:
        return f"{words('coaching-find-a-time')} {length}"
    return f"{words('coaching-slot', count=count, when=day_and_time(pair.suggested_at))} {length}"


def _card_buttons(words: Words, pair: PairInfo) -> Block:
    about = PairButton(pair=pair.id)
    how = button(words("coaching-how"), ids.COACHING_HOW, about)
    cannot = _cannot(words, words("coaching-not-this-time"), pair, about)
    if pair.meets_at is None:
        return action_row(button(words("coaching-set-date"), ids.COACHING_DATED, about, primary=True), how, cannot)
    return action_row(
        button(words("coaching-calendar"), ids.COACHING_CALENDAR, about),
        button(words("coaching-move-date"), ids.COACHING_DATED, about),
        button(words("coaching-undate"), ids.COACHING_UNDATE, about), how, cannot,
    )  # fmt: skip


def _cannot(words: Words, text: str, pair: PairInfo, about: PairButton) -> ButtonElement:
    found = button(text, ids.COACHING_NOT_THIS_TIME, about)
    what = words("coaching-cannot-text-last" if pair.last else "coaching-cannot-text")
    return confirmed(found, words("coaching-cannot-title"), what, deny=words("button-back"))


def _is_open(pair: PairInfo) -> bool:
    return not pair.over and pair.state not in (PairState.NOT_THIS_TIME, PairState.MET)


def _closed(words: Words, pair: PairInfo) -> Message:
    met, absent = [action_row(look_back_button(words, pair))] if pair.state is PairState.MET else [], gone(pair)
    if pair.over:
        return _said(words("coaching-round-over"), *met)
    if absent and pair.state is PairState.NOT_THIS_TIME:
        return _said(words("coaching-closed-gone", who=names(words, absent), count=len(absent)))
    key = f"coaching-closed-{pair.state}-last" if pair.last else f"coaching-closed-{pair.state}"
    return _said(words(key, day=day(words, pair.ends_at)), *met)


def look_back_button(words: Words, pair: PairInfo) -> ButtonElement:
    """Return the way to what one writes for oneself after a round."""
    return button(words("tandems-look-back"), ids.COACHING_LOOK_BACK, PairButton(pair=pair.id))


def midway(words: Words, pair: PairInfo) -> Message:
    """Return the question whether they met, or what they answered: met, a date, not yet, or not this time."""
    if not _is_open(pair):
        return _closed(words, pair)
    about = PairButton(pair=pair.id, midway=True)
    buttons = [button(words("coaching-we-met"), ids.COACHING_MET, about, primary=True)]
    if pair.planned:
        asked = _time(words, pair)
    elif pair.state is PairState.NOT_YET:
        asked = words("coaching-time-until", day=day(words, pair.ends_at))
    else:
        asked = words("coaching-did-you-meet", count=len(pair.present))
        buttons.append(button(words("coaching-not-yet"), ids.COACHING_NOT_YET, about))
    date = words("coaching-move-date" if pair.planned else "coaching-set-date")
    cannot = _cannot(words, words("coaching-not-this-round"), pair, about)
    buttons += [button(date, ids.COACHING_DATED, about), cannot]
    return _said(asked, action_row(*buttons), context(words("coaching-answer-stays-here")))


def declined(words: Words, pair: PairInfo) -> Message:
    """Return who can't this time, for the others."""
    absent = [one for one in pair.people if one.out and not one.gone]
    out = names(words, absent)
    if len(pair.present) > 1:
        return _said(words("coaching-declined-trio", out=out))
    if pair.last:
        return _said(words("coaching-declined-last", out=out))
    return _said(words("coaching-declined", out=out, count=len(absent), day=day(words, pair.ends_at)))


def switched(words: Words, pool_id: UUID, theme: str, *, on: bool) -> Message:
    """Return the news that a programme's coaching was switched off, or on again, with the way out of it."""
    text = words("coaching-switched-on" if on else "coaching-switched-off", theme=escape(theme))
    return _said(text, action_row(_out_of_pool(words, pool_id)))


def _out_of_pool(words: Words, pool_id: UUID) -> ButtonElement:
    leave = button(words("coaching-pool-leave"), ids.COACHING_POOL, PoolButton(pool=pool_id, wanted=False))
    return confirmed(leave, words("coaching-leave"), words("coaching-leave-told"), deny=words("button-back"))


def left_over(words: Words, why: WhyAlone) -> Message:
    """Return the news that there was nobody for somebody, why, and what helps."""
    helps = [action_row(_languages(words, any_language=True))] if why is WhyAlone.LANGUAGE else []
    return _said(words(f"coaching-left-over-{why}"), *helps, context(words("coaching-left-over-then")))


def pause_modal(words: Words, until: date) -> View:
    """Return the modal that asks until when."""
    day = DatePickerElement(initial_date=until.isoformat())
    blocks = [field("until", words("coaching-pause-until"), day, hint=words("coaching-pause-hint"))]
    return modal(
        ids.COACHING_KEEP_PAUSE, words("coaching-pause"), blocks,
        submit=words("coaching-pause"), close=words("button-cancel"),
    )  # fmt: skip


def not_with_modal(words: Words, chosen: Sequence[UserId], problem: str | None = None) -> View:
    """Return the private list, to be changed; ``problem`` names what went wrong when it was to be changed before."""
    people = UserMultiSelectElement(initial_users=list(chosen) or None, max_selected_items=PEOPLE_LIMIT)
    label = field("people", words("coaching-not-with-whom"), people, hint=words("only-you-see"), optional=True)
    return modal(
        ids.COACHING_KEEP_NOT_WITH, words("coaching-not-with"),
        [*([section(words(problem))] if problem else []), section(words("coaching-not-with-text")), label],
        submit=words("coaching-keep"), close=words("button-cancel"),
    )  # fmt: skip


def not_with_kept(words: Words) -> Message:
    """Return that the list is kept, without names."""
    change = button(words("coaching-not-with-change"), ids.COACHING_NOT_WITH)
    return _said(words("coaching-not-with-kept"), action_row(change))


def _said(text: str, *more: Block) -> Message:
    return Message(text, [section(text), *more])


def gone(pair: PairInfo) -> list[Coachee]:
    """Return those of a pair or trio whose account is off."""
    return [one for one in pair.people if one.gone]


def names(words: Words, people: Sequence[Coachee]) -> str:
    """Return people as Slack shows them."""
    return words.list([mention(one.user) for one in people])


def day(words: Words, at: datetime) -> str:
    """Return the day of a moment, in the reader's own zone."""
    return date_token(at, "{date_long}", words.date(at.date()))
