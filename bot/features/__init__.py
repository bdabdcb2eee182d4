"""The product: one folder a feature; what each may import is written in pyproject.toml."""
