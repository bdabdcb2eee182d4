"""Pairs that last: mentoring, buddies, tutoring, visits, handover. Command: `/coach mentor`. Tables: tandem*."""
