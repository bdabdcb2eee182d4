"""Notes on a case that somebody brings: for that person alone, and deleted after a month. Table: case_notes."""
