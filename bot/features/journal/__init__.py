"""`/reflect log`: all that somebody has written, found, changed, deleted by them. No table of its own."""
