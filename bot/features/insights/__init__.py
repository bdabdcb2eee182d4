"""Insight cards: kept in a circle, found by the company. Command: `/zirkel find`. Tables: insights, insight_authors."""
