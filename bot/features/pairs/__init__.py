"""What pairs of all kinds share: the date that they set, and how a meeting of two runs."""
