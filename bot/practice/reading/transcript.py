"""A readable log of who does and sees what in which channel, written as it happens."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.practice.people.filling import chosen_words
from bot.practice.reading.reading import SeenMessage, SeenView, WorkspaceReader
from bot.practice.workspace.changes import Change, ChangeKind, Changes
from bot.practice.workspace.state import Channel, ChannelKind, Json, SlackUser, SlackWorkspace, Traffic

DIRECT = (ChannelKind.IM, ChannelKind.MPIM)
INDENT = " " * 9


class Transcript:
    """Follows the changes and writes a few lines for each."""

    def __init__(
        self,
        workspace: SlackWorkspace,
        reading: WorkspaceReader,
        write: Callable[[str], None],
        zone: str = "Europe/Berlin",
    ) -> None:
        """Write line by line with ``write``; the margin's times are those of ``zone``."""
        self._workspace = workspace
        self._reading = reading
        self._write = write
        self._zone = ZoneInfo(zone)
        self._day = ""
        self._shown: dict[tuple[str, str], tuple[str, ...]] = {}

    def follow(self, changes: Changes, now: Callable[[], datetime]) -> Callable[[], None]:
        """Write whatever happens from now on; return what ends that. ``now`` gives the margin's time."""

        def note(change: Change) -> None:
            lines = list(self._told(change))
            if lines:
                self._put(now(), lines)

        return changes.listen(note)

    def _put(self, now: datetime, lines: list[str]) -> None:
        local = now.astimezone(self._zone)
        day = f"{local:%A, %d %B %Y}"
        if day != self._day:
            self._day = day
            self._write(f"\n──── {day} ────")
        self._write(f"\n{local:%H:%M}    {lines[0]}")
        for line in lines[1:]:
            self._write(INDENT + line)

    def _told(self, change: Change) -> Iterator[str]:
        about = change.details
        if change.kind in (ChangeKind.MESSAGE_POSTED, ChangeKind.MESSAGE_CHANGED):
            yield from self._message(self._workspace.channels[about["channel"]], about["ts"])
        elif change.kind is ChangeKind.VIEW_CHANGED:
            yield from self._modal(self._workspace.people[about["user"]])
        elif change.kind is ChangeKind.HOME_PUBLISHED:
            yield from self._home(self._workspace.people[about["user"]])
        elif isinstance(entry := about.get("to_app"), Traffic) and entry.answer is None:
            yield from self._deed(entry.payload)

    def _message(self, channel: Channel, ts: str) -> Iterator[str]:
        written = next((each for each in channel.messages if each.ts == ts), None)
        reader = self._reader(channel, written.only_for if written else None)
        seen = self._reading.message(reader, channel, ts)
        if seen is None or not self._is_new((channel.id, ts), seen.lines):
            return
        yield f"{self._place(channel, seen)}  {seen.author_name}{self._remark(seen, reader)}"
        yield from seen.lines

    def _remark(self, seen: SeenMessage, reader: SlackUser) -> str:
        remarks = [f"only {reader.real_name} sees this"] if seen.only_you else []
        remarks += ["edited"] if seen.edited else []
        return f"  ({', '.join(remarks)})" if remarks else ""

    def _place(self, channel: Channel, seen: SeenMessage) -> str:
        if channel.kind in DIRECT:
            names = sorted(self._workspace.people[each].real_name for each in channel.members)
            place = "DM " + " + ".join(names)
        else:
            place = f"#{channel.name}"
        return f"{place} ↳ thread" if seen.thread_ts not in (None, seen.ts) else place

    def _reader(self, channel: Channel, only_for: str | None) -> SlackUser:
        """Return through whose eyes it is told: the one person who sees it, else the first one in the channel."""
        people = self._workspace.people
        if only_for is not None:
            return people[only_for]
        humans = [each for each in sorted(channel.members) if not people[each].is_bot]
        return people[humans[0] if humans else min(channel.members)]

    def _modal(self, person: SlackUser) -> Iterator[str]:
        """Tell a modal whole when it opens, and of what happens in it only what is new."""
        modal = self._reading.modal(person)
        if modal is None:
            self._shown.pop(("modal", person.id), None)
            return
        buttons = f"[{modal.close or 'Cancel'}]" + (f"  [{modal.submit}]" if modal.submit else "")
        lines = (*modal.lines, *_complaints(modal), buttons)
        known = self._shown.get(("modal", person.id), ())
        if not self._is_new(("modal", person.id), (modal.id, *lines)):
            return
        if known[:1] != (modal.id,):
            yield f"{person.real_name} has before them: “{modal.title}”"
            yield from lines
        elif changed := [line for line in lines if line not in known]:
            yield f"{person.real_name}, in “{modal.title}”"
            yield from changed

    def _home(self, person: SlackUser) -> Iterator[str]:
        home = self._reading.home(person)
        if home is not None and self._is_new(("home", person.id), home.lines):
            yield f"Home of {person.real_name}"
            yield from home.lines

    def _is_new(self, key: tuple[str, str], lines: tuple[str, ...]) -> bool:
        known = self._shown.get(key)
        self._shown[key] = lines
        return known != lines

    def _deed(self, payload: Json) -> Iterator[str]:
        if "command" in payload:
            who, deed = payload["user_id"], f"types {payload['command']} {payload['text']}".rstrip()
        elif payload["type"] == "event_callback":
            return
        else:
            who, deed = payload["user"]["id"], _interaction(payload)
        yield f"→ {self._workspace.people[who].real_name} {deed}"


def _interaction(payload: Json) -> str:
    kind = payload["type"]
    if kind == "block_actions":
        action = payload["actions"][0]
        words = action.get("text", {}).get("text")
        return f"clicks [{words}]" if words else f"chooses {chosen_words(action)} ({action['action_id']})"
    if kind in ("view_submission", "view_closed"):
        view = payload["view"]
        button = (view.get("submit") or {}).get("text", "Submit")
        return f"presses [{button}]" if kind == "view_submission" else f"closes “{view['title']['text']}”"
    return f"uses the shortcut {payload.get('callback_id', kind)}"


def _complaints(modal: SeenView) -> list[str]:
    labels = {each.block_id: each.label for each in modal.elements}
    told = [f"! {labels.get(block_id, block_id)}: {words}" for block_id, words in modal.errors.items()]
    return told + ([f"! {modal.trouble}"] if modal.trouble else [])
