"""What one person sees, as the plain data that the page draws."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.practice.page.unread import Unread
from bot.practice.people.finding import NotPossible
from bot.practice.reading.reading import WHOLE_VIEW, WorkspaceReader
from bot.practice.workspace.state import Channel, ChannelKind, Json, OpenView, PostedMessage, SlackUser, SlackWorkspace

WINDOW = 50
"""How many messages the page asks for at once."""


@dataclass(frozen=True)
class Sight:
    """Looks at the workspace through people's eyes."""

    workspace: SlackWorkspace
    reading: WorkspaceReader
    unread: Unread

    def people(self) -> Json:
        """Return everybody by id, the app too."""
        return {
            each.id: {
                "name": each.name,
                "real_name": each.real_name,
                "locale": each.locale,
                "zone": each.zone,
                "bot": each.is_bot,
                "deleted": each.deleted,
            }
            for each in self.workspace.people.values()
        }

    def channels(self, person: SlackUser) -> list[Json]:
        """Return the conversations in ``person``'s sidebar, named ones first."""
        return [self._channel(person, self.workspace.channels[each.id]) for each in self.reading.channels(person)]

    def elsewhere(self, person: SlackUser) -> list[Json]:
        """Return the public channels in which ``person`` isn't."""
        return [
            {"id": each.id, "name": each.name, "archived": each.archived, "members": len(each.members)}
            for each in self.workspace.channels.values()
            if each.kind is ChannelKind.PUBLIC and person.id not in each.members
        ]

    def window(self, person: SlackUser, channel: Channel, before: str | None, after: str | None) -> Json:
        """Return up to 50 messages without replies: the newest, those before, or those after a ``ts``."""
        shown = [each for each in self.visible(person, channel) if _at_top(each)]
        start, end = _bounds(shown, before, after)
        replies = self._replies(person, channel)
        return {
            "messages": [message_json(each, replies.get(each.ts, ())) for each in shown[start:end]],
            "older": start > 0,
            "newer": end < len(shown),
        }

    def thread(self, person: SlackUser, channel: Channel, ts: str) -> Json:
        """Return a message and the replies to it, oldest first."""
        shown = [each for each in self.visible(person, channel) if ts in (each.ts, each.thread_ts)]
        replies = self._replies(person, channel).get(ts, ())
        return {"messages": [message_json(each, replies if each.ts == ts else ()) for each in shown]}

    def message(self, person: SlackUser, channel: Channel, ts: str) -> Json | None:
        """Return one message or reply, None where ``person`` sees none with that ``ts``."""
        found = next((each for each in reversed(channel.messages) if each.ts == ts), None)
        if found is None or not _may_see(person, channel, found):
            return None
        return message_json(found, self._replies(person, channel).get(ts, ()))

    def visible(self, person: SlackUser, channel: Channel) -> Iterator[PostedMessage]:
        """Yield what ``person`` sees in ``channel``, replies too, oldest first.

        Raises:
            NotPossible: it is a conversation of others.
        """
        if person.id not in channel.members:
            raise NotPossible(f"{person.name} isn't in this conversation.")
        return (each for each in channel.messages if _may_see(person, channel, each))

    def modal(self, person: SlackUser) -> Json | None:
        """Return the topmost modal with what is filled in and what is wrong with it."""
        stack = self.workspace.modals.get(person.id)
        return view_json(stack[-1]) | {"depth": len(stack)} if stack else None

    def home(self, person: SlackUser) -> Json | None:
        """Return the app's Home as last published for ``person``."""
        home = self.workspace.homes.get(person.id)
        return view_json(home) if home else None

    def _channel(self, person: SlackUser, channel: Channel) -> Json:
        return {
            "id": channel.id,
            "name": channel.name,
            "kind": channel.kind.value,
            "archived": channel.archived,
            "members": len(channel.members),
            "app": any(self.workspace.people[each].is_bot for each in channel.members),
            "with": sorted(channel.members - {person.id}) if channel.kind in (ChannelKind.IM, ChannelKind.MPIM) else [],
            "unread": self.unread.count(person, channel),
            "last": channel.last_ts,
        }

    def _replies(self, person: SlackUser, channel: Channel) -> dict[str, list[PostedMessage]]:
        replies: dict[str, list[PostedMessage]] = defaultdict(list)
        for each in channel.messages:
            if each.thread_ts and each.thread_ts != each.ts and _may_see(person, channel, each):
                replies[each.thread_ts].append(each)
        return replies


def message_json(message: PostedMessage, replies: Sequence[PostedMessage] = ()) -> Json:
    """Return a message with what the page shows of its thread."""
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "thread_ts": message.thread_ts,
        "edited": message.edited,
        "only_you": message.only_for is not None,
        "top": _at_top(message),
        "files": [{"id": each.id, "name": each.name, "size": each.length} for each in message.files],
        "replies": len(replies),
        "last_reply": replies[-1].ts if replies else None,
    }


def view_json(view: OpenView) -> Json:
    """Return a modal or Home with its state and errors."""
    payload = view.payload
    return {
        "id": view.id,
        "hash": view.hash,
        "callback_id": payload.get("callback_id", ""),
        "title": _words(payload.get("title")),
        "submit": _words(payload.get("submit")),
        "close": _words(payload.get("close")),
        "blocks": payload.get("blocks", []),
        "state": view.state,
        "errors": {key: words for key, words in view.errors.items() if key != WHOLE_VIEW},
        "trouble": view.errors.get(WHOLE_VIEW),
    }


def _bounds(shown: Sequence[PostedMessage], before: str | None, after: str | None) -> tuple[int, int]:
    if after is not None:
        start = next((index for index, each in enumerate(shown) if each.ts > after), len(shown))
        return start, min(len(shown), start + WINDOW)
    end = len(shown)
    if before is not None:
        end = next((index for index, each in enumerate(shown) if each.ts >= before), len(shown))
    return max(0, end - WINDOW), end


def _at_top(message: PostedMessage) -> bool:
    return message.thread_ts in (None, message.ts) or message.broadcast


def _may_see(person: SlackUser, channel: Channel, message: PostedMessage) -> bool:
    return message.only_for is None or (message.only_for == person.id and person.id in channel.members)


def _words(text: Json | None) -> str | None:
    return str(text["text"]) if text else None
