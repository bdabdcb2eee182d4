"""A programme that Ana offers, with those who apply."""

from tests.features.proposals.test_proposals import offered

__all__ = ["offered"]
