"""Settings: a file under environment variables, and a plain sentence for every mistake."""

import datetime as dt
import itertools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.kernel.enums import Cadence
from bot.settings import SettingsError, environment_name, fields, load_settings
from bot.settings_keys import Settings, Weekday

EXAMPLE = Path("config.example.toml")
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_APP_TOKEN": "xapp-1-secret"}
KEY = "A" * 43 + "="


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / EXAMPLE).write_bytes(EXAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(toml: str = "", environ: Mapping[str, str] = TOKENS, *, connects: bool = True) -> tuple[str, ...]:
    Path("my.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(Path("my.toml"), environ, connects=connects)
    return error.value.problems


def test_without_a_file_the_tokens_are_enough() -> None:
    settings = load_settings(None, TOKENS)
    assert settings.slack.bot_token.get_secret_value() == "xoxb-1-secret"
    assert settings.digest.time == dt.time(15)
    assert settings.coaching.cadence is Cadence.TWO_WEEKS
    assert settings.digest.weekday.number == 4


def test_a_config_file_in_the_working_directory_is_read_by_itself() -> None:
    Path("config.toml").write_text("[http]\nport = 8080", encoding="utf-8")
    assert load_settings(None, TOKENS).http.port == 8080


def test_the_environment_wins_over_the_file() -> None:
    Path("config.toml").write_text('[slack]\nbot_token = "xoxb-file"\n[http]\nport = 1', encoding="utf-8")
    settings = load_settings(None, {**TOKENS, "ZIRKEL_HTTP_PORT": "8080"})
    assert (settings.slack.bot_token.get_secret_value(), settings.http.port) == ("xoxb-1-secret", 8080)


def test_an_empty_variable_counts_as_not_given() -> None:
    assert load_settings(None, {**TOKENS, "DATABASE_URL": " "}).database.url == "sqlite:///zirkel.db"


def test_the_api_address_always_ends_with_a_slash() -> None:
    assert load_settings(None, {**TOKENS, "SLACK_API_URL": "http://localhost:1/api"}).slack.api_url.endswith("/api/")


def test_a_missing_token_says_where_to_get_it() -> None:
    (problem,) = problems(environ={"SLACK_APP_TOKEN": "xapp-1"})
    assert problem == (
        "slack.bot_token is missing: copy it from your app's page at api.slack.com/apps under OAuth & Permissions "
        "(it begins with xoxb-) into config.toml or SLACK_BOT_TOKEN."
    )


def test_http_needs_the_signing_secret_instead_of_the_app_token() -> None:
    (problem,) = problems('[slack]\nmode = "http"', {"SLACK_BOT_TOKEN": "xoxb-1"})
    assert problem.startswith("slack.signing_secret is missing: ")


def test_a_command_that_never_connects_needs_no_token() -> None:
    assert load_settings(None, {}, connects=False).database.url == "sqlite:///zirkel.db"


def test_postgresql_needs_a_master_key() -> None:
    (problem,) = problems(environ={**TOKENS, "DATABASE_URL": "postgresql://zirkel:pass@host/zirkel"})
    assert problem.startswith("database.master_key is missing: make one with openssl rand -base64 32")


def test_two_master_keys_are_one_too_many() -> None:
    Path("key").write_text(KEY, encoding="utf-8")
    (problem,) = problems(f'[database]\nmaster_key = "{KEY}"\nmaster_key_file = "key"')
    assert problem.endswith("are both given: leave one of them empty.")


MISTAKES = r"""
[slack]\nmode = "sockt"
slack.mode must be socket or http, not 'sockt'.

[slack]\napi_url = "slack.com"
slack.api_url must be an address that begins with https:// or http://, not 'slack.com'.

[slack.commands]\ncoach = "coach me"
slack.commands.coach must be a name such as /circle: up to 31 of a-z, 0-9, -, none of Slack's own, not 'coach me'.

[slack.commands]\ntopics = "/topic"
slack.commands.topics must be a name such as /circle: up to 31 of a-z, 0-9, -, none of Slack's own, not '/topic'.

[slack.commands]\ncoach = "/circle"
slack.commands gives two commands the same name; each needs its own.

[http]\nport = "many"
http.port must be a whole number from 0 to 65535 (0 takes any free one), not 'many'.

[coaching]\ncadence = "monthly"
coaching.cadence must be weekly, two_weeks or four_weeks, not 'monthly'.

[coaching]\nweekday = "montag"
coaching.weekday must be a weekday such as monday, not 'montag'.

[coaching]\nzone = "Mars"
coaching.zone must be a time zone such as Europe/Berlin, not 'Mars'.

[circles]\nholidays = [1]
circles.holidays must be a list of countries or their parts, such as ["DE-BE", "AT"], not [1].

[digest]\ntime = "25:00"
digest.time must be a time such as "15:00", not '25:00'.

[digest]\ntime = 15
digest.time must be a time such as "15:00", not 15.

[content]\nformats_folder = "nowhere"
content.formats_folder must be a folder that exists, not 'nowhere'.

[slack]\nbot_tokn = 1
slack.bot_tokn is not a key that Zirkel knows: did you mean slack.bot_token?

[databse]
databse is not a key that Zirkel knows: did you mean database?

xyz = 1
xyz is not a key that Zirkel knows: config.example.toml has them all.

http = 3
http must be a section, written as [http].
"""
PAIRS = [tuple(pair.split("\n")) for pair in MISTAKES.strip().split("\n\n")]


@pytest.mark.parametrize(("toml", "sentence"), PAIRS)
def test_a_mistake_is_one_sentence_that_names_the_key(toml: str, sentence: str) -> None:
    assert problems(toml.replace(r"\n", "\n")) == (sentence,)


def test_regions_are_countries_or_their_parts_also_in_a_variable() -> None:
    Path("my.toml").write_text('[circles]\nholidays = ["DE-BE", "AT"]', encoding="utf-8")
    assert load_settings(Path("my.toml"), TOKENS).circles.holidays == ("DE-BE", "AT")
    environ = {**TOKENS, "ZIRKEL_CIRCLES_HOLIDAYS": "CH-ZH, GB"}
    assert load_settings(None, environ).circles.holidays == ("CH-ZH", "GB")


@pytest.mark.parametrize(("code", "allowed"), [
    ("DE-XX", "DE-XX isn't known; DE has these parts: BB, BE, "), ("Bayern", "Bayern isn't known; countries are two "),
])  # fmt: skip
def test_a_wrong_region_is_named_with_what_is_allowed(code: str, allowed: str) -> None:
    (problem,) = problems(f'[circles]\nholidays = ["AT", "{code}"]')
    assert allowed in problem


def test_a_mistake_in_a_variable_names_the_variable() -> None:
    (problem,) = problems(environ={**TOKENS, "ZIRKEL_LOG_LEVEL": "loud"})
    assert problem == "log.level (from ZIRKEL_LOG_LEVEL) must be debug, info, warning or error, not 'loud'."


def test_all_mistakes_are_told_at_once() -> None:
    assert len(problems('[log]\nlevel = "loud"\nform = "json"', {})) == 4


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ('[slack]\nbot_token = "geheim"', "slack.bot_token"),
        ('[slack]\napp_token = "geheim"', "slack.app_token"),
        ('[database]\nurl = "mysql://user:geheim@host"', "database.url"),
        ('[database]\nmaster_key = "geheim"', "database.master_key"),
    ],
)
def test_a_wrong_secret_is_named_but_never_shown(toml: str, key: str) -> None:
    (problem,) = problems(toml, environ={}, connects=False)
    assert problem.startswith(f"{key} must be ")
    assert "geheim" not in problem


