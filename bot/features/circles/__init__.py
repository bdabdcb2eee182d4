"""Circles: founding, joining, leaving. Command: `/circle`. Tables: circles, memberships."""
