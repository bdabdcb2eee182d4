"""Reflections: two minutes after a session, and plans. Command: `/reflect`. Tables: reflections, commitments."""
