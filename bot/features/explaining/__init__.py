"""Explaining: after a session others say with a tap that it helped, and whoever explained hears so. Table: helped."""
