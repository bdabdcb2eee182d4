"""Who is paired with whom: pure decisions for the rounds of coaching. No command, no tables."""
