"""Zirkel: learning circles that choose their topics and take turns in their roles."""
