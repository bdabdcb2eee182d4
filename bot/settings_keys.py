"""Every key of the settings: its default, what it must be, its environment variable, where to get it."""

import base64
import binascii
import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    DirectoryPath,
    Field,
    FilePath,
    SecretStr,
    StringConstraints,
    model_validator,
)

from bot.content.holidays import is_area, parts_of
from bot.kernel.commands import RESERVED_COMMANDS
from bot.kernel.enums import Cadence

MASTER_KEY_BYTES = 32
_SLACK_PAGE = "copy it from your app's page at api.slack.com/apps under"


class Weekday(StrEnum):
    """The days of a week as the settings name them."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Return the day as ``date.weekday()`` counts it; Monday is 0."""
        return list(Weekday).index(self)


def _one_of(*allowed: str) -> Any:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError("not allowed")
        return value

    return AfterValidator(check)


def _begins(*beginnings: str) -> Any:
    def check(value: str) -> str:
        if value and not value.startswith(beginnings):
            raise ValueError("another beginning")
        return value

    return AfterValidator(check)


def _is_port(value: str) -> str:
    if value and int(value.rpartition(":")[2]) > 65_535:
        raise ValueError("no port")
    return value


class Misplaced(ValueError):
    """Something that we know stands where something else belongs; says what it is."""


def _without_wrapping(value: object) -> object:
    """Return a secret without what is copied along with it: blanks, quotes, the word Bearer."""
    return _WRAPPING.sub("", value) if isinstance(value, str) else value


