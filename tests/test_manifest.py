"""The manifest at the root is what `zirkel manifest` prints."""

import json
from pathlib import Path

import pytest

from bot.kernel.vocabulary import Language
from bot.language.translator import Languages
from bot.slack.manifest import manifest

ROOT = Path(__file__).parent.parent
LANGUAGES = Languages()


def test_the_file_at_the_root_is_what_the_command_prints() -> None:
    assert json.loads((ROOT / "manifest.json").read_text()) == manifest(LANGUAGES.words(Language.ENGLISH))


@pytest.mark.parametrize("language", list(Language))
def test_slack_takes_the_lengths_in_every_language(language: Language) -> None:
    found = manifest(LANGUAGES.words(language))
    assert len(found["display_information"]["description"]) <= 140
    for command in found["features"]["slash_commands"]:
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000


def test_a_renamed_command_has_the_companys_name() -> None:
    found = manifest(LANGUAGES.words(Language.ENGLISH), {"/circle": "/lernkreis"})
    names = [command["command"] for command in found["features"]["slash_commands"]]
    assert names == ["/lernkreis", "/topic", "/reflect", "/coach", "/zirkel"]


def test_an_address_switches_from_the_socket_to_signed_http() -> None:
    found = manifest(LANGUAGES.words(Language.ENGLISH), request_url="https://zirkel.example/slack/events")
    assert found["settings"]["socket_mode_enabled"] is False
    assert found["settings"]["interactivity"]["request_url"] == "https://zirkel.example/slack/events"
    assert all(command["url"].startswith("https://") for command in found["features"]["slash_commands"])


def test_no_scope_reads_messages_unless_a_company_grants_it() -> None:
    scopes = manifest(LANGUAGES.words(Language.ENGLISH))["oauth_config"]["scopes"]
    assert not [scope for scope in scopes["bot"] if scope.endswith(":history")]
