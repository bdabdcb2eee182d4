"""Joining, asking to join, invitations, the waitlist, leaving. Command: `/circle leave`. Table: join_requests."""
