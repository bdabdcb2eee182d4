"""How long the notes on a case are kept."""

from datetime import timedelta

KEPT = timedelta(days=30)
CASE = "case"
"""The role of whoever brings the case."""
