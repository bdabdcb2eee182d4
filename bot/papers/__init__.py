"""What is said about Zirkel to whoever has to approve it: each field, what for, who sees it, how long it stays."""
