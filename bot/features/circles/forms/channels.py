"""Where a circle is to live: in a channel that is there, or in one that is made for it."""

from pydantic import Field, ValidationInfo, field_validator

from bot.features.circles.rules import ChannelChoice
from bot.kernel.ids import ChannelId
from bot.slack.forms import Form


class ChannelForm(Form):
    """The fields of a modal that ask for a circle's channel."""

    where: ChannelChoice = ChannelChoice.THERE
    channel: str | None = Field(default=None, pattern=r"^[CG][A-Z0-9]{1,30}$", validate_default=True)

    @field_validator("channel")
    @classmethod
    def _chosen(cls, channel: str | None, info: ValidationInfo) -> str | None:
        if channel is None and info.data.get("where") is ChannelChoice.THERE:
            raise ValueError("circles-channel-missing")
        return channel

    @property
    def chosen(self) -> ChannelId | None:
        """Return the channel that is there, None where one is to be made."""
        return ChannelId(self.channel) if self.channel and self.where is ChannelChoice.THERE else None
