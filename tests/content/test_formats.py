"""Every shipped format, programme and question is whole, and says du."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.content.formats import Format
from bot.content.loader import FOLDER, load_formats, load_library, load_programmes
from bot.content.programmes import ProgrammeTemplate
from bot.content.texts import Part, Purpose, Text
from bot.features.answers.rules import Audience, audience
from bot.features.sessions.rules import KICKOFF, RETRO
from bot.kernel.enums import CORE_ROLES, Language, Mode
from bot.language.translator import Languages
from bot.slack.blocks import OPTION_LIMIT

FORMATS = load_formats()
PROGRAMMES = load_programmes(FORMATS)
FILES = sorted(FOLDER.rglob("*.toml"))


def test_all_formats_and_programmes_are_there() -> None:
    assert len(FORMATS) == 37
    assert sorted(PROGRAMMES) == ["circle-season", "handover", "innovation", "leadership", "onboarding"]


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda each: each.id)
def test_in_every_programme_circles_begin_with_a_kick_off_and_look_back_in_the_middle(
    programme: ProgrammeTemplate,
) -> None:
    steps = programme.for_circles(FORMATS)
    assert steps[0].format == KICKOFF
    assert [step.week for step in steps if step.format == RETRO] == [programme.weeks // 2]


def test_formats_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        FORMATS["troika"].minutes = 5  # type: ignore[misc]


def test_a_phase_speaks_both_languages() -> None:
    phase = FORMATS["learning-circle"].phases[3]
    assert phase.title(Language.ENGLISH) == "Working on it"
    assert phase.title(Language.GERMAN) == "Daran arbeiten"
    assert phase.question(Language.GERMAN).startswith("Wie sähe das in deiner Arbeit aus")


def test_a_role_has_a_name_and_a_duty() -> None:
    role = FORMATS["troika"].role("client")
    assert role is not None
    assert role.name(Language.GERMAN) == "Fallgeber:in"
    assert role.duty
    assert role.duty(Language.ENGLISH).startswith("You name the challenge")


def test_nobody_has_the_role_that_everybody_leads() -> None:
    assert FORMATS["learning-circle"].role("all") is None


def test_only_case_rounds_are_about_a_case() -> None:
    about = {key for key, form in FORMATS.items() if form.about_a_case}
    assert about == {"kollegiale-fallberatung", "fallberatung-tietze", "fallberatung-kurz"}


def test_steps_repeat_a_block_as_a_whole() -> None:
    steps = [(step.phase.id, step.turn, step.turns) for step in FORMATS["peer-coaching-tandem"].steps()]
    assert steps == [
        ("loop", 1, 1),
        ("topic", 1, 2), ("explore", 1, 2), ("plan", 1, 2),
        ("topic", 2, 2), ("explore", 2, 2), ("plan", 2, 2),
        ("feedback", 1, 1), ("close", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("recipe", FORMATS.values(), ids=lambda recipe: recipe.id)
class TestEveryFormat:
    def test_the_minutes_of_its_steps_sum_up(self, recipe: Format) -> None:
        assert sum(step.phase.minutes for step in recipe.steps()) == recipe.minutes

    def test_over_days_every_phase_has_a_day_or_none_has(self, recipe: Format) -> None:
        timed = {phase.day is not None for phase in recipe.phases}
        assert len(timed) == 1
        assert timed == {False} or recipe.modes == (Mode.ASYNC,)

    @pytest.mark.parametrize("language", list(Language))
    def test_core_roles_are_called_as_everywhere_else(self, recipe: Format, language: Language) -> None:
        words = Languages().words(language)
        core = [role for role in recipe.roles if role.id in CORE_ROLES]
        assert [role.name(language) for role in core] == [words(f"role-{role.id}") for role in core]

    def test_a_duty_speaks_to_whoever_has_it(self, recipe: Format) -> None:
        own = [role for role in recipe.roles if role.n == 1 and role.duty]
        for role in own:
            assert re.search(r"\b[Yy]ours?\b|\b[Yy]ou\b", role.duty(Language.ENGLISH) if role.duty else "")
            assert re.search(r"\b[Dd](?:u|ir|ich|eine)\b", role.duty(Language.GERMAN) if role.duty else "")

    def test_for_three_or_more_somebody_moderates_and_somebody_documents(self, recipe: Format) -> None:
        in_pairs = recipe.group.ideal < 3 or recipe.id == "peer-coaching-triad"  # there each of the three has a role
        assert in_pairs or {"moderation", "documentation"} <= {role.id for role in recipe.roles}

    def test_whoever_chooses_it_reads_whom_or_what_it_suits(self, recipe: Format) -> None:
        assert recipe.suits
        assert recipe.suits.en.startswith("For ")
        assert recipe.suits.de.startswith("Für ")
        assert max(len(recipe.suits.en), len(recipe.suits.de)) <= OPTION_LIMIT

    def test_it_fits_no_circle_for_whom_it_is_too_small_or_too_large(self, recipe: Format) -> None:
        for mode in Mode:
            fitting = [places for places in range(3, 9) if recipe.fits(places, mode)]
            assert all(recipe.group.min <= places <= recipe.group.max for places in fitting)
            assert not fitting or (mode in recipe.modes and 3 <= recipe.group.ideal <= 8)

    def test_nobody_is_asked_to_write_under_their_name_what_is_read_without_or_by_few(self, recipe: Format) -> None:
        private = [
            phase.question
            for phase in recipe.phases
            if (output := recipe.output(phase)) and audience(output.vis) is not Audience.CIRCLE
        ]
        told = [text(language) for text in private for language in Language]
        assert [text for text in told if re.search(r"\b(?:thread|chat|channel|Kanal)\b", text, re.IGNORECASE)] == []

    def test_a_circle_looks_into_the_mirror_and_everybody_checks_out(self, recipe: Format) -> None:
        if recipe.family == "circle":
            mirror = [phase for phase in recipe.phases if phase.by == "reflection"]
            assert [(phase.title(Language.GERMAN), phase.minutes) for phase in mirror] == [("Spiegel", 3)]
            assert {phase.by for phase in recipe.phases if phase.id == "checkout"} <= {"all"}


@pytest.mark.parametrize("people", range(1, 10))
@pytest.mark.parametrize("recipe", [each for each in FORMATS.values() if each.one_for_each], ids=lambda one: one.id)
def test_where_everybody_has_a_turn_there_are_as_many_as_people_in_the_same_time(recipe: Format, people: int) -> None:
    shared = recipe.in_turns(people)
    turns = {step.turns for step in shared.steps() if step.phase.block in recipe.one_for_each}
    assert turns == {max(2, min(people, recipe.group.max))}
    assert abs(shared.minutes - recipe.minutes) <= len(shared.steps()) / 2
    assert shared.in_turns(people) == shared


@pytest.mark.parametrize("mode", list(Mode))
def test_every_circle_finds_an_agenda_that_fits_and_the_usual_one_always_does(mode: Mode) -> None:
    for places in range(3, 9):
        assert FORMATS["learning-circle"].fits(places, mode)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_shouts_or_is_formal(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r".*(?:!|\bIhnen\b|\bIhre?n?\b).*", text) == []


@pytest.mark.parametrize("part", [*FORMATS.values(), *PROGRAMMES.values()], ids=lambda part: part.id)
def test_german_is_not_english_left_over(part: Part) -> None:
    english = re.compile(r"\b(?:the|and|what|with|your|you)\b", re.IGNORECASE)
    assert [text.de for text in texts(part) if english.search(text.de)] == []


def test_every_core_role_has_a_duty_and_sentences_that_help() -> None:
    roles = load_library().roles
    for role in (roles.moderation, roles.documentation, roles.reflection):
        assert role.duty(Language.GERMAN).startswith("Du ")
        assert len(role.helps(Language.ENGLISH)) >= 3


def test_questions_come_in_the_language_that_was_asked_for() -> None:
    library = load_library()
    assert library.coach(Language.ENGLISH)[1] == "What have you already tried?"
    assert library.coach(Language.GERMAN)[1] == "Was hast du schon probiert?"


def test_people_reflect_on_every_kind_of_session_with_questions_that_change() -> None:
    prompts = load_library().prompts
    assert set(prompts) == set(get_args(Purpose))
    assert {form.purpose for form in load_formats().values()} == set(prompts)
    for language in Language:
        assert all(len(set(each(language))) > 1 for each in prompts.values())


def texts(part: object) -> list[Text]:
    if isinstance(part, Text):
        return [part]
    below = part.__dict__.values() if isinstance(part, Part) else part if isinstance(part, tuple) else ()
    return [text for item in below for text in texts(item)]


@pytest.mark.parametrize("minutes", [30, 45, 60, 90, 120])
def test_every_format_runs_shorter_and_longer(minutes: int) -> None:
    for form in load_formats().values():
        scaled = form.lasting(minutes)
        assert scaled.minutes == sum(step.phase.minutes for step in scaled.steps())
        assert [phase.id for phase in scaled.phases] == [phase.id for phase in form.phases]
        assert min(phase.minutes for phase in scaled.phases) >= 1
        assert abs(scaled.minutes - minutes) <= len(form.steps())


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_circle_has_one_step_a_week_that_it_can_do_and_the_rest_stands_beside(name: str) -> None:
    programme = PROGRAMMES[name]
    theirs, beside = programme.for_circles(FORMATS), programme.beside_circles(FORMATS)
    assert len({each.week for each in theirs}) == len(theirs) >= 5
    assert sorted([*theirs, *beside], key=programme.schedule.index) == list(programme.schedule)
    assert all(FORMATS[each.format].group.max >= 4 for each in theirs)
    milestones = [each for each in programme.schedule if FORMATS[each.format].family == "circle"]
    assert set(milestones) <= set(theirs)
