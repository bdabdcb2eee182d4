"""Turns mrkdwn and blocks into plain lines, with names, channels and dates as one reader sees them."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.practice.people.filling import chosen_words
from bot.practice.people.finding import Element, elements
from bot.practice.validation.client_checks import value_of
from bot.practice.workspace.dates import read_date
from bot.practice.workspace.state import Json, SlackUser, SlackWorkspace

TOKEN = re.compile(r"<([^<>]+)>")
STYLED = re.compile(r"(?<![\w`])([*_~])(?=\S)(.+?)(?<=\S)\1(?![\w`])")
SELECTED = {"radio_buttons", "checkboxes"}


class Rendering:
    """The eyes of one reader at one moment."""

    def __init__(
        self,
        workspace: SlackWorkspace,
        reader: SlackUser,
        now: datetime,
        filled: Mapping[str, Mapping[str, Json]] | None = None,
    ) -> None:
        """Read as ``reader``, in their zone and language, with ``now`` as the present.

        ``filled`` is what stands in a view's inputs: block id -> action id -> what Slack reports of it.
        """
        self._filled = filled or {}
        self._workspace = workspace
        self._reader = reader
        self._now = now

    def text(self, mrkdwn: str) -> str:
        """Return ``mrkdwn`` without its marks; mentions become names, date tokens local times."""
        plain = TOKEN.sub(lambda match: self._token(match[1]), mrkdwn)
        for _ in range(3):
            plain = STYLED.sub(r"\2", plain)
        return _plain(plain)

    def lines(self, blocks: list[Json], text: str = "") -> list[str]:
        """Return what stands in ``blocks``, or ``text`` if there are none, line by line."""
        if not blocks:
            return self.text(text).splitlines()
        return [line for block in blocks for line in self._block(block)]

    def _token(self, token: str) -> str:
        if token.startswith("!date^"):
            return self._date(token)
        target, _, label = token.partition("|")
        if target.startswith("@"):
            person = self._workspace.people.get(target[1:])
            return "@" + (person.real_name if person else label or target[1:])
        if target.startswith("#"):
            channel = self._workspace.channels.get(target[1:])
            return "#" + (channel.name if channel else label or target[1:])
        if target.startswith("!"):
            return "@" + (label or target[1:]).removeprefix("@")
        return f"{label} ({target})" if label and label != target else target

    def _date(self, token: str) -> str:
        rest, _, fallback = token.partition("|")
        parts = rest.split("^")
        if len(parts) < 3 or not parts[1].lstrip("-").isdigit():
            return fallback
        return read_date(int(parts[1]), parts[2], self._reader, self._now)

    def _composed(self, json: Json | None) -> str:
        if not json:
            return ""
        text = str(json.get("text", ""))
        return self.text(text) if json.get("type") == "mrkdwn" else _plain(text)

    def _block(self, block: Json) -> Iterator[str]:
        kind = block.get("type")
        if kind == "divider":
            yield "───"
        elif kind == "image":
            yield f"[image: {block.get('alt_text', '')}]"
        elif kind == "markdown":
            yield from str(block.get("text", "")).splitlines()
        elif kind == "rich_text":
            yield from self._rich_text(block)
        elif kind == "context":
            texts = (self._composed(each) or f"[{each.get('alt_text', '')}]" for each in block["elements"])
            yield from " ".join(texts).splitlines()
        else:
            yield from self._texts(block)
            yield from self._elements(block)

    def _texts(self, block: Json) -> Iterator[str]:
        for text in (block.get("text"), *(block.get("fields") or [])):
            yield from self._composed(text).splitlines()

    def _elements(self, block: Json) -> Iterator[str]:
        there = list(elements([block]))
        if block.get("type") == "input":
            optional = " (optional)" if block.get("optional") else ""
            yield f"{self._composed(block.get('label'))}{optional}: {self._element(there[0]) if there else ''}"
            if block.get("hint"):
                yield f"  {self._composed(block['hint'])}"
        elif there:
            yield "  ".join(self._element(each) for each in there)

    def _element(self, element: Element) -> str:
        json = element.json
        if json["type"] == "button":
            return f"[{element.label}]"
        entry = self._filled.get(element.block_id, {}).get(element.action_id, {})
        chosen = chosen_words(entry) if value_of(entry) else ""
        if json["type"] in SELECTED:
            return "  ".join(_mark(self._composed(option["text"]), chosen) for option in json.get("options", []))
        return f"[{chosen or self._composed(json.get('placeholder')) or json['type'].replace('_', ' ')}{_arrow(json)}]"

    def _rich_text(self, json: Json) -> Iterator[str]:
        for part in json.get("elements", []):
            inner = part.get("elements", [])
            if part.get("type") == "rich_text_list":
                yield from ("• " + self._inline(item.get("elements", [])) for item in inner)
            else:
                yield from self._inline(inner).splitlines()

    def _inline(self, parts: list[Json]) -> str:
        return "".join(self._piece(part) for part in parts)

    def _piece(self, part: Json) -> str:
        kind = part.get("type")
        if kind == "user":
            return self._token(f"@{part['user_id']}")
        if kind == "channel":
            return self._token(f"#{part['channel_id']}")
        if kind == "broadcast":
            return f"@{part['range']}"
        if kind == "emoji":
            return f":{part['name']}:"
        if kind == "date":
            return read_date(int(part["timestamp"]), str(part["format"]), self._reader, self._now)
        return str(part.get("text") or part.get("url") or "")


def _plain(text: str) -> str:
    """Return what is read: a blank is one, whether a line may end there or not."""
    return html.unescape(text).replace("\u00a0", " ")


def _mark(words: str, chosen: str) -> str:
    return f"({'•' if words in chosen.split(', ') else ' '}) {words}"


def _arrow(json: Json) -> str:
    return "" if json["type"] == "plain_text_input" else " ▾"
