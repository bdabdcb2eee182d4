"""Keeping rows: engine, unit of work, encryption, migration. Knows SQLAlchemy, neither Slack nor features."""
