"""Direct messages: the same people always have the same conversation."""

from collections.abc import Iterable

from bot.kernel.clock import Clock
from bot.practice.workspace.changes import ChangeKind, Changes
from bot.practice.workspace.state import Channel, ChannelKind, SlackWorkspace


def find_direct(workspace: SlackWorkspace, members: Iterable[str]) -> Channel | None:
    """Return the DM or group DM of exactly these members (the bot included, if it takes part), if there is one."""
    wanted = set(members)
    kind = _kind(wanted)
    return next((c for c in workspace.channels.values() if c.kind is kind and c.members == wanted), None)


def open_direct(
    workspace: SlackWorkspace, clock: Clock, changes: Changes, members: Iterable[str], creator: str
) -> tuple[Channel, bool]:
    """Return the DM or group DM of exactly these members, and whether it was there already."""
    people = set(members)
    found = find_direct(workspace, people)
    if found is not None:
        return found, True
    kind = _kind(people)
    channel_id = workspace.new_id("D" if kind is ChannelKind.IM else "G")
    channel = Channel(channel_id, _name(workspace, kind, people), kind, people)
    channel.created, channel.creator = int(clock.now().timestamp()), creator
    workspace.channels[channel_id] = channel
    changes.tell(ChangeKind.CHANNEL_CREATED, channel=channel_id, by=creator)
    return channel, False


def _kind(members: set[str]) -> ChannelKind:
    return ChannelKind.IM if len(members) == 2 else ChannelKind.MPIM


def _name(workspace: SlackWorkspace, kind: ChannelKind, members: set[str]) -> str:
    if kind is ChannelKind.IM:
        return "directmessage"
    names = sorted(workspace.people[user].name for user in members)
    return f"mpdm-{'--'.join(names)}-1"
