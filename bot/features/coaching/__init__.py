"""Coaching pairs: an opt-in pool, rounds, group DMs. Command: `/coach`. Tables: coaching_*, pair_seats, not_with."""
