"""A circle's page: who is in it, invitations, owners, settings, its channel. Commands: `/circle`, `edit`, `invite`."""
