"""What views of the library share."""

from datetime import datetime

from bot.language.translator import Words
from bot.slack.mrkdwn import date_token, escape


def topic_of(words: Words, topic: str | None) -> str:
    """Return what a session was about, escaped."""
    return escape(topic) if topic else words("library-no-topic")


def day(at: datetime) -> str:
    """Return a date with its weekday and year, in the reader's own zone."""
    return date_token(at, "{date_long}", f"{at:%Y-%m-%d}")
