"""Plans: what became of them, who may ask about them, what is used of it later. Tables: commitments, later_uses."""
