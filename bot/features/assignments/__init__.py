"""Who has which role in which session: handed out, offered, taken over, declined; role cards. Table: role_turns."""
