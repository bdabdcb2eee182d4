"""The modals about somebody's data, and the page, as golden files."""

from datetime import date

from bot.features.actions import PRIVACY_COPIED
from bot.features.privacy import views
from bot.features.privacy.rules import OwnData
from bot.language.translator import Words
from bot.slack.system_messages import copy_modal
from tests.features.conftest import Golden

DATA: OwnData = {
    "people": [{"slack_user_id": "UANA", "language": "de", "guest": False, "paused_until": None, "weekly_on": 0}],
    "reflections": [{
        "session_id": "Async <Python> · 2026-03-05", "what": "1 < 2 & \"so\"\nzweite Zeile", "usefulness": 4,
        "visibility": "only_me", "written_at": "2026-03-05T15:02+01:00",
    }],
    "outbox": [{"kind": "sessions-role-card", "sent_at": "2026-03-04T09:00+01:00"}],
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
    page = views.as_page(words, DATA, date(2026, 3, 6))
    assert "<dd>1 &lt; 2 &amp; &quot;so&quot;\nzweite Zeile</dd>" in page
    assert "Async &lt;Python&gt;" in page
    assert "<dd>sessions-role-card</dd>" in page
    assert words("privacy-value-only_me") in page
    assert f"<dd>{words.weekday(0)}</dd>" in page
    assert words("privacy-column-paused_until") not in page


def test_on_the_page_codes_are_emoji(words: Words) -> None:
    data: OwnData = {"topics": [{"title": ":tada: at 10:15:30 :wave::skin-tone-3: :our-own:"}]}
    assert "<dd>🎉 at 10:15:30 👋🏼 :our-own:</dd>" in views.as_page(words, data, date(2026, 3, 6))
    assert ":tada:" in views.as_json(data)
