"""The rounds of coaching: who is paired, told, asked midway. Tables: coaching_rounds, coaching_pairs, pair_seats."""
