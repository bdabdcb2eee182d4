"""A circle's goal and ground rules: written at its kick-off, shown when it looks back. Columns: circles.goal, rules."""
