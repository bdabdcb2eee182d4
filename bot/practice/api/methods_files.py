"""Files: an address to upload to, the upload itself, and the sharing in a conversation."""

from collections.abc import Mapping

from bot.practice.workspace.call import Call, Handler, Scene
from bot.practice.workspace.message_content import thread_of
from bot.practice.workspace.messages import append
from bot.practice.workspace.slack_error import SlackError
from bot.practice.workspace.state import Json, PostedMessage, StoredFile

UPLOAD = "upload"
_NAME_LIMIT = 255
_MOST_BYTES = 2**20
"""A practice workspace keeps files in memory; Slack takes a gigabyte."""


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: a place for one file of this name and length."""
    scene, length = call.scene, int(call.arguments["length"])
    scene.need_scope("files:write")
    if not 0 < length <= _MOST_BYTES:
        raise SlackError("file_upload_size_restricted")
    if len(call.text("filename")) > _NAME_LIMIT:
        raise SlackError("invalid_arguments", "filename: must be at most 255 characters")
    file_id = scene.workspace.new_id("F")
    scene.workspace.files[file_id] = StoredFile(file_id, call.text("filename"), length, scene.install.bot_user)
    return {"file_id": file_id, "upload_url": f"{scene.base_url()}/{UPLOAD}/{file_id}"}


def receive(scene: Scene, file_id: str, content: bytes) -> None:
    """Take what is uploaded, once.

    Raises:
        SlackError: nobody asked for this address, it is used up, or the length is another one.
    """
    file = scene.workspace.files.get(file_id)
    if file is None or file.content is not None:
        raise SlackError("file_not_found")
    if len(content) != file.length:
        raise SlackError("invalid_arguments", f"length: {file.length} bytes were announced, {len(content)} came")
    file.content = content


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: what was uploaded becomes a message, where a conversation is named."""
    call.scene.need_scope("files:write")
    named = [_named(call, each) for each in call.items("files")]
    if not named:
        raise SlackError("invalid_arguments", "files: must name at least one")
    if call.has("channel_id"):
        _share(call, [file for file, _ in named])
    for file, title in named:
        file.title, file.shared = title or file.name, True
    return {"files": [{"id": file.id, "title": file.title} for file, _ in named]}


def _named(call: Call, each: object) -> tuple[StoredFile, str]:
    """Return a file of the argument ``files`` with its title; it must be there, and not be given out yet."""
    if not isinstance(each, dict) or not isinstance(each.get("id"), str):
        raise SlackError("invalid_arguments", "files: must be objects with an id")
    file = call.scene.workspace.files.get(each["id"])
    if file is None or file.content is None or file.shared:
        raise SlackError("file_not_found")
    return file, str(each.get("title") or "")


def _share(call: Call, files: list[StoredFile]) -> None:
    scene = call.scene
    channel = scene.visible_channel(call.text("channel_id"))
    if channel.archived:
        raise SlackError("is_archived")
    if not scene.is_in(channel):
        raise SlackError("not_in_channel")
    install, thread = scene.install, thread_of(call, channel)
    message = PostedMessage("", install.bot_user, call.text("initial_comment"), thread_ts=thread, bot_id=install.bot_id)
    message.files = files
    append(scene.workspace, scene.clock, scene.changes, channel, message)


METHODS: Mapping[str, Handler] = {
    "files.getUploadURLExternal": get_upload_url,
    "files.completeUploadExternal": complete_upload,
}
