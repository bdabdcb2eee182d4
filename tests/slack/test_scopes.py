"""A scope that isn't granted names itself, and what can't be done without it."""

import pytest

from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.manifest import HISTORY_SCOPES, OPTIONAL_SCOPES, SCOPES
from bot.slack.scopes import cannot, missing_scopes, what_went_wrong

ALL = (*SCOPES, *OPTIONAL_SCOPES)


@pytest.mark.parametrize("language", list(Language))
class TestInBothLanguages:
    def test_each_scope_has_a_sentence_of_its_own(self, language: Language) -> None:
        words = Languages().words(language)
        said = {scope: cannot(words, scope) for scope in (*ALL, *HISTORY_SCOPES)}
        assert all(scope in text for scope, text in said.items())
        assert len({text.replace(scope, "") for scope, text in said.items()}) == len(said)
        assert cannot(words, "new:scope").replace("new:scope", "") not in {
            text.replace(scope, "") for scope, text in said.items()
        }

    def test_what_is_missing_is_named_and_whether_one_can_do_without(self, language: Language) -> None:
        words = Languages().words(language)
        missing = missing_scopes(set(ALL) - {"im:write", "files:write"}, words)
        assert [(each.scope, each.optional) for each in missing] == [("im:write", False), ("files:write", True)]
        assert missing_scopes(ALL, words) == missing_scopes((), words) == []

    def test_whoever_pressed_a_button_that_needed_it_is_told(self, language: Language) -> None:
        words = Languages().words(language)
        refused = SlackFailure(Meaning.TARGET, "missing_scope", needed="users:read,users:read.email")
        assert what_went_wrong(words, refused) == cannot(words, "users:read")
        assert what_went_wrong(words, SlackFailure(Meaning.TARGET, "missing_scope")) == words("slack-try-again")
