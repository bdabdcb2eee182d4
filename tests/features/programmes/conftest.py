"""A programme that Ana offers, with those who apply."""

from tests.features.proposals.conftest import offered

__all__ = ["offered"]
