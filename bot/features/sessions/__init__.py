"""Sessions: planned ahead, led phase by phase, kept in minutes. Tables: sessions, phase_runs, attendances, minutes."""
