"""Joining, asking to join, the waitlist, leaving. Command: `/circle leave`. Table: join_requests."""