def _is_token(beginning: str) -> Any:
    def check(value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        for other, what in _SECRETS.items():
            if not beginning.startswith(other) and re.match(other, text):
                raise Misplaced(what)
        if text and not re.fullmatch(rf"{beginning}[\x21-\x7e]+", text):
            raise ValueError("another beginning")
        return value

    return AfterValidator(check)


def _is_secret(value: SecretStr) -> SecretStr:
    for other, what in _SECRETS.items():
        if other != _SIGNING_SECRET and re.match(other, value.get_secret_value()):
            raise Misplaced(what)
    return value


def _is_key(value: SecretStr) -> SecretStr:
    for part in re.split(r"[\s,]+", value.get_secret_value().strip()):
        try:
            size = len(base64.b64decode(part, validate=True))
        except binascii.Error as error:
            raise ValueError("not base64") from error
        if size not in {0, MASTER_KEY_BYTES}:
            raise ValueError("not 32 bytes")
    return value


def _is_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("unknown zone")
    return value


def _listed(value: object) -> object:
    """Return a list; an environment variable has its parts divided by commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list | tuple) and not all(isinstance(part, str) for part in value):
        raise ValueError("not only texts")
    return value


class UnknownRegion(ValueError):
    """There are no public holidays by this code; the sentence says what there is."""


def _are_regions(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not is_area(value):
            country = value.partition("-")[0]
            parts = ", ".join(parts_of(country)) or "none"
            known = (
                f"{country} has these parts: {parts}"
                if is_area(country)
                else "countries are two letters, as in ISO 3166: DE, AT, CH, GB"
            )
            raise UnknownRegion(f"{value} isn't known; {known}")
    return values


def _not_reserved(name: str) -> str:
    if name in RESERVED_COMMANDS:
        raise ValueError("Slack's own")
    return name


def _wall_time(value: object) -> dt.time:
    if isinstance(value, dt.time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,2}:\d{2}", value):
        raise ValueError("not a time")
    hour, minute = value.split(":")
    return dt.time(int(hour), int(minute))


_WRAPPING = re.compile(r"^(?:bearer\s+|[\s\"'])+|[\s\"']+$", re.IGNORECASE)
_SIGNING_SECRET = "[0-9a-f]{32}$"  # noqa: S105  what one looks like
_SECRETS = {
    "xoxb-": "is the bot token, which belongs into slack.bot_token",
    "xapp-": "is an app-level token, which belongs into slack.app_token",
    "xoxe": "is a rotating token, which ends after twelve hours; that can't be switched off again, so make the app "
    "anew from the manifest, in which it is off",
    "xox[pcs]-": "is the token of a person, not of the app",
    _SIGNING_SECRET: "is the signing secret, which belongs into slack.signing_secret",
}
_UNWRAPPED = BeforeValidator(_without_wrapping)
_EMPTY_IS_NONE = BeforeValidator(lambda value: None if value == "" else value)
_WITHOUT_SLASH = AfterValidator(lambda url: url.rstrip("/"))
_WITH_SLASH = AfterValidator(lambda url: url.rstrip("/") + "/")
WallTime = Annotated[dt.time, BeforeValidator(_wall_time)]
CommandName = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9-]{1,31}$"), AfterValidator(_not_reserved)]


def _at(default: Any, must_be: str, env: str = "", get: str = "", secret: bool = False) -> Any:
    """Declare one key: what it must be, its own environment variable, where a person gets it."""
    extra: dict[str, Any] = {"env": env, "get": get}
    return Field(default=default, description=must_be, json_schema_extra=extra, repr=not secret)


def _command(name: str) -> Any:
    return _at(name, "a name such as /circle: up to 31 of a-z, 0-9, -, none of Slack's own")


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=False)


class Commands(_Section):
    """What the company calls each command."""

    circle: CommandName = _command("/circle")
    topics: CommandName = _command("/topics")
    reflect: CommandName = _command("/reflect")
    coach: CommandName = _command("/coach")
    zirkel: CommandName = _command("/zirkel")

    @model_validator(mode="after")
    def _differ(self) -> Self:
        names = list(self.model_dump().values())
        if len(set(names)) < len(names):
            raise ValueError("gives two commands the same name; each needs its own")
        return self

    @property
    def renamed(self) -> dict[str, str]:
        """Return Zirkel's own name and the company's, where they differ: what ``Languages`` takes."""
        return {f"/{own}": name for own, name in self.model_dump().items() if name != f"/{own}"}


class Slack(_Section):
    """How Zirkel reaches Slack."""

    mode: Literal["socket", "http"] = _at("socket", "socket or http")
    bot_token: Annotated[SecretStr, _UNWRAPPED, _is_token("xoxb-")] = _at(
        SecretStr(""), "a bot token", "SLACK_BOT_TOKEN",
        f"{_SLACK_PAGE} OAuth & Permissions (it begins with xoxb-)", secret=True,
    )  # fmt: skip
    app_token: Annotated[SecretStr, _UNWRAPPED, _is_token("xapp-")] = _at(
        SecretStr(""), "an app-level token", "SLACK_APP_TOKEN",
        "make one with the scope connections:write at api.slack.com/apps under Basic Information, App-Level Tokens"
        " (it begins with xapp-) and put it", secret=True,
    )  # fmt: skip
    signing_secret: Annotated[SecretStr, _UNWRAPPED, AfterValidator(_is_secret)] = _at(
        SecretStr(""), "the app's signing secret", "SLACK_SIGNING_SECRET",
        f"{_SLACK_PAGE} Basic Information, App Credentials", secret=True,
    )  # fmt: skip
    api_url: Annotated[str, _begins("https://", "http://"), _WITH_SLASH] = _at(
        "https://slack.com/api/", "an address that begins with https:// or http://", "SLACK_API_URL"
    )
    commands: Commands = Commands()


class Http(_Section):
    """Where Zirkel listens when slack.mode is http, or when it has a web.public_url."""

    host: str = _at("127.0.0.1", "an address of this machine, such as 127.0.0.1 or 0.0.0.0")
    port: Annotated[int, Field(ge=0, le=65535)] = _at(3000, "a whole number from 0 to 65535 (0 takes any free one)")


class Web(_Section):
    """What people reach from outside of Slack."""

    public_url: Annotated[str, _begins("https://", "http://"), _WITHOUT_SLASH] = _at(
        "", "empty, or an address that begins with https:// or http://"
    )


class Database(_Section):
    """Where everything is kept, and the key to what is private."""

    url: Annotated[str, _begins("sqlite:///", "postgresql://", "postgres://")] = _at(
        "sqlite:///zirkel.db", "an address that begins with sqlite:/// or postgresql://", "DATABASE_URL", secret=True
    )
    master_key: Annotated[SecretStr, AfterValidator(_is_key)] = _at(
        SecretStr(""), "32 bytes in base64", "ZIRKEL_MASTER_KEY",
        "make one with openssl rand -base64 32, keep a copy of it in a safe place and put it", secret=True,
    )  # fmt: skip
    master_key_file: Annotated[FilePath | None, _EMPTY_IS_NONE] = _at(
        None, "a file that exists", "ZIRKEL_MASTER_KEY_FILE"
    )

    @property
    def given_key(self) -> str | None:
        """Return the key that was given, here or in its file; None where SQLite's lies beside the database."""
        if self.master_key_file:
            return self.master_key_file.read_text(encoding="utf-8", errors="replace")  # else it says what a key is
        return self.master_key.get_secret_value() or None


class Coaching(_Section):
    """When coaching rounds begin."""

    cadence: Annotated[Cadence, _one_of(Cadence.WEEKLY, Cadence.TWO_WEEKS, Cadence.FOUR_WEEKS)] = _at(
        Cadence.TWO_WEEKS, "weekly, two_weeks or four_weeks"
    )
    weekday: Weekday = _at(Weekday.MONDAY, "a weekday such as monday")
    time: WallTime = _at(dt.time(9), 'a time such as "09:00"')
    zone: Annotated[str, AfterValidator(_is_zone)] = _at("Europe/Berlin", "a time zone such as Europe/Berlin")
    together: Annotated[int, Field(ge=1, le=3)] = _at(3, "1, 2 or 3")


class Circles(_Section):
    """What circles can choose from."""

    holidays: Annotated[tuple[str, ...], BeforeValidator(_listed), AfterValidator(_are_regions)] = _at(
        (), 'a list of countries or their parts, such as ["DE-BE", "AT"]'
    )


class Digest(_Section):
    """When a circle's weekly digest comes, in the circle's own time zone."""

    weekday: Weekday = _at(Weekday.FRIDAY, "a weekday such as friday")
    time: WallTime = _at(dt.time(15), 'a time such as "15:00"')


class Reports(_Section):
    """How many people and circles must stand behind each number in a programme's report."""

    people: Annotated[int, Field(ge=10)] = _at(10, "10 or more")
    circles: Annotated[int, Field(ge=3)] = _at(3, "3 or more")


class Watch(_Section):
    """Where what watches over Zirkel can ask how it is."""

    address: Annotated[str, StringConstraints(pattern=r"^(|[^:\s]+:\d{1,5})$"), AfterValidator(_is_port)] = _at(
        "", "empty, or an address of this machine with a port, such as 127.0.0.1:9090"
    )


class Log(_Section):
    """How much Zirkel writes down about itself, never what people wrote."""

    level: Literal["debug", "info", "warning", "error"] = _at("info", "debug, info, warning or error")
    format: Literal["console", "json"] = _at("console", "console or json")


class Content(_Section):
    """Formats and programmes of the company's own."""

    formats_folder: Annotated[DirectoryPath | None, _EMPTY_IS_NONE] = _at(None, "a folder that exists")
    programmes_folder: Annotated[DirectoryPath | None, _EMPTY_IS_NONE] = _at(None, "a folder that exists")


class Settings(_Section):
    """All settings; nothing here changes while Zirkel runs."""

    slack: Slack = Slack()
    http: Http = Http()
    web: Web = Web()
    database: Database = Database()
    circles: Circles = Circles()
    coaching: Coaching = Coaching()
    digest: Digest = Digest()
    reports: Reports = Reports()
    watch: Watch = Watch()
    log: Log = Log()
    content: Content = Content()
