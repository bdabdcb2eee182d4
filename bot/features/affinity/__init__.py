"""What speaks for two people meeting, and against it: pure decisions. No command, no tables."""
