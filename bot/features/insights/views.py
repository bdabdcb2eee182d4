"""What people see of insight cards: those of a circle, those of the company, one, its form, and the question."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, UserMultiSelectElement
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.rules import CircleInfo
from bot.features.circles.views import seen_by
from bot.features.insights.forms import InsightDraft, ReadInsight, ShownInsights
from bot.features.insights.rules import TEXT_LIMIT, TITLE_LIMIT, AskablePerson, CardAuthor, InsightCard
from bot.features.library.rules import page_of, telling_line
from bot.features.library.views import day, turning, words_input
from bot.features.payloads import CircleButton, InsightAnswer, InsightButton
from bot.features.sessions.rules import SessionInfo
from bot.features.tandems.rules import TandemInfo
from bot.kernel.ids import UserId
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import (
    action_row,
    button,
    confirmed,
    context,
    field,
    header,
    modal,
    quoted,
    section,
    text_input,
    text_message,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention, mentions

_LINE, _MOST_AUTHORS, _MOST_PEOPLE = 120, 8, 20


def new_card(words: Words, session: SessionInfo, text: str, others: Sequence[UserId] = ()) -> View:
    """Return the form of a new card about a session, with ``text`` in it as far as it goes."""
    seen = words("insights-form-seen", circle=escape(session.circle.name))
    return _form(
        words, InsightDraft(session=session.id), session.topic.title if session.topic else "", text,
        _authors(words, others), seen_by(words, seen),
    )  # fmt: skip


def handover_card(words: Words, found: TandemInfo) -> View:
    """Return the form of a card that is from both people of a handover."""
    topic = found.asker.about if found.asker else ""
    return _form(words, InsightDraft(tandem=found.id), topic, "", seen_by(words, words("insights-form-seen-two")))


def _authors(words: Words, others: Sequence[UserId]) -> Block:
    chosen = UserMultiSelectElement(initial_users=list(others) or None, max_selected_items=_MOST_AUTHORS)
    label, hint = words("insights-field-authors"), words("insights-field-authors-hint")
    return field("authors", label, chosen, hint=hint, optional=True)


def changed_card(words: Words, card: InsightCard, reader: UUID, shown: ShownInsights | None) -> View:
    """Return the form of a card that is there, for one of those who stand on it."""
    draft = InsightDraft(session=card.session_id, insight=card.id, shown=shown)
    others = [author.user for author in card.authors if author.person_id != reader]
    again = context(words("insights-form-again"))
    names = [_authors(words, others)] if card.circle_id else []
    return _form(words, draft, card.title, card.text, *names, again)


def _form(words: Words, draft: InsightDraft, title: str, text: str, *below: Block) -> View:
    learned = text_input(shorten(text, TEXT_LIMIT), limit=TEXT_LIMIT, multiline=True)
    return modal(
        actions.INSIGHTS_KEEP, words("insights-form-title"),
        [
            field("title", words("insights-field-title"), text_input(title, limit=TITLE_LIMIT)),
            field("text", words("insights-field-text"), learned, hint=words("insights-field-text-hint")),
            *below,
        ],
        submit=words("insights-save"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def circle_cards(words: Words, circle: CircleInfo, cards: Sequence[InsightCard], shown: ShownInsights) -> View:
    """Return a circle's cards for who reads its library."""
    head = [section(words("insights-of-circle", circle=escape(circle.name))), context(words("insights-who-circle"))]
    return _cards(words, head, cards, shown, words("insights-none-circle"))


def company_cards(
    words: Words, cards: Sequence[InsightCard], people: Sequence[AskablePerson], shown: ShownInsights
) -> View:
    """Return what everybody in the company finds: cards without their circles, and who may be asked."""
    head = [section(words("insights-of-company")), context(words("insights-who-company"))]
    asked = [section(f"{mention(one.user)}: {escape(', '.join(one.offers))}") for one in people[:_MOST_PEOPLE]]
    below = [section(words("insights-people")), *asked] if asked else []
    return _cards(words, head, cards, shown, words("insights-none-company"), *below)


def _cards(
    words: Words, head: Sequence[Block], cards: Sequence[InsightCard], shown: ShownInsights, empty: str, *below: Block
) -> View:
    found = page_of(cards, shown.page)
    none = [section(words("insights-found-none") if shown.words else empty)]
    return modal(
        actions.INSIGHTS_SEARCH, words("insights-title"),
        [
            *head, words_input(words, actions.INSIGHTS_WORDS, shown.words, shown.drawn),
            *([_line(words, card, shown) for card in found.entries] or none),
            *turning(words, found, actions.INSIGHTS_TURN), *below,
        ],
        submit=words("library-search"), close=words("button-close"), metadata=shown,
    )  # fmt: skip


