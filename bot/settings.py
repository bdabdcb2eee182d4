"""The settings: config.toml under environment variables, refused in plain sentences when something is wrong."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.kernel.errors import ZirkelError
from bot.settings_keys import Misplaced, Settings, UnknownRegion, Weekday

__all__ = ["DEFAULT_FILE", "Settings", "SettingsError", "Weekday", "load_settings"]

DEFAULT_FILE = Path("config.toml")
Data = dict[str, Any]
Key = tuple[str, ...]


class SettingsError(ZirkelError):
    """Something in the settings is missing or wrong: one plain sentence for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the sentences; the message has one a line."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load_settings(path: Path | None, environ: Mapping[str, str], *, connects: bool = True) -> Settings:
    """Return the settings of ``path`` (default: ./config.toml where there is one) under ``environ``.

    A command that never talks to Slack passes ``connects=False`` and needs no tokens.

    Raises:
        SettingsError: a key is missing, unknown or wrong; it tells all problems at once.
    """
    data = _read(path)
    from_environment = _overlay(data, environ)
    problems = [*_missing(data, connects)]
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        problems = [_explain(details, from_environment) for details in error.errors()] + problems
    if problems:
        raise SettingsError(problems)
    return settings


def environment_name(key: Key, field: FieldInfo) -> str:
    """Return the environment variable of ``key``: its own, or ZIRKEL_SECTION_KEY."""
    return _about(field, "env") or "_".join(("zirkel", *key)).upper()


def fields(model: type[BaseModel] = Settings, above: Key = ()) -> Iterator[tuple[Key, FieldInfo]]:
    """Yield every key with its section, as ``("http", "port")``."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from fields(field.annotation, (*above, name))
        else:
            yield (*above, name), field


def _read(path: Path | None) -> Data:
    file = path or DEFAULT_FILE
    if path is None and not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError([f"{file} doesn't exist: copy config.example.toml to it and fill in the tokens."]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{file} can't be read: {error}."]) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{file} isn't valid TOML: {error}."]) from None


def _overlay(data: Data, environ: Mapping[str, str]) -> dict[Key, str]:
    """Put the variables that are set and not empty over ``data``; return which ones were used."""
    used: dict[Key, str] = {}
    for key, field in fields():
        name = environment_name(key, field)
        section = _section(data, key[:-1], make=True)
        if section is not None and environ.get(name, "").strip():
            section[key[-1]] = environ[name].strip()
            used[key] = name
    return used


def _section(data: Data, key: Key, *, make: bool = False) -> Data | None:
    """Return the table at ``key``; None when something else stands there."""
    for name in key:
        below = data.setdefault(name, {}) if make else data.get(name, {})
        if not isinstance(below, dict):
            return None
        data = below
    return data


def _missing(data: Data, connects: bool) -> Iterator[str]:
    slack, database = _section(data, ("slack",)) or {}, _section(data, ("database",)) or {}
    keys = [name for name in ("master_key", "master_key_file") if database.get(name)]
    if connects:
        other = "signing_secret" if slack.get("mode") == "http" else "app_token"
        needed = [("slack", name) for name in ("bot_token", other) if not str(slack.get(name, "")).strip()]
        if str(database.get("url", "")).startswith("postgres") and not keys:
            needed.append(("database", "master_key"))
        yield from (f"{'.'.join(key)} is missing: {_get(key)}." for key in needed)
    if len(keys) > 1:
        yield "database.master_key and database.master_key_file are both given: leave one of them empty."


def _get(key: Key) -> str:
    field = dict(fields())[key]
    return f"{_about(field, 'get')} into config.toml or {environment_name(key, field)}"


def _explain(details: ErrorDetails, from_environment: Mapping[Key, str]) -> str:
    key = tuple(str(part) for part in details["loc"])
    name = ".".join(key)
    field = dict(fields()).get(key)
    if details["type"] == "extra_forbidden":
        return _unknown(name)
    if field is None:
        is_own = details["type"] == "value_error"
        return f"{name} {details['ctx']['error']}." if is_own else f"{name} must be a section, written as [{name}]."
    origin = f" (from {from_environment[key]})" if key in from_environment else ""
    error = details.get("ctx", {}).get("error")
    if isinstance(error, Misplaced):
        return f"{name}{origin} {error}. What belongs here: {_get(key)}."
    given = f", not {details['input']!r}" if field.repr else ""
    given += f": {_get(key)}" if _about(field, "get") else ""
    given += f": {error}" if isinstance(error, UnknownRegion) else ""
    return f"{name}{origin} must be {field.description}{given}."


def _unknown(name: str) -> str:
    known = [".".join(key[:size]) for key, _ in fields() for size in range(1, len(key) + 1)]
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"did you mean {nearest[0]}?" if nearest else "config.example.toml has them all."
    return f"{name} is not a key that Zirkel knows: {hint}"


def _about(field: FieldInfo, what: str) -> str:
    extra = field.json_schema_extra
    return str(extra.get(what, "")) if isinstance(extra, dict) else ""
