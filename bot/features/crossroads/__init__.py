"""How a circle pauses, merges, ends. Command: `/circle pause`, `resume`, `end`, `merge`. Table: merge_offers."""
