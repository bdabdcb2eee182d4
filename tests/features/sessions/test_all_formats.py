"""Every format can be read from its card to its last phase, in both languages, by circles of three to eight."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.content.formats import Format
from bot.content.loader import load_library
from bot.features.assignments import views as assignments_views
from bot.features.facilitation import views as facilitation_views
from bot.features.roles.rules import Holder, in_order, next_rotation, roles_for, roles_to_choose
from bot.features.sessions import views as sessions_views
from bot.features.sessions.rules import PhaseInfo, SessionInfo
from bot.kernel.enums import PhaseState, SessionState
from bot.kernel.ids import UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_message, judge_view
from tests.features.fakes import FORMATS
from tests.features.sessions.test_views import CIRCLE, SESSION, START, member

pytestmark = pytest.mark.long

LIBRARY = load_library()
MEMBERS = tuple(member(number, f"U{number}") for number in range(1, 9))


def of(form: Format, size: int, *, chosen: bool) -> SessionInfo:
    """Return a session of ``size`` people whose roles are handed out; ``chosen``: also those that people choose."""
    people = [one.person_id for one in MEMBERS[:size]]
    given = next_rotation(roles_for(form.roles, size), people, [])
    if chosen:
        given |= dict(zip(roles_to_choose(form.roles), reversed(people), strict=False))
    users = {one.person_id: one.user for one in MEMBERS}
    roles = [Holder(UUID(int=99), SESSION.id, role, person, UserId(users[person])) for role, person in given.items()]
    circle = replace(CIRCLE, members=MEMBERS[:size], format_id=form.id)
    return replace(SESSION, circle=circle, format_id=form.id, mode=form.modes[0], roles=in_order(roles))


def read(words: Words, form: Format, session: SessionInfo) -> list[str]:
    """Have everything judged that people see of the session; return the texts of its phases."""
    assert judge_view(facilitation_views.agenda_modal(words, form, session).to_dict()) == []
    running = replace(session, state=SessionState.RUNNING)
    shown = [sessions_views.session_card(words, form, session)]
    shown += [assignments_views.role_card(words, form, session, one, LIBRARY) for one in session.roles]
    phases = [
        facilitation_views.phase_message(words, form, running, PhaseInfo(
            UUID(int=n + 1), n, step.phase.id, START, START + timedelta(minutes=5), PhaseState.OPEN), step)
        for n, step in enumerate(form.steps())
    ]  # fmt: skip
    for message in (*shown, *phases):
        assert judge_message(message.block_dicts(), message.text) == []
    return [str(message.block_dicts()) for message in phases]


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
def test_it_reads_whole_whoever_comes(form: Format, words: Words) -> None:
    for size in (3, 5, 8):
        for chosen in (True, False):
            assert len(read(words, form, of(form, size, chosen=chosen))) == len(form.steps())


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
def test_a_single_role_says_what_the_format_asks_and_what_helps(form: Format, words: Words) -> None:
    session = of(form, 5, chosen=True)
    for holder in session.roles:
        blocks = assignments_views.role_card(words, form, session, holder, LIBRARY).block_dicts()
        role = form.role(holder.role)
        if role and role.duty:
            assert role.duty(words.language) in [block.get("text", {}).get("text") for block in blocks], holder.role
        card = str(blocks)
        assert words("sessions-role-helps", sentences="").strip()[:8] in card, holder.role


def test_coach_and_coachee_change_places_by_name(words: Words) -> None:
    form = FORMATS["peer-coaching-tandem"]
    session = of(form, 3, chosen=True)
    (coach,), (coachee,) = ([one.user for one in session.roles if one.role == role] for role in ("coach", "coachee"))
    texts = zip(read(words, form, session), form.steps(), strict=True)
    said = [text for text, step in texts if step.phase.by == "coach"]
    assert [coach in text for text in (said[0], said[-1])] == [True, False]
    assert coachee in said[-1]
