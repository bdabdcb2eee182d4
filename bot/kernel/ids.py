"""Slack's identifiers as types of their own, so that a channel is never passed for a person."""

from typing import NewType

TeamId = NewType("TeamId", str)
UserId = NewType("UserId", str)
ChannelId = NewType("ChannelId", str)
MessageTs = NewType("MessageTs", str)
TriggerId = NewType("TriggerId", str)
ViewId = NewType("ViewId", str)