@pytest.mark.parametrize("copied", [" xoxb-1\t", "Bearer xoxb-1", "'xoxb-1'", '" bearer xoxb-1 "'])
def test_what_is_copied_along_with_a_token_is_taken_off(copied: str) -> None:
    settings = load_settings(None, {**TOKENS, "SLACK_BOT_TOKEN": copied})
    assert settings.slack.bot_token.get_secret_value() == "xoxb-1"


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-geheim", "is an app-level token, which belongs into slack.app_token"),
        ("SLACK_APP_TOKEN", "xoxb-1-geheim", "is the bot token, which belongs into slack.bot_token"),
        ("SLACK_BOT_TOKEN", "xoxe.xoxb-1-geheim", "is a rotating token, which ends after twelve hours"),
        ("SLACK_BOT_TOKEN", "xoxp-1-geheim", "is the token of a person, not of the app"),
        ("SLACK_BOT_TOKEN", "0123456789abcdef" * 2, "is the signing secret"),
        ("SLACK_SIGNING_SECRET", "xoxb-1-geheim", "is the bot token, which belongs into slack.bot_token"),
        ("SLACK_BOT_TOKEN", "xoxb-1 geheim", "must be a bot token"),
    ],
)
def test_a_secret_in_the_wrong_place_is_said_to_be_there(variable: str, value: str, sentence: str) -> None:
    (problem,) = problems(environ={**TOKENS, variable: value})
    assert f"(from {variable}) {sentence}" in problem
    assert "geheim" not in problem


