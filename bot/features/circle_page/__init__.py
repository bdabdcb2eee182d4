"""A circle's page: its people, owners, settings, and invitations. Commands: `/circle`, `edit`, `invite`, `leave`."""
