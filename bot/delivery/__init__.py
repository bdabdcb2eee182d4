"""When something is posted, and that it is posted once: plan, claim, send, and what an answer means."""
