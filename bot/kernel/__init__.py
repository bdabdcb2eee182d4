"""Pure vocabulary and rules that everything else may import; standard library only."""
