"""The modals about somebody's data, and the page, as golden files."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content.loader import load_formats
from bot.features.actions import PRIVACY_COPIED
from bot.features.privacy import views
from bot.features.privacy.rules import OfFormat, OwnData
from bot.kernel.enums import Language, Presence, RoleState, TandemAnswer, TandemKind, Visibility
from bot.language.translator import Words
from bot.slack.system_messages import copy_modal
from tests.features.conftest import Golden
from tests.features.fakes import LANGUAGES

_BERLIN, FORMATS = ZoneInfo("Europe/Berlin"), load_formats()
DATA: OwnData = {
    "people": [{
        "slack_user_id": "UANA", "language": Language.GERMAN, "slack_locale": "de-DE", "guest": False,
        "paused_until": None, "weekly_on": 0,
    }],
    "reflections": [{
        "session_id": ("Async <Python>", date(2026, 3, 5)), "what": "1 < 2 & \"so\"\nzweite Zeile", "usefulness": 4,
        "visibility": Visibility.ONLY_ME, "written_at": datetime(2026, 3, 5, 15, 2, tzinfo=_BERLIN),
    }],
    "role_turns": [
        {"role": OfFormat("role", "sceptic", "book-club"), "state": RoleState.HELD},
        {"role": OfFormat("role", "mentor", "reverse-mentoring")},
        {"role": OfFormat("role", "our-own", "gone")},
    ],
    "answers": [{"run_id": (("Async", date(2026, 3, 5)), OfFormat("phase", "climate", "circle-retro"))}],
    "attendances": [{"presence": Presence.PRESENT}],
    "tandem_seats": [{"tandem_id": (TandemKind.REVERSE,), "said": TandemAnswer.YES}],
    "applications": [{"half_days": 0b1001, "languages": "de en", "what_helps": "de 3"}],
    "outbox": [{"kind": "sessions-role-card", "sent_at": datetime(2026, 3, 4, 9, tzinfo=_BERLIN)}],
}  # fmt: skip


def test_what_one_can_do(words: Words, golden: Golden) -> None:
    golden("privacy/data", views.data_modal(words))


def test_the_last_question(words: Words, golden: Golden) -> None:
    golden("privacy/erase", views.erase_modal(words))


def test_it_is_done(words: Words, golden: Golden) -> None:
    golden("privacy/erased", views.erased_modal(words))


def test_a_file_that_may_not_be_sent_is_there_to_copy(words: Words, golden: Golden) -> None:
    golden("privacy/to-copy", copy_modal(words, PRIVACY_COPIED, words("privacy-file-json"), views.as_json(DATA)))


def test_the_page_holds_what_was_typed_as_text(words: Words) -> None:
    page = views.as_page(words, DATA, date(2026, 3, 6), FORMATS)
    assert "<dd>1 &lt; 2 &amp; &quot;so&quot;\nzweite Zeile</dd>" in page
    assert "Async &lt;Python&gt;" in page
    assert f"<dd>{words('privacy-message-sessions')}</dd>" in page
    assert words("privacy-value-only_me") in page
    assert f"<dd>{words.weekday(0)}</dd>" in page
    assert words("privacy-column-paused_until") not in page


def test_on_the_page_codes_are_emoji(words: Words) -> None:
    data: OwnData = {"topics": [{"title": ":tada: at 10:15:30 :wave::skin-tone-3: :our-own:"}]}
    assert "<dd>🎉 at 10:15:30 👋🏼 :our-own:</dd>" in views.as_page(words, data, date(2026, 3, 6), FORMATS)
    assert ":tada:" in views.as_json(data)


@pytest.mark.parametrize(("language", "told"), [
    (Language.ENGLISH, (
        "German (Germany)", "Async &lt;Python&gt; · Thursday 5 March 2026", "Thursday 5 March 2026, 15:02",
        "Critical voice", "Reverse mentor", "our-own", "Async · Thursday 5 March 2026 · Fist to five",
        "reverse mentoring", "Monday morning and Tuesday afternoon", "German and English", "Sessions",
    )),
    (Language.GERMAN, (
        "Deutsch (Deutschland)", "Async &lt;Python&gt; · Donnerstag, 5. März 2026", "Donnerstag, 5. März 2026, 15:02",
        "Kritische Stimme", "Reverse-Mentor:in", "our-own", "Async · Donnerstag, 5. März 2026 · Faust bis fünf",
        "Reverse Mentoring", "Montagvormittag und Dienstagnachmittag", "Deutsch und Englisch", "Treffen",
    )),
])  # fmt: skip
def test_the_page_says_in_words_what_is_kept_as_codes(language: Language, told: tuple[str, ...]) -> None:
    page = views.as_page(LANGUAGES.words(language), DATA, date(2026, 3, 6), FORMATS)
    assert [text for text in told if f"<dd>{text}</dd>" not in page] == []
    present = {Language.ENGLISH: ("Present", "yes"), Language.GERMAN: ("Anwesend", "ja")}[language]
    assert "<dt>{}</dt><dd>{}</dd>".format(*present) in page
    assert "2026-03" not in page


def test_the_json_stays_as_the_database_has_it() -> None:
    told = json.loads(views.as_json(DATA))
    assert told["reflections"][0]["session_id"] == "Async <Python> · 2026-03-05"
    assert told["reflections"][0]["written_at"] == "2026-03-05T15:02+01:00"
    assert told["role_turns"][0] == {"role": "sceptic", "state": "held"}
    assert told["answers"][0]["run_id"] == "Async · 2026-03-05 · climate"
