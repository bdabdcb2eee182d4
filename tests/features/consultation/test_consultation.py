"""Help on demand: people are asked one after the other, until enough have said yes or nobody can."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from bot.features import actions
from bot.features.consultation import handlers, service
from bot.features.consultation.posts import posts, tend_consultations
from bot.features.privacy import service as privacy
from bot.features.privacy.rules import Contributions
from bot.features.tandems import service as tandems_service
from bot.features.tandems import store as tandems_store
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import TandemAnswer, TandemState
from bot.kernel.errors import ItIsOver, NotYourPair, OneCaseAtATime
from bot.slack.forms import FormInvalid
from bot.storage.unit_of_work import Storage
from tests.features.fakes import new_team, option, parts
from tests.features.tandems.couple import Tandems
from tests.rows import MONDAY

HEADLINE = "A talk that went wrong"
HELPERS = ("UBEN", "UCARA", "UDAN", "UEVA")


@pytest.fixture
async def cases(storage: Storage) -> Tandems:
    team = await new_team(storage)
    await team.meet("UANA", *HELPERS)
    found = Tandems(team, SimulatedClock(MONDAY))
    deps = parts(storage, found.clock)
    handlers.register(found.routes, deps)
    found.posts |= {post.kind: post for post in posts(deps)}
    for helper in HELPERS:
        await found.offers(helper, "Python", capacity=1)
    return found


async def asks(cases: Tandems, kind: str = "case", by: str = "2026-03-13", about: str = HEADLINE) -> UUID:
    before = set(await cases._ids())
    inputs = {"kind": option(kind), "about": about, "by": {"selected_date": by}, "language": option("en")}
    await cases.submit("UANA", actions.CONSULTATION_KEEP, inputs)
    (made,) = set(await cases._ids()) - before
    return made


async def who_is_asked(cases: Tandems, made: UUID) -> str:
    asked = (await cases.info(made)).asked
    return asked.user if asked else ""


async def say(cases: Tandems, made: UUID, answers: Sequence[bool]) -> list[str]:
    """Let those who are asked answer, each in turn; return who they are."""
    asked = []
    for yes in answers:
        asked.append(await who_is_asked(cases, made))
        action = actions.CONSULTATION_YES if yes else actions.CONSULTATION_NO
        await cases.press(asked[-1], action, made)
    return asked


async def tend(cases: Tandems, **passes: float) -> None:
    await cases.clock.turn_to(cases.clock.now() + timedelta(**passes))
    async with cases.team.storage.work(cases.team.workspace_id) as work:
        await tend_consultations(work, cases.clock.now())
    await cases.tend()


async def test_one_after_the_other_is_asked_and_three_who_say_yes_meet_whoever_asked(cases: Tandems) -> None:
    made = await asks(cases)
    assert len(await cases.to_everybody()) == 1
    no, *yes = await say(cases, made, [False, True, True, True])
    found = await cases.info(made)
    assert found.state is TandemState.RUNNING
    assert [one for kind, one in await cases.to_everybody() if kind == "card"] == [",".join(sorted(["UANA", *yes]))]
    (card,) = await cases.says(tandems_service.CARD)
    assert "Peer case consultation" in card
    assert "One case in half an hour" in card
    assert no not in card


async def test_one_who_offers_it_shows_it(cases: Tandems) -> None:
    await cases.offers("UBEN", "Gardening", capacity=1)
    made = await asks(cases, "tutoring", about="Gardening at home")
    assert await say(cases, made, [True]) == ["UBEN"]
    assert "Peer tutoring" in (await cases.says(tandems_service.CARD))[0]


async def test_two_are_enough_once_everybody_was_asked_and_one_is_not(cases: Tandems) -> None:
    made = await asks(cases)
    await say(cases, made, [True, False, True, False])
    assert (await cases.info(made)).state is TandemState.RUNNING
    other = await asks(cases)
    assert await who_is_asked(cases, other)


async def test_where_nobody_can_whoever_asked_is_told_what_helps(cases: Tandems) -> None:
    made = await asks(cases)
    await say(cases, made, [False, False, True, False])
    assert (await cases.info(made)).state is TandemState.OVER
    assert ("consultation-nobody", "UANA") in await cases.to_everybody()
    assert "What helps" in (await cases.says(service.NOBODY))[0]


async def test_after_a_working_day_without_an_answer_the_next_one_is_asked(cases: Tandems) -> None:
    made = await asks(cases)
    first = await who_is_asked(cases, made)
    await tend(cases, hours=20)
    assert await who_is_asked(cases, made) == first
    await tend(cases, hours=6)
    assert await who_is_asked(cases, made) not in ("", first)
    with pytest.raises(ItIsOver):
        await cases.press(first, actions.CONSULTATION_YES, made)


async def test_when_its_day_is_over_it_ends(cases: Tandems) -> None:
    made = await asks(cases, by="2026-03-03")
    await tend(cases, days=2)
    assert (await cases.info(made)).state is TandemState.OVER
    assert await cases.says(tandems_service.CASE_QUESTION) == []


async def test_nobody_is_asked_who_keeps_off_pauses_is_there_for_nobody_or_has_gone(cases: Tandems) -> None:
    await cases.avoids("UBEN", "UANA")
    await cases.pauses("UCARA")
    await cases.offers("UDAN", capacity=0)
    await cases.goes("UEVA")
    made = await asks(cases)
    assert (await cases.info(made)).state is TandemState.OVER
    assert await cases.to_everybody() == [("consultation-nobody", "UANA")]


async def test_two_helpers_of_whom_one_keeps_off_the_other_never_meet(cases: Tandems) -> None:
    made = await asks(cases)
    (first,) = await say(cases, made, [True])
    second = await who_is_asked(cases, made)
    rest = [one for one in HELPERS if one not in (first, second)]
    for one in rest:
        await cases.avoids(one, first)
    await say(cases, made, [True])
    assert {one.user for one in (await cases.info(made)).seats} == {"UANA", first, second}


async def test_two_who_keep_each_other_off_once_both_have_said_yes_never_meet_either(cases: Tandems) -> None:
    made = await asks(cases)
    first, second = await say(cases, made, [True, True])
    await cases.avoids(first, second)
    third, fourth = await say(cases, made, [True, True])
    found = await cases.info(made)
    there = {one.user for one in found.present}
    assert found.state is TandemState.RUNNING
    assert there - {first, second} == {"UANA", third, fourth}
    assert len(there & {first, second}) == 1


@pytest.mark.parametrize("by_the_helper", [True, False])
async def test_a_yes_to_somebody_who_is_kept_off_meanwhile_is_a_no_and_the_next_one_is_asked(
    cases: Tandems, by_the_helper: bool
) -> None:
    made = await asks(cases)
    first = await who_is_asked(cases, made)
    await cases.avoids(*((first, "UANA") if by_the_helper else ("UANA", first)))
    assert "This question is settled" in await cases.press(first, actions.CONSULTATION_YES, made)
    assert await who_is_asked(cases, made) not in ("", first)
    assert first not in {one.user for one in (await cases.info(made)).present}


async def test_who_helps_once_keeps_their_places_for_mentoring_and_is_asked_about_no_other_case(cases: Tandems) -> None:
    helpers = await say(cases, await asks(cases), [True, True, True])
    assert await cases.asks(await cases.looks("UANA"), helpers[0])
    other = await asks(cases)
    assert await who_is_asked(cases, other) not in helpers


async def test_only_who_is_asked_reads_the_headline_and_no_message_holds_it(cases: Tandems) -> None:
    made = await asks(cases)
    first = await who_is_asked(cases, made)
    assert HEADLINE in await cases.press(first, actions.CONSULTATION_PAGE, made)
    await say(cases, made, [False])
    second = await who_is_asked(cases, made)
    page = await cases.press(second, actions.CONSULTATION_PAGE, made)
    assert HEADLINE in page
    assert first not in page
    with pytest.raises(NotYourPair):
        await cases.press(first, actions.CONSULTATION_PAGE, made)
    said = await cases.says(tandems_service.CASE_QUESTION)
    await say(cases, made, [True, True, True])
    said += await cases.says(tandems_service.CARD)
    assert len(said) == 2
    assert HEADLINE not in str(said)
    async with cases.team.storage.reading(cases.team.workspace_id) as work:
        row = await tandems_store.seats(work, [made])
    assert all(HEADLINE.encode() not in (seat.about or b"") for seat, _ in row)


async def test_how_long_it_took_is_told_to_whoever_asked_alone(cases: Tandems) -> None:
    made = await asks(cases)
    await tend(cases, hours=5)
    helpers = await say(cases, made, [True, True, True])
    assert "It took 5 hours" in await cases.press("UANA", actions.CONSULTATION_PAGE, made)
    for helper in helpers:
        assert "It took" not in await cases.press(helper, actions.CONSULTATION_PAGE, made)
    assert "It took" not in (await cases.says(tandems_service.CARD))[0]


async def test_whoever_asked_sees_how_it_stands_and_can_withdraw(cases: Tandems) -> None:
    made = await asks(cases)
    await say(cases, made, [True])
    page = await cases.press("UANA", actions.CONSULTATION_PAGE, made)
    assert "1 of 3 have said yes" in page
    assert not any(helper in page for helper in HELPERS)
    await cases.press("UANA", actions.CONSULTATION_END, made)
    assert (await cases.info(made)).state is TandemState.OVER
    assert await cases.says(tandems_service.CASE_QUESTION) == []


async def test_a_helper_who_leaves_does_not_end_it_before_or_after_it_has_begun(cases: Tandems) -> None:
    made = await asks(cases)
    (first,) = await say(cases, made, [True])
    await cases.press(first, actions.CONSULTATION_END, made)
    assert (await cases.info(made)).state is TandemState.LOOKING
    one, *_ = await say(cases, made, [True, True, True])
    await cases.press(one, actions.CONSULTATION_END, made)
    found = await cases.info(made)
    assert found.state is TandemState.RUNNING
    assert len(found.present) == 3
    assert f"<@{one}>" not in (await cases.says(tandems_service.CARD))[0]


@pytest.mark.parametrize("erased", [True, False])
async def test_who_is_erased_or_gone_is_done_without_and_without_whoever_asked_it_is_over(
    cases: Tandems, erased: bool
) -> None:
    made = await asks(cases)
    one, *_ = await say(cases, made, [True, True, True])
    await _lose(cases, one, erased=erased)
    assert (await cases.info(made)).state is TandemState.RUNNING
    await _lose(cases, "UANA", erased=erased)
    assert (await cases.info(made)).state is TandemState.OVER
    assert sum(kind == "ended" for kind, _ in await cases.to_everybody()) == 2


async def _lose(cases: Tandems, user: str, *, erased: bool) -> None:
    if not erased:
        await cases.goes(user)
        await tend(cases, hours=1)
        return
    async with cases.team.storage.work(cases.team.workspace_id) as work:
        await privacy.erase(work, cases.team.person(user), Contributions.NAMELESS, cases.clock.now())


async def test_who_is_gone_while_they_are_asked_is_followed_by_the_next_one(cases: Tandems) -> None:
    made = await asks(cases)
    first = await who_is_asked(cases, made)
    await cases.goes(first)
    await tend(cases, hours=1)
    assert await who_is_asked(cases, made) not in ("", first)


async def test_only_one_at_a_time_and_for_a_day_to_come(cases: Tandems) -> None:
    with pytest.raises(FormInvalid):
        await asks(cases, by="2026-03-01")
    await asks(cases)
    with pytest.raises(OneCaseAtATime):
        await asks(cases)


async def test_it_ends_by_itself_and_all_can_look_back(cases: Tandems) -> None:
    made = await asks(cases)
    await say(cases, made, [True, True, True])
    await cases.later(days=16)
    found = await cases.info(made)
    assert found.state is TandemState.OVER
    assert {one.said for one in found.pair} == {TandemAnswer.YES}
    assert sum(kind == "ended" for kind, _ in await cases.to_everybody()) == 4
    await cases.submit("UANA", actions.TANDEMS_KEEP_LOOK_BACK, {"kept": "More", "thanks": "All of you"}, about=made)
    assert sum(kind == "thanks" for kind, _ in await cases.to_everybody()) == 3
