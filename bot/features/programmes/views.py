"""What people see of programmes: what there is, the invitation, the frame, applying, who may offer them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ChannelSelectElement,
    CheckboxesElement,
    DatePickerElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.content.programmes import ProgrammeTemplate
from bot.features import actions
from bot.features.circles.forms import NAME_LIMIT, PURPOSE_LIMIT, VENUE_LIMIT
from bot.features.circles.rules import MINUTES, PLACES
from bot.features.circles.views import holidays_field, seen_by, select, venue_line
from bot.features.payloads import FrameDraft, OwnerButton, ProgrammeButton, TemplateButton
from bot.features.programmes.forms import ANY, DEPARTMENT_LIMIT, OTHER, OWN, WISH_LIMIT, places_of
from bot.features.programmes.rules import (
    FORMING,
    HALF_DAYS,
    OPEN,
    ApplicationInfo,
    MyProgramme,
    ProgrammeFrame,
    ProgrammeInfo,
)
from bot.kernel.enums import ApplicationState, Language, ProgrammeState
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.slack.blocks import (
    action_row,
    button,
    confirmed,
    context,
    field,
    header,
    modal,
    option,
    section,
    text_input,
    text_message,
    tick,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import channel, escape, mention

Templates = Mapping[str, ProgrammeTemplate]
Formats = Mapping[str, Format]
_MOST_SHOWN, _HALVES = 15, ("morning", "afternoon")


def overview(
    words: Words, known: Sequence[MyProgramme], offering: Sequence[UserId], now: datetime, *, may_offer: bool,
    may_read: bool = False,
) -> View:  # fmt: skip
    """Return what programmes there are, what somebody can do in them, and who may offer some."""
    blocks: list[Block] = []
    for one in known[:_MOST_SHOWN]:
        buttons = list(_buttons(words, one, may_offer=may_offer))
        blocks += [section(_line(words, one.programme, now)), *([action_row(*buttons)] if buttons else [])]
    if not known:
        blocks.append(section(words("programmes-none")))
    who = words("programmes-who-offers", who=words.list([mention(user) for user in offering])) if offering else ""
    new = [button(words("programmes-new"), actions.PROGRAMMES_NEW, primary=not known)] if may_offer else []
    reports = [button(words("reports-open"), actions.REPORTS_LIST)] if may_read else []
    let = button(words("programmes-let"), actions.PROGRAMMES_LET)
    blocks += [context(who or words("programmes-nobody-offers")), action_row(*new, *reports, let)]
    return modal(actions.PROGRAMMES_OVERVIEW, words("programmes-title"), blocks, close=words("button-close"))


def _line(words: Words, programme: ProgrammeInfo, now: datetime) -> str:
    name, aim = escape(programme.name), escape(programme.aim)
    return f"*{name}* {channel(programme.channel)}\n{aim}\n{stands(words, programme, now)}"


def stands(words: Words, programme: ProgrammeInfo, now: datetime) -> str:
    """Return where a programme stands, in a sentence or three."""
    where = "in-vain" if programme.in_vain else "late" if programme.is_late(now) else programme.state
    return words(
        f"programmes-stands-{where}", until=words.date(programme.apply_until), start=words.date(programme.starts_on)
    )


def _buttons(words: Words, one: MyProgramme, *, may_offer: bool) -> Iterator[ButtonElement]:
    about = ProgrammeButton(programme=one.programme.id)
    if one.programme.takes_applications:
        key = "programmes-apply" if one.mine is None else "programmes-change"
        yield button(words(key), actions.PROGRAMMES_APPLY, about, primary=one.mine is None and not may_offer)
    if may_offer:
        yield button(words("programmes-look-after"), actions.PROGRAMMES_LOOK_AFTER, about)
    if one.mine and one.mine.circle_id and one.mine.state in _ASKED:
        yield button(words("programmes-my-circle"), actions.PROPOSALS_OPEN, about)


_ASKED = (ApplicationState.PROPOSED, ApplicationState.ACCEPTED)


def templates(words: Words, known: Templates, formats: Formats) -> View:
    """Return what a programme can be made of."""
    blocks: list[Block] = [section(words("programmes-choose"))]
    for template in known.values():
        language, size = words.language, template.group
        choose = button(
            words("programmes-choose-this"), actions.PROGRAMMES_TEMPLATE, TemplateButton(template=template.id)
        )
        blocks += [
            section(f"*{escape(template.name(language))}*\n{escape(template.goal(language))}", choose),
            context(words(
                "programmes-template", sessions=len(template.for_circles(formats)), weeks=template.weeks,
                minutes=template.minutes_per_week, least=max(size.min, PLACES.start), most=size.max,
            )),
        ]  # fmt: skip
    return modal(actions.PROGRAMMES_NEW, words("programmes-new-title"), blocks, close=words("button-cancel"))


def frame_modal(
    words: Words, draft: FrameDraft, template: ProgrammeTemplate, known: ProgrammeFrame, regions: Sequence[str],
    formats: Formats, *, state: ProgrammeState | None = None, channel_id: ChannelId | None = None, zone: str = "",
) -> View:  # fmt: skip
    """Return the frame, to be set or changed; of a programme that runs, dates, size and language stay."""
    new, fixed = state is None, state is ProgrammeState.RUNNING
    blocks: list[Block] = [
        field("name", words("programmes-field-name"), text_input(known.name, limit=NAME_LIMIT)),
        field(
            "aim", words("programmes-field-aim"), text_input(known.aim, limit=PURPOSE_LIMIT, multiline=True),
            hint=words("programmes-field-aim-hint"),
        ),
    ]  # fmt: skip
    if new:
        where = ChannelSelectElement(initial_channel=channel_id)
        hint = words("programmes-field-channel-hint")
        blocks.append(field("channel", words("programmes-field-channel"), where, hint=hint))
    if not fixed:
        blocks += [
            _date("apply_until", words("programmes-field-until"), known.apply_until),
            _date("starts_on", words("programmes-field-start"), known.starts_on, words("programmes-field-start-hint")),
        ]
    minutes = [(words("programmes-minutes", minutes=each), str(each)) for each in sorted({*MINUTES, known.minutes})]
    blocks.append(select(words("programmes-field-minutes"), "minutes", minutes, str(known.minutes)))
    if not fixed:
        places = [(str(each), str(each)) for each in sorted({*places_of(template.group), known.places})]
        languages = [(words(f"language-{each}"), str(each)) for each in Language]
        blocks += [
            select(words("programmes-field-places"), "places", places, str(known.places)),
            context(words("programmes-field-places-more")),
            select(words("programmes-field-language"), "language", languages, str(known.language)),
        ]
    blocks += holidays_field(words, regions, known.holidays)
    blocks += [
        field(
            "venue", words("programmes-field-venue"), text_input(known.venue, limit=VENUE_LIMIT),
            hint=words("programmes-field-venue-hint"), optional=True,
        ),
        *_what_circles_find(words, known, formats),
        *([context(words(f"programmes-frame-{state}"))] if state in FORMING else []),
        context(_decides(words, template)),
        context(words("programmes-frame-said", zone=zone.replace("_", " "))),
    ]  # fmt: skip
    return modal(
        actions.PROGRAMMES_KEEP, words("programmes-new-title" if new else "programmes-frame-title"), blocks,
        submit=words("programmes-offer" if new else "programmes-save"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def _what_circles_find(words: Words, known: ProgrammeFrame, formats: Formats) -> Iterator[Block]:
    """Yield the fields for the formats on offer, none for all that a session can be of, and for coaching."""
    language = words.language
    fitting = [each for each in formats.values() if each.made_for_circles and each.recurs]
    options = {
        each.id: option(each.name(language), each.id, each.suits(language) if each.suits else None)
        for each in sorted(fitting, key=lambda each: each.name(language))
    }
    element = StaticMultiSelectElement(
        options=list(options.values()),
        initial_options=[options[key] for key in known.formats.split() if key in options] or None,
        placeholder=PlainTextObject(text=words("programmes-field-formats-all")),
    )
    hint, what = words("programmes-field-formats-hint"), words("programmes-field-coaching-what")
    yield field("formats", words("programmes-field-formats"), element, hint=hint, optional=True)
    yield tick(words("programmes-field-coaching"), "coaching", what, ticked=known.coaching)
    yield context(words("programmes-field-coaching-then"))


def has_coaching(words: Words) -> Message:
    """Return to a circle that its people find coaching in its programme."""
    return text_message(words("programmes-coaching"))


def on_offer(words: Words, formats: Sequence[Format]) -> Message:
    """Return to a circle which formats it chooses among from now on; none: all that there are."""
    if not formats:
        return text_message(words("programmes-formats-all"))
    names = sorted(escape(each.name(words.language)) for each in formats if each.recurs)
    return text_message(words("programmes-formats", names=words.list(names)), context(words("programmes-formats-stay")))


def _decides(words: Words, template: ProgrammeTemplate) -> str:
    what = [escape(each(words.language)) for each in template.frame.circle_sets]
    return words("programmes-frame-circles", what=words.list(what))


def _date(name: str, label: str, known: date, hint: str | None = None) -> Block:
    return field(name, label, DatePickerElement(initial_date=known.isoformat()), hint=hint)


def invitation(
    words: Words, programme: ProgrammeInfo, template: ProgrammeTemplate | None, formats: Formats, now: datetime,
    offering: Sequence[UserId] = (), reading: Sequence[UserId] = (),
) -> Message:  # fmt: skip
    """Return the card in the channel: what it is, who decides what, and how to apply as long as one can.

    ``offering`` look after programmes, ``reading`` only read their reports.
    """
    name = escape(programme.name)
    blocks: list[Block] = [header(programme.name), section(escape(programme.aim))]
    if template:
        blocks.append(section(words(
            "programmes-card-frame", sessions=len(template.for_circles(formats)), weeks=template.weeks,
            minutes=programme.minutes, places=programme.places,
        )))  # fmt: skip
        blocks.append(context(_decides(words, template)))
    if programme.coaching and programme.state in (*OPEN, ProgrammeState.RUNNING):
        blocks.append(context(words("programmes-card-coaching")))
    if line := venue_line(words, programme.venue):
        blocks.append(context(line))
    blocks.append(section(stood := stands(words, programme, now)))
    if programme.takes_applications:
        apply = button(
            words("programmes-apply"), actions.PROGRAMMES_APPLY, ProgrammeButton(programme=programme.id), primary=True
        )
        buddy = (
            [button(words("programmes-card-buddy"), actions.TANDEMS_CAPACITY)]
            if template and template.has_buddies
            else []
        )
        blocks += [action_row(apply, *buddy), context(words("programmes-card-seen"))]
    blocks += _looked_after(words, programme, offering, reading)
    return Message(f"{name}: {stood}", blocks)


def _looked_after(
    words: Words, programme: ProgrammeInfo, offering: Sequence[UserId], reading: Sequence[UserId]
) -> Iterator[Block]:
    """Yield who looks after it, whoever offers it first, and who else reads its reports; nothing once it is over."""
    first = sorted(offering, key=lambda user: user != programme.owner)
    lines = [("programmes-card-after", first), ("programmes-card-read", reading)]
    said = [words(key, who=words.list([mention(user) for user in who])) for key, who in lines if who]
    if said and programme.state in (*OPEN, ProgrammeState.RUNNING):
        yield context(" ".join(said))


def application_modal(words: Words, programme: ProgrammeInfo, known: ApplicationInfo | None, zone: str) -> View:
    """Return what somebody applies with, to be written or changed."""
    about = ProgrammeButton(programme=programme.id)
    blocks: list[Block] = [
        section(words("programmes-apply-what", name=escape(programme.name), minutes=programme.minutes)),
        field(
            "wish", words("programmes-field-wish"), text_input(known.wish if known else "", limit=WISH_LIMIT),
            hint=words("programmes-field-wish-hint"),
        ),
        field(
            "offer", words("programmes-field-offer"), text_input(known.offer if known else "", limit=WISH_LIMIT),
            optional=True,
        ),
        _half_days(words, known, zone), _languages(words, known),
        field(
            "department", words("programmes-field-department"),
            text_input(known.department if known else "", limit=DEPARTMENT_LIMIT), optional=True,
        ),
        _together(words, known), _companions(words, programme, known), _moderated(words, known),
        section(words("programmes-not-with"), button(words("coaching-not-with"), actions.COACHING_NOT_WITH)),
        seen_by(words, words("programmes-apply-seen")),
    ]  # fmt: skip
    if known:
        blocks.append(action_row(confirmed(
            button(words("programmes-withdraw"), actions.PROGRAMMES_WITHDRAW, about), words("programmes-withdraw-sure"),
            words("programmes-withdraw-what"), deny=words("button-cancel"),
        )))  # fmt: skip
    return modal(
        actions.PROGRAMMES_KEEP_APPLICATION, words("programmes-apply-title"), blocks,
        submit=words("programmes-save" if known else "programmes-apply"), close=words("button-cancel"), metadata=about,
    )  # fmt: skip


def _half_days(words: Words, known: ApplicationInfo | None, zone: str) -> Block:
    options = [
        option(words(f"programmes-half-{_HALVES[number % 2]}", day=words.weekday(number // 2)), str(number))
        for number in range(HALF_DAYS)
    ]  # fmt: skip
    chosen = [options[number] for number in sorted(known.half_days)] if known else None
    hint = words("programmes-field-half-days-hint", zone=zone.replace("_", " "))
    boxes = CheckboxesElement(options=options, initial_options=chosen)
    return field("half_days", words("programmes-field-half-days"), boxes, hint=hint)


def _languages(words: Words, known: ApplicationInfo | None) -> Block:
    options = {each: option(words(f"language-{each}"), each) for each in Language}
    chosen = known.languages if known else {words.language}
    boxes = CheckboxesElement(
        options=list(options.values()), initial_options=[options[each] for each in sorted(chosen)]
    )
    return field("languages", words("programmes-field-languages"), boxes)


def _together(words: Words, known: ApplicationInfo | None) -> Block:
    options = {value: option(words(f"programmes-together-{value}"), value) for value in (ANY, OWN, OTHER)}
    chosen = {None: ANY, True: OWN, False: OTHER}[known.own_department if known else None]
    radio = RadioButtonsElement(options=list(options.values()), initial_option=options[chosen])
    return field("together", words("programmes-field-together"), radio)


def _companions(words: Words, programme: ProgrammeInfo, known: ApplicationInfo | None) -> Block:
    chosen = list(known.companions) if known else []
    people = UserMultiSelectElement(initial_users=chosen or None, max_selected_items=programme.places - 1)
    hint = words("programmes-field-companions-hint")
    return field("companions", words("programmes-field-companions"), people, hint=hint, optional=True)


def _moderated(words: Words, known: ApplicationInfo | None) -> Block:
    box = option(words("programmes-moderated"), "yes")
    boxes = CheckboxesElement(options=[box], initial_options=[box] if known and known.has_moderated else None)
    return field("moderated", words("programmes-field-moderated"), boxes, optional=True)


def applied(words: Words, programme: ProgrammeInfo) -> str:
    """Return that an application is kept, and what comes next."""
    return words("programmes-applied", name=escape(programme.name), until=words.date(programme.apply_until))


def new_dates(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to somebody who has applied when circles are formed and start now."""
    text = words(
        "programmes-new-dates", name=escape(programme.name), until=words.date(programme.apply_until),
        start=words.date(programme.starts_on),
    )  # fmt: skip
    if not programme.takes_applications:
        return text_message(text)
    about = ProgrammeButton(programme=programme.id)
    change = action_row(button(words("programmes-change"), actions.PROGRAMMES_APPLY, about))
    return text_message(text, section(words("programmes-new-dates-then")), change)


