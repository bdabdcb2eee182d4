"""A circle's goal and ground rules, written at its kick-off; at its closing what it can do now. Columns of circles."""
