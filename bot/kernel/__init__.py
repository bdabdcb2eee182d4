"""Words as enums and pure rules that everything else may import; standard library only."""