def called_off(words: Words, programme: ProgrammeInfo) -> Message:
    """Return to somebody who had applied that a programme was called off."""
    see = button(words("programmes-open"), actions.PROGRAMMES_OVERVIEW)
    return text_message(words("programmes-called-off", name=escape(programme.name)), action_row(see))


def owners_modal(words: Words, known: Sequence[tuple[UUID, UserId, bool]]) -> View:
    """Return who may offer programmes, and who only reads their reports (True), to be changed by an admin."""
    blocks: list[Block] = [section(words("programmes-let-what"))]
    for person_id, user, reads_only in known:
        stop = button(words("programmes-stop"), actions.PROGRAMMES_STOP, OwnerButton(person=person_id))
        blocks.append(section(words("programmes-reads", who=mention(user)) if reads_only else mention(user), stop))
    what = [option(words(f"programmes-let-{each}"), each) for each in ("offer", "read")]
    blocks += [
        field("person", words("programmes-field-person"), UserSelectElement()),
        field("what", words("programmes-field-what"), RadioButtonsElement(options=what, initial_option=what[0])),
    ]
    return modal(
        actions.PROGRAMMES_LET_THEM, words("programmes-let-title"), blocks, submit=words("programmes-save"),
        close=words("button-cancel"),
    )  # fmt: skip


def may_offer(words: Words, by: UserId | None, *, reads_only: bool = False) -> Message:
    """Return to somebody that they may offer programmes, or read their reports."""
    key, start = "programmes-may-offer", button(words("programmes-open"), actions.PROGRAMMES_OVERVIEW)
    if reads_only:
        key, start = "programmes-may-read", button(words("reports-open"), actions.REPORTS_LIST)
    return text_message(words(key, who=mention(by) if by else words("programmes-an-admin")), action_row(start))


def no_longer(words: Words, by: UserId | None, *, reads_only: bool = False) -> Message:
    """Return to somebody that they may offer programmes, or read their reports, no longer."""
    key = "programmes-reads-no-longer" if reads_only else "programmes-offers-no-longer"
    return text_message(words(key, who=mention(by) if by else words("programmes-an-admin")))


def offered_by(words: Words, user: UserId, by: UserId | None, *, reads_only: bool = False) -> Message:
    """Return to a programme's channel who looks after programmes, or reads their reports, and who let them."""
    giver = mention(by) if by else words("programmes-an-admin")
    key = "programmes-read-by" if reads_only else "programmes-offered-by"
    return text_message(words(key, who=mention(user), by=giver))
