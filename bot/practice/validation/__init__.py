"""What Slack refuses: blocks, views, messages, manifests."""
