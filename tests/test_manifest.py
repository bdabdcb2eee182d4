"""The manifest at the root is what `zirkel manifest` prints."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.validation.manifest_checks import ManifestRefused, check_manifest
from bot.slack.manifest import HISTORY_SCOPES, manifest

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
    assert names == ["/lernkreis", "/topics", "/reflect", "/coach", "/zirkel"]


def test_an_address_that_is_not_https_is_refused() -> None:
    refused = CliRunner().invoke(cli, ["manifest", "--request-url", "http://zirkel.example/slack/events"])
    assert refused.exit_code == 2
    assert "https:// alone" in refused.output


def test_an_address_switches_from_the_socket_to_signed_http() -> None:
    found = manifest(LANGUAGES.words(Language.ENGLISH), request_url="https://zirkel.example/slack/events")
    assert found["settings"]["socket_mode_enabled"] is False
    assert found["settings"]["interactivity"]["request_url"] == "https://zirkel.example/slack/events"
    assert all(command["url"].startswith("https://") for command in found["features"]["slash_commands"])


def test_no_scope_reads_messages_unless_a_company_asks_for_it() -> None:
    words = LANGUAGES.words(Language.ENGLISH)
    asked = {reads: manifest(words, with_history=reads)["oauth_config"]["scopes"]["bot"] for reads in (False, True)}
    assert not [scope for scope in asked[False] if scope.endswith(":history")]
    assert [scope for scope in asked[True] if scope.endswith(":history")] == list(HISTORY_SCOPES)


@pytest.mark.parametrize("with_history", [False, True])
def test_slack_takes_names_and_scopes(with_history: bool) -> None:
    check_manifest(manifest(LANGUAGES.words(Language.ENGLISH), with_history=with_history))


def test_a_manifest_with_a_command_of_slacks_own_is_refused() -> None:
    with pytest.raises(ManifestRefused, match="/topic has an invalid name"):
        check_manifest(manifest(LANGUAGES.words(Language.ENGLISH), {"/topics": "/topic"}))


def test_a_manifest_whose_optional_scopes_stand_apart_is_refused() -> None:
    found = manifest(LANGUAGES.words(Language.ENGLISH))
    found["oauth_config"]["scopes"]["bot"] = ["commands"]
    with pytest.raises(ManifestRefused, match=r"files:write"):
        check_manifest(found)
