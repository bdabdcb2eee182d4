"""What people see of open meetups: the card, planning one, bringing something, how it goes, the recap."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block, ButtonElement, DatePickerElement, TimePickerElement
from slack_sdk.models.views import View

from bot.content.formats import LARGEST_CIRCLE, Format
from bot.features import actions
from bot.features.circles.forms import NAME_LIMIT
from bot.features.circles.rules import MINUTES
from bot.features.circles.views import seen_by, select, venue_field, venue_line
from bot.features.meetups.forms import RECAP_LIMIT, SEATS, TOPIC_LIMIT
from bot.features.meetups.rules import MeetupInfo, MeetupTopic, MeetupWish
from bot.features.pairs.views import how_it_goes
from bot.features.payloads import MeetupButton, MeetupRoleButton, MeetupTopicButton
from bot.kernel.enums import Language, MeetupRole, Mode
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.slack.blocks import (
    action_row,
    button,
    channel_select,
    confirmed,
    context,
    field,
    modal,
    quoted,
    section,
    text_input,
    text_message,
    tick,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, day_and_time, escape, mention, mentions

_MOST_NAMED, _MOST_TOPICS = 40, 12
_EMOJI = {MeetupRole.HOST: "🎙", MeetupRole.DOCUMENTER: "✍"}


def made_for_many(formats: Mapping[str, Format]) -> dict[str, Format]:
    """Return the formats that more people fit in than in a circle, and that run in one go."""
    return {key: form for key, form in formats.items() if form.group.max > LARGEST_CIRCLE and Mode.LIVE in form.modes}


def form_of(formats: Mapping[str, Format], meetup: MeetupInfo) -> Format:
    """Return its format in its minutes, with a turn for each topic where everybody who brings one has a turn."""
    form = formats[meetup.format_id]
    if meetup.topics and form.one_for_each:
        form = form.in_turns(len(meetup.topics))
    return form.lasting(meetup.minutes)


def _title(meetup: MeetupInfo) -> str:
    return escape(meetup.title)


def _when(meetup: MeetupInfo) -> str:
    return day_and_time(meetup.starts_at, meetup.zone)


def card(words: Words, meetup: MeetupInfo, form: Format, now: datetime) -> Message:
    """Return the card in the channel: when, who hosts, who comes, what they bring; buttons as long as it is to come."""
    when, title = _when(meetup), _title(meetup)
    head = [section(words("meetups-card-head", when=when, title=title)), context(_frame(words, meetup, form))]
    if meetup.called_off:
        return Message(words("meetups-card-called-off", title=title, when=when), [
            *head, section(words("meetups-is-called-off")),
        ])  # fmt: skip
    open_now = meetup.is_open(now)
    blocks = [*head, *_people(words, meetup, open_now=open_now), *_agenda(words, meetup, now)]
    if open_now:
        blocks += [_buttons(words, meetup), context(words("meetups-card-seen", channel=channel(meetup.channel)))]
    return Message(words("meetups-card-text", title=title, when=when), blocks)


def _frame(words: Words, meetup: MeetupInfo, form: Format) -> str:
    lines = [words("meetups-card-format", format=escape(form.name(words.language)), minutes=meetup.minutes)]
    lines += [words("meetups-card-repeats")] if meetup.repeats else []
    return "\n".join(filter(None, [" · ".join(lines), venue_line(words, meetup.venue)]))


def _people(words: Words, meetup: MeetupInfo, *, open_now: bool) -> Iterator[Block]:
    lines = []
    for role in MeetupRole:
        holder = meetup.holder(role)
        if holder:
            lines.append(_holds(words, role, mention(holder)))
        elif open_now:
            yield section(_holds(words, role, words("meetups-nobody-yet")), _take(words, meetup, role))
    lines += _who_comes(words, meetup, open_now=open_now)
    if lines:
        yield section("\n".join(lines))


def _holds(words: Words, role: MeetupRole, who: str) -> str:
    return f"{_EMOJI[role]} {words(f'meetups-who-{role}', who=who)}"


def _who_comes(words: Words, meetup: MeetupInfo, *, open_now: bool) -> Iterator[str]:
    if meetup.people:
        named, more = meetup.people[:_MOST_NAMED], len(meetup.people) - _MOST_NAMED
        who = mentions(named) + (f" {words('meetups-more', n=more)}" if more > 0 else "")
        yield f"👥 {words('meetups-come', n=len(meetup.people), who=who)}"
    if open_now and meetup.seats:
        free = max(0, meetup.seats - len(meetup.people))
        yield words("meetups-free", n=free)
    if open_now and meetup.waiting:
        yield words("meetups-waiting", who=mentions(meetup.waiting[:_MOST_NAMED]))


def _agenda(words: Words, meetup: MeetupInfo, now: datetime) -> Iterator[Block]:
    if meetup.topics:
        yield section(words("meetups-agenda"))
    for topic in meetup.topics[:_MOST_TOPICS]:
        yield section(_topic(topic), _vote(words, topic) if meetup.is_open(now) else None)
    if len(meetup.topics) > _MOST_TOPICS:
        yield context(words("meetups-more", n=len(meetup.topics) - _MOST_TOPICS))


def _topic(topic: MeetupTopic) -> str:
    return f"💡 {escape(topic.title)} ({mention(topic.user)})"


def _vote(words: Words, topic: MeetupTopic) -> ButtonElement:
    label = words("meetups-vote", n=topic.votes)
    return button(label, actions.MEETUPS_VOTE, MeetupTopicButton(signup=topic.signup_id))


def _buttons(words: Words, meetup: MeetupInfo) -> Block:
    about = MeetupButton(meetup=meetup.id)
    return action_row(
        _come(words, meetup),
        button(words("meetups-bring"), actions.MEETUPS_BRING, about),
        button(words("meetups-withdraw"), actions.MEETUPS_WITHDRAW, about),
        button(words("meetups-more-about"), actions.MEETUPS_HOW, about),
    )  # fmt: skip


def _come(words: Words, meetup: MeetupInfo) -> ButtonElement:
    label = words("meetups-wait-button" if meetup.is_full else "meetups-come-button")
    return button(label, actions.MEETUPS_COME, MeetupButton(meetup=meetup.id), primary=not meetup.is_full)


def _take(words: Words, meetup: MeetupInfo, role: MeetupRole) -> ButtonElement:
    return button(words(f"meetups-take-{role}"), actions.MEETUPS_TAKE, MeetupRoleButton(meetup=meetup.id, role=role))


def coming(words: Words, known: Sequence[MeetupInfo], me: UserId) -> View:
    """Return the meetups to come, with the way to sign up, and to plan one."""
    blocks: list[Block] = []
    for one in known:
        about, mine = MeetupButton(meetup=one.id), me in (*one.people, *one.waiting)
        no = button(words("meetups-withdraw"), actions.MEETUPS_WITHDRAW, about)
        line = words("meetups-card-head", when=_when(one), title=_title(one))
        blocks.append(section(f"{line}\n{channel(one.channel)}", no if mine else _come(words, one)))
        if mine:
            blocks.append(context(signed_up(words, one, me)))
    new = button(words("launch-meetup"), actions.MEETUPS_NEW)
    return modal(actions.MEETUPS_LIST, words("meetups-coming"), [*blocks, action_row(new)], close=words("button-close"))


def signed_up(words: Words, meetup: MeetupInfo, me: UserId) -> str:
    """Return whether somebody comes, or as which they wait for a seat."""
    if me in meetup.waiting:
        return words("meetups-you-wait", n=meetup.waiting.index(me) + 1)
    return words("meetups-you-come")


def meetup_modal(
    words: Words, known: MeetupWish, formats: Mapping[str, Format], *,
    meetup: MeetupInfo | None = None, zone: str, channel_id: ChannelId | None = None,
) -> View:  # fmt: skip
    """Return what a meetup is to be like: a new one, proposed as ``known``, or one that is there."""
    blocks: list[Block] = [] if meetup else [section(words("meetups-what"))]
    forms = sorted(made_for_many(formats).values(), key=lambda form: -form.group.ideal)
    choices = [(form.name(words.language), form.id) for form in forms]
    blocks.append(select(words("meetups-field-format"), "format_id", choices, known.format_id))
    title = text_input(known.title, limit=NAME_LIMIT)
    blocks.append(field("title", words("meetups-field-title"), title, hint=words("meetups-title-hint"), optional=True))
    if meetup is None:
        there = channel_select(channel_id)
        hint = words("programmes-field-channel-hint")
        blocks.append(field("channel", words("meetups-field-channel"), there, hint=hint))
    blocks += [*_when_fields(words, known, zone), venue_field(words, known.venue), *_how_many(words, known)]
    if meetup is None:
        blocks.append(context(words("meetups-you-host")))
    else:
        blocks.append(action_row(*_ways_out(words, meetup)))
    return modal(
        actions.MEETUPS_KEEP, words("meetups-modal-change" if meetup else "meetups-modal"), blocks,
        submit=words("meetups-save" if meetup else "meetups-announce"), close=words("button-cancel"),
        metadata=MeetupButton(meetup=meetup.id if meetup else None),
    )  # fmt: skip


def _when_fields(words: Words, known: MeetupWish, zone: str) -> Iterator[Block]:
    local = known.starts_at.astimezone(ZoneInfo(zone))
    yield field("first", words("meetups-field-day"), DatePickerElement(initial_date=local.date().isoformat()))
    clock = TimePickerElement(initial_time=f"{local:%H:%M}")
    yield field("at", words("circles-at"), clock, hint=words("meetups-zone", zone=zone.replace("_", " ")))
    lengths = [(words("circles-n-minutes", n=n), str(n)) for n in sorted({*MINUTES, known.minutes} - {0})]
    of_format = (words("circles-minutes-of-format"), "0")
    yield select(words("circles-minutes"), "minutes", [of_format, *lengths], str(known.minutes))


def _how_many(words: Words, known: MeetupWish) -> Iterator[Block]:
    seats = [(words("meetups-seats", n=n), str(n)) for n in SEATS]
    yield select(words("meetups-field-seats"), "seats", seats, str(known.seats or 0))
    languages = [(words(f"language-{each}"), str(each)) for each in Language]
    yield select(words("meetups-field-language"), "language", languages, known.language)
    yield tick(words("meetups-field-repeats"), "repeats", words("meetups-repeats"), ticked=known.repeats)


def _ways_out(words: Words, meetup: MeetupInfo) -> Iterator[ButtonElement]:
    host = MeetupRoleButton(meetup=meetup.id, role=MeetupRole.HOST)
    yield button(words("meetups-cannot-host"), actions.MEETUPS_RATHER_NOT, host)
    off = button(words("meetups-call-off"), actions.MEETUPS_CALL_OFF, MeetupButton(meetup=meetup.id))
    sure, what = words("meetups-call-off-sure"), words("meetups-call-off-what")
    yield confirmed(off, sure, what, deny=words("button-cancel"))


def planned(words: Words, meetup: MeetupInfo) -> str:
    """Return that a meetup is announced, and what helps where its card doesn't come."""
    return words("meetups-planned", title=_title(meetup), channel=channel(meetup.channel))


