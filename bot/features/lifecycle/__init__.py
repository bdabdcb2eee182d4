"""How a circle pauses, goes on, ends, and decides how to go on. Commands: `/circle pause`, `resume`, `end`."""
