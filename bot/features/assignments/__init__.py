"""Who has which role in which session: assigned, offered, taken over, declined; role cards. Table: role_turns."""
