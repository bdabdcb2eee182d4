"""A circle's goal and ground rules: written at its kick-off, standing in the thread, seen again when it looks back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.content.loader import load_library
from bot.features.charter import service, views
from bot.features.charter.forms import CharterForm
from bot.features.facilitation import views as facilitation_views
from bot.features.payloads import MinutesDraft
from bot.features.sessions import service as sessions
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import SessionState
from bot.kernel.errors import CharterChanged
from bot.language.translator import Words
from bot.slack.responses import ShowModal
from bot.storage.unit_of_work import Storage
from models import Circle, Session
from tests.features.conftest import Golden
from tests.features.fakes import FORMATS, answer, submit
from tests.features.sessions.stage import START, Stage, new_stage
from tests.features.sessions.test_views import KICKOFF, RUNNING, run

pytestmark = pytest.mark.long

RULES = load_library().ground_rules
AGREED = replace(
    KICKOFF.circle,
    goal="Speak up in English",
    ground_rules="Anyone may pass.\n*No* <names>.",
    agreed_at=START,
    goal_at=START,
)


async def open_charter(stage: Stage, user: str) -> ShowModal:
    """Go on to the phase in which the goal is written, and press its button."""
    while "charter:open" not in stage.in_thread()[-1].buttons:
        await stage.press_on("UANA", stage.in_thread()[-1], "sessions:next-phase")
    opened = await stage.press_on(user, stage.in_thread()[-1], "charter:open")
    assert isinstance(opened, ShowModal)
    return opened


async def keep(stage: Stage, user: str, goal: str | None, draft: str) -> None:
    fields = {"goal": goal, "rules": "Anyone may pass."}
    await answer(stage.routes, submit(stage.team.actors[user], "charter:keep", fields, draft))
    await stage.settle()


async def test_what_whoever_documents_writes_stands_in_the_thread(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, change=lambda row: setattr(row, "milestones", True))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    opened = await open_charter(stage, "UBEN")
    assert RULES(stage.circle.language)[0] in str(opened.view.to_dict())
    await keep(stage, "UBEN", "Speak up in English", opened.view.private_metadata or "")
    assert "Speak up in English" in stage.in_thread()[-1].words
    changed = await stage.press_on("UCEM", stage.in_thread()[-1], "charter:open")
    assert isinstance(changed, ShowModal)
    assert RULES(stage.circle.language)[0] not in str(changed.view.to_dict())
    await keep(stage, "UCEM", "Speak up", changed.view.private_metadata or "")
    assert ["Speak up in English" in one.words for one in stage.in_thread() if "agreed on" in one.words] == [False]


async def test_nobody_writes_over_what_another_one_has_just_written(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, change=lambda row: setattr(row, "milestones", True))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    opened = await open_charter(stage, "UBEN")
    draft = opened.view.private_metadata or ""
    await keep(stage, "UBEN", "One", draft)
    with pytest.raises(CharterChanged):
        await keep(stage, "UCEM", "Two", draft)
    async with stage.work() as work:
        assert (await work.get(Circle, stage.circle.id)).goal == "One"


async def test_an_emptied_field_is_nothing(storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(storage, clock, change=lambda row: setattr(row, "milestones", True))
    await stage.live_until(START)
    await stage.press_on("UANA", stage.in_thread()[-1], "sessions:start")
    draft = (await open_charter(stage, "UBEN")).view.private_metadata or ""
    await keep(stage, "UBEN", "One", draft)
    changed = await stage.press_on("UCEM", stage.in_thread()[-1], "charter:open")
    assert isinstance(changed, ShowModal)
    await keep(stage, "UCEM", None, changed.view.private_metadata or "")
    async with stage.work() as work:
        assert (await work.get(Circle, stage.circle.id)).goal == ""


async def test_the_day_is_that_of_the_goal_and_only_a_closing_says_what_they_can_do_now(
    storage: Storage, clock: SimulatedClock
) -> None:
    stage = await new_stage(storage, clock)
    await stage.settle()
    async with stage.work() as work:
        session_id = (await sessions.next_sessions_of(work, stage.team.person("UANA"), START))[0].id

    async def agree(form: CharterForm, days: int, milestone: str) -> Circle:
        async with stage.work() as work:
            row = await work.get(Session, session_id)
            row.state, row.format_id = SessionState.RUNNING, milestone
            circle: Circle = await work.get(Circle, stage.circle.id)
            now, seen = START + timedelta(days=days), circle.agreed_at
            await service.agree(work, session_id, stage.team.person("UANA"), form, seen=seen, now=now)
            return circle

    await agree(CharterForm(goal="Speak up", can_now="Nothing yet"), 0, "circle-kickoff")
    rules = await agree(CharterForm(goal="Speak up", rules="Anyone may pass."), 7, "circle-retro")
    assert (rules.goal_at, rules.agreed_at, rules.can_now) == (START, START + timedelta(days=7), "")
    closing = await agree(CharterForm(goal="Speak up", can_now="We speak up"), 14, "circle-closing")
    assert (closing.goal_at, closing.can_now) == (START, "We speak up")


def test_the_modal_with_what_is_proposed_and_with_what_was_agreed(words: Words, golden: Golden) -> None:
    golden("charter/modal-first", views.charter_modal(words, KICKOFF, RULES(words.language)))
    agreed = replace(KICKOFF, circle=AGREED)
    golden("charter/modal", views.charter_modal(words, agreed, RULES(words.language)))
    golden("charter/message", views.charter_message(words, agreed))
    over = replace(agreed, format_id="circle-closing", circle=replace(AGREED, can_now="Say *no*, kindly"))
    golden("charter/modal-closing", views.charter_modal(words, over, ()))
    golden("charter/message-closing", views.charter_message(words, over))
    assert MinutesDraft.unpack(views.charter_modal(words, agreed, ()).private_metadata or "").seen == START


def test_the_kick_off_proposes_rules_and_looking_back_shows_those_that_were_kept(words: Words, golden: Golden) -> None:
    def shown(form: str, out: str, *, agreed: bool) -> str:
        place, step = next((n, one) for n, one in enumerate(FORMATS[form].steps()) if one.phase.out == out)
        circle = AGREED if agreed else KICKOFF.circle
        session = replace(RUNNING, circle=circle, format_id=form, topic=None)
        message = facilitation_views.phase_message(
            words, FORMATS[form], session, run(place, 10), step, RULES(words.language)
        )
        if (form, agreed) == ("circle-kickoff", False):
            golden(f"charter/phase-{out}", message)
        return str(message.block_dicts())

    rule = RULES(words.language)[0]
    assert rule not in shown("circle-kickoff", "goal", agreed=False)
    assert rule in shown("circle-kickoff", "charter", agreed=False)
    assert rule not in shown("circle-kickoff", "charter", agreed=True)
    for form, out in (
        ("circle-retro", "halfway"), ("circle-retro", "charter"),
        ("circle-closing", "then_now"), ("circle-closing", "can_now"),
    ):  # fmt: skip
        assert "Speak up in English" in shown(form, out, agreed=True)
        assert ("date_long}" in shown(form, out, agreed=True)) is (out != "charter")
        assert ("charter:open" in shown(form, out, agreed=True)) is (out in ("charter", "can_now"))
