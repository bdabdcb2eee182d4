"""The weekly digest as the circle reads it."""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block

from bot.content.formats import Format
from bot.features import actions
from bot.features.digests.rules import THANKS, TOPICS, CircleWeek, HeldInWeek
from bot.features.feedback.rules import ThanksInfo
from bot.features.payloads import TopicButton
from bot.features.reflections.rules import SharedAnswer
from bot.features.reflections.views import subject
from bot.features.roles.rules import Holder
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import topic_of, where
from bot.kernel.enums import CORE_ROLES, SessionState
from bot.kernel.text import clean_line, shorten
from bot.language.translator import Words
from bot.slack.blocks import button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import day, day_and_time, escape, mention, mentions, quote

_SENTENCE_LIMIT, _LINE_LIMIT, _TITLE_LIMIT = 280, 140, 100


def weekly_digest(words: Words, week: CircleWeek, formats: Mapping[str, Format]) -> Message:
    """Return a circle's week: what it was about, what was learned, what is next, what can be voted on, and thanks."""
    blocks: list[Block] = [section(words("digests-title", name=escape(week.circle.name)))]
    if week.held:
        blocks.append(section("\n".join([words("digests-held"), *(_held(words, one) for one in week.held)])))
    if week.learned:
        lines = [words("digests-learned"), *(_sentence(words, one) for one in week.learned)]
        blocks.append(section("\n".join(lines)))
    if week.said_thanks:
        blocks.append(section("\n".join(_all_thanks(words, week.said_thanks))))
    if week.upcoming:
        blocks.append(section(_next(words, week.upcoming, formats)))
    if week.topics:
        vote = button(words("digests-vote"), actions.TOPICS_VOTE, TopicButton(circle=week.circle.id))
        blocks.append(section(_topics(words, week), vote))
    if small := _small(words, week):
        blocks.append(context(small))
    return Message(_text(words, week), blocks)


def _held(words: Words, one: HeldInWeek) -> str:
    lines, session = [quote(shorten(line, _LINE_LIMIT)) for line in one.minutes], one.session
    return "\n".join([words("digests-held-topic", topic=_about(words, session)), *lines])


def _about(words: Words, session: SessionInfo) -> str:
    return escape(subject(words, session))


def _sentence(words: Words, shared: SharedAnswer) -> str:
    who = mention(shared.author) if shared.author else words("digests-somebody")
    text = escape(shorten(clean_line(shared.text), _SENTENCE_LIMIT))
    return words("digests-sentence", text=text, who=who)


def _all_thanks(words: Words, said: Sequence[ThanksInfo]) -> Iterator[str]:
    yield from (_thanks(words, one) for one in said[:THANKS])
    if len(said) > THANKS:
        yield words("digests-more", count=len(said) - THANKS)


def _thanks(words: Words, one: ThanksInfo) -> str:
    giver, receiver = mention(one.giver), mention(one.receiver)
    return words("digests-said-thanks", giver=giver, receiver=receiver, text=escape(one.text))


def _next(words: Words, session: SessionInfo, formats: Mapping[str, Format]) -> str:
    topic = topic_of(words, session)
    zone = session.circle.rhythm.zone
    if session.state is SessionState.RUNNING:
        line = words("digests-running", until=day_and_time(session.ends_at, zone), topic=topic)
    else:
        line = words("digests-next", when=day_and_time(session.starts_at, zone, form="{date_long}"), topic=topic)
    form = formats.get(session.format_id)
    roles = " ".join(_role(words, holder, form) for holder in session.roles)
    return "\n".join([line, *where(words, session), roles]).rstrip()


def _role(words: Words, holder: Holder, form: Format | None) -> str:
    who = mention(holder.user)
    if holder.role in CORE_ROLES:
        return f"{words(f'role-emoji-{holder.role}')} {who}"
    role = form.role(holder.role) if form else None
    return f"{role.name(words.language)}: {who}" if role else who


def _topics(words: Words, week: CircleWeek) -> str:
    lines = [words("digests-vote-any-time")]
    if vote := week.vote:
        zone = week.circle.rhythm.zone
        lines = [
            words("digests-vote-until", day=day(vote.about, words.date, zone), until=day_and_time(vote.until, zone))
        ]
    titles = [escape(shorten(topic.title, _TITLE_LIMIT)) for topic in week.topics]
    lines += [words("digests-topic", title=title) for title in titles[:TOPICS]]
    if len(titles) > TOPICS:
        lines.append(words("digests-more", count=len(titles) - TOPICS))
    return "\n".join(lines)


def _small(words: Words, week: CircleWeek) -> str:
    lines, progress = [], week.progress
    if week.newcomers:
        lines.append(words("digests-newcomers", people=mentions(week.newcomers)))
    if progress.set_out or progress.done:
        lines.append(words("digests-progress", out=progress.set_out, done=progress.done))
    if week.thanks:
        lines.append(words("digests-thanks", people=mentions(week.thanks)))
    return "\n".join(lines)


def _text(words: Words, week: CircleWeek) -> str:
    name, session = escape(week.circle.name), week.upcoming
    if session is None:
        topics = words.list([_about(words, one.session) for one in week.held])
        return words("digests-text-held", name=name, topics=topics) if topics else words("digests-text", name=name)
    runs = session.state is SessionState.RUNNING
    at = (session.ends_at if runs else session.starts_at).astimezone(ZoneInfo(week.circle.rhythm.zone))
    return words(
        "digests-text-running" if runs else "digests-text-next", name=name, topic=topic_of(words, session),
        day=words.date(at.date()), time=words.time(at.time()),
    )  # fmt: skip
