"""What people see of tandems: the form, a tandem's page, its cards, and what each is told in private."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, Option, StaticSelectElement, UserSelectElement
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions
from bot.features.pairs.views import when_and_where
from bot.features.payloads import TandemAskButton, TandemButton
from bot.features.tandems.forms import ABOUT_LIMIT, HELP, LEARN, TEXT_LIMIT
from bot.features.tandems.rules import (
    CADENCES,
    LASTING,
    MONTHS,
    MOST_AT_ONCE,
    OPEN_FOR,
    Proposal,
    TandemInfo,
    TandemPage,
    TandemPerson,
)
from bot.kernel.enums import TandemAnswer, TandemKind, TandemState
from bot.kernel.recurrence import moment
from bot.language.translator import Words
from bot.slack.blocks import (
    action_row,
    button,
    confirmed,
    context,
    field,
    modal,
    option,
    quoted,
    section,
    text_input,
    text_message,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import date_token, escape, mention

_MOST_SHOWN = 6


def form_modal(words: Words, by_plan: Mapping[TandemKind, int]) -> View:
    """Return the form: what somebody looks for, and with which goal."""
    kinds = [
        option(words(f"tandems-kind-{one}"), one, words(f"tandems-what-{one}", meetings=by_plan.get(one, 0)))
        for one in LASTING
    ]
    roles = [option(words(f"tandems-role-{role}"), role) for role in (LEARN, HELP)]
    often = [option(words(f"tandems-every-{cadence}"), cadence) for cadence in CADENCES]
    months = [option(words("tandems-months", count=count), str(count)) for count in MONTHS]
    return modal(
        actions.TANDEMS_KEEP, words("tandems-title"),
        [
            field("kind", words("tandems-field-kind"), _select(kinds, 0)),
            field("role", words("tandems-field-role"), _select(roles, 0)),
            field(
                "about", words("tandems-field-about"), text_input(limit=ABOUT_LIMIT),
                hint=words("tandems-field-about-hint"),
            ),
            _goal_field(words, ""),
            field(
                "cadence", words("tandems-field-cadence"), _select(often, 1), hint=words("tandems-field-cadence-hint")
            ),
            field("months", words("tandems-field-months"), _select(months, 2)),
            context(words("tandems-form-seen")),
        ],
        submit=words("tandems-go-on"), close=words("button-cancel"),
    )  # fmt: skip


def _select(options: Sequence[Option], chosen: int) -> StaticSelectElement:
    return StaticSelectElement(options=list(options), initial_option=options[chosen])


def _goal_field(words: Words, goal: str) -> Block:
    written = text_input(goal, limit=TEXT_LIMIT, multiline=True)
    return field("goal", words("tandems-field-goal"), written, hint=words("tandems-field-goal-hint"), optional=True)


def page(words: Words, shown: TandemPage) -> View:
    """Return a tandem as somebody in it sees it, or somebody who is asked."""
    found, me = shown.tandem, shown.me
    looking = found.state is TandemState.LOOKING
    by_name = looking and me.asks and not found.asked
    if looking:
        blocks = _looking(words, shown) if me.asks else _asked(words, found)
    else:
        blocks = _running(words, found) if found.state is TandemState.RUNNING else _over(words, shown)
    return modal(
        actions.TANDEMS_ASK_BY_NAME, words("tandems-title"), [*head(words, found), *blocks],
        submit=words("tandems-ask-by-name") if by_name else None, close=words("button-close"),
        metadata=TandemButton(tandem=found.id),
    )  # fmt: skip


def head(words: Words, found: TandemInfo) -> Iterator[Block]:
    """Yield what it is about, and the goals."""
    kind, asker = words(f"tandems-kind-{found.kind}"), found.asker
    about = escape(asker.about) if asker else ""
    yield section(words("tandems-about", kind=kind, about=about) if about else f"*{kind}*")
    if asker and len(found.plan) > 1:
        who = words(f"tandems-seeks-{HELP if asker.helps else LEARN}", who=mention(asker.user))
        rhythm = "own" if found.meeting.titles else found.cadence
        yield context(f"{who} {words(f'tandems-plan-{rhythm}', count=len(found.plan))}")
    for one in found.seats:
        if one.goal and one.said is not TandemAnswer.NO:
            yield section(words("tandems-goal-of", who=mention(one.user)))
            yield from quoted(one.goal)


def _looking(words: Words, shown: TandemPage) -> Iterator[Block]:
    found, about = shown.tandem, TandemButton(tandem=shown.tandem.id)
    stop = button(words("tandems-stop"), actions.TANDEMS_END, about)
    if found.asked:
        who, days = mention(found.asked.user), OPEN_FOR.days
        yield section(words("tandems-waiting", who=who, days=days))
        yield action_row(button(words("tandems-withdraw"), actions.TANDEMS_WITHDRAW, about), stop)
        return
    what = "proposed" if shown.proposals else "nobody"
    buddy = found.kind is TandemKind.BUDDY and not shown.me.helps
    yield section(words(f"tandems-{what}-buddy" if buddy else f"tandems-{what}"))
    yield from (_proposal(words, found, one) for one in shown.proposals)
    yield field("person", words("tandems-field-person"), UserSelectElement(), hint=words("tandems-field-person-hint"))
    yield action_row(stop)


def _proposal(words: Words, found: TandemInfo, one: Proposal) -> Block:
    offers = f": {escape(', '.join(one.offers))}" if one.offers else ""
    about = TandemAskButton(tandem=found.id, person=one.person.id)
    return section(f"{mention(one.person.user)}{offers}", button(words("tandems-ask"), actions.TANDEMS_ASK, about))


def _asked(words: Words, found: TandemInfo) -> Iterator[Block]:
    about = TandemButton(tandem=found.id)
    yield section(words("tandems-would-you"))
    yield action_row(
        button(words("tandems-yes"), actions.TANDEMS_YES, about, primary=True),
        button(words("tandems-no"), actions.TANDEMS_NO, about),
    )
    yield context(words("tandems-eye-level"))


def _running(words: Words, found: TandemInfo) -> Iterator[Block]:
    about = TandemButton(tandem=found.id)
    yield section(f"{_which(words, found)}\n{time_of(words, found)}")
    if found.due_on:
        yield section(
            words("tandems-next" if found.number < len(found.plan) else "tandems-last", day=day(words, found.due_on))
        )
    sooner = button(words("tandems-sooner"), actions.TANDEMS_SOONER, about)
    end = button(words("tandems-end"), actions.TANDEMS_END, about)
    yield action_row(
        button(words("tandems-my-goal"), actions.TANDEMS_GOAL, about),
        button(words("tandems-pause"), actions.TANDEMS_PAUSE, about),
        *([sooner] if found.number < len(found.plan) else []),
        confirmed(end, words("tandems-end-title"), words("tandems-end-confirm"), deny=words("button-cancel")),
    )
    yield context(words("tandems-eye-level"))


def _over(words: Words, shown: TandemPage) -> Iterator[Block]:
    me, others = shown.me, shown.tandem.others(shown.me.person_id)
    yield section(words("tandems-over"))
    for other in others:
        if other.thanks:
            yield section(words("tandems-thanks-of", who=mention(other.user)))
            yield from quoted(other.thanks)
    if me.kept:
        yield section(words("tandems-kept"))
        yield from quoted(me.kept)
    if shown.tandem.number:
        yield action_row(_look_back(words, shown.tandem), *_to_card(words, shown.tandem))


def _look_back(words: Words, found: TandemInfo) -> ButtonElement:
    return button(words("tandems-look-back"), actions.TANDEMS_LOOK_BACK, TandemButton(tandem=found.id))


def _to_card(words: Words, found: TandemInfo) -> Iterator[ButtonElement]:
    if found.leaves_cards:
        yield button(words("insights-make"), actions.INSIGHTS_FROM_HANDOVER, TandemButton(tandem=found.id))


def day(words: Words, on: date) -> str:
    """Return a day as Slack shows it."""
    return date_token(moment(on, time(12), "UTC"), "{date_long}", words.date(on))


def _which(words: Words, found: TandemInfo) -> str:
    kind, title = words(f"tandems-kind-{found.kind}"), found.meeting.titles.get(words.language)
    count = len(found.plan)
    text = words("tandems-meeting", kind=kind, number=found.number, count=count) if count > 1 else kind
    return f"{text}: {title}" if title else text


def time_of(words: Words, found: TandemInfo) -> str:
    """Return when and where they meet, or that they have no date."""
    if found.meets_at:
        return when_and_where(words, found.meets_at, found.venue)
    return words("coaching-find-a-time")


def card(words: Words, found: TandemInfo, form: Format) -> Message:
    """Return the card of the meeting that is on, for both; what they wrote stands in their page alone."""
    if found.state is not TandemState.RUNNING:
        return text_message(words("tandems-card-over", kind=words(f"tandems-kind-{found.kind}")))
    about, which = TandemButton(tandem=found.id), _which(words, found)
    people = _who(words, found.present)
    lines = [f"💬 *{which}*", people, f"_{form.goal(words.language)}_ {words('coaching-minutes', n=form.minutes)}"]
    blocks = [section("\n".join(lines)), section(time_of(words, found))]
    if found.halfway:
        blocks.append(section(words("tandems-half")))
    if found.leaves_cards:
        blocks.append(section(words("tandems-cards")))
    dated = [
        button(words("coaching-calendar"), actions.TANDEMS_CALENDAR, about),
        button(words("coaching-move-date"), actions.TANDEMS_DATED, about),
        button(words("coaching-undate"), actions.TANDEMS_UNDATE, about),
    ]  # fmt: skip
    open_date = [button(words("coaching-set-date"), actions.TANDEMS_DATED, about, primary=True)]
    how = button(words("coaching-how"), actions.TANDEMS_HOW, about)
    to_page = _open(words, found, "tandems-open" if found.wanted_by else "tandems-page")
    blocks.append(action_row(*(dated if found.meets_at else open_date), how, to_page, *_to_card(words, found)))
    return Message(
        words("tandems-card-text", which=which, time=time_of(words, found)),
        [*blocks, context(words("coaching-stays-here"))],
    )


def earlier_card(words: Words, found: TandemInfo) -> Message:
    """Return what an earlier meeting's card says once the next one is on."""
    return text_message(words("tandems-card-earlier", kind=words(f"tandems-kind-{found.kind}")))


