"""What Slack is told about the app: commands, scopes, events. ``zirkel manifest`` writes it, a test keeps it true."""

from collections.abc import Mapping
from typing import Any

from bot.language.translator import Words

COMMANDS = ("circle", "topics", "reflect", "coach", "zirkel")
NAMES_PEOPLE = ("coach",)
"""Commands in which somebody may be named: Slack then hands us ids instead of what was typed."""
MESSAGE_SHORTCUTS = {"topics:from-message": "manifest-topic-from-message"}
"""What a message's menu offers: callback id -> its words."""
SCOPES = ("channels:read", "chat:write", "commands", "im:write", "mpim:write", "users:read")
"""What the core needs."""
OPTIONAL_SCOPES = ("channels:manage", "files:write", "groups:read", "groups:write")
"""What a company may refuse: Slack wants these among the others, too."""
HISTORY_SCOPES = ("channels:history", "groups:history", "im:history", "mpim:history")
"""What reads messages: asked for only where a company wants it."""
EVENTS = (
    "app_home_opened", "app_uninstalled", "channel_archive", "channel_deleted", "channel_unarchive",
    "group_archive", "group_deleted", "group_unarchive", "member_joined_channel", "member_left_channel",
    "tokens_revoked", "user_change",
)  # fmt: skip


def manifest(
    words: Words,
    renamed: Mapping[str, str] | None = None,
    request_url: str | None = None,
    *,
    with_history: bool = False,
) -> dict[str, Any]:
    """Return the app manifest; commands carry a company's own names, ``request_url`` means signed HTTP."""
    optional = [*OPTIONAL_SCOPES, *(HISTORY_SCOPES if with_history else ())]
    return {
        "display_information": {
            "name": "Zirkel",
            "description": words("manifest-description"),
            "background_color": "#2f5d50",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Zirkel", "always_online": True},
            "shortcuts": [
                {"name": words(key), "type": "message", "callback_id": callback, "description": words(f"{key}.hint")}
                for callback, key in MESSAGE_SHORTCUTS.items()
            ],
            "slash_commands": [_command(words, name, renamed or {}, request_url) for name in COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *optional], "bot_optional": optional}},
        "settings": _settings(request_url),
    }


def _settings(request_url: str | None) -> dict[str, Any]:
    url = {"request_url": request_url} if request_url else {}
    return {
        "event_subscriptions": {"bot_events": list(EVENTS), **url},
        "interactivity": {"is_enabled": True, **url},
        "org_deploy_enabled": False,
        "socket_mode_enabled": request_url is None,
        "token_rotation_enabled": False,
    }


def _command(words: Words, name: str, renamed: Mapping[str, str], request_url: str | None) -> dict[str, Any]:
    return {
        "command": renamed.get(f"/{name}", f"/{name}"),
        "description": words(f"manifest-{name}"),
        "usage_hint": words(f"manifest-{name}.hint"),
        "should_escape": name in NAMES_PEOPLE,
    } | ({"url": request_url} if request_url else {})
