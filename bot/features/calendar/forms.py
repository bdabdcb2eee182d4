"""What the calendar's buttons carry."""

VERBS = ("calendar", "kalender")