def question(words: Words, found: TandemInfo) -> Message:
    """Return the question whether somebody would, with nothing of what whoever asks wrote."""
    asker = mention(found.asker.user) if found.asker else ""
    text = words(f"tandems-question-{found.kind}", who=asker)
    return text_message(text, action_row(_open(words, found)), context(words("tandems-question-quiet")))


def _open(words: Words, found: TandemInfo, label: str = "tandems-open") -> ButtonElement:
    page = actions.CONSULTATION_PAGE if found.wanted_by else actions.TANDEMS_PAGE
    return button(words(label), page, TandemButton(tandem=found.id))


def settled(words: Words) -> Message:
    """Return what is left of a question that was answered, or that nobody asks any more."""
    return text_message(words("tandems-settled"))


def news(words: Words, found: TandemInfo) -> Message:
    """Return, to whoever looks for somebody, that they can ask somebody else."""
    return text_message(
        words("tandems-news", kind=words(f"tandems-kind-{found.kind}")), action_row(_open(words, found))
    )


def ended(words: Words, found: TandemInfo, reader: UUID) -> Message:
    """Return that it is over, and nothing about why; with the way to look back."""
    kind, others = words(f"tandems-kind-{found.kind}"), found.others(reader)
    there = [one for one in others if not one.gone]
    left = [one for one in there if one.said is TandemAnswer.LEFT and (one.asks or len(others) == 1)]
    if not there:
        text = words("tandems-ended-gone", kind=kind)
    else:
        ended = "tandems-ended-left" if left else "tandems-ended"
        text = words(ended, kind=kind, who=_who(words, left or there))
    buttons = action_row(_look_back(words, found), *_to_card(words, found))
    return text_message(text, buttons, context(words("tandems-look-back-quiet")))


