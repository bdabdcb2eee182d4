"""Who is in a circle with whom, formed from applications to a programme. No command, no tables."""
