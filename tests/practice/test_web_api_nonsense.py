"""Nonsense in any argument of any method is refused or taken, but never breaks the server."""

from typing import Any

import pytest

from bot.practice.api.arguments import ARGUMENTS
from bot.practice.api.web_api import METHODS
from tests.practice.api_desk import open_desk

SENSE: dict[str, Any] = {
    "channel": "C1",
    "ts": "1.000100",
    "message_ts": "1.000100",
    "user": "U1",
    "user_id": "U1",
    "users": "U1",
    "name": "new",
    "purpose": "Learn",
    "text": "Hi",
    "filename": "notes.md",
    "length": 5,
    "files": [{"id": "F1"}],
    "trigger_id": "1.2.3",
    "view": {"type": "home", "blocks": []},
}
NONSENSE: list[Any] = [None, True, 5, -1, 1.5, "", "x", "\ud800", "\x00", "[]", "{}", [], {}, [None], {"a": [1]}]


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_nonsense_gets_an_answer_in_slacks_envelope(method: str) -> None:
    required, others = (names.split() for names in ARGUMENTS[method])
    async with open_desk() as desk:
        scopes = "channels:history channels:join channels:manage groups:write"
        desk.workspace.granted_scopes.update(scopes.split())
        token = desk.install.app_token if method.startswith("apps.") else desk.install.bot_token
        head = {"Authorization": f"Bearer {token}"}
        for name in [*required, *others, "unknown"]:
            for value in NONSENSE:
                await desk.later(minutes=1)
                body = {each: SENSE[each] for each in required} | {name: value}
                answer = await desk.http.post(f"{desk.url}/api/{method}", json=body, headers=head)
                told = await answer.json()
                assert answer.status == 200, (body, told)
                assert told["ok"] is True or told["error"], (body, told)