def bring_modal(words: Words, meetup: MeetupInfo, topic: str, *, helps: bool) -> View:
    """Return what somebody brings, and whether they would help."""
    text = text_input(topic, limit=TOPIC_LIMIT, placeholder=words("meetups-topic-example"))
    blocks = [
        field("topic", words("meetups-field-topic"), text, optional=True),
        tick(words("meetups-field-helps"), "helps", words("meetups-helps"), ticked=helps),
        seen_by(words, words("meetups-bring-seen", channel=channel(meetup.channel))),
    ]
    return modal(
        actions.MEETUPS_KEEP_BRINGING, words("meetups-come-button"), blocks, submit=words("meetups-save"),
        close=words("button-cancel"), metadata=MeetupButton(meetup=meetup.id),
    )  # fmt: skip


def how_modal(words: Words, meetup: MeetupInfo, form: Format, now: datetime) -> View:
    """Return how a meetup goes, step by step; as long as it is to come, the ways to keep its date and to change it."""
    blocks, about = how_it_goes(words, form), MeetupButton(meetup=meetup.id)
    if meetup.is_open(now):
        calendar = button(words("meetups-calendar"), actions.MEETUPS_CALENDAR, about)
        change = button(words("meetups-change"), actions.MEETUPS_CHANGE, about)
        blocks = [action_row(calendar, change), *blocks]
    return modal(actions.MEETUPS_HOW, words("meetups-how"), blocks, close=words("button-close"))


