"""Slack's Web API, as far as an app uses it."""
