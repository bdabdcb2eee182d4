"""What people see of their calendar in Slack, and what their calendar programs read."""

from bot.features.calendar.views.ics import file_name, icalendar
from bot.features.calendar.views.modal import calendar_modal, to_copy, with_comment

__all__ = ["calendar_modal", "file_name", "icalendar", "to_copy", "with_comment"]