def guide(words: Words, meetup: MeetupInfo, form: Format) -> Message:
    """Return, in the card's thread, how it goes from now on."""
    host = mention(meetup.host) if meetup.host else words("meetups-nobody")
    lead = words("meetups-guide", title=_title(meetup), host=host)
    return Message(lead, [section(lead), *how_it_goes(words, form)])


def _topics(words: Words, meetup: MeetupInfo) -> Sequence[Block]:
    lines = [_topic(topic) for topic in meetup.topics[:_MOST_TOPICS]]
    return [section("\n".join([words("meetups-agenda"), *lines]))] if lines else []


def reminder(words: Words, meetup: MeetupInfo, form: Format) -> Message:
    """Return to whoever hosts what to know the day before."""
    people = words("meetups-reminder-people", n=len(meetup.people))
    lead = words("meetups-reminder", title=_title(meetup), when=_when(meetup))
    return Message(lead, [section(f"{lead} {people}"), *_topics(words, meetup), *how_it_goes(words, form)])


def asked(words: Words, meetup: MeetupInfo, role: MeetupRole) -> Message:
    """Return to somebody the question whether they host or document."""
    about = MeetupRoleButton(meetup=meetup.id, role=role)
    text = words(f"meetups-asked-{role}", title=_title(meetup), when=_when(meetup), channel=channel(meetup.channel))
    return text_message(f"{_EMOJI[role]} {text}", action_row(
        button(words(f"meetups-take-{role}"), actions.MEETUPS_TAKE, about, primary=True),
        button(words("meetups-rather-not"), actions.MEETUPS_RATHER_NOT, about),
    ))  # fmt: skip


