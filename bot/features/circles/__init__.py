"""Circles: what one is, founding, where it lives. Command: `/circle new`. Tables: circles, memberships."""
