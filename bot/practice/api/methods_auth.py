"""auth.test and apps.connections.open: who the app is, where its socket is."""

from collections.abc import Mapping

from bot.practice.workspace.call import Call, Handler
from bot.practice.workspace.state import Json


def workspace_url(call: Call) -> str:
    """Return the address of the workspace, with a slash at its end."""
    return f"https://{call.scene.workspace.name.lower().replace(' ', '-')}.slack.com/"


def test(call: Call) -> Json:
    """auth.test"""
    install, workspace = call.scene.install, call.scene.workspace
    return {
        "url": workspace_url(call),
        "team": workspace.name,
        "user": call.scene.person(install.bot_user).name,
        "team_id": workspace.team_id,
        "user_id": install.bot_user,
        "bot_id": install.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """apps.connections.open"""
    return {"url": call.scene.socket_url()}


METHODS: Mapping[str, Handler] = {"auth.test": test, "apps.connections.open": open_connection}
