"""A live session led phase by phase, from the call to start to the end. Table: phase_runs."""