def test_a_token_of_blanks_is_missing() -> None:
    (problem,) = problems('[slack]\nbot_token = " "', {"SLACK_APP_TOKEN": "xapp-1"})
    assert problem.startswith("slack.bot_token is missing: ")


def test_secrets_are_not_in_the_representation() -> None:
    environ = {**TOKENS, "DATABASE_URL": "postgresql://u:secret@h/z", "ZIRKEL_MASTER_KEY": KEY}
    shown = repr(load_settings(None, environ)) + str(load_settings(None, environ))
    assert "secret" not in shown
    assert KEY not in shown


def test_a_file_that_does_not_exist_is_told() -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml doesn't exist: copy config\.example\.toml"):
        load_settings(Path("nowhere.toml"), TOKENS)


@pytest.mark.parametrize("content", [b"[slack", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_told(content: bytes) -> None:
    Path("bad.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"^bad\.toml (isn't valid TOML|can't be read): .+\.$"):
        load_settings(Path("bad.toml"), TOKENS)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings(None, TOKENS).http.port = 1  # type: ignore[misc]


def test_renamed_commands_are_told_to_the_languages() -> None:
    settings = load_settings(None, {**TOKENS, "ZIRKEL_SLACK_COMMANDS_CIRCLE": "/lernkreis"})
    assert settings.slack.commands.renamed == {"/circle": "/lernkreis"}


def test_every_key_has_a_variable_of_its_own() -> None:
    names = [environment_name(key, field) for key, field in fields()]
    assert len(set(names)) == len(names)
    assert {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "DATABASE_URL"} < set(names)


def test_the_example_has_exactly_the_keys_of_the_settings() -> None:
    assert set(flat(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))) == {".".join(key) for key, _ in fields()}


def test_the_example_has_the_default_of_every_key() -> None:
    assert load_settings(EXAMPLE, {}, connects=False) == Settings()


def test_the_example_explains_every_key_in_the_line_before() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [line for above, line in itertools.pairwise(lines) if re.match(r"\w+ =", line) and above[:1] != "#"]
    assert bare == []


def test_weekdays_count_from_monday() -> None:
    assert [day.number for day in Weekday] == list(range(7))


def flat(table: Mapping[str, Any], above: str = "") -> list[str]:
    nested = [
        flat(value, f"{above}{key}.") if isinstance(value, dict) else [f"{above}{key}"] for key, value in table.items()
    ]
    return [key for keys in nested for key in keys]
