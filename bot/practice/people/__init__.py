"""The people of the workspace: what they do, and what they fill in."""
