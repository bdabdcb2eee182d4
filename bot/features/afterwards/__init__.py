"""After two have met: again some time, or rather not; and a question where three rounds went by without a word."""
