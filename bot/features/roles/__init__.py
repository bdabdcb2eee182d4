"""Roles: who moderates, documents, reflects; fair over a season, with decline and swap. Table: role_turns."""
