"""What people see of programmes, word for word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.content.loader import load_formats, load_programmes
from bot.features import actions
from bot.features.payloads import FrameDraft
from bot.features.programmes import views
from bot.features.programmes.rules import OPEN, ApplicationInfo, MyProgramme, ProgrammeInfo
from bot.kernel.enums import ApplicationState, Language, ProgrammeState
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Words
from bot.practice.validation.judge import judge_view
from bot.slack.blocks import text_message
from tests.features.conftest import Golden
from tests.rows import MONDAY

FORMATS = load_formats()
TEMPLATES = load_programmes(FORMATS)
PROGRAMME = ProgrammeInfo(
    id=UUID(int=1), template_id="leadership", channel=ChannelId("C1"), owner=UserId("UANA"), zone="Europe/Berlin",
    state=ProgrammeState.INVITING, applied=12, name="Leading & *learning*", aim="Real cases <together>",
    language=Language.ENGLISH, holidays="DE-BE", venue="https://meet.example/lead", apply_until=date(2026, 3, 13),
    starts_on=date(2026, 3, 30), minutes=60, places=6,
)  # fmt: skip
LATE = datetime(2026, 3, 13, 23, tzinfo=UTC)
"""The last day to apply is over where the programme is."""
MINE = ApplicationInfo(
    UUID(int=2), ApplicationState.APPLIED, "Hard talks", "Calm", "Sales", (UserId("UBEN"),), False, frozenset({0, 9}),
    frozenset({Language.GERMAN}), True,
)  # fmt: skip
ASKED = replace(MINE, state=ApplicationState.PROPOSED, circle_id=UUID(int=3))
RUNNING = replace(PROGRAMME, state=ProgrammeState.RUNNING)
COACHED = replace(RUNNING, coaching=True, formats="circle-kickoff goal-weekly troika gone-by-now")


def test_what_there_is(words: Words, golden: Golden) -> None:
    ana = [UserId("UANA")]
    golden("programmes/none", views.overview(words, [], [], MONDAY, may_offer=False))
    golden("programmes/member", views.overview(
        words, [MyProgramme(PROGRAMME, None), MyProgramme(RUNNING, ASKED)], ana, MONDAY, may_offer=False
    ))  # fmt: skip
    golden(
        "programmes/owner",
        views.overview(
            words,
            [MyProgramme(PROGRAMME, MINE), MyProgramme(RUNNING, None)],
            ana,
            MONDAY,
            may_offer=True,
            may_read=True,
        ),
    )


@pytest.mark.parametrize("state", ProgrammeState)
@pytest.mark.parametrize("mine", [None, MINE, replace(MINE, state=ApplicationState.PLACED)])
def test_slack_takes_the_overview_wherever_a_programme_stands(
    words: Words, state: ProgrammeState, mine: ApplicationInfo | None
) -> None:
    known = [MyProgramme(replace(PROGRAMME, state=state), mine)]
    assert judge_view(views.overview(words, known, [], MONDAY, may_offer=False, may_read=False).to_dict()) == []


@pytest.mark.parametrize("state", ProgrammeState)
def test_the_invitation(words: Words, golden: Golden, state: ProgrammeState) -> None:
    golden(
        f"programmes/card-{state}",
        views.invitation(
            words,
            replace(PROGRAMME, state=state),
            TEMPLATES["leadership"],
            FORMATS,
            MONDAY,
            [UserId("UBEN"), UserId("UANA")],
            [UserId("UREA")],
        ),
    )


@pytest.mark.parametrize("state", [*OPEN, ProgrammeState.RUNNING])
def test_the_invitation_says_once_when_it_starts_and_so_that_it_is_true_before_and_after(
    words: Words, state: ProgrammeState
) -> None:
    shown = views.invitation(words, replace(PROGRAMME, state=state), TEMPLATES["leadership"], FORMATS, MONDAY)
    assert str(shown.block_dicts()).count(words.date(PROGRAMME.starts_on)) == 1
    assert "since the week" not in str(shown.block_dicts())
    assert "seit der Woche" not in str(shown.block_dicts())


def test_after_the_last_day_to_apply_everybody_reads_that_they_still_can_until_circles_are_formed(
    words: Words, golden: Golden
) -> None:
    shown = views.invitation(words, PROGRAMME, TEMPLATES["leadership"], FORMATS, LATE)
    golden("programmes/card-late", shown)
    assert words("programmes-apply") in str(shown.block_dicts())
    for state in ProgrammeState:
        stood = [views.stands(words, replace(PROGRAMME, state=state), at) for at in (LATE - timedelta(hours=1), LATE)]
        assert (stood[0] != stood[1]) is (state is ProgrammeState.INVITING)
    ana = [UserId("UANA")]
    golden("programmes/late", views.overview(words, [MyProgramme(PROGRAMME, None)], ana, LATE, may_offer=False))


def test_whoever_knows_the_place_can_say_on_the_card_that_they_would_be_a_buddy(words: Words, golden: Golden) -> None:
    new = replace(PROGRAMME, template_id="onboarding")
    golden("programmes/card-buddies", views.invitation(words, new, TEMPLATES["onboarding"], FORMATS, MONDAY))


def test_what_circles_learn_of_the_frame(words: Words, golden: Golden) -> None:
    golden("programmes/card-coaching", views.invitation(words, COACHED, TEMPLATES["leadership"], FORMATS, MONDAY))
    golden("programmes/coaching", views.has_coaching(words))
    golden("programmes/formats-all", views.on_offer(words, []))
    golden("programmes/formats", views.on_offer(words, [FORMATS[key] for key in COACHED.formats.split()[:-1]]))


def test_the_frame(words: Words, golden: Golden) -> None:
    draft, template = FrameDraft(template="leadership"), TEMPLATES["leadership"]
    golden("programmes/templates", views.templates(words, TEMPLATES, FORMATS))
    new = views.frame_modal(words, draft, template, PROGRAMME, ("DE-BE",), FORMATS, zone="Europe/Berlin")
    golden("programmes/frame-new", new)
    changed = FrameDraft(template="leadership", programme=PROGRAMME.id)
    golden("programmes/frame-proposing", views.frame_modal(
        words, changed, template, PROGRAMME, (), FORMATS, state=ProgrammeState.PROPOSING, zone="Europe/Berlin"
    ))  # fmt: skip
    golden("programmes/frame-running", views.frame_modal(
        words, changed, template, COACHED, (), FORMATS, state=ProgrammeState.RUNNING, zone="Europe/Berlin"
    ))  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_has_a_frame(words: Words, template: str) -> None:
    made = TEMPLATES[template]
    known = replace(PROGRAMME, minutes=made.minutes_per_week, places=made.group.ideal)
    assert views.frame_modal(words, FrameDraft(template=template), made, known, (), FORMATS, zone="UTC").to_dict()


def test_an_application(words: Words, golden: Golden) -> None:
    golden("programmes/apply", views.application_modal(words, PROGRAMME, None, "America/New_York"))
    golden("programmes/apply-again", views.application_modal(words, PROGRAMME, MINE, "Europe/Berlin"))


def test_what_whoever_has_applied_hears(words: Words, golden: Golden) -> None:
    golden("programmes/applied", text_message(views.applied(words, PROGRAMME)))
    golden("programmes/new-dates", views.new_dates(words, PROGRAMME))
    golden("programmes/called-off", views.called_off(words, PROGRAMME))
    in_vain = replace(PROGRAMME, state=ProgrammeState.OVER, in_vain=True)
    golden("programmes/card-in-vain", views.invitation(words, in_vain, TEMPLATES["leadership"], FORMATS, MONDAY))


def test_who_may_offer(words: Words, golden: Golden) -> None:
    known = [(UUID(int=4), UserId("UANA"), False), (UUID(int=5), UserId("UBEN"), True)]
    golden("programmes/owners", views.owners_modal(words, known))
    golden("programmes/may-offer", views.may_offer(words, UserId("UBEN")))
    reader = views.may_offer(words, UserId("UBEN"), reads_only=True)
    golden("programmes/may-read", reader)
    assert actions.REPORTS_LIST.name in str(reader.block_dicts())
    golden("programmes/offers-no-longer", views.no_longer(words, UserId("UBEN")))
    golden("programmes/reads-no-longer", views.no_longer(words, None, reads_only=True))
    golden("programmes/read-by", views.offered_by(words, UserId("UANA"), UserId("UBEN"), reads_only=True))
    golden("programmes/offered-by", views.offered_by(words, UserId("UANA"), None))
