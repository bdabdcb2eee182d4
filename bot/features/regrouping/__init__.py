"""A coaching pair that loses somebody in the middle of a round: whoever is left finds somebody new in it."""
