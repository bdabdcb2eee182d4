"""What becomes of topics and minutes when somebody erases their data."""

from bot.features.privacy.rules import Contributions
from bot.slack.forms import Form


class EraseForm(Form):
    """The last question before everything goes."""

    contributions: Contributions
