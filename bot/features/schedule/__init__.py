"""The dates of a season: planned ahead, planned anew where a rhythm has changed. Tables: sessions, skipped_dates."""
