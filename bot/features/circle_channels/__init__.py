"""The channels that circles live in: joined, left, archived, deleted; moving into another one. No command."""
