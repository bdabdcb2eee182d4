"""Feedback and thanks: questions and answers in modals, and the lines that say that they are there."""

from collections.abc import Iterator
from itertools import chain

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    MarkdownTextObject,
    Option,
    RadioButtonsElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.views import seen_by
from bot.features.feedback.rules import (
    LINE_LIMIT,
    TEXT_LIMIT,
    WAITS_FOR,
    WITHDRAWN_WITHIN,
    FeedbackInfo,
    FeedbackPage,
    Observation,
    Reachable,
    ThanksInfo,
    is_about_the_person,
)
from bot.features.payloads import FeedbackButton, FeedbackDraft, PeersButton, ShareButton, ThanksButton
from bot.kernel.ids import UserId
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
from bot.slack.mrkdwn import day, day_and_time, escape, mention

_MOST_BOXES = 10
_DAYS, _HOURS = WAITS_FOR.days, WITHDRAWN_WITHIN.days * 24
_PARTS = ("situation", "observed", "effect", "wish")


def page_modal(words: Words, page: FeedbackPage) -> View:
    """Return what somebody has got, and what they can take back, with the ways to ask and to thank."""
    ask = button(words("feedback-ask"), actions.FEEDBACK_ASK, PeersButton())
    thank = button(words("feedback-thank"), actions.FEEDBACK_THANK, PeersButton())
    blocks = [action_row(ask, thank)]
    for key, lines in (
        ("feedback-received", [_received(words, one) for one in page.received]),
        ("feedback-thanks-received", [_thanks(words, one) for one in page.thanks]),
        ("feedback-asked", [_asked(words, one) for one in page.asked]),
        ("feedback-given", [_given(words, one) for one in page.given]),
        ("feedback-thanks-given", [_thanked(words, one) for one in page.thanked]),
    ):
        blocks += [section(words(key)), *lines] if lines else []
    if len(blocks) == 1:
        blocks.append(section(words("feedback-nothing")))
    return modal(actions.FEEDBACK_OPEN, words("feedback-title"), blocks, close=words("button-close"))


def _received(words: Words, one: FeedbackInfo) -> Block:
    return section(f"{_line(words, one.giver, one)}: {escape(one.about)}", _read_button(words, one))


def _read_button(words: Words, one: FeedbackInfo) -> ButtonElement:
    return button(words("feedback-read"), actions.FEEDBACK_READ, FeedbackButton(feedback=one.id))


def _line(words: Words, user: UserId, one: FeedbackInfo) -> str:
    when = day(one.answered_at or one.asked_at, words.date, one.zone)
    return words("feedback-line", who=mention(user), day=when)


def _asked(words: Words, one: FeedbackInfo) -> Block:
    about = FeedbackButton(feedback=one.id)
    back = button(words("feedback-withdraw"), actions.FEEDBACK_WITHDRAW_QUESTION, about)
    return section(f"{_line(words, one.giver, one)}: {escape(one.about)}", back)


def _given(words: Words, one: FeedbackInfo) -> Block:
    text = words("feedback-given-line", who=mention(one.receiver), until=_until(one))
    back = button(words("feedback-withdraw"), actions.FEEDBACK_WITHDRAW, FeedbackButton(feedback=one.id))
    return section(text, back)


def _until(one: FeedbackInfo) -> str:
    return day_and_time(one.withdrawn_until or one.asked_at, one.zone)


def _thanks(words: Words, one: ThanksInfo) -> Block:
    return section(_thanks_line(words, one.giver, one), _thanks_button(words, one))


def _thanks_line(words: Words, user: UserId, one: ThanksInfo) -> str:
    return words(
        "feedback-thanks-line", who=mention(user), day=day(one.given_at, words.date, one.circle.rhythm.zone),
        text=escape(one.text),
    )  # fmt: skip


def _thanks_button(words: Words, one: ThanksInfo) -> ButtonElement:
    return button(words("feedback-read"), actions.FEEDBACK_THANKS, ThanksButton(thanks=one.id))


