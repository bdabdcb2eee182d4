"""Feedback that members ask each other for, read by whoever asked; and thanks. Tables: feedback, thanks."""
