"""Digests: once a week, what a circle learned and what comes next. No command. No table of its own."""
