"""Which applicants to a programme could be in a circle together, and what speaks for it. No command, no tables."""
