"""Speaking with Slack: requests in, calls out, sizes and traps. Knows neither SQLAlchemy nor features."""
