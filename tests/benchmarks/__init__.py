"""Measurements, side by side in one run: ratios count. Never part of the tests."""
