"""`zirkel doctor`: looks at everything that Zirkel needs, and says what is to be done."""

from collections.abc import Mapping
from pathlib import Path

from bot.kernel.clock import Clock
from bot.operations.database_checks import look_at_database, open_to_others
from bot.operations.findings import Finding, Health, attention, broken
from bot.operations.slack_checks import check_bot, check_channels, check_way_in, slack_client
from bot.settings import SettingsError, load_settings
from bot.settings_keys import Settings


async def diagnose(config: Path | None, environ: Mapping[str, str], clock: Clock) -> list[Finding]:
    """Return what was found; nothing is changed, neither here nor in Slack."""
    try:
        settings = load_settings(config, environ)
    except SettingsError as error:
        return [broken("settings", problem, "change that, then ask again") for problem in error.problems]
    look = await look_at_database(settings)
    client = slack_client(settings)
    bot = await check_bot(client, clock)
    found = [*bot.findings]
    if bot.findings[0].check != "slack":  # nothing would come of asking more
        found.append(await check_way_in(client, settings))
    if bot.team and look.homes:
        found += await check_channels(client, look.homes)
    return [*found, *_addresses(settings), *open_to_others(config or Path("config.toml")), *look.findings]


def is_fine(findings: list[Finding]) -> bool:
    """Return whether nothing is broken."""
    return all(each.health is not Health.BROKEN for each in findings)


def _addresses(settings: Settings) -> list[Finding]:
    if not settings.web.public_url.startswith("http://"):
        return []
    advice = "put a proxy with a certificate before it and write https:// into web.public_url"
    return [attention("web", "calendar addresses, which are secret, go over the line in the clear.", advice)]