def settled(words: Words, meetup: MeetupInfo, role: MeetupRole, reader: UserId) -> Message:
    """Return how a question to somebody has ended."""
    title, when, holder = _title(meetup), _when(meetup), meetup.holder(role)
    if meetup.called_off:
        return text_message(words("meetups-told-off", title=title, when=when))
    if holder == reader:
        return text_message(words(f"meetups-yours-{role}", title=title, when=when))
    return text_message(words("meetups-settled", title=title, when=when))


def let_go(words: Words) -> Message:
    """Return to who won't host what comes of that."""
    return text_message(words("meetups-let-go"))


def no_host(words: Words, meetup: MeetupInfo, now: datetime) -> Message:
    """Return to the channel that nobody hosts, as long as that is so."""
    title, when = _title(meetup), _when(meetup)
    if meetup.host or not meetup.is_open(now):
        host = mention(meetup.host) if meetup.host else words("meetups-nobody")
        return text_message(words("meetups-hosts", title=title, when=when, host=host))
    return text_message(
        words("meetups-no-host", title=title, when=when), action_row(_take(words, meetup, MeetupRole.HOST))
    )


def moved(words: Words, meetup: MeetupInfo) -> Message:
    """Return to who has signed up when it is now."""
    return text_message(words("meetups-moved", title=_title(meetup), when=_when(meetup)))


def seat(words: Words, meetup: MeetupInfo) -> Message:
    """Return to who has waited for a seat that there is one."""
    return text_message(
        words("meetups-seat", title=_title(meetup), when=_when(meetup), channel=channel(meetup.channel))
    )


def called_off(words: Words, meetup: MeetupInfo) -> Message:
    """Return to who has signed up that it doesn't take place."""
    return text_message(words("meetups-told-off", title=_title(meetup), when=_when(meetup)))


def recap_asked(words: Words, meetup: MeetupInfo) -> Message:
    """Return to whoever documents the way to write the recap; once it is there, that."""
    if meetup.recap:
        return text_message(words("meetups-recap-is-there", title=_title(meetup)))
    write = button(words("meetups-recap-write"), actions.MEETUPS_RECAP, MeetupButton(meetup=meetup.id), primary=True)
    return text_message(words("meetups-recap-asked", title=_title(meetup)), action_row(write))


def recap_modal(words: Words, meetup: MeetupInfo) -> View:
    """Return what it was about and what people take from it, to be written or changed."""
    recap, insights = (text_input(text, limit=RECAP_LIMIT, multiline=True) for text in (meetup.recap, meetup.insights))
    blocks = [
        field("recap", words("meetups-field-recap"), recap),
        field("insights", words("meetups-field-insights"), insights, optional=True),
        seen_by(words, words("meetups-recap-seen", channel=channel(meetup.channel))),
    ]
    return modal(
        actions.MEETUPS_KEEP_RECAP, words("meetups-recap-title"), blocks, submit=words("meetups-save"),
        close=words("button-cancel"), metadata=MeetupButton(meetup=meetup.id),
    )  # fmt: skip


def recap(words: Words, meetup: MeetupInfo, author: UserId) -> Message:
    """Return what it was about and what people take from it, in the card's thread."""
    lead = words("meetups-recap", title=_title(meetup), who=mention(author))
    blocks: list[Block] = [section(lead), *quoted(meetup.recap)]
    if meetup.insights:
        blocks += [section(words("meetups-recap-insights")), *quoted(meetup.insights)]
    change = button(words("meetups-recap-change"), actions.MEETUPS_RECAP, MeetupButton(meetup=meetup.id))
    return Message(lead, [*blocks, action_row(change)])
