"""The state of the workspace, and what changes in it."""
