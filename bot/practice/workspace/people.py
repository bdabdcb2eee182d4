"""The company that people practise in: colleagues from two departments, their languages, zones and channels."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.practice.workspace.state import AppInstall, Channel, ChannelKind, SlackUser, SlackWorkspace

BERLIN, LONDON, NEW_YORK, MADRID = "Europe/Berlin", "Europe/London", "America/New_York", "Europe/Madrid"
COLLEAGUES = (
    # Development
    SlackUser("U0ANNA", "anna", "Anna Berger", "de-DE", BERLIN, admin=True),
    SlackUser("U0BEN", "ben", "Ben Carter", "en-GB", LONDON),
    SlackUser("U0CARLA", "carla", "Carla Núñez", "en-US", MADRID),
    SlackUser("U0DAVID", "david", "David Weiß", "de-DE", BERLIN),
    # Sales
    SlackUser("U0ELIF", "elif", "Elif Yılmaz", "de-DE", BERLIN),
    SlackUser("U0FRANK", "frank", "Frank Miller", "en-US", NEW_YORK),
    SlackUser("U0GRACE", "grace", "Grace Okafor", "en-GB", LONDON),
    SlackUser("U0HANNES", "hannes", "Hannes Vogel", "de-AT", "Europe/Vienna"),
)
FIRST_NAMES = (
    "Amira Bjarne Chiara Dilan Emil Freya Goran Helena Idris Jana Kofi Lena Mateo Nadia Oskar Paula Quentin Rosa Samir "
    "Tilda Umut Vera Wanda Yara Zoe"
)
LAST_NAMES = (
    "Adler Bauer Cohen Demir Eriksen Fischer García Hoffmann Ivanova Jansen Kowalski Lindqvist Mbeki Nguyen O'Neill "
    "Petrov Quist Rossi Schulz Tanaka Usman Virtanen Wagner Xu Zimmer"
)
PLACES = (("de-DE", BERLIN), ("en-GB", LONDON), ("de-DE", BERLIN), ("en-US", NEW_YORK), ("en-US", MADRID))
GENERAL = "general"
CHANNELS = (
    ("C0GENERAL", GENERAL, ChannelKind.PUBLIC, ()),
    ("C0PYTHON", "python-circle", ChannelKind.PUBLIC, ()),
    ("C0LEADERSHIP", "leadership", ChannelKind.PUBLIC, ("U0ANNA", "U0DAVID", "U0FRANK", "U0GRACE")),
    ("C0ONBOARDING", "onboarding-2026", ChannelKind.PRIVATE, ("U0BEN", "U0ELIF", "U0GRACE", "U0HANNES")),
)
BOT_IS_IN = ("C0PYTHON",)


def colleagues(count: int = 8) -> list[SlackUser]:
    """Return ``count`` people: the eight who are always there, then further ones, always the same.

    Raises:
        ValueError: ``count`` isn't between 8 and 500.
    """
    if not len(COLLEAGUES) <= count <= 500:
        raise ValueError(f"a practice workspace has 8 to 500 people, not {count}")
    fixed = [replace(each) for each in COLLEAGUES]
    return [*fixed, *islice(_further(), count - len(fixed))]


def _further() -> Iterator[SlackUser]:
    first_names, last_names = FIRST_NAMES.split(), LAST_NAMES.split()
    size = len(first_names)
    for number in range(size * len(last_names)):
        first, last = first_names[number % size], last_names[(number + number // size) % len(last_names)]
        locale, zone = PLACES[number % len(PLACES)]
        login = f"{first}.{last}".lower().replace("'", "")
        yield SlackUser(f"U1{number:05d}", login, f"{first} {last}", locale, zone)


def company(install: AppInstall, people: int = 8) -> SlackWorkspace:
    """Return a workspace with ``people`` colleagues, four channels and the app, which is in #python-circle."""
    bot = SlackUser(install.bot_user, "zirkel", "Zirkel", is_bot=True)
    workspace = SlackWorkspace(app_id=install.app_id, bot_id=install.bot_id)
    workspace.people = {each.id: each for each in [*colleagues(people), bot]}
    workspace.granted_scopes = set(scopes_of(install))
    everybody = {each.id for each in workspace.people.values() if not each.is_bot}
    for channel_id, name, kind, members in CHANNELS:
        inside = set(members) or set(everybody)
        if channel_id in BOT_IS_IN:
            inside.add(bot.id)
        workspace.channels[channel_id] = Channel(
            channel_id, name, kind, inside, creator="U0ANNA", general=name == GENERAL
        )
    return workspace


def scopes_of(install: AppInstall) -> list[str]:
    """Return every scope that the manifest asks for, the optional ones among them."""
    scopes: list[str] = install.manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    return scopes
