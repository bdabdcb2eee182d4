"""What Slack refuses before an app is made: a manifest with a mistake is refused whole."""

from bot.kernel.commands import RESERVED_COMMANDS
from bot.practice.workspace.state import Json


class ManifestRefused(Exception):
    """Slack makes no app from this manifest; the message says why, as Slack's page does."""


def check_manifest(manifest: Json) -> None:
    """Take a manifest as Slack does.

    Raises:
        ManifestRefused: a command has a name of Slack's own, or an optional scope isn't among the others.
    """
    for command in manifest.get("features", {}).get("slash_commands", []):
        if command["command"] in RESERVED_COMMANDS or "_" in command["command"]:
            raise ManifestRefused(f"The slash command {command['command']} has an invalid name: Slack keeps it.")
    scopes = manifest.get("oauth_config", {}).get("scopes", {})
    if alone := set(scopes.get("bot_optional", [])) - set(scopes.get("bot", [])):
        raise ManifestRefused(f"bot_optional must be a subset of bot: {', '.join(sorted(alone))}")
