"""Files as Slack takes them: an address, the bytes, then the message; each step once, in order, with its scope."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.practice.api_desk import CORE, Desk, error_of, open_desk, refusal

TEXT = b"# Minutes\n"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as opened:
        opened.workspace.granted_scopes = {*CORE, "files:write"}
        yield opened


async def place(desk: Desk, length: int = len(TEXT)) -> dict[str, Any]:
    answer = await desk.client.files_getUploadURLExternal(filename="minutes.md", length=length)
    return {"id": answer["file_id"], "url": answer["upload_url"]}


async def upload(desk: Desk, url: str, content: bytes = TEXT) -> int:
    async with desk.http.post(url, data=content) as answer:
        return answer.status


async def test_an_uploaded_file_is_shared_with_its_comment(desk: Desk) -> None:
    given = await place(desk)
    assert await upload(desk, given["url"]) == 200
    answer = await desk.client.files_completeUploadExternal(
        files=[{"id": given["id"], "title": "Minutes"}], channel_id="C1", initial_comment="Here"
    )
    assert answer["files"] == [{"id": given["id"], "title": "Minutes"}]
    [message] = desk.workspace.channels["C1"].messages
    assert (message.text, message.user, message.files[0].content) == ("Here", "UBOT", TEXT)
    desk.workspace.granted_scopes.add("channels:history")
    [told] = (await desk.client.conversations_history(channel="C1"))["messages"]
    assert [(file["name"], file["title"], file["size"]) for file in told["files"]] == [("minutes.md", "Minutes", 10)]


async def test_nothing_happens_without_the_scope(desk: Desk) -> None:
    desk.workspace.granted_scopes = set(CORE)
    refused = await refusal(desk.client.files_getUploadURLExternal(filename="a.md", length=1))
    assert (refused["error"], refused["needed"]) == ("missing_scope", "files:write")
    assert await error_of(desk.client.files_completeUploadExternal(files=[{"id": "F1", "title": "a"}]))
    assert desk.workspace.files == {}


async def test_an_address_takes_what_was_announced_and_only_once(desk: Desk) -> None:
    given = await place(desk)
    assert await upload(desk, given["url"], TEXT + b"!") == 400
    assert await upload(desk, given["url"]) == 200
    assert await upload(desk, given["url"]) == 400
    assert await upload(desk, f"{desk.url}/upload/FNONE") == 400


@pytest.mark.parametrize("length", [0, -1, 2**30])
async def test_no_place_for_nothing_or_for_too_much(desk: Desk, length: int) -> None:
    call = desk.client.files_getUploadURLExternal(filename="a.md", length=length)
    assert await error_of(call) == "file_upload_size_restricted"


async def test_the_address_is_asked_for_by_form_and_not_by_json(desk: Desk) -> None:
    call = desk.client.api_call("files.getUploadURLExternal", json={"filename": "a.md", "length": 1})
    assert await error_of(call) == "invalid_arguments"


async def test_only_what_was_uploaded_is_shared_and_only_once(desk: Desk) -> None:
    given = await place(desk)
    files = [{"id": given["id"], "title": "Minutes"}]
    assert await error_of(desk.client.files_completeUploadExternal(files=files, channel_id="C1")) == "file_not_found"
    await upload(desk, given["url"])
    await desk.client.files_completeUploadExternal(files=files, channel_id="C1")
    assert await error_of(desk.client.files_completeUploadExternal(files=files, channel_id="C1")) == "file_not_found"
    assert len(desk.workspace.channels["C1"].messages) == 1


@pytest.mark.parametrize(
    ("channel", "code"), [("C404", "channel_not_found"), ("C2", "not_in_channel"), ("C3", "is_archived")]
)
async def test_a_file_goes_only_where_the_app_may_write(desk: Desk, channel: str, code: str) -> None:
    given = await place(desk)
    await upload(desk, given["url"])
    files = [{"id": given["id"], "title": "Minutes"}]
    assert await error_of(desk.client.files_completeUploadExternal(files=files, channel_id=channel)) == code


@pytest.mark.parametrize("files", [[], ["F1"], [{"title": "no id"}], [{"id": 3}]])
async def test_a_list_of_files_that_makes_no_sense_is_refused(desk: Desk, files: list[Any]) -> None:
    call = desk.client.api_call("files.completeUploadExternal", params={"files": json.dumps(files)})
    assert await error_of(call) == "invalid_arguments"