def _thanked(words: Words, one: ThanksInfo) -> Block:
    back = button(words("feedback-withdraw"), actions.FEEDBACK_TAKE_BACK, ThanksButton(thanks=one.id))
    return section(_thanks_line(words, one.receiver, one), back)


def ask_modal(words: Words, about: PeersButton, within: Reachable) -> View:
    """Return the modal in which somebody asks members of these circles, or of a pair, for feedback."""
    people, most = _peers(within), max(1, len(within.people))
    proposed = people if within.pair else None
    boxes = CheckboxesElement(options=people, initial_options=proposed)
    chosen = boxes if people else UserMultiSelectElement(max_selected_items=most)
    line = text_input("", limit=LINE_LIMIT, placeholder=words("feedback-about-example"))
    return modal(
        actions.FEEDBACK_ASK, words("feedback-ask"),
        [
            field("people", words("feedback-whom"), chosen, hint=_from(words, within)),
            field("about", words("feedback-about"), line),
            seen_by(words, words("feedback-ask-seen", days=_DAYS)),
        ],
        submit=words("feedback-ask-submit"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip


def _peers(within: Reachable) -> list[Option]:
    """Return whom somebody can choose; none where they are more than boxes take, and Slack has to list everybody."""
    named = [Option(text=MarkdownTextObject(text=mention(user)), value=user) for user in within.people]
    return named if len(named) <= _MOST_BOXES else []


def _from(words: Words, within: Reachable) -> str:
    names = words("feedback-pair") if within.pair else words.list(within.circles)
    return words("feedback-from", circles=names) if names else words("feedback-no-circle")


def _where(words: Words, one: FeedbackInfo) -> str:
    return escape(one.circle.name) if one.circle else words("feedback-pair")


def passed_on(words: Words) -> Message:
    """Return what somebody is told who has asked."""
    return text_message(words("feedback-passed-on", days=_DAYS))


def question(words: Words, one: FeedbackInfo) -> Message:
    """Return the question to who is asked; what it is about isn't in it."""
    about = FeedbackButton(feedback=one.id)
    read = button(words("feedback-answer-open"), actions.FEEDBACK_ANSWER, about, primary=True)
    no = button(words("feedback-rather-not"), actions.FEEDBACK_DECLINE, about)
    text = words("feedback-question", who=mention(one.receiver), circle=_where(words, one))
    return text_message(text, action_row(read, no), context(words("feedback-voluntary")))


def answered(words: Words, one: FeedbackInfo) -> Message:
    """Return what the question becomes once it is answered."""
    return text_message(words("feedback-answered", who=mention(one.receiver), until=_until(one)))


def withdrawn(words: Words, one: FeedbackInfo) -> Message:
    """Return what the question becomes once whoever asked has taken it back."""
    return text_message(words("feedback-withdrawn", who=mention(one.receiver)))


def over(words: Words) -> Message:
    """Return what the question becomes where there is nothing to answer any more."""
    return text_message(words("feedback-over"))


def answer_modal(words: Words, one: FeedbackInfo, about: FeedbackDraft, written: Observation | None = None) -> View:
    """Return the question with the fields for its answer; with what was ``written``, where that came back."""
    who = mention(one.receiver)
    return modal(
        actions.FEEDBACK_ANSWER, words("feedback-answer-title"),
        [
            section(words("feedback-asks", who=who, circle=_where(words, one))), *quoted(one.about),
            *_fields(words, written or Observation()),
            seen_by(words, words("feedback-answer-seen", who=who, hours=_HOURS)),
        ],
        submit=words("feedback-answer-submit"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip


def _fields(words: Words, written: Observation) -> Iterator[Block]:
    for name in _PARTS:
        text = getattr(written, name)
        element = text_input(text, limit=TEXT_LIMIT, multiline=True)
        yield field(name, words(f"feedback-{name}"), element, optional=name == "wish")
        if is_about_the_person(text):
            yield context(words("feedback-rather-what-you-saw"))


def answer_kept(words: Words) -> Message:
    """Return what somebody is told who has answered."""
    return text_message(words("feedback-answer-kept", hours=_HOURS))


def answer_there(words: Words, one: FeedbackInfo) -> Message:
    """Return that there is an answer; what it says isn't in it."""
    text = words("feedback-there", who=mention(one.giver), circle=_where(words, one))
    return text_message(text, action_row(_read_button(words, one)))


def answer_gone(words: Words) -> Message:
    """Return what that becomes once the answer was taken back or deleted."""
    return text_message(words("feedback-gone"))


def feedback_modal(words: Words, one: FeedbackInfo) -> View:
    """Return an answer for who has asked for it."""
    delete = button(words("feedback-delete"), actions.FEEDBACK_DELETE, FeedbackButton(feedback=one.id))
    sure = words("feedback-delete-confirm")
    delete = confirmed(delete, words("feedback-delete-title"), sure, deny=words("button-cancel"))
    parts = [_part(words, name, text) for name in _PARTS if (text := getattr(one.answer, name))]
    return modal(
        actions.FEEDBACK_READ, words("feedback-answer-title"),
        [
            section(_line(words, one.giver, one)), *quoted(one.about), *chain.from_iterable(parts),
            context(words("only-you-see")), action_row(delete),
        ],
        close=words("button-close"),
    )  # fmt: skip


def _part(words: Words, name: str, text: str) -> list[Block]:
    return [section(f"*{words(f'feedback-{name}')}*"), *quoted(text)]


def deleted(words: Words) -> Message:
    """Return that an answer is deleted."""
    return text_message(words("feedback-deleted"))


def thank_modal(words: Words, about: PeersButton, within: Reachable) -> View:
    """Return the modal in which somebody thanks a member of these circles."""
    people = _peers(within)
    chosen = RadioButtonsElement(options=people) if people else UserSelectElement()
    line = text_input("", limit=LINE_LIMIT, placeholder=words("feedback-thanks-example"))
    digest = CheckboxesElement(options=[option(words("feedback-thanks-offer"), "yes")])
    return modal(
        actions.FEEDBACK_THANK, words("feedback-thank"),
        [
            field("person", words("feedback-thanks-whom"), chosen, hint=_from(words, within)),
            field("text", words("feedback-thanks-for"), line),
            field("digest", words("feedback-thanks-digest"), digest, optional=True),
            seen_by(words, words("feedback-thank-seen")),
        ],
        submit=words("feedback-thank"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip


def thanked(words: Words) -> Message:
    """Return what somebody is told who has thanked."""
    return text_message(words("feedback-thanked"))


def thanks_there(words: Words, one: ThanksInfo) -> Message:
    """Return that somebody thanks the reader; for what isn't in it."""
    text = words("feedback-thanks-there", who=mention(one.giver), circle=escape(one.circle.name))
    return text_message(text, action_row(_thanks_button(words, one)))


def thanks_gone(words: Words) -> Message:
    """Return what that becomes once the thanks were taken back."""
    return text_message(words("feedback-thanks-gone"))


def thanks_modal(words: Words, one: ThanksInfo) -> View:
    """Return thanks for whom they are for, with the tap that shares them where who thanks offered that."""
    head = words("feedback-thanks-there", who=mention(one.giver), circle=escape(one.circle.name))
    blocks = [section(head), *quoted(one.text)]
    if one.offered:
        state = "shared" if one.shared_at else "offered"
        about = ShareButton(thanks=one.id, wanted=one.shared_at is None)
        tap = button(words(f"feedback-thanks-{state}-tap"), actions.FEEDBACK_SHARE, about)
        blocks.append(section(words(f"feedback-thanks-{state}"), tap))
    if not one.shared_at:
        blocks.append(context(words("sessions-for-receiver", who=mention(one.giver))))
    return modal(actions.FEEDBACK_THANKS, words("feedback-thanks-title"), blocks, close=words("button-close"))
