"""Response URLs: five answers within half an hour to one command or click, also where the bot is no member."""

from datetime import timedelta

from bot.kernel.clock import Clock
from bot.practice.workspace.call import Call, Scene
from bot.practice.workspace.message_content import judge_content
from bot.practice.workspace.messages import append, change, find_message, remove
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Channel, Json, PostedMessage, ResponseUrl, SlackWorkspace

LIFE = timedelta(minutes=30)
USES = 5


def issue_response_url(
    workspace: SlackWorkspace, clock: Clock, base_url: str, *, user: str, channel: str, message_ts: str | None = None
) -> str:
    """Return the address below ``base_url`` (http://host:port) that answers an interaction of ``user``.

    ``message_ts`` is the message that was clicked, which the answer may replace or delete; None for a command.
    """
    url = ResponseUrl(workspace.new_id("R"), user, channel, clock.now() + LIFE, message_ts)
    workspace.response_urls[url.id] = url
    return f"{base_url.rstrip('/')}/response/{url.id}"


def answer_by_url(call: Call, url_id: str) -> Json:
    """Do what a POST to a response URL asks for: post, replace or delete.

    Raises:
        SlackError: the URL is used up or too old, the message is gone, or the content is not acceptable.
    """
    scene = call.scene
    url = _usable(scene, url_id)
    channel = scene.workspace.channels[url.channel]
    if channel.archived:
        raise SlackError("is_archived")
    if call.flag("delete_original"):
        remove(scene.changes, channel, _original(channel, url))
    else:
        judge_content(call.text("text"), call.items("blocks"))
        _replace(call, channel, url) if call.flag("replace_original") else _post(call, channel, url)
    url.uses += 1
    return {}


def _usable(scene: Scene, url_id: str) -> ResponseUrl:
    url = scene.workspace.response_urls.get(url_id)
    if url is None:
        raise SlackError("no_such_url")
    if scene.clock.now() > url.expires:
        raise SlackError("expired_url")
    if url.uses >= USES:
        raise SlackError("used_url")
    return url


def _original(channel: Channel, url: ResponseUrl) -> PostedMessage:
    if url.message_ts is None:
        raise SlackError("message_not_found", "a command has no original message")
    return find_message(channel, url.message_ts, ephemeral=True)


def _replace(call: Call, channel: Channel, url: ResponseUrl) -> None:
    message = _original(channel, url)
    message.text, message.blocks = call.text("text"), call.items("blocks")
    change(call.scene.workspace, call.scene.clock, call.scene.changes, channel, message)


def _post(call: Call, channel: Channel, url: ResponseUrl) -> None:
    kind = call.text("response_type") or "ephemeral"
    if kind not in {"ephemeral", "in_channel"}:
        raise SlackError("invalid_arguments", "response_type: must be ephemeral or in_channel")
    message = PostedMessage(
        ts="",
        user=call.scene.install.bot_user,
        text=call.text("text"),
        blocks=call.items("blocks"),
        thread_ts=call.text("thread_ts") or None,
        only_for=url.user if kind == "ephemeral" else None,
        bot_id=call.scene.install.bot_id,
        response_url=url.id,
    )
    append(call.scene.workspace, call.scene.clock, call.scene.changes, channel, message)
