"""How somebody wants to be paired, a round that they skip, and the next round counted. Command: `/coach`."""