def thanked(words: Words, found: TandemInfo, other: TandemPerson) -> Message:
    """Return that the other one has left a word of thanks; it is read on the page."""
    return text_message(words("tandems-thanked", who=mention(other.user)), action_row(_open(words, found)))


def goal_modal(words: Words, shown: TandemPage) -> View:
    """Return the modal for somebody's own goal."""
    return modal(
        actions.TANDEMS_KEEP_GOAL, words("tandems-my-goal"),
        [_goal_field(words, shown.me.goal), context(words("tandems-goal-seen"))],
        submit=words("tandems-save"), close=words("button-cancel"), metadata=TandemButton(tandem=shown.tandem.id),
    )  # fmt: skip


def look_back_modal(words: Words, shown: TandemPage) -> View:
    """Return the modal for what somebody takes with them, and their thanks."""
    kept, thanks = (text_input(text, limit=TEXT_LIMIT, multiline=True) for text in (shown.me.kept, shown.me.thanks))
    return modal(
        actions.TANDEMS_KEEP_LOOK_BACK, words("tandems-look-back"),
        [
            field("kept", words("tandems-field-kept"), kept, hint=words("only-you-see"), optional=True),
            field("thanks", words("tandems-field-thanks"), thanks, hint=words("tandems-thanks-seen"), optional=True),
        ],
        submit=words("tandems-save"), close=words("button-cancel"), metadata=TandemButton(tandem=shown.tandem.id),
    )  # fmt: skip


