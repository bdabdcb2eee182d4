"""A Slack-like workspace on this machine that the real app connects to over Slack's own wire."""
