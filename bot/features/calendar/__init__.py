"""Sessions in people's own calendars: files and feeds. Command: `/circle calendar`. Column: people.calendar_token.

Table: calendar_stamps.
"""
