"""The practice workspace in a browser: pages for people, on the same server, over the same state."""