def capacity_modal(words: Words, capacity: int) -> View:
    """Return the modal that asks for how many somebody is there."""
    numbers = [option(words("tandems-for", count=count), str(count)) for count in range(MOST_AT_ONCE + 1)]
    return modal(
        actions.TANDEMS_KEEP_CAPACITY, words("tandems-capacity"),
        [
            section(words("tandems-capacity-what")),
            field("capacity", words("tandems-field-capacity"), _select(numbers, capacity)),
            context(words("tandems-capacity-seen")),
        ],
        submit=words("tandems-save"), close=words("button-cancel"),
    )  # fmt: skip


def capacity_kept(words: Words, capacity: int) -> Message:
    """Return for how many somebody is there from now on."""
    return text_message(words("tandems-capacity-kept", count=capacity))


def lines(words: Words, tandems: Sequence[TandemInfo], person_id: UUID) -> Iterator[Block]:
    """Yield a line for each tandem of somebody, and the way to another one."""
    for found in tandems[:_MOST_SHOWN]:
        if found.asked is None or found.asked.person_id != person_id:
            yield section(_line(words, found, person_id), _open(words, found))
    if not words.guest:
        new = button(words("tandems-new"), actions.TANDEMS_NEW)
        case = button(words("consultation-new"), actions.CONSULTATION_NEW)
        yield action_row(new, case, button(words("tandems-capacity"), actions.TANDEMS_CAPACITY))


def _line(words: Words, found: TandemInfo, person_id: UUID) -> str:
    kind, others = words(f"tandems-kind-{found.kind}"), [one for one in found.present if one.person_id != person_id]
    if found.state is TandemState.RUNNING and others:
        running = words("tandems-line-running", which=_which(words, found), who=_who(words, others))
        return f"{running} {time_of(words, found)}"
    helping = found.asker is not None and found.asker.person_id != person_id
    helps = helping and found.state is TandemState.LOOKING
    return words("tandems-line-waits" if helps else f"tandems-line-{found.state}", kind=kind)


def _who(words: Words, people: Sequence[TandemPerson]) -> str:
    return words.list([mention(one.user) for one in people])