def _line(words: Words, card: InsightCard, shown: ShownInsights) -> Block:
    line = escape(shorten(telling_line(card.text, shown.words), _LINE))
    text = words("insights-line", title=escape(card.title), line=line)
    text += f"\n{words('insights-is-kept-two')}" if not (card.circle or card.is_released) else ""
    return section(text, button(words("library-read"), actions.INSIGHTS_READ, InsightButton(insight=card.id)))


def card_modal(
    words: Words, card: InsightCard, reader: UUID, shown: ShownInsights | None, now: datetime, *, inside: bool
) -> View:
    """Return one card; who isn't ``inside`` its circle isn't told which that is and what it was about."""
    mine, back = card.author(reader), button(words("button-back"), actions.INSIGHTS_BACK)
    buttons = [*([back] if shown else []), *(_author_buttons(words, card, mine, now) if mine else [])]
    return modal(
        actions.INSIGHTS_CARD, words("insights-form-title"),
        [
            header(card.title), context(" · ".join(_facts(words, card, inside=inside))), *quoted(card.text),
            context(_state(words, card, now)), *(_own_answer(words, card, mine, now) if mine else ()),
            *([action_row(*buttons)] if buttons else []),
        ],
        submit=None, close=words("button-close"), metadata=ReadInsight(shown=shown),
    )  # fmt: skip


def _facts(words: Words, card: InsightCard, *, inside: bool) -> Iterator[str]:
    if inside and card.circle:
        yield escape(card.circle)
    if inside and card.topic:
        yield escape(card.topic)
    yield words("library-date", date=day(card.made_at))
    if card.authors:
        yield words("library-written-by", who=mentions([author.user for author in card.authors]))


def _state(words: Words, card: InsightCard, now: datetime) -> str:
    if card.is_released:
        return words("insights-is-released")
    if card.is_open(now):
        return _said(words, card, "insights-is-offered", "insights-is-offered-two")
    return _said(words, card, "insights-is-kept", "insights-is-kept-two")


def _said(words: Words, card: InsightCard, of_circle: str, of_two: str) -> str:
    """Return what is said of a circle's card, or of one from a handover."""
    return words(of_circle if card.circle else of_two, circle=escape(card.circle or ""), until=_until(card))


def _until(card: InsightCard) -> str:
    return day_and_time(card.open_until) if card.open_until else ""


def _own_answer(words: Words, card: InsightCard, mine: CardAuthor, now: datetime) -> Iterator[Block]:
    if card.is_open(now):
        said = {None: "none", True: "yes", False: "no"}[mine.agrees]
        yield context(words(f"insights-you-said-{said}"))


def _author_buttons(words: Words, card: InsightCard, mine: CardAuthor, now: datetime) -> Iterator[ButtonElement]:
    about, cancel = InsightButton(insight=card.id), words("button-cancel")
    is_open = card.is_open(now)
    if card.offered_at and (is_open or card.is_released):
        answer = InsightAnswer(insight=card.id, offered=card.offered_at)
        if not mine.agrees:
            yield button(words("insights-yes"), actions.INSIGHTS_YES, answer, primary=True)
        if mine.agrees is not False:
            no = words("insights-take-back" if mine.agrees else "insights-no")
            yield button(no, actions.INSIGHTS_NO, answer)
    else:
        offer = button(words("insights-offer"), actions.INSIGHTS_OFFER, about)
        yield confirmed(offer, words("insights-offer-title"), words("insights-offer-confirm"), deny=cancel)
    yield button(words("library-change"), actions.INSIGHTS_CHANGE, about)
    delete = button(words("insights-delete"), actions.INSIGHTS_DELETE, about)
    yield confirmed(delete, words("insights-delete-title"), words("insights-delete-confirm"), deny=cancel)


def question(words: Words, card: InsightCard, *, titled: bool = False) -> Message:
    """Return what an author is asked, and not who offers it; the card's title stands in Home alone, in no message."""
    text = _said(words, card, "insights-question", "insights-question-two")
    text += f"\n*{escape(card.title)}*" if titled else ""
    decide = button(words("insights-decide"), actions.INSIGHTS_DECIDE, InsightButton(insight=card.id))
    return text_message(text, action_row(decide), context(words("insights-question-quiet")))


def off(words: Words, card: InsightCard) -> Message:
    """Return that somebody doesn't stand on a card any more, and not who wanted that."""
    text, about = (
        words("insights-off", circle=escape(card.circle or "")),
        CircleButton(circle=card.circle_id or card.id),
    )
    return text_message(text, action_row(button(words("insights-cards"), actions.INSIGHTS_CARDS, about)))


def settled(words: Words) -> Message:
    """Return what is left of the question once its reader has answered, or nobody asks any more."""
    return text_message(words("insights-question-over"))


def deleted(words: Words) -> Message:
    """Return that a card is gone."""
    return text_message(words("insights-deleted"))
