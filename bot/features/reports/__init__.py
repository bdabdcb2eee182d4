"""What whoever offers a programme learns of it, so that nobody can be worked out; a circle's call for support.

Tables: programme_snapshots, snapshot_openings, support_requests.
"""
