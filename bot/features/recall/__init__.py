"""Recall: what one wrote comes back as a question, on days 2, 7, 21 and 60. Tables: recall_notes, recall_asks."""
