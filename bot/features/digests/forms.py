"""What the digest's button carries: topics reads it."""
