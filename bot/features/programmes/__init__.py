"""Programmes: who may offer them, their frame, the invitation, applications. Command: `/zirkel programme`."""
